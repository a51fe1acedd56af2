import { describe, expect, test } from 'vitest'
import { archivedSlices, rawKey } from '../../../domain/archive-key.ts'
import { comesAfter } from '../../../domain/collecting/continuation.ts'
import { MOST_EXECUTIONS } from '../../../domain/collecting/input.ts'
import {
  collectingOf,
  EVENTS,
  mostSlices,
  SLICES_OF_A_SOURCE,
  SLICES_PER_EXECUTION,
  slicesToAsk,
} from '../../../domain/collecting/plan.ts'
import type { SliceItem } from '../../../domain/collecting/run.ts'
import { dayInterval, type Interval } from '../../../domain/day.ts'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'
import { allStates } from '../../workflow/states.ts'

const DAY = {
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  timeZone: 'UTC',
  refresh: false,
  monitors: [{ name: 'shop', arn: 'arn', cluster: 'shop', region: 'eu-west-1' }],
  settledUntil: '2026-11-22T06:50:00Z',
  goesOn: true,
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

  test('of yesterday and today has the hours that each of the two has alone, also after half an hour was put in', () => {
    const timeZone = 'Australia/Lord_Howe'
    const [changed, next] = ['2026-04-05', '2026-04-06'].map((day) => dayInterval(day, timeZone))
    const of = (interval: Interval | undefined) =>
      slicesToAsk({ ...DAY, ...interval, timeZone }, new Map()).slices.map(({ start, end }) => `${start} ${end}`)
    const both = of({ from: changed?.from ?? '', to: next?.to ?? '' })
    expect(both).toEqual([...of(changed), ...of(next)])
    // The half hour that the day has more than 24.
    expect(both[24]).toBe('2026-04-05T13:00:00Z 2026-04-05T13:30:00Z')
    expect(both).toHaveLength(25 + 24)
  })

  test('goes on after the slices of an earlier execution, and asks those without an answer once more', () => {
    const after = { start: '2026-11-21T21:00:00Z', monitor: 'shop' }
    const archived = archivedSlices(
      Array.from({ length: 20 }, (_, index) => hour(`2026-11-21T${String(index).padStart(2, '0')}:00:00Z`)).flat(),
    )
    const hours = (plan: ReturnType<typeof slicesToAsk>) => plan.slices.map(({ start }) => start.slice(11, 13))
    expect(hours(slicesToAsk({ ...DAY, after }, archived))).toEqual(['22', '23', '20', '21'])
    expect(slicesToAsk({ ...DAY, after }, archived, 3)).toMatchObject({ left: 1 })
    expect(hours(slicesToAsk({ ...DAY, after, refresh: true }, archived))).toEqual(['22', '23', '20', '21'])
  })

  test.each([
    ['17', 17, 24],
    ['100, with the longest names there are, on a day of 25 hours,', 100, 25],
  ])('of %s monitors takes every slice in a few executions, each within its state', (_, count, hours) => {
    const name = (index: number) => `${'m'.repeat(252)}${String(index).padStart(3, '0')}`
    const monitors = Array.from({ length: count }, (_, index) => ({
      name: name(index),
      arn: `arn:aws:networkflowmonitor:ap-southeast-1:111122223333:monitor/${name(index)}`,
      cluster: 'c'.repeat(100),
      region: 'ap-southeast-1',
    }))
    const addresses = Array.from(
      { length: 50 },
      (_, index) => `${String(index).padStart(2, '0')}${'a'.repeat(250)}@b.co`,
    )
    const input = { monitors: monitors.map((one) => one.name), recipients: addresses }
    const run = {
      ...DAY,
      ...{ from: '2026-10-24T22:00:00Z', to: hours === 25 ? '2026-10-25T23:00:00Z' : '2026-10-25T22:00:00Z' },
      timeZone: 'Europe/Berlin',
      ...{ monitors, recipients: addresses, next: { input }, continuation: { input } },
    }
    const limit = mostSlices(JSON.stringify(run).length, monitors)
    const asked: string[] = []
    let after: { start: string; monitor: string } | undefined
    let executions = 0
    for (let left = 1; left > 0; executions++) {
      const plan = slicesToAsk({ ...run, refresh: true, ...(after ? { after } : {}) }, new Map(), limit)
      const own = plan.slices.filter((slice) => comesAfter(slice, after))
      const reason = `${'r'.repeat(140)}; the log has 6 more`
      const outcomes = own.map(({ monitor, start }) => ({
        ...{ monitor, start, answered: 7 },
        failures: [{ category: 'AMAZON_DYNAMODB', from: start, to: start, reason }],
      }))
      for (const slices of [plan.slices, outcomes]) {
        expect(Buffer.byteLength(JSON.stringify({ run, slices }))).toBeLessThan(256 * 1024)
      }
      asked.push(...own.map((slice) => `${slice.start} ${slice.monitor}`))
      after = own.at(-1)
      left = own.length < plan.slices.length ? 0 : plan.left
    }
    expect(new Set(asked).size).toBe(count * hours)
    expect(asked).toHaveLength(count * hours)
    expect(executions).toBeLessThanOrEqual(MOST_EXECUTIONS)
  })

  test('of a collection without a date, which every hour does, refuses to ask again for more than it takes', () => {
    const run = { ...DAY, goesOn: false, refresh: true }
    expect(() => slicesToAsk(run, new Map(), 20)).toThrow(/refresh asks again for 24 slices .*name a date/)
    expect(slicesToAsk({ ...run, goesOn: true }, new Map(), 20)).toMatchObject({ left: 4 })
  })
})

