/** Made once a zone: to make one takes a hundred times what it takes to use it. */
const formatters = new Map<string, Intl.DateTimeFormat>()
const clocks = new Map<string, Intl.DateTimeFormat>()

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/** A stretch of time in whole seconds: `from` inclusive, `to` exclusive, ISO 8601 UTC. */
export interface Interval {
  readonly from: string
  readonly to: string
}

/** ISO 8601 UTC without fractions: the one written form of an instant in states, keys and reports. */
export function isoInstant(epochMilliseconds: number): string {
  return new Date(epochMilliseconds).toISOString().replace('.000Z', 'Z')
}

/** An instant as names and keys have it: without punctuation. */
export const compactInstant = (instant: string) => instant.replaceAll(/[-:]/g, '')

/** The calendar day of an instant in an IANA time zone, `YYYY-MM-DD`. */
export function localDay(epochMilliseconds: number, timeZone: string): string {
  let formatter = formatters.get(timeZone)
  if (!formatter) {
    formatter = new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' })
    formatters.set(timeZone, formatter)
  }
  const part = Object.fromEntries(formatter.formatToParts(epochMilliseconds).map(({ type, value }) => [type, value]))
  return `${part.year?.padStart(4, '0')}-${part.month}-${part.day}`
}

/**
 * Whether EventBridge Scheduler knows a time zone: a place of IANA's list, in its own letters, or UTC. Offsets and names such
 * as `EST5EDT`, which JavaScript takes, are none.
 * Source: https://docs.aws.amazon.com/scheduler/latest/UserGuide/schedule-types.html#time-zones
 */
export function isTimeZone(name: string): boolean {
  if (name === 'UTC') return true
  if (name.length > 50 || !/^[A-Z][A-Za-z]+(?:\/[A-Z][A-Za-z0-9_+-]*)+$/.test(name)) return false
  try {
    // A former name is told as the present one; the same name in other letters is not right.
    const { timeZone } = new Intl.DateTimeFormat('en-CA', { timeZone: name }).resolvedOptions()
    return timeZone === name || timeZone.toLowerCase() !== name.toLowerCase()
  } catch {
    return false
  }
}

/** Whether the text is a real calendar day, `YYYY-MM-DD`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const parsed = new Date(`${text}T00:00:00Z`)
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().slice(0, 10) === text
}

/** Whether the text is an instant with a time zone, as AWS writes them. */
export const isInstant = (text: string) =>
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:?\d{2})$/.test(text) &&
  !Number.isNaN(Date.parse(text))

/** The calendar day a number of days later (or earlier). */
export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10)
}

/** 0 is Sunday. */
export const weekday = (day: string): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/**
 * First instant of a calendar day in a time zone, in epoch milliseconds. Where a clock change skips midnight, it is
 * the first instant that the day has.
 */
export function startOfDay(day: string, timeZone: string): number {
  const noon = Date.parse(`${day}T12:00:00Z`)
  let before = noon - 2 * DAY
  let after = noon + DAY
  while (after - before > MINUTE) {
    const middle = before + Math.floor((after - before) / 2 / MINUTE) * MINUTE
    if (localDay(middle, timeZone) < day) before = middle
    else after = middle
  }
  return after
}

/** First and last instant of a calendar day in a time zone. */
export function dayInterval(day: string, timeZone: string): Interval {
  return { from: isoInstant(startOfDay(day, timeZone)), to: isoInstant(startOfDay(addDays(day, 1), timeZone)) }
}

/**
 * The interval in hours from its start: 23 or 25 of them on a day with a clock change, the last one shorter where the
 * change is no whole hour.
 */
export function hoursOf(interval: Interval): Interval[] {
  const end = Date.parse(interval.to)
  const hours: Interval[] = []
  for (let start = Date.parse(interval.from); start < end; start += HOUR) {
    hours.push({ from: isoInstant(start), to: isoInstant(Math.min(start + HOUR, end)) })
  }
  return hours
}

/**
 * The hours of all calendar days of an interval, each day's from its own start: after a clock change of half an hour they are
 * not those of the interval.
 */
export function hoursOfDays({ from, to }: Interval, timeZone: string): Interval[] {
  const days: Interval[] = []
  for (let start = from; start < to; ) {
    const end = dayInterval(localDay(Date.parse(start), timeZone), timeZone).to
    days.push({ from: start, to: end < to ? end : to })
    start = end
  }
  return days.flatMap(hoursOf)
}

/** Time of day of an instant in an IANA time zone, `HH:MM`. */
export function localTime(epochMilliseconds: number, timeZone: string): string {
  let clock = clocks.get(timeZone)
  if (!clock) {
    clock = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
    clocks.set(timeZone, clock)
  }
  return clock.format(epochMilliseconds)
}

/** A stretch of time in a time zone, in words: `2026-11-21 00:00-24:00`, with both days where it has several. */
export function stretchOf({ from, to }: Interval, timeZone: string): string {
  const [start, end] = [Date.parse(from), Date.parse(to)]
  const day = localDay(start, timeZone)
  const since = `${day} ${localTime(start, timeZone)}`
  if (end === startOfDay(addDays(day, 1), timeZone)) return `${since}-24:00`
  const until = localTime(end, timeZone)
  return localDay(end, timeZone) === day ? `${since}-${until}` : `${since} to ${localDay(end, timeZone)} ${until}`
}
