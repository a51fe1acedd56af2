import type { PagePairs } from '../../../domain/report/page.ts'
import type { Grouping, Measure } from './address.ts'
import { type PairRow, partsOf } from './data.ts'
import {
  type Amount,
  amountOf,
  endId,
  type Filter,
  type FilterName,
  NO_TEAM,
  namespaceOf,
  total,
  wayOf,
} from './filter.ts'

/** Boxes of a side of the map that have a name; the others are one. */
const MOST_BOXES = 12

export interface Box {
  readonly id: string
  /** 0 on the left, 1 what was passed, 2 on the right. */
  readonly column: 0 | 1 | 2
  /** The name, or how many others it is. */
  readonly name: string | number
  readonly value: number
  /** What it narrows to; null of others. */
  readonly narrows: readonly [FilterName, string] | null
}

export interface FlowMap {
  readonly boxes: readonly Box[]
  readonly links: readonly { readonly source: string; readonly target: string; readonly value: number }[]
}

const KEYS: Readonly<Record<Grouping, readonly [filter: FilterName, keyOf: (row: PairRow) => string]>> = {
  namespace: ['namespace', namespaceOf],
  team: ['team', ({ team }) => team ?? NO_TEAM],
  cluster: ['cluster', ({ cluster }) => cluster],
  workload: ['from', ({ source }) => endId(source)],
}

/** A part of a row: in dollars one of each charge, in bytes what the filter asks for. */
interface MapPart {
  readonly row: PairRow
  /** A charge, or what the row passed. */
  readonly passed: string
  readonly value: number
}

/** Who paid, for what, and where it led; or in bytes, who sent them and which way they went. */
export function flowMap(rows: readonly PairRow[], filter: Filter, grouping: Grouping, measure: Measure): FlowMap {
  const parts = rows.flatMap((row): MapPart[] =>
    measure === 'size'
      ? [{ row, passed: wayOf(row), value: amountOf(row, filter).bytes }]
      : Object.entries(row.charges)
          .filter(([charge]) => filter.charge === undefined || charge === filter.charge)
          .map(([passed, { usd }]) => ({ row, passed, value: usd })),
  )
  const [groupFilter, groupOf] = KEYS[grouping]
  const left = boxesOf(parts, 0, ({ row }) => groupOf(row), groupFilter)
  const middle = boxesOf(parts, 1, ({ passed }) => passed, measure === 'cost' ? 'charge' : 'way')
  const right = boxesOf(parts, 2, ({ row }) => endId(row.destination), 'to')
  const links = new Map<string, { source: string; target: string; value: number }>()
  const add = (source: string, target: string, value: number) => {
    const id = `${source}\n${target}`
    const link = links.get(id) ?? { source, target, value: 0 }
    links.set(id, link)
    link.value += value
  }
  for (const part of parts) {
    if (part.value <= 0) continue
    add(left.idOf(part), middle.idOf(part), part.value)
    add(middle.idOf(part), right.idOf(part), part.value)
  }
  return {
    boxes: [...left.boxes, ...middle.boxes, ...right.boxes],
    links: [...links.values()].toSorted((a, b) => b.value - a.value),
  }
}

/** Boxes of a side, largest first; what has no name, and those beyond the bound, narrow to nothing. */
function boxesOf(
  parts: readonly MapPart[],
  column: Box['column'],
  keyOf: (part: MapPart) => string,
  filter: FilterName,
) {
  const sums = new Map<string, number>()
  for (const part of parts) {
    if (part.value > 0) sums.set(keyOf(part), (sums.get(keyOf(part)) ?? 0) + part.value)
  }
  const ranked = [...sums].toSorted(([, a], [, b]) => b - a)
  const named = new Set(ranked.slice(0, MOST_BOXES).map(([key]) => key))
  const others = ranked.slice(MOST_BOXES)
  const idOf = (key: string) => (named.has(key) ? `${column}:${key}` : `${column}`)
  return {
    idOf: (part: MapPart) => idOf(keyOf(part)),
    boxes: [
      ...ranked.slice(0, MOST_BOXES).map(
        ([key, value]): Box => ({
          id: idOf(key),
          column,
          name: key,
          value,
          narrows: key === '' ? null : [filter, key],
        }),
      ),
      ...(others.length > 0
        ? [
            {
              ...{ id: `${column}`, column, name: others.length, narrows: null },
              value: others.reduce((sum, [, value]) => sum + value, 0),
            } satisfies Box,
          ]
        : []),
    ],
  }
}

export interface ZoneMatrix {
  readonly zones: readonly string[]
  /** By zone that called, then by zone that answered. */
  readonly cells: readonly (readonly Amount[])[]
}

/** What a filter asks for of what went from zone to zone, of what has a place in one. */
export function zoneMatrix(rows: readonly PairRow[], filter: Filter, pairs: PagePairs): ZoneMatrix {
  const parts = rows
    .flatMap((row) => partsOf(pairs.zones[row.index], pairs.lists.zones, row))
    .map((part) => ({ zones: part.value, ...amountOf(part, filter) }))
    .filter(({ bytes }) => bytes > 0)
  const zones = [...new Set(parts.flatMap((part) => part.zones))].toSorted()
  const byCell = Map.groupBy(parts, (part) => part.zones.join())
  return { zones, cells: zones.map((from) => zones.map((to) => total(byCell.get(`${from},${to}`) ?? []))) }
}

/** Values of a field that rows can be narrowed by, dearest first, then largest. */
export function choicesOf(rows: readonly PairRow[], keyOf: (row: PairRow) => string): string[] {
  const sums = new Map<string, { usd: number; bytes: number }>()
  for (const row of rows) {
    const key = keyOf(row)
    const sum = sums.get(key) ?? { usd: 0, bytes: 0 }
    sums.set(key, sum)
    sum.usd += row.usd
    sum.bytes += row.bytes
  }
  return [...sums]
    .filter(([key]) => key !== '')
    .toSorted(([, a], [, b]) => b.usd - a.usd || b.bytes - a.bytes)
    .map(([key]) => key)
}
