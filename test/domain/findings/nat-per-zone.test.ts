import { describe, expect, test } from 'vitest'
import type { Route, Topology } from '../../../domain/network/topology.ts'
import { aMonth, found, out, type Place, pod, REMOTE, remembered, toNat, topologyOf } from './build.ts'

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
      title: 'Create a NAT gateway in az-2',
      savingIs: 'estimate',
      change: {
        kind: 'create-nat-gateway',
        vpcId: 'vpc-1',
        zoneId: 'az-2',
        publicSubnetId: 'public-2',
        subnets: [{ subnetId: 'subnet-2', routeTableId: 'rtb-2', routes: [toNat(1)], table: 'own', otherRoutes: [] }],
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
      title: 'Route az-2 through its own NAT gateway, nat-own',
      change: { kind: 'use-nat-gateway', natGatewayId: 'nat-own' },
    })
  })

  test('leaves what else the table of its own carries as it was: the new one is the same account’s', () => {
    const routes = [
      { destination: '10.0.0.0/16', target: 'local' },
      { destination: '0.0.0.0/0', target: 'nat-1' },
      { destination: '10.9.0.0/16', target: 'tgw-1' },
    ]
    const table = (id: string, subnetIds: string[], more: typeof routes) => ({
      ...{ id, vpcId: 'vpc-1', main: false, subnetIds, routes: more, ownerId: '111122223333' },
    })
    const place: Place = {
      topology: {
        natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' }],
        routeTables: [
          table('rtb-all', ['subnet-1', 'subnet-2', 'subnet-3'], routes),
          table('rtb-public', ['public-1', 'public-2', 'public-3'], [{ destination: '0.0.0.0/0', target: 'igw-1' }]),
        ],
      },
    }
    const overTransit = out(pod(2, 'crawler'), '10.9.1.1', 10, 'INTER_VPC')
    expect(found('nat-per-zone', [...flows(200), overTransit], place)).toMatchObject([
      { change: { subnets: [{ table: 'shared' }] } },
    ])
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
        prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
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
            {
              ...{ id: 'rtb-out', vpcId: 'vpc-1', main: false, subnetIds: ['public-1', 'public-2', 'public-3'] },
              routes: [{ destination: '0.0.0.0/0', target: 'igw-1' }],
            },
          ],
        },
      }
      const [one] = found('nat-per-zone', flows(200), place)
      expect(one?.change).toBeNull()
      expect(one?.risks.join(' ')).toContain('cannot be copied as they are')
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
    expect(one?.title).toBe('Create a NAT gateway in az-2')
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
    expect(one?.risks.join(' ')).toContain('create one first, or use a regional NAT gateway')
  })

  test('names a regional gateway beside one that is to be made, and not beside one that stands', () => {
    const isRegional = expect.stringContaining('One regional NAT gateway for the whole VPC needs no public subnet')
    const [made] = found('nat-per-zone', flows(200), place)
    expect([made?.change?.kind, made?.assumes]).toEqual(['create-nat-gateway', expect.arrayContaining([isRegional])])
    const [used] = found('nat-per-zone', flows(200), {
      ...place,
      topology: {
        natGateways: [
          { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' },
          { id: 'nat-2', vpcId: 'vpc-1', subnetId: 'public-2' },
        ],
      },
    })
    expect([used?.change?.kind, used?.assumes]).toEqual(['use-nat-gateway', expect.not.arrayContaining([isRegional])])
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

describe('a regional gateway whose zones somebody chose', () => {
  const place = (target: string): Place => ({
    topology: {
      natGateways: [
        { id: 'nat-r', vpcId: 'vpc-1', subnetId: null, growsByItself: false, zoneIds: ['az-1'], routeTableId: 'rtb-r' },
      ],
      routeTables: [
        {
          ...{ id: 'rtb-2', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-2'] },
          routes: [local, { destination: '0.0.0.0/0', target: 'nat-r' }],
        },
        {
          ...{ id: 'rtb-r', vpcId: 'vpc-1', main: false, subnetIds: [] },
          routes: [local, { destination: '0.0.0.0/0', target }],
        },
      ],
    },
  })

  test('stands in one more, where that costs less than the crossing', () => {
    const [one] = found('nat-per-zone', [out(pod(2, 'fetcher', 2), REMOTE.unknown, 200)], place('igw-1'))
    // 200 GB × $0.02 a day, less an hour of $0.045 and $0.005 for its address.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(4) - 36.5, 8)
    expect(one).toMatchObject({ title: 'Extend nat-r to az-2', savingIs: 'at_most', change: null })
    expect(found('nat-per-zone', [out(pod(2, 'fetcher', 2), REMOTE.unknown, 50)], place('igw-1'))).toEqual([])
  })

  test('stays as it is where its own table leads to a firewall', () => {
    expect(found('nat-per-zone', [out(pod(2, 'fetcher', 2), REMOTE.unknown, 200)], place('vpce-fw'))).toEqual([])
  })
})

const PARTNER = '140.82.112.0/20'
const to = (ip: string, gigabytes = 200) => [out(pod(2, 'fetcher', 2), ip, gigabytes)]
const nat1 = { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' } as const
const local = { destination: '10.0.0.0/16', target: 'local' }
const toInternet = { destination: '0.0.0.0/0', target: 'igw-1' }
type Routes = readonly Route[]

/** Zone 2 has a table of its own with these routes, the public subnets have theirs, and there is a NAT gateway in zone 1. */
const withRoutes = (routes: Routes, more: Partial<Topology> = {}, behind: Routes = [toInternet]): Place => ({
  topology: {
    natGateways: [nat1],
    routeTables: [
      { id: 'rtb-2', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-2'], routes: [local, ...routes] },
      { id: 'rtb-nat', vpcId: 'vpc-1', main: false, subnetIds: ['public-1'], routes: [local, ...behind] },
      {
        id: 'rtb-main',
        vpcId: 'vpc-1',
        main: true,
        subnetIds: ['public-2', 'public-3'],
        routes: [local, toInternet],
      },
    ],
    ...more,
  },
})
const only = (...destinations: string[]) => destinations.map((destination) => ({ destination, target: 'nat-1' }))

describe('only the route that carries the flow is changed', () => {
  // https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-config-route-tables.html and
  // https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html (longest prefix first)
  test.each<[string, string, Routes, Routes]>([
    [
      'a default route to a transit gateway',
      '140.82.112.5',
      [{ destination: '0.0.0.0/0', target: 'tgw-1' }, ...only(PARTNER)],
      only(PARTNER),
    ],
    [
      'a default route to a firewall',
      '140.82.112.5',
      [{ destination: '0.0.0.0/0', target: 'vpce-fw' }, ...only(PARTNER)],
      only(PARTNER),
    ],
    [
      'a default route to a NAT instance',
      '140.82.112.5',
      [{ destination: '0.0.0.0/0', target: 'eni-1' }, ...only(PARTNER)],
      only(PARTNER),
    ],
    ['halves of the internet', '3.2.0.4', only('0.0.0.0/1', '128.0.0.0/1'), only('0.0.0.0/1')],
    ['the other half', '140.82.112.5', only('0.0.0.0/1', '128.0.0.0/1'), only('128.0.0.0/1')],
    ['a default route and a block', '3.2.0.4', only('0.0.0.0/0', PARTNER), only('0.0.0.0/0')],
    ['NAT64', '64:ff9b::302:4', only('0.0.0.0/0', '64:ff9b::/96'), only('64:ff9b::/96')],
    [
      'a prefix list',
      '140.82.112.5',
      [{ destination: '0.0.0.0/0', target: 'tgw-1' }, ...only('pl-git')],
      only('pl-git'),
    ],
  ])('beside %s', (_, ip, routes, moved) => {
    const [one, ...others] = found(
      'nat-per-zone',
      to(ip),
      withRoutes(routes, { prefixLists: [{ id: 'pl-git', cidrs: [PARTNER] }] }),
    )
    expect(others).toEqual([])
    // By hand, as above: 200 × 0.02 - 24 × 0.05.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(4 - 1.2), 8)
    expect(one?.change).toMatchObject({ subnets: [{ routeTableId: 'rtb-2', routes: moved, table: 'own' }] })
    expect(one?.assumes.join(' ')).toContain(`${moved[0]?.destination} of rtb-2 (now nat-1)`)
  })

  test('both halves, where flows take both', () => {
    const flows = [...to('3.2.0.4'), ...to('140.82.112.5')]
    const [one] = found('nat-per-zone', flows, withRoutes(only('0.0.0.0/1', '128.0.0.0/1')))
    expect(one?.change).toMatchObject({ subnets: [{ routes: only('0.0.0.0/1', '128.0.0.0/1'), otherRoutes: [] }] })
  })
})

describe('there is nothing to be changed', () => {
  const internet = only('0.0.0.0/0')
  // https://docs.aws.amazon.com/vpc/latest/userguide/vpc-nat-gateway.html: what a private gateway sends, an internet gateway drops.
  test.each<[string, string, Place]>([
    [
      'behind a private gateway',
      '192.168.1.1',
      withRoutes(internet, { natGateways: [{ ...nat1, connectivity: 'private' }] }),
    ],
    [
      'behind one that is private or has gone',
      '192.168.1.1',
      withRoutes(internet, { natGateways: [{ ...nat1, isUsable: false }] }),
    ],
    [
      'of what a private gateway sends on to a public one',
      REMOTE.unknown,
      withRoutes(internet, { natGateways: [{ ...nat1, connectivity: 'private' }] }),
    ],
    ['on the way to a private address', '192.168.1.1', withRoutes(internet)],
    ['on the way to a shared address (100.64)', '100.64.3.4', withRoutes(internet)],
    [
      'where a firewall stands behind the gateway',
      REMOTE.unknown,
      withRoutes(internet, {}, [{ destination: '0.0.0.0/0', target: 'vpce-fw' }]),
    ],
    [
      'where a transit gateway stands behind the gateway',
      REMOTE.unknown,
      withRoutes(internet, {}, [{ destination: '0.0.0.0/0', target: 'tgw-1' }]),
    ],
    [
      'where a list that nobody could read may take the flow',
      REMOTE.unknown,
      withRoutes([...internet, { destination: 'pl-unread', target: 'nat-9' }]),
    ],
  ])('%s', (_, ip, place) => expect(found('nat-per-zone', to(ip, 2000), place)).toEqual([]))

  test('by a command, where the zone lacks a public subnet that sends on as the gateway does', () => {
    const place = withRoutes(internet, {}, [toInternet, { destination: '192.168.0.0/16', target: 'tgw-1' }])
    const [one] = found('nat-per-zone', to(REMOTE.unknown), place)
    expect(one?.change).toBeNull()
    expect(one?.risks.join(' ')).toContain('az-2 has no public subnet with the routes that nat-1 has')
  })

  test('at all, where nobody knows what stands behind the gateway: it may be a firewall', () => {
    const tables = withRoutes(internet).topology?.routeTables?.filter(({ id }) => id === 'rtb-2') ?? []
    expect(found('nat-per-zone', to(REMOTE.unknown), withRoutes(internet, { routeTables: tables }))).toEqual([])
  })

  test('by a command, where a route of the shared table is propagated to it', () => {
    const routes = [...internet, { destination: '10.9.0.0/16', target: 'tgw-1', propagated: true }]
    const shared = {
      id: 'rtb-all',
      vpcId: 'vpc-1',
      main: false,
      subnetIds: ['subnet-1', 'subnet-2'],
      routes,
    }
    const rest = withRoutes(internet).topology?.routeTables?.filter(({ id }) => id !== 'rtb-2') ?? []
    const [one] = found('nat-per-zone', to(REMOTE.unknown), withRoutes(internet, { routeTables: [shared, ...rest] }))
    expect(one?.change).toBeNull()
  })
})

describe("the zone's own gateway", () => {
  const natOwn = { id: 'nat-own', vpcId: 'vpc-1', subnetId: 'public-2' } as const
  const isUsed = (more: Partial<Topology>, behind?: Routes) =>
    found('nat-per-zone', to(REMOTE.unknown), withRoutes(only('0.0.0.0/0'), more, behind))[0]?.change?.kind

  test('is used only where it leads on as the other does', () => {
    expect(isUsed({ natGateways: [nat1, natOwn] })).toBe('use-nat-gateway')
    expect(isUsed({ natGateways: [nat1, { ...natOwn, connectivity: 'private' }] })).toBe('create-nat-gateway')
    expect(isUsed({ natGateways: [nat1, { ...natOwn, vpcId: 'vpc-2' }] })).toBe('create-nat-gateway')
  })

  test('has another public address, as a new one has: whoever lets calls in must learn it', () => {
    for (const natGateways of [[nat1], [nat1, natOwn]]) {
      const [one] = found('nat-per-zone', to(REMOTE.unknown), withRoutes(only('0.0.0.0/0'), { natGateways }))
      expect(one?.risks.join(' ')).toContain('anyone who allows the address of nat-1 must allow the new one first')
    }
  })
})

describe('the table of a subnet', () => {
  const tables = (main: readonly string[], others: readonly string[] = []): Place => ({
    topology: {
      natGateways: [nat1],
      routeTables: [
        { id: 'rtb-main', vpcId: 'vpc-1', main: true, subnetIds: main, routes: [local, ...only('0.0.0.0/0')] },
        { id: 'rtb-2', vpcId: 'vpc-1', main: false, subnetIds: others, routes: [local, ...only('0.0.0.0/0')] },
        {
          id: 'rtb-public',
          vpcId: 'vpc-1',
          main: false,
          subnetIds: ['public-1', 'public-2', 'public-3'],
          routes: [local, toInternet],
        },
      ],
    },
  })
  // https://docs.aws.amazon.com/vpc/latest/userguide/subnet-route-tables.html: who names no table follows the main one.
  test.each<[string, Place, string]>([
    ['the main one, which names it, and others follow by default', tables(['subnet-2']), 'shared'],
    ['the main one, which names it and nobody else', tables(['subnet-2'], ['subnet-1', 'subnet-3']), 'own'],
    ['the main one by default, as others do', tables([]), 'main'],
    ['the main one by default, and nobody else does', tables([], ['subnet-1', 'subnet-3']), 'own'],
    ['one that names two zones', tables([], ['subnet-2', 'subnet-3']), 'shared'],
    ['one of its own', tables([], ['subnet-2']), 'own'],
  ])('is %s', (_, place, table) => {
    const [one] = found('nat-per-zone', to(REMOTE.unknown), place)
    expect(one?.change).toMatchObject({ subnets: [{ subnetId: 'subnet-2', table }] })
  })

  test('may be that of others in the zone, which move with it', () => {
    const second = { id: 'subnet-2b', vpcId: 'vpc-1', zoneId: 'az-2', cidrs: ['10.0.22.0/24'] }
    const known = topologyOf({ leavesBy: [1, 1, 3] })
    const [one] = found('nat-per-zone', to(REMOTE.unknown), {
      topology: {
        ...known,
        subnets: [...known.subnets, second],
        routeTables: known.routeTables.map((table) =>
          table.id === 'rtb-2' ? { ...table, subnetIds: ['subnet-2', 'subnet-2b'] } : table,
        ),
      },
    })
    expect(one?.risks.join(' ')).toContain('These route tables are also used by subnet-2b, which move too.')
  })
})

// The pods' own table is local only, and the node translates: https://docs.aws.amazon.com/eks/latest/userguide/cni-custom-network.html
test("pods whose node translates their address follow the node's table, which is the one that changes", () => {
  const known = topologyOf({ leavesBy: [1, 1, 3] })
  const pods = { id: 'subnet-pods', vpcId: 'vpc-1', zoneId: 'az-2', cidrs: ['100.64.2.0/24'] }
  const source = pod(2, 'fetcher', 2, { ip: '100.64.2.7', subnetId: 'subnet-pods' })
  const place: Place = {
    topology: {
      ...known,
      subnets: [...known.subnets, pods],
      routeTables: [
        ...known.routeTables,
        { id: 'rtb-pods', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-pods'], routes: [local] },
      ],
    },
  }
  const [one] = found('nat-per-zone', [{ ...out(source, REMOTE.unknown, 200), snatIp: '10.0.2.9' }], place)
  expect(one?.usdPerMonth).toBeCloseTo(aMonth(4 - 1.2), 8)
  expect(one?.change).toMatchObject({ subnets: [{ subnetId: 'subnet-2', routeTableId: 'rtb-2' }] })
  const s3 = { ...out(source, '52.216.0.1', 200, 'AMAZON_S3'), snatIp: '10.0.2.9' }
  expect(found('gateway-endpoint', [s3], place)).toMatchObject([{ change: { routeTableIds: ['rtb-2'] } }])
})

test('a NAT gateway is not put into the subnet of a firewall', () => {
  // https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-config-subnets.html
  const known = topologyOf({ leavesBy: [2, 2, 2] })
  const firewall = {
    ...{ id: 'vpce-fw', vpcId: 'vpc-1', type: 'gateway_load_balancer' as const, serviceName: '', ips: [] },
    subnetIds: ['aaa-fw'],
  }
  const place: Place = {
    leavesBy: [2, 2, 2],
    endpoints: [firewall],
    topology: {
      subnets: [{ id: 'aaa-fw', vpcId: 'vpc-1', zoneId: 'az-1', cidrs: ['10.0.200.0/28'] }, ...known.subnets],
    },
  }
  const [one] = found('nat-per-zone', [out(pod(1, 'crawler'), REMOTE.unknown, 500)], place)
  expect(one?.change).toMatchObject({ kind: 'create-nat-gateway', publicSubnetId: 'public-1' })
})
