import { accountOf, type Monitor } from '../collecting/run.ts'
import type { DestinationCategory } from '../flows/category.ts'
import type { Via } from '../network/network.ts'
import type { ChargeName, Charges } from './charges.ts'
import { flowsIn } from './edge.ts'
import type { Account } from './end-accounts.ts'
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
  /** Null where it is not known, and where nothing is billed. Of two accounts under one charge, the first has its flows and bytes. */
  readonly billedAccountId: Account
}

const CHARGES = [
  ['inter_az', 'interAz'],
  ['nat', 'nat'],
  ['endpoint', 'endpoint'],
  ['transit', 'transit'],
  ['inter_region', 'interRegion'],
] as const satisfies readonly (readonly [ChargeName, keyof Charges])[]

/** The charges of a flow with their dollars; `free` or `unpriced` where there are none. */
export function chargesOf({ charges, unpriced }: PricedFlow): { charge: DailyRow['charge']; usd: number }[] {
  const paid = CHARGES.flatMap(([charge, field]) => (charges[field] > 0 ? [{ charge, usd: charges[field] }] : []))
  if (paid.length > 0) return paid
  return [{ charge: unpriced === null ? 'free' : 'unpriced', usd: 0 }]
}

/** What of a flow one account is billed. */
export interface Bill {
  readonly charge: ChargeName
  /** Null for one that is not known. */
  readonly account: Account
  readonly usd: number
}

/** The charges of a flow by the accounts that are billed, which add up to its dollars. */
export function billsOf({ charges, billed, seenBy }: PricedFlow): Bill[] {
  const own = accountOf(seenBy)
  return CHARGES.flatMap(([charge, field]) => {
    const usd = charges[field]
    if (!(usd > 0)) return []
    const accounts = billed?.[field] ?? [own]
    return [...new Set(accounts)].map((account) => ({
      ...{ charge, account },
      usd: (usd * accounts.filter((one) => one === account).length) / accounts.length,
    }))
  })
}

/** Sums the flows of a monitor's day, in a fixed order: dearest first, then largest, then by name. */
export function dailyRows(flows: readonly PricedFlow[]): DailyRow[] {
  const sums = new Map<string, { -readonly [Field in keyof DailyRow]: DailyRow[Field] }>()
  for (const flow of flows) {
    const bills = billsOf(flow)
    const rows = bills.length > 0 ? bills : chargesOf(flow).map((one) => ({ ...one, account: null }))
    for (const [index, { charge, account, usd }] of rows.entries()) {
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
        billedAccountId: account,
      }
      const id = JSON.stringify(names)
      const sum = sums.get(id) ?? { ...names, seenBy: flow.seenBy, flows: 0, bytes: 0, bytesOnce: 0, usd: 0 }
      sums.set(id, sum)
      // Whoever sums the rows of a charge has its bytes once, whoever is billed.
      const isFirst = rows[index - 1]?.charge !== charge
      if (isFirst) sum.flows += flowsIn(flow)
      if (isFirst) sum.bytes += flow.bytes
      if (index === 0) sum.bytesOnce += flow.bytes
      sum.usd += usd
    }
  }
  return [...sums]
    .toSorted(([idA, a], [idB, b]) => b.usd - a.usd || b.bytes - a.bytes || (idA < idB ? -1 : 1))
    .map(([, row]) => row)
}
