import { describe, expect, test } from 'vitest'
import { completedTopology } from '../../../domain/network/completed-topology.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { topology } from '../build.ts'

const then = topology([{ destination: '0.0.0.0/0', target: 'nat-a' }])

describe('the network of a day that is looked at again', () => {
  const now = topology([{ destination: '0.0.0.0/0', target: 'igw-1' }], {
    endpoints: [{ id: 'vpce-new', vpcId: 'vpc-1', type: 'interface', serviceName: 's', ips: ['10.0.0.50'] }],
  })

  test('stays as it was that day', () => {
    expect(completedTopology(then, now)).toEqual(then)
  })

  test('takes what was refused then from now, and nothing else', () => {
    const denied = { ...then, endpoints: [], denied: ['ec2:DescribeVpcEndpoints', 'ec2:DescribeNatGateways'] }
    const read = { ...now, denied: ['ec2:DescribeNatGateways'] }
    expect(completedTopology(denied, read)).toEqual({
      ...then,
      endpoints: now.endpoints,
      natGateways: now.natGateways,
      denied: ['ec2:DescribeNatGateways'],
    })
  })

  test('tells a refusal that leaves VPCs unread which were not asked for then', () => {
    const read = { ...now, vpcIds: ['vpc-1', 'vpc-2'], denied: ['ec2:DescribeVpcEndpoints'] }
    expect(completedTopology(then, read).denied).toEqual(['ec2:DescribeVpcEndpoints'])
    expect(completedTopology(then, { ...read, vpcIds: ['vpc-1'] }).denied).toEqual([])
  })

  test('keeps what was told of some VPCs where others are refused, and what was told of those later', () => {
    const action = 'ec2:DescribeRouteTables'
    const vpcIds = ['vpc-1', 'vpc-2']
    const refused = { ...now, vpcIds, routeTables: [], denied: [action] }
    const once = completedTopology(then, refused)
    expect(once).toMatchObject({ vpcIds, routeTables: then.routeTables, denied: [action] })
    // Refused again, with "refresh" too.
    expect(completedTopology(once, refused)).toEqual(once)
    expect(completedTopology(refused, once)).toMatchObject({ routeTables: then.routeTables, denied: [action] })
    const other = { id: 'rtb-x', vpcId: 'vpc-2', main: true, subnetIds: [], routes: [] }
    const granted = { ...now, vpcIds, routeTables: [...now.routeTables, other] }
    expect(completedTopology(once, granted)).toMatchObject({ routeTables: [...then.routeTables, other], denied: [] })
  })

  test('takes VPCs that were not asked for', () => {
    const other = { id: 'subnet-x', vpcId: 'vpc-2', zoneId: 'euw1-az1', cidrs: ['10.1.0.0/24'] }
    const read = { ...now, vpcIds: ['vpc-1', 'vpc-2'], subnets: [...now.subnets, other] }
    expect(completedTopology(then, read)).toEqual({
      ...then,
      vpcIds: ['vpc-1', 'vpc-2'],
      subnets: [...then.subnets, other],
    })
  })
})

