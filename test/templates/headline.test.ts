import { describe, expect, test } from 'vitest'
import type { Alarm, Report } from '../../domain/report/report.ts'
import { renderDigest } from '../../templates/digest.ts'
import { oneLine, seen } from './figures.ts'
import { alertDay, goodDay } from './fixtures.ts'

const subjectOf = (report: Report) => renderDigest(report).subject

const FALL: Alarm = {
  ...{ of: 'total', name: '', cluster: '', pair: null, inDigest: true },
  ...{ usd: 40.59, usualUsd: 60, since: '2026-11-21', state: 'raised' },
}
const fallen = (more: Partial<Report['attention']> = {}): Report => ({
  ...goodDay,
  attention: {
    ...goodDay.attention,
    fall: FALL,
    reasons: ['fall'],
    news: { proofs: [], budgets: [], findings: [] },
    ...more,
  },
})
const [proof] = goodDay.findings.proofs
if (proof === undefined) throw new Error('the good day has no proof')
const news = (more: Partial<typeof proof>) => ({ news: { proofs: [{ ...proof, ...more }], budgets: [], findings: [] } })

describe('the subject of a fall', () => {
  test('is not down where the day is dearer than the one before', () => {
    // $40.59 after $39.80, and $60 is usual.
    expect(subjectOf(fallen())).toBe(
      '[flowtoll] OK shop: $40.59 on Sat 21 Nov, usually $60.00: crawler → images across zones $3.40 → nothing',
    )
    const { trend } = goodDay
    const cheaper = { ...fallen(), trend: { ...trend, yesterday: { ...trend.yesterday, usd: 60, deltaUsd: -19.41 } } }
    expect(subjectOf(cheaper)).toContain('on Sat 21 Nov, down $19.41 (−32%): ')
  })

  test.each([
    ['of nothing', { status: 'fixed', usdPerMonth: 0 }],
    ['of traffic that has gone', { status: 'gone', usdPerMonth: 0 }],
  ] as const)('names the pair that fell beside a proof %s, and not beside one that saves', (_, more) => {
    expect(subjectOf(fallen(news(more)))).toContain(': crawler → images across zones')
    expect(subjectOf(fallen(news({ status: 'fixed', usdPerMonth: 20 })))).toContain(': saved $20.00/month: ')
  })
})

test('a saving that a week of days tells another figure of says so', () => {
  expect(subjectOf(fallen(news({ status: 'fixed', usdPerMonth: 20, afterDays: 1 })))).toContain('saved $20.00/month: ')
  expect(subjectOf(fallen(news({ status: 'fixed', usdPerMonth: 20, afterDays: 7 })))).toContain(
    'saved $20.00/month by its first week: ',
  )
})

test('the total of some monitors is named, and is not the change of all', () => {
  const alarm: Alarm = { ...FALL, name: 'prod-eks', usd: 20, usualUsd: 10 }
  const report = { ...alertDay, attention: { ...alertDay.attention, alarms: [alarm], causes: [], undone: [] } }
  expect(subjectOf(report)).toBe('[flowtoll] ALERT shop: $40.59 on Sat 21 Nov: the total of prod-eks $10.00 → $20.00')
  expect(oneLine(renderDigest(report).text)).toContain(
    'The total of prod-eks: $10.00 → $20.00 (+100%) since Sat 21 Nov.',
  )
})

test('a day without a usual says so, in the subject and below the total', () => {
  const young = { ...goodDay.trend, total: null, isYoung: true }
  const report: Report = { ...fallen({ fall: null, reasons: [] }), trend: young }
  expect(subjectOf(report)).toBe('[flowtoll] OK shop: $40.59 on Sat 21 Nov, no usual yet')
  const { html, text } = renderDigest(report)
  for (const output of [oneLine(text), seen(html)])
    expect(output).toContain('No usual level is known yet for a Saturday.')
})

test('what has a price for a part of its way is not said to have no price', () => {
  const unpriced = [
    { reason: 'route unknown', bytes: 3 * 2 ** 30, gigabytes: 3 },
    { reason: 'another VPC', bytes: 2 * 2 ** 30, gigabytes: 2, inPartBytes: 2 * 2 ** 30 },
    { reason: 'other region', bytes: 2 * 2 ** 30, gigabytes: 2, inPartBytes: 2 ** 30 },
  ]
  const { html, text } = renderDigest({ ...goodDay, totals: { ...goodDay.totals, unpriced } })
  for (const output of [oneLine(text), seen(html)]) {
    expect(output).toContain('No price: route unknown')
    expect(output).toContain('Partly priced: another VPC')
    expect(output).toContain('No price, or partly priced (1.00 GB): other region')
  }
})
