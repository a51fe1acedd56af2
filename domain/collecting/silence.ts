import { type ArchivedSlice, lackingCategories, sliceId } from '../archive-key.ts'
import { hoursOf } from '../day.ts'
import type { Run } from './run.ts'
import type { Totals } from './totals.ts'

/** CloudWatch's bytes of an hour below which no row is no wonder: its five minutes and the rows' need not be the same. */
const LEAST_BYTES = 2 ** 20

const AGAIN = '"refresh": true asks again'

/**
 * Slices whose answers are no answers, with the reason that their gaps tell: what the service no longer has, or never heard
 * of, it may answer with no rows, as it does for an hour without traffic. An hour without rows of which CloudWatch counted
 * bytes is one; of a monitor without rows and without a data point, all hours are, as nobody says that there was no traffic.
 * `rowBytes`: by slice.
 */
export function silentSlices(
  run: Pick<Run, 'from' | 'to' | 'monitors'>,
  slices: ReadonlyMap<string, ArchivedSlice>,
  rowBytes: ReadonlyMap<string, number>,
  totals: Pick<Totals, 'monitors' | 'hours'>,
): ReadonlyMap<string, string> {
  const hours = hoursOf(run)
  const isHeard = (id: string) => (rowBytes.get(id) ?? 0) > 0
  const silent = new Map<string, string>()
  for (const { name } of run.monitors) {
    const isUnknown = !hours.some(({ from }) => isHeard(sliceId(name, from))) && totals.monitors[name] === undefined
    for (const { from } of hours) {
      const id = sliceId(name, from)
      if (isHeard(id) || lackingCategories(slices.get(id)).length > 0) continue
      const counted = totals.hours?.[name]?.[from] ?? 0
      if (counted >= LEAST_BYTES) {
        silent.set(id, `the service answered with no rows, though CloudWatch counted traffic; ${AGAIN}`)
      } else if (isUnknown) {
        silent.set(
          id,
          `the service answered with no rows, and CloudWatch does not tell whether there was traffic; ${AGAIN}`,
        )
      }
    }
  }
  return silent
}
