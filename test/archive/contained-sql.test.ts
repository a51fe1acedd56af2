import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { DayRange } from '../../archive/archive-tables.ts'
import { containedSql } from '../../archive/contained-sql.ts'
import type { StatementReads } from '../../archive/statement-reads.ts'
import { gapsKey } from '../../domain/archive-key.ts'
import { GAP_COLUMNS } from '../../domain/day-columns.ts'
import { parquetOf } from '../../domain/parquet.ts'
import { some } from '../exhaustive/cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-contained-'))
})
afterAll(() => rm(folder, { recursive: true }))

const LIMITS = { rows: 100, bytes: 10_000, milliseconds: 300_000 }
const run = (sql: string, milliseconds = LIMITS.milliseconds, grace = 5000, memory = 2 ** 31) =>
  containedSql(
    { days: { given: {}, otherwise: {} }, sql, limits: { ...LIMITS, milliseconds, memory } },
    async () => ({ folder, name: 'the archive' }),
    grace,
  )

test('an answer comes as it is, with instants and large numbers', async () => {
  expect(await run("select 9007199254740993 as n, timestamp '2026-11-21 13:00:00' as t, 'x' as s")).toEqual({
    columns: ['n', 't', 's'],
    rows: [[9007199254740993n, new Date('2026-11-21T13:00:00Z'), 'x']],
    cutBy: null,
    days: {},
    problems: [],
  })
})

test('what is refused says why', async () => {
  await expect(run("copy gaps to '/tmp/x'")).rejects.toThrow('one SELECT is answered, and this is another statement')
  await expect(run('select * from other')).rejects.toThrow('"other" is no table of the archive')
})

/** One call of a function, which the engine's own limits do not reach. */
const ENDLESS = "select levenshtein(repeat('a', 200000), repeat('b', 200000))"

test('a single call of a function that goes on and on is ended with its process', async () => {
  await expect(run(ENDLESS, 100, 400)).rejects.toThrow('the query took more than 0.1 s and was stopped')
})

test('a process that takes more memory than it may is ended', async () => {
  await expect(run(ENDLESS, LIMITS.milliseconds, 5000, 2 ** 24)).rejects.toThrow(
    'the query took more than 0.015625 GB of memory',
  )
})

describe('over an archive', () => {
  beforeAll(async () => {
    for (const day of ['2026-11-20', '2026-11-22']) {
      const key = join(folder, gapsKey(day, 'm'))
      await mkdir(dirname(key), { recursive: true })
      await writeFile(key, parquetOf('gaps', GAP_COLUMNS, []))
    }
  })
  const over = (sql: string, given: DayRange = {}, otherwise: DayRange = {}) => {
    const asked: StatementReads[] = []
    const days = { given, otherwise }
    const answer = containedSql({ sql, days, limits: { ...LIMITS, memory: 2 ** 31 } }, async (reads) => {
      asked.push(reads)
      return { folder, name: 'out/shop, world shop' }
    })
    return { answer, asked }
  }

  test('of days that it has, no rows are an answer', async () => {
    const { answer, asked } = over('select dt from gaps', { since: '2026-11-21' })
    expect(await answer).toMatchObject({ columns: ['dt'], rows: [], problems: [] })
    expect(asked).toEqual([{ tables: ['gaps'], days: { since: '2026-11-21' }, wanted: { since: '2026-11-21' } }])
  })

  test('days that a statement wants and nobody gave are told', async () => {
    expect(await over('from gaps', {}, { since: '2026-11-21' }).answer).toMatchObject({
      days: { since: '2026-11-21' },
      problems: ['2026-11-20 left out: the answer is of 2026-11-21 and later; since and until give others'],
    })
  })

  const NONE: readonly [sql: string, days: DayRange, says: string][] = [
    [
      'select * from gaps',
      { since: '2026-11-23', until: '2026-11-30' },
      'no gaps of 2026-11-23 to 2026-11-30; it has 2026-11-20 to 2026-11-22',
    ],
    ["select * from gaps where dt = '2026-11-21'", {}, 'no gaps of 2026-11-21; it has 2026-11-20 to 2026-11-22'],
    ['select * from findings', {}, 'no findings; it has no day; an archive is a folder such as out/shop/archive'],
  ]

  test.each(some(NONE, 1))('of days that it has not, they are none: %s', async (sql, days, says) => {
    await expect(over(sql, days).answer).rejects.toThrow(`out/shop, world shop has ${says}`)
  })
})

test('what cannot be brought is told', async () => {
  const limits = { ...LIMITS, memory: 2 ** 31 }
  const answer = containedSql({ sql: 'select 1', days: { given: {}, otherwise: {} }, limits }, () =>
    Promise.reject(new Error('no such bucket')),
  )
  await expect(answer).rejects.toThrow('no such bucket')
})
