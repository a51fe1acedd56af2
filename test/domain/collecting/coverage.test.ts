import { expect, test } from 'vitest'
import { archivedSlices, partKey, rawKey, refusalKey } from '../../../domain/archive-key.ts'
import { coverageOf, nothingCollected } from '../../../domain/collecting/coverage.ts'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'

const at = (hour: number) => `2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`
const DAY = { from: at(0), to: at(4), settledUntil: at(3), slicesLeft: 0 }
const whole = (hour: number) => DESTINATION_CATEGORIES.map((category) => rawKey('shop', at(hour), category))

test('a day that is whole has no gap', () => {
  const slices = archivedSlices([0, 1, 2, 3].flatMap(whole))
  expect(coverageOf({ ...DAY, settledUntil: at(4) }, ['shop'], slices, [])).toEqual({
    slicesWanted: 4,
    slicesComplete: 4,
    gaps: [],
    anyAnswer: true,
  })
})

test('what is missing is named with its reason, neighbours as one', () => {
  const slices = archivedSlices([...whole(0).slice(1), ...whole(1).slice(1)])
  const failed = (hour: number) => ({
    monitor: 'shop',
    start: at(hour),
    answered: 0,
    failures: [{ reason: 'Throttled' }],
  })
  expect(coverageOf(DAY, ['shop'], slices, [failed(0), failed(1)])).toEqual({
    slicesWanted: 4,
    slicesComplete: 0,
    anyAnswer: true,
    gaps: [
      { monitor: 'shop', category: 'all', from: at(2), to: at(3), reason: 'not collected' },
      {
        monitor: 'shop',
        category: 'all',
        from: at(3),
        to: at(4),
        reason: 'the hour was not over, or not settled, when the report was made',
      },
      {
        monitor: 'shop',
        category: 'INTRA_AZ',
        from: at(0),
        to: at(2),
        reason: 'the service throttled every attempt',
      },
    ],
  })
})

test('what the service refused is no gap, and an hour that lacks all the others lacks all', () => {
  const later = ['INTERNET', 'AWS_SERVICE', 'LOCAL_ZONE', 'TRANSIT_GATEWAY'] as const
  const refused = later.map((category) => refusalKey('shop', at(0), category))
  const half = { from: at(1), to: '2026-11-21T01:30:00Z', cut: false }
  const slices = archivedSlices([
    ...whole(0).slice(0, 7),
    partKey('shop', at(1), 'INTER_AZ', half),
    ...whole(2).slice(0, 6),
    ...whole(3).slice(0, 7),
    ...refused,
  ])
  expect(coverageOf({ ...DAY, settledUntil: at(4) }, ['shop'], slices, [])).toMatchObject({
    slicesComplete: 2,
    gaps: [
      { category: 'all', from: at(1), to: at(2) },
      { category: 'INTER_REGION', from: at(2), to: at(3) },
    ],
  })
})

test('nothing at all is no answer', () => {
  expect(coverageOf(DAY, ['shop'], new Map(), []).anyAnswer).toBe(false)
})

test('the error of a day without an answer tells three reasons at most', () => {
  const day = { day: '2026-11-21', monitors: [{ name: 'shop', arn: '', cluster: '', region: '' }] }
  expect(
    nothingCollected(day, ['Throttled', 'Sandbox.Timedout', 'States.Timeout', 'it is x', 'it is y', 'it is z']).message,
  ).toBe(
    'nothing could be collected for 2026-11-21 (shop): the service throttled every attempt; a task ran into its time limit; it is x; the log has 2 more reasons',
  )
})

test('hours beyond what one run asks for say so', () => {
  const { gaps } = coverageOf({ ...DAY, slicesLeft: 2, settledUntil: at(4) }, ['shop'], new Map(), [])
  expect(gaps.map(({ reason }) => reason)).toEqual(['the run had no room left to ask for it; run the day again'])
})
