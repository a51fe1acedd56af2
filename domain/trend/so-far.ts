import { addDays, dayInterval, hoursOf, localTime } from '../day.ts'
import { sum } from '../sums.ts'
import type { HourRate } from './hour-watch.ts'
import { teamsOf, usdOfTeams } from './team-day.ts'
import type { TrendDay } from './trend-day.ts'

/** Dollars of some hours. A namespace or team that has none in them, and some in the hours beside them, is at 0. */
export interface HoursUsd extends Pick<TrendDay, 'usd' | 'usdByFigure' | 'usdByPlace'> {
  /** Null where an hour has no teams, or others by other rules. */
  readonly usdByTeam: Readonly<Record<string, number>> | null
}

/** What a day has cost by now, and what the same hours of earlier days cost. */
export interface SoFar {
  readonly day: string
  /** Hours of the day that are over, and those of them that are settled whole: all dollars are of these. */
  readonly hoursOver: number
  readonly hours: number
  /** Times of day at which the others began. */
  readonly lacking: readonly string[]
  /** Null where there is no hour. */
  readonly sums: HoursUsd | null
  /** Yesterday, and the same weekday a week ago. */
  readonly earlier: readonly EarlierHours[]
}

/** The same hours of an earlier day. */
export interface EarlierHours {
  readonly day: string
  /** Times of day of the hours that it lacks: with one, nobody knows what the same hours cost. */
  readonly lacking: readonly string[]
  /** Whether its hours are of other monitors: then they are no measure. */
  readonly otherMonitors: boolean
  /** Null where they are not known. */
  readonly sums: HoursUsd | null
}

const DAYS_BACK = [1, 7]

const DAY = 86_400_000

/** `hours` are of any days, in any order; `until` is an instant of the day. */
export function soFar(hours: readonly HourRate[], day: string, timeZone: string, until: string): SoFar {
  const whole = new Map(hours.filter(({ rate }) => rate.complete).map((hour) => [Date.parse(hour.from), hour]))
  const hoursOn = (one: string) =>
    clockHours(one, timeZone).map((hour) => ({ ...hour, known: whole.get(Date.parse(hour.from)) }))
  const over = hoursOn(day).filter(({ to }) => to <= until)
  const today = over.flatMap(({ id, at, known }) => (known ? [{ id, at, known }] : []))
  const todays = today.map(({ known }) => known)
  const earlier = DAYS_BACK.map((back) => {
    const one = addDays(day, -back)
    const knownThen = new Map(hoursOn(one).map(({ id, known }) => [id, known]))
    const then = today.flatMap(({ id }) => knownThen.get(id) ?? [])
    const lacking = today.flatMap(({ id, at }) => (knownThen.get(id) ? [] : [at]))
    const otherMonitors = new Set([...todays, ...then].map(monitorsOf)).size > 1
    return { day: one, lacking, otherMonitors, measured: lacking.length === 0 && !otherMonitors ? then : [] }
  })
  const names = namesOf(todays, [todays, ...earlier.map(({ measured }) => measured)])
  return {
    ...{ day, hoursOver: over.length, hours: today.length },
    lacking: over.flatMap(({ at, known }) => (known ? [] : [at])),
    sums: sumsOf(todays, todays, names),
    earlier: earlier.map(({ measured, ...one }) => ({ ...one, sums: sumsOf(measured, todays, names) })),
  }
}

/** What today is told by, and what earlier hours have beside it: what is gone is news too. */
interface Names {
  readonly places: readonly string[]
  readonly teams: readonly string[]
}

function namesOf(today: readonly HourRate[], spans: readonly (readonly HourRate[])[]): Names {
  const ratesOf = (hours: readonly HourRate[]) => hours.map(({ rate }) => rate)
  const places = new Set(ratesOf(spans.flat()).flatMap(({ usdByPlace }) => Object.keys(usdByPlace)))
  const withTeams = spans.filter((hours) => haveTeams([...hours, ...today]))
  return { places: [...places].toSorted(), teams: teamsOf(ratesOf(withTeams.flat())) }
}

const monitorsOf = ({ rate }: HourRate) => rate.monitors.join()

/** Hours of a day with the time that the clock shows, and which time it shows that. */
function clockHours(day: string, timeZone: string) {
  const shown = new Map<string, number>()
  return hoursOf(dayInterval(day, timeZone)).map(({ from, to }) => {
    const at = localTime(Date.parse(from), timeZone)
    shown.set(at, (shown.get(at) ?? 0) + 1)
    return { from, to, at, id: `${at} ${shown.get(at)}` }
  })
}

/** A rate is a day's; null of no hours. Teams by other rules than today's are no measure. */
function sumsOf(hours: readonly HourRate[], today: readonly HourRate[], { places, teams }: Names): HoursUsd | null {
  if (hours.length === 0) return null
  const parts = hours.map(({ from, to, rate }) => ({ rate, part: (Date.parse(to) - Date.parse(from)) / DAY }))
  const sumOf = (usdOf: (rate: TrendDay) => number) => sum(parts.map(({ rate, part }) => part * usdOf(rate)))
  const usdOfTeam = (team: string) => sumOf((rate) => usdOfTeams(rate, (place) => place.team === team))
  return {
    usd: sumOf(({ usd }) => usd),
    usdByFigure: {
      inter_az: sumOf(({ usdByFigure }) => usdByFigure.inter_az),
      nat: sumOf(({ usdByFigure }) => usdByFigure.nat),
      other: sumOf(({ usdByFigure }) => usdByFigure.other),
    },
    usdByPlace: Object.fromEntries(places.map((place) => [place, sumOf(({ usdByPlace }) => usdByPlace[place] ?? 0)])),
    usdByTeam: haveTeams([...hours, ...today])
      ? Object.fromEntries(teams.map((team) => [team, usdOfTeam(team)]))
      : null,
  }
}

/** All of the same rules. */
function haveTeams(hours: readonly HourRate[]): boolean {
  const ids = new Set(hours.map(({ rate }) => rate.teams?.id))
  return ids.size === 1 && !ids.has(undefined)
}
