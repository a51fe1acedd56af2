import { describe, expect, test } from 'vitest'
import { breakEvenGbPerZoneMonth } from '../../../domain/findings/endpoint-price.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { aMonth, findings, found, out, type Place, pod, REMOTE, remembered } from './build.ts'

/**
 * By hand. us-east-1: an endpoint's zone-hour $0.01, NAT $0.045 per GB, an endpoint's $0.01. A month has 730 hours, so a
 * zone costs $7.30 a month, and a GB saves $0.035: 7.30 / 0.035 = 208.571 GB. sa-east-1: 0.021 × 730 = $15.33 and
 * 0.093 - 0.01 = $0.083: 15.33 / 0.083 = 184.699 GB.
 */
const BREAK_EVEN = { 'us-east-1': 208.571, 'sa-east-1': 184.699 } as const
type Region = keyof typeof BREAK_EVEN

const zones = [1, 2, 3] as const

/** Three known days, so that one day's luck does not decide. */
const steady = (flows: Parameters<typeof found>[1], place: Place) =>
  found('interface-endpoint', flows, place, remembered(flows, 3, '2026-11-20', place))

/** SQS of the region, from so many zones, in gigabytes a month of all of them. */
function queue(region: Region, zoneCount: number, gigabytesAMonth: number) {
  const ip = region === 'us-east-1' ? REMOTE.sqs : REMOTE.sqsBrazil
  const aDay = (gigabytesAMonth * 24) / 730
  return zones.slice(0, zoneCount).map((zone) => out(pod(zone, 'sender', zone), ip, aDay / zoneCount))
}

