import type { BudgetPace, Days, EarlierUsd, Figure, Month, Mover, Report, Usual } from '../domain/report/report.ts'
import { count, dollars } from './amounts.ts'
import { monthName, shortDay, weekday } from './instants.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'
import { byWay, capital, counted } from './words.ts'

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

/** What a figure is beside its usual. What is dearer than the day before is not called less. */
export function deltaWords({ usd, usual, days }: Pick<Figure, 'usd' | 'usual' | 'days'>): string {
  if (usual === null) return ''
  const change = changeWords(usd, usual)
  if (!change.endsWith('%')) return change
  const isDearer = usd > (days.at(-2) ?? Number.POSITIVE_INFINITY)
  return usd < usual.usd && isDearer ? `usually ${dollars(usual.usd)}` : `${change}; usually ${dollars(usual.usd)}`
}

/** The total beside its usual, in a sentence; empty where nothing usual is known. */
export function usualWords(report: Report): string {
  const { day, status, totals, trend } = report
  if (trend.isYoung) return `No usual yet for a ${weekday(day) ?? 'day'}.`
  if (trend.total === null || (status !== 'ok' && status !== 'low_coverage')) return ''
  const { usd, days, isWeekly, since } = trend.total
  const weekly = isWeekly ? ` for a ${weekday(day) ?? 'day'}` : ''
  const basis = `${weekly}: ${dollars(usd)} (${counted(days, 'day')}${since === null ? '' : ` since the step on ${shortDay(since)}`})`
  const change = changeWords(totals.usd, trend.total)
  if (change === 'as usual') return `That is as usual${basis}.`
  if (change === 'usually nothing') return 'That is usually nothing.'
  if (totals.usd > usd) return `That is ${change.slice(1)} more than usual${basis}.`
  return isDearerThanYesterday(report) ? `Usual${basis}.` : `That is ${change.slice(1)} less than usual${basis}.`
}

/** A day that is dearer than the one before is never called less than usual. */
export const isDearerThanYesterday = ({ trend: { yesterday } }: Report) => (yesterday.deltaUsd ?? 0) > 0

/** The day before and the same weekday of last week, in a sentence. */
export function earlierWords({ trend: { yesterday, lastWeek } }: Report): string {
  const days = [yesterday, lastWeek]
  const none = days.filter(({ usd }) => usd === null).map(({ day }) => shortDay(day))
  const known = days.flatMap((one) => (one.usd === null ? [] : [besideWords(one, one.usd)]))
  const sentences = [...known, ...(none.length > 0 ? [`no whole report of ${none.join(' or ')}`] : [])]
  return sentences.map((text) => `${capital(text)}.`).join(' ')
}

function besideWords({ day, deltaUsd, percent, isWhole }: EarlierUsd, usd: number): string {
  const that = `${shortDay(day)} (${isWhole ? '' : 'at least '}${dollars(usd)})`
  if (deltaUsd === null) return `not held against ${that}`
  if (Math.abs(deltaUsd) < 0.005) return `the same as ${that}`
  const part = percent === null ? '' : ` (${percent > 0 ? '+' : '−'}${count(Math.abs(Math.round(percent)))}%)`
  return `${deltaUsd > 0 ? 'up' : 'down'} ${dollars(Math.abs(deltaUsd))}${part} from ${that}`
}

/** The month so far, and where it leads. */
export function monthWords(month: Month): string {
  const { usd, daysKnown, daysSoFar, projectedUsd } = month
  const known = daysKnown < daysSoFar ? `, ${daysKnown} of ${counted(daysSoFar, 'day')} known` : ''
  const leads =
    projectedUsd === null ? '; where it leads is not known yet' : `; about ${dollars(projectedUsd)} by its end`
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

/** Whose budget it is: `namespace checkout of cluster prod`, `team payments`, or everything. */
export function budgetName({ cluster = '', namespace = '', team = '' }: BudgetPace): string {
  const parts = [
    ...(team === '' ? [] : [`team ${clip(team, NAME_LIMIT)}`]),
    ...(namespace === '' ? [] : [`namespace ${clip(namespace, NAME_LIMIT)}`]),
    ...(cluster === '' ? [] : [`cluster ${clip(cluster, NAME_LIMIT)}`]),
  ]
  return parts.length === 0 ? 'all clusters' : parts.join(' of ')
}

/** The same at the start of a line. */
export const budgetTitle = (budget: BudgetPace) => capital(budgetName(budget))

/** Where a budget stands. */
export function budgetWords({ status, projectedUsd, passedOn }: BudgetPace): string {
  const on = passedOn === null ? '' : ` on ${shortDay(passedOn)}`
  switch (status) {
    case 'over':
      return `OVER: passed${on}`
    case 'at_risk':
      return `AT RISK: about ${dollars(projectedUsd ?? 0)} by the end of the month${on === '' ? '' : `, and passes it${on}`}`
    case 'on_track':
      return projectedUsd === null
        ? 'on track so far; where it leads is not known yet'
        : `on track: about ${dollars(projectedUsd)} by the end of the month`
    default:
      return status satisfies never
  }
}
