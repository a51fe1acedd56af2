import type { PricedFlow } from '../money/priced-flow.ts'
import { crossingUsd, type Day, firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, WAY_OUT } from './nat-flows.ts'
import { PUBLIC_ADDRESS_USD_PER_HOUR } from './nat-per-zone.ts'

/** An instance that takes what is not for itself, and hands it to the internet: a NAT instance, or a firewall. Source: https://docs.aws.amazon.com/vpc/latest/userguide/VPC_NAT_Instance.html */
const leavesByInstance = ({ via, path, gateway }: PricedFlow, { network }: Day) =>
  via === 'instance' && path.end === 'public' && network.interface(gateway ?? '')?.checksAddresses === false

/**
 * Pods that leave through an instance of another zone, and pay the crossing. A NAT gateway in its place takes more by the byte than
 * that, and inspects nothing, so another such instance is all that saves.
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
      title: `Run a forwarding instance in ${zone}: its calls go out through ${instances} in another zone`,
      grossUsd: one.usd,
      fixedUsd: PUBLIC_ADDRESS_USD_PER_HOUR * rates.priceFactor * day.hours,
      savingIs: 'at_most',
      assumes: [
        `${callersInWords(flows)} no longer pay $${(2 * rates.interAzUsdPerGbEachDirection).toFixed(3)} a gigabyte to reach ${instances}. The price of the new public address is subtracted. The price of the instance is not, because it depends on its type: this pays off only if the instance costs less a month than the saving.`,
        `A NAT gateway would cost more: $${rates.natUsdPerGb.toFixed(3)} a gigabyte and an hourly price. In return, AWS runs it for you.`,
        `Whether ${instances} is a NAT instance or a firewall is not known: the new instance must do everything that it does.`,
      ],
      risks: [
        'You have one more machine to patch and watch. If it fails, its zone has no way out until its routes point elsewhere.',
        'Its bandwidth depends on its type. Calls come from a new public address: add it first wherever the current one is allowed.',
      ],
      check: 'The next report shows no crossing to an instance from this zone.',
      change: null,
    }
  },
}
