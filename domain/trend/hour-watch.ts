import type { Interval } from '../day.ts'
import type { Proof } from '../findings/finding.ts'
import { sum } from '../sums.ts'
import { levelOf } from './level.ts'
import { type Measures, measuresFor } from './measures.ts'
import { overlaps, type PairName, type Part, type PartKind, type PartName, partsOf } from './part.ts'
import { toldUnderNewNames } from './renamed.ts'
import { dayNumber, seriesOf } from './series.ts'
import type { AlertLimits } from './shift.ts'
import { type ShiftedPart, shiftsOf } from './shifts.ts'
import { stepsOf } from './step.ts'
import { lacksCluster, type Told, type TrendDay } from './trend-day.ts'

/** An hour as a day that would go on like it. */
export interface HourRate extends Interval {
  /** Time of day of its start where the reader is, `HH:MM`: it is held against the same hour of other days. */
  readonly at: string
  /** Dollars a day; `day` is the day that the hour is of. */
  readonly rate: TrendDay
}

/** Something that rose in the course of a day. */
export interface HourlyAlert {
  /** Of the part of the bill. */
  readonly key: string
  readonly of: PartKind
  /** Of the cluster, the figure, the namespace or the team; empty for the total and a pair. */
  readonly name: string
  readonly cluster: string
  readonly pair: PairName | null
  /** Start of the first hour of it, ISO 8601 UTC. */
  readonly since: string
  /** End of the hour by which it is told. */
  readonly told: string
  readonly usdPerDay: number
  readonly usualUsdPerDay: number
  /** End of the hour by which it was over; null as long as it stands. */
  readonly over: string | null
  /** Whether its message could not leave: the next hour that still has it tells it. */
  readonly isUntold?: true
}

/** What was told in the course of the last days: an object of `alerts/`. */
export interface AlertMemory {
  readonly schema: 1
  /** Oldest first. */
  readonly alerts: readonly HourlyAlert[]
}

export const NOTHING_TOLD: AlertMemory = { schema: 1, alerts: [] }

export interface HourWatch {
  /** Two hours, one after the other: what rose in one alone may be a job that runs once. */
  readonly hours: readonly [HourRate, HourRate]
  /** Hours of earlier days, in any order. */
  readonly past: readonly HourRate[]
  /** What the newest report and those before it told, and what is proven of changes. */
  readonly told: Readonly<Record<string, Told>>
  readonly proofs: readonly Proof[]
  /** Names, as the report has them. */
  readonly clusters: readonly string[]
  readonly limits: AlertLimits
}

/** Milliseconds that an alert is remembered once it is over. */
const KEPT = 7 * 86_400_000

/** Milliseconds in which what a caller pays by another way is what is left of a rise that is over. */
const LATELY = 86_400_000

/** A rise of which narrower ones, or one that was told, have so much is theirs. */
const MOST_OF_A_RISE = 0.5

/** What was told is over where less of it is left. */
const LEAST_LEFT = 0.5

/**
 * What rose within two hours and was not told, by the rule of the days, and what of before is over. An hour is held against the same hour of
 * other days, as if its day went on like it: so `limits` are of a day.
 */
export function watchedHours(watch: HourWatch, memory: AlertMemory): AlertMemory {
  const [earlier, latest] = watch.hours.map((hour) => lookedAt(hour, watch)) as [Look, Look]
  const alerts = memory.alerts.map((alert) => ({ ...alert, key: latest.measures.keyOf(alert.key) }))
  const standing = alerts.filter(({ over }) => over === null)
  const ended = standing.filter((alert) => [earlier, latest].every((look) => isOver(alert, look)))
  const kept = alerts
    .filter((alert) => !(alert.isUntold && ended.includes(alert)))
    .map((alert) => (ended.includes(alert) ? { ...alert, over: latest.hour.to } : toldBy(alert, latest.hour)))
    .filter(({ over }) => over === null || Date.parse(over) > Date.parse(latest.hour.to) - KEPT)
  const open = kept.filter(({ over }) => over === null)
  const told = [...open.map((alert) => riseOf(alert, latest)), ...standingOf(latest)]
  const lately = kept.filter(({ over }) => over !== null && Date.parse(over) > Date.parse(latest.hour.to) - LATELY)
  return {
    schema: 1,
    alerts: [...kept, ...newOf(risenIn(earlier, latest), told, lately).map((one) => alertOf(one, watch.hours))],
  }
}

/** The alerts of a message that was refused, as told to nobody. Others that the same hour told have left in another one. */
export const untold = ({ alerts, ...memory }: AlertMemory, refused: readonly HourlyAlert[]): AlertMemory => ({
  ...memory,
  alerts: alerts.map((alert) =>
    alert.over === null && refused.some(({ key, told }) => key === alert.key && told === alert.told)
      ? { ...alert, isUntold: true }
      : alert,
  ),
})

function toldBy({ isUntold, ...alert }: HourlyAlert, { to }: HourRate): HourlyAlert {
  return isUntold ? { ...alert, told: to } : alert
}

