import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { containedSql } from '../../archive/contained-sql.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-contained-'))
})
afterAll(() => rm(folder, { recursive: true }))

const LIMITS = { rows: 100, bytes: 10_000, milliseconds: 10_000 }
const run = (sql: string, milliseconds = LIMITS.milliseconds, grace = 5000, memory = 2 ** 31) =>
  containedSql({ folder, days: {}, sql, limits: { ...LIMITS, milliseconds }, memory }, grace)

test('an answer comes as it is, with instants and large numbers', async () => {
  expect(await run("select 9007199254740993 as n, timestamp '2026-11-21 13:00:00' as t, 'x' as s")).toEqual({
    columns: ['n', 't', 's'],
    rows: [[9007199254740993n, new Date('2026-11-21T13:00:00Z'), 'x']],
    cutBy: null,
    problems: [],
  })
})

test('what is refused says why', async () => {
  await expect(run("copy gaps to '/tmp/x'")).rejects.toThrow('only SELECT is answered')
  await expect(run('select * from other')).rejects.toThrow('"other" is no table of the archive')
})

test('a single call of a function that goes on and on is ended with its process', async () => {
  const started = Date.now()
  await expect(run("select levenshtein(repeat('a', 200000), repeat('b', 200000))", 500, 1500)).rejects.toThrow(
    'the query took more than 0.5 s and was stopped',
  )
  expect(Date.now() - started).toBeLessThan(6000)
})

test('a process that takes more memory than it may is ended', async () => {
  const endless = 'select sum(a.range * b.range) from range(1000000) a, range(1000000) b'
  await expect(run(endless, 10_000, 5000, 2 ** 24)).rejects.toThrow('the query took more than 0.015625 GB of memory')
})
