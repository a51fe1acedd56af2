import type { Monitor } from '../collecting/run.ts'
import type { DestinationCategory } from '../flows/category.ts'
import type { Via } from '../network/network.ts'
import type { ChargeName } from './charges.ts'
import { flowsIn } from './edge.ts'
import { endpointOf, natGatewayOf, type PricedFlow, sourceNameOf } from './priced-flow.ts'

/** A day's sum per source workload, destination and charge, by zone and Service: what most questions read. */
export interface DailyRow {
  readonly sourceNamespace: string | null
  readonly sourceWorkload: string
  readonly sourceWorkloadKind: string | null
  readonly destinationNamespace: string | null
  readonly destinationWorkload: string | null
  readonly destinationName: string
  readonly destinationOwner: string | null
  readonly category: DestinationCategory
  readonly via: Via
  /** A flow that pays twice (a NAT gateway in another zone) stands under both charges with its bytes. */
  readonly charge: ChargeName | 'free' | 'unpriced'
  readonly flows: number
  readonly bytes: number
  /** Dollars. */
  readonly usd: number
  readonly sourceAzId: string | null
  readonly destinationAzId: string | null
  readonly destinationService: string | null
  readonly seenBy: Monitor | undefined
  /** Of a flow that pays twice under its first charge alone: so each byte counts once over all rows. */
  readonly bytesOnce: number
  readonly natGatewayId: string | null
  readonly endpointId: string | null
  readonly team: string | null
}

/** The charges of a flow with their dollars; `free` or `unpriced` where there are none. */
export function chargesOf(flow: PricedFlow): { charge: DailyRow['charge']; usd: number }[] {
  const { interAz, nat, endpoint, transit, interRegion } = flow.charges
  const paid = (
    [
      ['inter_az', interAz],
      ['nat', nat],
      ['endpoint', endpoint],
      ['transit', transit],
      ['inter_region', interRegion],
    ] as const
  ).flatMap(([charge, usd]) => (usd > 0 ? [{ charge, usd }] : []))
  if (paid.length > 0) return paid
  return [{ charge: flow.unpriced === null ? 'free' : 'unpriced', usd: 0 }]
}

/** Sums the flows of a monitor's day, in a fixed order: dearest first, then largest, then by name. */
export function dailyRows(flows: readonly PricedFlow[]): DailyRow[] {
  const sums = new Map<string, { -readonly [Field in keyof DailyRow]: DailyRow[Field] }>()
  for (const flow of flows) {
    for (const [index, { charge, usd }] of chargesOf(flow).entries()) {
      const names = {
        sourceNamespace: flow.source.namespace,
        sourceWorkload: sourceNameOf(flow),
        sourceWorkloadKind: flow.source.workloadKind,
        destinationNamespace: flow.destination.namespace,
        destinationWorkload: flow.destination.workload,
        destinationName: flow.destinationName,
        destinationOwner: flow.destinationOwner,
        category: flow.category,
        via: flow.via,
        charge,
        sourceAzId: flow.source.azId,
        destinationAzId: flow.destination.azId,
        destinationService: flow.destination.service,
        natGatewayId: natGatewayOf(flow),
        endpointId: endpointOf(flow),
        team: flow.team,
      }
      const id = JSON.stringify(names)
      const sum = sums.get(id) ?? { ...names, seenBy: flow.seenBy, flows: 0, bytes: 0, bytesOnce: 0, usd: 0 }
      sums.set(id, sum)
      sum.flows += flowsIn(flow)
      sum.bytes += flow.bytes
      if (index === 0) sum.bytesOnce += flow.bytes
      sum.usd += usd
    }
  }
  return [...sums]
    .toSorted(([idA, a], [idB, b]) => b.usd - a.usd || b.bytes - a.bytes || (idA < idB ? -1 : 1))
    .map(([, row]) => row)
}
