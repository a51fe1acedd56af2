import type { Proof } from '../domain/findings/finding.ts'
import type { BudgetPace, Cause, Mover, Report } from '../domain/report/report.ts'
import { dollars, gigabytes, percent } from './amounts.ts'
import { alarmSubject, changePercent, fromToWords, orNothing } from './attention-words.ts'
import { longDay, shortDay } from './instants.ts'
import { totalPrice, unpricedBytes } from './price-words.ts'
import { clip, NAME_LIMIT } from './safe-text.ts'
import { budgetName, changeWords, isDearerThanYesterday, monthWords } from './trend-words.ts'
import { aMonth, byWay, chargeWords, counted, listed, paidForWords, savingWords } from './words.ts'

/** Longest subject, in characters. */
export const SUBJECT_LIMIT = 110

/**
 * `[flowtoll] ALERT shop: $7.12 on Wed 18 Nov, up $3.66 (+106%): orders → ledger across zones $0.36 → $3.99`: what is new, as
 * far as there is room. Filters rely on its start.
 */
export function subjectOf(report: Report): string {
  const missing = [missingOf(report), unpricedWords(report)].filter((words) => words !== '').join(', ')
  const atLeast = isLacking(report) && isAlert(report) ? 'at least ' : ''
  const day = clip(shortDay(report.day), 12)
  const start = `[flowtoll] ${statusOf(report)} ${clip(clusterOf(report), 36)}: ${atLeast}${totalPrice(report.totals)} on ${day}`
  const news = newsOf(report)
  const heads = [changeOfTotal(report), missing].map((words) => (words === '' ? '' : `, ${words}`))
  const fits = (subject: string, text: string) => [...subject, ...text].length <= SUBJECT_LIMIT
  // What happened says more than how much it is in all.
  const [first = ['']] = news
  const head = first.some((form) => fits(start + heads.join(''), `: ${form}`)) ? heads.join('') : (heads[1] ?? '')
  let subject = start + head
  let mark = ': '
  for (const forms of news) {
    const form = forms.find((text) => fits(subject, mark + text))
    if (form === undefined) continue
    subject += mark + form
    mark = '; '
  }
  return clip(subject, SUBJECT_LIMIT)
}

/** How the total differs from usual, where that is news; where nothing is, how it stands. */
function changeOfTotal(report: Report): string {
  const { attention, totals, trend } = report
  const total = attention.alarms.find(({ of, state }) => of === 'total' && state !== 'standing') ?? attention.fall
  // A total of some monitors is news beside the one of all.
  if (total?.name === '') {
    const delta = total.usd - total.usualUsd
    if (total.state === 'over') return `back at its level before ${shortDay(total.since)}`
    if (delta < 0 && isDearerThanYesterday(report)) return `usually ${dollars(total.usualUsd)}`
    const percent = changePercent(total)
    return `${delta > 0 ? 'up' : 'down'} ${dollars(Math.abs(delta))}${percent === '' ? '' : ` (${percent})`}`
  }
  if (statusOf(report) !== 'OK' || newsOf(report).length > 0) return ''
  const standing = attention.alarms.find(({ of, name, state }) => of === 'total' && name === '' && state === 'standing')
  const change = changeWords(totals.usd, trend.total)
  if (standing) {
    const since = shortDay(standing.since)
    return change === 'as usual' ? `as usual since the rise of ${since}` : `up since ${since}`
  }
  if (trend.isYoung) return 'no usual yet'
  if (trend.total === null) return ''
  if (!change.endsWith('%')) return change
  if (totals.usd > trend.total.usd) return `${change.slice(1)} above usual`
  return isDearerThanYesterday(report) ? `usually ${dollars(trend.total.usd)}` : `${change.slice(1)} below usual`
}

