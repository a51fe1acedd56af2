import * as z from 'zod'
import { dayInterval, type Interval, isInstant, isoInstant, localDay, startOfDay } from '../domain/day.ts'
import { type Archive, lastReport, reportOn } from './archive.ts'
import { askedDay, DAY_FORMS } from './day-meant.ts'
import type { Facts } from './facts.ts'
import { rowsOf } from './rows.ts'
import { Unanswerable } from './unanswerable.ts'

const HOUR = 3_600_000

/** A day of 25 hours is one. */
const LONGEST_WINDOW = 25 * HOUR

/** The grid on which the service aggregates. */
const GRID = 300_000

const instant = (what: string) =>
  z
    .string()
    .max(60)
    .optional()
    .describe(
      `${what}: an instant such as 2026-11-21T13:00:00Z, or a day and a time in the time zone of the reports, such as yesterday 13:00`,
    )

/** How a tool is asked for a window. */
export const WINDOW_ASKED = {
  day: z.string().max(60).optional().describe(`A whole day in place of from and to, as people write it: ${DAY_FORMS}`),
  from: instant('Start of the window; an hour before `to` where absent'),
  to: instant('End of the window; as late as there is data where absent'),
}

type WindowAsked = { readonly [Name in keyof typeof WINDOW_ASKED]?: string | undefined }

/** The window that is asked for; the last hour of which there is data, where none is. */
export async function windowOf(asked: WindowAsked, facts: Facts): Promise<Interval> {
  const { archive, account } = facts
  if (asked.day !== undefined && (asked.from ?? asked.to) !== undefined) {
    throw new Unanswerable('both day and from or to are given; use one')
  }
  const day = await askedDay(asked.day, 'day', facts)
  if (day !== undefined) {
    const whole = dayInterval(day, (await lastReport(archive))?.timeZone ?? 'UTC')
    return account === null ? whole : settled(whole, account.settledUntil())
  }
  const given = { from: await instantOf(asked.from, 'from', facts), to: await instantOf(asked.to, 'to', facts) }
  let { to } = given
  if (to === undefined && given.from !== undefined) to = given.from + HOUR
  if (to === undefined)
    to = account === null ? await lastInstant(archive) : Math.floor(account.settledUntil() / GRID) * GRID
  const from = given.from ?? to - HOUR
  const window = { from: isoInstant(from), to: isoInstant(to) }
  if (from >= to) throw new Unanswerable(`from is ${window.from}, not before to, ${window.to}`)
  if (to - from > LONGEST_WINDOW) {
    throw new Unanswerable(
      `from ${window.from} to ${window.to} is more than a day; ask for less, or query_archive over days`,
    )
  }
  return account === null ? window : settled(window, account.settledUntil())
}

function settled(window: Interval, until: number): Interval {
  if (Date.parse(window.to) <= until) return window
  throw new Unanswerable(
    `to is ${window.to}, and what is later than ${isoInstant(Math.floor(until / 1000) * 1000)} is not settled yet`,
  )
}

/** An instant, or a day with a time of day in the time zone of the reports: midnight where there is none. */
async function instantOf(given: string | undefined, what: string, facts: Facts): Promise<number | undefined> {
  if (given === undefined) return undefined
  if (isInstant(given)) return Date.parse(given)
  const [, day = given, hours = '0', minutes = '0'] = /^(.+?),?\s+(?:at\s+)?(\d{1,2}):(\d{2})$/.exec(given.trim()) ?? []
  const asked = await askedDay(day, what, facts)
  if (Number(hours) > 24 || Number(minutes) > 59) {
    throw new Unanswerable(`${what} is "${given}", which has no time of day; yesterday 13:00 has one`)
  }
  const { timeZone = 'UTC' } = (await lastReport(facts.archive)) ?? {}
  return clockInstant(asked ?? localDay(facts.now(), timeZone), Number(hours) * 60 + Number(minutes), timeZone)
}

/** The instant at which the clocks of a day show a time: on the day of a clock change too. */
function clockInstant(day: string, minutes: number, timeZone: string): number {
  const shown = Date.parse(`${day}T00:00:00Z`) + minutes * 60_000
  const start = startOfDay(day, timeZone)
  const offsetAt = (instant: number) =>
    Date.parse(
      `${new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant).replace(' ', 'T')}Z`,
    ) - instant
  return shown - offsetAt(shown - offsetAt(start))
}

/** End of the last window in the archive. */
async function lastInstant(archive: Archive): Promise<number> {
  const { day, to } = await reportOn(archive)
  const tables = await archive.tables({ since: day, until: day }, ['flows'])
  try {
    const [last] = await rowsOf(tables, `select ${isoOf(`max(${WINDOW_END})`)} as last from flows`)
    return Date.parse(String(last?.last ?? to))
  } finally {
    tables.close()
  }
}

/** End of a flow's window. */
export const WINDOW_END = "window_start + window_seconds * interval '1 second'"

/** An instant of the tables as text. */
export const isoOf = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`
