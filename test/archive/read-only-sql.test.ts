import { existsSync } from 'node:fs'
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenArchive, openArchive } from '../../archive/archive-tables.ts'
import { checkedSelect, runWithin } from '../../archive/read-only-sql.ts'
import { GAP_COLUMNS } from '../../domain/day-columns.ts'
import { parquetOf } from '../../domain/parquet.ts'
import { savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import { monitor } from '../domain/build.ts'

let folder: string
let archive: OpenArchive
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-sealed-'))
  const gap = {
    kind: 'gap',
    category: 'all',
    from: '2026-11-21T00:00:00Z',
    to: '2026-11-21T01:00:00Z',
    reason: 'x',
    seenBy: monitor('shop'),
  } as const
  const key = 'gaps/dt=2026-11-21/monitor=shop'
  await mkdir(join(folder, key), { recursive: true })
  await writeFile(join(folder, key, 'gaps.parquet'), parquetOf('gaps', GAP_COLUMNS, [gap]))
  await writeFile(join(folder, 'secret.csv'), 'a,b\n1,2\n')
  archive = await openArchive(folder, {}, { sealed: true })
})
afterAll(async () => {
  archive.close()
  await rm(folder, { recursive: true })
})

const LIMITS = { rows: 100, bytes: 10_000, milliseconds: 300_000 }
const run = (sql: string, limits = LIMITS) => runWithin(archive.connection, sql, limits)

/** Statements that write, reach out, look around or come in a row; `$` stands for the archive's folder. */
const HOSTILE = [
  // Writes.
  "insert into gaps values ('gap')",
  "update gaps set reason = ''",
  'delete from gaps',
  'truncate gaps',
  'drop view gaps',
  'drop table gaps',
  'create table x as select 1',
  'create or replace view gaps as select 1',
  'create temp table x as select 1',
  'alter table gaps add column x int',
  'merge into gaps using daily on true when matched then delete',
  'with x as (insert into gaps values (1) returning *) select * from x',
  // Files.
  "copy gaps to '$/out.csv'",
  "copy (select 1) to '$/out.parquet' (format parquet)",
  "export database '$/out'",
  "import database '$/out'",
  "select * from read_csv('$/secret.csv')",
  "select * from read_csv_auto('$/secret.csv')",
  "select * from read_parquet('$/gaps/dt=2026-11-21/monitor=shop/gaps.parquet')",
  "select * from parquet_scan('$/**/*.parquet')",
  "select * from parquet_metadata('$/gaps/dt=2026-11-21/monitor=shop/gaps.parquet')",
  "select * from read_text('/etc/passwd')",
  "select * from read_blob('/etc/passwd')",
  "select * from read_json('$/secret.csv')",
  "select * from sniff_csv('$/secret.csv')",
  "select * from glob('/etc/*')",
  "select * from '$/secret.csv'",
  "from '/etc/passwd'",
  "select (select content from read_text('/etc/passwd'))",
  "select * from gaps where reason in (select content from read_text('/etc/passwd'))",
  "select * from gaps join read_text('/etc/passwd') on true",
  "with x as (select * from read_text('/etc/passwd')) select * from x",
  "select 1 union all select content from read_text('/etc/passwd')",
  "attach '$/other.db' as other",
  "attach ':memory:' as other",
  // Names of the engine's own, as those of common tables.
  'with recursive sqlite_master as (select * from sqlite_master union all select * from sqlite_master where false) select * from sqlite_master',
  'with sqlite_master as (with recursive n(i) as (select 1 union all select i + 1 from n where i < 2) select m.* from n, sqlite_master m) select * from sqlite_master',
  'select (with duckdb_views as (select 1) select count(*) from duckdb_views)',
  "select json_serialize_plan('select * from duckdb_settings()')",
  'select pg_get_viewdef(1)',
  // The network.
  "select * from read_csv('https://example.com/x.csv')",
  "select * from 's3://bucket/x.parquet'",
  'install httpfs',
  'load httpfs',
  "force install httpfs from 'http://example.com'",
  'create secret (type s3)',
  // Settings and the machine.
  'set enable_external_access = true',
  'set lock_configuration = false',
  'reset memory_limit',
  'pragma database_list',
  "pragma enable_profiling = 'json'",
  'call pragma_version()',
  "select current_setting('home_directory')",
  "select getenv('HOME')",
  "select nextval('x')",
  "select write_log('x')",
  // Other tables.
  'select * from duckdb_settings()',
  'select * from duckdb_secrets()',
  'select * from information_schema.tables',
  'select * from pg_catalog.pg_tables',
  'select * from sqlite_master',
  'with sqlite_master as (select * from sqlite_master) select * from sqlite_master',
  'select * from other.main.gaps',
  'select * from system.main.duckdb_tables',
  "select * from query('select 1')",
  "select * from query_table('sqlite_master')",
  'show all tables',
  'describe gaps',
  'summarize gaps',
  // Several, or none.
  'select 1; select 2',
  "select 1; copy gaps to '$/out.csv'",
  "select 1 -- '\n; drop view gaps",
  'begin',
  'commit',
  'prepare x as select 1',
  'execute x',
  'explain analyze select 1',
  'vacuum',
  'checkpoint',
  '',
  '-- nothing',
  'select',
]