/** What is new, most urgent first, each in words from long to short. */
function newsOf(report: Report): string[][] {
  const { attention, findings, cause } = report
  const { news, undone, fall, alarms } = attention
  const isUndone = (title: string) => undone.some((one) => one.title === title)
  return [
    ...(report.totals.bytes === 0 ? [['no traffic seen']] : []),
    ...undone.map(({ title, usd }) => shortened(title, (text) => `undone: ${text}, ${dollars(usd)} a day again`)),
    ...risersOf(report),
    ...news.proofs.flatMap((proof) =>
      hasSaved(proof)
        ? [
            shortened(
              proof.title,
              (text) => `saved ${aMonth(proof.usdPerMonth)}${proof.afterDays < 7 ? '' : ' by its first week'}: ${text}`,
            ),
          ]
        : proof.status === 'returned' && !isUndone(proof.title)
          ? [shortened(proof.title, (text) => `undone: ${text}`)]
          : [],
    ),
    ...news.budgets.map((budget) => [budgetNews(budget)]),
    ...(fall && fall.state !== 'over' && !news.proofs.some(hasSaved)
      ? report.trend.down.slice(0, 1).map((mover) => moverForms(mover))
      : []),
    ...alarms
      .filter(({ state, of, inDigest }) => state === 'over' && of !== 'total' && inDigest)
      .map((alarm) => [`over: ${alarmSubject(alarm)} back at ${dollars(alarm.usd)}`]),
    ...news.findings
      .slice(0, 1)
      .filter(({ id }) => findings.open.some((one) => one.id === id))
      .map((finding) => shortened(finding.title, (text) => `can save ${savingWords(finding)}: ${text}`)),
    // On a first day all of it is new.
    ...(attention.reasons.includes('measure') && cause
      ? [[NAME_LIMIT, 32, 20].map((limit) => phraseOf(cause, '→', limit))]
      : []),
  ]
}

/** A change without a dollar explains no fall, nor does traffic that has gone. */
const hasSaved = ({ status, usdPerMonth }: Proof) => status === 'fixed' && usdPerMonth >= 0.005

/** What rose, where that is news: a part of the bill, and the pair that rose most. */
function risersOf(report: Report): string[][] {
  const [first] = newAlarms(report)
  const risen = risenMost(report)
  const part =
    first && (first.of !== 'total' || first.name !== '') && first.of !== 'pair'
      ? [[`${clip(alarmSubject(first), 40)} ${fromToWords(first)}`]]
      : []
  return [...part, ...(risen ? [moverForms(risen)] : [])]
}

/** A pair with what it cost and costs, in words from long to short. */
function moverForms({ source, destination, via, ...usds }: Riser): string[] {
  const amounts = usds.usualUsd === 0 ? `now ${dollars(usds.usd)}` : fromToWords(usds)
  const ends = (limit: number) => `${clip(source.name, limit)} → ${clip(destination.name, limit)}`
  return [
    ...[NAME_LIMIT, 32, 20].map((limit) => `${ends(limit)} ${byWay(via)} ${amounts}`),
    // Who it is tells more than how.
    `${ends(20)} ${amounts}`,
    `${clip(source.name, 20)} ${amounts}`,
  ]
}

/** A budget that is passed, or will be. */
export const budgetNews = (budget: BudgetPace) =>
  budget.status === 'over'
    ? `budget exceeded: ${budgetName(budget)}, ${dollars(budget.usd ?? 0)} of ${dollars(budget.usdPerMonth)}`
    : `budget at risk: ${budgetName(budget)}, forecast ${dollars(budget.projectedUsd ?? 0)} of ${dollars(budget.usdPerMonth)}`

/** A title in words from long to short: what it is about stands at its end, but for the VPC. */
const shortened = (title: string, words: (text: string) => string) => [
  ...([...title].length <= 60 ? [words(title)] : []),
  ...[60, 48, 40, 36, 32, 28, 24, 16].map((limit) => words(tailOf(title.replace(/ in vpc-[\da-z-]+$/, ''), limit))),
]

/** The last words of a title. */
function tailOf(title: string, limit: number): string {
  if ([...title].length <= limit) return title
  const words = title.split(' ')
  while (words.length > 1 && [...words.join(' ')].length >= limit) words.shift()
  return clip(`…${words.join(' ')}`, limit)
}

/** Something rose, or a change was undone, and no report has told it. */
export const isAlert = (report: Report) => newAlarms(report).length + report.attention.undone.length > 0

