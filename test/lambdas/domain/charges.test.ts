import { describe, expect, test } from 'vitest'
import { fallbackRates } from '../../../lambdas/domain/prices.ts'
import { networkOf, type Topology } from '../../../lambdas/domain/topology.ts'
import { end, priced, topology } from './build.ts'

const toInternet = { category: 'UNCLASSIFIED', destination: end({ ip: '8.8.8.8' }) } as const
const via = (target: string, more: Partial<Topology> = {}) => ({
  network: networkOf(topology([{ destination: '0.0.0.0/0', target }], more)),
})

describe('a gigabyte in eu-west-1', () => {
  test.each([
    // $0.01 out of a zone and $0.01 into the other.
    ['between zones', priced({}), { via: 'direct', usd: 0.02, unpriced: null }],
    ['inside a zone', priced({ category: 'INTRA_AZ' }), { via: 'direct', usd: 0, unpriced: null }],
    ['through a NAT gateway of its zone', priced(toInternet, via('nat-a')), { via: 'nat', usd: 0.048, unpriced: null }],
    // $0.048 and $0.02 for the zone that it crosses on the way.
    [
      'through a NAT gateway of another zone',
      priced(toInternet, via('nat-b')),
      { via: 'nat', usd: 0.068, unpriced: null },
    ],
    [
      'to S3 through a gateway endpoint',
      priced(
        { category: 'AMAZON_S3', destination: end({ ip: '52.218.1.1' }) },
        via('vpce-1', {
          endpoints: [{ id: 'vpce-1', type: 'gateway', serviceName: 's3', ips: [] }],
        }),
      ),
      { via: 'gateway_endpoint', usd: 0, unpriced: null },
    ],
    [
      'to S3 through a NAT gateway',
      priced({ category: 'AMAZON_S3', destination: end({ ip: '52.218.1.1' }) }, via('nat-a')),
      { via: 'nat', usd: 0.048, unpriced: null },
    ],
    [
      'to an interface endpoint, in whatever zone',
      priced(
        { destination: end({ ip: '10.0.7.7' }) },
        via('nat-a', {
          endpoints: [{ id: 'vpce-1', type: 'interface', serviceName: 'sqs', ips: ['10.0.7.7'] }],
        }),
      ),
      { via: 'interface_endpoint', usd: 0.01, unpriced: null },
    ],
    [
      'to a peered VPC in another zone',
      priced({ category: 'INTER_VPC', destination: end({ ip: '10.1.0.1', azId: 'euw1-az2' }) }, via('pcx-1')),
      { via: 'peering', usd: 0.02, unpriced: null },
    ],
    [
      'to a peered VPC in the same zone',
      priced({ category: 'INTER_VPC', destination: end({ ip: '10.1.0.1', azId: 'eu-west-1a' }) }, via('pcx-1')),
      { via: 'peering', usd: 0, unpriced: null },
    ],
    [
      'to the internet without NAT',
      priced(toInternet, via('igw-1')),
      {
        via: 'internet_gateway',
        usd: 0,
        unpriced: 'internet egress: one direction bills, and the source does not tell which',
      },
    ],
    [
      'through a transit gateway',
      priced({ category: 'INTER_VPC', destination: end({ ip: '10.1.0.1' }) }, via('tgw-1')),
      { via: 'transit_gateway', usd: 0, unpriced: 'transit gateway: not priced yet' },
    ],
    [
      'to another region',
      priced({ category: 'INTER_REGION', destination: end({ ip: '10.9.0.1' }) }, via('pcx-1')),
      { via: 'peering', usd: 0, unpriced: 'between regions: one direction bills, and the source does not tell which' },
    ],
    ['by a route that is unknown', priced(toInternet), { via: 'unknown', usd: 0, unpriced: 'route unknown' }],
    [
      'in a region without a list price',
      priced({}, { ratesOf: () => undefined }),
      { via: 'unknown', usd: 0, unpriced: 'no list price for the region' },
    ],
  ])('%s', (_, flow, expected) => {
    expect(flow).toMatchObject({ via: expected.via, unpriced: expected.unpriced })
    expect(flow.usd).toBeCloseTo(expected.usd, 12)
  })

  test("that only the server's agent saw is routed by the server's subnet", () => {
    const flow = priced(
      {
        category: 'UNCLASSIFIED',
        source: end({ ip: '8.8.8.8' }),
        destination: end({ ip: '10.0.0.1', subnetId: 'subnet-a' }),
        reportedBy: 'destination',
      },
      via('nat-a'),
    )
    expect(flow.via).toBe('nat')
  })
})

describe('list prices', () => {
  // Dollars per gigabyte through a NAT gateway: AWS's price pages, 2026-09-03.
  test.each([
    ['us-east-1', 0.045],
    ['eu-west-1', 0.048],
    ['eu-central-1', 0.052],
    ['ap-northeast-1', 0.062],
    ['sa-east-1', 0.093],
  ])('of %s', (region, natUsdPerGb) => {
    expect(fallbackRates(region)).toMatchObject({
      natUsdPerGb,
      interAzUsdPerGbEachDirection: 0.01,
      endpointUsdPerGb: 0.01,
    })
  })

  test.each(['moon-1', 'toString', '__proto__'])('of %s are not made up', (region) => {
    expect(fallbackRates(region)).toBeUndefined()
  })
})
