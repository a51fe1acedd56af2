import type { TableName } from '../domain/columns.ts'
import { TABLES } from '../domain/tables.ts'
import type { DayRange } from './archive-tables.ts'
import { RefusedSql } from './read-only-sql.ts'

/** The tables that a statement reads, and of which days. */
export interface StatementReads {
  readonly tables: readonly TableName[]
  readonly days: DayRange
  /** Days that it would read as well, were it not asked over fewer. */
  readonly wanted: DayRange
}

/** Days that a statement is asked over. */
export interface AskedDays {
  /** Those that somebody gave; each statement keeps to them. */
  readonly given: DayRange
  /** Those of a statement that bounds no day by itself, where nobody gave any. */
  readonly otherwise: DayRange
}

type Node = Readonly<Record<string, unknown>>

/**
 * A statement as DuckDB reads it: what it reads, of the days that it is asked over. It may read less, never more. Throws
 * RefusedSql where those days leave it none.
 */
export function readsOf(statement: unknown, { given, otherwise }: AskedDays): StatementReads {
  const ranges = new Map<TableName, DayRange[]>()
  visit(statement, {}, ranges)
  const all = [...ranges.values()].flat()
  const own = rangeOf(least(all.map((range) => range.since)), greatest(all.map((range) => range.until)))
  const usual = own.since === undefined && own.until === undefined ? otherwise : {}
  const since = later(given.since, own.since) ?? usual.since
  const until = earlier(given.until, own.until) ?? usual.until
  if (since !== undefined && until !== undefined && since > until) {
    throw new RefusedSql(
      `no day is left to read: the statement asks for ${inWords(own)}, and what is given is ${inWords(given)}`,
    )
  }
  return {
    tables: [...ranges.keys()],
    days: rangeOf(since, until),
    wanted: rangeOf(own.since ?? given.since, own.until ?? given.until),
  }
}

/** `2026-10-28 to 2026-11-27`, `2026-10-28 and later` */
export function inWords({ since, until }: DayRange): string {
  if (since === undefined) return until === undefined ? 'all days' : `${until} and earlier`
  if (until === undefined) return `${since} and later`
  return since === until ? since : `${since} to ${until}`
}

/** Whether a range has a day. */
export const hasDay = ({ since = '', until = '9999' }: DayRange, day: string) => since <= day && day <= until

/** Adds each table with the days that hold for it: those of the WHERE over it, where it is all that is selected from. */
function visit(value: unknown, around: DayRange, ranges: Map<TableName, DayRange[]>): void {
  if (Array.isArray(value)) {
    for (const item of value) visit(item, {}, ranges)
    return
  }
  if (typeof value !== 'object' || value === null) return
  const node = value as Node
  if (node.type === 'BASE_TABLE') {
    const table = TABLES.find(({ name }) => name === String(node.table_name).toLowerCase())
    if (table) ranges.set(table.name, [...(ranges.get(table.name) ?? []), around])
  }
  for (const [key, inner] of Object.entries(node)) {
    const isWhole = node.type === 'SELECT_NODE' && key === 'from_table'
    visit(inner, isWhole ? daysWhere(node.where_clause, inner as Node) : {}, ranges)
  }
}

/** The days that a condition leaves of a table; what is no plain comparison of `dt` leaves all. */
function daysWhere(condition: unknown, table: Node): DayRange {
  const renamed = (table.column_name_alias as readonly unknown[] | undefined) ?? []
  if (table.type !== 'BASE_TABLE' || renamed.length > 0 || typeof condition !== 'object' || condition === null)
    return {}
  const node = condition as Node
  const isDay = (side: unknown) => {
    const names = ((side as Node | null)?.column_names as readonly string[] | undefined)?.map((name) =>
      name.toLowerCase(),
    )
    const alias = String(table.alias || table.table_name).toLowerCase()
    return names?.at(-1) === 'dt' && (names.length === 1 || (names.length === 2 && names[0] === alias))
  }
  switch (node.type) {
    case 'CONJUNCTION_AND': {
      const parts = (node.children as readonly unknown[]).map((child) => daysWhere(child, table))
      return rangeOf(greatestOf(parts.map(({ since }) => since)), leastOf(parts.map(({ until }) => until)))
    }
    case 'COMPARE_BETWEEN':
      return isDay(node.input) ? rangeOf(textOf(node.lower), textOf(node.upper)) : {}
    case 'COMPARE_IN': {
      const [input, ...listed] = node.children as readonly unknown[]
      const values = listed.map(textOf)
      return isDay(input) ? rangeOf(least(values), greatest(values)) : {}
    }
    case 'COMPARE_EQUAL': {
      const value = isDay(node.left) ? textOf(node.right) : isDay(node.right) ? textOf(node.left) : undefined
      return rangeOf(value, value)
    }
    case 'COMPARE_GREATERTHAN':
    case 'COMPARE_GREATERTHANOREQUALTO':
      return isDay(node.left)
        ? rangeOf(textOf(node.right), undefined)
        : isDay(node.right)
          ? rangeOf(undefined, textOf(node.left))
          : {}
    case 'COMPARE_LESSTHAN':
    case 'COMPARE_LESSTHANOREQUALTO':
      return isDay(node.left)
        ? rangeOf(undefined, textOf(node.right))
        : isDay(node.right)
          ? rangeOf(textOf(node.left), undefined)
          : {}
    default:
      return {}
  }
}

const rangeOf = (since: string | undefined, until: string | undefined): DayRange => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
})

/** A text that stands in the statement. */
function textOf(side: unknown): string | undefined {
  const { type, value } = (side ?? {}) as { readonly type?: string; readonly value?: Node }
  const isText = (value?.type as Node | undefined)?.id === 'VARCHAR' && value?.is_null === false
  return type === 'VALUE_CONSTANT' && isText ? String(value?.value) : undefined
}

type Day = string | undefined

/** Of days that are all wanted; undefined is without a bound. */
const least = (days: readonly Day[]): Day => (days.includes(undefined) ? undefined : leastOf(days))
const greatest = (days: readonly Day[]): Day => (days.includes(undefined) ? undefined : greatestOf(days))

/** Of the bounds that there are. */
const leastOf = (days: readonly Day[]): Day => sorted(days).at(0)
const greatestOf = (days: readonly Day[]): Day => sorted(days).at(-1)
const sorted = (days: readonly Day[]) => days.filter((day) => day !== undefined).toSorted()

const later = (a: Day, b: Day) => greatestOf([a, b])
const earlier = (a: Day, b: Day) => leastOf([a, b])
