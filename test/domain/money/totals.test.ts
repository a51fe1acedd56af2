import { expect, test } from 'vitest'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { totalsOf } from '../../../domain/money/totals.ts'

const NO_CHARGES = { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 }
const flow = (bytes: number, unpriced: string | null, nat = 0, pricedShare = 1) =>
  ({ bytes, usd: nat, charges: { ...NO_CHARGES, nat }, unpriced, bound: null, pricedShare }) as PricedFlow

test('bytes without a price tell how many of them have one for a part of their way, and so stand in two lines', () => {
  const { unpriced, byCharge, repeatedBytes } = totalsOf(
    [
      flow(100, 'zone unknown'),
      flow(40, 'zone unknown', 2),
      flow(30, 'to the internet', 1),
      flow(20, 'no route'),
      // A gateway counted half of these: the others have no price for any of their way.
      flow(10, 'beyond the gateway', 1, 0.5),
    ],
    1,
  )
  expect(unpriced).toEqual([
    { reason: 'zone unknown', bytes: 140, gigabytes: 140, inPartBytes: 40 },
    { reason: 'to the internet', bytes: 30, gigabytes: 30, inPartBytes: 30 },
    { reason: 'no route', bytes: 20, gigabytes: 20 },
    { reason: 'beyond the gateway', bytes: 5, gigabytes: 5 },
  ])
  // 40 + 30 + 10 pay a NAT gateway.
  expect(byCharge).toMatchObject([{ charge: 'nat', bytes: 80 }])
  // 80 and 195 of 200: 75 stand in both. The gateway's five are among its ten.
  expect(repeatedBytes).toBe(75)
})
