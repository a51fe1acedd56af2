import { describe, expect, test } from 'vitest'
import { inRing, inTurn, lastTurn } from '../../../domain/collecting/continuation.ts'
import { NO_TIME_LEFT } from '../../../domain/collecting/query-round.ts'

const at = (hour: number) => ({
  monitor: 'shop',
  start: new Date(Date.parse('2026-11-21T00:00:00Z') + hour * 3_600_000).toISOString().replace('.000Z', 'Z'),
})
const slice = (hour: number, { answered = 7, reason = '' } = {}) => ({
  ...at(hour),
  answered,
  failures: reason === '' ? [] : [{ reason }],
})
const untouched = (hour: number) => slice(hour, { answered: 0, reason: NO_TIME_LEFT })
const touched = (count: number) => Array.from({ length: count }, (_, hour) => slice(hour))

describe('a day goes on in another execution', () => {
  test('after its last slice, where more are left than one execution takes', () => {
    expect(lastTurn({ slicesLeft: 2 }, touched(2))).toEqual(at(1))
  })

  test('after the last slice that had its turn, where the time was over', () => {
    const outcomes = [...touched(30), slice(30, { reason: 'x' }), untouched(31), untouched(32)]
    expect(lastTurn({ slicesLeft: 0 }, outcomes)).toEqual(at(30))
    // What it left before that comes once more at the day's end.
    expect(lastTurn({ slicesLeft: 0 }, [...outcomes, slice(33)])).toEqual(at(33))
  })

  test('after the slices of the sources that went on, where one was slow', () => {
    const fast = touched(40).map((one) => ({ ...one, monitor: 'shop@us-west-2' }))
    const outcomes = inTurn([fast, [slice(0), slice(1), untouched(2), untouched(3)]])
    expect(outcomes.map(({ monitor, start }) => `${start.slice(11, 13)} ${monitor}`).slice(0, 4)).toEqual([
      ...['00 shop', '00 shop@us-west-2', '01 shop', '01 shop@us-west-2'],
    ])
    expect(lastTurn({ slicesLeft: 0 }, outcomes)).toEqual({ ...at(39), monitor: 'shop@us-west-2' })
  })

  test('where a slow slice is the first of all, and was before', () => {
    const outcomes = [untouched(0), ...touched(25).slice(1), untouched(25)]
    expect(lastTurn({ slicesLeft: 200 }, outcomes)).toEqual(at(24))
    expect(lastTurn({ slicesLeft: 200, after: at(23) }, outcomes)).toEqual(at(23))
  })

  test('with the slices after that one, and then with those before it', () => {
    expect(inRing([at(0), at(1), at(2)], at(1))).toEqual([at(2), at(0), at(1)])
    expect(inRing([at(0), at(1)], undefined)).toEqual([at(0), at(1)])
  })

  test('with the outcomes of an execution that began before they came by source', () => {
    expect(inTurn([slice(1), slice(0)])).toEqual([slice(0), slice(1)])
  })

  test('not where every slice had its turn, with or without an answer', () => {
    expect(lastTurn({ slicesLeft: 0 }, [slice(0), slice(1, { reason: 'x' })])).toBeUndefined()
  })

  test('not where the service came to next to nothing, as in an outage', () => {
    expect(lastTurn({ slicesLeft: 9 }, [slice(0, { answered: 0, reason: 'Throttled' }), untouched(1)])).toBeUndefined()
    expect(lastTurn({ slicesLeft: 0 }, [...touched(23), untouched(23)])).toBeUndefined()
    expect(lastTurn({ slicesLeft: 0 }, [])).toBeUndefined()
  })

  test('not for what had its turn before: a slice that fails again and again ends', () => {
    const again = [...touched(2), slice(0, { answered: 1, reason: 'x' })]
    expect(lastTurn({ slicesLeft: 3, after: at(0) }, again)).toBeUndefined()
  })
})
