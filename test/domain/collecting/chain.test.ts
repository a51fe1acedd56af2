import { describe, expect, test } from 'vitest'
import { type ArchivedSlice, sliceId } from '../../../domain/archive-key.ts'
import { inTurn, lastTurn } from '../../../domain/collecting/continuation.ts'
import { MOST_EXECUTIONS } from '../../../domain/collecting/input.ts'
import { collectingOf, EVENTS, SLICES_OF_A_SOURCE, slicesToAsk } from '../../../domain/collecting/plan.ts'
import { firstWindows, NO_TIME_LEFT } from '../../../domain/collecting/query-round.ts'
import type { SliceItem, SliceOutcome } from '../../../domain/collecting/run.ts'
import type { Turn } from '../../../domain/collecting/window.ts'
import { dayInterval, hoursOf } from '../../../domain/day.ts'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'
import { sourceOfMonitorId } from '../../../domain/source.ts'
import { exhaustive } from '../../exhaustive/cases.ts'

/** The workflow's maps by a clock of their own; what plans a day, and goes on with it, is the domain's. */

const DAY = dayInterval('2026-11-21', 'UTC')
const WHOLE: ArchivedSlice = { whole: new Set(DESTINATION_CATEGORIES), parts: new Map(), refused: new Set() }

/** An account's monitors, and how long each of their slices takes. */
interface Account {
  readonly monitors: number
  readonly seconds: number
}

const alike = (count: number, monitors: number, seconds: number): Account[] =>
  Array.from({ length: count }, () => ({ monitors, seconds }))

/** So many accounts of one monitor; those at the places are slow. */
const withSlow = (count: number, places: readonly number[]) =>
  alike(count, 1, 24).map((one, index) => (places.includes(index) ? { ...one, seconds: 400 } : one))

const nameOf = (account: number, index: number) => `m${index}@${222222222222 + account}-us-east-1`
const placeOf = (monitor: string) => Number(sourceOfMonitorId(monitor).slice(0, 12)) - 222222222222

/** Each free place takes the next lane, in which slices come one after another; what still runs as the time is over is stopped. */
function collected(slices: readonly SliceItem[], isContinued: boolean, secondsOf: (monitor: string) => number) {
  const { lanes, lanesAtATime, seconds } = collectingOf(slices, isContinued)
  const places = Array.from({ length: lanesAtATime }, () => 0)
  const outcomes = lanes.map((lane) => {
    const place = places.indexOf(Math.min(...places))
    return lane.map(({ monitor, start }): SliceOutcome => {
      const from = places[place] ?? 0
      if (from >= seconds) return { monitor, start, answered: 0, failures: [{ reason: NO_TIME_LEFT }] }
      const to = from + secondsOf(monitor)
      places[place] = Math.min(seconds, to)
      return to > seconds
        ? { monitor, start, answered: 0, failures: [{ reason: 'the query was stopped' }] }
        : { monitor, start, answered: 7, failures: [] }
    })
  })
  const busy = places.reduce((sum, one) => sum + one, 0)
  const events = (busy / 10) * EVENTS.round + slices.length * EVENTS.slice + lanes.length * EVENTS.lane
  const perSource = Object.groupBy(lanes, ([first]) => sourceOfMonitorId(first?.monitor ?? ''))
  expect(Math.max(...Object.values(perSource).map((own) => own?.length ?? 0))).toBeLessThanOrEqual(SLICES_OF_A_SOURCE)
  expect(events).toBeLessThanOrEqual(EVENTS.collecting)
  return outcomes
}

/** Collects a day, or its first hours, in as many executions as follow each other. */
function chainOf(accounts: readonly Account[], hours = 24) {
  const monitors = accounts.flatMap((own, account) =>
    Array.from({ length: own.monitors }, (_, index) => ({
      ...{ name: nameOf(account, index), arn: 'arn', cluster: 'c', region: 'us-east-1' },
    })),
  )
  const run = {
    ...{ ...DAY, timeZone: 'UTC', refresh: false, monitors, goesOn: true },
    settledUntil: hoursOf(DAY)[hours - 1]?.to ?? '',
  }
  const archived = new Map<string, ArchivedSlice>()
  const whole: string[] = []
  let executions = 0
  let after: Turn | undefined
  do {
    executions += 1
    const turn = after === undefined ? {} : { after }
    const { slices, left } = slicesToAsk({ ...run, ...turn }, archived)
    const lanes = collected(slices, after !== undefined, (monitor) => accounts[placeOf(monitor)]?.seconds ?? 0)
    const outcomes = inTurn(lanes)
    for (const { monitor, start, failures } of outcomes) {
      if (failures.length > 0) continue
      archived.set(sliceId(monitor, start), WHOLE)
      whole.push(`${monitor} ${start}`)
    }
    after = lastTurn({ slicesLeft: left, ...turn }, outcomes)
  } while (after !== undefined && executions < MOST_EXECUTIONS)
  expect(new Set(whole).size).toBe(whole.length)
  /** Slices that are lacking in the end, by how long those of their accounts take. */
  const lacking = monitors.flatMap(({ name }) => {
    const count = hours - whole.filter((one) => one.startsWith(`${name} `)).length
    return count === 0 ? [] : [accounts[placeOf(name)]?.seconds]
  })
  return { executions, lacking }
}

