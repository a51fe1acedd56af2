import type { Period } from '../domain/report/notification.ts'
import { count, dollars, rate } from './amounts.ts'
import { monthName, shortDay } from './instants.ts'
import { counted, listed } from './words.ts'

/** Lines of a section that a message has room for. */
export const MOST_LINES = 10

/** Lines that there is room for, and how many there are besides. */
export const most = (lines: readonly string[]) =>
  lines.length > MOST_LINES
    ? [...lines.slice(0, MOST_LINES - 1), `${count(lines.length - MOST_LINES + 1)} more.`]
    : [...lines]

/** No week has so many days. */
export const isMonth = ({ days }: Period) => days.length > 7

export const nameBefore = (period: Period) =>
  isMonth(period) ? monthName(period.before.from.slice(0, 7)) : 'the week before'

const RATES: Readonly<Record<Period['rateChanges'][number]['rate'], string>> = {
  interAzUsdPerGbEachDirection: 'Across zones, each direction',
  natUsdPerGb: 'NAT gateway',
  endpointUsdPerGb: 'Interface endpoint',
  transitUsdPerGb: 'Transit gateway',
  priceFactor: 'Price factor',
  bytesPerGigabyte: 'Gigabyte',
}

/** What the reader needs to trust the figures. */
export function notesOf(period: Period): string[] {
  const { days, before, notCompared, teamsSince, rateChanges } = period
  const notKnown = (why: Period['days'][number]['notKnown']) =>
    days.filter((one) => one.notKnown === why).map(({ day }) => day)
  const [missing, withoutTeams] = [notKnown('no_report'), notKnown('no_teams')]
  const lacking = days.filter(({ usd, isWhole }) => usd !== null && !isWhole).map(({ day }) => day)
  const name = nameBefore(period)
  const beforeDays = dayCount(before)
  return [
    ...(missing.length > 0
      ? [
          `No report of ${daysWords(missing)}: what ${missing.length === 1 ? 'it' : 'they'} cost is not known, and not in the sum.`,
        ]
      : []),
    ...(withoutTeams.length > 0
      ? [
          `The ${withoutTeams.length === 1 ? 'report' : 'reports'} of ${daysWords(withoutTeams)} had no teams yet: what this one paid then is not in the sum.`,
        ]
      : []),
    ...(lacking.length > 0
      ? [
          `Something is missing from ${daysWords(lacking)}: ${lacking.length === 1 ? 'it' : 'each'} cost at least what is shown.`,
        ]
      : []),
    ...(notCompared === 'no_report' ? [`There is no report of ${name} to compare with.`] : []),
    ...(notCompared === 'no_teams' ? [`Not compared with ${name}: its reports had no teams yet.`] : []),
    ...(notCompared === 'others'
      ? [`Not compared with ${name}: its reports were of other monitors, or of teams by other rules.`]
      : []),
    ...(notCompared === 'too_few' ? [`Not compared with ${name}: less than half of the days are whole in both.`] : []),
    ...(notCompared !== null && before.daysKnown > 0
      ? [`Its reports of ${before.daysKnown} of ${counted(beforeDays, 'day')} sum up to ${dollars(before.usd)}.`]
      : []),
    ...(teamsSince === null
      ? []
      : [`Teams go by other rules since ${shortDay(teamsSince)}; days before it count by those of then.`]),
    ...most(
      rateChanges.map(
        ({ day, rate: of, from, to }) =>
          `${RATES[of]}: ${rateWords(of, to)} from ${shortDay(day)} on, before ${rateWords(of, from)}. Costs differ by that too.`,
      ),
    ),
  ]
}

function rateWords(of: Period['rateChanges'][number]['rate'], value: number | null): string {
  if (value === null) return 'no known price'
  if (of === 'priceFactor') return String(value)
  if (of === 'bytesPerGigabyte') return `${count(value)} bytes`
  return `${rate(value)} a GB`
}

const dayCount = ({ from, to }: Pick<Period, 'from' | 'to'>) => (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1

/** Days in order: `Mon 16 Nov, Wed 18 Nov to Sun 22 Nov`. */
function daysWords(days: readonly string[]): string {
  const runs: string[][] = []
  for (const day of days) {
    const last = runs.at(-1)
    if (last && dayCount({ from: last.at(-1) ?? '', to: day }) === 2) last.push(day)
    else runs.push([day])
  }
  return listed(most(runs.flatMap((run) => (run.length < 3 ? run.map(shortDay) : [spanWords(run)]))))
}

/** `Mon 16 Nov to Sun 22 Nov`. */
export function spanWords(days: readonly string[]): string {
  const [first, last] = [days[0] ?? '', days.at(-1) ?? '']
  return first === last ? shortDay(first) : `${shortDay(first)} to ${shortDay(last)}`
}