describe('an interface endpoint', () => {
  test.each([
    // By hand: gigabytes × saved per GB - zones × price of a zone's month.
    ['us-east-1', 1, 208, null],
    ['us-east-1', 1, 240, 240 * 0.035 - 7.3],
    ['us-east-1', 2, 417, null],
    ['us-east-1', 2, 450, 450 * 0.035 - 14.6],
    ['us-east-1', 3, 625, null],
    ['us-east-1', 3, 1000, 1000 * 0.035 - 21.9],
    ['sa-east-1', 1, 184, null],
    ['sa-east-1', 1, 200, 200 * 0.083 - 15.33],
    ['sa-east-1', 2, 369, null],
    ['sa-east-1', 2, 400, 400 * 0.083 - 30.66],
    ['sa-east-1', 3, 554, null],
    ['sa-east-1', 3, 1000, 1000 * 0.083 - 45.99],
  ] as const)('in %s over %i zones for %i GB a month saves %s', (region, zoneCount, gigabytes, usd) => {
    const [one] = steady(queue(region, zoneCount, gigabytes), { region })
    if (usd === null) expect(one).toBeUndefined()
    else expect(one?.usdPerMonth).toBeCloseTo(usd, 6)
  })

  test.each(['us-east-1', 'sa-east-1'] as const)('in %s turns at its break-even', (region) => {
    const rates = fallbackRates(region)
    expect(rates && breakEvenGbPerZoneMonth(rates, 0.01)).toBeCloseTo(BREAK_EVEN[region], 3)
    // A line needs a dollar a month: 1 / 0.035 and 1 / 0.083 GB above.
    const dollar = region === 'us-east-1' ? 1 / 0.035 : 1 / 0.083
    for (const count of [1, 2, 3]) {
      const turn = BREAK_EVEN[region] * count + dollar
      expect(steady(queue(region, count, turn - 0.1), { region })).toEqual([])
      expect(steady(queue(region, count, turn + 0.1), { region })).toHaveLength(1)
    }
  })

  test('stands in one subnet of each zone that calls, and lets in what calls', () => {
    const [one] = found('interface-endpoint', queue('us-east-1', 2, 5000))
    expect(one).toMatchObject({
      id: 'interface-endpoint/vpc-1/com.amazonaws.us-east-1.sqs',
      title: 'Give vpc-1 an interface endpoint for Amazon SQS',
      savingIs: 'estimate',
      change: {
        kind: 'create-interface-endpoint',
        region: 'us-east-1',
        vpcId: 'vpc-1',
        serviceName: 'com.amazonaws.us-east-1.sqs',
        subnetIds: ['subnet-1', 'subnet-2'],
        // Of the whole VPC: its private DNS leads everybody to it.
        cidrs: ['10.0.1.0/24', '10.0.101.0/24', '10.0.102.0/24', '10.0.103.0/24', '10.0.2.0/24', '10.0.3.0/24'],
      },
    })
    expect(one?.assumes[0]).toContain('pays from 209 GB a month in each: this is 5,000 GB in 2 zones')
  })

  test('saves the crossing to a gateway of another zone too', () => {
    const flows = queue('us-east-1', 2, 5000)
    const [one] = found('interface-endpoint', flows, { leavesBy: [1, 1, 1] })
    // Zone 2's half crosses, at $0.02.
    expect(one?.usdPerMonth).toBeCloseTo(5000 * 0.035 + 2500 * 0.02 - 14.6, 4)
  })

  test('is advised on one day alone where it pays twice, and never on a single noisy day', () => {
    const day = (usd: number) => queue('us-east-1', 1, usd)
    // Fixed $7.30 a month: 400 GB save $14.00, 450 GB save $15.75.
    expect(found('interface-endpoint', day(400))).toEqual([])
    expect(found('interface-endpoint', day(450))).toMatchObject([{ days: 1 }])
    // Three quiet days, then a restore of a backup.
    const quiet = remembered(day(50), 3, '2026-11-20')
    expect(found('interface-endpoint', day(20_000), {}, quiet)).toEqual([])
    // A service that was not called at all before.
    expect(found('interface-endpoint', day(20_000), {}, remembered([], 3, '2026-11-20'))).toEqual([])
    // Three good days, and a quiet Sunday: still worth it, at the rate of the day that is.
    expect(found('interface-endpoint', day(450), {}, remembered(day(5000), 3, '2026-11-20'))).toMatchObject([
      { days: 4 },
    ])
  })

  test('that is there already, and is not used, costs nothing more', () => {
    const standing = {
      id: 'vpce-1',
      vpcId: 'vpc-1',
      type: 'interface',
      serviceName: 'com.amazonaws.us-east-1.sqs',
      ips: ['10.0.1.200'],
      subnetIds: ['subnet-1'],
    } as const
    const [one] = found('interface-endpoint', queue('us-east-1', 1, 300), { endpoints: [standing] })
    expect(one?.usdPerMonth).toBeCloseTo(300 * 0.035, 6)
    expect(one).toMatchObject({ title: 'Send Amazon SQS through vpce-1, which is there already', change: null })
  })

  test('is no finding for another region, for others than AWS, or below a dollar', () => {
    const others = [REMOTE.sqsAbroad, REMOTE.datadog, REMOTE.unknown].map((ip) => out(pod(1, 'x', 1), ip, 1000))
    expect(found('interface-endpoint', others)).toEqual([])
    expect(findings([]).open).toEqual([])
  })

  test('for ECR says what image pulls need beside it', () => {
    const [one] = found('interface-endpoint', [out(pod(1, 'puller', 1), REMOTE.ecr, 200)])
    expect(one?.assumes.join(' ')).toContain('ecr.api and ecr.dkr, and fetch layers from S3')
    expect(found('interface-endpoint', queue('us-east-1', 1, 5000))[0]?.assumes.join(' ')).not.toContain('ecr')
  })

  test('at a discount pays from the same volume on', () => {
    const [one] = found('interface-endpoint', queue('us-east-1', 1, 5000), { priceFactor: 0.6 })
    expect(one?.usdPerMonth).toBeCloseTo((5000 * 0.035 - 7.3) * 0.6, 6)
    expect(aMonth(24)).toBe(730)
  })
})