describe('an hour of 300 monitors is whole in one execution at 24 seconds a slice', () => {
  test.each([
    ['of 90 accounts and regions', [...alike(30, 4, 24), ...alike(60, 3, 24)]],
    ['of as many', alike(300, 1, 24)],
    ['of one', alike(1, 300, 24)],
    ['of which one has three', [...alike(1, 3, 24), ...alike(249, 1, 24)]],
    ['of which one has most', [...alike(100, 1, 24), ...alike(1, 200, 24)]],
    ['of which two have most', [...alike(100, 1, 24), ...alike(2, 100, 24)]],
    // A place is left beside its three lanes for the others, which costs it some of the time.
    ['of which one has nearly all, at 22', [...alike(3, 1, 22), ...alike(1, 297, 22)]],
  ])('%s', (_, accounts) => {
    expect(chainOf(accounts, 1)).toEqual({ executions: 1, lacking: [] })
  })
})

describe('a day is whole in the end, and no slice is answered twice', () => {
  // At 24 s a slice, 400 slices take 15 places 640 s, and their events end an execution after some 500 s: what is left comes last.
  test.each([
    ['20 monitors of one account, at 12 s', alike(1, 20, 12), 2],
    ['40 accounts', alike(40, 1, 24), 3],
    ['60 accounts', alike(60, 1, 24), 5],
    ['12 accounts of three monitors', alike(12, 3, 24), 3],
  ])('%s', (_, accounts, executions) => {
    expect(chainOf(accounts)).toEqual({ executions, lacking: [] })
  })

  exhaustive('300 monitors of as many accounts, in the executions that a day may have', () => {
    expect(chainOf(alike(300, 1, 24))).toEqual({ executions: MOST_EXECUTIONS, lacking: [] })
  })
})

describe('a source that is slow costs its own hours alone', () => {
  test.each([
    ['the first of sixty', [0]],
    ['the sixth', [5]],
    ['the 46th', [45]],
    ['ten of them', [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]],
    ['every third', Array.from({ length: 20 }, (_, index) => index * 3)],
  ])('%s', (_, places) => {
    const { executions, lacking } = chainOf(withSlow(60, places))
    expect(new Set(lacking)).toEqual(new Set([400]))
    expect(lacking).toHaveLength(places.length)
    expect(executions).toBeLessThanOrEqual(10)
  })
})

// 17 monitors have 408 slices: 400 in the first execution, and in the second 8, and 392 that lack one category, of which nothing comes.
// 40 have 960: 400, 400, and 160 with 240 of the first ones; then those that are left, which had their turn.
test.each([
  ['17 monitors', 17, 2],
  ['40 monitors', 40, 4],
])('a day of which one category has no answer is asked for no longer than once around: %s', (_, count, executions) => {
  const monitors = Array.from({ length: count }, (__, index) => ({
    name: `m${index}`,
    arn: '',
    cluster: '',
    region: '',
  }))
  const run = { ...DAY, timeZone: 'UTC', refresh: true, monitors, goesOn: true, settledUntil: DAY.to }
  const since = new Map<string, ArchivedSlice>()
  const none: ArchivedSlice = { whole: new Set(), parts: new Map(), refused: new Set() }
  let ended = 0
  let after: Turn | undefined
  do {
    ended += 1
    const turn = after === undefined ? {} : { after }
    const { slices, left } = slicesToAsk({ ...run, ...turn }, since)
    const outcomes = slices.map((slice): SliceOutcome => {
      const id = sliceId(slice.monitor, slice.start)
      const archived = since.get(id) ?? none
      const had = firstWindows(slice, archived).filter(({ category }) => category !== 'INTER_VPC')
      since.set(id, { ...archived, whole: new Set([...archived.whole, ...had.map(({ category }) => category)]) })
      return { monitor: slice.monitor, start: slice.start, answered: had.length, failures: [{ reason: 'x' }] }
    })
    after = lastTurn({ slicesLeft: left, ...turn }, inTurn([outcomes]))
  } while (after !== undefined && ended < MOST_EXECUTIONS)
  expect(ended).toBe(executions)
})
