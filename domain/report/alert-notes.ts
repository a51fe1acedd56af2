import type { Run } from '../collecting/run.ts'
import { localDay, localTime } from '../day.ts'
import type { AlertMemory, HourlyAlert } from '../trend/hour-watch.ts'

/** What was told in the course of a day, and whether it is over, in sentences. */
export function alertNotes(
  { from, to, timeZone }: Pick<Run, 'from' | 'to' | 'timeZone'>,
  { alerts }: AlertMemory,
): string[] {
  const isOfDay = (instant: string) => instant > from && instant <= to
  const time = (instant: string) =>
    `${isOfDay(instant) ? '' : `${localDay(Date.parse(instant), timeZone)} `}${localTime(Date.parse(instant), timeZone)}`
  return alerts
    .filter(({ isUntold }) => !isUntold)
    .filter(({ told, over }) => isOfDay(told) || (over !== null && isOfDay(over)))
    .map((alert) => {
      const { told, since, over, usdPerDay, usualUsdPerDay } = alert
      const rise = `rose from $${usualUsdPerDay.toFixed(2)} to $${usdPerDay.toFixed(2)} a day at ${time(since)}`
      const end = over === null ? 'it is not over' : `it was over at ${time(over)}`
      return `An alert of ${time(told)} told that ${nameOf(alert)} ${rise}; ${end}.`
    })
}

function nameOf({ of, name, cluster, pair }: HourlyAlert): string {
  if (pair) return `${pair.source.name} → ${pair.destination.name}`
  if (of === 'total') return 'the total'
  if (of === 'namespace') return `namespace ${name} of ${cluster}`
  return of === 'figure' ? (FIGURES[name] ?? name) : `${of} ${name}`
}

const FIGURES: Readonly<Record<string, string>> = {
  inter_az: 'what crosses zones',
  nat: 'what passes NAT gateways',
  other: 'what is neither a crossing nor a NAT gateway',
}
