import { expect, test } from 'vitest'
import type { Monitor } from '../../../domain/collecting/run.ts'
import type { Charges } from '../../../domain/money/charges.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { accountSums } from '../../../domain/report/accounts.ts'

const A = '111111111111'
const B = '222222222222'
const C = '333333333333'

const monitor = (name: string, account: string, region = 'eu-west-1'): Monitor => ({
  ...{ name, region, cluster: 'prod' },
  arn: `arn:aws:networkflowmonitor:${region}:${account}:monitor/shop`,
})
const flow = (seenBy: Monitor, charges: Partial<Charges>, billed?: PricedFlow['billed']) =>
  ({
    seenBy,
    charges: { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0, ...charges },
    billed,
  }) as PricedFlow

const facts = (monitors: readonly Monitor[], more: Partial<Parameters<typeof accountSums>[1]> = {}) => ({
  run: { monitors, from: '2026-11-26T00:00:00Z', to: '2026-11-26T04:00:00Z' },
  ...{ gaps: [], unread: [], ...more },
})
const [ofA, ofB, abroad] = [monitor('shop', A), monitor('shop@b', B), monitor('shop@us', A, 'us-east-1')]

test('dollars stand under who is billed and in which region, dearest first; what is not known is last', () => {
  const flows = [
    flow(ofA, { interAz: 4, nat: 3 }, { interAz: [A, B], nat: [C] }),
    flow(ofB, { interAz: 1 }),
    flow(ofA, { transit: 9 }, { transit: [null] }),
    flow(abroad, { nat: 5 }),
  ]
  const whole = { hours: 4, hoursComplete: 4, unreadGigabytes: 0 }
  const sums = accountSums(flows, facts([ofA, ofB, abroad]))
  expect(sums).toEqual([
    { accountId: A, region: 'us-east-1', usd: 5, byCharge: [{ charge: 'nat', usd: 5 }], ...whole },
    // Half of $4, and $1 of its own.
    { accountId: B, region: 'eu-west-1', usd: 3, byCharge: [{ charge: 'inter_az', usd: 3 }], ...whole },
    // No monitor of the day is the account's.
    {
      accountId: C,
      region: 'eu-west-1',
      usd: 3,
      byCharge: [{ charge: 'nat', usd: 3 }],
      ...whole,
      hours: 0,
      hoursComplete: 0,
    },
    { accountId: A, region: 'eu-west-1', usd: 2, byCharge: [{ charge: 'inter_az', usd: 2 }], ...whole },
    {
      ...{ accountId: null, region: 'eu-west-1', usd: 9, byCharge: [{ charge: 'transit', usd: 9 }], ...whole },
      ...{ hours: 0, hoursComplete: 0 },
    },
  ])
  // 4 + 3 + 1 + 9 + 5
  expect(sums?.reduce((sum, { usd }) => sum + usd, 0)).toBe(22)
})

test('one account in one region has none, whatever of it is not known', () => {
  expect(accountSums([flow(ofA, { nat: 3, transit: 1 }, { transit: [null] })], facts([ofA]))).toBeUndefined()
  expect(accountSums([], facts([ofA, monitor('other', A)]))).toBeUndefined()
})

test('an account that told nothing of the day stands there with what is missing', () => {
  const gap = (from: string, to: string) => ({
    ...{ monitor: 'shop@b', category: 'all', reason: 'the role is gone' },
    ...{ from: `2026-11-26T${from}:00:00Z`, to: `2026-11-26T${to}:00:00Z` },
  })
  const gone = { id: 'us-east-1', accountId: B, region: 'us-east-1', problem: 'the region is disabled' }
  const { run } = facts([ofA, ofB])
  const sums = accountSums(
    [flow(ofA, { nat: 3 })],
    facts([ofA, ofB], {
      run: { ...run, failedSources: [{ ...gone, id: 'b', region: 'eu-west-1', problem: 'the role is gone' }, gone] },
      gaps: [gap('00', '02'), gap('03', '04')],
      unread: [
        {
          accountId: C,
          region: 'eu-west-1',
          vpcIds: ['vpc-c'],
          bytes: 7,
          gigabytes: 7,
          share: 0.1,
          problem: 'a permission is missing',
        },
        { accountId: null, region: null, vpcIds: ['vpc-x'], bytes: 2, gigabytes: 2, share: 0.01 },
      ],
    }),
  )
  const none = { usd: 0, byCharge: [], hours: 0, hoursComplete: 0 }
  expect(sums).toEqual([
    expect.objectContaining({ accountId: A, usd: 3, hours: 4, hoursComplete: 4 }),
    { ...none, accountId: C, region: 'eu-west-1', unreadGigabytes: 7, problem: 'a permission is missing' },
    // Three of its four hours.
    {
      ...none,
      accountId: B,
      region: 'eu-west-1',
      hours: 4,
      hoursComplete: 1,
      unreadGigabytes: 0,
      problem: 'the role is gone',
    },
    // Nobody has ever heard of a monitor there.
    { ...none, accountId: B, region: 'us-east-1', unreadGigabytes: 0, problem: 'the region is disabled' },
    { ...none, accountId: null, region: 'eu-west-1', unreadGigabytes: 2 },
  ])
})
