import type { PastDay, PastEvent } from '../../../domain/report/page.ts'
import { dollars } from '../../amounts.ts'
import { alarmSubject, fromToWords, orNothing } from '../../attention-words.ts'
import { shortDay } from '../../instants.ts'
import { clip, SENTENCE_LIMIT } from '../../safe-text.ts'
import { figureWords } from '../../trend-words.ts'
import { LABELS, SENTENCES } from '../words.ts'
import { chart, type Palette, tooltipOf } from './charts.ts'
import { h, table } from './dom.ts'

const FIGURE_COLORS = { inter_az: 'zones', nat: 'nat', other: 'other' } as const
const FIGURES = ['inter_az', 'nat', 'other'] as const

/** The last thirty days by charge, with what was usual, as a chart and as a table. */
export function history(all: readonly PastDay[], events: readonly PastEvent[]): Node[] {
  const days = sinceFirst(all)
  const known = days.filter(({ usd }) => usd !== null)
  const rows = known
    .toReversed()
    .map(({ usd, usdByFigure, usual, ...day }) => [
      dayWords(day),
      ...FIGURES.map((name) => dollars(usdByFigure?.[name] ?? 0)),
      dollars(usd ?? 0),
      usual === null ? '' : rangeWords(usual),
    ])
  const drawing = chart({
    label: `${LABELS.days}: ${known.map((day) => `${dayWords(day)} ${dollars(day.usd ?? 0)}`).join(', ')}`,
    height: 260,
    optionOf: (palette, width) => historyOption(days, events, palette, width),
  })
  const key = (color: string, words: string) => h('li', {}, h('i', { class: `key ${color}` }), words)
  if (known.length < 2) return [h('p', { class: 'muted' }, LABELS.noDays)]
  return [
    drawing,
    h(
      'ul',
      { class: 'keys', 'aria-hidden': 'true' },
      FIGURES.map((name) => key(FIGURE_COLORS[name], figureWords(name))),
      days.some(({ usual }) => usual !== null) && key('band', LABELS.usual),
      events.some(({ kind }) => kind === 'rise' || kind === 'undone') && key('rise', LABELS.alert),
      events.some(({ kind }) => kind === 'fixed') && key('fixed', LABELS.fix),
    ),
    ...(days.some(({ usual }) => usual !== null) ? [h('p', { class: 'muted' }, SENTENCES.band)] : []),
    ...(known.some(({ isWhole }) => !isWhole) ? [h('p', { class: 'muted' }, SENTENCES.partialDay)] : []),
    ...(known.some(({ sameMonitors }) => !sameMonitors) ? [h('p', { class: 'muted' }, SENTENCES.otherMonitors)] : []),
    h(
      'details',
      { class: 'as-table' },
      h('summary', {}, LABELS.asTable),
      table(
        LABELS.days,
        [
          [LABELS.day],
          ...FIGURES.map((name) => [figureWords(name), true] as const),
          [LABELS.total, true],
          [LABELS.usual, true],
        ],
        rows,
      ),
    ),
  ]
}

type DayKind = Pick<PastDay, 'day' | 'isWhole' | 'sameMonitors'>

/** `Sat 14 Nov (incomplete day, other monitors)`. */
function dayWords({ day, isWhole, sameMonitors }: DayKind): string {
  const marks = [...(isWhole ? [] : [LABELS.partial]), ...(sameMonitors ? [] : [LABELS.otherMonitors])]
  return marks.length === 0 ? shortDay(day) : `${shortDay(day)} (${marks.join(', ').toLowerCase()})`
}

/** Days of which a chart looks like one. */
const LEAST_DAYS = 7

/** From the first day that is known on. */
function sinceFirst(days: readonly PastDay[]): readonly PastDay[] {
  const first = days.findIndex(({ usd }) => usd !== null)
  return days.slice(Math.min(Math.max(0, first), days.length - LEAST_DAYS))
}

const rangeWords = ({ lowUsd, highUsd }: NonNullable<PastDay['usual']>) => `${dollars(lowUsd)}–${dollars(highUsd)}`

