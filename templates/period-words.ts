import type { Notification, Period } from '../domain/report/notification.ts'
import { count, dollars } from './amounts.ts'
import { changePercent, fromToWords } from './attention-words.ts'
import { SUBJECT_LIMIT } from './headline.ts'
import { monthName, shortDay, weekday } from './instants.ts'
import {
  budgetLines,
  type Message,
  type MessageSection,
  proofLine,
  savingLines,
  whoseTitle,
  whoseWords,
} from './notification-lines.ts'
import { isMonth, MOST_LINES, most, nameBefore, notesOf, spanWords } from './period-notes.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'
import { figureWords } from './trend-words.ts'
import { counted, savingsAt } from './words.ts'

type Part = Period['clusters'][number]

/** What a week or a month is told in, but for its links. */
export function periodMessage(one: Notification, period: Period): Pick<Message, 'title' | 'summary' | 'sections'> {
  const { clusters, figures, teams, moves, proofs } = period
  const sections: MessageSection[] = [
    { heading: 'What to know', lines: notesOf(period) },
    { heading: 'By charge', ...partLines('Charge', figures.filter(costsAnything), period, figureWords) },
    {
      heading: 'By cluster',
      ...(one.team === null && clusters.length < 2 ? NONE : partLines('Cluster', clusters, period)),
    },
    { heading: 'By team', ...partLines('Team', teams, period) },
    { heading: 'What changed most', lines: moves.map((move) => moveLine(move, clusters.length > 1)) },
    {
      heading: proofs.every(({ status }) => status === 'fixed') ? 'What was fixed' : 'What was fixed or undone',
      lines: most(proofs.map((proof) => proofLine({ proof }))),
    },
    {
      heading: 'What is left',
      lines: [...savingLines(one), savingsAt(`the rate of ${shortDay(lastKnown(period))}`, period.open)],
    },
    { heading: `Budgets of ${monthName(lastKnown(period).slice(0, 7))}`, lines: most(budgetLines(one)) },
    { heading: isMonth(period) ? 'Week by week' : 'Day by day', ...dayLines(period) },
  ]
  return {
    title: titleOf(one, period),
    summary: summaryOf(one, period),
    sections: sections.filter(({ lines }) => lines.length > 0),
  }
}

const NONE = { lines: [] }

const costsAnything = ({ usd, beforeUsdPerDay }: Part) => usd > 0 || (beforeUsdPerDay ?? 0) > 0

const lastKnown = ({ days, to }: Period) => days.findLast(({ usd }) => usd !== null)?.day ?? to

const knownDays = ({ days }: Period) => days.filter(({ usd }) => usd !== null).length

/** `the week of Mon 16 Nov`, `November`. */
const nameOf = (period: Period) =>
  isMonth(period) ? monthName(period.from.slice(0, 7)) : `the week of ${shortDay(period.from)}`

function titleOf(one: Notification, period: Period): string {
  const { usd, days, basis } = period
  const known = knownDays(period)
  const part = known < days.length ? `${known} of ${counted(days.length, 'day')} of ` : ''
  const change = basis ? `, ${changeWords(basis)}` : ''
  return clip(
    `[flowtoll] ${clip(whoseWords(one), 36)}: ${dollars(usd)} in ${part}${nameOf(period)}${change}`,
    SUBJECT_LIMIT,
  )
}

/** `up $0.61 a day (+12%)`; in a sentence on a day without `a day`. */
function changeWords({ usdPerDay, beforeUsdPerDay }: NonNullable<Period['basis']>, aDay = ' a day'): string {
  const delta = usdPerDay - beforeUsdPerDay
  if (Math.abs(delta) < 0.005) return 'no change'
  const percent = changePercent({ usd: usdPerDay, usualUsd: beforeUsdPerDay })
  return `${delta > 0 ? 'up' : 'down'} ${dollars(Math.abs(delta))}${aDay}${percent === '' ? '' : ` (${percent})`}`
}

function summaryOf(one: Notification, period: Period): string {
  const { usd, days, from, to, basis } = period
  const known = knownDays(period)
  const atLeast = days.some((day) => day.usd !== null && !day.isWhole) ? 'at least ' : ''
  const span = `${shortDay(from)} to ${shortDay(to)}`
  const part = known < days.length ? `, by reports of ${known} of ${counted(days.length, 'day')}` : ''
  const paid = `${whoseTitle(one)} paid ${atLeast}${dollars(usd)} from ${span}${part}.`
  return basis ? `${paid} ${basisWords(period, basis)}` : paid
}

