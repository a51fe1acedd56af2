import type { Verdict } from '../collecting/counted-bytes.ts'
import { type Cut, type Gap, hoursWithout } from '../collecting/gap.ts'
import type { Monitor, Run } from '../collecting/run.ts'
import { hoursOf, type Interval } from '../day.ts'
import type { Knowledge, PricedFlow } from './priced-flow.ts'
import type { Rates } from './prices.ts'
import { totalsOf } from './totals.ts'
import { mayLackDollars } from './unread.ts'

/** A row of the `days` table: what a monitor's figures of a day are, and what they stand on. */
export interface MonitorDay extends Interval {
  readonly seenBy: Monitor
  readonly timeZone: string
  /** `missing` where no hour has its answer and there is no flow: nothing is known then. */
  readonly status: 'ok' | 'partial' | 'low_coverage' | 'unpriced' | 'missing'
  readonly hours: number
  readonly hoursComplete: number
  readonly cuts: number
  /** Each connection once; null of a day that is missing, as are the dollars and the share. */
  readonly bytes: number | null
  readonly usd: number | null
  /** Part of the bytes with neither a price nor a bound, 0 to 1. */
  readonly unknownShare: number | null
  /** In the rows as they came, of both ends. */
  readonly rowBytes: number
  /** The same as CloudWatch counted it; null where it did not. */
  readonly cloudWatchBytes: number | null
  readonly bytesPerGigabyte: number
  /** Undefined where no price is known, as of a day that is missing. */
  readonly rates: Rates | undefined
  readonly endpointUsdPerGb: number | null
}

/** What a day has and lacks. */
export interface DayParts {
  readonly flows: readonly PricedFlow[]
  readonly gaps: readonly Gap[]
  readonly cuts: readonly Cut[]
  readonly counted: {
    readonly monitors: readonly {
      readonly name: string
      readonly bytes: number
      readonly cloudWatchBytes: number | null
      readonly verdict: Verdict
    }[]
  }
}

/** What the dollars of a day stand on. */
export interface DayPricing extends Pick<Knowledge, 'ratesOf' | 'endpointUsdPerGbOf'> {
  /** Whether EC2 told of every part of the network. */
  readonly knowsNetwork: boolean
}

/** The day of each monitor of a run; without `pricing` where nothing was priced. */
export function monitorDays(
  run: Pick<Run, 'monitors' | 'from' | 'to' | 'timeZone'>,
  { flows, gaps, cuts, counted }: DayParts,
  bytesPerGigabyte: number,
  pricing?: DayPricing,
): MonitorDay[] {
  const { from, to, timeZone } = run
  const hours = hoursOf(run)
  return run.monitors.map((seenBy) => {
    const { name } = seenBy
    const own = flows.filter(({ monitor }) => monitor === name)
    const ownGaps = gaps.filter(({ monitor }) => monitor === name)
    const ownCuts = cuts.filter(({ monitor }) => monitor === name).length
    const complete = hoursWithout(ownGaps, hours)
    const isMissing = complete === 0 && own.length === 0
    const { bytes, usd, unknownShare, mostlyPriced } = totalsOf(own, bytesPerGigabyte)
    const isWhole = ownGaps.length === 0 && ownCuts === 0
    const rates = pricing?.ratesOf(name)
    const isRead = !mayLackDollars(own, () => rates, bytesPerGigabyte)
    const isPriced = mostlyPriced && isRead && (pricing?.knowsNetwork ?? false)
    const seen = counted.monitors.find((one) => one.name === name)
    const isLow = seen?.verdict === 'beyond'
    return {
      ...{ seenBy, from, to, timeZone, bytesPerGigabyte, rates },
      status: isMissing ? 'missing' : !isWhole ? 'partial' : isLow ? 'low_coverage' : isPriced ? 'ok' : 'unpriced',
      hours: hours.length,
      hoursComplete: complete,
      cuts: ownCuts,
      ...(isMissing ? { bytes: null, usd: null, unknownShare: null } : { bytes, usd, unknownShare }),
      rowBytes: seen?.bytes ?? 0,
      cloudWatchBytes: seen?.cloudWatchBytes ?? null,
      endpointUsdPerGb: (rates && pricing?.endpointUsdPerGbOf(name)) ?? null,
    }
  })
}
