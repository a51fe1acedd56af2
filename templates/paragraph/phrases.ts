import type { Proof } from '../../domain/findings/finding.ts'
import type { Alarm, Cause, Mover, Report, ReportEnd, TopRow, Undone } from '../../domain/report/report.ts'
import { dollars, gigabytes, percent } from '../amounts.ts'
import { alarmSubject, changePercent } from '../attention-words.ts'
import { clusterOf, isLacking, missingOf } from '../headline.ts'
import { shortDay } from '../instants.ts'
import { totalPrice } from '../price-words.ts'
import { clip, NAME_LIMIT, printable, SENTENCE_LIMIT } from '../safe-text.ts'
import { budgetName, budgetWords, monthWords, usualWords } from '../trend-words.ts'
import { aMonth, byWay, counted, paidForWords, provenWords, savingWords } from '../words.ts'

/**
 * A figure with what it is of, in the digest's own words. A paragraph has its names and figures of these alone, each whole,
 * so that no figure can stand at another's name.
 */
export interface Phrase {
  /** What a text says in its place: `{pair1}`. */
  readonly mark: string
  readonly text: string
}

const MOST = { charges: 5, pairs: 10, movers: 5, alarms: 5, todos: 5, proofs: 3, clusters: 5, budgets: 3 } as const

/** What a report has to say, dearest first of each kind. */
export function phrasesOf(given: Report): Phrase[] {
  const report = printable(given)
  const { totals, trend, findings, attention } = report
  const size = (bytes: number) => gigabytes(bytes / report.bytesPerGigabyte, report.bytesPerGigabyte)
  const place = ({ cluster }: { readonly cluster: string }) =>
    report.clusters.length > 1 ? `, in ${clip(cluster, NAME_LIMIT)}` : ''
  const pair = (row: TopRow) => pairPhrase(row.source, row, `${dollars(row.usd)}, ${size(row.bytes)}${place(row)}`)
  const missing = isLacking(report) ? missingOf(report) : ''
  const usual = /^That is (.*)\.$/.exec(usualWords(report))?.[1] ?? ''
  return [
    { mark: 'who', text: clusterOf(report) },
    {
      mark: 'total',
      text:
        totals.usd > 0
          ? `the day's ${dollars(totals.usd)}${missing === '' ? '' : ` (at least, with ${missing})`}`
          : `the day (${totalPrice(totals)})`,
    },
    ...(usual === '' ? [] : [{ mark: 'usual', text: usual }]),
    ...numbered(
      'charge',
      totals.byCharge
        .filter(({ usd }) => usd > 0)
        .slice(0, MOST.charges)
        .map(({ charge, usd, bytes }) => `${paidForWords(charge)} (${dollars(usd)}, ${size(bytes)})`),
    ),
    ...numbered('cause', report.cause ? causePhrase(report.cause, place(report.cause)) : []),
    ...numbered('pair', report.top.slice(0, MOST.pairs).flatMap(pair)),
    ...numbered('up', trend.up.slice(0, MOST.movers).flatMap(moverPhrase)),
    ...numbered('down', trend.down.slice(0, MOST.movers).flatMap(moverPhrase)),
    ...numbered('alarm', attention.alarms.slice(0, MOST.alarms).map(alarmPhrase)),
    ...numbered('undone', attention.undone.map(undonePhrase)),
    ...numbered(
      'todo',
      findings.open
        .slice(0, MOST.todos)
        .map((finding) => `“${clip(finding.title, SENTENCE_LIMIT)}” (saves ${savingWords(finding)})`),
    ),
    ...(findings.totals.savingUsdPerMonth > 0
      ? [{ mark: 'savings', text: `${aMonth(findings.totals.savingUsdPerMonth)} of savings at hand` }]
      : []),
    ...numbered('proof', findings.proofs.slice(0, MOST.proofs).map(proofPhrase)),
    ...(report.clusters.length > 1
      ? numbered(
          'cluster',
          report.clusters
            .slice(0, MOST.clusters)
            .map(({ name, totals: sums }) => `${clip(name, NAME_LIMIT)} (${totalPrice(sums)})`),
        )
      : []),
    ...numbered(
      'budget',
      trend.budgets
        .filter(({ status }) => status !== 'on_track')
        .slice(0, MOST.budgets)
        .map((budget) => `the budget of ${budgetName(budget)} (${budgetWords(budget)})`),
    ),
    { mark: 'month', text: unended(monthWords(trend.month)) },
    ...(missing === '' ? [] : [{ mark: 'missing', text: missing }]),
    ...(totals.unknownShare > 0
      ? [{ mark: 'unpriced', text: `${percent(totals.unknownShare, 1)} of the bytes without a price` }]
      : []),
  ]
}

