import type { Page } from '../../../domain/report/page.ts'
import type { Report } from '../../../domain/report/report.ts'
import { dollars } from '../../amounts.ts'
import { alarmWords, orNothing, undoneWords } from '../../attention-words.ts'
import { HEADINGS, PHRASES } from '../../headings.ts'
import { isLacking, missingOf, newAlarms, statementOf } from '../../headline.ts'
import { shortDay } from '../../instants.ts'
import { partPrice, totalPrice } from '../../price-words.ts'
import { clip, SENTENCE_LIMIT } from '../../safe-text.ts'
import { deltaWords, earlierWords, figureWords, monthWords, usualWords } from '../../trend-words.ts'
import { counted } from '../../words.ts'
import { LABELS } from '../words.ts'
import type { Context } from './context.ts'
import { accounts, budgets, changed, charges, top } from './day-tables.ts'
import { h } from './dom.ts'
import { eventsOf, history } from './history.ts'

/** The day beside the days before it. */
export function overview(context: Context): Node[] {
  const { page, report } = context
  const { trend } = report
  return [
    h('p', { class: 'sum' }, totalPrice(report.totals)),
    h('p', { class: 'lead' }, statementOf(report)),
    // Before what is usual since then.
    ...standing(report).map((alarm) => h('p', { class: 'muted' }, alarmWords(alarm))),
    h('p', { class: 'muted' }, earlierWords(report)),
    h('p', { class: 'muted' }, [usualWords(report), monthWords(trend.month)].filter((words) => words !== '').join(' ')),
    ...alerts(report),
    ...calmNews(report).map((alarm) => h('p', {}, alarmWords(alarm))),
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
          h(
            'small',
            {},
            ['a month', deltaWords(trend.savings), saved(report)].filter((words) => words !== '').join('; '),
          ),
        ),
      ),
    ),
    h('h3', {}, LABELS.days),
    ...history(page.days, page.events),
    ...eventsOf(page.events),
    ...changed(context),
    h('h3', {}, HEADINGS.charges),
    charges(context),
    ...accounts(context),
    ...budgets(report),
    ...(report.top.length > 0 ? [h('h3', {}, LABELS.top), top(context)] : []),
  ]
}

const saved = ({ findings: { totals } }: Report) =>
  totals.provenUsdPerMonth > 0 ? `${dollars(totals.provenUsdPerMonth)} a month saved so far` : ''

/** What is over, and what fell. */
const calmNews = ({ attention: { alarms, fall } }: Report) => [
  ...alarms.filter(({ state, inDigest }) => inDigest && state === 'over'),
  ...(fall ? [fall] : []),
]

const standing = ({ attention: { alarms } }: Report) =>
  alarms.filter(({ state, inDigest }) => inDigest && state === 'standing')

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
