import { expect, test } from 'vitest'
import {
  BILLED_CHARGES,
  billComparison,
  chargesByUsageType,
  estimatesOf,
  isWholeBill,
  joinedBill,
} from '../../../domain/money/billed-usage.ts'
import { partPrice } from '../../../domain/money/charges.ts'
import { PARTS } from '../../../domain/money/metered.ts'
import { fallbackRates, type Rates, REGIONS } from '../../../domain/money/prices.ts'

test('usage types are asked for by the prefix that the region has on a bill', () => {
  expect(Object.fromEntries(chargesByUsageType('eu-west-1') ?? [])).toEqual({
    'EU-DataTransfer-Regional-Bytes': 'inter_az',
    'EU-VpcPeering-In-Bytes': 'inter_az',
    'EU-VpcPeering-Out-Bytes': 'inter_az',
    'EU-NatGateway-Bytes': 'nat',
    'EU-RegionalNatGateway-Bytes': 'nat',
    'EU-VpcEndpoint-Bytes': 'endpoint',
    'EU-TransitGateway-Bytes': 'transit',
  })
  // A bill of us-east-1 has both forms.
  const types = [...(chargesByUsageType('us-east-1')?.keys() ?? [])]
  expect(types).toEqual(expect.arrayContaining(['NatGateway-Bytes', 'USE1-RegionalNatGateway-Bytes']))
  expect(types).toEqual(expect.arrayContaining(['DataTransfer-Regional-Bytes', 'USE1-VpcEndpoint-Bytes']))
})

test('usage types are known of every region with a price, and of no other', () => {
  for (const region of REGIONS) expect(chargesByUsageType(region)?.size, region).toBeGreaterThan(0)
  expect(chargesByUsageType('mars-north-1')).toBeUndefined()
  expect(chargesByUsageType('constructor')).toBeUndefined()
})

test('whatever a meter charges has its usage types', () => {
  const of = { interAz: 'inter_az', nat: 'nat', endpoint: 'endpoint', transit: 'transit', interRegion: 'inter_region' }
  const charged = PARTS.map((part) => of[partPrice(part, fallbackRates('eu-west-1') as Rates, 0.01).charge])
  expect([...new Set(charged)].toSorted()).toEqual([...BILLED_CHARGES].toSorted())
})

const sum = (gigabytes: number, usd: number) => ({ gigabytes, usd })
const NOTHING = sum(0, 0)
const bill = { schema: 1, day: '2026-11-19', accountId: '111122223333', problem: null } as const
const home = { accountId: '111111111111', region: 'us-east-1' }
const member = { accountId: '222222222222', region: 'us-east-1' }
const OWN_MONITOR = { name: 'eks', region: 'us-east-1' }
const nat = (usd: number) => [{ charge: 'nat', usd }]

test('what was billed stands beside what was estimated, and what is nothing on both sides is left out', () => {
  const byCharge = { inter_az: NOTHING, nat: sum(500, 22.5), endpoint: NOTHING, transit: sum(200, 4) }
  const estimates = [
    { charge: 'nat', usd: 20 },
    { charge: 'endpoint', usd: 3 },
  ]
  const report = { monitors: [OWN_MONITOR], totals: { byCharge: estimates } }
  const { lines } = billComparison({ ...bill, byCharge }, report, { timeZone: 'UTC', home })
  expect(lines).toEqual([
    { charge: 'nat', billedGigabytes: 500, billedUsd: 22.5, estimatedUsd: 20 },
    { charge: 'endpoint', billedGigabytes: 0, billedUsd: 0, estimatedUsd: 3 },
    { charge: 'transit', billedGigabytes: 200, billedUsd: 4, estimatedUsd: 0 },
  ])
})

test('a bill that was kept before transit gateways were asked for says nothing of them, and is asked for again', () => {
  const former = { ...bill, byCharge: { nat: sum(500, 22.5) } }
  expect(isWholeBill(former)).toBe(false)
  const report = { monitors: [OWN_MONITOR], totals: { byCharge: [{ charge: 'transit', usd: 4 }] } }
  const { lines } = billComparison(former, report, { timeZone: 'UTC', home })
  expect(lines.map(({ charge }) => charge)).toEqual(['nat'])
  const whole = { inter_az: NOTHING, nat: NOTHING, endpoint: NOTHING, transit: NOTHING }
  expect(isWholeBill({ ...bill, byCharge: whole })).toBe(true)
  expect(isWholeBill({ ...bill, byCharge: whole, problem: 'refused' })).toBe(false)
})

