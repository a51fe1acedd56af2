import type { CountedBytes, Coverage, CutHour, Naming, OwnCost, Report } from '../domain/report/report.ts'
import { count, dollars, gigabytes, percent, rate } from './amounts.ts'
import { PHRASES } from './headings.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from './safe-text.ts'
import { chargeWords, counted, identitySourceWords } from './words.ts'

/** What a value was taken for, and the sample that says so; and where, if others are told beside it and it is not the stack's own. */
export function calibrationWords({ calibration, calibrationElsewhere = [] }: Coverage): string {
  const { valueIs, basis, pairs, medianRatio } = calibration
  const isElsewhere = calibration.accountId !== undefined && calibrationElsewhere.length > 0
  const eachValue = isElsewhere ? `In ${placesNamed([calibration])}, each value` : 'Each value'
  const sample = `${counted(pairs, 'clear pair')}, median ratio ${(medianRatio ?? 0).toFixed(3)}`
  if (basis === 'too_few_pairs') {
    return `${eachValue} is taken as both directions of a connection, the default: only ${counted(pairs, 'clear pair')} to measure it by.`
  }
  if (basis === 'unclear') {
    return `${eachValue} is taken as both directions of a connection, the default: the two ends' values do not settle it (${sample}).`
  }
  return valueIs === 'both_directions'
    ? `${eachValue} covers both directions of a connection: its two ends report the same (${sample}).`
    : `${eachValue} covers one direction of a connection: its two ends report different values (${sample}), so they are added.`
}

/** Accounts and regions that a sentence names. */
const PLACES_NAMED = 3

/** What values of other accounts and regions were taken for, only where that is not the usual. */
export function calibrationElsewhereWords({ calibrationElsewhere = [] }: Coverage): string[] {
  const oneDirection = calibrationElsewhere.filter(({ valueIs }) => valueIs === 'one_direction')
  const unmeasured = calibrationElsewhere.filter(
    ({ valueIs, basis }) => valueIs === 'both_directions' && basis !== 'measured',
  )
  return [
    ...(oneDirection.length > 0
      ? [`In ${placesNamed(oneDirection)}, each value covers one direction of a connection.`]
      : []),
    ...(unmeasured.length > 0
      ? [
          `In ${placesNamed(unmeasured)}, each value is taken as both directions, the default: its pairs do not settle it.`,
        ]
      : []),
  ]
}

function placesNamed(all: readonly Coverage['calibration'][]): string {
  const names = all.slice(0, PLACES_NAMED).map(({ accountId, region }) => clip(`${accountId} (${region})`, NAME_LIMIT))
  const more = all.length - names.length
  return `${names.join(', ')}${more > 0 ? `, and ${more} more` : ''}`
}

/** How much of the day was read, without what is missing. */
export const coverageWords = ({ coverage, timeZone }: Report) =>
  `${count(coverage.slicesComplete)} of ${count(coverage.slicesWanted)} monitor-hours of the day in ${clip(timeZone, NAME_LIMIT)}`

/** How bytes are counted; how a value is read, only where that is not the usual. */
export function methodWords({ coverage, bytesPerGigabyte }: Pick<Report, 'coverage' | 'bytesPerGigabyte'>): string {
  const { calibration, doubtfulBytes } = coverage
  const isUsual = calibration.basis === 'measured' && calibration.valueIs === 'both_directions'
  return [
    PHRASES.oncePerConnection,
    ...(isUsual ? [] : [calibrationWords(coverage)]),
    ...calibrationElsewhereWords(coverage),
    ...(doubtfulBytes > 0
      ? [
          `Up to ${sizeWords(doubtfulBytes, bytesPerGigabyte)} may be counted twice, where two ends could not be matched.`,
        ]
      : []),
    PHRASES.payload,
    `A gigabyte is ${count(bytesPerGigabyte)} bytes.`,
  ].join(' ')
}

