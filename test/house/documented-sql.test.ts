import { readdirSync, readFileSync } from 'node:fs'
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { TABLES } from '../../domain/tables.ts'
import { RECENT_DAYS, savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import { createTable, createTables, typesOf } from '../empty-tables.ts'
import { namesThatDiffer } from '../trino-names.ts'

const ROOT = new URL('../../', import.meta.url)

/** Of the Cost and Usage Report 2.0. Source: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2.html */
const BILL = {
  name: 'cur',
  columns: {
    line_item_usage_start_date: 'timestamp',
    line_item_usage_type: 'varchar',
    line_item_unblended_cost: 'double',
  },
}

const tables = new Map<string, Readonly<Record<string, string>>>([
  ...TABLES.map((table) => [table.name, typesOf(table)] as const),
  [BILL.name, BILL.columns],
])
const columns = new Map([...tables].map(([name, types]) => [name, Object.keys(types)]))

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
  await createTables(connection)
  await createTable(connection, BILL.name, BILL.columns)
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const pages = ['README.md', ...readdirSync(new URL('docs', ROOT)).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
)

/** Statements of a page: in blocks of their own, and behind `--sql`. What reads files is DuckDB's alone. */
const documented = pages.flatMap((page) => {
  const text = readFileSync(new URL(page, ROOT), 'utf8')
  const found = [...text.matchAll(/^```\w*\n((?:select|with)\b.+?)^```/gms), ...text.matchAll(/--sql "([^"]+)"/g)]
  return found
    .map(([, sql = '']) => sql)
    .filter((sql) => !sql.includes('read_parquet('))
    .map((sql) => [`${page}: ${sql.slice(0, 60).replaceAll(/\s+/g, ' ')}`, sql] as const)
})

const DAYS = { since: "'2026-11-01'", until: "'2026-11-30'", date: "'2026-11-15'" }
const saved = savedQueries().flatMap((query) =>
  [DAYS, RECENT_DAYS].map((days) => [query.name, withParameters(query, days)] as const),
)

test('the pages have SQL', () => expect(documented.length).toBeGreaterThan(3))

test.each([...saved, ...documented])('is read by Trino as by DuckDB: %s', async (_, sql) => {
  expect(new TrinoSQL().validate(sql)).toEqual([])
  await connection.run(sql)
  expect(await namesThatDiffer(connection, sql, columns)).toEqual([])
})

test.each([
  "select x::int from daily where dt = '2026-11-21'",
  'select * from daily qualify row_number() over () = 1',
  'select exclude from where',
])('the parser of Trino refuses %s', (sql) => {
  expect(new TrinoSQL().validate(sql)).not.toEqual([])
})

describe('names that Trino takes for something else are found', () => {
  test.each([
    ['select usd as daily from daily order by daily.usd', '"daily" is an alias, and hides the table of that name'],
    ['select billed.usd as billed from (select usd from daily) billed order by billed.usd', '"billed" is an alias'],
    ['select usd * 2 as twice from daily where twice > 1', '"twice" is an alias, which is known in ORDER BY alone'],
    ['select dt as day, sum(usd) from daily group by day', '"day" is an alias'],
    ['select dt, sum(usd) as total from daily group by 1 having total > 1', '"total" is an alias'],
    ['select usd * 2 as twice, twice + 1 as more from daily', '"twice" is an alias'],
    ['select dt, sum(usd) as usd from daily group by 1 order by abs(sum(usd))', 'stands in an aggregate of ORDER BY'],
    ['select * from (select usd as x from daily where x > 1)', '"x" is an alias'],
  ])('%s', async (sql, problem) => {
    expect((await namesThatDiffer(connection, sql, columns)).join()).toContain(problem)
  })

  test.each([
    'select sum(usd) as usd from daily where usd > 0 order by usd',
    'select dt, sum(usd) as usd from daily group by dt having sum(usd) > 1 order by round(2, 1), 1',
    'with a as (select usd as x from daily) select x, a.x as y from a where x > 1 order by y',
  ])('and others are not: %s', async (sql) => {
    expect(await namesThatDiffer(connection, sql, columns)).toEqual([])
  })
})

test('the bill is held against the pods by day', async () => {
  const [, sql = ''] = documented.find(([, one]) => one.includes('from cur')) ?? []
  await connection.run(`insert into cur values
    ('2026-11-01 03:00:00', 'EUW1-DataTransfer-Regional-Bytes', 6), ('2026-11-01 04:00:00', 'EUW1-DataTransfer-Regional-Bytes', 2),
    ('2026-11-01 03:00:00', 'EUW1-NatGateway-Bytes', 50), ('2026-11-02 03:00:00', 'EUW1-DataTransfer-Regional-Bytes', 0)`)
  await connection.run(`insert into daily by name
    select * from (values ('2026-11-01', 'inter_az', 1.5), ('2026-11-01', 'inter_az', 0.5), ('2026-11-01', 'nat', 9.0),
      ('2026-11-02', 'inter_az', 1.0)) as d(dt, charge, usd)`)
  const rows = (await connection.runAndReadAll(sql)).getRowsJS()
  expect(rows).toEqual([
    [new Date('2026-11-01'), 8, 2, 0.25],
    [new Date('2026-11-02'), 0, 1, null],
  ])
  await connection.run('delete from cur')
  await connection.run('delete from daily')
})
