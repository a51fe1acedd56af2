import { describe, expect, test } from 'vitest'
import { breakEvenGbPerZoneMonth } from '../../../domain/findings/endpoint-price.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import type { Endpoint, EndpointService } from '../../../domain/network/topology.ts'
import { aMonth, findings, found, identity, out, type Place, pod, REMOTE, remembered } from './build.ts'

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
    // One zone pays where all together do not.
    ['us-east-1', 2, 417, 417 * 0.035 - 7.3],
    ['us-east-1', 2, 450, 450 * 0.035 - 14.6],
    // One zone pays where all together do not.
    ['us-east-1', 3, 625, 625 * 0.035 - 7.3],
    ['us-east-1', 3, 1000, 1000 * 0.035 - 21.9],
    ['sa-east-1', 1, 184, null],
    ['sa-east-1', 1, 200, 200 * 0.083 - 15.33],
    // One zone pays where all together do not.
    ['sa-east-1', 2, 369, 369 * 0.083 - 15.33],
    ['sa-east-1', 2, 400, 400 * 0.083 - 30.66],
    // One zone pays where all together do not.
    ['sa-east-1', 3, 554, 554 * 0.083 - 15.33],
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
    const turn = BREAK_EVEN[region] + dollar
    expect(steady(queue(region, 1, turn - 0.1), { region })).toEqual([])
    expect(steady(queue(region, 1, turn + 0.1), { region })).toHaveLength(1)
    for (const count of [2, 3]) {
      const [less] = steady(queue(region, count, BREAK_EVEN[region] * count - 0.1), { region })
      const [more] = steady(queue(region, count, BREAK_EVEN[region] * count + dollar + 0.1), { region })
      expect(less?.change).toMatchObject({ subnetIds: [expect.any(String)] })
      expect(more?.change).toMatchObject({ subnetIds: Array.from({ length: count }, () => expect.any(String)) })
    }
  })

  test('stands in one subnet of each zone that calls, and lets in what calls', () => {
    const [one] = found('interface-endpoint', queue('us-east-1', 2, 5000))
    expect(one).toMatchObject({
      id: 'interface-endpoint/vpc-1/com.amazonaws.us-east-1.sqs',
      title: 'Create an interface endpoint for Amazon SQS in vpc-1',
      savingIs: 'estimate',
      change: {
        kind: 'create-interface-endpoint',
        region: 'us-east-1',
        vpcId: 'vpc-1',
        serviceName: 'com.amazonaws.us-east-1.sqs',
        subnetIds: ['subnet-1', 'subnet-2'],
        // Of the whole VPC: its private DNS leads everybody to it.
        zoneNames: ['name-of-az-1', 'name-of-az-2'],
        cidrs: ['10.0.1.0/24', '10.0.2.0/23', '10.0.101.0/24', '10.0.102.0/23'],
        ports: [443],
        privateDns: true,
      },
    })
    expect(one?.assumes[0]).toMatch(
      /: 5,000 GB a month in [\w-]+, [\w-]+; it breaks even at 209 GB a month in each zone\.$/,
    )
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
    expect(one).toMatchObject({ title: 'Send Amazon SQS traffic through vpce-1, which already exists', change: null })
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

const SERVICE = 'com.amazonaws.us-east-1'
const AT = '52.9.0.1'
const named = (service: string) => ({
  [AT]: identity({
    name: `${service}, us-east-1`,
    owner: 'AWS',
    region: 'us-east-1',
    endpointService: `${SERVICE}.${service}`,
  }),
})
/** 200 GB a day from each of these zones, which pays well. */
const calls = (port: number | null = 443, from: readonly (1 | 2 | 3)[] = [1]) =>
  from.map((zone) => ({ ...out(pod(zone, 'app', zone), AT, 200), targetPort: port }))
const of = (service: string, flows = calls(), place: Place = {}) =>
  found('interface-endpoint', flows, { ...place, remotes: named(service) })
/** A day's, by hand: 200 × (0.045 - 0.01) of a zone, less its 24 hours at $0.01. */
const ONE_ZONE = 200 * 0.035 - 0.24

describe('what its record says of a service', () => {
  test.each([
    // A public or regional API answers 403 behind it: https://repost.aws/knowledge-center/api-gateway-vpc-connections
    'execute-api',
    // https://docs.aws.amazon.com/appsync/latest/devguide/using-private-apis.html
    'appsync-api',
    // https://docs.aws.amazon.com/apprunner/latest/dg/network-pl.html
    'apprunner.requests',
    // https://docs.aws.amazon.com/transfer/latest/userguide/create-server-in-vpc.html
    'transfer.server',
  ])('%s answers for private ones alone, and what a NAT gateway carries is public: nothing is advised', (service) => {
    expect(of(service)).toEqual([])
    expect(of(service, calls(443, [1, 2, 3]), { leavesBy: [1, 1, 1] })).toEqual([])
  })

  test.each<[string, number, readonly number[]]>([
    ['sqs', 443, [443]],
    ['kms', 443, [443]],
    ['ecr.api', 443, [443]],
    ['aps-workspaces', 443, [443]],
    // https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    ['cassandra', 9142, [9142]],
    // https://docs.aws.amazon.com/ses/latest/dg/send-email-set-up-vpc-endpoints.html
    ['email-smtp', 465, [25, 465, 587, 2465, 2587]],
    ['email-smtp', 2587, [25, 465, 587, 2465, 2587]],
  ])('%s, called on %i, is let in on %j, and its own names lead there', (service, port, ports) => {
    const [one] = of(service, calls(port))
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(ONE_ZONE), 8)
    expect(one).toMatchObject({
      savingIs: 'estimate',
      change: { kind: 'create-interface-endpoint', serviceName: `${SERVICE}.${service}`, ports, privateDns: true },
    })
  })

  test.each<[string, number, string]>([
    // https://docs.aws.amazon.com/iot/latest/developerguide/IoTCore-VPC.html: DNS records are made by hand.
    ['iot.data', 8883, 'private hosted zone'],
    ['iot.data', 443, 'private hosted zone'],
    ['iot.credentials', 443, 'private hosted zone'],
    ['iot.api', 443, 'AWS_ENDPOINT_URL_IOT'],
    // https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/privatelink-streams.html
    ['dynamodb-streams', 443, 'AWS_ENDPOINT_URL_DYNAMODB_STREAMS'],
    // https://github.com/aws/containers-roadmap/issues/2038
    ['eks', 443, 'oidc.eks.<region>.amazonaws.com'],
  ])('%s, called on %i, gets none of its names, so that clients are told another: at most', (service, port, told) => {
    const [one] = of(service, calls(port))
    expect(one).toMatchObject({ savingIs: 'at_most', change: { privateDns: false } })
    expect(one?.assumes.join(' ')).toContain(told)
    expect(one?.assumes.join(' ')).not.toContain('clients need no change')
  })

  test.each([
    [false, true],
    [undefined, true],
    [true, false],
  ])('eks, which has an endpoint with private DNS %s: what turning it on takes is said', (privateDns, isSaid) => {
    const standing: Endpoint = {
      ...{ id: 'vpce-1', vpcId: 'vpc-1', type: 'interface', serviceName: `${SERVICE}.eks` },
      ...{ ips: ['10.0.1.200'], subnetIds: ['subnet-1'], ...(privateDns !== undefined && { privateDns }) },
    }
    const [one] = of('eks', calls(), { endpoints: [standing] })
    const said = 'Create an endpoint for oidc-eks with private DNS first, then turn it on for this one.'
    expect(one?.title).toContain('which already exists')
    expect(one?.assumes.join(' ').includes(said)).toBe(isSaid)
  })

  test('is missing: it is said, and no command is written', () => {
    for (const service of ['grafana-workspace', 'storagegateway', 'timestream.ingest-cell', 'of-next-year']) {
      const [one] = of(service)
      expect(one, service).toMatchObject({ savingIs: 'at_most', change: null })
      expect(one?.risks[0]).toContain('Which calls its private DNS would also capture is not known here')
    }
  })

  test('calls on another port are not of it, and would end with its private DNS', () => {
    expect(of('iot.api', calls(8883))).toEqual([])
    expect(of('sqs', calls(8883))).toEqual([])
    const [one] = of('sqs', [...calls(), { ...out(pod(2, 'old', 2), AT, 1), targetPort: 80 }])
    expect(one).toMatchObject({ savingIs: 'at_most', change: null, gigabytes: 200 })
    expect(one?.risks[0]).toBe(
      'It answers only on port 443: calls of old (shop) on port 80 would fail. Change those first.',
    )
    expect(of('sqs', calls(null))).toMatchObject([{ change: { ports: [443] } }])
  })
})

describe('what EC2 says of a service', () => {
  const told = (service: string, more: Partial<EndpointService> = {}): Place => ({
    topology: {
      endpointServices: [
        {
          serviceName: `${SERVICE}.${service}`,
          types: ['interface'],
          zoneIds: ['az-1', 'az-2', 'az-3'],
          privateDns: true,
          ...more,
        },
      ],
    },
  })
  const SMTP = calls(465, [1, 2, 3])

  // https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/785
  test('are its zones: the others cross to it, which costs nothing, and are not paid for', () => {
    const [one] = of('email-smtp', SMTP, told('email-smtp', { zoneIds: ['az-1', 'az-3'] }))
    // By hand: 600 GB × 0.035, less two zones' 24 hours.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(600 * 0.035 - 0.48), 8)
    expect(one?.change).toMatchObject({
      subnetIds: ['subnet-1', 'subnet-3'],
      zoneNames: ['name-of-az-1', 'name-of-az-3'],
    })
    expect(one?.assumes.join(' ')).toContain('The service is not offered in az-2')
  })

  test('is a zone where nobody calls: it stands there', () => {
    const [one] = of('email-smtp', calls(465, [1]), told('email-smtp', { zoneIds: ['az-3'] }))
    expect(one?.change).toMatchObject({ zoneNames: ['name-of-az-3'] })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(ONE_ZONE), 8)
  })

  test('is a zone that the VPC has no subnet in: nothing is advised', () => {
    expect(of('email-smtp', calls(465), told('email-smtp', { zoneIds: ['az-9'] }))).toEqual([])
  })

  test('is that none of its names lead to an endpoint, or that there is none of this kind', () => {
    expect(of('kms', calls(), told('kms', { privateDns: false }))).toMatchObject([
      { savingIs: 'at_most', change: { privateDns: false } },
    ])
    expect(of('kms', calls(), told('kms', { types: ['gateway'] }))).toEqual([])
  })

  test('is that of others alone: in this region there is none to make', () => {
    expect(of('kms', calls(), told('sqs'))).toEqual([])
  })

  test('is nothing: EC2 is asked before the change, by the names of the zones', () => {
    expect(of('email-smtp', SMTP)).toMatchObject([
      { change: { zoneNames: ['name-of-az-1', 'name-of-az-2', 'name-of-az-3'] } },
    ])
  })
})

