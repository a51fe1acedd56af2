import { providerNamed } from '../identities/owners.ts'
import { sum } from '../sums.ts'
import { inspectionRisks, isInspected } from './inspection.ts'
import { firstOf, gigabytesOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, subnetOfEachZone } from './nat-flows.ts'

/** A provider's service through a NAT gateway, where the provider offers a way that spares it. */
export const privateConnectivity: Kind = {
  kind: 'private-connectivity',
  // A provider's endpoint has an address of the VPC, and nothing tells whose it is.
  lever: null,
  parts: ['nat', 'endpoint'],
  restsOn: ['subnets', 'zones'],
  subjectOf: ({ identity, source }) => {
    const offer = identity?.privateConnectivity
    if (!identity?.owner || source.vpcId === null) return null
    return offer === 'privatelink' || offer === 'both' || offer === 'vpc-peering'
      ? `${source.vpcId}/${identity.owner}`
      : null
  },
  claims: ({ flow, part }) => flow.via === 'nat' && part === 'nat' && !isInspected(flow),
  draft: (one, day) => {
    const { identity, monitor } = firstOf(one)
    const rates = day.ratesOf(monitor)
    if (!identity?.owner || !rates || rates.endpointUsdPerZoneHour === null) return null
    const flows = stakedFlows(one)
    const zones = subnetOfEachZone(flows).size
    const gigabytes = gigabytesOf(sum(flows.map(({ bytes }) => bytes)), day)
    const provider = providerNamed(identity.owner)
    const isPeering = identity.privateConnectivity === 'vpc-peering'
    return {
      title: `Reach ${identity.owner} over ${isPeering ? 'VPC peering' : 'PrivateLink'} instead of the NAT gateway`,
      grossUsd: isPeering ? one.usd : one.usd - gigabytes * day.endpointUsdPerGbOf(monitor),
      fixedUsd: isPeering ? 0 : zones * rates.endpointUsdPerZoneHour * day.hours,
      savingIs: 'at_most',
      assumes: [
        `${identity.owner} offers it${provider?.doc ? ` (${provider.doc})` : ''} in this region and in your plan: ask them for the service name.`,
        `It serves ${callersInWords(flows)}. What ${identity.owner} charges for it is not counted${isPeering ? ', nor is crossing zones on the way' : ''}.`,
      ],
      risks: [...inspectionRisks(flows), 'Clients must use its private hostname if it has one.'],
      check:
        'The next report no longer shows these bytes under NAT gateway. The saving is not measured, because nothing tells whose endpoint carries them.',
      change: null,
    }
  },
}
