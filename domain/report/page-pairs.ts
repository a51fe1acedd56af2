import type { Findings } from '../findings/findings.ts'
import { ownAndFar } from '../flows/flow-ends.ts'
import { chargesOf as chargesIn } from '../money/daily.ts'
import { othersIn } from '../money/edge.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { pathInWords } from '../network/path.ts'
import { sum } from '../sums.ts'
import type { PastDay } from '../trend/past-days.ts'
import { pairId, type TrendDay } from '../trend/trend-day.ts'
import { addresses, largest, pairOf, type Ranked, ranked, type TableContext } from './flow-groups.ts'
import { farSource } from './naming.ts'
import { PAGE_TABLES, type Page, type PagePairs, type Parts } from './page.ts'
import type { Report, ReportEnd } from './report.ts'
import type { ReportHistory } from './report-builder.ts'
import { tableOf } from './report-tables.ts'

/** Rows of pairs that a page holds by themselves. */
const MOST_PAIRS = 20_000

const MOST_PATHS = 3

/** A billionth of a dollar is below any price of a byte that is shown, and spares half of the digits. */
const DOLLAR_DIGITS = 9

interface PageFacts {
  readonly flows: readonly PricedFlow[]
  /** Flows of each open finding, in the report's order. */
  readonly findings: readonly (readonly PricedFlow[])[]
  readonly days: readonly PastDay[]
  /** Days before, of the same monitors. */
  readonly past: readonly TrendDay[]
}

/** What a day by itself tells of its page. */
export type DayPage = Omit<Page, 'today'>

/** The page of a day: its report, with every pair and the days before. */
export function pageOf(
  report: Report,
  { flowsOf }: Pick<Findings, 'flowsOf'>,
  flows: readonly PricedFlow[],
  { days, events, past }: ReportHistory,
  context: TableContext,
): DayPage {
  const findings = report.findings.open.map(({ id }) => flowsOf.get(id) ?? [])
  return { report, pairs: pagePairs({ flows, findings, days, past }, context), days, events }
}

/** Every pair of a day. The sums of its rows are those of the report. */
function pagePairs({ flows, findings, days, past }: PageFacts, context: TableContext): PagePairs {
  const rows = ranked(flows, (flow) => ({ table: tableOf(flow), ...pairOf(flow, context) }), context)
  const all = [...rows.slice(0, MOST_PAIRS).map((row) => ({ ...row, pairs: 1 })), ...restOf(rows.slice(MOST_PAIRS))]
  const lists = {
    ends: interned<ReportEnd>(),
    clusters: interned<string>(),
    teams: interned<string>(),
    ways: interned<string>(),
    zones: interned<readonly [string, string]>(),
    paths: interned<string>(),
    reasons: interned<string>(),
    namedBy: interned<string>(),
    hosts: interned<string>(),
  }
  const orNone = (list: Interned<string>, text: string) => (text === '' ? -1 : list.indexOf(text))
  const findingsOf = placesOf(findings)
  const historyOf = historyIn(past, days)
  const paths = all.map((row) => (row.pairs > 1 ? [] : pathsOf(row, context)))
  return {
    cluster: all.map(({ cluster }) => lists.clusters.indexOf(cluster)),
    source: all.map(({ source }) => lists.ends.indexOf(source)),
    destination: all.map(({ destination }) => lists.ends.indexOf(destination)),
    way: all.map(({ via }) => lists.ways.indexOf(via)),
    team: all.map(({ flows: [first] }) => orNone(lists.teams, first?.team ?? '')),
    table: all.map(({ table }) => (table === null ? -1 : PAGE_TABLES.indexOf(table))),
    pairs: all.map(({ pairs }) => pairs),
    bytes: all.map(({ bytes }) => bytes),
    usd: all.map(({ usd }) => rounded(usd)),
    unpricedBytes: all.map(({ unpricedBytes }) => unpricedBytes),
    reason: all.map((row) =>
      orNone(
        lists.reasons,
        largest(row.flows, ({ unpriced }) => unpriced),
      ),
    ),
    namedBy: all.map((row) => orNone(lists.namedBy, largest(row.flows, farSource))),
    host: all.map((row) =>
      orNone(
        lists.hosts,
        largest(row.flows, ({ destinationHost }) => destinationHost),
      ),
    ),
    charges: chargesOf(all),
    zones: all.map((row) => partsOf(row, zonesOf(row, context), (zones) => lists.zones.indexOf(zones))),
    paths: all.map((row, index) =>
      partsOf(row, (paths[index] ?? []).slice(0, MOST_PATHS), (path) => lists.paths.indexOf(path)),
    ),
    pathCounts: paths.map(({ length }) => length),
    addresses: all.map(addressesOf),
    findings: all.map(({ flows: own }) => findingsOf(own)),
    history: Object.fromEntries(all.flatMap((row, index) => (row.pairs > 1 ? [] : historyOf(row, index)))),
    lists: {
      ends: lists.ends.values,
      clusters: lists.clusters.values,
      teams: lists.teams.values,
      ways: lists.ways.values,
      zones: lists.zones.values,
      paths: lists.paths.values,
      reasons: lists.reasons.values,
      namedBy: lists.namedBy.values,
      hosts: lists.hosts.values,
    },
  }
}

