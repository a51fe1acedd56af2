import { homeAccountOf, type Run } from '../collecting/run.ts'
import { type SourceValues, valueIsOf } from '../flows/source-values.ts'
import type { SummedDay } from '../hours/summed-day.ts'
import { placeOfSource } from '../source.ts'
import type { Coverage, SourceCalibration } from './report.ts'

/** What each source's values were taken for, beside what its own pairs tell; those of the stack's own account and region come first. */
export function calibrationsTaken(
  run: Pick<Run, 'home' | 'monitors'>,
  calibrations: SummedDay['calibrations'],
  values: SourceValues,
): Pick<Coverage, 'calibration' | 'calibrationElsewhere'> {
  const own = { accountId: homeAccountOf(run) ?? '' }
  const [first, ...others] = [...calibrations].map(([source, measured]) => ({
    ...measured,
    valueIs: valueIsOf(values, source),
    ...(source === '' ? {} : { source, ...placeOfSource(source, own) }),
  })) as [Coverage['calibration'], ...SourceCalibration[]]
  return { calibration: first, ...(others.length === 0 ? {} : { calibrationElsewhere: others }) }
}
