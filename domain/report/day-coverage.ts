import { bytesByHour, bytesByMonitor, countedBytes, unseenBytes } from '../collecting/counted-bytes.ts'
import { coverageOf, type SliceCoverage } from '../collecting/coverage.ts'
import { type CutHour, cutHours } from '../collecting/cut-hours.ts'
import type { Cut } from '../collecting/gap.ts'
import type { SliceOutcome } from '../collecting/run.ts'
import { silentSlices } from '../collecting/silence.ts'
import { onceByCategory } from '../flows/repeats.ts'
import type { ArchivedDay } from './archived-day.ts'
import type { Coverage } from './report.ts'

/** What a day has and lacks, before it is priced. */
export interface DayCoverage extends SliceCoverage {
  readonly cuts: readonly Cut[]
  readonly cutHours: readonly CutHour[]
  readonly counted: Omit<Coverage['counted'], 'natGateways'>
}

export function dayCoverageOf(
  { run, raw, totals }: Pick<ArchivedDay, 'run' | 'raw' | 'totals'>,
  outcomes: readonly SliceOutcome[],
  bytesPerGigabyte: number,
): DayCoverage {
  const names = run.monitors.map(({ name }) => name)
  const silent = silentSlices(run, raw.slices, raw.observations, totals)
  const rows = onceByCategory(raw.observations, Date.parse(run.from))
  // Other runs of the day may have asked for more monitors.
  const own = Object.fromEntries(Object.entries(totals.monitors).filter(([name]) => names.includes(name)))
  const monitors = countedBytes(bytesByMonitor(names, rows), own, { asked: askedOf(totals), bytesPerGigabyte })
  return {
    ...coverageOf(run, names, raw.slices, outcomes, silent),
    cuts: raw.cuts,
    cutHours: cutHours(raw.cuts, run, { seen: bytesByHour(run, rows), counted: totals.hours, bytesPerGigabyte }),
    counted: { until: totals.until, monitors, unseen: unseenBytes(monitors, bytesPerGigabyte) },
  }
}

/** What CloudWatch was asked for: nothing, where it could not be asked. */
export const askedOf = ({ asked, problem }: ArchivedDay['totals']) => (problem === null ? asked : [])
