import { archivedSlices, sliceId } from '../archive-key.ts'
import { countedBytes, unseenBytes } from '../collecting/counted-bytes.ts'
import { coverageOf, type SliceCoverage } from '../collecting/coverage.ts'
import { type CutHour, cutHours } from '../collecting/cut-hours.ts'
import type { Cut } from '../collecting/gap.ts'
import type { SliceOutcome } from '../collecting/run.ts'
import { silentSlices } from '../collecting/silence.ts'
import { askedOf } from '../collecting/totals.ts'
import { sum } from '../sums.ts'
import type { ArchivedDay } from './archived-day.ts'
import type { Coverage } from './report.ts'

/** What a day has and lacks, before it is priced. */
export interface DayCoverage extends SliceCoverage {
  readonly cuts: readonly Cut[]
  readonly cutHours: readonly CutHour[]
  readonly counted: Omit<Coverage['counted'], 'natGateways'>
}

export function dayCoverageOf(
  { run, hours, refusals, totals }: Pick<ArchivedDay, 'run' | 'hours' | 'refusals' | 'totals'>,
  outcomes: readonly SliceOutcome[],
  bytesPerGigabyte: number,
): DayCoverage {
  const names = run.monitors.map(({ name }) => name)
  const slices = archivedSlices([...refusals, ...hours.flatMap(({ raw }) => raw)])
  const cuts = hours.flatMap((hour) => hour.cuts)
  const bySlice = new Map(
    hours.flatMap(({ from, rowBytes }) => names.map((name) => [sliceId(name, from), rowBytes[name] ?? 0] as const)),
  )
  const byMonitor = new Map(names.map((name) => [name, sum(hours.map(({ rowBytes }) => rowBytes[name] ?? 0))]))
  const silent = silentSlices(run, slices, bySlice, totals)
  // Other runs of the day may have asked for more monitors.
  const own = Object.fromEntries(Object.entries(totals.monitors).filter(([name]) => names.includes(name)))
  const monitors = countedBytes(byMonitor, own, { asked: askedOf(totals), bytesPerGigabyte })
  return {
    ...coverageOf(run, names, slices, outcomes, silent),
    cuts,
    cutHours: cutHours(cuts, run, { seen: bySlice, counted: totals.hours, bytesPerGigabyte }),
    counted: { until: totals.until, monitors, unseen: unseenBytes(monitors, bytesPerGigabyte) },
  }
}