/** Alarms that this report tells for the first time, or that are worse. */
export const newAlarms = ({ attention }: Report) =>
  attention.alarms.filter(({ state, inDigest }) => inDigest && (state === 'raised' || state === 'worse'))

/** What a mailbox shows beside the subject. */
export function preheaderOf(report: Report): string {
  const { byCharge, unpriced, freeBytes, mostlyPriced } = report.totals
  const { trend } = report
  return [
    monthWords(trend.month).replace(/\.$/, ''),
    ...(isLacking(report) ? [`Incomplete: ${missingOf(report) || 'part of the day is missing'}`] : []),
    ...byCharge.filter(({ usd }) => usd > 0).map(({ charge, usd }) => `${chargeWords(charge)} ${dollars(usd)}`),
    ...(unpriced.length === 0
      ? []
      : mostlyPriced
        ? ['some traffic has no price']
        : [`${unknownShare(report)} of the bytes have no price`]),
    `${sizeOf(report, freeBytes)} moved for free`,
  ].join(' · ')
}

/** The day in one plain sentence or two. */
export function statementOf(report: Report): string {
  const { totals, day } = report
  const charges = totals.byCharge.filter(({ usd }) => usd > 0).map(({ charge }) => paidForWords(charge))
  if (totals.bytes === 0) {
    return `Network Flow Monitor reported no traffic for ${longDay(day)}. If the cluster was running, check its agent.`
  }
  if (charges.length > 0) {
    const paid = `${clusterOf(report)} paid an estimated ${dollars(totals.usd)} for ${listed(charges)}${lackWords(report)}.`
    const lead = risenMost(report) ? 'Largest rise' : 'Largest cost'
    const cause = (risenMost(report) ?? report.cause) ? ` ${lead}: ${causePhrase(report, NAME_LIMIT)}.` : ''
    const unpriced = unpricedBytes(totals)
    return `${paid}${cause}${unpriced > 0 ? ` ${sizeOf(report, unpriced)} could not be fully priced.` : ''}`
  }
  const seen = `${clusterOf(report)} moved ${sizeOf(report, totals.bytes)}`
  return totals.unpriced.length > 0
    ? `${seen}, none of which could be fully priced; the reasons are below${lackWords(report)}.`
    : `${seen} and paid nothing for it${lackWords(report)}.`
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
export function missingOf(report: Report): string {
  const { gaps, cuts, counted: sums } = report.coverage
  const failed = isLacking(report) ? (report.byAccount ?? []).filter(({ problem }) => problem !== undefined) : []
  return listed([
    ...(failed.length > 0 ? [`${counted(failed.length, 'source')} not read`] : []),
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
    return `; ${sizeOf(report, bytes)} (${percent(share, 1)}) of what CloudWatch counted at both ends is missing`
  }
  const ofCuts = cuts.reduce((sum, { unseenBytes }) => sum + (unseenBytes ?? 0), 0)
  return ofCuts > 0
    ? `; ${sizeOf(report, ofCuts)} of what CloudWatch counted at both ends is missing, in hours with cut answers`
    : ''
}

type Riser = Pick<Mover, 'source' | 'destination' | 'via' | 'usd' | 'usualUsd'>

/** The pair that rose most with what is new. */
function risenMost(report: Report): Riser | undefined {
  const pair = newAlarms(report).find((alarm) => alarm.pair !== null)
  const [cause] = report.attention.causes
  const risen = pair?.pair ? { ...pair.pair, usd: pair.usd, usualUsd: pair.usualUsd } : undefined
  if (!risen || !cause) return risen ?? cause
  return cause.deltaUsd > risen.usd - risen.usualUsd ? cause : risen
}

function causePhrase(report: Report, limit: number): string {
  const risen = risenMost(report)
  if (risen) {
    return `${phraseOf({ ...risen, sources: 1 }, '→', limit, '').trim()}, from ${orNothing(risen.usualUsd)} to ${orNothing(risen.usd)}`
  }
  return report.cause ? phraseOf(report.cause, '→', limit) : ''
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
