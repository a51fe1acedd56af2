import type { Report, ReportEnd } from '../../../domain/report/report.ts'
import { accountView } from '../../account-view.ts'
import { dollars } from '../../amounts.ts'
import { orNothing } from '../../attention-words.ts'
import { HEADINGS, PHRASES } from '../../headings.ts'
import { priceWords, totalPrice, unpricedWords } from '../../price-words.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from '../../safe-text.ts'
import { budgetShare, budgetTitle, budgetUsd, budgetWords, moverWay, moveWords, pairWords } from '../../trend-words.ts'
import { boundWords, byWay, chargeWords } from '../../words.ts'
import { LABELS } from '../words.ts'
import { type Context, sizeOf } from './context.ts'
import { h, table } from './dom.ts'
import { endId, type Filter, wayOf } from './filter.ts'

/** Pairs that cost much more or less than usual: those that rose first. */
export function changed(context: Context): Node[] {
  const { up, down } = context.report.trend
  if (up.length + down.length === 0) return []
  return [
    h('h3', {}, HEADINGS.changed),
    table(
      HEADINGS.changed,
      [[`${LABELS.from} → ${LABELS.to}`], [LABELS.usually, true], [LABELS.now, true], [LABELS.change, true]],
      [...up, ...down].map((one) => [
        pair(one, {}, context, moverWay(one)),
        orNothing(one.usualUsd),
        orNothing(one.usd),
        moveWords(one),
      ]),
    ),
  ]
}

/** Where the month's budgets stand. */
export function budgets({ trend }: Report): Node[] {
  if (trend.budgets.length === 0) return []
  return [
    h('h3', {}, HEADINGS.budgets),
    table(
      HEADINGS.budgets,
      [[LABELS.budgetOf], [LABELS.share, true], [LABELS.toDate, true], [LABELS.budget, true]],
      trend.budgets.map((one) => [
        h('span', {}, budgetTitle(one), h('small', {}, budgetWords(one))),
        budgetShare(one),
        budgetUsd(one),
        dollars(one.usdPerMonth),
      ]),
    ),
  ]
}

/** Who is billed, where there are several accounts or regions. */
export function accounts({ report }: Context): Node[] {
  const { byAccount, bytesPerGigabyte } = report
  if (byAccount === undefined) return []
  return [
    h('h3', {}, HEADINGS.accounts),
    table(
      HEADINGS.accounts,
      [[LABELS.billedAccount], [LABELS.cost, true]],
      byAccount.map((sum) => {
        const { name, paidFor, lacks, price } = accountView(sum, bytesPerGigabyte)
        return [h('span', {}, name, ...[paidFor, lacks].map((line) => line !== '' && h('small', {}, line))), price]
      }),
    ),
  ]
}

/** What each charge cost, and what is in no sum. */
export function charges({ report, linkTo }: Context): HTMLElement {
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
      ...totals.bounds.map((bound) => [
        boundWords(bound, report.bytesPerGigabyte),
        '',
        `up to ${dollars(bound.usdAtMost)} more`,
      ]),
      [
        h('span', {}, h('b', {}, PHRASES.allTraffic), repeated(report)),
        h('b', {}, sizeOf(report, totals.bytes)),
        h('b', {}, totalPrice(totals)),
      ],
    ],
  )
}

/** The dearest pairs of the day. */
export function top(context: Context): HTMLElement {
  const { report } = context
  return table(
    LABELS.top,
    [[`${LABELS.from} → ${LABELS.to}`], [LABELS.size, true], [LABELS.cost, true]],
    report.top.map((row) => [
      pair(row, { way: wayOf({ ...row, table: 'interAz' }) }, context, byWay(row.via)),
      sizeOf(report, row.bytes),
      priceWords(row),
    ]),
  )
}

const repeated = (report: Report) =>
  (report.totals.repeatedBytes ?? 0) > 0 &&
  h('small', {}, `${sizeOf(report, report.totals.repeatedBytes ?? 0)} count in two lines above`)

interface Pair {
  readonly cluster: string
  readonly source: ReportEnd
  readonly destination: ReportEnd
}

/** A pair that leads to its rows. */
function pair(one: Pair, filter: Filter, { report, linkTo }: Context, words: string): HTMLElement {
  const several = report.clusters.length > 1
  const ends = { from: endId(one.source), to: endId(one.destination) }
  const href = linkTo({ view: 'table', filter: { ...(several ? { cluster: one.cluster } : {}), ...ends, ...filter } })
  return h(
    'span',
    {},
    h('a', { href }, pairWords(one)),
    h('small', {}, [...(several ? [clip(one.cluster, NAME_LIMIT)] : []), words].join(' · ')),
  )
}