describe('who may call it', () => {
  const subnets = (count: number, cidr: (index: number) => string) =>
    Array.from({ length: count }, (_, index) => ({
      id: `subnet-${index + 1}`,
      vpcId: 'vpc-1',
      zoneId: `az-${(index % 3) + 1}`,
      cidrs: [cidr(index)],
    }))

  test("are the VPC's own blocks, where EC2 told them", () => {
    const vpcs = [{ id: 'vpc-1', ownerId: '111122223333', cidrs: ['100.64.0.0/16', '10.0.0.0/16', '2a05:d018::/56'] }]
    expect(of('sqs', calls(), { topology: { vpcs } })).toMatchObject([
      { change: { cidrs: ['10.0.0.0/16', '100.64.0.0/16', '2a05:d018::/56'] } },
    ])
  })

  // 60 rules: https://docs.aws.amazon.com/vpc/latest/userguide/amazon-vpc-limits.html
  test('are those of seventy subnets joined, where it did not', () => {
    const topology = { subnets: subnets(70, (index) => `10.0.${index}.0/24`) }
    // By hand: 0 to 63, 64 to 67, 68 and 69.
    expect(of('sqs', calls(), { topology })).toMatchObject([
      { change: { cidrs: ['10.0.0.0/18', '10.0.64.0/22', '10.0.68.0/23'] } },
    ])
  })

  test('are more than a group takes: it is made by hand', () => {
    const topology = { subnets: subnets(62, (index) => `10.0.${index * 2 + 1}.0/24`) }
    const [one] = of('sqs', calls(), { topology })
    expect(one).toMatchObject({ savingIs: 'at_most', change: null })
    expect(one?.risks[0]).toContain('62 rules')
    // Five ports, and so five rules for each block.
    const few = { subnets: subnets(13, (index) => `10.0.${index * 2 + 1}.0/24`) }
    expect(of('email-smtp', calls(465), { topology: few })[0]?.risks[0]).toContain('65 rules')
    expect(of('sqs', calls(), { topology: few })[0]?.change).not.toBeNull()
  })
})

