import { expect, test } from 'vitest'
import { rawKey, refusalKey } from '../../../domain/archive-key.ts'
import { DESTINATION_CATEGORIES, type DestinationCategory } from '../../../domain/flows/category.ts'
import { hourRate } from '../../../domain/report/hour-rates.ts'
import { monitor, priced } from '../build.ts'

const HOUR = { from: '2026-11-21T13:00:00Z', to: '2026-11-21T14:00:00Z' }
const run = { day: '2026-11-21', timeZone: 'UTC', monitors: [monitor('a'), monitor('b')] }
const edges = [priced({ monitor: 'a', bytes: 1000 })]

const isWhole = (raw: readonly string[], refused: readonly string[] = []) =>
  hourRate({ ...HOUR, edges, raw }, refused, run, { bytesPerGigabyte: 2 ** 30, teams: null }).rate.complete

const answersOf = (name: string, categories: readonly DestinationCategory[] = DESTINATION_CATEGORIES) =>
  categories.map((category) => rawKey(name, HOUR.from, category))

test('an hour of which a monitor told nothing is no measure', () => {
  expect(isWhole([...answersOf('a'), ...answersOf('b')])).toBe(true)
  expect(isWhole(answersOf('a'))).toBe(false)
})

test('nor is one that lacks a category of a monitor, unless the service does not have it', () => {
  const [first, ...others] = DESTINATION_CATEGORIES
  const raw = [...answersOf('a'), ...answersOf('b', others)]
  expect(isWhole(raw)).toBe(false)
  expect(isWhole(raw, [refusalKey('a', HOUR.from, first)])).toBe(false)
  expect(isWhole(raw, [refusalKey('b', HOUR.from, first)])).toBe(true)
})

test('and one that lacks an answer of one source is whole but for that', () => {
  const abroad = 'c@222222222222-us-east-1'
  const monitors = [...run.monitors, monitor(abroad)]
  const rateOf = (raw: readonly string[]) =>
    hourRate({ ...HOUR, edges, raw }, [], { ...run, monitors }, { bytesPerGigabyte: 2 ** 30, teams: null }).rate
  expect(rateOf([...answersOf('a'), ...answersOf('b')])).toMatchObject({ complete: false, lacking: [abroad] })
  expect(rateOf(answersOf(abroad))).not.toHaveProperty('lacking')
})
