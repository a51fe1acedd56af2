import { expect, test } from 'vitest'
import { rawKey } from '../../../domain/archive-key.ts'
import { hourRate } from '../../../domain/report/hour-rates.ts'
import { monitor, priced } from '../build.ts'

const HOUR = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z' }

test('an hour of which a monitor told nothing is no measure', () => {
  const edges = [priced({ monitor: 'a', bytes: 1000 })]
  const raw = ['a', 'b'].map((name) => rawKey(name, HOUR.from, 'INTER_AZ'))
  const run = { day: '2026-11-21', timeZone: 'UTC', monitors: [monitor('a'), monitor('b')] }
  const isWhole = (keys: readonly string[]) => hourRate({ ...HOUR, edges, raw: keys }, run, 2 ** 30).rate.complete
  expect(isWhole(raw)).toBe(true)
  expect(isWhole(raw.slice(0, 1))).toBe(false)
})