describe('an endpoint that would not pay in each zone that calls', () => {
  // 450 GB a month of SQS from three zones: 3 × $7.30 would be more than 450 × ($0.045 - $0.01) = $15.75, one is not.
  const calls = ([1, 2, 3] as const).map((zone) =>
    out(pod(zone, 'sender'), REMOTE.sqs, (zone === 2 ? 210 : 120) / (730 / 24)),
  )

  test('stands in the zone that calls most, as crossing to it is free', () => {
    const past = remembered(calls, 3, '2026-11-20')
    const [one] = findings(calls, {}, past).open.filter(({ kind }) => kind === 'interface-endpoint')
    expect(one?.change).toMatchObject({ subnetIds: ['subnet-2'] })
    // 450 × 0.035 less the hours of one zone.
    expect(one?.usdPerMonth).toBeCloseTo(15.75 - 7.3, 6)
    expect(one?.risks.join(' ')).toMatch(/lose it if that zone fails/)
  })
})

test('a spoke that calls a service over a transit gateway saves what that takes', () => {
  const local = { destination: '10.0.0.0/16', target: 'local' }
  const topology = {
    routeTables: [
      {
        ...{ id: 'rtb-1', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-1'], ownerId: '111122223333' },
        routes: [local, { destination: '0.0.0.0/0', target: 'tgw-1' }],
      },
    ],
  }
  const [one] = found('interface-endpoint', [out(pod(1, 'sender'), REMOTE.sqs, 500)], { topology })
  // 500 × ($0.02 - $0.01) less 24 × $0.01 in one zone.
  expect(one?.usdPerMonth).toBeCloseTo(aMonth(5 - 0.24), 6)
})