type Row = ReturnType<typeof pairOf> & Ranked & { readonly table: ReturnType<typeof tableOf>; readonly pairs: number }

/** Pairs beyond the bound, summed by all that rows are narrowed by but their ends: who those are is not told. */
function restOf(rows: readonly Omit<Row, 'pairs'>[]): Row[] {
  // As budgets have it, and the page.
  const namespaceOf = ({ source, destination }: Omit<Row, 'pairs'>) => source.namespace || destination.namespace
  const groups = Map.groupBy(rows, (row) =>
    JSON.stringify([row.cluster, row.via, row.table, row.usd > 0, row.flows[0]?.team ?? null, namespaceOf(row)]),
  )
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (!first) return []
    const total = (of: (row: Omit<Row, 'pairs'>) => number) => sum(group.map(of))
    return {
      ...{ ...first, pairs: group.length },
      source: { name: '', namespace: namespaceOf(first), kind: '' },
      destination: { name: '', namespace: '', kind: '' },
      bytes: total(({ bytes }) => bytes),
      gigabytes: total(({ gigabytes }) => gigabytes),
      usd: total(({ usd }) => usd),
      unpricedBytes: total(({ unpricedBytes }) => unpricedBytes),
      flows: group.flatMap(({ flows }) => flows),
    }
  })
}

interface Interned<Value> {
  readonly values: Value[]
  indexOf(value: Value): number
}

/** Each value once, in the order in which it came. */
function interned<Value>(): Interned<Value> {
  const known = new Map<string, number>()
  const values: Value[] = []
  return {
    values,
    indexOf: (value) => {
      const id = JSON.stringify(value)
      const index = known.get(id) ?? values.push(value) - 1
      known.set(id, index)
      return index
    },
  }
}

const rounded = (usd: number) => Number(usd.toFixed(DOLLAR_DIGITS))

function chargesOf(rows: readonly Row[]): PagePairs['charges'] {
  const own = rows.map(({ flows }) => paidBy(flows))
  const names = [...new Set(own.flatMap((sums) => [...sums.keys()]))]
  return Object.fromEntries(
    names.map((name) => [
      name,
      {
        usd: own.map((sums) => rounded(sums.get(name)?.usd ?? 0)),
        bytes: rows.map((row, index) => {
          const bytes = own[index]?.get(name)?.bytes ?? 0
          return bytes > 0 && bytes === row.bytes ? ALL : bytes
        }),
      },
    ]),
  )
}

/** In place of bytes that are all of a row's: most are. */
const ALL = -1

