import { weekday } from '../day.ts'
import { UNOWNED } from '../identities/teams.ts'
import { sum } from '../sums.ts'
import { measuresAmong } from './measures.ts'
import { daysOf, type PeriodDates, type Span } from './period.ts'
import { type RateChange, rateChanges } from './rate-changes.ts'
import { byTheSameRules, teamPlaceOf } from './team-day.ts'
import { FIGURES, type FigureName, placeOf, type TrendDay } from './trend-day.ts'

/** Dollars of a day of a period. */
export interface PeriodDay {
  readonly day: string
  /** Null where nobody knows. */
  readonly usd: number | null
  /** Why nobody knows: there is no report, or it was made before anybody decided on teams. */
  readonly notKnown: 'no_report' | 'no_teams' | null
  /** Whether nothing is missing from it; else it cost at least that. */
  readonly isWhole: boolean
}

/** A part of what a period cost: of its days that have a report. */
export interface PeriodPart {
  readonly name: string
  readonly usd: number
  /** A day, of the days that are compared; null where none are. */
  readonly usdPerDay: number | null
  /** The same of the period before. */
  readonly beforeUsdPerDay: number | null
}

/** A namespace that costs more or less than before. */
export interface PeriodMove extends PeriodPart {
  readonly cluster: string
}

/** Days that are held against each other. */
export interface PeriodBasis {
  readonly days: number
  readonly beforeDays: number
  readonly usdPerDay: number
  readonly beforeUsdPerDay: number
}

/** What a week or a month cost, by the reports of its days. Money is US dollars at list price. */
export interface PeriodSums extends Span {
  /** Of the days that have a report. */
  readonly usd: number
  /** All of them, oldest first. */
  readonly days: readonly PeriodDay[]
  readonly before: Span & { readonly usd: number; readonly daysKnown: number }
  /**
   * A week is held against the one before by weekdays that are whole in both; a month by the day, of the days that are whole. Null where
   * those are less than half of the days.
   */
  readonly basis: PeriodBasis | null
  /** Why there is no `basis`: no report of the period before, none of teams, one of other monitors or teams, or too few whole days. */
  readonly notCompared: 'no_report' | 'no_teams' | 'others' | 'too_few' | null
  /** By charge; none of a team. */
  readonly figures: readonly (PeriodPart & { readonly name: FigureName })[]
  /** Dearest first. */
  readonly clusters: readonly PeriodPart[]
  /** Dearest first, what is unowned last: together the whole. None of a team, and where nobody decided on teams. */
  readonly teams: readonly PeriodPart[]
  /** First day by other rules than those before, as far as there is one. */
  readonly teamsSince: string | null
  /** Namespaces that cost more or less than before, by dollars, at most five. */
  readonly moves: readonly PeriodMove[]
  /** Of both periods, oldest first. */
  readonly rateChanges: readonly RateChange[]
}

const MOST_MOVES = 5

/** A namespace that moves by less is no news, dollars a day. */
const LEAST_MOVE = 0.01

interface Place {
  readonly cluster: string
  readonly namespace: string
  readonly usd: number
}

/** Sums the days of a period, of all or of one team's part; undefined where no day of it has a report. */
export function periodSums(
  { name, from, to, before }: PeriodDates,
  all: readonly TrendDay[],
  team?: string,
): PeriodSums | undefined {
  const byDay = new Map(all.map((one) => [one.day, one]))
  // Before somebody decided on teams, a day tells nothing of one.
  const known = (span: Span) =>
    daysOf(span).flatMap((day) => {
      const one = byDay.get(day)
      return one === undefined || (team !== undefined && one.teams === undefined) ? [] : [one]
    })
  const [days, earlier] = [known({ from, to }), known(before)]
  const last = days.at(-1)
  if (last === undefined) return undefined
  const places = new Map([...days, ...earlier].map((one) => [one, placesOf(one, team)]))
  const usdOf = (one: TrendDay) => (team === undefined ? one.usd : sum((places.get(one) ?? []).map(({ usd }) => usd)))
  const ofSameMonitors = [...earlier, ...days].filter((one) => one.monitors.join() === last.monitors.join())
  const alike = team === undefined ? ofSameMonitors : byTheSameRules(last, ofSameMonitors)
  const [now, then] = comparedDays(name, alike.filter(measuresAmong(alike)), from)
  const isEnough = now.length * 2 >= daysOf({ from, to }).length && then.length * 2 >= daysOf(before).length
  const partOf: PartOf = (part, of, isKnown = true) => ({
    name: part,
    usd: sum(days.map(of)),
    usdPerDay: isEnough && isKnown ? meanOf(now, of) : null,
    beforeUsdPerDay: isEnough && isKnown ? meanOf(then, of) : null,
  })
  const parts = (nameOf: (place: Place) => string) => partsBy(places, nameOf, partOf)
  const total = partOf('', usdOf)
  const { usdPerDay, beforeUsdPerDay } = total
  return {
    ...{ from, to, usd: total.usd },
    days: daysOf({ from, to }).map((day) => {
      const one = days.find((other) => other.day === day)
      return one === undefined
        ? { day, usd: null, notKnown: byDay.has(day) ? 'no_teams' : 'no_report', isWhole: false }
        : { day, usd: usdOf(one), notKnown: null, isWhole: isWhole(one) }
    }),
    before: { ...before, usd: sum(earlier.map(usdOf)), daysKnown: earlier.length },
    basis:
      usdPerDay === null || beforeUsdPerDay === null
        ? null
        : { days: now.length, beforeDays: then.length, usdPerDay, beforeUsdPerDay },
    notCompared: isEnough
      ? null
      : earlier.length === 0
        ? daysOf(before).some((day) => byDay.has(day))
          ? 'no_teams'
          : 'no_report'
        : earlier.some((one) => alike.includes(one))
          ? 'too_few'
          : 'others',
    figures:
      team === undefined ? FIGURES.map((figure) => partOf(figure, ({ usdByFigure }) => usdByFigure[figure])) : [],
    clusters: parts(({ cluster }) => cluster)
      .filter(({ usd, beforeUsdPerDay: was }) => usd > 0 || (was ?? 0) > 0)
      .toSorted(dearestFirst),
    teams: team === undefined ? teamParts(days, [...now, ...then], partOf) : [],
    teamsSince: rulesSince(days),
    moves: parts(({ cluster, namespace }) => JSON.stringify([cluster, namespace]))
      .filter((part) => Math.abs(moveOf(part)) >= LEAST_MOVE)
      .toSorted((a, b) => Math.abs(moveOf(b)) - Math.abs(moveOf(a)) || (a.name < b.name ? -1 : 1))
      .slice(0, MOST_MOVES)
      .map((part) => ({ ...part, cluster: placeOf(part.name).cluster, name: placeOf(part.name).namespace })),
    rateChanges: rateChanges([...earlier, ...days]),
  }
}

