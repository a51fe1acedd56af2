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

/** What Cost Explorer billed the account for a UTC day in the region: an object of `bill/`. */
export interface BilledUsage {
  readonly schema: 1
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Of every charge that Cost Explorer was asked for, at nothing where it billed none. */
  readonly byCharge: Readonly<Partial<Record<BilledCharge, { readonly gigabytes: number; readonly usd: number }>>>
  /** Why there is nothing, in a sentence; null where Cost Explorer answered. */
  readonly problem: string | null
}

/** A day's bill beside the estimate of the report of that day. */
export interface BillComparison {
  readonly day: string
  /** The report's time zone where its days are not those of the bill, which are UTC; null where they are. */
  readonly otherDays: string | null
  readonly lines: readonly {
    readonly charge: BilledCharge
    readonly billedGigabytes: number
    readonly billedUsd: number
    /** Null where no report of the day tells it. */
    readonly estimatedUsd: number | null
  }[]
  readonly problem: string | null
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
export const isWholeBill = ({ byCharge, problem }: BilledUsage) =>
  problem === null && BILLED_CHARGES.every((charge) => byCharge[charge] !== undefined)

/** What a report has of an account's charges in a region. */
interface BilledReport {
  readonly totals: { readonly byCharge: Estimates }
  readonly byAccount?: readonly {
    readonly accountId: string | null
    readonly region: string
    readonly byCharge: Estimates
  }[]
}

type Estimates = readonly { readonly charge: string; readonly usd: number }[]

/** A report's estimates of what one account is billed in one region; undefined where it does not tell them from others'. */
export const estimatesOf = (
  { totals, byAccount }: BilledReport,
  own: { readonly accountId: string; readonly region: string } | undefined,
): Estimates | undefined =>
  byAccount === undefined
    ? totals.byCharge
    : byAccount.find(({ accountId, region }) => accountId === own?.accountId && region === own.region)?.byCharge

/** The bill of a day beside the estimates of its report, which may be missing. */
export function billComparison(
  { day, byCharge, problem }: BilledUsage,
  estimates: Estimates | undefined,
  timeZone: string,
): BillComparison {
  const estimated = (charge: BilledCharge) =>
    estimates === undefined ? null : (estimates.find((one) => one.charge === charge)?.usd ?? 0)
  return {
    day,
    otherDays: timeZone === 'UTC' ? null : timeZone,
    lines: BILLED_CHARGES.flatMap((charge) => {
      const billed = byCharge[charge]
      if (billed === undefined) return []
      return [{ charge, billedGigabytes: billed.gigabytes, billedUsd: billed.usd, estimatedUsd: estimated(charge) }]
    }).filter(({ billedUsd, estimatedUsd }) => billedUsd > 0 || (estimatedUsd ?? 0) > 0),
    problem,
  }
}
