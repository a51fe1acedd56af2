import type { PricedFlow } from '../money/priced-flow.ts'
import { crossingUsd, type Day, firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, WAY_OUT } from './nat-flows.ts'
import { PUBLIC_ADDRESS_USD_PER_HOUR } from './nat-per-zone.ts'

/** An instance that takes what is not for itself, and hands it to the internet. Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html */
const leavesByInstance = ({ via, path, gateway }: PricedFlow, { network }: Day) =>
  via === 'instance' && path.end === 'public' && network.interface(gateway ?? '')?.checksAddresses === false

/**
 * Pods that leave through a NAT instance of another zone, and pay the crossing. A NAT gateway in its place takes more by the byte than
 * that, so another instance is all that saves.
 */
export const natInstance: Kind = {
  kind: 'nat-instance',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: [...WAY_OUT, 'interfaces', 'zones'],
  subjectOf: (flow, day) =>
    leavesByInstance(flow, day) && flow.source.vpcId !== null && flow.source.azId !== null
      ? `${flow.source.vpcId}/${flow.source.azId}`
      : null,
  // What pays more than one crossing calls a host of the region: that stays.
  claims: ({ flow, part, usd }, day) =>
    part === 'inter_az' &&
    flow.pays.includes('zone to the instance') &&
    usd <= crossingUsd(flow, day) * (1 + Number.EPSILON * 8),
  draft: (one, day) => {
    const first = firstOf(one)
    const rates = day.ratesOf(first.monitor)
    const flows = stakedFlows(one)
    const instances = [...new Set(flows.flatMap(({ gateway }) => gateway ?? []))].toSorted().join(', ')
    const { azId: zone } = first.source
    if (!rates || zone === null) return null
    return {
      title: `Put a NAT instance into ${zone}, which leaves by ${instances} of another zone`,
      grossUsd: one.usd,
      fixedUsd: PUBLIC_ADDRESS_USD_PER_HOUR * rates.priceFactor * day.hours,
      savingIs: 'at_most',
      assumes: [
        `It spares the crossing to ${instances}, $${(2 * rates.interAzUsdPerGbEachDirection).toFixed(3)} a gigabyte, which ${callersInWords(flows)} pay. Its public address is taken off; what the instance costs by the hour is not, as that is its type's: it pays where that is less than this.`,
        `A NAT gateway takes $${rates.natUsdPerGb.toFixed(3)} a gigabyte, and its hours: in place of an instance it costs more, and needs no care.`,
      ],
      risks: [
        'One more machine to patch and to watch: where it fails, its zone has no way out until its routes lead elsewhere.',
        'Its bandwidth is that of its type, and calls come from another public address: whoever lets them in by the one of now must learn it first.',
      ],
      check: 'The next report has no crossing to an instance from this zone.',
      change: null,
    }
  },
}