test('takes what the owner of a shared VPC tells, where who takes part alone told of it then', () => {
  const [owner, vpcId] = ['222222222222', 'vpc-9']
  const shared = { id: 'subnet-s', vpcId, zoneId: 'euw1-az1', cidrs: ['10.9.0.0/24'], ownerId: owner }
  const table = {
    id: 'rtb-s',
    vpcId,
    main: false,
    ownerId: owner,
    routes: [{ destination: '0.0.0.0/0', target: 'nat-9' }],
  }
  const vpcIds = ['vpc-1', vpcId]
  // Of a table, only the subnets that are shared.
  const known: Topology = {
    ...{ ...then, vpcIds, subnets: [...then.subnets, shared] },
    routeTables: [...then.routeTables, { ...table, subnetIds: ['subnet-s'] }],
  }
  const own = { id: 'subnet-o', vpcId, zoneId: 'euw1-az1', cidrs: ['10.9.1.0/24'], ownerId: owner }
  const main = { ...table, id: 'rtb-main-9', main: true, subnetIds: [] }
  const gateway = { id: 'nat-9', vpcId, subnetId: 'subnet-o' }
  const read: Topology = {
    ...{ ...known, subnets: [...known.subnets, own], natGateways: [...then.natGateways, gateway] },
    routeTables: [...then.routeTables, { ...table, subnetIds: ['subnet-s', 'subnet-o'] }, main],
    ...{ places: [{ accountId: owner, region: 'eu-west-1', vpcIds: [vpcId] }], otherAccountIds: [owner] },
  }
  const joined = completedTopology(known, read)
  expect(joined).toMatchObject({
    natGateways: read.natGateways,
    routeTables: read.routeTables,
    subnets: read.subnets,
    places: read.places,
  })
  // Once it is read it stays, and what is one's own stays as it was that day.
  expect(completedTopology(joined, { ...read, natGateways: [], routeTables: [] })).toEqual(joined)
  const changed = read.routeTables.map((one) => (one.vpcId === 'vpc-1' ? { ...one, routes: [] } : one))
  expect(completedTopology(known, { ...read, routeTables: changed })).toEqual(joined)
  // Read anew with the owner gone, it is as the owner told.
  expect(completedTopology(known, joined).routeTables).toEqual(joined.routeTables)
})

describe('parts that were read later than the others', () => {
  const vpc = (id: string, ownerId = '111122223333') => ({ id, ownerId, cidrs: ['10.0.0.0/16'] })
  const attachment = (id: string, subnetIds: readonly string[]) => ({
    ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: 'vpc-1', ownerId: '111122223333' },
    ...{ subnetIds, routeTableId: 'tgw-rtb-1' },
  })
  const route = { destination: '0.0.0.0/0', attachmentId: 'tgw-attach-1' }
  const parts = {
    accountId: '111122223333',
    vpcs: [vpc('vpc-1')],
    peerings: [],
    transitAttachments: [attachment('tgw-attach-1', ['subnet-a'])],
    transitRouteTables: [{ id: 'tgw-rtb-1', transitGatewayId: 'tgw-1', routes: [route] }],
    endpointServices: [{ serviceName: 's', types: ['interface'], zoneIds: ['euw1-az1'], privateDns: true }],
  } satisfies Partial<Topology>

  test('are as absent as they were, where nobody asked for them', () => {
    expect(completedTopology(then, then)).toEqual(then)
    expect(Object.keys(completedTopology(then, then))).not.toContain('vpcs')
  })

  test('are taken from now where that day had none of them, and stay as they were where it had', () => {
    expect(completedTopology(then, { ...then, ...parts })).toEqual({ ...then, ...parts })
    const later = {
      ...parts,
      vpcs: [vpc('vpc-1', '999999999999'), vpc('vpc-2')],
      transitRouteTables: [{ id: 'tgw-rtb-1', transitGatewayId: 'tgw-1', routes: [] }],
      endpointServices: [],
    }
    expect(completedTopology({ ...then, ...parts }, { ...then, ...later })).toEqual({
      ...then,
      ...parts,
      vpcs: [vpc('vpc-1'), vpc('vpc-2')],
    })
  })

  test('are not untold by a run that is refused', () => {
    const known = { ...then, ...parts }
    expect(completedTopology(known, { ...then, denied: ['ec2:DescribeVpcs'] })).toEqual(known)
    expect(completedTopology({ ...then, denied: ['ec2:DescribeVpcs'] }, known)).toEqual(known)
  })

  test('that one of two actions told are told in full by a later run', () => {
    const half = {
      ...{ ...then, ...parts, transitAttachments: [attachment('tgw-attach-1', [])] },
      denied: ['ec2:DescribeTransitGatewayVpcAttachments'],
    }
    expect(completedTopology(half, { ...then, ...parts })).toEqual({ ...then, ...parts })
  })
})
