import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DayRange } from '../../archive/archive-tables.ts'
import { checkedSelect } from '../../archive/read-only-sql.ts'
import { readsOf } from '../../archive/statement-reads.ts'
import { savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'

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

const WHOLE = { since: '2026-11-01', until: '2026-11-30' }
const reads = async (sql: string) => {
  const { tables, days } = readsOf(await checkedSelect(connection, sql), { given: WHOLE, otherwise: {} })
  return [tables.toSorted().join(' '), days.since?.slice(-2), days.until?.slice(-2)]
}

describe('the days of a statement', () => {
  const over = async (condition: string, given: DayRange) =>
    readsOf(await checkedSelect(connection, `select usd from daily ${condition}`), { given, otherwise: WHOLE })

  test.each([
    // The usual ones only where neither the statement nor anybody says one.
    ['', {}, WHOLE, {}],
    ["where dt >= '2026-10-01'", {}, { since: '2026-10-01' }, { since: '2026-10-01' }],
    ["where dt <= '2026-10-20'", {}, { until: '2026-10-20' }, { until: '2026-10-20' }],
    [
      "where dt = '2026-10-20'",
      {},
      { since: '2026-10-20', until: '2026-10-20' },
      { since: '2026-10-20', until: '2026-10-20' },
    ],
    // A side that nobody says is that of the usual ones.
    ['', { since: '2026-10-01' }, { since: '2026-10-01', until: '2026-11-30' }, { since: '2026-10-01' }],
    ['', { until: '2026-11-20' }, { since: '2026-11-01', until: '2026-11-20' }, { until: '2026-11-20' }],
    // What is given holds, and what the statement wanted is known.
    ["where dt >= '2026-10-01'", { since: '2026-11-10' }, { since: '2026-11-10' }, { since: '2026-10-01' }],
    ["where dt >= '2026-11-10'", { since: '2026-10-01' }, { since: '2026-11-10' }, { since: '2026-11-10' }],
  ])('%s over %j', async (condition, given, days, wanted) => {
    expect(await over(condition, given)).toEqual({ tables: ['daily'], days, wanted })
  })

  test('are refused where what is given has none of them', async () => {
    await expect(over("where dt = '2026-10-20'", { since: '2026-10-28' })).rejects.toThrow(
      'no day is left to read: the statement asks for 2026-10-20, and what is given is 2026-10-28 and later',
    )
  })
})

describe('of a statement are read', () => {
  test.each([
    // Tables.
    ['select 1', ['', '01', '30']],
    ['select count(*) from gaps', ['gaps', '01', '30']],
    ['from Flows join main.daily using (dt)', ['daily flows', '01', '30']],
    ['with x as (select * from gaps) select * from x', ['gaps', '01', '30']],
    ['select (select max(usd) from daily) from findings', ['daily findings', '01', '30']],
    // Days that the statement leaves.
    ["select * from flows where dt = '2026-11-21'", ['flows', '21', '21']],
    ["select * from flows f where '2026-11-21' = F.DT and usd > 0", ['flows', '21', '21']],
    ["select * from flows where dt between '2026-11-05' and '2026-11-09'", ['flows', '05', '09']],
    ["select * from flows where dt > '2026-11-05' and '2026-11-09' >= dt", ['flows', '05', '09']],
    ["select * from flows where dt in ('2026-11-09', '2026-11-03')", ['flows', '03', '09']],
    ["select * from flows where dt >= '2026-10-01' and dt < '2026-12-24'", ['flows', '01', '30']],
    ["select * from (select * from flows where dt = '2026-11-21') where usd > 0", ['flows', '21', '21']],
    [
      "select * from flows where dt = '2026-11-03' union all select * from flows where dt = '2026-11-07'",
      ['flows', '03', '07'],
    ],
    [
      "with a as (from flows where dt = '2026-11-03'), b as (from daily where dt <= '2026-11-07') from a, b",
      ['daily flows', '01', '07'],
    ],
    // What might need more is not held back.
    ["select * from flows where dt = '2026-11-21' or usd > 1", ['flows', '01', '30']],
    ["select * from flows where not (dt = '2026-11-21')", ['flows', '01', '30']],
    ["select * from flows where dt <> '2026-11-21'", ['flows', '01', '30']],
    ['select * from flows where dt = (select max(dt) from flows)', ['flows', '01', '30']],
    ["select * from flows where dt in ('2026-11-09', reason)", ['flows', '01', '30']],
    ["select * from flows f where exists (select 1 from daily where f.dt = '2026-11-21')", ['daily flows', '01', '30']],
    [
      "select * from flows f anti join daily d on f.monitor = d.monitor where dt = '2026-11-21'",
      ['daily flows', '01', '30'],
    ],
    ["select * from flows as f(dt) where dt = '2026-11-21'", ['flows', '01', '30']],
    ["select * from flows where dt = '2026-11-21' union all select * from flows", ['flows', '01', '30']],
  ])('%s', async (sql, expected) => {
    expect(await reads(sql)).toEqual(expected)
  })

  test('one table for each saved query, and days for its gigabyte', async () => {
    for (const query of savedQueries()) {
      const sql = withParameters(query, { since: "'2026-11-01'", until: "'2026-11-30'", date: "'2026-11-15'" })
      expect([query.name, ...(await reads(sql))]).toEqual([
        query.name,
        expect.stringMatching(/^(\w+|daily days)$/),
        '01',
        '30',
      ])
    }
  })
})
