import { homeAccountOf, type Run } from '../collecting/run.ts'
import { type SourceValues, valueIsOf } from '../flows/source-values.ts'
import type { SummedDay } from '../hours/summed-day.ts'
import { placeOfSource } from '../source.ts'
import type { Coverage } from './report.ts'

/** What each source's values were taken for, beside what its own pairs tell; those of the stack's own account and region come first. */
export function calibrationsTaken(
  run: Pick<Run, 'home' | 'monitors'>,
  calibrations: SummedDay['calibrations'],
  values: SourceValues,
): Pick<Coverage, 'calibration' | 'calibrationElsewhere'> {
  const taken = [...calibrations].map(([source, measured]) => ({
    source,
    ...measured,
    valueIs: valueIsOf(values, source),
  }))
  type Taken = (typeof taken)[number]
  const [{ source: _, ...calibration }, ...others] = taken as [Taken, ...Taken[]]
  if (others.length === 0) return { calibration }
  const own = { accountId: homeAccountOf(run) ?? '' }
  return { calibration, calibrationElsewhere: others.map((one) => ({ ...one, ...placeOfSource(one.source, own) })) }
}
