import { sum } from '../sums.ts'
import { LEVEL_DAYS } from './level.ts'
import type { Measures } from './measures.ts'
import { hasCluster, lacksCluster, type TrendDay } from './trend-day.ts'

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

/** Monitors that stand since before others came or went, and the days on which they did. */
export interface Standing {
  readonly monitors: readonly string[]
  readonly known: readonly TrendDay[]
  readonly usdOf: (one: TrendDay) => number
}

/** Null where the monitors have been the same for a week, or nobody knows what each cost. */
export function standingOf(today: TrendDay, { known, wholeOfAny: whole }: Measures): Standing | null {
  const wholeOfAny = whole.filter(({ complete }) => complete)
  const others = wholeOfAny.find((one) => !known.includes(one))
  if (known.length >= LEVEL_DAYS || !today.byMonitor || !others?.byMonitor) return null
  const monitors = today.monitors.filter((name) => others.byMonitor?.[name] !== undefined)
  if (monitors.length === 0) return null
  return {
    monitors,
    known: wholeOfAny.filter(({ byMonitor }) => monitors.every((name) => byMonitor?.[name] !== undefined)),
    usdOf: ({ byMonitor }) => sum(monitors.map((name) => byMonitor?.[name]?.usd ?? 0)),
  }
}
