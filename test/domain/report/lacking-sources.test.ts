import { expect, test } from 'vitest'
import { lackingSources, type Missing, silentSources, withoutSources } from '../../../domain/report/lacking-sources.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'

const ABROAD = 'm@222222222222-us-east-1'
const monitors = ['m', ABROAD].map((name) => ({ name, arn: '', cluster: name, region: 'us-east-1' }))
const flows = monitors.map(({ name }) => ({ monitor: name }))
const whole: Missing = { gaps: [], cuts: [], counted: { monitors: [{ name: ABROAD, verdict: 'agree' }] } }
const source = '222222222222-us-east-1'
const failed = { id: source, accountId: '222222222222', region: 'us-east-1', problem: 'gone' }

test.each<[string, Partial<Missing>]>([
  ['an answer', { gaps: [{ monitor: ABROAD }] }],
  ['rows beyond 500', { cuts: [{ monitor: ABROAD }] }],
  ['bytes that CloudWatch counted', { counted: { monitors: [{ name: ABROAD, verdict: 'beyond' }] } }],
])('a source lacks %s, and the others are whole', (_, missing) => {
  expect(lackingSources({}, { ...whole, ...missing })).toEqual([source])
})

test('a source without traffic, or whose monitors nobody knows, tells nothing', () => {
  expect(silentSources({ monitors }, flows)).toEqual([])
  expect(silentSources({ monitors }, [{ monitor: ABROAD }])).toEqual([''])
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
