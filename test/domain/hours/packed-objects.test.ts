import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { packedObjects, unpackedObjects } from '../../../domain/hours/packed-objects.ts'
import { runs } from '../../exhaustive/cases.ts'

type Row = Readonly<Record<string, unknown>>

/** As they come out of the archive. */
const stored = <Value>(value: Value): Value => JSON.parse(JSON.stringify(value))
const again = (rows: readonly Row[], options?: Parameters<typeof packedObjects>[1]) => [
  ...unpackedObjects(stored(packedObjects(rows, options))),
]

describe('objects as columns', () => {
  /** Few of each, so that rows share them: kinds mixed, strings that look like an index or like an object's text. */
  const value = fc.constantFrom<unknown>(
    ...[
      null,
      undefined,
      0,
      1,
      -1,
      true,
      false,
      '',
      '0',
      '-1',
      'null',
      'true',
      '\n',
      '{}',
      '\n{}',
      '[]',
      '\n[]',
      '[1]',
      '\n[1]',
    ],
    ...['{"a":1}', '\n{"a":1}', '\n"0"', [], {}, [1], [[]], { a: 1 }, { a: null }, { a: '1' }, { a: [1] }, { at: [0] }],
  )
  const rows = fc.array(fc.dictionary(fc.constantFrom('a', 'b', 'at', 'values', 'count'), value), { maxLength: 8 })

  test('come back as they were, whatever their values: absent and null are two things', () => {
    fc.assert(
      fc.property(rows, (objects) => {
        expect(again(objects)).toEqual(stored(objects))
      }),
      runs(2000),
    )
  })

  test('come back by identity too, and without the fields that are left out', () => {
    fc.assert(
      fc.property(rows, (objects) => {
        const rest = objects.map(({ a: _, ...others }) => others)
        expect(again(objects, { sameness: () => 'by identity', without: ['a'] })).toEqual(stored(rest))
      }),
    )
  })

  test('of a list without any are none', () => {
    expect(packedObjects([])).toEqual({ count: 0, fields: {} })
    expect(again([])).toEqual([])
    expect(again([{}, { a: undefined }])).toEqual([{}, {}])
  })

  test('a string is no object that reads the same, whichever comes first', () => {
    for (const objects of [
      [{ a: '\n{"b":1}' }, { a: { b: 1 } }, { a: '{"b":1}' }],
      [{ a: { b: 1 } }, { a: '\n{"b":1}' }, { a: '{"b":1}' }],
    ])
      expect(again(objects)).toEqual(objects)
  })

  test('have a value once, whoever has it, and say which only where that is not plain', () => {
    const end = { name: 'web' }
    const packed = packedObjects([
      { via: 'nat', usd: 1, end, note: null },
      { via: 'nat', usd: 2, end: { ...end } },
      { via: 'nat', usd: 3, end: { name: 'db' }, note: null },
    ])
    expect(packed.fields).toEqual({
      via: { values: ['nat'] },
      usd: { values: [1, 2, 3] },
      end: { values: [end, { name: 'db' }], at: [0, 0, 1] },
      note: { values: [null], at: [0, -1, 0] },
    })
  })
})
