import { calibrationOf } from '../../../domain/flows/calibration.ts'
import { gatheredRows, type HourRows } from '../../../domain/flows/hour-rows.ts'
import { type CountedFlows, type CountedHour, countedHour, type Flow } from '../../../domain/flows/mirrors.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import { type SourceValues, sourceCalibrations, sourceValuesOf } from '../../../domain/flows/source-values.ts'
import { sum } from '../../../domain/sums.ts'

export function hourRows(rows: readonly Observation[]): HourRows {
  const gathered = gatheredRows()
  gathered.add(rows)
  return gathered
}

/** A flow in each of its windows. */
const inWindows = ({ tellings, ...flow }: Flow): Flow[] =>
  tellings?.map(({ window, ...carried }) => ({ ...flow, ...window, ...carried })) ?? [flow]

/** An hour's rows counted, all in one part: window by window, in order of time. */
export function flowsOf(
  rows: readonly Observation[],
  values: SourceValues,
  ofClusters?: ReadonlySet<string>,
): CountedFlows & Pick<CountedHour, 'ratios'> {
  const { parts, ratios } = countedHour(hourRows(rows), values, ofClusters)
  const [all] = parts
  const { flows, doubtfulBytes } = all as CountedFlows
  return {
    flows: flows.flatMap(inWindows).toSorted((a, b) => a.windowStart - b.windowStart),
    ...{ doubtfulBytes, ratios },
  }
}

/** A whole day counted at once, by what its own pairs tell. `dayStart`: its first instant, epoch milliseconds. */
export function countedDay(rows: readonly Observation[], dayStart: number, ofClusters?: ReadonlySet<string>) {
  const hours = [...Map.groupBy(rows, ({ windowStart }) => Math.floor((windowStart - dayStart) / 3_600_000))]
    .toSorted(([a], [b]) => a - b)
    .map(([, ofHour]) => ofHour)
  const counted = (values: SourceValues) => hours.map((ofHour) => flowsOf(ofHour, values, ofClusters))
  const first = counted({ valueIs: 'both_directions' })
  const monitors = rows.map(({ monitor }) => monitor)
  const calibrations = sourceCalibrations(
    monitors,
    first.map(({ ratios }) => ratios),
  )
  const values = sourceValuesOf(calibrations)
  const isFirst = values.valueIs === 'both_directions' && !values.oneDirectionSources
  const known = isFirst ? first : counted(values)
  return {
    flows: known.flatMap(({ flows }) => flows),
    ...{ calibrations, values },
    calibration: calibrations.get('') ?? calibrationOf([]),
    doubtfulBytes: sum(known.map(({ doubtfulBytes }) => doubtfulBytes)),
  }
}
