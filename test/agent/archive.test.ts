import { cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bucketArchive, folderArchive, reportOn } from '../../agent/archive.ts'
import { firstRows } from '../../agent/rows.ts'
import { queryTopContributors } from '../../agent/tools/query-top-contributors.ts'
import { savedQueries, withoutLimit } from '../../templates/athena/saved-queries.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { DAY, type Rig, startRig } from '../workflow/rig.ts'

let rig: Rig
let copies: string
beforeAll(async () => {
  rig = await startRig()
  copies = await mkdtemp(join(tmpdir(), 'flowtoll-copies-'))
  await rig.enter(nat)
  await rig.early({ input: { email: false } })
})
afterAll(async () => {
  await rig.close()
  await rm(copies, { recursive: true })
})

describe.each([
  ['a folder', () => folderArchive(rig.folder)],
  ['a bucket', () => bucketArchive('archive', copies)],
])('the archive in %s', (_, opened) => {
  test('has the days that were reported, what lies under a key, and the tables', async () => {
    const archive = opened()
    expect(await archive.days()).toEqual([DAY])
    expect((await reportOn(archive)).totals.usd).toBeCloseTo(nat.bill.usd / 24, 6)
    expect(await archive.json(`identities/dt=${DAY}/identities.json`)).toMatchObject({ schema: 1 })
    expect(await archive.json('identities/dt=2026-01-01/identities.json')).toBeUndefined()
    const tables = await archive.tables({ since: DAY, until: DAY }, ['flows'])
    try {
      const [[usd] = []] = (await tables.query('select sum(usd) from flows')).rows
      expect(usd).toBeCloseTo(nat.bill.usd / 24, 6)
    } finally {
      tables.close()
    }
  })
})

test('of a bucket a statement brings the tables and days that it reads', async () => {
  const own = await mkdtemp(join(tmpdir(), 'flowtoll-copies-'))
  try {
    const days = { since: DAY, until: DAY }
    const reads = { tables: ['gaps'], days, wanted: days } as const
    const { folder, name, days: there } = await bucketArchive('archive', own).files(reads)
    expect([name, there]).toEqual(['s3://archive', [DAY]])
    expect((await readdir(folder)).toSorted()).toEqual(['copied.json', 'gaps'])
  } finally {
    await rm(own, { recursive: true })
  }
})

test('an archive without a report says what makes one', async () => {
  await expect(reportOn(folderArchive(join(copies, 'nowhere')))).rejects.toThrow(
    /has no report yet; npx --no -- flowtoll report makes one/,
  )
})

test('an answer without an end has its first rows, and tells how many more there are', async () => {
  const tables = await folderArchive(rig.folder).tables({})
  try {
    const all = 'select i from range(7) rows(i)'
    expect(await firstRows(tables, all, 'i desc', 3)).toEqual({
      rows: [{ i: 6 }, { i: 5 }, { i: 4 }],
      about: { rows_left_out: 4 },
    })
    for (const most of [7, 8]) expect(await firstRows(tables, all, 'i', most)).toMatchObject({ about: {} })
  } finally {
    tables.close()
  }
})

test('a bucket that is none says so, and what is right', async () => {
  process.env.AWS_REGION = nat.region
  await expect(bucketArchive('other', copies).days()).rejects.toThrow(
    /^the bucket other cannot be read \(s3:GetObject or s3:ListBucket was refused \(NoSuchBucket: .*\)\); it is the output ArchiveBucket/,
  )
})

test('a report that cannot be read is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-damaged-'))
  try {
    await mkdir(join(folder, `reports/dt=${DAY}`), { recursive: true })
    await writeFile(join(folder, `reports/dt=${DAY}/report.json`), '{')
    await expect(reportOn(folderArchive(folder))).rejects.toThrow(
      `reports/dt=${DAY}/report.json of ${folder} cannot be read`,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a report of an earlier form says so, and what makes it one of today', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-earlier-'))
  try {
    await mkdir(join(folder, `reports/dt=${DAY}`), { recursive: true })
    await writeFile(join(folder, `reports/dt=${DAY}/report.json`), '{"schemaVersion":1}')
    await expect(reportOn(folderArchive(folder))).rejects.toThrow(
      `the report of ${DAY} is of form 1, and this flowtoll reads form 2; run its day again`,
    )
  } finally {
    await rm(folder, { recursive: true })
  }
})

test('a folder without a report says how one is made', async () => {
  await expect(reportOn(folderArchive(copies))).rejects.toThrow(
    'has no report yet; npx --no -- flowtoll report makes one',
  )
})

test('no saved query keeps a limit that pages would hide', () => {
  const limited = savedQueries().filter(({ sql }) => /\blimit\b/i.test(sql))
  expect(limited.length).toBeGreaterThan(0)
  for (const query of limited) expect(withoutLimit(query).sql).not.toMatch(/\blimit\b/i)
})

test('nothing found beside a file that cannot be read says so', async () => {
  const damaged = await mkdtemp(join(tmpdir(), 'flowtoll-damaged-'))
  try {
    await cp(rig.folder, damaged, { recursive: true })
    await writeFile(join(damaged, `flows/dt=${DAY}/monitor=eks-cluster-monitor/flows.parquet`), 'PAR1')
    const asked = { by: 'workload', order: 'usd', from: `${DAY}T00:00:00Z` } as const
    await expect(
      queryTopContributors.run(asked, { archive: folderArchive(damaged), account: null, now: Date.now }),
    ).rejects.toThrow(/has no flow from .*flows\.parquet is left out/)
  } finally {
    await rm(damaged, { recursive: true })
  }
})
