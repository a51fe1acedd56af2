import { expect, test } from 'vitest'
import { countedBytes } from '../../../domain/collecting/counted-bytes.ts'
import { lackingSources, type Missing, withoutSources } from '../../../domain/report/lacking-sources.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'

const ABROAD = 'm@222222222222-us-east-1'
const whole: Missing = { gaps: [], cuts: [], counted: countedOf(['m', 2e12, 2e12], [ABROAD, 1e12, 1e12]) }
const source = '222222222222-us-east-1'
const failed = { id: source, accountId: '222222222222', region: 'us-east-1', problem: 'gone' }

/** Monitors by name, with the bytes of their rows and those that CloudWatch counted. */
function countedOf(...monitors: readonly (readonly [name: string, rows: number, counted: number])[]) {
  const asked = monitors.map(([name]) => name)
  const counted = Object.fromEntries(monitors.map(([name, , bytes]) => [name, bytes]))
  const seen = new Map(monitors.map(([name, rows]) => [name, rows]))
  return { monitors: countedBytes(seen, counted, { asked, bytesPerGigabyte: 1e9 }) }
}

test.each<[string, Partial<Missing>]>([
  ['an answer', { gaps: [{ monitor: ABROAD }] }],
  ['rows beyond 500', { cuts: [{ monitor: ABROAD }] }],
  ['bytes that CloudWatch counted', { counted: countedOf(['m', 2e12, 2e12], [ABROAD, 1e9, 1.2e9]) }],
])('a source lacks %s, and the others are whole', (_, missing) => {
  expect(lackingSources({}, { ...whole, ...missing })).toEqual([source])
})

test('a source whose monitors are seen in all lacks nothing of what one of them does not show', () => {
  // 0.2 GB of 1001.2 GB.
  const counted = countedOf(['large', 1e12, 1e12], ['small', 1e9, 1.2e9])
  expect(counted.monitors.map(({ verdict }) => verdict)).toEqual(['agree', 'beyond'])
  expect(lackingSources({}, { ...whole, counted })).toEqual([])
})

test('a source without traffic lacks nothing, and one whose monitors nobody knows may', () => {
  expect(lackingSources({}, { ...whole, counted: countedOf(['m', 2e12, 2e12], [ABROAD, 0, 0]) })).toEqual([])
  expect(lackingSources({ failedSources: [failed] }, whole)).toEqual([])
  expect(lackingSources({ failedSources: [{ ...failed, isUnknown: true }] }, whole)).toEqual([source])
})

test('an hour that turns out to lack a source is whole but for it, where any other is', () => {
  const rate = { complete: true, monitors: ['m', ABROAD], usd: 1 } as unknown as TrendDay
  expect(withoutSources(rate, [source])).toEqual({ ...rate, complete: false, lacking: [ABROAD] })
  expect(withoutSources(rate, [source, ''])).toEqual({ ...rate, complete: false })
  // It was no measure anyway.
  expect(withoutSources({ ...rate, complete: false }, [source])).toEqual({ ...rate, complete: false })
  expect(withoutSources({ ...rate, complete: false, lacking: ['m'] }, [source])).toEqual({ ...rate, complete: false })
})
