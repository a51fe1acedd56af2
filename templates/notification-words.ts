import type { NewsItem, Notification, NotifiedTotals, Rise } from '../domain/report/notification.ts'
import { dollars, percent } from './amounts.ts'
import { alarmSubject, alarmWords, fromToWords, orNothing, undoneWords } from './attention-words.ts'
import { budgetNews, SUBJECT_LIMIT } from './headline.ts'
import { clockTime, shortDay } from './instants.ts'
import {
  budgetLines,
  FOOTER,
  type Message,
  type MessageSection,
  partWords,
  proofLine,
  savingLines,
  shareWords,
  whoseTitle,
  whoseWords,
} from './notification-lines.ts'
import { periodMessage } from './period-words.ts'
import { clip, printable, SENTENCE_LIMIT } from './safe-text.ts'
import { pairWords } from './trend-words.ts'
import { byWay, capital, counted, listed, provenWords, savingWords } from './words.ts'

/** Most news that a message has room for; the report has all of it. */
const MOST_NEWS = 10

/** A notification in words. The same one makes the same words. */
export function messageOf(notification: Notification): Message {
  const one = printable(notification)
  const { news, moreNews, top, totals, timeZone, kind, team } = one
  // A team has no report: its message is all that it gets.
  const inReport = team === null ? ' in the report' : ''
  const footer = team === null ? `${FOOTER} The report has the method.` : FOOTER
  if (kind === 'test') return testMessage(one)
  const links = one.links.filter(({ url }) => url.startsWith('https://'))
  if (one.period) return { ...periodMessage(one, one.period), links, footer }
  const sections: MessageSection[] = [
    {
      heading: 'What is new',
      lines: shown(
        news.filter(isSaidOnce).map((item) => newsWords(item, timeZone)),
        moreNews,
        inReport,
      ),
    },
    { heading: 'What to change', lines: savingLines(one) },
    {
      heading: 'What cost most',
      lines: top.map(
        ({ source, destination, via, usd }) => `${pairWords({ source, destination })} ${byWay(via)}: ${dollars(usd)}`,
      ),
    },
    { heading: 'Budget', lines: budgetLines(one) },
  ]
  return {
    title: titleOf(one),
    summary: totals ? summaryOf(one, totals) : '',
    sections: sections.filter(({ lines }) => lines.length > 0),
    links,
    footer: kind === 'alert' ? `${footer} Dollars a day, as if each day stayed like its last hour.` : footer,
  }
}

function testMessage({ day, links }: Notification): Message {
  return {
    title: '[flowtoll] A test of this channel',
    summary: `flowtoll can reach this channel. This is a test of ${shortDay(day)}, and no report.`,
    sections: [],
    links,
    footer: FOOTER,
  }
}

/** That a saving is undone tells more than its proof does. */
const isSaidOnce = (item: NewsItem, _: number, news: readonly NewsItem[]) =>
  item.kind !== 'proof' ||
  item.proof.status !== 'returned' ||
  !news.some((other) => other.kind === 'undone' && other.id === item.proof.id)

function shown(lines: readonly string[], others: number, inReport: string): string[] {
  const more = Math.max(0, lines.length - MOST_NEWS) + others
  return more > 0 ? [...lines.slice(0, MOST_NEWS), `${counted(more, 'more item')}${inReport}.`] : [...lines]
}

/** `[flowtoll] ALERT shop: namespace checkout $3.46 → $7.12`. */
function titleOf({ kind, news, clusters, team, day, totals }: Notification): string {
  const whose = whoseWords({ clusters, team })
  const tag = kind === 'alert' || news.some(isAlert) ? 'ALERT ' : ''
  const start = `[flowtoll] ${tag}${clip(whose, 36)}`
  const [first] = news
  const cost = totals ? `${dollars(totals.usd)} on ${shortDay(day)}` : ''
  const words = [cost, first ? shortWords(first) : ''].filter((text) => text !== '')
  return clip(`${start}: ${words.join('; ')}`, SUBJECT_LIMIT)
}

const isAlert = (item: NewsItem) => item.kind === 'undone' || item.kind === 'rise'

function summaryOf(
  { day, clusters, team }: Notification,
  { status, usd, bytes, unpricedBytes, usualUsd }: NotifiedTotals,
) {
  const whose = whoseTitle({ clusters, team })
  const atLeast = status === 'partial' || status === 'low_coverage' ? 'at least ' : ''
  const usual = usualUsd === null ? '' : `, usually ${orNothing(usualUsd)}`
  const unpriced = unpricedBytes > 0 ? ` ${percent(unpricedBytes, bytes)} of the bytes have no known price.` : ''
  return `${whose} paid ${atLeast}${dollars(usd)} on ${shortDay(day)}${usual}.${unpriced}`
}

/** A piece of news in a few words, for a title. */
function shortWords(item: NewsItem): string {
  switch (item.kind) {
    case 'rise':
    case 'fall':
    case 'over':
      return `${alarmSubject(item)} ${fromToWords(item)}`
    case 'undone':
      return `undone: ${item.title}`
    case 'proof':
      return item.proof.status === 'fixed'
        ? `${item.proof.share === undefined ? '' : 'your share '}saved ${provenWords(item.proof)}`
        : `${provenWords(item.proof)}: ${item.proof.title}`
    case 'budget':
      return budgetNews(item.budget)
    case 'finding':
      return `can save ${savingWords(item)}`
    case 'coverage':
      return lackWords(item)
    default:
      return item satisfies never
  }
}

/** A piece of news in a line. */
function newsWords(item: NewsItem, timeZone: string): string {
  switch (item.kind) {
    case 'rise':
      return item.since.includes('T') ? hourWords(item, timeZone) : alarmWords({ ...item, inDigest: true })
    case 'fall':
    case 'over':
      return alarmWords({ ...item, inDigest: true })
    case 'undone':
      return `${undoneWords(item)}${partWords(item)}`
    case 'proof':
      return proofLine(item)
    case 'budget':
      return `${capital(budgetNews(item.budget))}.`
    case 'finding':
      return `New saving ${item.number}: ${clip(item.title, SENTENCE_LIMIT)}, ${savingWords(item)}${shareWords(item)}.`
    case 'coverage':
      return `The report lacks something: ${lackWords(item)}.`
    default:
      return item satisfies never
  }
}

function hourWords(rise: Rise, timeZone: string): string {
  const subject = rise.of === 'pair' ? alarmSubject(rise) : capital(alarmSubject(rise))
  const first = rise.first
    ? ` First: ${clip(rise.first.title, SENTENCE_LIMIT)}, ${savingWords(rise.first)} at this rate.`
    : ''
  return `${subject}: ${dollars(rise.usd)} a day since ${clockTime(rise.since, timeZone)}, usually ${orNothing(rise.usualUsd)} at this hour.${first}`
}

function lackWords({ gaps, cuts, unseenShare, status, unknownShare }: Extract<NewsItem, { kind: 'coverage' }>): string {
  const parts = [
    ...(gaps > 0 ? [counted(gaps, 'gap')] : []),
    ...(cuts > 0 ? [counted(cuts, 'cut')] : []),
    ...(unseenShare === null ? [] : [`${percent(unseenShare, 1)} not seen`]),
    ...(status === 'unpriced' ? [`${percent(unknownShare, 1)} without a known price`] : []),
  ]
  return listed(parts)
}
