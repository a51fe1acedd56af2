import { expect, test } from 'vitest'
import { type HoldOff, isHeldOff, refused } from '../../../domain/collecting/hold-off.ts'

const MINUTE = 60_000
const START = Date.parse('2026-11-21T00:00:00Z')

/** A source that refuses at these minutes. */
const after = (minutes: readonly number[]): HoldOff | undefined =>
  minutes.reduce<HoldOff | undefined>((holdOff, minute) => refused(holdOff, START + minute * MINUTE), undefined)

/** The sixth comes a minute after the first; each further one as soon as a pause is over. */
const SIX = [0, 0.2, 0.4, 0.6, 0.8, 1]

test.each<[string, readonly number[], number]>([
  ['never refused', [], 0],
  ['five refusals in an hour', [0, 4, 8, 12, 16], 0],
  ['six within a minute', [0, 0, 0, 0.1, 0.1, 0.9], 0],
  ['six in a minute', SIX, 1],
  ['one more', [...SIX, 2], 2],
  ['two more', [...SIX, 2, 4], 4],
  ['three more', [...SIX, 2, 4, 8], 8],
  ['many more', [...SIX, 2, 4, 8, 16, 24, 32], 8],
  ['six in six hours', [0, 60, 120, 180, 240, 300], 0],
  ['one long after it was left alone', [...SIX, 60], 0],
])('a source is left alone for as long as it refuses: %s', (_, refusals, minutes) => {
  const now = START + (refusals.at(-1) ?? 0) * MINUTE
  const holdOff = after(refusals)
  expect(isHeldOff(holdOff, now + minutes * MINUTE - 1)).toBe(minutes > 0)
  expect(isHeldOff(holdOff, now + minutes * MINUTE)).toBe(false)
})
