import { providerNamed } from '../identities/owners.ts'
import { firstOf, type Kind } from './kind.ts'
import { callersInWords } from './nat-flows.ts'

/** By the provider's category, in the list of owners, where it has no advice of its own. */
const ADVICE: Readonly<Record<string, string>> = {
  'container registry':
    'Pull images through an Amazon ECR pull-through cache, with endpoints for ECR and S3, and keep them on the nodes (imagePullPolicy: IfNotPresent).',
  'artifact registry': 'Run a caching proxy for packages and artifacts in the VPC.',
  'package registry': 'Run a caching proxy for packages in the VPC, and bake dependencies into images.',
  'OS packages': 'Run a mirror in the VPC, and bake packages into images instead of fetching them at start.',
  'code and CI': 'Use shallow clones, and mirror or cache what builds fetch repeatedly.',
  observability: 'Sample and drop at the collector, and send compressed batches.',
  'object storage': 'Compress objects, and cache what is fetched repeatedly.',
}
const ANY_ADVICE = 'Compress what is sent, and cache what is fetched repeatedly.'

/** What stays with the NAT gateway: less of it. */
export const sendLess: Kind = {
  kind: 'send-less',
  lever: 'volume',
  parts: ['nat'],
  restsOn: [],
  subjectOf: ({ identity, source }) =>
    identity?.owner && identity.owner !== 'AWS' && source.vpcId !== null ? `${source.vpcId}/${identity.owner}` : null,
  claims: ({ flow, part }) => flow.via === 'nat' && part === 'nat',
  draft: (one) => {
    const { identity } = firstOf(one)
    if (!identity?.owner) return null
    const provider = providerNamed(identity.owner)
    return {
      title: `Send less to ${identity.owner}, or fetch less of it`,
      grossUsd: one.usd,
      savingIs: 'at_most',
      assumes: [
        provider?.advice ?? ADVICE[provider?.category ?? ''] ?? ANY_ADVICE,
        `For ${callersInWords(one.stakes.map(({ flow }) => flow))}. Flows do not show how much of it can go: this is the full NAT data processing cost.`,
      ],
      risks: [],
      check: 'Its bytes go down in the next report.',
      change: null,
    }
  },
}
