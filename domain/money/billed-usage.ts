/** The charges whose usage types a bill shows by themselves. */
export const BILLED_CHARGES = ['inter_az', 'nat', 'endpoint'] as const

export type BilledCharge = (typeof BILLED_CHARGES)[number]

/** What Cost Explorer billed the account for a UTC day in the region: an object of `bill/`. */
export interface BilledUsage {
  readonly schema: 1
  /** `YYYY-MM-DD`, UTC. */
  readonly day: string
  /** Absent where nothing was billed. */
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
    /** Null where the archive holds no report of the day. */
    readonly estimatedUsd: number | null
  }[]
  readonly problem: string | null
}

/** Days that Cost Explorer takes until a day's usage is whole: it refreshes once a day, and lags behind by another. */
export const DAYS_UNTIL_BILLED = 2

/**
 * First part of a region's usage types. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/aws-usage-report-understand.html
 * and the price lists; us-east-1 has none for EC2 and data transfer, and USE1 for VPC endpoints.
 */
const PREFIXES: Readonly<Record<string, string>> = {
  'us-east-1': '',
  'us-east-2': 'USE2-',
  'us-west-1': 'USW1-',
  'us-west-2': 'USW2-',
  'ca-central-1': 'CAN1-',
  'eu-west-1': 'EU-',
  'eu-west-2': 'EUW2-',
  'eu-west-3': 'EUW3-',
  'eu-central-1': 'EUC1-',
  'eu-north-1': 'EUN1-',
  'ap-south-1': 'APS3-',
  'ap-southeast-1': 'APS1-',
  'ap-southeast-2': 'APS2-',
  'ap-northeast-1': 'APN1-',
  'ap-northeast-2': 'APN2-',
  'ap-northeast-3': 'APN3-',
  'sa-east-1': 'SAE1-',
}

/** Usage types of the charges in a region; undefined for a region whose prefix is not known. */
export function usageTypesOf(region: string): Record<BilledCharge, string> | undefined {
  if (!Object.hasOwn(PREFIXES, region)) return undefined
  const prefix = PREFIXES[region] ?? ''
  return {
    inter_az: `${prefix}DataTransfer-Regional-Bytes`,
    nat: `${prefix}NatGateway-Bytes`,
    endpoint: `${prefix || 'USE1-'}VpcEndpoint-Bytes`,
  }
}

/** The bill of a day beside the estimates of its report, which may be missing. */
export function billComparison(
  { day, byCharge, problem }: BilledUsage,
  estimates: readonly { readonly charge: string; readonly usd: number }[] | undefined,
  timeZone: string,
): BillComparison {
  const estimated = (charge: BilledCharge) =>
    estimates === undefined ? null : (estimates.find((one) => one.charge === charge)?.usd ?? 0)
  return {
    day,
    otherDays: timeZone === 'UTC' ? null : timeZone,
    lines:
      problem === null
        ? BILLED_CHARGES.map((charge) => ({
            charge,
            billedGigabytes: byCharge[charge]?.gigabytes ?? 0,
            billedUsd: byCharge[charge]?.usd ?? 0,
            estimatedUsd: estimated(charge),
          })).filter(({ billedUsd, estimatedUsd }) => billedUsd > 0 || (estimatedUsd ?? 0) > 0)
        : [],
    problem,
  }
}