test("a bill is held against the own account's estimates in its region, not against those of all that is read", () => {
  const monitors = [OWN_MONITOR]
  const totals = { byCharge: nat(9) }
  const own = { ...home, byCharge: nat(2) }
  const others = [
    { ...home, region: 'eu-west-1', byCharge: nat(3) },
    { ...home, accountId: '222222222222', byCharge: nat(4) },
  ]
  expect(estimatesOf({ monitors, totals }, home, home)).toEqual(nat(9))
  expect(estimatesOf({ monitors, totals, byAccount: [...others, own] }, home, home)).toEqual(nat(2))
  expect(estimatesOf({ monitors, totals, byAccount: others }, home, home)).toBeUndefined()
  expect(estimatesOf({ monitors, totals, byAccount: [...others, own] }, member, home)).toEqual(nat(4))
})

test('a report of one account and region alone is about that of its monitors', () => {
  const totals = { byCharge: nat(9) }
  const ofMember = { monitors: [{ name: 'eks@222222222222-us-east-1', region: 'us-east-1' }], totals }
  expect(estimatesOf(ofMember, home, home)).toBeUndefined()
  expect(estimatesOf(ofMember, member, home)).toEqual(nat(9))
  const ofOwn = { monitors: [OWN_MONITOR], totals }
  expect(estimatesOf(ofOwn, member, home)).toBeUndefined()
  // A run of an earlier form does not tell its account.
  expect(estimatesOf(ofOwn, undefined, undefined)).toEqual(nat(9))
})

test('the bill of each source stands beside its own estimate, the largest first', () => {
  const others = [
    { ...home, region: 'eu-west-1', byCharge: { nat: sum(1, 5) }, problem: null },
    { ...member, byCharge: { nat: sum(100, 45) }, problem: null },
    { ...member, accountId: '333333333333', byCharge: {}, problem: 'refused' },
  ]
  const report = {
    ...{ monitors: [OWN_MONITOR], totals: { byCharge: nat(60) } },
    byAccount: [
      { ...member, byCharge: nat(40) },
      { ...home, byCharge: nat(20) },
    ],
  }
  const line = (billedGigabytes: number, billedUsd: number, estimatedUsd: number | null) => [
    { charge: 'nat', billedGigabytes, billedUsd, estimatedUsd },
  ]
  const whole = { ...bill, byCharge: { nat: sum(500, 22.5) }, others }
  expect(billComparison(whole, report, { timeZone: 'UTC', home })).toEqual({
    ...{ day: '2026-11-19', otherDays: null, lines: line(500, 22.5, 20), problem: null },
    others: [
      { ...member, lines: line(100, 45, 40), problem: null },
      { ...home, region: 'eu-west-1', lines: line(1, 5, null), problem: null },
      { ...member, accountId: '333333333333', lines: [], problem: 'refused' },
    ],
  })
})

test('what was told once stays where it is not told again, account by account', () => {
  const told = { byCharge: { nat: sum(500, 22.5) }, problem: null }
  const refused = { byCharge: {}, problem: 'refused' }
  const abroad = { ...home, region: 'eu-west-1' }
  const before = {
    ...bill,
    ...told,
    others: [
      { ...member, ...refused },
      { ...abroad, ...told },
    ],
  }
  const now = {
    ...bill,
    ...refused,
    others: [
      { ...abroad, ...refused },
      { ...member, ...told },
    ],
  }
  expect(joinedBill(before, now)).toEqual({
    ...bill,
    ...told,
    others: [
      { ...abroad, ...told },
      { ...member, ...told },
    ],
  })
  expect(joinedBill(undefined, now)).toEqual(now)
  // One of an earlier form may be that of others too.
  const { accountId: _, ...former } = before
  expect(joinedBill(former, { ...bill, ...refused })).toEqual({ ...bill, ...refused })
  // A source that the settings name no more is no part of it.
  expect(joinedBill(before, { ...bill, ...refused })).toEqual({ ...bill, ...told })
})
