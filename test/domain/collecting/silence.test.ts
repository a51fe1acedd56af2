import { describe, expect, test } from 'vitest'
import { sliceId } from '../../../domain/archive-key.ts'
import { silentSlices } from '../../../domain/collecting/silence.ts'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'

// A day of two hours in a zone of half hours.
const RUN = {
  from: '2026-11-20T18:30:00Z',
  to: '2026-11-20T20:30:00Z',
  monitors: [{ name: 'shop', arn: 'arn', cluster: 'shop', region: 'ap-south-1' }],
}
const HOURS = ['2026-11-20T18:30:00Z', '2026-11-20T19:30:00Z'] as const
const whole = { whole: new Set(DESTINATION_CATEGORIES), parts: new Map(), refused: new Set<never>() }
const slices = new Map(HOURS.map((start) => [sliceId('shop', start), whole]))
/** Bytes of rows in the two hours. */
const rows = (first: number, second: number) =>
  new Map([
    [sliceId('shop', HOURS[0]), first],
    [sliceId('shop', HOURS[1]), second],
  ])
const MIB = 2 ** 20
const counted = (first: number, second: number) => ({
  monitors: { shop: first + second },
  hours: { shop: { [HOURS[0]]: first, [HOURS[1]]: second } },
})

const silentOf = (
  ...more: Parameters<typeof silentSlices> extends [unknown, unknown, ...infer Rest] ? Rest : never
) => [...silentSlices(RUN, slices, ...more).keys()]

describe('an hour without rows is silent', () => {
  test('where CloudWatch counted bytes in it', () => {
    expect(silentOf(rows(0, 1), counted(MIB, MIB))).toEqual([sliceId('shop', HOURS[0])])
    expect(silentOf(rows(1, 0), counted(MIB, MIB))).toEqual([sliceId('shop', HOURS[1])])
    expect(silentOf(rows(0, 0), counted(0, MIB))).toEqual([sliceId('shop', HOURS[1])])
  })

  test('but not where it counted next to nothing, or nothing', () => {
    expect(silentOf(rows(0, 0), counted(MIB - 1, 0))).toEqual([])
    expect(silentOf(rows(0, 0), { monitors: { shop: 0 } })).toEqual([])
  })

  test('but not where it is not whole: it has a gap of its own', () => {
    const parts = new Map([[sliceId('shop', HOURS[0]), { whole: new Set(), parts: new Map(), refused: new Set() }]])
    expect([...silentSlices(RUN, parts as never, rows(0, 0), counted(MIB, MIB)).keys()]).toEqual([])
  })

  test('where nobody can say whether there was traffic that day', () => {
    const of = (bytes: ReadonlyMap<string, number>, totals: Parameters<typeof silentSlices>[3]) =>
      silentSlices(RUN, slices, bytes, totals)
    expect([...of(rows(0, 0), { monitors: {} }).values()]).toEqual([
      expect.stringContaining('CloudWatch does not tell whether there was traffic'),
      expect.stringContaining('CloudWatch does not tell whether there was traffic'),
    ])
    expect(of(rows(0, 0), { monitors: { shop: 0 } }).size).toBe(0)
    expect(of(rows(0, 1), { monitors: {} }).size).toBe(0)
  })
})
