import { describe, expect, test } from 'vitest'
import {
  completedTopology,
  laterTopology,
  topologyAt,
  withoutRoles,
} from '../../../domain/network/completed-topology.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { NetworkInterface, Peering, Route, RouteTable, Topology } from '../../../domain/network/topology.ts'
import { topology } from '../build.ts'

const standing = (id: string, name: string): NetworkInterface => ({
  ...{ id, vpcId: 'vpc-1', ips: ['10.0.0.70'], publicIps: [], name, owner: 'rds' },
})
const named = (known: ReturnType<typeof topology>, hour: string) =>
  networkOf(topologyAt(known, `2026-11-21T${hour}:00:00Z`)).interfaceAt({
    ip: '10.0.0.70',
    vpcId: 'vpc-1',
    seenFrom: 'vpc-1',
  })?.name ?? null

describe('interfaces that are read hour by hour', () => {
  const first = { ...topology([], { interfaces: [standing('eni-1', 'orders')] }), readUntil: '2026-11-21T09:00:00Z' }
  const again = topology([], { interfaces: [standing('eni-2', 'carts')] })
  const later = laterTopology(first, again, '2026-11-21T12:00:00Z')

  test('an address is in each hour the one that had it then, also when that is gone', () => {
    // eni-2 was not there at 09:00 and was at 12:00: of the hours between, it is the later one.
    expect(['05', '09', '10', '12', '20'].map((hour) => named(later, hour))).toEqual([
      ...['orders', 'orders', 'carts', 'carts', 'carts'],
    ])
  })

  test('what was there at the first reading was there all day', () => {
    expect(named(first, '01')).toBe('orders')
  })

  test('what a later hour finds changes nothing of those before', () => {
    expect(topologyAt(later, '2026-11-21T09:00:00Z').interfaces).toEqual(first.interfaces)
    expect(laterTopology(later, again, '2026-11-21T13:00:00Z')).toEqual({
      ...later,
      readUntil: '2026-11-21T13:00:00Z',
    })
  })

  test('what becomes another thing has that name from then on, where its service told it', () => {
    const told = (name: string): NetworkInterface => ({ ...standing('eni-1', name), isDescribed: true })
    const reader = { ...first, interfaces: [told('orders, reader')] }
    const writer = topology([], { interfaces: [told('orders, writer')] })
    const promoted = laterTopology(reader, writer, '2026-11-21T12:00:00Z')
    expect(['09', '10', '12'].map((hour) => named(promoted, hour))).toEqual([
      ...['orders, reader', 'orders, writer', 'orders, writer'],
    ])
    expect(laterTopology(promoted, writer, '2026-11-21T13:00:00Z').interfaces).toEqual(promoted.interfaces)
    // Told of no more, it is what it was.
    const untold = topology([], { interfaces: [standing('eni-1', 'database')] })
    expect(laterTopology(reader, untold, '2026-11-21T12:00:00Z').interfaces).toEqual(reader.interfaces)
    const back = laterTopology(promoted, topology([], reader), '2026-11-21T14:00:00Z')
    expect(['12', '13', '14'].map((hour) => named(back, hour))).toEqual([
      ...['orders, writer', 'orders, reader', 'orders, reader'],
    ])
  })

  test('a name that a service tells later is that of the hours before too', () => {
    const told: NetworkInterface = { ...standing('eni-1', 'orders (RDS)'), isDescribed: true, store: { system: 'sql' } }
    const completed = completedTopology(first, topology([], { interfaces: [told] }))
    expect(completed.interfaces).toEqual([told])
    expect(named(completed, '01')).toBe('orders (RDS)')
  })

  test('but what it was by then, as the writer, is of the hours after alone', () => {
    const writer = { ...standing('eni-1', 'orders (RDS, writer)'), isDescribed: true, nameWithoutRole: 'orders (RDS)' }
    const read = topology([], { interfaces: [writer] })
    const completed = completedTopology(first, withoutRoles(read))
    expect(completed.interfaces.map(({ name }) => name)).toEqual(['orders (RDS)'])
    const promoted = laterTopology(completed, read, '2026-11-21T12:00:00Z')
    expect(['01', '09', '10', '12'].map((hour) => named(promoted, hour))).toEqual([
      ...['orders (RDS)', 'orders (RDS)', 'orders (RDS, writer)', 'orders (RDS, writer)'],
    ])
    // What the day itself was told stays.
    expect(completedTopology(read, withoutRoles(topology([], { interfaces: [standing('eni-1', 'x')] })))).toEqual(read)
  })

  test('and completing a network keeps how far it was read', () => {
    expect(completedTopology(later, again).readUntil).toBe('2026-11-21T12:00:00Z')
  })
})