interface Look {
  readonly hour: HourRate
  readonly parts: readonly Part[]
  readonly measures: Measures
  readonly risen: readonly ShiftedPart[]
}

function lookedAt(hour: HourRate, { past, told, proofs, clusters, limits }: HourWatch): Look {
  const { rate, at } = hour
  const same = past.filter((one) => one.at === at && one.rate.day < rate.day).map((one) => one.rate)
  const ofHours = measuresFor(rate, same, proofs)
  const known = toldUnderNewNames(told, ofHours.keyOf)
  const measures = { ...ofHours, told: known, steps: stepsOf(known, proofs) }
  const risen = shiftsOf(rate, measures, clusters, limits).filter(({ sign, state }) => sign === 1 && state === 'raised')
  return { hour, measures, risen, parts: partsOf(rate, measures, clusters, 0) }
}

/** A rise, with the dollars a day that both hours have of it. */
type Rise = ShiftedPart & { readonly riseUsd: number }

function risenIn(earlier: Look, latest: Look): Rise[] {
  return latest.risen.flatMap((one) => {
    const before = earlier.risen.find(({ part }) => part.key === one.part.key)
    return before ? [{ ...one, riseUsd: Math.min(one.usd - one.usualUsd, before.usd - before.usualUsd) }] : []
  })
}

/** What was told, and by how much it rose. */
interface ToldRise {
  readonly part: PartName
  readonly riseUsd: number
}

const riseUsdOf = ({ usdPerDay, usualUsdPerDay }: HourlyAlert) => usdPerDay - usualUsdPerDay

/** Also of a part of which the hour has nothing. */
const riseOf = (alert: HourlyAlert, { parts }: Look): ToldRise => ({
  part: parts.find(({ key }) => key === alert.key) ?? alert,
  riseUsd: riseUsdOf(alert),
})

/** Rises that reports told and that are not over. */
function standingOf({ parts, measures: { told } }: Look): ToldRise[] {
  return parts.flatMap((part) => {
    const { over, usd = 0, usualUsd = 0 } = told[part.key] ?? {}
    return over === undefined && usd > usualUsd ? [{ part, riseUsd: usd - usualUsd }] : []
  })
}

/**
 * The narrowest first; a wider part only where those that are told have less than half of its rise; none that is what is left of a rise of the
 * same caller, as after a fix its bytes take another way. Dearest first.
 */
function newOf(risen: readonly Rise[], before: readonly ToldRise[], lately: readonly HourlyAlert[]): Rise[] {
  const told = [...before]
  const chosen: Rise[] = []
  for (const one of risen.toReversed()) {
    const theirs = sum(told.filter(({ part }) => overlaps(part, one.part)).map(({ riseUsd }) => riseUsd))
    if (theirs >= MOST_OF_A_RISE * one.riseUsd) continue
    told.push(one)
    if (endedUsd(one.part, lately) < one.riseUsd) chosen.push(one)
  }
  return chosen.toSorted((a, b) => b.riseUsd - a.riseUsd)
}

/** Dollars a day of rises that are over, of other pairs of the same caller. */
const endedUsd = ({ key, pair }: Part, lately: readonly HourlyAlert[]) =>
  sum(
    lately
      .filter((ended) => pair !== null && ended.pair !== null && ended.key !== key && isOfCaller(ended.pair, pair))
      .map(riseUsdOf),
  )

const isOfCaller = (one: PairName, other: PairName) =>
  one.cluster === other.cluster &&
  one.source.namespace === other.source.namespace &&
  one.source.name === other.source.name

function alertOf({ part, usd, usualUsd }: ShiftedPart, [earlier, latest]: HourWatch['hours']): HourlyAlert {
  const { key, of, name, cluster, pair } = part
  return {
    ...{ key, of, name, cluster, pair, since: earlier.from, told: latest.to },
    ...{ usdPerDay: usd, usualUsdPerDay: usualUsd, over: null },
  }
}

/** By what is usual at the hour; where nobody knows that, by what was when it was told. What is missing from an hour is not over. */
function isOver(
  { key, of, cluster, usdPerDay, usualUsdPerDay }: HourlyAlert,
  { hour, parts, measures }: Look,
): boolean {
  const { rate } = hour
  // What rose of the total of some monitors has risen of the total.
  const part = parts.find((one) => one.key === key || (of === 'total' && one.of === 'total'))
  const isOfWhole = cluster !== '' && rate.lacking !== undefined && !lacksCluster(rate, cluster)
  if (!rate.complete && !isOfWhole && !part?.isWhole) return false
  if (part === undefined) return true
  const level = levelOf(seriesOf(part.known, part.usdOf), measures.steps, part.key)
  const usual = level?.usualOn(dayNumber(hour.rate.day)) ?? usualUsdPerDay
  return part.usdOf(hour.rate) < usual + LEAST_LEFT * (usdPerDay - usualUsdPerDay)
}
