const MINUTES_A_DAY = 24 * 60
const DAY = MINUTES_A_DAY * 60_000

/** A report that is not done by then is missing: within two hours, the minutes that an alarm takes to see it included. */
const TOLD_AFTER_MINUTES = 115
/** What a run may take at the least, in a time zone whose clock changes by more than an hour. */
const RUN_MINUTES = 30

/** Minutes that a time zone is before UTC, on each day of the year that begins at an instant (epoch milliseconds). */
function offsetsOf(timeZone: string, from: number): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  return Array.from({ length: 366 }, (_, day) => {
    const name = format.formatToParts(from + day * DAY).find(({ type }) => type === 'timeZoneName')?.value ?? ''
    const [, sign = '+', hours = '0', minutes = '0'] = /([+-])(\d\d):(\d\d)/.exec(name) ?? []
    return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes))
  })
}

/**
 * The UTC offset, as `+05:30`, of a place whose days have one report each: its midnight comes after each morning's report and
 * within two hours of `sendAt`, in summer and in winter of the year that begins at an instant (epoch milliseconds). A daily
 * window in the report's own time zone would end at midnight there, up to a day late.
 */
export function reportDayOffset(sendAt: string, timeZone: string, from: number): string {
  const [hours = 0, minutes = 0] = sendAt.split(':').map(Number)
  const starts = offsetsOf(timeZone, from).map((offset) => hours * 60 + minutes - offset)
  const inTime = Math.floor((Math.min(...starts) + TOLD_AFTER_MINUTES) / 5) * 5
  const afterRuns = Math.ceil((Math.max(...starts) + RUN_MINUTES) / 5) * 5
  const midnight = Math.max(inTime, afterRuns)
  const east = ((-midnight % MINUTES_A_DAY) + MINUTES_A_DAY) % MINUTES_A_DAY
  const offset = east > MINUTES_A_DAY / 2 ? east - MINUTES_A_DAY : east
  const part = (value: number) => String(value).padStart(2, '0')
  return `${offset < 0 ? '-' : '+'}${part(Math.floor(Math.abs(offset) / 60))}:${part(Math.abs(offset) % 60)}`
}