const numbered = (kind: string, texts: readonly string[]): Phrase[] =>
  texts.map((text, index) => ({ mark: `${kind}${index + 1}`, text }))

const unended = (sentence: string) => sentence.replace(/\.$/, '')

/** `checkout → redis across zones ($8.10, 405 GB)`; nothing where an end has not the form of a name. */
function pairPhrase(
  source: ReportEnd | null,
  { destination, via }: { readonly destination: ReportEnd; readonly via: string },
  amounts: string,
  callers = '',
): string[] {
  if (!hasName(destination) || (source && !hasName(source))) return []
  const caller = source ? clip(source.name, NAME_LIMIT) : callers
  return [`${caller} → ${clip(destination.name, NAME_LIMIT)} ${byWay(via)} (${amounts})`]
}

const causePhrase = (cause: Cause, place: string) =>
  pairPhrase(cause.source, cause, `${dollars(cause.usd)}${place}`, counted(cause.sources, 'workload'))

function moverPhrase(mover: Mover): string[] {
  const before =
    mover.flag === 'new' ? 'new' : `${mover.flag === 'gone' ? 'gone, ' : ''}usually ${dollars(mover.usualUsd)}`
  return pairPhrase(mover.source, mover, `${mover.usd > 0 ? dollars(mover.usd) : 'nothing'}, ${before}`)
}

/** `NAT gateways ($17.24, lately $8.00, +115%, up since Wed 18 Nov)` */
function alarmPhrase(alarm: Alarm): string {
  const { of, usd, usualUsd, since, state } = alarm
  const subject = of === 'figure' ? paidForWords(alarm.name) : alarmSubject(alarm)
  const before = {
    raised: 'usually',
    worse: 'lately',
    standing: `before ${shortDay(since)}`,
    over: `back from the rise of ${shortDay(since)}, usually`,
  }[state]
  const change = usualUsd === 0 ? 'nothing' : `${dollars(usualUsd)}, ${changePercent(alarm)}`
  return `${subject} (${dollars(usd)}, ${before} ${change}${state === 'worse' ? `, up since ${shortDay(since)}` : ''})`
}

const undonePhrase = ({ title, since, usd }: Undone) =>
  `“${clip(title, SENTENCE_LIMIT)}” (undone since ${shortDay(since)}, ${dollars(usd)} a day again)`

function proofPhrase(proof: Proof): string {
  const since = ` since ${shortDay(proof.since)}`
  const saved = proof.status === 'fixed' && proof.usdPerMonth >= 0 ? ' saved' : ''
  return `“${clip(proof.title, SENTENCE_LIMIT)}” (${provenWords(proof)}${saved}${since})`
}

/**
 * Whether an end is called what a name can be. Nothing of Kubernetes has a space in its name; what is no pod has its name of
 * the lists of owners, of AWS or of DNS.
 */
const hasName = ({ name, namespace }: ReportEnd) =>
  (namespace === '' ? /^[\p{L}\p{N}*][\p{L}\p{N}._:/@*+(), -]*$/u : /^[\p{L}\p{N}][\p{L}\p{N}._:/@+-]*$/u).test(name)