function historyOption(days: readonly PastDay[], events: readonly PastEvent[], palette: Palette, width: number) {
  const dateOf = (day: string) => shortDay(day).slice(4)
  const marked = (kinds: readonly PastEvent['kind'][]) =>
    days.map(({ day, usd }) => (events.some((one) => one.day === day && kinds.includes(one.kind)) ? (usd ?? 0) : null))
  const band = (name: string, of: (one: NonNullable<PastDay['usual']>) => number, opacity: number) => ({
    ...{ type: 'line', name, stack: 'band', silent: true, symbol: 'none', z: 1 },
    lineStyle: { width: 0 },
    areaStyle: { color: palette('band'), opacity },
    data: days.map(({ usual }) => (usual === null ? null : of(usual))),
  })
  const marks = (name: string, symbol: string, color: string, kinds: readonly PastEvent['kind'][], rotate = 0) => ({
    ...{ type: 'line', name, symbol, symbolSize: 9, symbolOffset: [0, -12], symbolRotate: rotate, silent: true, z: 5 },
    lineStyle: { width: 0 },
    itemStyle: { color },
    data: marked(kinds),
  })
  return {
    grid: { left: 8, right: 8, top: 24, bottom: 4, containLabel: true },
    tooltip: {
      trigger: 'axis',
      axisPointer: { type: 'none' },
      ...tooltipOf(palette, (_, index) => dayTip(days[index], events)),
    },
    xAxis: {
      type: 'category',
      data: days.map(({ day }) => dateOf(day)),
      axisTick: { show: false },
      axisLine: { lineStyle: { color: palette('line') } },
      axisLabel: { color: palette('muted'), hideOverlap: true, interval: Math.ceil(days.length / (width / 64)) - 1 },
    },
    yAxis: {
      type: 'value',
      axisLabel: {
        color: palette('muted'),
        formatter: (usd: number) => (usd === 0 ? '$0' : dollars(usd).replace(/\.00$/, '')),
      },
      splitLine: { lineStyle: { color: palette('line') } },
      splitNumber: 4,
    },
    series: [
      band('low', ({ lowUsd }) => lowUsd, 0),
      band('range', ({ lowUsd, highUsd }) => highUsd - lowUsd, 1),
      {
        ...{ type: 'line', name: 'usual', silent: true, symbol: 'none', z: 4 },
        lineStyle: { width: 1.5, type: 'dashed', color: palette('muted') },
        data: days.map(({ usual }) => usual?.usd ?? null),
      },
      ...FIGURES.map((name) => ({
        ...{ type: 'bar', name, stack: 'cost', barCategoryGap: '28%', z: 2 },
        itemStyle: { color: palette(FIGURE_COLORS[name]) },
        data: days.map(({ usdByFigure, isWhole, sameMonitors }) => ({
          value: usdByFigure?.[name] ?? null,
          itemStyle: { opacity: isWhole && sameMonitors ? 1 : 0.45 },
        })),
      })),
      marks('alerts', 'triangle', palette('bad'), ['rise', 'undone']),
      marks('fixes', 'circle', palette('good'), ['fixed']),
    ],
  }
}

function dayTip(day: PastDay | undefined, events: readonly PastEvent[]): Node | null {
  if (!day) return null
  if (day.usd === null) return h('div', { class: 'tip' }, h('b', {}, shortDay(day.day)), ' no report')
  return h(
    'div',
    { class: 'tip' },
    h('b', {}, `${dayWords(day)} ${dollars(day.usd)}`),
    FIGURES.map((name) => h('div', {}, `${figureWords(name)} ${orNothing(day.usdByFigure?.[name] ?? 0)}`)),
    day.usual && h('div', {}, `${LABELS.usual} ${rangeWords(day.usual)}`),
    events.filter((one) => one.day === day.day).map((one) => h('div', {}, eventWords(one))),
  )
}

/** Alerts and fixes of those days, newest first. */
export function eventsOf(events: readonly PastEvent[]): Node[] {
  if (events.length === 0) return []
  return [
    h('h4', {}, LABELS.events),
    h(
      'ul',
      { class: 'events' },
      events
        .toReversed()
        .map((one) =>
          h('li', {}, h('i', { class: `key ${markOf(one)}` }), h('b', {}, shortDay(one.day)), ` ${eventWords(one)}`),
        ),
    ),
  ]
}

const markOf = ({ kind }: PastEvent) => (kind === 'fixed' || kind === 'over' ? 'fixed' : 'rise')

function eventWords(event: PastEvent): string {
  switch (event.kind) {
    case 'rise':
      return `${alarmSubject(event)}: ${fromToWords(event)}`
    case 'over':
      return `${alarmSubject(event)}: back to usual`
    case 'fixed':
      return `Fixed: ${clip(event.title, SENTENCE_LIMIT)}`
    case 'undone':
      return `Undone: ${clip(event.title, SENTENCE_LIMIT)}`
    default:
      return event satisfies never
  }
}