/** Of all, or of a team. */
const placesOf = ({ usdByPlace, teams }: TrendDay, team: string | undefined): Place[] =>
  team === undefined
    ? Object.entries(usdByPlace).map(([place, usd]) => ({ ...placeOf(place), usd }))
    : Object.entries(teams?.usd ?? {}).flatMap(([key, usd]) => {
        const place = teamPlaceOf(key)
        return place.team === team ? [{ ...place, usd }] : []
      })

type PartOf = <Name extends string>(
  name: Name,
  of: (one: TrendDay) => number,
  isKnown?: boolean,
) => PeriodPart & { readonly name: Name }

/** What all parts of a name cost, by name. */
function partsBy<Part extends { readonly usd: number }>(
  days: ReadonlyMap<TrendDay, readonly Part[]>,
  nameOf: (part: Part) => string,
  partOf: PartOf,
): PeriodPart[] {
  const sums = new Map<TrendDay, Map<string, number>>()
  for (const [one, parts] of days) {
    const own = new Map<string, number>()
    for (const part of parts) own.set(nameOf(part), (own.get(nameOf(part)) ?? 0) + part.usd)
    sums.set(one, own)
  }
  const names = new Set([...sums.values()].flatMap((own) => [...own.keys()]))
  return [...names].map((name) => partOf(name, (one) => sums.get(one)?.get(name) ?? 0))
}

const isWhole = ({ complete, unseenShare = 0, isAtLeast = !complete || unseenShare > 0 }: TrendDay) => !isAtLeast

const meanOf = (days: readonly TrendDay[], of: (one: TrendDay) => number) => sum(days.map(of)) / days.length

const moveOf = ({ usdPerDay, beforeUsdPerDay }: PeriodPart) => (usdPerDay ?? 0) - (beforeUsdPerDay ?? 0)

const dearestFirst = (a: PeriodPart, b: PeriodPart) => b.usd - a.usd || (a.name < b.name ? -1 : 1)

/** Weekdays differ, so those that a week lacks count on neither side. */
function comparedDays(
  name: PeriodDates['name'],
  measures: readonly TrendDay[],
  from: string,
): [now: TrendDay[], then: TrendDay[]] {
  const now = measures.filter(({ day }) => day >= from)
  const then = measures.filter(({ day }) => day < from)
  if (name === 'monthly') return [now, then]
  const isIn = (others: readonly TrendDay[]) => (one: TrendDay) =>
    others.some(({ day }) => weekday(day) === weekday(one.day))
  return [now.filter(isIn(then)), then.filter(isIn(now))]
}

/** What a day cost before anybody decided on teams was nobody's. By other rules, what a team cost is no measure. */
function teamParts(days: readonly TrendDay[], compared: readonly TrendDay[], partOf: PartOf): PeriodPart[] {
  if (days.every(({ teams }) => teams === undefined)) return []
  const isAlike = new Set([...days, ...compared].map(({ teams }) => teams?.id)).size === 1
  const places = new Map(
    [...days, ...compared].map((one) => {
      const all = Object.entries(one.teams?.usd ?? { [JSON.stringify(['', '', UNOWNED])]: one.usd })
      return [one, all.map(([key, usd]) => ({ team: teamPlaceOf(key).team, usd }))] as const
    }),
  )
  return partsBy(
    places,
    ({ team }) => team,
    (name, of) => partOf(name, of, isAlike),
  ).toSorted((a, b) => Number(a.name === UNOWNED) - Number(b.name === UNOWNED) || dearestFirst(a, b))
}

/** First day by the rules of the last one, where those before went by others. */
function rulesSince(days: readonly TrendDay[]): string | null {
  const other = days.findLastIndex(({ teams }) => teams?.id !== days.at(-1)?.teams?.id)
  return other === -1 ? null : (days[other + 1]?.day ?? null)
}
