import type { ReportEnd } from '../../../domain/report/report.ts'
import type { PairRow } from './data.ts'

/** What narrows every view; a field that is absent narrows nothing. */
export const FILTERS = ['text', 'cluster', 'namespace', 'team', 'charge', 'from', 'way', 'to'] as const
export type FilterName = (typeof FILTERS)[number]
export type Filter = Readonly<Partial<Record<FilterName, string>>>

/** What a row has no team for stands under this. */
export const NO_TEAM = '-'

/** Namespace of the workload that pays, as budgets have it: of who called, or where nobody knows that, of whom they called. */
export const namespaceOf = ({ source, destination }: PairRow) => source.namespace || destination.namespace

/** An end as an address names it. */
export const endId = ({ namespace, name }: ReportEnd) => (namespace === '' ? name : `${namespace}/${name}`)

/** How a row went, as the map and the table have it: what it passed, and of what went straight, whether it crossed a zone. */
export function wayOf({ via, usd, table }: Pick<PairRow, 'via' | 'usd' | 'table'>): string {
  if (via !== 'direct' && via !== 'peering') return via
  if (table === null) return 'same_zone'
  return usd > 0 ? 'inter_az' : via
}

/** Whether a filter asks for what a charge pays, and not for what has none. */
export const isCharge = (charge: string | undefined): charge is string =>
  charge !== undefined && charge !== 'free' && charge !== 'unpriced'

/** Dollars of a row: of one charge, where that is asked for. */
export const usdOf = (row: PairRow, { charge }: Filter) => (isCharge(charge) ? (row.charges[charge] ?? 0) : row.usd)

const paysFor = (row: PairRow, charge: string) =>
  charge === 'free'
    ? row.usd === 0 && row.unpricedBytes === 0
    : charge === 'unpriced'
      ? row.unpricedBytes > 0
      : row.charges[charge] !== undefined

/** Rows that a filter leaves, in their order. */
export function narrowed(rows: readonly PairRow[], filter: Filter): PairRow[] {
  const words = (filter.text ?? '')
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '')
  return rows.filter(
    (row) =>
      (filter.cluster === undefined || row.cluster === filter.cluster) &&
      (filter.namespace === undefined || namespaceOf(row) === filter.namespace) &&
      (filter.team === undefined || (row.team ?? NO_TEAM) === filter.team) &&
      (filter.charge === undefined || paysFor(row, filter.charge)) &&
      (filter.from === undefined || endId(row.source) === filter.from) &&
      (filter.way === undefined || wayOf(row) === filter.way) &&
      (filter.to === undefined || endId(row.destination) === filter.to) &&
      words.every((word) => textOf(row).includes(word)),
  )
}

const texts = new WeakMap<PairRow, string>()

function textOf(row: PairRow): string {
  const known = texts.get(row)
  if (known !== undefined) return known
  const { source, destination, addresses, host } = row
  const shown = addresses === 0 ? [] : addresses[0]
  const text = [endId(source), endId(destination), ...shown, host ?? ''].join('\n').toLowerCase()
  texts.set(row, text)
  return text
}

/** Sums of some rows. */
export function sumsOf(rows: readonly PairRow[], filter: Filter = {}) {
  let [pairs, bytes, usd, unpricedBytes] = [0, 0, 0, 0]
  for (const row of rows) {
    pairs += row.pairs
    bytes += row.bytes
    usd += usdOf(row, filter)
    unpricedBytes += row.unpricedBytes
  }
  return { pairs, bytes, usd, unpricedBytes }
}
