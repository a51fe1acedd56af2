import type {
  AwsServiceRow,
  BoundSum,
  CountedBytes,
  CutHour,
  ExternalRow,
  InterAzRow,
  Report,
  ReportEnd,
  ReportTotals,
} from '../domain/report/report.ts'
import { barWidth, count, dollars, gigabytes, percent } from './amounts.ts'
import { alarmWords, fromToWords, orNothing, quietWords, undoneWords } from './attention-words.ts'
import { HEADINGS, PHRASES } from './headings.ts'
import { localSpan, longDay, shortDay, utcSpan } from './instants.ts'
import {
  billWords,
  coverageWords,
  cutWords,
  methodWords,
  natSeenWords,
  pricesWords,
  seenWords,
} from './method-words.ts'
import { partPrice, priceWords, sectionWords, totalPrice, unpricedWords } from './price-words.ts'
import { clip, NAME_LIMIT, padStart, SENTENCE_LIMIT, wrap } from './safe-text.ts'
import {
  budgetShare,
  budgetTitle,
  budgetUsd,
  budgetWords,
  deltaWords,
  earlierWords,
  exceededWords,
  figureWords,
  monthWords,
  moverWay,
  moveWords,
  pairWords,
  sparkline,
  sparkText,
  usualWords,
} from './trend-words.ts'
import {
  acceptedWords,
  addressWords,
  boundWords,
  categoryWords,
  chargeWords,
  costWords,
  counted,
  identitySourceWords,
  proofWords,
  provenWords,
  restoreWords,
  savesOnWords,
  savingsWords,
  savingWords,
  wayWords,
} from './words.ts'

/** What Handlebars passes to a helper, last. */
export interface Options {
  readonly data: { readonly root: Report }
}

type Passed = Pick<AwsServiceRow, 'via' | 'bytes' | 'gatewayElsewhereBytes'>

interface BlockOptions extends Options {
  readonly fn: (context: unknown) => string
}

/** Longest link that is still one: past it a mail program may cut it, and a cut link leads elsewhere. */
const LINK_LIMIT = 2000

/** Zone pairs that a row names; workloads in three zones cross six ways, and report.json has them all. */
const ZONE_PAIRS = 1

/** The expressions of the templates. They format, and decide nothing. */
export const formats = {
  // Amounts
  dollars,
  cost: priceWords,
  totalPrice,
  unpricedWords,
  dayPart: (usd: number, { data }: Options) => partPrice(usd, data.root.status),
  orNothing,
  sectionWords: (totals: ReportTotals, { data }: Options) => sectionWords(totals, data.root.bytesPerGigabyte),
  count,
  percent,
  barWidth,
  joinWords: (first: string, second: string) => `${first}${second}`,
  isGood: (statusTag: string) => statusTag === 'OK',
  isOver: (status: string) => status === 'over',
  gb: (value: number, { data }: Options) => gigabytes(value, data.root.bytesPerGigabyte),
  gbOfBytes: (bytes: number, { data: { root } }: Options) =>
    gigabytes(bytes / root.bytesPerGigabyte, root.bytesPerGigabyte),

  // Instants
  longDay,
  shortDay,
  utcSpan,
  localSpan: (from: string, to: string, { data }: Options) => localSpan(from, to, data.root.timeZone),

  // Words
  heading: (name: keyof typeof HEADINGS) => HEADINGS[name],
  /** A heading of the plain text. */
  capitals: (name: keyof typeof HEADINGS) => HEADINGS[name].toUpperCase(),
  phrase: (name: keyof typeof PHRASES) => PHRASES[name],
  acceptedWords: (accepted: Report['findings']['accepted'], { data }: Options) =>
    acceptedWords(accepted, data.root.day),
  billWords,
  boundWords: (bound: BoundSum, { data }: Options) => boundWords(bound, data.root.bytesPerGigabyte),
  coverageWords,
  methodWords,
  pricesWords,
  chargeWords,
  savesOnWords,
  savingWords,
  savingsWords,
  proofWords,
  provenWords,
  restoreWords,
  costWords,
  wayWords,
  /** What a row's flows passed, and whether that stands in another zone. */
  way: passed,
  categoryWords,
  counted,
  place: ({ namespace, kind }: ReportEnd) => joined([namespace, kind === 'Deployment' ? '' : kind]),
  zones: ({ zones }: InterAzRow) => {
    const shown = zones.slice(0, ZONE_PAIRS).map(({ sourceAz, destinationAz }) => `${sourceAz} → ${destinationAz}`)
    const more = zones.length - shown.length
    return clip([...shown, ...(more > 0 ? [counted(more, 'more zone pair')] : [])].join(', '), NAME_LIMIT)
  },
  remote: ({ belongsTo, remoteIps }: ExternalRow) =>
    clip(belongsTo === 'unknown' ? addressWords(remoteIps) : belongsTo, NAME_LIMIT),
  addresses: addressWords,
  remoteFacts: (row: ExternalRow) =>
    joined([
      row.belongsTo === 'unknown' ? 'owner unknown' : addressWords(row.remoteIps),
      row.host === '' ? '' : `on ${row.host}`,
      row.via === 'direct' ? '' : passed(row),
      row.identitySource === '' ? '' : `named by ${identitySourceWords(row.identitySource)}`,
    ]),

  // Trend
  usualWords,
  earlierWords,
  exceededWords,
  monthWords,
  figureWords,
  deltaWords,
  pairWords,
  moverWay,
  moveWords,
  fromToWords,
  budgetShare,
  budgetTitle,
  budgetUsd,
  budgetWords,
  sparkline,
  sparkText,
  cutWords: (cut: CutHour, { data }: Options) => cutWords(cut, data.root.bytesPerGigabyte),
  seenWords: (one: CountedBytes, { data }: Options) => seenWords(one, data.root.bytesPerGigabyte),
  natSeenWords: (one: CountedBytes, { data }: Options) => natSeenWords(one, data.root.bytesPerGigabyte),
  categoriesWords: (categories: readonly string[]) => categories.map(categoryWords).join(', '),
  alarmWords,
  quietWords,
  undoneWords,

  // Limits
  short: (text: string) => clip(text, NAME_LIMIT),
  sentence: (text: string) => clip(text, SENTENCE_LIMIT),
  opensInBrowser: (url: string) => url.length <= LINK_LIMIT && /^https:\/\/[^\s"'<>\u{FFFD}]+$/u.test(url),

  // Columns of the plain text
  padStart,
  /** A title of a table, under that of its cluster where there are several. */
  sectionTitle: (name: keyof typeof HEADINGS, severalClusters: boolean) =>
    `${severalClusters ? '-- ' : ''}${HEADINGS[name].toUpperCase()}`,
  wrap(this: unknown, indent: number, { fn }: BlockOptions) {
    return wrap(fn(this), indent)
  },
}

/** `NAT gateway in another zone`, or for which part of the bytes it stands there. */
function passed({ via, bytes, gatewayElsewhereBytes }: Passed): string {
  if (!gatewayElsewhereBytes) return wayWords(via)
  const part = gatewayElsewhereBytes < bytes ? ` for ${percent(gatewayElsewhereBytes, bytes)}` : ''
  return `${wayWords(via)} in another zone${part}`
}

const joined = (parts: readonly string[]) =>
  parts
    .filter((part) => part !== '')
    .map((part) => clip(part, NAME_LIMIT))
    .join(' · ')
