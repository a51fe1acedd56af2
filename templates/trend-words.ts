import type { BudgetPace, Days, EarlierUsd, Figure, Month, Mover, Report, Usual } from '../domain/report/report.ts'
import { count, dollars, percentOf } from './amounts.ts'
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

/**
 * What a figure is beside its usual; empty for nothing where that is usual. What is dearer than the day before is not called
 * less.
 */
export function deltaWords({ usd, usual, days }: Pick<Figure, 'usd' | 'usual' | 'days'>): string {
  if (usual === null || (usd === 0 && usual.usd === 0)) return ''
  const change = changeWords(usd, usual)
  if (change === 'as usual' && usual.since !== null) return `no change since ${shortDay(usual.since)}`
  if (!change.endsWith('%')) return change
  const isDearer = usd > (days.at(-2) ?? Number.POSITIVE_INFINITY)
  return usd < usual.usd && isDearer ? `usually ${dollars(usual.usd)}` : `${change}; usually ${dollars(usual.usd)}`
}

/** The total beside its usual, in a sentence; empty where nothing usual is known. */
export function usualWords(report: Report): string {
  const { attention, day, status, totals, trend } = report
  if (trend.isYoung) return `No usual level is known yet for a ${weekday(day) ?? 'day'}.`
  if (trend.readWhole) return readWholeWords(trend.readWhole)
  if (trend.total === null || (status !== 'ok' && status !== 'low_coverage')) return ''
  const { usd, days, isWeekly, since } = trend.total
  const weekly = isWeekly ? ` for a ${weekday(day) ?? 'day'}` : ''
  // A rise that stands is told just before this sentence.
  const isTold = attention.alarms.some(
    (alarm) => alarm.of === 'total' && alarm.name === '' && alarm.state === 'standing' && alarm.since === since,
  )
  const ofLevel = since === null || isTold ? '' : ` since the change on ${shortDay(since)}`
  const basis = `${weekly}${isTold ? ' since then' : ''} (${dollars(usd)}, from ${counted(days, 'day')}${ofLevel})`
  const change = changeWords(totals.usd, trend.total)
  // A rise is no usual day for who reads of it.
  if (change === 'as usual' && isTold) return `No change since then (${dollars(usd)}, from ${counted(days, 'day')}).`
  if (change === 'as usual') return `As usual${basis}.`
  if (change === 'usually nothing') return 'Usually nothing.'
  if (totals.usd > usd) return `${change.slice(1)} more than usual${basis}.`
  return isDearerThanYesterday(report) ? `Usual${basis}.` : `${change.slice(1)} less than usual${basis}.`
}

/** What was read whole beside what it usually costs, where the total lacks something of some accounts and regions. */
function readWholeWords({ usd, usual }: NonNullable<Report['trend']['readWhole']>): string {
  const basis = `(${dollars(usual.usd)}, from ${counted(usual.days, 'day')})`
  const change = changeWords(usd, usual)
  const beside =
    change === 'as usual' || change === 'usually nothing'
      ? change
      : `${change.slice(1)} ${usd > usual.usd ? 'more' : 'less'} than usual`
  return `Monitors that were read whole, and that were there before, cost ${dollars(usd)}: ${beside} ${basis}.`
}

/** A day that is dearer than the one before is never called less than usual. */
export const isDearerThanYesterday = ({ trend: { yesterday } }: Report) => (yesterday.deltaUsd ?? 0) > 0

/** The day before and the same weekday of last week, in a sentence. */
export function earlierWords({ trend: { yesterday, lastWeek } }: Report): string {
  const days = [yesterday, lastWeek]
  const none = days.filter(({ usd }) => usd === null).map(({ day }) => shortDay(day))
  const known = days.flatMap((one) => (one.usd === null ? [] : [besideWords(one, one.usd)]))
  const sentences = [...known, ...(none.length > 0 ? [`no complete report for ${none.join(' or ')}`] : [])]
  return sentences.map((text) => `${capital(text)}.`).join(' ')
}

function besideWords({ day, deltaUsd, percent, isWhole }: EarlierUsd, usd: number): string {
  const that = `${shortDay(day)} (${isWhole ? '' : 'at least '}${dollars(usd)})`
  if (deltaUsd === null) return `not compared with ${that}`
  if (Math.abs(deltaUsd) < 0.005) return `the same as ${that}`
  const part = percent === null ? '' : ` (${percent > 0 ? '+' : '−'}${count(Math.abs(Math.round(percent)))}%)`
  return `${deltaUsd > 0 ? 'up' : 'down'} ${dollars(Math.abs(deltaUsd))}${part} from ${that}`
}

/** The month to date, and its forecast. */
export function monthWords(month: Month): string {
  const { usd, daysKnown, daysSoFar, projectedUsd } = month
  const known = daysKnown < daysSoFar ? `, ${daysKnown} of ${counted(daysSoFar, 'day')} known` : ''
  const leads = projectedUsd === null ? '; no forecast yet' : `; forecast ${dollars(projectedUsd)}`
  return `${clip(monthName(month.month), NAME_LIMIT)} to date ${dollars(usd)}${known}${leads}.`
}

/** `checkout → redis`. */
export const pairWords = ({ source, destination }: Pick<Mover, 'source' | 'destination'>) =>
  `${clip(source.name, NAME_LIMIT)} → ${clip(destination.name, NAME_LIMIT)}`

const FLAGS: Readonly<Record<NonNullable<Mover['flag']>, string>> = { new: 'NEW', back: 'BACK', gone: 'STOPPED' }

/** How a pair goes, and whether it is new, is back, or has stopped. */
export function moverWay({ via, flag }: Pick<Mover, 'via' | 'flag'>): string {
  const way = byWay(via)
  return flag === null ? way : `${FLAGS[flag]} · ${way}`
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
export function budgetWords({ team, status, projectedUsd, passedOn }: BudgetPace): string {
  const on = passedOn === null ? '' : ` on ${shortDay(passedOn)}`
  switch (status) {
    case 'over':
      return `OVER: exceeded${on}`
    case 'at_risk':
      return `AT RISK: forecast ${dollars(projectedUsd ?? 0)}${on === '' ? '' : `, and exceeds it${on}`}`
    case 'on_track':
      return projectedUsd === null ? 'on track; no forecast yet' : `on track: forecast ${dollars(projectedUsd)}`
    case 'not_known':
      return team === undefined ? 'not known: no day had a cost there' : 'not known: no such team in decisions.yaml'
    default:
      return status satisfies never
  }
}

/** Budgets that are exceeded, in a sentence; empty where none is. */
export function exceededWords(budgets: readonly BudgetPace[]): string {
  const names = budgets
    .filter(({ status }) => status === 'over')
    .map((budget) => `${budgetName(budget)} (${budgetShare(budget)})`)
  if (names.length === 0) return ''
  const shown = names.slice(0, 2)
  const more = names.length > shown.length ? ` and ${counted(names.length - shown.length, 'more budget')}` : ''
  return `Over budget: ${shown.join(', ')}${more}.`
}

/** What a budget's month has cost. */
export const budgetUsd = ({ usd }: BudgetPace) => (usd === null ? 'not known' : dollars(usd))

/** The same as a part of the budget. */
export const budgetShare = ({ usd, usdPerMonth }: BudgetPace) => (usd === null ? '' : percentOf(usd, usdPerMonth))
