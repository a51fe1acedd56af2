import type { Proof } from '../findings/finding.ts'
import { median } from '../sums.ts'
import { type RenamedDays, toldUnderNewNames, underNewNames } from './renamed.ts'
import { fixedDays, type Step, stepsOf } from './step.ts'
import { toldBefore } from './telling.ts'
import { lacksCluster, type Told, type TrendDay } from './trend-day.ts'

/** With this part of its bytes more than usual without a price, a day is no measure: what nobody knows is not free. */
const MORE_UNKNOWN = 0.01

/** With so much more unseen than usual a day is no measure: a figure that moves by no more is called as usual. */
const MORE_UNSEEN = 0.05

/** What a day can be held against. */
export interface Measures {
  /** Days before it, of whatever monitors, with pairs under the names of today. */
  readonly all: readonly TrendDay[]
  /** Keys that parts of it are remembered by, whatever their names were. */
  readonly keyOf: RenamedDays['keyOf']
  /** Those of the same monitors. */
  readonly past: readonly TrendDay[]
  /** Those of them that are whole, newest first. */
  readonly known: readonly TrendDay[]
  /** The same, and those that a cluster has whole where sources that could not be read are of others. */
  readonly knownOf: (cluster: string) => readonly TrendDay[]
  /** Days before it that are whole but for sources that could not be read, of whatever monitors, newest first. */
  readonly wholeOfAny: readonly TrendDay[]
  /** Whether the day is whole itself; what is missing from another would read as a saving. */
  readonly isWhole: boolean
  /** Whether it has a cluster whole. */
  readonly isWholeOf: (cluster: string) => boolean
  /** What earlier reports told. */
  readonly told: Readonly<Record<string, Told>>
  /** Steps that are known of, oldest first. */
  readonly steps: readonly Step[]
  /** Days on which a change took effect. */
  readonly fixed: ReadonlySet<string>
}

/** Picks, of days before, those that a day can be held against. */
export function measuresFor(today: TrendDay, past: readonly TrendDay[], proofs: readonly Proof[]): Measures {
  const { days: all, keyOf } = underNewNames(
    today,
    past.filter((one) => one.day < today.day),
  )
  const sameMonitors = all.filter((one) => one.monitors.join() === today.monitors.join())
  const isMeasureInPart = measuresAmong(sameMonitors, isWholeButSources)
  const isMeasure = measuresAmong(sameMonitors)
  const newestFirst = (days: readonly TrendDay[]) => days.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const isKnownOf = (one: TrendDay, cluster: string) =>
    isMeasure(one) || (one.lacking !== undefined && isMeasureInPart(one) && !lacksCluster(one, cluster))
  const told = toldUnderNewNames(toldBefore(today.day, all), keyOf)
  return {
    all,
    keyOf,
    past: sameMonitors,
    known: newestFirst(sameMonitors.filter(isMeasure)),
    knownOf: (cluster) => newestFirst(sameMonitors.filter((one) => isKnownOf(one, cluster))),
    wholeOfAny: newestFirst(
      all.filter((one) =>
        sameMonitors.includes(one)
          ? isMeasure(one) || (one.lacking !== undefined && isMeasureInPart(one))
          : isWholeButSources(one),
      ),
    ),
    isWhole: isMeasure(today),
    isWholeOf: (cluster) => isKnownOf(today, cluster),
    told,
    steps: stepsOf(told, proofs),
    fixed: fixedDays(proofs),
  }
}

const isWholeButSources = ({ complete, lacking }: TrendDay) => complete || lacking !== undefined

/** Which of some days of the same monitors can be held against each other: whole ones that know as much as is usual among them. */
export function measuresAmong(
  days: readonly TrendDay[],
  isWhole: (day: TrendDay) => boolean = ({ complete }) => complete,
): (day: TrendDay) => boolean {
  const whole = days.filter(isWhole)
  const usualShare = median(whole.map(({ unknownShare }) => unknownShare))
  const usualUnseen = median(whole.map(({ unseenShare = 0 }) => unseenShare))
  return (day) =>
    isWhole(day) && day.unknownShare <= usualShare + MORE_UNKNOWN && (day.unseenShare ?? 0) <= usualUnseen + MORE_UNSEEN
}
