import { mayBeRefused, mostTelling } from './category.ts'
import type { Observation } from './observation.ts'
import { sumOf } from './series.ts'

/**
 * An end is told of twice where two monitors hear it, as their scopes overlap, or where the service has it under two
 * categories: in other windows where one of the queries was cut, with other names or some bytes less where one was asked
 * earlier. The fuller telling stands, and what the other has of times that it lacks.
 */

/** An hour's rows of which each tells of bytes that no other row of its monitor tells of. */
export function onceByCategory(rows: readonly Observation[]): readonly Observation[] {
  if (!rows.some(({ category }) => mayBeRefused(category))) return rows
  const told = Map.groupBy(rows, (row) => `${row.monitor} ${endsOf(row)}`)
  return [...told.values()].flatMap((same) => fullest(same, ({ category }) => category))
}

/** An hour's rows of which each tells of bytes that no other monitor's tells of. A cluster's own monitor has them, whichever told more. */
export function onceByMonitor(rows: readonly Observation[], ofClusters: ReadonlySet<string>): readonly Observation[] {
  if (rows.every(({ monitor }) => monitor === rows[0]?.monitor)) return rows
  const told = Map.groupBy(rows, endsOf)
  return [...told.values()].flatMap((same) => {
    const kept = fullest(same, ({ monitor }) => monitor)
    const own = same.find(({ monitor }) => ofClusters.has(monitor))?.monitor
    return own === undefined || kept.every(({ monitor }) => ofClusters.has(monitor))
      ? kept
      : kept.map((row) => ({ ...row, monitor: own }))
  })
}

function endsOf({ category, local, remote, targetPort }: Observation): string {
  // Without an address nobody can say that two categories mean one end.
  const among = local.ip === null || remote.ip === null ? category : ''
  return [among, local.ip, local.vpcId, local.subnetId, remote.ip, remote.vpcId, targetPort].join(' ')
}

function fullest(same: readonly Observation[], tellerOf: (row: Observation) => string): readonly Observation[] {
  const [first] = same
  if (first === undefined || same.every((row) => tellerOf(row) === tellerOf(first))) return same
  const tellings = [...Map.groupBy(same, tellerOf)].toSorted(
    ([a, one], [b, other]) => sumOf(other) - sumOf(one) || (a < b ? -1 : 1),
  )
  const kept: Observation[] = []
  for (const [, own] of tellings) kept.push(...own.filter((row) => !kept.some((one) => overlap(one, row))))
  const category = mostTelling(same.map((row) => row.category))
  return kept.map((row) => ({ ...row, category }))
}

const endOf = ({ windowStart, windowSeconds }: Observation) => windowStart + windowSeconds * 1000
export const overlap = (a: Observation, b: Observation) => a.windowStart < endOf(b) && b.windowStart < endOf(a)
