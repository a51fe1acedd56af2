import type { BudgetPace, Days, Figure, Month, Mover, Report, Usual } from '../domain/report/report.ts'
import { dollars } from './amounts.ts'
import { monthName, shortDay, weekday } from './instants.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'
import { byWay, counted } from './words.ts'

/** Within this part of the usual a figure is as usual: less is no news. */
const AS_USUAL = 0.05

const FIGURES: Readonly<Record<Figure['name'], string>> = {
  inter_az: 'Across zones',
  nat: 'NAT gateways',
  other: 'Other',
}

/** One of the figures that a digest leads with. */
export const figureWords = (name: string) => FIGURES[name as Figure['name']] ?? clip(name, NAME_LIMIT)

/** `+38%`, `as usual`, `usually nothing`; empty where nothing usual is known. */
export function changeWords(usd: number, usual: Usual | null): string {
  if (usual === null) return ''
  if (usual.usd === 0) return usd === 0 ? 'as usual' : 'usually nothing'
  const part = usd / usual.usd - 1
  if (Math.abs(part) <= AS_USUAL) return 'as usual'
  const percent = Math.round(part * 100)
  return `${percent > 0 ? '+' : '−'}${Math.abs(percent)}%`
}

/** What a figure is beside its usual. */
export function deltaWords({ usd, usual }: Pick<Figure, 'usd' | 'usual'>): string {
  if (usual === null) return ''
  const change = changeWords(usd, usual)
  return change.endsWith('%') ? `${change}; usually ${dollars(usual.usd)}` : change
}

/** The total beside its usual, in a sentence with a space behind it; empty where nothing usual is known. */
export function usualWords({ day, status, totals, trend: { total } }: Report): string {
  if (total === null || status !== 'complete') return ''
  const days = total.sameWeekday
    ? `for a ${weekday(day) ?? 'day'} (median of ${counted(total.days, 'week')})`
    : `(median of ${counted(total.days, 'day')})`
  const change = changeWords(totals.usd, total)
  const told =
    change === 'as usual'
      ? 'That is as usual'
      : change === 'usually nothing'
        ? 'That is usually nothing'
        : `That is ${change.replace(/^[+−]/, '')} ${totals.usd > total.usd ? 'more' : 'less'} than usual`
  return `${told} ${days}: ${dollars(total.usd)}. `
}

/** Where a month leads; null where that is not known, or stands on one day. */
export const shownForecast = ({ daysKnown, projectedUsd }: Month) => (daysKnown < 2 ? null : projectedUsd)

/** The month so far, and where it leads. */
export function monthWords(month: Month): string {
  const { usd, daysKnown, daysSoFar } = month
  const known = daysKnown < daysSoFar ? `, ${daysKnown} of ${counted(daysSoFar, 'day')} known` : ''
  const forecast = shownForecast(month)
  const leads = forecast === null ? '' : `; about ${dollars(forecast)} by its end`
  return `${clip(monthName(month.month), NAME_LIMIT)} so far ${dollars(usd)}${known}${leads}.`
}

/** `checkout → redis`. */
export const pairWords = ({ source, destination }: Pick<Mover, 'source' | 'destination'>) =>
  `${clip(source.name, NAME_LIMIT)} → ${clip(destination.name, NAME_LIMIT)}`

/** How a pair goes, and whether it is new or has gone. */
export function moverWay({ via, flag }: Pick<Mover, 'via' | 'flag'>): string {
  const way = byWay(via)
  return flag === null ? way : `${flag.toUpperCase()} · ${way}`
}

/** `+$2.50`. */
export function moveWords({ deltaUsd }: Pick<Mover, 'deltaUsd'>): string {
  return deltaUsd > 0 ? `+${dollars(deltaUsd)}` : `−${dollars(-deltaUsd)}`
}

/** Tallest bar of a sparkline, in pixels: Outlook on Windows draws no thicker border. In text, eighths of a line. */
const SPARK_PIXELS = 8
const BLOCKS = '▁▂▃▄▅▆▇█'

/** Heights of a sparkline's bars, in pixels; 0 for a day that nobody knows. */
export const sparkline = (days: Days) => heights(days, SPARK_PIXELS)

/** The same in letters; a dot for a day that nobody knows. */
export const sparkText = (days: Days) =>
  heights(days, BLOCKS.length)
    .map((height) => (height === 0 ? '·' : (BLOCKS[height - 1] ?? '·')))
    .join('')

function heights(days: Days, tallest: number): number[] {
  const most = Math.max(...days.map((usd) => usd ?? 0))
  return days.map((usd) => (usd === null ? 0 : most > 0 ? Math.max(1, Math.round((usd / most) * tallest)) : 1))
}

/** Whose budget it is: `prod · checkout`, or everything. */
export function budgetName({ cluster, namespace }: BudgetPace): string {
  const parts = [cluster, namespace].filter((part) => part !== undefined && part !== '')
  return parts.length === 0 ? 'All clusters' : parts.map((part) => clip(part ?? '', NAME_LIMIT)).join(' · ')
}

/** Where a budget stands. */
export function budgetWords({ status, projectedUsd, passedOn }: BudgetPace): string {
  const on = passedOn === null ? '' : ` on ${clip(shortDay(passedOn), NAME_LIMIT)}`
  switch (status) {
    case 'over':
      return `OVER: passed${on}`
    case 'at_risk':
      return `AT RISK: about ${dollars(projectedUsd ?? 0)} by the end of the month${on === '' ? '' : `, passed${on}`}`
    case 'on_track':
      return projectedUsd === null
        ? 'on track so far'
        : `on track: about ${dollars(projectedUsd)} by the end of the month`
    default:
      return status satisfies never
  }
}
