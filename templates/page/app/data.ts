import { PAGE_TABLES, type Page, type PagePairs, type Parts } from '../../../domain/report/page.ts'
import type { ReportEnd } from '../../../domain/report/report.ts'

/** A row of the page's columns. */
export interface PairRow {
  readonly index: number
  readonly cluster: string
  readonly source: ReportEnd
  readonly destination: ReportEnd
  readonly via: string
  readonly team: string | null
  readonly table: (typeof PAGE_TABLES)[number] | null
  readonly pairs: number
  readonly bytes: number
  readonly usd: number
  readonly unpricedBytes: number
  readonly reason: string | null
  readonly namedBy: string | null
  readonly host: string | null
  /** Dollars by charge; those without any are absent. */
  readonly charges: Readonly<Record<string, number>>
  readonly addresses: PagePairs['addresses'][number]
  /** Places in the report's open findings. */
  readonly findings: readonly number[]
}

/** The page's data as it stands in its file. */
export async function decoded(text: string): Promise<Page> {
  const bytes = Uint8Array.from(atob(text.trim()), (letter) => letter.charCodeAt(0))
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'))
  return (await new Response(stream).json()) as Page
}

export function rowsOf(pairs: PagePairs): PairRow[] {
  const { lists } = pairs
  const charges = Object.entries(pairs.charges)
  const at = <Value>(list: readonly Value[], index: number | undefined) => list[index ?? -1] ?? null
  return pairs.bytes.map((bytes, index) => ({
    index,
    bytes,
    cluster: at(lists.clusters, pairs.cluster[index]) ?? '',
    source: at(lists.ends, pairs.source[index]) as ReportEnd,
    destination: at(lists.ends, pairs.destination[index]) as ReportEnd,
    via: at(lists.ways, pairs.way[index]) ?? '',
    team: at(lists.teams, pairs.team[index]),
    table: at(PAGE_TABLES, pairs.table[index]),
    pairs: pairs.pairs[index] ?? 1,
    usd: pairs.usd[index] ?? 0,
    unpricedBytes: pairs.unpricedBytes[index] ?? 0,
    reason: at(lists.reasons, pairs.reason[index]),
    namedBy: at(lists.namedBy, pairs.namedBy[index]),
    host: at(lists.hosts, pairs.host[index]),
    charges: Object.fromEntries(charges.flatMap(([name, column]) => (column[index] ? [[name, column[index]]] : []))),
    addresses: pairs.addresses[index] ?? 0,
    findings: pairs.findings[index] || [],
  }))
}

/** What a row's parts say, each with its bytes and dollars. */
export function partsOf<Value>(
  parts: Parts | undefined,
  list: readonly Value[],
  { bytes, usd }: Pick<PairRow, 'bytes' | 'usd'>,
): { value: Value; bytes: number; usd: number }[] {
  if (parts === undefined || parts === -1) return []
  const all = typeof parts === 'number' ? [[parts, bytes, usd] as const] : parts
  return all.map(([index, bytes, usd]) => ({ value: list[index] as Value, bytes, usd }))
}
