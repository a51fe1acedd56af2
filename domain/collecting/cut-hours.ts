import { hoursOf, type Interval } from '../day.ts'
import type { Cut } from './gap.ts'
import type { Totals } from './totals.ts'

/** An hour of a monitor in which answers held less than they should: what they lack is not in the figures. */
export interface CutHour {
  readonly monitor: string
  readonly from: string
  readonly to: string
  /** Categories of those answers. */
  readonly categories: readonly string[]
  /** Windows of five minutes that still came back with 500 rows. */
  readonly windows: number
  /** Rows that told no number of bytes. */
  readonly brokenRows: number
  /** What CloudWatch counted in the hour beyond all rows of the monitor; null where it tells nothing of that. */
  readonly unseenBytes: number | null
  readonly unseenGigabytes: number | null
}

/** Cuts by the hour, in order. `seen`: bytes in the rows, by monitor and start of the hour (`<monitor> <start>`). */
export function cutHours(
  cuts: readonly Cut[],
  day: Interval,
  {
    seen,
    counted,
    bytesPerGigabyte,
  }: {
    readonly seen: ReadonlyMap<string, number>
    readonly counted: Totals['hours']
    readonly bytesPerGigabyte: number
  },
): CutHour[] {
  return hoursOf(day).flatMap(({ from, to }) => {
    const own = cuts.filter((cut) => cut.from >= from && cut.from < to)
    return [...Map.groupBy(own, ({ monitor }) => monitor)].map(([monitor, ofMonitor]) => {
      const total = counted?.[monitor]?.[from]
      const unseen = total === undefined ? null : Math.max(0, total - (seen.get(`${monitor} ${from}`) ?? 0))
      return {
        ...{ monitor, from, to },
        categories: [...new Set(ofMonitor.map(({ category }) => category))],
        windows: ofMonitor.filter(({ brokenRows }) => brokenRows === undefined).length,
        brokenRows: ofMonitor.reduce((sum, { brokenRows = 0 }) => sum + brokenRows, 0),
        unseenBytes: unseen,
        unseenGigabytes: unseen === null ? null : unseen / bytesPerGigabyte,
      }
    })
  })
}