/**
 * Step Functions ends an execution at 25,000 history events. Each state of the Map leaves an event as it is entered and one
 * as it is left, a task three more (scheduled, started, succeeded), a slice two of its own.
 */
test('an execution of the most slices stays below the events that it may have', () => {
  const { MaxConcurrency, ItemProcessor } = allStates.CollectSlices
  const eventsOf = (...states: string[]) =>
    states.reduce((sum, name) => sum + (ItemProcessor.States[name].Type === 'Task' ? 5 : 2), 0)
  const round = eventsOf(
    ...[
      'StartQueries',
      'QueriesStarted',
      'WaitForQueries',
      'PollQueries',
      'QueriesRunning',
      'FetchResults',
      'WindowsLeft',
    ],
  )
  const once = eventsOf('StartQueries', 'QueriesStarted', 'SliceCollected') + 4
  expect([round, once]).toEqual([EVENTS.round, EVENTS.slice])
  expect(MaxConcurrency).toBe(SLICES_OF_A_SOURCE)
  // An iteration of CollectSources has two events, a map in it two as a state and two as a map.
  expect(EVENTS.source).toBe(6)
  const worst = (sources: number, each: number) => {
    const { seconds, sourcesAtATime } = collectingOf(slicesOf(sources, each))
    const atATime = Math.min(sources, sourcesAtATime) * Math.min(MaxConcurrency, each)
    const rounds = (seconds * atATime) / ItemProcessor.States.WaitForQueries.Seconds
    return rounds * round + sources * each * once + sources * 6
  }
  for (const [sources, each] of [
    [1, SLICES_PER_EXECUTION],
    [2, 200],
    [90, 4],
    [400, 1],
    [10, 3],
  ] as const)
    expect(worst(sources, each), `${sources} x ${each}`).toBeLessThan(25_000 - 600)
})

const slicesOf = (sources: number, each: number): SliceItem[] =>
  Array.from({ length: each }, (_, hour) =>
    Array.from({ length: sources }, (_, source) => ({
      ...{ monitor: source === 0 ? 'shop' : `shop@${222222222222 + source}-us-east-1`, start: `h${hour}`, end: '' },
    })),
  ).flat()

describe('slices are collected', () => {
  test('three at a time of each account and region, in the order of the day, and thirty of all', () => {
    const { sources, sourcesAtATime } = collectingOf(slicesOf(12, 4))
    expect(sources).toHaveLength(12)
    expect(sourcesAtATime).toBe(10)
    expect(sources[1]?.map(({ monitor, start }) => `${monitor} ${start}`)).toEqual(
      ['h0', 'h1', 'h2', 'h3'].map((hour) => `shop@222222222223-us-east-1 ${hour}`),
    )
  })

  test('of more sources at a time where none has as many', () => {
    expect(collectingOf(slicesOf(90, 2)).sourcesAtATime).toBe(15)
    expect(collectingOf(slicesOf(90, 1)).sourcesAtATime).toBe(30)
    expect(collectingOf([]).sources).toEqual([])
    expect(collectingOf([]).sourcesAtATime).toBeGreaterThan(0)
  })

  // By hand, of 300 slices of 90 sources: (24,300 - 300 x 13 - 90 x 6) / 23 rounds are 863; ten seconds each, thirty at a time: 287 s.
  test.each([
    ['one source', slicesOf(1, SLICES_PER_EXECUTION), 2700],
    ['two sources with a slice each', slicesOf(2, 1), 2700],
    ['300 slices of 90 sources', [...slicesOf(90, 3), ...slicesOf(30, 1)], 287],
  ])('for as long as their events fit one execution: %s', (_, slices, seconds) => {
    expect(collectingOf(slices).seconds).toBe(seconds)
  })
})
