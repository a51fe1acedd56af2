import { describe, expect, test } from 'vitest'
import { archivedSlices, rawKey } from '../../../domain/archive-key.ts'
import { comesAfter } from '../../../domain/collecting/continuation.ts'
import { MOST_EXECUTIONS } from '../../../domain/collecting/input.ts'
import { collectingOf, EVENTS, mostSlices, SLICES_PER_EXECUTION, slicesToAsk } from '../../../domain/collecting/plan.ts'
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
    // What came in since the run began.
    expect(slicesToAsk({ ...DAY, refresh: true }, archivedSlices(hour('2026-11-21T00:00:00Z'))).slices).toHaveLength(23)
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
  expect(allStates.CollectLanes).toMatchObject({ ItemsPath: '$.lanes', MaxConcurrencyPath: '$.lanesAtATime' })
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
  expect(MaxConcurrency).toBe(1)
  // An iteration of CollectLanes has two events, a map in it two as a state and two as a map.
  expect(EVENTS.lane).toBe(6)
  const worst = (slices: readonly SliceItem[]) => {
    const { lanes, lanesAtATime, seconds } = collectingOf(slices)
    const rounds = (seconds * lanesAtATime) / ItemProcessor.States.WaitForQueries.Seconds
    return rounds * round + slices.length * once + lanes.length * 6
  }
  for (const [sources, each] of [
    [1, SLICES_PER_EXECUTION],
    [2, 200],
    [90, 4],
    [400, 1],
    [10, 3],
  ] as const)
    expect(worst(slicesOf(sources, each)), `${sources} x ${each}`).toBeLessThan(25_000 - 600)
  expect(worst([...slicesOf(250, 1), ...slicesOf(1, 150)]), 'of mixed sizes').toBeLessThan(25_000 - 600)
})

const slicesOf = (sources: number, each: number): SliceItem[] =>
  Array.from({ length: each }, (_, hour) =>
    Array.from({ length: sources }, (_, source) => ({
      ...{ monitor: source === 0 ? 'shop' : `shop@${222222222222 + source}-us-east-1`, start: `h${hour}`, end: '' },
    })),
  ).flat()

describe('slices are collected', () => {
  const hoursOfLanes = (slices: readonly SliceItem[]) =>
    collectingOf(slices).lanes.map((lane) => lane.map(({ monitor, start }) => `${monitor} ${start}`))

  test('one after another in each of three lanes of an account and region, the first lanes of all before the second', () => {
    const [home, other] = ['shop', 'shop@222222222223-us-east-1']
    expect(hoursOfLanes(slicesOf(2, 4))).toEqual([
      [`${home} h0`, `${home} h3`],
      [`${other} h0`, `${other} h3`],
      [`${home} h1`],
      [`${other} h1`],
      [`${home} h2`],
      [`${other} h2`],
    ])
  })

  test('with each monitor of an account and region in all of its lanes, in the order in which a day is asked for', () => {
    const day = Array.from({ length: 24 }, (_, hour) =>
      ['large', 'small', 'tiny'].map((monitor) => ({ monitor, start: `h${String(hour).padStart(2, '0')}`, end: '' })),
    ).flat()
    const { lanes } = collectingOf(day)
    // 24 hours by three lanes.
    for (const lane of lanes) {
      expect(lane.filter(({ monitor }) => monitor === 'large')).toHaveLength(8)
      expect(lane).toEqual(day.filter((slice) => lane.includes(slice)))
    }
  })

  test('fifteen at a time of all, and no more than leave the longest lane its time', () => {
    expect(collectingOf(slicesOf(12, 4)).lanesAtATime).toBe(15)
    expect(collectingOf(slicesOf(90, 1)).lanesAtATime).toBe(15)
    expect(collectingOf(slicesOf(1, SLICES_PER_EXECUTION)).lanesAtATime).toBe(3)
    // 100 sources of a slice beside lanes of 67, 67 and 66: 300 / 67, and a part of one.
    const mixed = collectingOf([...slicesOf(1, 199), ...slicesOf(101, 1)])
    expect(mixed.lanesAtATime).toBe(5)
    expect(mixed.lanes.map(({ length }) => length).slice(0, 4)).toEqual([67, 67, 66, 1])
    expect(collectingOf([])).toEqual({ lanes: [], lanesAtATime: 1, seconds: 2700 })
  })

  test('those with the most last, where an earlier execution left them', () => {
    expect(collectingOf([...slicesOf(1, 5), ...slicesOf(3, 1)], true).lanes.map(({ length }) => length)).toEqual([
      1, 1, 2, 2, 2,
    ])
  })

  // By hand, of 300 slices of 90 sources, 30 with four: 270 lanes; (24,300 - 300 x 13 - 270 x 6) / 23 rounds are 816.5; ten seconds each,
  // fifteen at a time: 544 s.
  test.each([
    ['one source', slicesOf(1, SLICES_PER_EXECUTION), 2700],
    ['two sources with a slice each', slicesOf(2, 1), 2700],
    ['300 slices of 90 sources', [...slicesOf(90, 3), ...slicesOf(30, 1)], 544],
  ])('for as long as their events fit one execution: %s', (_, slices, seconds) => {
    expect(collectingOf(slices).seconds).toBe(seconds)
  })
})
