import type { Cause, Report } from '../domain/report/report.ts'
import { dollars, gigabytes, percent } from './amounts.ts'
import { alarmChange, alarmSubject } from './attention-words.ts'
import { longDay, shortDay } from './instants.ts'
import { totalPrice, unpricedBytes } from './price-words.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'
import { changeWords, monthWords, moveWords } from './trend-words.ts'
import { byWay, chargeWords, counted, listed, paidForWords } from './words.ts'

/** Longest subject, in characters. */
export const SUBJECT_LIMIT = 110

/** `[flowtoll] OK shop: $41.20 on 2026-11-21, checkout -> redis across zones $8.10`. Filters rely on its start. */
export function subjectOf(report: Report): string {
  const missing = [missingOf(report), unpricedWords(report)].filter((words) => words !== '').join(', ')
  const day = clip(report.day, 10)
  const atLeast = isLacking(report) && isAlert(report) ? 'at least ' : ''
  const start = `[flowtoll] ${statusOf(report)} ${clip(clusterOf(report), 36)}: ${atLeast}${totalPrice(report.totals)} on ${day}${changeOf(report)}${missing && `, ${missing}`}`
  // What is undone is the cause.
  const isNamed = newAlarms(report).length === 0 && report.attention.undone.length > 0
  const endings = [
    ...[NAME_LIMIT, 32, 20, 12].map((limit) => `; ${causePhrase(report, '->', limit)}`),
    // Who it is tells more than nothing.
    ...((risenMost(report) ?? report.cause) ? [`; ${sourceOfCause(report)}`] : []),
  ]
  const ending = endings.find((phrase) => !isNamed && start.length + phrase.length <= SUBJECT_LIMIT) ?? ''
  return clip(start + (missing === '' ? ending.replace(';', ',') : ending), SUBJECT_LIMIT)
}

/** How the day differs from usual, where it does: `, +38%`, with the day it began where that was told before. */
function changeOf(report: Report): string {
  const [alarm] = newAlarms(report)
  if (alarm && alarm.of !== 'total') return `, ${clip(alarmSubject(alarm), 24)} ${alarmChange(alarm)}`
  if (alarm) return `, ${alarmChange(alarm)}`
  const [undone] = report.attention.undone
  if (undone) return `, undone: ${tailOf(undone.title, 50)}`
  const change = statusOf(report) === 'OK' ? changeWords(report.totals.usd, report.trend.total) : ''
  if (!change.endsWith('%')) return ''
  const standing = report.attention.alarms.find(({ of, state }) => of === 'total' && state === 'standing')
  return standing ? `, ${alarmChange(standing)} since ${shortDay(standing.since)}` : `, ${change}`
}

/** The last words of a title: what it is about stands at its end. */
function tailOf(title: string, limit: number): string {
  if ([...title].length <= limit) return title
  const words = title.split(' ')
  while (words.length > 1 && [...words.join(' ')].length >= limit) words.shift()
  return clip(`…${words.join(' ')}`, limit)
}

/** Something rose, or a change was undone, and no report has told it. */
export const isAlert = (report: Report) => newAlarms(report).length + report.attention.undone.length > 0

/** Alarms that this report tells for the first time, or that are worse. */
export const newAlarms = ({ attention }: Report) => attention.alarms.filter(({ state }) => state !== 'standing')

/** What a mailbox shows beside the subject. */
export function preheaderOf(report: Report): string {
  const { byCharge, unpriced, freeBytes, mostlyPriced } = report.totals
  const { trend } = report
  return [
    monthWords(trend.month).replace(/\.$/, ''),
    ...(isLacking(report) ? [`Not complete: ${missingOf(report) || 'part of the day is missing'}`] : []),
    ...byCharge.filter(({ usd }) => usd > 0).map(({ charge, usd }) => `${chargeWords(charge)} ${dollars(usd)}`),
    ...(unpriced.length === 0
      ? []
      : mostlyPriced
        ? ['some traffic has no price']
        : [`${unknownShare(report)} of the bytes have no price`]),
    `${sizeOf(report, freeBytes)} moved free`,
  ].join(' · ')
}

/** The day in one plain sentence or two. */
export function statementOf(report: Report): string {
  const { totals, day } = report
  const charges = totals.byCharge.filter(({ usd }) => usd > 0).map(({ charge }) => paidForWords(charge))
  if (totals.bytes === 0) {
    return `Network Flow Monitor reported no traffic for ${longDay(day)}. If the cluster ran, check its agent.`
  }
  if (charges.length > 0) {
    const paid = `${clusterOf(report)} paid an estimated ${dollars(totals.usd)} for ${listed(charges)}${lackWords(report)}.`
    const lead = risenMost(report) ? 'Risen most' : 'First cause'
    const cause = (risenMost(report) ?? report.cause) ? ` ${lead}: ${causePhrase(report, '→', NAME_LIMIT)}.` : ''
    const unpriced = unpricedBytes(totals)
    return `${paid}${cause}${unpriced > 0 ? ` ${sizeOf(report, unpriced)} could not be priced in full.` : ''}`
  }
  const seen = `${clusterOf(report)} moved ${sizeOf(report, totals.bytes)}`
  return totals.unpriced.length > 0
    ? `${seen}, and nothing of it could be priced in full: see what has no price below${lackWords(report)}.`
    : `${seen}, and paid nothing for it${lackWords(report)}.`
}