/** How much has a name, and by what: `98% of the bytes (the flow itself 90%, TLS certificate 8%)`. */
export function namingWords({ bytes, namedBytes, bySource, hostOnlyBytes }: Naming): string {
  if (bytes === 0) return 'nothing to name'
  const ways = bySource.map((one) => `${identitySourceWords(one.source)} ${percent(one.bytes, bytes)}`)
  const host = hostOnlyBytes > 0 ? `; for ${percent(hostOnlyBytes, bytes)} only the hosting provider is known` : ''
  return `${percent(namedBytes, bytes)} of the bytes have a named far end${ways.length > 0 ? ` (${ways.join(', ')})` : ''}${host}`
}

/** What running flowtoll cost. */
export const ownCostWords = ({ usd, functionsUsd, workflowUsd, metricsUsd, requestsUsd, logsUsd }: OwnCost) =>
  `Running flowtoll cost about ${dollars(usd)} for this day: functions ${dollars(functionsUsd)}, workflow ${dollars(workflowUsd)}, metrics and alarms ${dollars(metricsUsd)}${requestsUsd === undefined ? '' : `, S3 requests ${dollars(requestsUsd)}`}${logsUsd === undefined ? '' : `, DNS query logs ${dollars(logsUsd)}`}, at us-east-1 list prices. Storage, logs, email, and Network Flow Monitor itself are not included; AWS bills the latter by the node, as part of CloudWatch.`

/** What the dollars rest on. */
export function pricesWords(rates: Report['rates']): string {
  const region = rates.region === '' ? '' : clip(rates.region, NAME_LIMIT)
  if (!rates.asOf) {
    return `No list price is known${region === '' ? '' : ` for ${region}`}: its traffic is counted but not priced.`
  }
  const isList = rates.priceFactor === 1
  const source = rates.source === 'price-list' ? 'AWS Price List API' : "flowtoll's own price table"
  return [
    `Estimates${isList ? ' at list price, without discounts or credits' : ''}; hourly charges of gateways and endpoints are not included.`,
    `${region}, per GB: across zones ${rateWords(rates.interAzUsdPerGbEachDirection)} each way, NAT gateway ${rateWords(rates.natUsdPerGb)}, interface endpoint ${rateWords(rates.endpointUsdPerGb)}, transit gateway ${rateWords(rates.transitUsdPerGb)}${isList ? '' : `, all times ${rates.priceFactor} as set`}.`,
    `Source: ${source}, ${clip(rates.asOf, NAME_LIMIT)}.`,
  ].join(' ')
}

const rateWords = (usdPerGb: number | null) => (usdPerGb === null ? 'not known' : rate(usdPerGb))

type Bill = NonNullable<Report['bill']>

/** Other accounts and regions whose bills have room. */
const BILLS_SHOWN = 5

/** What the account was billed, beside the estimates, and what its sources were. */
export function billWords({ day, otherDays, lines, problem, others = [] }: Bill): string {
  const zone = otherDays ? `, not the same day as in ${clip(otherDays, NAME_LIMIT)}` : ''
  const own = `Billed to the account for ${clip(day, NAME_LIMIT)} (UTC)${zone}: ${billLinesWords({ lines, problem })}`
  const billed = others.filter((one) => one.lines.length > 0)
  const unasked = Map.groupBy(
    others.filter((one) => one.lines.length === 0 && one.problem !== null),
    (one) => one.problem,
  )
  const nothing = others.filter((one) => one.lines.length === 0 && one.problem === null).length
  const more = billed.length - BILLS_SHOWN
  return [
    own,
    ...billed.slice(0, BILLS_SHOWN).map((one) => `${billedPlace(one)}: ${billLinesWords(one)}`),
    ...(more > 0 ? [`${counted(more, 'more bill')} in report.json`] : []),
    ...(nothing > 0 ? [`Nothing was billed to ${counted(nothing, 'other source')}`] : []),
    ...[...unasked.values()].map((alike) => {
      const [first, ...rest] = alike
      const andMore = rest.length > 0 ? ` and ${rest.length} more` : ''
      return first ? `${billedPlace(first)}${andMore}: ${billLinesWords(first)}` : ''
    }),
  ]
    .map((sentence) => `${sentence.replace(/\.$/, '')}.`)
    .join(' ')
}

