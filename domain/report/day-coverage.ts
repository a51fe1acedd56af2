import { coverageOf, type SliceCoverage } from '../collecting/coverage.ts'
import type { SliceOutcome } from '../collecting/run.ts'
import { silentSlices } from '../collecting/silence.ts'
import { onceByCategory } from '../flows/repeats.ts'
import type { ArchivedDay } from './archived-day.ts'
import { bytesByMonitor, countedBytes } from './counted-bytes.ts'
import type { Coverage } from './report.ts'

/** What a day has and lacks, before it is priced. */
export interface DayCoverage extends SliceCoverage {
  readonly cuts: Coverage['cuts']
  readonly counted: Omit<Coverage['counted'], 'natGateways'>
}

export function dayCoverageOf(
  { run, raw, totals }: Pick<ArchivedDay, 'run' | 'raw' | 'totals'>,
  outcomes: readonly SliceOutcome[],
  bytesPerGigabyte: number,
): DayCoverage {
  const names = run.monitors.map(({ name }) => name)
  const silent = silentSlices(run, raw.slices, raw.observations, totals)
  const seen = bytesByMonitor(names, onceByCategory(raw.observations, Date.parse(run.from)))
  // Other runs of the day may have asked for more monitors.
  const own = Object.fromEntries(Object.entries(totals.monitors).filter(([name]) => names.includes(name)))
  return {
    ...coverageOf(run, names, raw.slices, outcomes, silent),
    cuts: raw.cuts,
    counted: { until: totals.until, monitors: countedBytes(seen, own, bytesPerGigabyte) },
  }
}
