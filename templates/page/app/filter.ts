import type { ReportEnd } from '../../../domain/report/report.ts'
import type { PairRow, Priced } from './data.ts'

/** What narrows every view; a field that is absent narrows nothing. */
export const FILTERS = ['text', 'cluster', 'namespace', 'team', 'charge', 'from', 'way', 'to'] as const
export type FilterName = (typeof FILTERS)[number]
export type Filter = Readonly<Partial<Record<FilterName, string>>>

/** What a row has no team for stands under this. */
export const NO_TEAM = '-'

/** Namespace of the workload that pays, as budgets have it: of who called, or where nobody knows that, of whom they called. */
export const namespaceOf = ({ source, destination }: PairRow) => source.namespace || destination.namespace

/** An end as an address names it; empty where it is those of several pairs. */
export const endId = ({ namespace, name }: ReportEnd) =>
  namespace === '' || name === '' ? name : `${namespace}/${name}`

/** How a row went, as the map and the table have it: what it passed, and of what went straight, whether it crossed a zone. */
export function wayOf({ via, usd, table }: Pick<PairRow, 'via' | 'usd' | 'table'>): string {
  if (via !== 'direct' && via !== 'peering') return via
  if (table === null) return 'same_zone'
  return usd > 0 ? 'inter_az' : via
}

/** What a filter asks for of some traffic: of one charge its dollars and the bytes that paid them, else all of it. */
export function amountOf(traffic: Priced, { charge }: Filter): Amount {
  const { bytes, usd, unpricedBytes, charges } = traffic
  const freeBytes = charges.free?.bytes ?? 0
  if (charge === undefined) return { bytes, usd, unpricedBytes, freeBytes }
  if (charge === 'unpriced') return { bytes: unpricedBytes, usd: 0, unpricedBytes, freeBytes: 0 }
  const paid = charges[charge] ?? { bytes: 0, usd: 0 }
  return { ...paid, unpricedBytes: 0, freeBytes: charge === 'free' ? paid.bytes : 0 }
}

export interface Amount {
  readonly bytes: number
  readonly usd: number
  readonly unpricedBytes: number
  readonly freeBytes: number
}

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
      (filter.charge === undefined || amountOf(row, filter).bytes > 0) &&
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

/** What a filter asks for of some rows. */
export function sumsOf(rows: readonly PairRow[], filter: Filter = {}): Amount & { readonly pairs: number } {
  return { pairs: rows.reduce((sum, row) => sum + row.pairs, 0), ...total(rows.map((row) => amountOf(row, filter))) }
}

export function total(amounts: readonly Amount[]): Amount {
  const sum = (of: keyof Amount) => amounts.reduce((sum, one) => sum + one[of], 0)
  return { bytes: sum('bytes'), usd: sum('usd'), unpricedBytes: sum('unpricedBytes'), freeBytes: sum('freeBytes') }
}
