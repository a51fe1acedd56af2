import { expect, test } from 'vitest'
import type { HourlyAlert } from '../../domain/report/report.ts'
import { type AlertMessage, renderAlert } from '../../templates/alert-message.ts'

const end = (name: string, namespace = 'shop') => ({ name, namespace, kind: 'Deployment' })
const orders: HourlyAlert = {
  ...{ key: 'pair/1', of: 'pair', name: '', cluster: 'shop', over: null },
  pair: { cluster: 'shop', source: end('orders'), destination: end('ledger'), via: 'direct' },
  ...{ since: '2026-11-18T12:00:00Z', told: '2026-11-18T14:00:00Z', usdPerDay: 3.99, usualUsdPerDay: 0.36 },
}
const step = {
  title: 'Keep calls to Service ledger (shop) in their zone',
  usdPerMonth: 110.4,
  savingIs: 'estimate',
} as const
const message = (more: Partial<AlertMessage> = {}): AlertMessage => ({
  ...{ day: '2026-11-18', timeZone: 'Europe/Berlin', clusters: ['shop'], rises: [{ alert: orders, first: step }] },
  ...more,
})

test('says what rose, since when, at what rate a day, against what, and what to do first', () => {
  const { subject, text, html } = renderAlert(message())
  expect(subject).toBe('[flowtoll] ALERT shop: $3.99 a day since 13:00, usually $0.36: orders → ledger across zones')
  expect(text).toBe(
    [
      'shop, Wednesday 18 November 2026, 13:00–15:00 (Europe/Berlin)',
      '',
      '$3.99 a day',
      'orders → ledger across zones, since 13:00. At this hour it usually costs $0.36',
      'a day.',
      'First: Keep calls to Service ledger (shop) in their zone. It saves',
      '$110.40/month at this rate.',
      '',
      'Measured over two hours in a row, each against the same hour of earlier days,',
      'as the cost of a day that stays like the second. You get this once; the report',
      'of the day says whether it is over.',
      '',
    ].join('\n'),
  )
  expect(html).toContain('Wednesday 18 November 2026, 13:00–15:00 (Europe/Berlin)')
})

test('of the last hours of a day has its day, which ends at 24:00', () => {
  const late = { ...orders, since: '2026-11-18T21:00:00Z', told: '2026-11-18T23:00:00Z' }
  const { html, text } = renderAlert(message({ rises: [{ alert: late, first: step }] }))
  for (const one of [html, text]) expect(one).toContain('Wednesday 18 November 2026, 22:00–24:00 (Europe/Berlin)')
})

test('without a change that applies says where to look', () => {
  const { text } = renderAlert(message({ rises: [{ alert: { ...orders, usualUsdPerDay: 0 }, first: null }] }))
  const line = text.replaceAll('\n', ' ')
  expect(line).toContain('At this hour it usually costs nothing.')
  expect(line).toContain(
    'First: Look at what changed in orders around 13:00. flowtoll knows no change that makes it cheaper.',
  )
})

test('of several leads with the largest, and names how many clusters there are', () => {
  const nat: HourlyAlert = { ...orders, of: 'figure', name: 'nat', pair: null, usdPerDay: 31, usualUsdPerDay: 20 }
  const rises = [
    { alert: nat, first: null },
    { alert: orders, first: step },
  ]
  const { subject, text } = renderAlert(message({ clusters: ['shop', 'search'], rises }))
  expect(subject).toBe('[flowtoll] ALERT 2 clusters: $31.00 a day since 13:00, usually $20.00: NAT gateways')
  expect(text.indexOf('NAT gateways, since')).toBeLessThan(text.indexOf('orders → ledger'))
})

test('names are data: markup is text, and the subject keeps to its length', () => {
  const hostile = `<img src=x>${'x'.repeat(300)}\n\u202e`
  const pair = { ...orders.pair, source: end(hostile) } as HourlyAlert['pair']
  const { subject, html } = renderAlert(
    message({ clusters: [hostile], rises: [{ alert: { ...orders, pair }, first: null }] }),
  )
  expect(html).not.toContain('<img src=x>')
  expect([...subject].length).toBeLessThanOrEqual(110)
  expect(subject).not.toMatch(/[\n\u202e]/)
})
