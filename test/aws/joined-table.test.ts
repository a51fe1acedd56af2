import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { writeObject } from '../../aws/archive.ts'
import { joinedTable } from '../../aws/joined-table.ts'
import { PART_BYTES, putObject } from '../../aws/large-object.ts'
import { FLOW_COLUMNS } from '../../domain/columns.ts'
import type { PricedFlow } from '../../domain/money/priced-flow.ts'
import { addRows, begunFile, endOf, parquetOf } from '../../domain/parquet.ts'
import { footerLength } from '../../domain/parquet-join.ts'
import { world } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { priced } from '../domain/build.ts'
import { rowsOf } from '../duckdb.ts'
import { exhaustive } from '../exhaustive/cases.ts'

let cloud: Awaited<ReturnType<typeof enterCloud>>
let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-joined-'))
  cloud = await enterCloud(world, { archiveFolder: folder, variables: { ARCHIVE_BUCKET: 'archive' } })
})
afterAll(async () => {
  await cloud.close()
  await rm(folder, { recursive: true, force: true })
})
beforeEach(async () => {
  for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true })
  await cloud.use(world, folder)
})

const KEY = 'flows/dt=2026-11-21/monitor=shop/flows.parquet'
const hourKey = (index: number) => `hours/dt=2026-11-21/monitor=shop/${index}.parquet`
/** Of the bytes and an address: what is tried is where bytes come to lie, not what they say. */
const COLUMNS = FLOW_COLUMNS.filter(({ name }) => name === 'bytes' || name === 'dnat_ip')
const file = (rows: readonly PricedFlow[]) => parquetOf('flows', COLUMNS, rows)
/** What tells rows of bytes and an address from others. */
function told(rows: readonly (readonly unknown[])[]): string {
  const text = rows.map((one) => one.join('\t')).join('\n')
  return `${rows.length} ${createHash('sha256').update(text).digest('hex')}`
}
async function read(bytes: Uint8Array): Promise<string> {
  const rows = await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })
  return told(rows.map(({ bytes: count, dnat_ip: ip }) => [count, ip]))
}
const ofRows = (rows: readonly PricedFlow[]) => told(rows.map(({ bytes, dnatIp }) => [bytes, dnatIp]))
const written = () => readFile(join(folder, KEY))

/** A row whose text no codec makes smaller. */
const row = (bytes: number, length: number): PricedFlow =>
  priced({ bytes, dnatIp: randomBytes(length).toString('base64').slice(0, length) })

async function leave(hours: readonly (readonly PricedFlow[])[]): Promise<{ key: string }[]> {
  for (const [index, rows] of hours.entries()) await writeObject(hourKey(index), file(rows), 'x')
  return hours.map((_, index) => ({ key: hourKey(index) }))
}

const asked = (operation: string) => cloud.calls.filter((call) => call.operation === operation).length

test('small hours become one object with a read each', async () => {
  const hours = [[row(1, 10), row(2, 10)], [], [row(3, 10)]]
  const keys = await leave(hours)
  await putObject(await joinedTable('flows', COLUMNS, KEY, keys))
  expect(await read(await written())).toEqual(ofRows(hours.flat()))
  expect(asked('GetObject')).toBe(3)
  expect(asked('UploadPart')).toBe(0)
})

test('large hours are sent part by part, and nobody sees the object before it is written', async () => {
  // 8.6, 0.2 and 0.2 MB: a part of 8 MiB that ends within an hour, and one with three hours in it.
  const sizes = [86, 2, 2]
  const hours = sizes.map((count, hour) =>
    Array.from({ length: count }, (_, index) => row(hour * 10_000 + index, 100_000)),
  )
  const keys = await leave(hours)
  const joined = await joinedTable('flows', COLUMNS, KEY, keys)
  expect(await readdir(folder)).toEqual(['hours'])
  await putObject(joined)
  const bytes = await written()
  expect(await read(bytes)).toEqual(ofRows(hours.flat()))
  expect(Math.ceil(bytes.byteLength / PART_BYTES)).toBe(2)
  expect(asked('UploadPart')).toBeGreaterThanOrEqual(2)
  // A second run leaves the same bytes.
  await putObject(await joinedTable('flows', COLUMNS, KEY, keys))
  expect(bytes.equals(await written())).toBe(true)
})

exhaustive('a footer that is longer than what is read at first is read whole', async () => {
  // 400 groups of 51 columns, of about 60 bytes each: 1.2 MB.
  const rows = Array.from({ length: 400 }, (_, index) => row(index, 10))
  const begun = begunFile('flows', FLOW_COLUMNS)
  for (const one of rows) addRows(begun, FLOW_COLUMNS, [one])
  const long = endOf(begun)
  expect(footerLength(long.subarray(-8), '')).toBeGreaterThan(2 ** 20)
  await writeObject(hourKey(0), long, 'x')
  await putObject(await joinedTable('flows', FLOW_COLUMNS, KEY, [{ key: hourKey(0) }, { key: hourKey(0) }]))
  const sums = `select count(*) n, sum(bytes) bytes, count(distinct dnat_ip) texts from '${join(folder, KEY)}'`
  // Twice 0 + 1 + … + 399.
  expect(await rowsOf(sums)).toEqual([{ n: 800, bytes: 159_600, texts: 400 }])
})

test('an hour that is written meanwhile is told as a day that is busy', async () => {
  const keys = await leave([Array.from({ length: 20 }, (_, index) => row(index, 100_000))])
  let reads = 0
  cloud.disturb(async ({ operation }) => {
    if (operation === 'GetObject' && ++reads === 2) await writeObject(hourKey(0), file([]), 'x')
    return undefined
  })
  await expect(joinedTable('flows', COLUMNS, KEY, keys)).rejects.toMatchObject({ name: 'DayBusy' })
})

test('an hour that is none of the table is named', async () => {
  const [first] = await leave([[row(1, 10)]])
  await writeObject(hourKey(1), 'text', 'x')
  await writeObject(hourKey(2), 'text'.repeat(2 ** 19), 'x')
  for (const other of [hourKey(1), hourKey(2)]) {
    await expect(joinedTable('flows', COLUMNS, KEY, [...(first ? [first] : []), { key: other }])).rejects.toMatchObject(
      {
        name: 'ArchiveCorrupt',
        message: expect.stringContaining(other),
      },
    )
  }
})

exhaustive.each(['CreateMultipartUpload', 'UploadPart', 'CompleteMultipartUpload'])(
  'a fault of %s is asked again, and leaves the same object',
  async (name) => {
    const hours = [Array.from({ length: 90 }, (_, index) => row(index, 100_000))]
    const keys = await leave(hours)
    let faults = 0
    cloud.disturb(({ operation }) =>
      operation === name && faults++ === 0 ? { status: 503, error: 'SlowDown' } : undefined,
    )
    await putObject(await joinedTable('flows', COLUMNS, KEY, keys))
    expect(await read(await written())).toEqual(ofRows(hours.flat()))
    expect(faults).toBeGreaterThan(1)
  },
)
