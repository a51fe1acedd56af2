import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { parquetMetadata, parquetReadObjects } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Column, ColumnType } from '../../domain/columns.ts'
import { addRows, begunFile, endOf } from '../../domain/parquet.ts'
import { anyCharacter } from '../any-character.ts'
import { rowsOf } from '../duckdb.ts'
import { isExhaustive, runs } from '../exhaustive/cases.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-column-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

type Cell = string | number | boolean | null

const columnOf = (type: ColumnType): Column<Cell>[] => [{ name: 'c', type, about: '', value: (cell) => cell }]

function file(type: ColumnType, groups: readonly (readonly Cell[])[]): Uint8Array {
  const begun = begunFile('flows', columnOf(type))
  for (const cells of groups) addRows(begun, columnOf(type), cells)
  return endOf(begun)
}

/** As the writer was given them. */
const given = (value: unknown): Cell =>
  value instanceof Date ? value.getTime() : typeof value === 'bigint' ? Number(value) : (value as Cell)

async function read(bytes: Uint8Array): Promise<Cell[]> {
  return (await parquetReadObjects({ file: Uint8Array.from(bytes).buffer })).map(({ c }) => given(c ?? null))
}

/** In order, by a library that shares no code with the writer. */
async function readByDuckDb(bytes: Uint8Array, type: ColumnType): Promise<Cell[]> {
  await writeFile(join(folder, 'one.parquet'), bytes)
  const cell = type === 'timestamp' ? 'epoch_ms(c)' : 'c'
  const rows = await rowsOf(`select ${cell} c from read_parquet('${join(folder, 'one.parquet')}')`)
  return rows.map(({ c }) => given(c))
}

const CELLS: Readonly<Record<ColumnType, fc.Arbitrary<Cell>>> = {
  string: fc.oneof(
    fc.string({ unit: anyCharacter, maxLength: 20 }),
    fc.constantFrom('', 'a', 'é', '\u{1f600}', '\uffff'),
  ),
  json: fc.json({ maxDepth: 1 }),
  int: fc.integer(),
  bigint: fc.maxSafeInteger(),
  double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => (Object.is(value, -0) ? 0 : value)),
  boolean: fc.boolean(),
  // Four years before and behind 1970, as a reader makes dates of them.
  timestamp: fc.integer({ min: -1e11, max: 1e11 }),
}

/** Values that are all unlike one another, runs of alike ones, and few that come again and again, with and without nulls. */
const columnOfCells = (type: ColumnType) => {
  const cell = fc.oneof({ weight: 4, arbitrary: CELLS[type] }, { weight: 1, arbitrary: fc.constant(null) })
  return fc.oneof(
    fc.array(cell, { maxLength: 60 }),
    fc
      .array(fc.tuple(cell, fc.integer({ min: 1, max: 40 })), { maxLength: 12 })
      .map((runs) => runs.flatMap(([value, count]) => new Array<Cell>(count).fill(value))),
    fc
      .tuple(fc.array(cell, { minLength: 1, maxLength: 9 }), fc.array(fc.nat(), { maxLength: 200 }))
      .map(([few, picks]) => picks.map((pick) => few[pick % few.length] as Cell)),
    fc.array(fc.constant(null), { maxLength: 20 }),
  )
}

describe('a column is read as it was written', () => {
  test.each(Object.keys(CELLS) as ColumnType[])('of type %s, in any groups of rows', async (type) => {
    await fc.assert(
      fc.asyncProperty(fc.array(columnOfCells(type), { minLength: 1, maxLength: 3 }), async (groups) => {
        const bytes = file(type, groups)
        const cells = groups.flat()
        expect(await read(bytes)).toEqual(cells)
        expect(await readByDuckDb(bytes, type)).toEqual(cells)
      }),
      runs(40),
    )
  })

  test.each(isExhaustive ? [1, 2, 255, 256, 257, 70_000] : [1, 256, 257])(
    'with %i values of their own, each of them twice',
    async (count) => {
      const cells = Array.from({ length: 2 * count }, (_, row) => `value-${(row * 7919) % count}`)
      const bytes = file('string', [cells])
      expect(await read(bytes)).toEqual(cells)
      expect(await readByDuckDb(bytes, 'string')).toEqual(cells)
      const [group] = parquetMetadata(bytes).row_groups
      // Places of 17 bits and each text once, in place of 14 bytes a row.
      if (count === 70_000) expect(group?.columns[0]?.meta_data?.encodings).toEqual(['PLAIN'])
      if (count === 257) expect(Number(group?.columns[0]?.meta_data?.total_compressed_size)).toBeLessThan(9 * 514)
    },
  )
})

describe('the bounds of a column', () => {
  const boundsOf = (type: ColumnType, cells: readonly Cell[]) => {
    const statistics = parquetMetadata(file(type, [cells])).row_groups[0]?.columns[0]?.meta_data?.statistics
    return [statistics?.min_value, statistics?.max_value, statistics?.null_count].map((one) =>
      one === undefined ? undefined : given(one),
    )
  }

  test.each([
    ['string', ['b', null, 'a', 'c'], ['a', 'c', 1]],
    // By code points, of which UTF-16 writes the first beyond the first plane with smaller units than the last of it.
    ['string', ['\uffee', '\u{1f600}', 'z'], ['z', '\u{1f600}', 0]],
    ['string', ['ab', 'a', ''], ['', 'ab', 0]],
    ['int', [3, -7, null, null], [-7, 3, 2]],
    ['bigint', [2 ** 53 - 1, -(2 ** 53 - 1)], [-(2 ** 53 - 1), 2 ** 53 - 1, 0]],
    ['double', [0.5, -1e300, 1e-300], [-1e300, 0.5, 0]],
    ['boolean', [true, null], [true, true, 1]],
    ['boolean', [false, true], [false, true, 0]],
    ['timestamp', [1, 0, 86_400_000], [0, 86_400_000, 0]],
    ['double', [null], [undefined, undefined, 1]],
  ] as const)('of %s %j are %j', (type, cells, bounds) => {
    expect(boundsOf(type, cells)).toEqual(bounds)
  })

  test('hide no row from a question', async () => {
    const pods = Array.from({ length: 300 }, (_, row) => `wéb-${row}-\u{1f600}`)
    await writeFile(
      join(folder, 'groups.parquet'),
      file('string', [pods.slice(0, 100), pods.slice(100, 200), pods.slice(200)]),
    )
    for (const pod of [pods[0], pods[150], pods[299]]) {
      expect(await rowsOf(`select count(*) n from '${join(folder, 'groups.parquet')}' where c = '${pod}'`)).toEqual([
        { n: 1 },
      ])
    }
  })
})

test.each([
  ['int', 2 ** 31],
  ['int', 0.5],
  ['bigint', 2 ** 53],
  ['bigint', 1.5],
  ['timestamp', Number.NaN],
] as const)('a column of %s refuses %d by its name', (type, cell) => {
  expect(() => file(type, [[cell]])).toThrow(/^c .* is no/)
})