/** The cluster's name, or how many there are. */
export function clusterOf(report: Report): string {
  const clusters = [...new Set(report.monitors.map(({ cluster }) => cluster))]
  return clusters.length === 1 && clusters[0] ? clip(clusters[0], NAME_LIMIT) : counted(clusters.length, 'cluster')
}

/** Whether a window of the day has no whole answer. */
const isPartial = ({ status, coverage }: Report) =>
  status === 'partial' || coverage.gaps.length > 0 || coverage.cuts.length > 0

/** Whether anything of the day is missing, by the answers or by what CloudWatch counted. */
export const isLacking = (report: Report) =>
  isPartial(report) || report.status === 'low_coverage' || report.coverage.counted.unseen !== null

/** Whether dollars are missing from the total though no traffic is. */
export const isUnpriced = ({ status, totals }: Report) => status === 'unpriced' || !totals.mostlyPriced

function unpricedWords(report: Report): string {
  if (!report.totals.mostlyPriced) return `${unknownShare(report)} unpriced`
  return isUnpriced(report) ? 'network known in part' : ''
}

/** The day in a word or two: what a filter on the subject reads. */
export function statusOf(report: Report): string {
  return [...(isAlert(report) ? ['ALERT'] : []), reliabilityOf(report)].filter((word) => word !== '').join(' ') || 'OK'
}

/** How far the day's figures can be relied on, in a word; empty where nothing is known to be missing. */
export function reliabilityOf(report: Report): string {
  if (isPartial(report)) return 'PARTIAL'
  if (isLacking(report)) return 'LOW COVERAGE'
  return isUnpriced(report) ? 'UNPRICED' : ''
}

const unknownShare = ({ totals }: Report) => percent(totals.unknownShare, 1)

/** `2 gaps, 1 cut and 15% not seen`; empty where there are none. */
export function missingOf({ coverage: { gaps, cuts, counted: sums } }: Report): string {
  return listed([
    ...(gaps.length > 0 ? [counted(gaps.length, 'gap')] : []),
    ...(cuts.length > 0 ? [counted(cuts.length, 'cut')] : []),
    ...(sums.unseen === null ? [] : [`${percent(sums.unseen.share, 1)} not seen`]),
  ])
}

/** What CloudWatch counted and the total lacks, for the total's own sentence; empty where nobody knows. */
function lackWords(report: Report): string {
  const { cuts, counted: sums } = report.coverage
  if (sums.unseen) {
    const { bytes, share } = sums.unseen
    return `; ${sizeOf(report, bytes)} (${percent(share, 1)}) of what CloudWatch counted at both ends is not in it`
  }
  const ofCuts = cuts.reduce((sum, { unseenBytes }) => sum + (unseenBytes ?? 0), 0)
  return ofCuts > 0
    ? `; ${sizeOf(report, ofCuts)} of what CloudWatch counted at both ends in hours with cuts is not in it`
    : ''
}

/** The pair that an alarm is most about. */
const risenMost = ({ attention }: Report) => attention.causes[0]

function sourceOfCause(report: Report): string {
  const risen = risenMost(report)
  if (risen) return `${clip(risen.source.name, 20)} ${moveWords(risen)}`
  return report.cause ? `${callersOf(report.cause, 20)} ${dollars(report.cause.usd)}` : ''
}

function causePhrase(report: Report, arrow: string, limit: number): string {
  const risen = risenMost(report)
  if (risen) return phraseOf({ ...risen, sources: 1 }, arrow, limit, moveWords(risen))
  if (report.cause) return phraseOf(report.cause, arrow, limit)
  if (report.totals.bytes === 0) return 'no traffic seen'
  return report.totals.unpriced.length > 0 ? 'nothing priced' : `${sizeOf(report, report.totals.bytes)} moved`
}

/** What somebody paid for in a few words: `checkout -> redis across zones $8.10`. */
export function phraseOf(
  cause: Omit<Cause, 'cluster'>,
  arrow: string,
  limit: number,
  amount = dollars(cause.usd),
): string {
  const { destination, via } = cause
  return `${callersOf(cause, limit)} ${arrow} ${clip(destination.name, limit)} ${byWay(via)} ${amount}`
}

/** `checkout`, or `1,999 workloads`. */
const callersOf = ({ source, sources }: Pick<Cause, 'source' | 'sources'>, limit: number) =>
  source ? clip(source.name, limit) : counted(sources, 'workload')

const sizeOf = ({ bytesPerGigabyte }: Report, bytes: number) => gigabytes(bytes / bytesPerGigabyte, bytesPerGigabyte)
