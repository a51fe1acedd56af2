import { sum } from '../sums.ts'
import { LEVEL_DAYS } from './level.ts'
import type { Measures } from './measures.ts'
import { byTheSameRules, teamPlaceOf } from './team-day.ts'
import { hasCluster, lacksCluster, type TrendDay, wholeMonitors } from './trend-day.ts'

/** Earlier days that a part of a cluster is held against, newest first: those of the cluster's own monitors, whatever others there were. */
export function daysOfCluster(today: TrendDay, { knownOf, wholeOfAny }: Measures, cluster: string): TrendDay[] {
  const now = monitorsOf(today, cluster)
  const known = knownOf(cluster)
  return wholeOfAny.filter((one) => {
    if (known.includes(one)) return true
    if (lacksCluster(one, cluster)) return false
    const then = monitorsOf(one, cluster)
    return hasCluster(one, cluster) && (now === null || then === null || now === then)
  })
}

const monitorsOf = ({ byMonitor }: TrendDay, cluster: string) =>
  byMonitor === undefined
    ? null
    : Object.keys(byMonitor)
        .filter((name) => byMonitor[name]?.cluster === cluster)
        .toSorted()
        .join()

/**
 * Earlier days that a team is held against, newest first: each cluster that it has dollars in, on one of both, is whole on both, with the
 * same monitors. Teams are told by the rules of now.
 */
export function daysOfTeam(today: TrendDay, measures: Measures, team: string): TrendDay[] {
  const { wholeOfAny, past, isWholeOf } = measures
  const now = clustersOfTeam(today, team)
  return byTheSameRules(today, wholeOfAny).filter((one) =>
    [...new Set([...now, ...clustersOfTeam(one, team)])].every((cluster) => {
      if (!isWholeOf(cluster) || lacksCluster(one, cluster)) return false
      return past.includes(one) || monitorsOf(today, cluster) === monitorsOf(one, cluster)
    }),
  )
}

/** Whether a day has all of a team, as far as anybody knows: where a source lacks something, the clusters that it has dollars in are of others. */
export const isWholeOfTeam = (today: TrendDay, { isWholeOf }: Measures, team: string): boolean =>
  isWholeOf('') && clustersOfTeam(today, team).every(isWholeOf)

const clustersOfTeam = ({ teams }: TrendDay, team: string) => [
  ...new Set(
    Object.keys(teams?.usd ?? {})
      .map(teamPlaceOf)
      .flatMap((place) => (place.team === team ? [place.cluster] : [])),
  ),
]

/** Monitors of which a total is held against other days, where those of all of them are none: others came or went, or lack something. */
export interface Standing {
  readonly monitors: readonly string[]
  readonly known: readonly TrendDay[]
  readonly usdOf: (one: TrendDay) => number
}

/** Null where the monitors have been the same for a week and lack nothing, or nobody knows what each cost. */
export function standingOf(today: TrendDay, { known, wholeOfAny }: Measures): Standing | null {
  const isLacking = today.lacking !== undefined
  const others = wholeOfAny.find((one) => isLacking || !known.includes(one))
  if ((!isLacking && known.length >= LEVEL_DAYS) || !today.byMonitor || !others?.byMonitor) return null
  const thereBefore = new Set(wholeMonitors(others))
  const monitors = wholeMonitors(today).filter((name) => thereBefore.has(name))
  if (monitors.length === 0) return null
  const days = wholeOfAny.filter((one) => {
    const whole = new Set(one.byMonitor ? wholeMonitors(one) : [])
    return monitors.every((name) => whole.has(name))
  })
  // A day on which a source lacked something puts the whole ones aside only where these are the fewer.
  if (!isLacking && others.lacking !== undefined && 2 * known.length >= days.length) return null
  return {
    monitors,
    known: days,
    usdOf: ({ byMonitor }) => sum(monitors.map((name) => byMonitor?.[name]?.usd ?? 0)),
  }
}
