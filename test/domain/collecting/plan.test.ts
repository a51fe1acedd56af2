import { describe, expect, test } from 'vitest'
import { archivedSlices, rawKey } from '../../../domain/archive-key.ts'
import { slicesToAsk } from '../../../domain/collecting/plan.ts'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'

const DAY = {
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  refresh: false,
  monitors: [{ name: 'shop', arn: 'arn', cluster: 'shop', region: 'eu-west-1' }],
  settledUntil: '2026-11-22T06:50:00Z',
}
const hour = (start: string) => DESTINATION_CATEGORIES.map((category) => rawKey('shop', start, category))

describe('the plan', () => {
  test('is every hour of the day where the archive is empty, oldest first', () => {
    const { slices, left } = slicesToAsk(DAY, new Map())
    expect(slices).toHaveLength(24)
    expect(slices[0]).toEqual({ monitor: 'shop', start: '2026-11-21T00:00:00Z', end: '2026-11-21T01:00:00Z' })
    expect(left).toBe(0)
  })

  test('leaves out what is whole, and keeps what lacks one category', () => {
    const archived = archivedSlices([...hour('2026-11-21T00:00:00Z'), ...hour('2026-11-21T01:00:00Z').slice(1)])
    expect(slicesToAsk(DAY, archived).slices.map(({ start }) => start.slice(11, 13))).toEqual(
      Array.from({ length: 23 }, (_, index) => String(index + 1).padStart(2, '0')),
    )
    expect(slicesToAsk({ ...DAY, refresh: true }, archived).slices).toHaveLength(24)
  })

  test('leaves out hours that are not settled', () => {
    expect(slicesToAsk({ ...DAY, settledUntil: '2026-11-21T02:59:59Z' }, new Map()).slices).toHaveLength(2)
  })

  test('of twenty monitors fits one execution, and says what is left for the next', () => {
    const monitors = Array.from({ length: 20 }, (_, index) => ({
      name: `${'m'.repeat(250)}-${index}`,
      arn: `arn:aws:networkflowmonitor:eu-west-1:111122223333:monitor/${'m'.repeat(250)}-${index}`,
      cluster: 'c',
      region: 'eu-west-1',
    }))
    const { slices, left } = slicesToAsk({ ...DAY, monitors }, new Map())
    expect(slices.length + left).toBe(480)
    expect(left).toBe(80)
    // Asked again, it would be the same 400 each time.
    expect(() => slicesToAsk({ ...DAY, monitors, refresh: true }, new Map())).toThrow(
      /refresh asks again for 480 slices/,
    )
    expect(Buffer.byteLength(JSON.stringify({ slices, monitors }))).toBeLessThan(256 * 1024)
  })
})
