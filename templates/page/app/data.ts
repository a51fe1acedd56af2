import { PAGE_TABLES, type Page, type PagePairs, type Parts } from '../../../domain/report/page.ts'
import type { ReportEnd } from '../../../domain/report/report.ts'

/** Some traffic: what it cost, and what each charge has of it. */
export interface Priced {
  readonly bytes: number
  readonly usd: number
  readonly unpricedBytes: number
  /** By charge, and what is `free`; those that it does not pay are absent. */
  readonly charges: Readonly<Record<string, { readonly bytes: number; readonly usd: number }>>
}

/** A row of the page's columns. */
export interface PairRow extends Priced {
  readonly index: number
  readonly cluster: string
  readonly source: ReportEnd
  readonly destination: ReportEnd
  readonly via: string
  readonly team: string | null
  readonly table: (typeof PAGE_TABLES)[number] | null
  readonly pairs: number
  readonly reason: string | null
  readonly namedBy: string | null
  readonly host: string | null
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
    charges: Object.fromEntries(
      charges.flatMap(([name, column]) => {
        const own = column.bytes[index] ?? 0
        return own === 0 ? [] : [[name, { bytes: own < 0 ? bytes : own, usd: column.usd[index] ?? 0 }]]
      }),
    ),
    addresses: pairs.addresses[index] ?? 0,
    findings: pairs.findings[index] || [],
  }))
}

/** What a row's parts say, each with what it has of the row. */
export function partsOf<Value>(
  parts: Parts | undefined,
  list: readonly Value[],
  { bytes, usd, unpricedBytes, charges }: Priced,
): (Priced & { readonly value: Value })[] {
  if (parts === undefined || parts === -1) return []
  if (typeof parts === 'number') return [{ value: list[parts] as Value, bytes, usd, unpricedBytes, charges }]
  return parts.map(([index, bytes, usd, unpricedBytes, paid]) => ({
    ...{ value: list[index] as Value, bytes, usd, unpricedBytes },
    charges: Object.fromEntries(Object.entries(paid).map(([name, [bytes, usd]]) => [name, { bytes, usd }])),
  }))
}
