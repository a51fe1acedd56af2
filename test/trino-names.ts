import type { DuckDBConnection } from '@duckdb/node-api'

/** A node of DuckDB's reading of a statement, as json_serialize_sql gives it. */
type Node = Readonly<Record<string, unknown>>

/** Columns by table. */
export type Columns = ReadonlyMap<string, readonly string[]>

const AGGREGATES = new Set(['avg', 'count', 'count_star', 'max', 'max_by', 'min', 'min_by', 'sum'])

/**
 * Names of a SELECT that Trino reads otherwise than DuckDB does, in sentences: an alias is nothing there but in ORDER BY, where
 * it comes before any table or column of its name.
 * Source: https://trino.io/docs/current/sql/select.html
 */
export async function namesThatDiffer(connection: DuckDBConnection, sql: string, tables: Columns): Promise<string[]> {
  const reader = await connection.runAndReadAll('select json_serialize_sql($1::varchar)', [sql])
  const read = JSON.parse(String(reader.getRowsJS()[0]?.[0]))
  if (read.error) throw new Error(`${read.error_message}: ${sql}`)
  const problems: string[] = []
  for (const { node } of read.statements) columnsOf(node, tables, problems)
  return problems
}

/** The columns that a SELECT gives. */
function columnsOf(select: Node, around: Columns, problems: string[]): string[] {
  const tables = new Map(around)
  for (const { key, value } of (select.cte_map as { map: { key: string; value: { query: { node: Node } } }[] }).map) {
    tables.set(key, columnsOf(value.query.node, tables, problems))
  }
  const relations = relationsOf(select.from_table as Node, tables, problems)
  const sources = new Set([...relations.values()].flat())
  const items = select.select_list as Node[]
  const aliases = new Set(items.map(({ alias }) => String(alias)).filter((alias) => alias !== ''))
  for (const alias of aliases) {
    if (relations.has(alias)) problems.push(`"${alias}" is an alias, and hides the table of that name in ORDER BY`)
  }
  for (const name of [items, select.where_clause, select.group_expressions, select.having].flatMap(namesIn)) {
    if (!sources.has(name) && aliases.has(name))
      problems.push(`"${name}" is an alias, which is known in ORDER BY alone`)
  }
  const ordered = (select.modifiers as Node[]).flatMap(({ orders }) => (orders ?? []) as Node[])
  for (const name of ordered.flatMap(aggregatesIn).flatMap(namesIn)) {
    if (aliases.has(name)) problems.push(`"${name}" is an alias, and stands in an aggregate of ORDER BY`)
  }
  return items.flatMap(({ type, alias, column_names: names }) =>
    type === 'STAR' ? [...sources] : [String(alias || (names as string[] | undefined)?.at(-1))],
  )
}

/** What is behind FROM: columns by the name that it has there. */
function relationsOf(from: Node, tables: Columns, problems: string[]): Map<string, readonly string[]> {
  switch (from.type) {
    case 'BASE_TABLE': {
      const name = String(from.table_name)
      const columns = tables.get(name)
      if (columns === undefined) problems.push(`"${name}" is no table`)
      return new Map([[String(from.alias || name), columns ?? []]])
    }
    case 'JOIN':
      return new Map([from.left, from.right].flatMap((side) => [...relationsOf(side as Node, tables, problems)]))
    case 'SUBQUERY':
      return new Map([[String(from.alias), columnsOf((from.subquery as { node: Node }).node, tables, problems)]])
    case 'EMPTY':
      return new Map()
    default:
      throw new Error(`a FROM of type ${from.type} is not known here`)
  }
}

/** Columns that an expression names without their table, those of a SELECT within it left out. */
function namesIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  const { type, column_names: names, subquery, ...inner } = value as Node
  if (type === 'COLUMN_REF') return (names as string[]).length === 1 ? (names as string[]) : []
  return Object.values(inner).flatMap(namesIn)
}

function aggregatesIn(value: unknown): Node[] {
  if (typeof value !== 'object' || value === null) return []
  const node = value as Node
  if (AGGREGATES.has(String(node.function_name))) return [node]
  return Object.values(node).flatMap(aggregatesIn)
}
