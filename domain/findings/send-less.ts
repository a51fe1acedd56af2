import { providerNamed } from '../identities/owners.ts'
import { firstOf, type Kind } from './kind.ts'
import { callersInWords } from './nat-flows.ts'

/** By the provider's category, in the list of owners, where it has no advice of its own. */
const ADVICE: Readonly<Record<string, string>> = {
  'container registry':
    'Pull images through a pull-through cache in Amazon ECR, with endpoints for ECR and S3, and keep them on the nodes (imagePullPolicy: IfNotPresent).',
  'artifact registry': 'Put a caching proxy for packages and artifacts into the VPC.',
  'package registry': 'Put a caching proxy for packages into the VPC, and bake dependencies into images.',
  'OS packages': 'Put a mirror into the VPC, and bake packages into images instead of fetching them at start.',
  'code and CI': 'Clone shallow, and keep a mirror or a cache of what builds fetch again.',
  observability: 'Sample and drop at the collector, and send compressed batches.',
  'object storage': 'Compress objects, and cache what is fetched again.',
}
const ANY_ADVICE = 'Compress what is sent, and cache what is fetched again.'

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
        `It is for ${callersInWords(one.stakes.map(({ flow }) => flow))}. How much of it can go is not in a flow: this is all that the NAT gateway takes for it.`,
      ],
      risks: [],
      check: 'Its bytes fall in the next report.',
      change: null,
    }
  },
}