/** Dollars and bytes by charge, as the report's totals have them, and what is free. */
function paidBy(flows: readonly PricedFlow[]): Map<string, { readonly bytes: number; readonly usd: number }> {
  const sums = new Map<string, { bytes: number; usd: number }>()
  for (const flow of flows) {
    for (const { charge, usd } of chargesIn(flow)) {
      if (charge === 'unpriced') continue
      const had = sums.get(charge) ?? { bytes: 0, usd: 0 }
      sums.set(charge, { bytes: had.bytes + flow.bytes, usd: had.usd + usd })
    }
  }
  return sums
}

interface Part<Value> extends Ranked {
  readonly value: Value
}

function partsOf<Value>(row: Row, parts: readonly Part<Value>[], indexOf: (value: Value) => number): Parts {
  const [first] = parts
  if (!first) return -1
  if (parts.length === 1 && first.flows.length === row.flows.length) return indexOf(first.value)
  return parts.map(({ value, bytes, usd, unpricedBytes, flows }) => {
    const paid = [...paidBy(flows)].map(([name, one]) => [name, [one.bytes, rounded(one.usd)] as const] as const)
    return [indexOf(value), bytes, rounded(usd), unpricedBytes, Object.fromEntries(paid)] as const
  })
}

/** What crossed between zones, or stayed in one, with or without a price. */
const zonesOf = ({ table, flows }: Row, context: TableContext): Part<readonly [string, string]>[] =>
  ranked(
    flows.filter(
      ({ category }) => table === 'interAz' || table === null || (table === 'otherNetworks' && category === 'INTRA_AZ'),
    ),
    ({ source, destination }) => ({ sourceAz: source.azId ?? 'unknown', destinationAz: destination.azId ?? 'unknown' }),
    context,
  ).map(({ sourceAz, destinationAz, ...part }) => ({ ...part, value: [sourceAz, destinationAz] }))

const pathsOf = ({ flows }: Row, context: TableContext): Part<string>[] =>
  ranked(flows, ({ path }) => ({ words: pathInWords(path) }), context)
    .toSorted((a, b) => b.bytes - a.bytes)
    .map(({ words, ...part }) => ({ ...part, value: words }))

function addressesOf({ table, pairs, flows }: Row): PagePairs['addresses'][number] {
  if (table !== 'external' || pairs > 1) return 0
  const { shown, count } = addresses(
    flows.map((flow) => [ownAndFar(flow)[1].ip ?? 'unknown', flow.bytes] as const),
    flows.reduce((most, flow) => Math.max(most, othersIn(flow)), 0),
  )
  return [shown, count]
}

/** Which findings stand on some flows. */
function placesOf(findings: PageFacts['findings']): (flows: readonly PricedFlow[]) => PagePairs['findings'][number] {
  const places = new Map<PricedFlow, number[]>()
  for (const [index, flows] of findings.entries()) {
    for (const flow of flows) places.set(flow, [...(places.get(flow) ?? []), index])
  }
  return (flows) => {
    const own = new Set(flows.flatMap((flow) => places.get(flow) ?? []))
    return own.size === 0 ? 0 : [...own].toSorted((a, b) => a - b)
  }
}

/** Dollars of a row on the days before: 0 where a day had every pair and not this one. */
function historyIn(past: readonly TrendDay[], days: readonly PastDay[]) {
  const byDay = new Map(
    past.map(({ day, pairs, pairsLeftOut }) => [
      day,
      { pairsLeftOut, usd: new Map(pairs.map((pair) => [pairId(pair), pair.usd])) },
    ]),
  )
  const known = new Set([...byDay.values()].flatMap(({ usd }) => [...usd.keys()]))
  return (row: Row, index: number): [number, (number | null)[]][] => {
    const id = pairId(row)
    if (!known.has(id)) return []
    const before = days.slice(0, -1).map(({ day }) => {
      const one = byDay.get(day)
      const usd = one?.usd.get(id) ?? (one?.pairsLeftOut === 0 ? 0 : null)
      return usd === null ? null : rounded(usd)
    })
    return [[index, [...before, rounded(row.usd)]]]
  }
}
