import { addDays, isDay, localDay, weekday } from '../domain/day.ts'
import { lastReport } from './archive.ts'
import type { Facts } from './facts.ts'
import { Unanswerable } from './unanswerable.ts'

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday']
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
]

/** How a tool says what it takes. */
export const DAY_FORMS = '2026-11-20, yesterday, last Friday, 3 days ago, 20 Nov'

/** The day that a question means, in the time zone of the reports; undefined where it names none. */
export async function askedDay(text: string | undefined, what: string, facts: Facts): Promise<string | undefined> {
  if (text === undefined || isDay(text)) return text
  const { timeZone = 'UTC' } = (await lastReport(facts.archive)) ?? {}
  const today = localDay(facts.now(), timeZone)
  const day = dayMeant(text, today)
  if (day === undefined) {
    throw new Unanswerable(`${what} is "${text}", which is no day; ${DAY_FORMS} are, and today is ${today}`)
  }
  return day
}

/** A day as people write it, seen from another one; undefined where the text is none. A date without a year is the last such. */
export function dayMeant(text: string, today: string): string | undefined {
  const words = text
    .toLowerCase()
    .replaceAll(/[,.]/g, ' ')
    .replaceAll(/\b(the|on|of)\b/g, ' ')
    .replaceAll(/\b(\d{1,2})(st|nd|rd|th)\b/g, '$1')
    .trim()
    .split(/\s+/)
  const said = words.join(' ')
  if (isDay(said)) return said
  if (said === 'today') return today
  if (said === 'yesterday') return addDays(today, -1)
  if (said === 'day before yesterday') return addDays(today, -2)
  const [, count = '', unit] = /^(\d{1,4}|a|one) (day|week)s? ago$/.exec(said) ?? []
  if (unit !== undefined) return addDays(today, -(Number(count) || 1) * (unit === 'week' ? 7 : 1))
  const named = indexOf(WEEKDAYS, (words[0] === 'last' ? words[1] : words[0]) ?? '')
  if (named !== undefined && words.length === (words[0] === 'last' ? 2 : 1)) return lastWeekday(named, today)
  return dateMeant(named === undefined ? words : words.slice(1), named, today)
}

/** The last one before today. */
const lastWeekday = (wanted: number, today: string) => addDays(today, -(((weekday(today) - wanted + 6) % 7) + 1))

/** Years that are looked back for a date: 29 February comes every eighth at the latest. */
const YEARS = 9

/** `20 nov`, `november 20 2026`; a weekday beside it has to be that of the date. */
function dateMeant(words: readonly string[], named: number | undefined, today: string): string | undefined {
  const [first = '', second = '', year = '', ...more] = words
  const [date, month] = /^\d{1,2}$/.test(first) ? [first, second] : [second, first]
  const index = indexOf(MONTHS, month)
  if (more.length > 0 || index === undefined || !/^\d{1,2}$/.test(date) || !/^(\d{4})?$/.test(year)) return undefined
  const latest = Number(year || today.slice(0, 4))
  const years = year === '' ? Array.from({ length: YEARS }, (_, back) => latest - back) : [latest]
  const day = years
    .map((of) => `${of}-${String(index + 1).padStart(2, '0')}-${date.padStart(2, '0')}`)
    .find((one) => isDay(one) && (year !== '' || one <= today))
  return day !== undefined && (named === undefined || weekday(day) === named) ? day : undefined
}

/** A name, or its first three letters or more. */
function indexOf(names: readonly string[], word: string): number | undefined {
  const index = word.length < 3 ? -1 : names.findIndex((name) => name.startsWith(word))
  return index < 0 ? undefined : index
}
