import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { parquetWriteBuffer } from 'hyparquet-writer'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAILY_COLUMNS, FLOW_COLUMNS } from '../../domain/columns.ts'
import type { PricedFlow } from '../../domain/money/priced-flow.ts'
import { addRows, begunFile, endOf, parquetOf, TABLE_KEY, TABLE_SCHEMA } from '../../domain/parquet.ts'
import { footerLength, joinedParquet } from '../../domain/parquet-join.ts'
import { rowsOf } from '../duckdb.ts'
import { runs } from '../exhaustive/cases.ts'
import { footerOf } from '../parquet-footer.ts'
import { end, priced } from './build.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-join-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** Files as one, put together as the ranges say. */
function joined(files: readonly Uint8Array[]): Uint8Array {
  const plan = joinedParquet(
    'flows',
    FLOW_COLUMNS,
    files.map((file, index) => ({
      key: `${index}`,
      byteLength: file.byteLength,
      tail: file.subarray(file.byteLength - footerLength(file.subarray(-8), '')),
    })),
  )
  const whole = Buffer.concat([
    plan.head,
    ...plan.ranges.map(({ key, from, to }) => (files[Number(key)] ?? new Uint8Array()).subarray(from, to)),
    plan.end,
  ])
  expect(plan.byteLength).toBe(whole.byteLength)
  return whole
}

const file = (rows: readonly PricedFlow[]) => parquetOf('flows', FLOW_COLUMNS, rows)

/** Rows as a library that is not the writer's reads them. */
async function duckDbRows(name: string, bytes: Uint8Array, where = 'true') {
  await writeFile(join(folder, name), bytes)
  return rowsOf(`select * from '${join(folder, name)}' where ${where}`)
}

const hyparquetRows = (bytes: Uint8Array) => parquetReadObjects({ file: Uint8Array.from(bytes).buffer })

/** A row that is unlike the others, with and without a value in every column that may have none. */
const row = (index: number): PricedFlow =>
  priced({
    bytes: index === 0 ? 2 ** 53 - 1 : index * 1_000_003,
    windowStart: Date.parse('2026-11-21T00:00:00Z') + index * 60_000,
    source: end({ ip: `10.0.${index % 250}.1`, pod: index % 3 === 0 ? null : `wéb-${index}`, namespace: 'shop' }),
    targetPort: index % 2 === 0 ? null : index,
    traversedConstructs:
      index % 5 === 0 ? [{ componentId: `nat-${index}`, componentType: 'AWS::EC2::NatGateway' }] : [],
  })

const rows = (from: number, count: number) => Array.from({ length: count }, (_, index) => row(from + index))