/** Days that are held against each other are said where they are not all, or not as many. */
function basisWords(period: Period, basis: NonNullable<Period['basis']>): string {
  const { days, beforeDays, usdPerDay, beforeUsdPerDay } = basis
  const was = `${dollars(beforeUsdPerDay)} in ${nameBefore(period)}`
  if (isMonth(period)) {
    return `A day cost ${dollars(usdPerDay)} (mean of ${counted(days, 'whole day')}), ${changeWords(basis, '')} from ${was} (${counted(beforeDays, 'whole day')}).`
  }
  const of = days < period.days.length ? `, by the ${counted(days, 'day')} of the week that are whole in both` : ''
  return `A day cost ${dollars(usdPerDay)}, ${changeWords(basis, '')} from ${was}${of}.`
}

/** Parts that have a line of their own, and the sum of all others. */
function partLines(
  title: string,
  parts: readonly Part[],
  { basis }: Period,
  wordsOf = (name: string) => clip(name, NAME_LIMIT),
): Pick<MessageSection, 'lines' | 'table'> {
  if (parts.length === 0) return NONE
  const shown = parts.length > MOST_LINES ? parts.slice(0, MOST_LINES - 1) : parts
  const others = parts.slice(shown.length)
  const total = (of: (part: Part) => number | null) => others.reduce((all, part) => all + (of(part) ?? 0), 0)
  const rest: Part = {
    name: `${count(others.length)} more`,
    usd: total(({ usd }) => usd),
    usdPerDay: others.some(({ usdPerDay }) => usdPerDay === null) ? null : total(({ usdPerDay }) => usdPerDay),
    beforeUsdPerDay: total(({ beforeUsdPerDay }) => beforeUsdPerDay),
  }
  const rows = [...shown.map((part) => ({ ...part, name: wordsOf(part.name) })), ...(others.length > 0 ? [rest] : [])]
  const isCompared = basis !== null && rows.some(({ usdPerDay }) => usdPerDay !== null)
  return {
    lines: rows.map(({ name, usd, usdPerDay, beforeUsdPerDay }) =>
      usdPerDay === null || beforeUsdPerDay === null
        ? `${name}: ${dollars(usd)}`
        : `${name}: ${dollars(usd)}; ${dollars(usdPerDay)} a day, was ${dollars(beforeUsdPerDay)}`,
    ),
    table: [
      [title, 'Cost', ...(isCompared ? ['Per day', 'Was'] : [])],
      ...rows.map(({ name, usd, usdPerDay, beforeUsdPerDay }) => [
        name,
        dollars(usd),
        ...(isCompared ? [usdPerDay, beforeUsdPerDay].map((one) => (one === null ? '' : dollars(one))) : []),
      ]),
    ],
  }
}

/** `Namespace shop of cluster prod: $1.20 → $2.40 a day (+100%)`. */
function moveLine({ name, cluster, usdPerDay, beforeUsdPerDay }: Period['moves'][number], isOfMany: boolean): string {
  const move = { usd: usdPerDay ?? 0, usualUsd: beforeUsdPerDay ?? 0 }
  const of = isOfMany ? ` of cluster ${clip(cluster, NAME_LIMIT)}` : ''
  const what = name === '' ? 'What has no namespace' : `Namespace ${clip(name, NAME_LIMIT)}`
  const percent = changePercent(move)
  return `${what}${of}: ${fromToWords(move)} a day${percent === '' ? '' : ` (${percent})`}`
}

/** The days of a week; of a month, its weeks. */
function dayLines(period: Period): Pick<MessageSection, 'lines' | 'table'> {
  const weeks: Period['days'][number][][] = []
  for (const one of period.days) {
    if (weeks.length === 0 || !isMonth(period) || weekday(one.day) === 'Monday') weeks.push([])
    weeks.at(-1)?.push(one)
  }
  const rows = weeks.map((days) => [spanWords(days.map(({ day }) => day)), costOf(days)] as const)
  return {
    lines: rows.map(([name, cost]) => `${name}: ${cost}`),
    table: [[isMonth(period) ? 'Days' : 'Day', 'Cost'], ...rows],
  }
}

function costOf(days: Period['days']): string {
  const known = days.filter(({ usd }) => usd !== null)
  if (known.length === 0) return days.some(({ notKnown }) => notKnown === 'no_teams') ? 'no teams yet' : 'no report'
  const atLeast = known.every(({ isWhole }) => isWhole) ? '' : 'at least '
  const part = known.length < days.length ? ` in ${known.length} of ${counted(days.length, 'day')}` : ''
  return `${atLeast}${dollars(known.reduce((all, { usd }) => all + (usd ?? 0), 0))}${part}`
}