describe('a hostile statement', () => {
  test('comes in more than thirty shapes', () => {
    expect(new Set(HOSTILE).size).toBeGreaterThan(70)
  })

  test.each(HOSTILE.map((sql) => [sql]))('is refused before it runs: %s', async (sql) => {
    const statement = sql.replaceAll('$', folder)
    await expect(checkedSelect(archive.connection, statement)).rejects.toMatchObject({ name: 'RefusedSql' })
    expect(existsSync(join(folder, 'out.csv'))).toBe(false)
  })

  test.each(
    HOSTILE.filter((sql) => /passwd|secret|https?:|s3:|out\.|install|load |attach '\$|set |glob/.test(sql)).map(
      (sql) => [sql],
    ),
  )('reaches nothing even where nobody checks it: %s', async (sql) => {
    const statement = sql.replaceAll('$', folder)
    const answered = await archive.connection.runAndReadAll(statement).then(
      (reader) => JSON.stringify(reader.getRowObjectsJson()),
      (error: Error) => error.message,
    )
    expect(answered).not.toContain('root:')
    expect(answered).toMatch(/Permission|Catalog|configuration|disabled|Parser|Binder|IO Error|not exist|Invalid/)
    expect(existsSync(join(folder, 'out.csv'))).toBe(false)
  })
})

describe('a good statement', () => {
  test.each([
    ['select count(*) from gaps'],
    ['from gaps select reason'],
    ['select * from main.gaps;'],
    ['with a as (select * from gaps), b as (select * from a) select count(*) from b join a on true'],
    ['with recursive n(i) as (select 1 union all select i + 1 from n where i < 5) select sum(i) from n'],
    ["select reason, row_number() over (partition by kind order by reason) from gaps where reason like '%x%'"],
    ['select * from (values (1), (2)) v(n), unnest([1, 2]) u(m)'],
    [
      "select date_trunc('week', cast(dt as date)) as week, count(*) from gaps group by 1 having count(*) > 0 order by 1 limit 5",
    ],
    ["select json_extract(traversed_constructs, '$[0]') from flows"],
    ['select * exclude (reason) from gaps union all by name select * exclude (reason) from gaps'],
  ])('is answered: %s', async (sql) => {
    await checkedSelect(archive.connection, sql)
    expect((await run(sql)).cutBy).toBeNull()
  })

  test('is each of the saved queries', async () => {
    for (const query of savedQueries()) {
      const sql = withParameters(query, { since: "'2026-11-01'", until: "'2026-11-30'", date: "'2026-11-15'" })
      await checkedSelect(archive.connection, sql)
      await run(sql)
    }
  })
})

describe('a limit', () => {
  test('of rows ends the answer there', async () => {
    expect(await run('select * from range(100)')).toMatchObject({ cutBy: null })
    const { rows, cutBy } = await run('select * from range(101)')
    expect([rows.length, cutBy]).toEqual([100, 'rows'])
    expect((await run('select * from range(100000000000)')).rows).toHaveLength(100)
  })

  test('of bytes ends the answer before the row that is too much', async () => {
    const { rows, cutBy } = await run("select repeat('x', 3000) as text from range(5)")
    expect([rows.length, cutBy]).toEqual([3, 'bytes'])
  })

  test('of time stops the query, and the next one runs', async () => {
    await expect(
      run('select sum(a.range * b.range) from range(1000000) a, range(1000000) b', { ...LIMITS, milliseconds: 300 }),
    ).rejects.toThrow('the query took more than 0.3 s and was stopped')
    expect((await run('select 1 as n')).rows).toEqual([[1]])
  })

  test('of memory ends a query that wants more', async () => {
    const small = await openArchive(folder, {}, { sealed: true, memory: 2 ** 27 })
    try {
      await expect(
        runWithin(small.connection, 'select count(distinct repeat(range::varchar, 300)) from range(20000000)', LIMITS),
      ).rejects.toThrow(/memory/i)
    } finally {
      small.close()
    }
    expect(await readdir('.')).not.toContain('.tmp')
  })
})