describe('files joined without decoding', () => {
  test('are read by two readers as the rows one behind another, hours without a row among them', async () => {
    const hours = [rows(0, 40), [], rows(40, 1), rows(41, 300), []]
    const whole = joined(hours.map(file))
    expect(await hyparquetRows(whole)).toEqual(await hyparquetRows(file(hours.flat())))
    expect(await duckDbRows('joined.parquet', whole)).toEqual(await duckDbRows('whole.parquet', file(hours.flat())))
  })

  test('are so however a day is cut into hours and an hour into row groups', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.nat({ max: 6 }), { maxLength: 3 }), { maxLength: 6 }), async (hours) => {
        let next = 0
        const taken = (count: number) => {
          next += count
          return next - count
        }
        const files = hours.map((groups) => {
          const begun = begunFile('flows', FLOW_COLUMNS)
          for (const count of groups) addRows(begun, FLOW_COLUMNS, rows(taken(count), count))
          return endOf(begun)
        })
        expect(await hyparquetRows(joined(files))).toEqual(await hyparquetRows(file(rows(0, next))))
      }),
      runs(40),
    )
  })

  test('keep the bounds of each group, so that a question passes over those of others', async () => {
    const hours = [rows(0, 50), rows(50, 50), rows(100, 50)]
    const whole = joined(hours.map(file))
    // The rows that a bound would hide, were it wrong: 120 and 121 of the third hour, at 2 and 2:01 hours.
    const found = await duckDbRows('bounds.parquet', whole, 'bytes between 120000360 and 121000363')
    expect(found.map(({ source_pod }) => source_pod)).toEqual([null, 'wéb-121'])
    const bounds = (path: string) =>
      rowsOf(
        `select path_in_schema, row_group_num_rows n, stats_min_value low, stats_max_value high, stats_null_count missing
         from parquet_metadata('${join(folder, path)}') order by row_group_id, column_id`,
      )
    const own: Record<string, unknown>[] = []
    for (const hour of hours) {
      await writeFile(join(folder, 'hour.parquet'), file(hour))
      own.push(...(await bounds('hour.parquet')))
    }
    expect(await bounds('bounds.parquet')).toEqual(own)
  })

  test('may have pages that an index of the first files tells, and the joined file no longer', async () => {
    // As another writer of the same columns leaves them: 3 pages of 2 KB of text.
    const texts = Array.from({ length: 3 }, (_, index) => `${index}`.repeat(2000))
    const paged = new Uint8Array(
      parquetWriteBuffer({
        schema: begunFile('flows', FLOW_COLUMNS).metadata.schema,
        columnData: FLOW_COLUMNS.map(({ name }) => ({ name, data: name === 'dnat_ip' ? texts : [null, null, null] })),
        pageSize: 1000,
        kvMetadata: [{ key: TABLE_KEY, value: `flows/${TABLE_SCHEMA}` }],
      }),
    )
    const files = [paged, file(rows(0, 5))]
    const whole = joined(files)
    const indexes = (bytes: Uint8Array) =>
      parquetMetadata(bytes).row_groups.flatMap(({ columns }) =>
        columns.flatMap(({ offset_index_offset }) => offset_index_offset ?? []),
      )
    expect([files[0], whole].map((bytes) => bytes && indexes(bytes).length)).toEqual([1, 0])
    expect(await hyparquetRows(whole)).toEqual([
      ...(await hyparquetRows(paged)),
      ...(await hyparquetRows(file(rows(0, 5)))),
    ])
    expect(await duckDbRows('pages.parquet', whole, `dnat_ip = '${texts[2]}' or source_pod = 'wéb-4'`)).toHaveLength(2)
  })

  test('of no rows are what a file without rows is', () => {
    expect(joined([])).toEqual(Buffer.from(file([])))
    expect(joined([file([]), file([])])).toEqual(Buffer.from(file([])))
  })

  test('are the same bytes for the same files, and joined again', async () => {
    const files = [file(rows(0, 20)), file(rows(20, 20)), file(rows(40, 20))]
    expect(joined(files)).toEqual(joined(files))
    expect(joined(files.slice(0, 1))).toEqual(Buffer.from(files[0] ?? []))
    expect(joined([joined(files.slice(0, 2)), ...files.slice(2)])).toEqual(joined(files))
  })

  // arrow-rs refuses a list of any other type: FileMetaData, parquet.thrift.
  test.each([0, 3])('have %i row groups that every reader takes for structs', (count) => {
    const [, schema, , groups] = footerOf(joined(Array.from({ length: count }, (_, index) => file(rows(index, 1)))))
    expect([schema, groups]).toEqual([{ ofStructs: FLOW_COLUMNS.length + 1 }, { ofStructs: count }])
  })
})

describe('what cannot be joined is named', () => {
  const of = (key: string, bytes: Uint8Array, tail = bytes) => ({ key, byteLength: bytes.byteLength, tail })
  const good = file(rows(0, 2))

  test.each([
    ['a file of another table', parquetOf('daily', DAILY_COLUMNS, [])],
    ['a file of an earlier form, with fewer columns', parquetOf('flows', FLOW_COLUMNS.slice(0, -1), rows(0, 2))],
    ['no Parquet file', new TextEncoder().encode('a file of text')],
    ['a file without an end', good.subarray(0, -4)],
    ['nothing', new Uint8Array()],
  ])('%s', (_, bytes) => {
    expect(() => joinedParquet('flows', FLOW_COLUMNS, [of('hours/1', good), of('hours/2', bytes)])).toThrow(
      expect.objectContaining({ name: 'RangeError', message: expect.stringContaining('hours/2') }),
    )
  })

  test('a file that is shorter than its rows', () => {
    const short = { ...of('hours/2', good), byteLength: good.byteLength - 100 }
    expect(() => joinedParquet('flows', FLOW_COLUMNS, [short])).toThrow('hours/2 has rows outside of it')
  })

  test('a footer that is longer than what was read of it', () => {
    const tail = good.subarray(good.byteLength - footerLength(good.subarray(-8), '') + 1)
    expect(() => joinedParquet('flows', FLOW_COLUMNS, [of('hours/2', good, tail)])).toThrow('hours/2')
  })
})
