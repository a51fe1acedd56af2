import { expect, test } from 'vitest'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { mayLackDollars } from '../../../domain/money/unread.ts'

const GIB = 2 ** 30
const flow = (gigabytes: number, usd: number, isUnread = false, monitor = 'us-east-1') => ({
  monitor,
  bytes: gigabytes * GIB,
  usd,
  path: { unread: isUnread ? { vpcId: 'vpc-member', accountId: '222222222222', region: 'us-east-1' } : undefined },
})
const lacks = (...flows: ReturnType<typeof flow>[]) => mayLackDollars(flows as never, fallbackRates, GIB)

test('what nobody could read matters once it may have cost a tenth of the rest', () => {
  // In us-east-1 at most $0.045 for the NAT gateway, 2 × $0.01 for the way to it, $0.02 for a transit gateway: $0.085 a GB.
  // A tenth of $17.00 is $1.70: 20 GB.
  expect(lacks(flow(400, 17), flow(19.9, 0, true))).toBe(false)
  expect(lacks(flow(400, 17), flow(20.1, 0, true))).toBe(true)
  expect(lacks(flow(400, 17), flow(0.000003, 0, true))).toBe(false)
})

test('beside nothing that has a price, and without rates, a byte matters', () => {
  expect(lacks(flow(400, 0), flow(0.000003, 0, true))).toBe(true)
  expect(mayLackDollars([flow(400, 17), flow(1, 0, true)] as never, () => undefined, GIB)).toBe(true)
  expect(mayLackDollars([flow(400, 17)] as never, () => undefined, GIB)).toBe(false)
})

test('each byte is held against the rates of its own region', () => {
  // In eu-central-1 at most $0.052 + 2 × $0.01 + $0.02 = $0.092 a GB: of $1.70, 18.48 GB.
  expect(lacks(flow(400, 17), flow(18.4, 0, true, 'eu-central-1'))).toBe(false)
  expect(lacks(flow(400, 17), flow(18.6, 0, true, 'eu-central-1'))).toBe(true)
})
