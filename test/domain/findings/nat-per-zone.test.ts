import { describe, expect, test } from 'vitest'
import { aMonth, found, out, type Place, pod, REMOTE, remembered } from './build.ts'

const place: Place = { leavesBy: [1, 1, 3] }
const flows = (gigabytes: number) => [out(pod(2, 'fetcher', 2), REMOTE.unknown, gigabytes)]

describe('a zone that leaves through the NAT gateway of another', () => {
  test('needs one of its own, once the crossing costs more than its hours', () => {
    const [one, ...others] = found('nat-per-zone', flows(200), place)
    expect(others).toEqual([])
    // By hand: 200 × $0.02 a day, less 24 hours at $0.045 and an address at $0.005.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(4 - 1.2), 8)
    expect(one).toMatchObject({
      id: 'nat-per-zone/vpc-1/az-2',
      title: 'Put a NAT gateway into az-2',
      savingIs: 'estimate',
      change: {
        kind: 'create-nat-gateway',
        vpcId: 'vpc-1',
        zoneId: 'az-2',
        publicSubnetId: 'public-2',
        subnets: [
          { subnetId: 'subnet-2', routeTableId: 'rtb-2', natGatewayId: 'nat-1', table: 'own', otherRoutes: [] },
        ],
      },
    })
  })

  test('turns where crossing and hours are equal: 60 GB a day in us-east-1', () => {
    // (0.045 + 0.005) × 24 / 0.02 = 60; a line needs a dollar a month more, which is 1.64 GB a day.
    const after = (gigabytes: number) =>
      found('nat-per-zone', flows(gigabytes), place, remembered(flows(gigabytes), 3, '2026-11-20', place))
    expect(after(61.6)).toEqual([])
    expect(after(61.7)).toHaveLength(1)
    // Without days before, it must pay twice.
    expect(found('nat-per-zone', flows(119), place)).toEqual([])
    expect(found('nat-per-zone', flows(121), place)).toHaveLength(1)
  })

  test('that has one needs only the route', () => {
    const [one] = found('nat-per-zone', flows(10), {
      leavesBy: [1, 1, 3],
      topology: {
        natGateways: [
          { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' },
          { id: 'nat-own', vpcId: 'vpc-1', subnetId: 'public-2' },
        ],
      },
    })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.2), 8)
    expect(one).toMatchObject({
      title: 'Let az-2 leave through nat-own, its own NAT gateway',
      change: { kind: 'use-nat-gateway', natGatewayId: 'nat-own' },
    })
  })

  test('needs a table of its own where zones share one, with the routes of that', () => {
    const routes = [
      { destination: '10.0.0.0/16', target: 'local' },
      { destination: '0.0.0.0/0', target: 'nat-1' },
      { destination: '10.9.0.0/16', target: 'pcx-1' },
      { destination: 'pl-s3', target: 'vpce-s3' },
      { destination: '10.8.0.0/16', target: 'blackhole' },
    ]
    const endpoint = {
      id: 'vpce-s3',
      vpcId: 'vpc-1',
      type: 'gateway',
      serviceName: 'com.amazonaws.us-east-1.s3',
      ips: [],
    } as const
    const shared = (main: boolean, more: typeof routes = []): Place => ({
      endpoints: [endpoint],
      topology: {
        natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' }],
        routeTables: [
          {
            id: 'rtb-all',
            vpcId: 'vpc-1',
            main,
            subnetIds: main ? [] : ['subnet-1', 'subnet-2', 'subnet-3'],
            routes: [...routes, ...more],
          },
          {
            id: 'rtb-public',
            vpcId: 'vpc-1',
            main: false,
            subnetIds: ['public-1', 'public-2', 'public-3'],
            routes: [{ destination: '0.0.0.0/0', target: 'igw-1' }],
          },
        ],
      },
    })
    for (const [main, table] of [
      [false, 'shared'],
      [true, 'main'],
    ] as const) {
      expect(found('nat-per-zone', flows(200), shared(main))).toMatchObject([
        {
          change: {
            publicSubnetId: 'public-2',
            subnets: [{ subnetId: 'subnet-2', routeTableId: 'rtb-all', table, otherRoutes: [routes[2], routes[3]] }],
          },
        },
      ])
    }
  })

  test('of a table whose routes do not copy gets no command', () => {
    for (const target of ['vgw-1', 'unknown', 'vpce-firewall']) {
      const place: Place = {
        topology: {
          natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' }],
          prefixLists: [{ id: 'pl-1', cidrs: ['10.9.0.0/16'] }],
          routeTables: [
            {
              id: 'rtb-all',
              vpcId: 'vpc-1',
              main: false,
              subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
              routes: [
                { destination: '0.0.0.0/0', target: 'nat-1' },
                { destination: target === 'vpce-firewall' ? 'pl-1' : '10.9.0.0/16', target },
              ],
            },
          ],
        },
      }
      const [one] = found('nat-per-zone', flows(200), place)
      expect(one?.change).toBeNull()
      expect(one?.risks.join(' ')).toContain('do not copy as they stand')
    }
  })

  test('has none in a gateway that is private, or has gone', () => {
    const [one] = found('nat-per-zone', flows(200), {
      leavesBy: [1, 1, 3],
      topology: {
        natGateways: [
          { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' },
          { id: 'nat-private', vpcId: 'vpc-1', subnetId: 'public-2', isUsable: false },
        ],
      },
    })
    expect(one?.title).toBe('Put a NAT gateway into az-2')
  })

  test('without a public subnet is told so', () => {
    const [one] = found('nat-per-zone', flows(200), {
      ...place,
      topology: {
        subnets: [
          { id: 'subnet-2', vpcId: 'vpc-1', zoneId: 'az-2', cidrs: [] },
          { id: 'public-1', vpcId: 'vpc-1', zoneId: 'az-1', cidrs: [] },
        ],
      },
    })
    expect(one?.change).toBeNull()
    expect(one?.risks.join(' ')).toContain('az-2 has no public subnet')
  })

  test('of its own gateway, or of one that stands in every zone, is no finding', () => {
    expect(found('nat-per-zone', flows(1000))).toEqual([])
    const regional = {
      leavesBy: [1, 1, 1] as const,
      topology: { natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: null }] },
    }
    expect(found('nat-per-zone', flows(1000), regional)).toEqual([])
  })
})