describe('tables that are read hour by hour', () => {
  const local = { destination: '10.0.0.0/16', target: 'local' }
  const toNat = { destination: '0.0.0.0/0', target: 'nat-1' }
  const toS3 = { destination: 'pl-1', target: 'vpce-1' }
  const table = (id: string, subnetIds: string[], ...routes: Route[]): RouteTable => ({
    ...{ id, vpcId: 'vpc-1', main: false, subnetIds, routes: [local, ...routes] },
  })
  const of = (...routeTables: RouteTable[]) => topology([], { vpcIds: ['vpc-1'], routeTables })
  const first = { ...of(table('rtb-1', ['a', 'b'], toNat)), readUntil: '2026-11-21T09:00:00Z' }
  const at = (known: Topology, hour: string) =>
    topologyAt(known, `2026-11-21T${hour}:00:00Z`).routeTables.map(({ since: _, ...one }) => one)

  test('have in each hour the routes that they had then, there and back', () => {
    const changed = table('rtb-1', ['a', 'b'], toNat, toS3)
    const later = laterTopology(first, of(changed), '2026-11-21T12:00:00Z')
    const back = laterTopology(later, of(table('rtb-1', ['a', 'b'], toNat)), '2026-11-21T14:00:00Z')
    expect(at(back, '09')).toEqual(first.routeTables)
    expect(at(back, '12')).toEqual([changed])
    expect(at(back, '13')).toEqual(first.routeTables)
  })

  test('are followed by the subnets that were theirs then, one that is new and one that is gone too', () => {
    const later = laterTopology(first, of(table('rtb-1', ['a'], toNat), table('rtb-2', ['b'])), '2026-11-21T12:00:00Z')
    expect(at(later, '10')).toEqual([table('rtb-1', ['a'], toNat), table('rtb-2', ['b'])])
    const gone = laterTopology(later, of(table('rtb-2', ['a', 'b'])), '2026-11-21T14:00:00Z')
    expect(at(gone, '09')).toEqual(first.routeTables)
    expect(at(gone, '14')).toEqual([table('rtb-2', ['a', 'b'])])
  })

  test('are the same in any order of their routes, and stay where EC2 does not tell', () => {
    const turned = { ...table('rtb-1', ['b', 'a']), routes: [toNat, local] }
    expect(laterTopology(first, of(turned), '2026-11-21T12:00:00Z').routeTables).toEqual(first.routeTables)
    const denied = { ...of(), denied: ['ec2:DescribeRouteTables'] }
    expect(laterTopology(first, denied, '2026-11-21T12:00:00Z').routeTables).toEqual(first.routeTables)
  })
})

