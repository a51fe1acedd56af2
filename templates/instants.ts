import { clip, NAME_LIMIT } from './safe-text.ts'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const
const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const

/** `Saturday 21 November 2026` of `2026-11-21`. */
export function longDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.weekday} ${parts.date} ${parts.month} ${parts.year}` : clip(day, NAME_LIMIT)
}

/** `Sat 21 Nov` of `2026-11-21`. */
export function shortDay(day: string): string {
  const parts = partsOf(day)
  return parts ? `${parts.weekday.slice(0, 3)} ${parts.date} ${parts.month.slice(0, 3)}` : clip(day, NAME_LIMIT)
}

/** Day of the week of `YYYY-MM-DD`; undefined for anything else. */
export function weekday(day: string): string | undefined {
  return partsOf(day)?.weekday
}

function partsOf(day: string) {
  const instant = new Date(`${day}T00:00:00Z`)
  const [weekdayName, month] = [WEEKDAYS[instant.getUTCDay()], MONTHS[instant.getUTCMonth()]]
  if (weekdayName === undefined || month === undefined) return undefined
  return { weekday: weekdayName, date: instant.getUTCDate(), month, year: instant.getUTCFullYear() }
}

interface Clock {
  readonly day: string
  readonly time: string
}

/** Clock times of an interval in a time zone, `13:00–15:00`; midnight at its end is 24:00. */
export function localSpan(from: string, to: string, timeZone: string): string {
  const [start, end] = [clock(from, timeZone), clock(to, timeZone)]
  if (!start || !end) return clip(`${from} – ${to}`, NAME_LIMIT)
  return `${start.time}–${end.time === '00:00' && end.day > start.day ? '24:00' : end.time}`
}

/** Clock time of an instant in a time zone, `13:00`. */
export const clockTime = (instant: string, timeZone: string) =>
  clock(instant, timeZone)?.time ?? clip(instant, NAME_LIMIT)

/** The interval in UTC, with its date or dates: `2026-11-21 12:00–14:00 UTC`. */
export function utcSpan(from: string, to: string): string {
  const [start, end] = [clock(from, 'UTC'), clock(to, 'UTC')]
  if (!start || !end) return clip(`${from} – ${to}`, NAME_LIMIT)
  if (start.day === end.day) return `${start.day} ${start.time}–${end.time} UTC`
  return `${start.day} ${start.time} – ${end.day} ${end.time} UTC`
}

const clocks = new Map<string, Intl.DateTimeFormat>()

/** Made once a zone: to make one takes a hundred times what it takes to use it. Throws where the zone is none. */
function clockOf(timeZone: string): Intl.DateTimeFormat {
  const known = clocks.get(timeZone)
  if (known) return known
  const clock = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
  })
  clocks.set(timeZone, clock)
  return clock
}

/** Undefined where the text is no instant or the zone no zone: then the reader sees what the report holds. */
function clock(instant: string, timeZone: string): Clock | undefined {
  try {
    const parts = clockOf(timeZone).formatToParts(new Date(instant))
    const { year, month, day, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]))
    return { day: `${year}-${month}-${day}`, time: `${hour}:${minute}` }
  } catch {
    return undefined
  }
}

const months = new Intl.DateTimeFormat('en', { month: 'long', timeZone: 'UTC' })

/** `2026-11` is `November`; a text that is no month stays as it is. */
export function monthName(month: string): string {
  const instant = Date.parse(`${month}-01T00:00:00Z`)
  return Number.isNaN(instant) ? month : months.format(instant)
}
