import { describe, expect, test } from 'vitest'
import { SLICES_PER_EXECUTION } from '../../../domain/collecting/plan.ts'
import {
  afterFailure,
  firstWindows,
  halvesOf,
  outcomeFailures,
  queryState,
  shortReason,
  sortedRefusals,
} from '../../../domain/collecting/query-round.ts'
import { DESTINATION_CATEGORIES, type DestinationCategory } from '../../../domain/flows/category.ts'

const HOUR = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z' }
const SLICE = { monitor: 'shop', start: HOUR.from, end: HOUR.to }

describe('a query', () => {
  test.each([
    ['QUEUED', { state: 'RUNNING' }],
    ['RUNNING', { state: 'RUNNING' }],
    ['SUCCEEDED', { state: 'SUCCEEDED' }],
    ['FAILED', { state: 'FAILED' }],
    ['CANCELED', { state: 'CANCELED' }],
    ['DONE_ISH', { state: 'FAILED', reason: 'the query\'s status is "DONE_ISH", which is no known one' }],
  ])('whose status is %s', (status, state) => {
    expect(queryState(status)).toEqual(state)
  })

  test('that failed is asked once more, and then is a failure', () => {
    const first = { category: 'INTER_AZ', ...HOUR, attempt: 1 } as const
    expect(afterFailure(first, 'x')).toEqual({ again: { ...first, attempt: 2 } })
    expect(afterFailure({ ...first, attempt: 2 }, 'x')).toEqual({
      failure: { category: 'INTER_AZ', ...HOUR, reason: 'x' },
    })
  })

  test('that was cut goes on as two first attempts', () => {
    expect(halvesOf({ category: 'INTER_AZ', ...HOUR, attempt: 2 }).map(({ attempt }) => attempt)).toEqual([1, 1])
  })
})

describe('a slice', () => {
  const nothing = { whole: new Set<never>(), parts: new Map(), refused: new Set<never>() }

  test('needs the eleven categories, less what is archived', () => {
    expect(firstWindows(SLICE, nothing).map(({ category }) => category)).toEqual([...DESTINATION_CATEGORIES])
    const archived = { ...nothing, whole: new Set(DESTINATION_CATEGORIES.slice(1)) }
    expect(firstWindows(SLICE, archived)).toEqual([{ category: 'INTRA_AZ', ...HOUR, attempt: 1 }])
  })

  test('needs none that the service refused on its day', () => {
    const archived = { ...nothing, refused: new Set(['INTERNET', 'LOCAL_ZONE'] as const) }
    expect(firstWindows(SLICE, archived)).toHaveLength(9)
  })
})

describe('what is refused as not valid', () => {
  const refused = (category: DestinationCategory) => ({ category, ...HOUR, reason: 'ValidationException: x' })

  test('is not offered, where it is of the categories that came later', () => {
    expect(sortedRefusals([refused('INTERNET'), refused('TRANSIT_GATEWAY')])).toEqual({
      notOffered: ['INTERNET', 'TRANSIT_GATEWAY'],
      failures: [],
    })
  })

  test('is a failure of all, where one that the service has is refused too', () => {
    const both = [refused('INTER_AZ'), refused('INTERNET')]
    expect(sortedRefusals(both)).toEqual({ notOffered: [], failures: both })
  })
})

describe('the failures of a slice', () => {
  const failures = (reason: (category: string) => string) =>
    DESTINATION_CATEGORIES.map((category) => ({ category, ...HOUR, reason: reason(category) }))

  test('are none, or one with its window', () => {
    expect(outcomeFailures([])).toEqual([])
    expect(outcomeFailures(failures(() => 'x').slice(0, 1))).toEqual([{ category: 'INTRA_AZ', ...HOUR, reason: 'x' }])
  })

  test('are one where they have one reason, and told by the first where they have many', () => {
    expect(outcomeFailures(failures(() => 'x'))).toEqual([{ reason: 'x' }])
    expect(outcomeFailures(failures((category) => category))).toEqual([
      { reason: 'AMAZON_DYNAMODB; the log has 10 more' },
    ])
  })

  test('name the permission that is missing, and not whose it is', () => {
    const message =
      'User: arn:aws:sts::111122223333:assumed-role/Flowtoll-StartQueriesRole1A2B3C4D/Flowtoll-StartQueries is not authorized to perform: networkflowmonitor:StartQueryMonitorTopContributors on resource: arn:aws:networkflowmonitor:eu-west-1:111122223333:monitor/shop'
    expect(shortReason({ name: 'AccessDeniedException', message })).toBe(
      'the permission networkflowmonitor:StartQueryMonitorTopContributors is missing',
    )
  })

  test('are of the service, and no word of what reads its answers', () => {
    expect(shortReason({ name: 'SyntaxError', message: "Unexpected token '<'" })).toBe(
      'the answer of Network Flow Monitor could not be read',
    )
    expect(shortReason({ name: 'ValidationException', message: 'no such monitor' })).toBe(
      'ValidationException: no such monitor',
    )
  })

  test('of the largest run fit one state of the workflow, whatever the service says', () => {
    const reason = shortReason({ name: 'ValidationException', message: 'no '.repeat(400) })
    const most = [1, 2, 7].map((count) => outcomeFailures(failures((category) => category + reason).slice(0, count)))
    for (const failed of most) {
      const outcome = { monitor: 'm'.repeat(255), start: HOUR.from, answered: 0, failures: failed }
      const state = JSON.stringify(Array.from({ length: SLICES_PER_EXECUTION }, () => outcome))
      // 256 KiB, less 30 for the run itself.
      expect(Buffer.byteLength(state)).toBeLessThan(226 * 1024)
    }
  })
})
