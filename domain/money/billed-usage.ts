import { defined } from '../defined.ts'
import { monitorOfId, placeOfSource } from '../source.ts'
import { sum } from '../sums.ts'
import type { ChargeName } from './charges.ts'

/** Charges that are summed: one that is bounded alone has no estimate to hold a bill against. */
export type BilledCharge = Exclude<ChargeName, 'inter_region'>

/**
 * What a bill calls the gigabytes of a charge, behind the region's prefix. Peered VPCs have types of their own since 2025-04, regional NAT
 * gateways since they exist. Sources: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-billing-usage-reports.html,
 * https://aws.amazon.com/blogs/networking-and-content-delivery/demystifying-amazon-vpc-peering-charges and the price lists.
 */
const USAGE_TYPES = {
  inter_az: ['DataTransfer-Regional-Bytes', 'VpcPeering-In-Bytes', 'VpcPeering-Out-Bytes'],
  nat: ['NatGateway-Bytes', 'RegionalNatGateway-Bytes'],
  endpoint: ['VpcEndpoint-Bytes'],
  transit: ['TransitGateway-Bytes'],
} as const satisfies Record<BilledCharge, readonly string[]>

export const BILLED_CHARGES = Object.keys(USAGE_TYPES) as readonly BilledCharge[]

/** What Cost Explorer billed an account in a region. */
export interface Billed {
  /** Of every charge that Cost Explorer was asked for, at nothing where it billed none. */
  readonly byCharge: Readonly<Partial<Record<BilledCharge, { readonly gigabytes: number; readonly usd: number }>>>
  /** Why there is nothing, in a sentence; null where Cost Explorer answered. */
  readonly problem: string | null
}

interface InPlace {
  /** 12 digits. */
  readonly accountId: string
  readonly region: string
}

/** The bill of a UTC day, of the stack's own account in its region, and of its sources: an object of `bill/`. */
export interface BilledUsage extends Billed {
  readonly schema: 1
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Whose it is; absent in a bill of an earlier form, which may be that of all accounts that this one pays for. */
  readonly accountId?: string
  /** In the order of the setting `sources`; absent where that names none. */
  readonly others?: readonly (Billed & InPlace)[]
}

interface BillLines {
  readonly lines: readonly {
    readonly charge: BilledCharge
    readonly billedGigabytes: number
    readonly billedUsd: number
    /** Null where no report of the day tells it. */
    readonly estimatedUsd: number | null
  }[]
  readonly problem: string | null
}

/** A day's bill beside the estimate of the report of that day: of the stack's own account in its region. */
export interface BillComparison extends BillLines {
  readonly day: string
  /** The report's time zone where its days are not those of the bill, which are UTC; null where they are. */
  readonly otherDays: string | null
  /** Of the sources, largest bill first; absent where there are none. */
  readonly others?: readonly (InPlace & BillLines)[]
}

/** Days that Cost Explorer takes until a day's usage is whole: it refreshes once a day, and lags behind by another. */
export const DAYS_UNTIL_BILLED = 2

/**
 * First part of a region's usage types. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html
 * and the price lists. us-east-1 has either: `NatGateway-Bytes` and `USE1-RegionalNatGateway-Bytes`.
 */
const PREFIXES: Readonly<Record<string, readonly string[]>> = {
  'us-east-1': ['', 'USE1-'],
  'us-east-2': ['USE2-'],
  'us-west-1': ['USW1-'],
  'us-west-2': ['USW2-'],
  'ca-central-1': ['CAN1-'],
  'eu-west-1': ['EU-'],
  'eu-west-2': ['EUW2-'],
  'eu-west-3': ['EUW3-'],
  'eu-central-1': ['EUC1-'],
  'eu-north-1': ['EUN1-'],
  'ap-south-1': ['APS3-'],
  'ap-southeast-1': ['APS1-'],
  'ap-southeast-2': ['APS2-'],
  'ap-northeast-1': ['APN1-'],
  'ap-northeast-2': ['APN2-'],
  'ap-northeast-3': ['APN3-'],
  'sa-east-1': ['SAE1-'],
}

/** The charge of each usage type that a bill of the region may have; undefined for a region whose prefix is not known. */
export function chargesByUsageType(region: string): ReadonlyMap<string, BilledCharge> | undefined {
  const prefixes = Object.hasOwn(PREFIXES, region) ? PREFIXES[region] : undefined
  return (
    prefixes &&
    new Map(
      BILLED_CHARGES.flatMap((charge) =>
        USAGE_TYPES[charge].flatMap((type) => prefixes.map((prefix) => [`${prefix}${type}`, charge] as const)),
      ),
    )
  )
}

