import { expect, test } from 'vitest'
import { type HoldOff, isHeldOff, refused } from '../../../domain/collecting/hold-off.ts'

const after = (times: number, now: number): HoldOff | undefined =>
  Array.from({ length: times }).reduce<HoldOff | undefined>((holdOff) => refused(holdOff, now), undefined)

const MINUTE = 60_000

test.each([
  [0, 0],
  [5, 0],
  [6, 1],
  [7, 2],
  [8, 4],
  [9, 8],
  [40, 8],
])('after %d refusals in a row, a source is left alone for %d minutes', (times, minutes) => {
  const now = Date.parse('2026-11-21T00:00:00Z')
  const holdOff = after(times, now)
  expect(isHeldOff(holdOff, now + minutes * MINUTE - 1)).toBe(minutes > 0)
  expect(isHeldOff(holdOff, now + minutes * MINUTE)).toBe(false)
})