const billedPlace = ({ accountId, region }: NonNullable<Bill['others']>[number]) =>
  `${clip(accountId, NAME_LIMIT)}, ${clip(region, NAME_LIMIT)}`

function billLinesWords({ lines, problem }: Pick<Bill, 'lines' | 'problem'>): string {
  const billed = lines.map(
    ({ charge, billedUsd, estimatedUsd }) =>
      `${chargeWords(charge)} ${dollars(billedUsd)}, ${estimatedUsd === null ? 'not estimated' : `estimated ${dollars(estimatedUsd)}`}`,
  )
  return billed.length > 0 ? billed.join('; ') : problem ? clip(problem, SENTENCE_LIMIT) : 'nothing'
}

/** Why an hour holds less than it should, and how much CloudWatch counted beyond it. */
export function cutWords({ windows, brokenRows, unseenBytes }: CutHour, bytesPerGigabyte: number): string {
  const why = [
    ...(windows > 0 ? [`${counted(windows, 'five-minute window')} cut at 500 rows`] : []),
    ...(brokenRows > 0 ? [`${counted(brokenRows, 'row')} without a byte count left out`] : []),
  ]
  const size =
    unseenBytes === null
      ? 'the missing amount is not known'
      : `CloudWatch counted ${sizeWords(unseenBytes, bytesPerGigabyte)} more than the rows of this hour`
  return `${why.join(', ')}; ${size}`
}

/** What a monitor's rows hold beside what CloudWatch counted. */
export function seenWords(one: CountedBytes, bytesPerGigabyte: number): string {
  const name = clip(one.name, NAME_LIMIT)
  const rows = sizeWords(one.bytes, bytesPerGigabyte)
  const total = sizeWords(one.cloudWatchBytes ?? 0, bytesPerGigabyte)
  const share = percent(one.bytes, one.cloudWatchBytes ?? 0)
  switch (one.verdict) {
    case 'agree':
      return `${name}: the rows of both ends hold ${rows} of the ${total} that CloudWatch counted (${share})`
    case 'beyond':
      return `${name}: the rows of both ends hold ${rows} of the ${total} that CloudWatch counted (${share}); ${sizeWords((one.cloudWatchBytes ?? 0) - one.bytes, bytesPerGigabyte)} is missing from this report`
    case 'contradiction':
      return `${name}: the rows of both ends hold ${rows}, but CloudWatch counted only ${total}: coverage is not known`
    case 'no_data_point':
      return `${name}: CloudWatch has no data, so coverage is not known`
    case 'not_asked':
      return `${name}: CloudWatch could not be queried, so coverage is not known`
    default:
      return one.verdict satisfies never
  }
}

/** What pods sent through a NAT gateway beside what CloudWatch counted at it. */
export function natSeenWords(one: CountedBytes, bytesPerGigabyte: number): string {
  const name = clip(one.name, NAME_LIMIT)
  const rows = sizeWords(one.bytes, bytesPerGigabyte)
  const total = sizeWords(one.cloudWatchBytes ?? 0, bytesPerGigabyte)
  switch (one.verdict) {
    case 'agree':
    case 'beyond':
      return `${name}: ${rows} of the ${total} that it processed (${percent(one.bytes, one.cloudWatchBytes ?? 0)})`
    case 'contradiction':
      return `${name}: the rows hold ${rows}, but CloudWatch counted only ${total} at the gateway`
    case 'no_data_point':
      return `${name}: the rows hold ${rows}; CloudWatch has no data`
    case 'not_asked':
      return `${name}: the rows hold ${rows}; CloudWatch could not be queried`
    default:
      return one.verdict satisfies never
  }
}

const sizeWords = (bytes: number, bytesPerGigabyte: number) => gigabytes(bytes / bytesPerGigabyte, bytesPerGigabyte)
