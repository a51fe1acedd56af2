import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { countedBytes } from '../../../domain/collecting/counted-bytes.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import { boundByGateways, gatewayShares } from '../../../domain/money/gateway-bound.ts'
import { totalsOf } from '../../../domain/money/totals.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { end, GIB, priced, topology } from '../build.ts'
import { dayOf, out, pod, REMOTE } from '../findings/build.ts'

const known = topology([{ destination: '0.0.0.0/0', target: 'nat-b' }])
const network = networkOf(known)
const source = end({ ip: '10.0.0.1', subnetId: 'subnet-a', azId: 'euw1-az1', vpcId: 'vpc-1', pod: 'web-0' })
/** Gigabytes to the internet by nat-b, which stands in another zone: $0.048 and $0.02 a gigabyte. */
const through = (gigabytes: number) =>
  priced({ category: 'UNCLASSIFIED', bytes: gigabytes * GIB, source, destination: end({ ip: '8.8.8.8' }) }, { network })
const counted = (seen: number, gateway: number) =>
  countedBytes(
    new Map([['nat-b', seen * GIB]]),
    { 'nat-b': gateway * GIB },
    { asked: ['nat-b'], bytesPerGigabyte: GIB },
  )

describe('rows that hold more than a NAT gateway counted', () => {
  test('are priced up to its count, and the rest has no price', () => {
    const flows = boundByGateways([through(300), through(200)], gatewayShares(counted(500, 400)))
    const totals = totalsOf(flows, GIB)
    // 400 GB at $0.068, and at most $0.09 to the internet.
    expect(totals.usd).toBeCloseTo(27.2, 9)
    expect(totals.bounds).toMatchObject([{ kind: 'internet', usdAtMost: expect.closeTo(36, 9) }])
    expect(totals.unpriced).toEqual([
      { reason: 'beyond what NAT gateway nat-b counted', bytes: 100 * GIB, gigabytes: 100 },
    ])
  })

  test('let no finding stand on that gateway, and prove nothing that day', () => {
    // Zone 1 leaves by the gateway of zone 2: 500 GB cross to it.
    const seen = dayOf([out(pod(1, 'crawler'), REMOTE.unknown, 500)], { leavesBy: [2, 2, 2] })
    const kinds = (flows: typeof seen.flows) =>
      findingsOf({ ...seen, flows }, [], []).report.open.map(({ kind }) => kind)
    expect(kinds(seen.flows)).toContain('nat-per-zone')
    const gateway = countedBytes(
      new Map([['nat-2', 500 * GIB]]),
      { 'nat-2': 400 * GIB },
      { asked: ['nat-2'], bytesPerGigabyte: GIB },
    )
    const bound = boundByGateways(seen.flows, gatewayShares(gateway))
    expect(kinds(bound)).toEqual([])
    expect(findingsOf({ ...seen, flows: bound }, [], []).memory.complete).toBe(false)
  })

  test('are no more than its count, whatever the rows', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 900 }), { minLength: 1 }),
        fc.integer({ min: 0, max: 900 }),
        (sizes, gateway) => {
          const all = sizes.reduce((sum, size) => sum + size, 0)
          const flows = boundByGateways(sizes.map(through), gatewayShares(counted(all, gateway)))
          // Within the hundredth that counts as agreement.
          const most = all * 0.99 > gateway ? gateway : all
          expect(totalsOf(flows, GIB).usd).toBeLessThanOrEqual(0.068 * most + 1e-6)
        },
      ),
    )
  })
})

test('a gateway that counted as much or more leaves every price as it is', () => {
  const flows = [through(300)]
  expect(boundByGateways(flows, gatewayShares(counted(300, 301)))).toEqual(flows)
})