describe('what stands between VPCs', () => {
  const attachment = (id: string, routeTableId = 'tgw-rtb-1') => ({
    ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: `vpc-of-${id}`, ownerId: '111122223333' },
    ...{ subnetIds: [], routeTableId },
  })
  const transitTable = (attachmentId: string) => ({
    ...{ id: 'tgw-rtb-1', transitGatewayId: 'tgw-1', routes: [{ destination: '10.9.0.0/16', attachmentId }] },
  })
  const peering = (cidr: string): Peering => ({
    id: 'pcx-1',
    sides: [
      { vpcId: 'vpc-1', ownerId: '111122223333', region: 'us-east-1', cidrs: ['10.0.0.0/16'] },
      { vpcId: 'vpc-2', ownerId: '111122223333', region: 'us-east-1', cidrs: [cidr] },
    ],
  })
  const parts = {
    prefixLists: [{ id: 'pl-1', cidrs: ['52.0.0.0/16'] }],
    peerings: [peering('10.2.0.0/16')],
    transitAttachments: [attachment('a'), attachment('b')],
    transitRouteTables: [transitTable('a')],
  }
  const of = (over: Partial<Topology> = {}) => topology([], { vpcIds: ['vpc-1'], ...parts, ...over })
  const first = { ...of(), readUntil: '2026-11-21T09:00:00Z' }
  const later = (read: Topology) => laterTopology(first, read, '2026-11-21T12:00:00Z')
  const leavesBy = (known: Topology, hour: string) =>
    networkOf(topologyAt(known, `2026-11-21T${hour}:00:00Z`)).transitRoute('tgw-rtb-1', '10.9.1.1')

  test('has in each hour the routes of a transit gateway that it had then, there and back', () => {
    const changed = later(of({ transitRouteTables: [transitTable('b')] }))
    const back = laterTopology(changed, of(), '2026-11-21T14:00:00Z')
    // Read at 09:00, at 12:00 and at 14:00: an hour between two readings is the later one's.
    expect(['05', '09', '10', '12', '13', '14'].map((hour) => leavesBy(back, hour))).toMatchObject(
      ['a', 'a', 'b', 'b', 'a', 'a'].map((attachmentId) => ({ attachmentId })),
    )
  })

  test('a table of which EC2 tells no more, or that has no route any more, is not known from then on', () => {
    for (const transitRouteTables of [[], [{ ...transitTable('a'), routes: [] }]]) {
      const gone = later(of({ transitRouteTables }))
      expect(leavesBy(gone, '09')).toMatchObject({ attachmentId: 'a' })
      expect(leavesBy(gone, '12')).toBeUndefined()
    }
  })

  test('has its attachments, peering connections and prefix lists by the hour too', () => {
    const over = {
      prefixLists: [{ id: 'pl-1', cidrs: ['52.0.0.0/16', '52.1.0.0/16'] }],
      peerings: [peering('10.3.0.0/16')],
      transitAttachments: [attachment('a', 'tgw-rtb-2'), attachment('b')],
    }
    const changed = later(of(over))
    const since = { since: '2026-11-21T09:00:00Z' }
    expect(topologyAt(changed, '2026-11-21T09:00:00Z')).toMatchObject(parts)
    expect(topologyAt(changed, '2026-11-21T12:00:00Z')).toMatchObject({
      prefixLists: [{ ...over.prefixLists[0], ...since }],
      peerings: [{ ...over.peerings[0], ...since }],
      transitAttachments: [{ ...over.transitAttachments[0], ...since }, attachment('b')],
    })
  })

  test('stays as it was where EC2 does not tell, or nobody was asked', () => {
    const { peerings: _, transitAttachments: __, transitRouteTables: ___, ...untold } = of()
    const half = { ...of({ transitRouteTables: [] }), denied: ['ec2:SearchTransitGatewayRoutes'] }
    for (const read of [of(), untold, half])
      expect(later(read)).toEqual({ ...first, readUntil: '2026-11-21T12:00:00Z' })
    const old = { ...untold, readUntil: '2026-11-21T09:00:00Z' }
    expect(laterTopology(old, untold, '2026-11-21T12:00:00Z')).not.toHaveProperty('transitRouteTables')
    expect(topologyAt(old, '2026-11-21T12:00:00Z')).not.toHaveProperty('transitRouteTables')
  })
})
