import type { Page } from '../../../domain/report/page.ts'
import type { Report } from '../../../domain/report/report.ts'
import { dollars } from '../../amounts.ts'
import { alarmWords, orNothing, undoneWords } from '../../attention-words.ts'
import { HEADINGS, PHRASES } from '../../headings.ts'
import { isLacking, missingOf, newAlarms, statementOf } from '../../headline.ts'
import { shortDay } from '../../instants.ts'
import { partPrice, priceWords, totalPrice, unpricedWords } from '../../price-words.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../../safe-text.ts'
import { deltaWords, earlierWords, figureWords, monthWords, pairWords, usualWords } from '../../trend-words.ts'
import { byWay, chargeWords, counted } from '../../words.ts'
import { LABELS } from '../words.ts'
import { type Context, sizeOf } from './context.ts'
import { h, table } from './dom.ts'
import { endId } from './filter.ts'
import { eventsOf, history } from './history.ts'

/** The day beside the days before it. */
export function overview(context: Context): Node[] {
  const { page, report } = context
  const { trend } = report
  return [
    h('p', { class: 'sum' }, totalPrice(report.totals)),
    h('p', { class: 'lead' }, statementOf(report)),
    h('p', { class: 'muted' }, earlierWords(report)),
    h('p', { class: 'muted' }, [usualWords(report), monthWords(trend.month)].filter((words) => words !== '').join(' ')),
    ...alerts(report),
    ...todaySoFar(page.today),
    h(
      'dl',
      { class: 'figures' },
      trend.figures.map((figure) =>
        h(
          'div',
          {},
          h('dt', {}, figureWords(figure.name)),
          h('dd', {}, partPrice(figure.usd, report.status), h('small', {}, deltaWords(figure))),
        ),
      ),
      h(
        'div',
        {},
        h('dt', {}, h('a', { href: context.linkTo({ view: 'savings', saving: null }) }, HEADINGS.savings)),
        h(
          'dd',
          {},
          orNothing(trend.savings.usd),
          h('small', {}, ['a month', deltaWords(trend.savings)].filter((words) => words !== '').join('; ')),
        ),
      ),
    ),
    h('h3', {}, LABELS.days),
    ...history(page.days, page.events),
    ...eventsOf(page.events),
    h('h3', {}, HEADINGS.charges),
    charges(context),
    ...(report.top.length > 0 ? [h('h3', {}, LABELS.top), top(context)] : []),
  ]
}

/** What the next day had cost when the page was made. */
function todaySoFar(today: Page['today']): Node[] {
  if (today === null) return []
  const { day, hours, hoursOver, usd, earlier } = today
  const lacking = hours < hoursOver ? `, ${hours} of them known` : ''
  const then = earlier.map((one) => `${shortDay(one.day)} ${one.usd === null ? 'not known' : orNothing(one.usd)}`)
  return [
    h(
      'p',
      { class: 'lead' },
      `${shortDay(day)} so far: ${orNothing(usd)} in ${counted(hoursOver, 'hour')}${lacking}. The same hours before: ${then.join(', ')}.`,
    ),
  ]
}

function alerts(report: Report): Node[] {
  const { attention } = report
  const lines = [
    ...attention.undone.map(undoneWords),
    ...newAlarms(report).map(alarmWords),
    ...(isLacking(report) ? [`${HEADINGS.incomplete}: ${missingOf(report)}. ${PHRASES.tooLow}`] : []),
  ]
  if (lines.length === 0) return []
  return [
    h(
      'ul',
      { class: 'alert' },
      lines.map((line) => h('li', {}, clip(line, SENTENCE_LIMIT))),
    ),
  ]
}

function charges({ report, linkTo }: Context): HTMLElement {
  const { totals } = report
  const link = (charge: string, words: string) => h('a', { href: linkTo({ view: 'table', filter: { charge } }) }, words)
  return table(
    HEADINGS.charges,
    [[LABELS.charge], [LABELS.size, true], [LABELS.cost, true]],
    [
      ...totals.byCharge.map(({ charge, bytes, usd }) => [
        link(charge, chargeWords(charge)),
        sizeOf(report, bytes),
        dollars(usd),
      ]),
      ...(totals.freeBytes > 0 ? [[link('free', PHRASES.free), sizeOf(report, totals.freeBytes), 'free']] : []),
      ...totals.unpriced.map((one) => [
        link('unpriced', `${unpricedWords(one, report.bytesPerGigabyte)}: ${clip(one.reason, SENTENCE_LIMIT)}`),
        sizeOf(report, one.bytes),
        'not known',
      ]),
      [h('b', {}, PHRASES.allTraffic), h('b', {}, sizeOf(report, totals.bytes)), h('b', {}, totalPrice(totals))],
    ],
  )
}

function top({ report, linkTo }: Context): HTMLElement {
  const several = report.clusters.length > 1
  return table(
    LABELS.top,
    [[`${LABELS.from} → ${LABELS.to}`], [LABELS.size, true], [LABELS.cost, true]],
    report.top.map((row) => [
      h(
        'span',
        {},
        h(
          'a',
          { href: linkTo({ view: 'table', filter: { from: endId(row.source), to: endId(row.destination) } }) },
          pairWords(row),
        ),
        h('small', {}, [...(several ? [clip(row.cluster, NAME_LIMIT)] : []), byWay(row.via)].join(' · ')),
      ),
      sizeOf(report, row.bytes),
      priceWords(row),
    ]),
  )
}
