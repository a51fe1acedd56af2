import type { GapRow } from './collecting/gap-rows.ts'
import { type Column, monitorColumns } from './columns.ts'
import type { FindingRow } from './findings/finding-rows.ts'
import type { MonitorDay } from './money/monitor-day.ts'

export const FINDING_COLUMNS: readonly Column<FindingRow>[] = [
  { name: 'finding', type: 'string', about: 'Id, the same on every day', value: (row) => row.id },
  { name: 'kind', type: 'string', about: 'same-zone-routing, interface-endpoint, …', value: (row) => row.kind },
  {
    name: 'status',
    type: 'string',
    about: 'open, unavoidable or accepted; of a change fixed, returned or gone',
    value: (row) => row.status,
  },
  {
    name: 'cluster',
    type: 'string',
    about: 'EKS cluster; null for what became of a change',
    value: (row) => row.cluster,
  },
  { name: 'title', type: 'string', about: 'What to do, with what it is about', value: (row) => row.title },
  {
    name: 'usd_per_month',
    type: 'double',
    about: 'What it would save; once fixed, what it has saved, as measured',
    value: (row) => row.usdPerMonth,
  },
  { name: 'saving_is', type: 'string', about: 'estimate, at_most or none', value: (row) => row.savingIs },
  { name: 'cost_usd_per_month', type: 'double', about: 'What its bytes cost now', value: (row) => row.costUsdPerMonth },
  { name: 'bytes', type: 'bigint', about: 'Of the day', value: (row) => row.bytes },
  { name: 'since', type: 'string', about: 'First day of what became of a change', value: (row) => row.since },
  { name: 'accepted_until', type: 'string', about: 'Last day of an acceptance', value: (row) => row.acceptedUntil },
  { name: 'accepted_reason', type: 'string', about: 'Why the team lives with it', value: (row) => row.acceptedReason },
]

export const GAP_COLUMNS: readonly Column<GapRow>[] = [
  {
    name: 'kind',
    type: 'string',
    about: 'gap: no answer; cut: one that lacks rows',
    value: (row) => row.kind,
  },
  { name: 'destination_category', type: 'string', about: 'A category, or all', value: (row) => row.category },
  { name: 'window_start', type: 'timestamp', about: 'Start, UTC', value: (row) => Date.parse(row.from) },
  { name: 'window_end', type: 'timestamp', about: 'End, UTC', value: (row) => Date.parse(row.to) },
  { name: 'reason', type: 'string', about: 'Why, in a sentence', value: (row) => row.reason },
  ...monitorColumns<GapRow>(),
]

export const DAY_COLUMNS: readonly Column<MonitorDay>[] = [
  { name: 'monitor', type: 'string', about: 'Network Flow Monitor monitor', value: (row) => row.seenBy.name },
  ...monitorColumns<MonitorDay>(),
  {
    name: 'status',
    type: 'string',
    about:
      'ok (complete in days from before), partial (gaps or cuts), low_coverage (CloudWatch counted a tenth more), unpriced (a tenth, or the network in part) or missing',
    value: (row) => row.status,
  },
  { name: 'time_zone', type: 'string', about: 'Time zone of the day', value: (row) => row.timeZone },
  { name: 'day_start', type: 'timestamp', about: 'Start, UTC', value: (row) => Date.parse(row.from) },
  { name: 'day_end', type: 'timestamp', about: 'End, UTC', value: (row) => Date.parse(row.to) },
  { name: 'hours', type: 'int', about: 'Hours of the day', value: (row) => row.hours },
  { name: 'hours_complete', type: 'int', about: 'Hours without a gap', value: (row) => row.hoursComplete },
  { name: 'cuts', type: 'int', about: 'Answers that hold less than they should', value: (row) => row.cuts },
  {
    name: 'bytes',
    type: 'bigint',
    about: 'TCP payload of its flows, each connection once; null where the day is missing',
    value: (row) => row.bytes,
  },
  {
    name: 'usd',
    type: 'double',
    about: 'US dollars at list price; null where the day is missing',
    value: (row) => row.usd,
  },
  {
    name: 'unknown_share',
    type: 'double',
    about: 'Part of the bytes with neither a price nor a bound, 0 to 1',
    value: (row) => row.unknownShare,
  },
  {
    name: 'row_bytes',
    type: 'bigint',
    about: 'In the rows as they came, of both ends of a connection',
    value: (row) => row.rowBytes,
  },
  {
    name: 'cloudwatch_bytes',
    type: 'bigint',
    about: 'The same as CloudWatch counted it; null where it did not',
    value: (row) => (row.cloudWatchBytes === null ? null : Math.round(row.cloudWatchBytes)),
  },
  {
    name: 'bytes_per_gigabyte',
    type: 'bigint',
    about: "Bytes in the gigabyte that the day's rates are for",
    value: (row) => row.bytesPerGigabyte,
  },
  {
    name: 'rates_source',
    type: 'string',
    about: 'price-list, or fallback for the dated table',
    value: (row) => row.rates?.source ?? null,
  },
  {
    name: 'rates_as_of',
    type: 'string',
    about: 'Day of the rates, YYYY-MM-DD',
    value: (row) => row.rates?.asOf ?? null,
  },
  {
    name: 'price_factor',
    type: 'double',
    about: 'What list prices were multiplied with',
    value: (row) => row.rates?.priceFactor ?? null,
  },
  {
    name: 'inter_az_usd_per_gb',
    type: 'double',
    about: 'For crossing zones, in each direction, with the factor, as are those below',
    value: (row) => row.rates?.interAzUsdPerGbEachDirection ?? null,
  },
  {
    name: 'nat_usd_per_gb',
    type: 'double',
    about: 'For a NAT gateway',
    value: (row) => row.rates?.natUsdPerGb ?? null,
  },
  {
    name: 'endpoint_usd_per_gb',
    type: 'double',
    about: "For an interface endpoint, at the month's volume",
    value: (row) => row.endpointUsdPerGb,
  },
  {
    name: 'transit_usd_per_gb',
    type: 'double',
    about: 'For a transit gateway',
    value: (row) => row.rates?.transitUsdPerGb ?? null,
  },
]