/** Whether every charge was asked for: an answer that was kept before one of them was tells nothing of it. */
export const isWholeBill = ({ byCharge, problem }: Billed) =>
  problem === null && BILLED_CHARGES.every((charge) => byCharge[charge] !== undefined)

/** What a bill tells of the stack's own account; undefined where it may be that of others too. */
export const ownBillIn = (bill: BilledUsage): Billed | undefined => (bill.accountId === undefined ? undefined : bill)

/** What a bill tells of a source. */
export const billedIn = ({ others = [] }: BilledUsage, source: InPlace): Billed | undefined =>
  others.find((one) => isSamePlace(one, source))

/** A bill with all that it told before and does not tell now: who was told once what a day cost does not forget it for want of an answer. */
export function joinedBill(standing: BilledUsage | undefined, now: BilledUsage): BilledUsage {
  if (standing === undefined) return now
  const kept = ({ byCharge, problem }: Billed, before: Billed | undefined): Billed =>
    before?.problem === null && problem !== null ? before : { byCharge, problem }
  const others = now.others?.map((one) => {
    const { byCharge, problem } = kept(one, billedIn(standing, one))
    return { ...one, byCharge, problem }
  })
  const { byCharge, problem } = kept(now, ownBillIn(standing))
  return { ...now, byCharge, problem, ...defined({ others }) }
}

const isSamePlace = (one: InPlace | undefined, other: InPlace | undefined) =>
  one?.accountId === other?.accountId && one?.region === other?.region

/** What a report has of an account's charges in a region. */
interface BilledReport {
  readonly monitors: readonly { readonly name: string; readonly region: string }[]
  readonly totals: { readonly byCharge: Estimates }
  readonly byAccount?: readonly {
    readonly accountId: string | null
    readonly region: string
    readonly byCharge: Estimates
  }[]
}

type Estimates = readonly { readonly charge: string; readonly usd: number }[]

/** A report's estimates of what one account is billed in one region; undefined where it does not tell them from others'. */
export function estimatesOf(
  { monitors: [monitor], totals, byAccount }: BilledReport,
  place: InPlace | undefined,
  home: InPlace | undefined,
): Estimates | undefined {
  if (byAccount !== undefined)
    return byAccount.find((one) => one.accountId === place?.accountId && one.region === place.region)?.byCharge
  // It is about one account and region: that of its monitors.
  const { source } = monitorOfId(monitor?.name ?? '')
  const itsOwn = source === undefined ? home : home && placeOfSource(source, home)
  return isSamePlace(itsOwn, place) ? totals.byCharge : undefined
}

/** The bill of a day beside its report, which may be missing. */
export function billComparison(
  { day, byCharge, problem, others }: BilledUsage,
  report: BilledReport | undefined,
  { timeZone, home }: { readonly timeZone: string; readonly home?: InPlace | undefined },
): BillComparison {
  const besides = (one: Billed, place: InPlace | undefined) => linesOf(one, report && estimatesOf(report, place, home))
  return {
    day,
    otherDays: timeZone === 'UTC' ? null : timeZone,
    ...besides({ byCharge, problem }, home),
    ...defined({
      others: others
        ?.map((one) => ({ accountId: one.accountId, region: one.region, ...besides(one, one) }))
        .toSorted((a, b) => billedOf(b) - billedOf(a)),
    }),
  }
}

const billedOf = ({ lines }: BillLines) => sum(lines.map(({ billedUsd }) => billedUsd))

function linesOf({ byCharge, problem }: Billed, estimates: Estimates | undefined): BillLines {
  const estimated = (charge: BilledCharge) =>
    estimates === undefined ? null : (estimates.find((one) => one.charge === charge)?.usd ?? 0)
  return {
    lines: BILLED_CHARGES.flatMap((charge) => {
      const billed = byCharge[charge]
      if (billed === undefined) return []
      return [{ charge, billedGigabytes: billed.gigabytes, billedUsd: billed.usd, estimatedUsd: estimated(charge) }]
    }).filter(({ billedUsd, estimatedUsd }) => billedUsd > 0 || (estimatedUsd ?? 0) > 0),
    problem,
  }
}
