import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { TABLES, type Table } from '../../domain/tables.ts'
import { savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import { createTables } from '../empty-tables.ts'

let instance: DuckDBInstance
let connection: DuckDBConnection
beforeAll(async () => {
  instance = await DuckDBInstance.create(':memory:')
  connection = await instance.connect()
})
afterAll(() => {
  connection.closeSync()
  instance.closeSync()
})

const DAYS = { since: "'2026-11-01'", until: "'2026-11-03'", date: "'2026-11-02'" }

/** Few values a column, so that many rows tie; sums of these dollars differ in their last digits by the order of their rows. */
const VALUES: Readonly<Record<string, readonly string[]>> = {
  dt: ["'2026-11-01'", "'2026-11-02'", "'2026-11-03'"],
  charge: ["'inter_az'", "'nat'", "'free'"],
  destination_category: ["'INTER_AZ'", "'INTRA_AZ'"],
  destination_owner: ["'AWS'"],
  usd: ['0.1', '0.2', '0.3', '0.7'],
  bytes: ['1000000000', '2000000000'],
  bytes_per_gigabyte: ['1000000000'],
}

const VALUES_OF_TYPE: Readonly<Record<string, readonly string[]>> = {
  string: ["'a'", "'b'", "'c'", 'null'],
  timestamp: ["timestamp '2026-11-02 01:00:00'"],
  boolean: ['true', 'false'],
}

function rowsOf({ columns, partitions }: Table, count: number): string[] {
  let state = 7
  const all = [...columns, ...partitions.map((name) => ({ name, type: 'string' }))]
  return Array.from({ length: count }, () => {
    const cells = all.map(({ name, type }) => {
      const values = VALUES[name] ?? VALUES_OF_TYPE[type] ?? ['1', '2']
      state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
      return values[Math.floor((state / 2 ** 32) * values.length)]
    })
    return `(${cells.join(', ')})`
  })
}

/** Makes every table. */
async function fill(): Promise<void> {
  await createTables(connection)
  for (const table of TABLES) {
    await connection.run(
      `insert into ${table.name} values ${rowsOf(table, table.name === 'daily' ? 1000 : 50).join(', ')}`,
    )
  }
  // A finding has one row a day.
  await connection.run('delete from findings where rowid not in (select min(rowid) from findings group by dt, finding)')
}

/** Lays the rows of every table in another order. */
async function shuffle(seed: number): Promise<void> {
  for (const { name } of TABLES) {
    await connection.run(`create or replace table ${name} as from ${name} order by hash(rowid + ${seed * 1_000_003})`)
  }
}

test('every saved query has one answer, in one order, however its rows lie', async () => {
  const answers = new Map<string, unknown[]>()
  await fill()
  for (const seed of [1, 2, 3]) {
    await shuffle(seed)
    for (const query of savedQueries()) {
      const rows = (await connection.runAndReadAll(withParameters(query, DAYS))).getRowsJS()
      const told = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(6) : cell)))
      answers.set(query.name, [...(answers.get(query.name) ?? []), told])
    }
  }
  for (const [name, [first, ...others]] of answers) {
    expect(first, name).not.toEqual([])
    for (const other of others) expect(other, name).toEqual(first)
  }
})

test('today so far is held against the same hours alone, and against no day that lacks one', async () => {
  const own = await DuckDBInstance.create(':memory:').then((one) => one.connect())
  await createTables(own)
  // Of 3 November two hours; 2 November has these and more, 27 October one of them.
  await own.run(`insert into hours (dt, window_start, source_namespace, team, usd) values
    ('2026-11-03', timestamp '2026-11-03 00:00:00', 'shop', 'front', 1.0),
    ('2026-11-03', timestamp '2026-11-03 01:05:00', 'shop', 'front', 2.0),
    ('2026-11-03', timestamp '2026-11-03 01:00:00', null, 'unowned', 0.5),
    ('2026-11-02', timestamp '2026-11-02 00:00:00', 'shop', 'front', 4.0),
    ('2026-11-02', timestamp '2026-11-02 01:00:00', 'data', 'data', 8.0),
    ('2026-11-02', timestamp '2026-11-02 02:00:00', 'shop', 'front', 16.0),
    ('2026-10-27', timestamp '2026-10-27 01:00:00', 'shop', 'front', 32.0),
    ('2026-11-01', timestamp '2026-11-01 00:00:00', 'shop', 'front', 64.0)`)
  const query = savedQueries().find(({ name }) => name === 'today-so-far')
  if (!query) throw new Error('it is gone')
  const days = { ...DAYS, since: "'2026-10-20'" }
  const answer = await own.runAndReadAll(withParameters(query, days))
  expect(answer.columnNames()).toEqual(['namespace', 'team', 'hours', 'usd_so_far', 'usd_yesterday', 'usd_week_ago'])
  expect(answer.getRowsJS()).toEqual([
    ['shop', 'front', 2n, 3, 4, null],
    ['(none)', 'unowned', 2n, 0.5, 0, null],
    ['data', 'data', 2n, 0, 8, null],
  ])
  own.closeSync()
})
