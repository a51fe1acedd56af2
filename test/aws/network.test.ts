import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readClusters } from '../../aws/clusters.ts'
import { readTopology } from '../../aws/network.ts'
import type { World, WorldNetwork } from '../../local/cloud/world.ts'
import { CLUSTER, VPC, ZONES } from '../../worlds/two-zone-cluster.ts'
import { enterCloud } from '../cloud.ts'
import { oneOfEach } from '../exhaustive/cases.ts'
import { OTHER, TGW, wide } from '../wide-network.ts'

/** What EC2 tells of a network, and what is asked to learn it. */

const cloud = await enterCloud(wide)
beforeEach(() => cloud.use(wide, '/nowhere'))
afterAll(() => cloud.close())

const [ZONE_A, ZONE_B] = ZONES
const { accountId, region } = wide
const home = { accountId, region }
const subnetIds = [ZONE_A.subnetId]
const read = () => readTopology([VPC], { subnetIds, home })
const become = (network: Partial<WorldNetwork>, more: Partial<World> = {}) =>
  cloud.become({ ...wide, ...more, network: { ...wide.network, ...network } })
const whole = await read()
const asked = (operation: string) => cloud.calls.filter((call) => call.operation === operation)

const one = <Part extends { readonly id: string }>(parts: readonly Part[] | undefined, id: string) =>
  parts?.find((part) => part.id === id)

describe('of a VPC', () => {
  test('its blocks and its owner', async () => {
    become({
      vpcs: [{ ...wide.network.vpcs[0], vpcId: VPC, cidrBlocks: ['10.5.0.0/16', '100.64.0.0/16'], ownerId: OTHER }],
    })
    expect(one((await read()).vpcs, VPC)).toEqual({
      id: VPC,
      ownerId: OTHER,
      cidrs: ['10.5.0.0/16', '100.64.0.0/16', '2600:1f18:1::/56'],
    })
  })

  test('a block that was taken away is none', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'DescribeVpcs'
        ? {
            garbled: (body) =>
              body.replace(/(100\.64\.0\.0\/16<\/cidrBlock><cidrBlockState><state>)associated/, '$1disassociated'),
          }
        : undefined,
    )
    expect(one((await read()).vpcs, VPC)?.cidrs).toEqual(['10.5.0.0/16', '2600:1f18:1::/56'])
  })

  test('zones with their kind, subnets and tables with their owner', () => {
    const { zones, subnets, routeTables } = whole
    expect(zones.map(({ id, type }) => [id, type])).toEqual([
      ['use1-az1', 'availability-zone'],
      ['use1-az2', 'availability-zone'],
      ['use1-bos1-az1', 'local-zone'],
    ])
    expect(one(subnets, ZONE_A.subnetId)).toEqual({
      ...{ id: ZONE_A.subnetId, vpcId: VPC, zoneId: 'use1-az1', cidrs: ['10.5.0.0/19'], ownerId: accountId },
    })
    expect(one(routeTables, ZONE_A.nat.replace('nat-', 'rtb-'))).toMatchObject({
      ...{ ownerId: accountId, main: false, subnetIds: [ZONE_A.subnetId] },
    })
  })

  test.each([
    ['0.0.0.0/0', ZONE_A.nat],
    ['10.43.0.0/16', 'pcx-own'],
    ['10.45.0.0/16', 'blackhole'],
    ['10.46.0.0/16', 'arn:aws:networkmanager::1:core-network/c'],
    ['10.47.0.0/16', 'cagw-1'],
    ['10.48.0.0/16', 'lgw-1'],
    ['10.49.0.0/16', 'vgw-1', true],
    ['10.50.0.0/16', 'eni-forwards'],
    ['10.51.0.0/16', 'eni-by-bgp', true],
    ['10.5.201.0/24', 'vpce-fw'],
  ])('a route to %s leads to %s', (destination, target, propagated?: boolean) => {
    const { routeTables } = whole
    const route = one(routeTables, ZONE_A.nat.replace('nat-', 'rtb-'))?.routes.find(
      (to) => to.destination === destination,
    )
    expect(route).toEqual({ destination, target, ...(propagated ? { propagated } : {}) })
  })

  test.each([
    [
      ZONE_A.nat,
      { subnetId: 'subnet-0a000000000000002', isUsable: true, connectivity: 'public', ips: ['10.5.200.10'] },
    ],
    ['nat-private', { subnetId: ZONE_A.subnetId, isUsable: false, connectivity: 'private', ips: ['10.5.1.9'] }],
    [
      'nat-regional',
      {
        ...{ subnetId: null, isUsable: true, connectivity: 'public', ips: [], routeTableId: 'rtb-regional' },
        ...{ zoneIds: ['use1-az1', 'use1-az2'], growsByItself: false },
      },
    ],
  ])('the NAT gateway %s', (id, told) => {
    expect(one(whole.natGateways, id)).toEqual({ id, vpcId: VPC, ...told })
  })

  test.each([
    [
      'vpce-s3',
      {
        ...{ type: 'gateway', serviceName: 'com.amazonaws.us-east-1.s3', ips: [], subnetIds: [], ownerId: accountId },
        ...{ privateDns: false, routeTableIds: [ZONE_A.nat.replace('nat-', 'rtb-')] },
      },
    ],
    [
      'vpce-0505',
      {
        ...{ type: 'interface', serviceName: 'com.amazonaws.us-east-1.sqs', ips: ['10.5.1.10'], ownerId: accountId },
        ...{ subnetIds: [ZONE_A.subnetId], privateDns: true, dnsNames: ['vpce-0505.sqs.us-east-1.vpce.amazonaws.com'] },
      },
    ],
    [
      'vpce-fw',
      {
        ...{ type: 'gateway_load_balancer', serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1', ips: [] },
        ...{ subnetIds: [ZONE_A.subnetId], ownerId: accountId, privateDns: false, isNetworkFirewall: true },
      },
    ],
    // Anybody may write that tag; only what a firewall can be is one.
    [
      'vpce-tagged',
      {
        ...{ type: 'interface', serviceName: 'com.amazonaws.eu-west-1.sqs', serviceRegion: 'eu-west-1', ips: [] },
        ...{ subnetIds: [], ownerId: OTHER, privateDns: false },
      },
    ],
    [
      'vpce-rds',
      { type: 'resource', serviceName: '', ips: ['10.5.1.11'], subnetIds: [], ownerId: accountId, privateDns: false },
    ],
    [
      'vpce-lattice',
      { type: 'service_network', serviceName: '', ips: [], subnetIds: [], ownerId: accountId, privateDns: false },
    ],
  ])('the endpoint %s', (id, told) => {
    expect(one(whole.endpoints, id)).toEqual({ id, vpcId: VPC, ...told })
  })

  test('an endpoint that carries nothing any more is none', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'DescribeVpcEndpoints'
        ? { garbled: (body) => body.replace(/(vpce-0505.*?<state>)available/, '$1Deleted') }
        : undefined,
    )
    const { endpoints } = await read()
    expect(one(endpoints, 'vpce-0505')).toBeUndefined()
    expect(one(endpoints, 'vpce-rds')).toBeDefined()
  })

  test('interfaces that a service made, that a cluster’s tags name, or that a route or an endpoint leads to, and no others', () => {
    const at = { vpcId: VPC, subnetId: ZONE_A.subnetId, publicIps: [] }
    expect(whole.interfaces.filter(({ vpcId }) => vpcId === VPC).toSorted((a, b) => (a.id < b.id ? -1 : 1))).toEqual([
      {
        ...{ ...at, id: 'eni-forwards', ips: ['10.5.1.12'], name: null, owner: null },
        ...{ type: 'interface', instanceId: 'i-forwards', checksAddresses: false },
      },
      {
        ...{ ...at, id: 'eni-of-lab', ips: ['10.5.1.14'], name: null, owner: null },
        ...{ type: 'branch', checksAddresses: true, cluster: 'lab' },
      },
      {
        ...{ ...at, id: 'eni-rds', ips: ['10.5.1.11'], name: null, owner: null },
        ...{ type: 'vpc_endpoint', requesterId: '727180483921', isManaged: true, checksAddresses: true },
      },
      {
        ...{ ...at, id: 'eni-sqs', ips: ['10.5.1.10'], name: 'VPC endpoint vpce-0505', owner: 'vpc_endpoint' },
        ...{ type: 'vpc_endpoint', requesterId: '727180483921', isManaged: true, checksAddresses: true },
      },
    ])
  })
})

describe("another company's endpoint", () => {
  const serviceName = `com.amazonaws.vpce.${region}.vpce-svc-0a1b2c3d4e5f60718`
  const ofVendor = (dnsNames: readonly string[], verification?: 'verified' | 'failed') =>
    become({
      vpcEndpoints: [
        ...wide.network.vpcEndpoints,
        { ...{ vpcEndpointId: 'vpce-vendor', vpcId: VPC, type: 'Interface' as const, serviceName, dnsNames } },
      ],
      endpointServices: [
        ...(wide.network.endpointServices ?? []),
        ...(verification
          ? [
              {
                ...{ serviceName, type: 'Interface' as const, zoneIds: [] },
                privateDnsNames: ['agent.datadoghq.com'],
                verification,
              },
            ]
          : []),
      ],
    })
  const own = `vpce-0-ab.vpce-svc-0a1b2c3d4e5f60718.${region}.vpce.amazonaws.com`
  const names = async () => one((await read()).endpoints, 'vpce-vendor')?.dnsNames
  const askedByName = () => asked('DescribeVpcEndpointServices').filter(({ params }) => 'ServiceName.1' in params)

  test('has the name that its service has shown to be its own', async () => {
    ofVendor([own], 'verified')
    expect(await names()).toEqual([own, 'agent.datadoghq.com'])
  })

  test('has no name that nobody vouches for, and none of a service that is gone', async () => {
    ofVendor([own], 'failed')
    expect(await names()).toEqual([own])
    ofVendor([own])
    expect(await names()).toEqual([own])
    expect((await read()).denied).toEqual(whole.denied)
  })

  test('that has a name of its own is not asked about', async () => {
    ofVendor([own, 'agent.datadoghq.eu'], 'verified')
    expect(await names()).toEqual([own, 'agent.datadoghq.eu'])
    expect(askedByName().map(({ params }) => params['ServiceName.1'])).not.toContain(serviceName)
  })
})

describe('beyond it', () => {
  test('peerings that routes lead to, with both sides and their blocks', () => {
    const own = { vpcId: VPC, ownerId: accountId, region, cidrs: ['10.5.0.0/16', '100.64.0.0/16', '2600:1f18:1::/56'] }
    const others = { vpcId: 'vpc-of-others', ownerId: OTHER, region: 'eu-west-1', cidrs: ['10.44.0.0/16'] }
    expect(whole.peerings).toEqual([
      { id: 'pcx-own', sides: [{ vpcId: 'vpc-peer', ownerId: accountId, region, cidrs: ['10.43.0.0/16'] }, own] },
      { id: 'pcx-other', sides: [own, others] },
    ])
  })

  test('attachments of VPCs that were read or that a table leads to, with the table that each follows and their mode', () => {
    const attachment = (name: string, subnetIds: string[], routeTableId: string | null) => ({
      ...{ id: `tgw-attach-${name}`, transitGatewayId: TGW, resourceType: 'vpc', resourceId: `vpc-${name}` },
      ...{ ownerId: accountId, subnetIds, routeTableId, applianceMode: false },
    })
    const { applianceMode: _, ...vpn } = attachment('vpn', [], null)
    const { transitAttachments, transitRouteTables } = whole
    expect(transitAttachments).toEqual([
      attachment(VPC.slice(4), [ZONE_B.subnetId], 'tgw-rtb-spokes'),
      { ...attachment('inspect', ['subnet-inspect'], 'tgw-rtb-inspected'), applianceMode: true },
      attachment('egress', ['subnet-egress'], 'tgw-rtb-back'),
      attachment('stranger', ['subnet-stranger'], 'tgw-rtb-spokes'),
      { ...vpn, resourceType: 'vpn', resourceId: 'vpn-1', ownerId: OTHER },
    ])
    // The egress VPC's own table is one that only answers follow.
    expect(transitRouteTables).toEqual([
      {
        ...{ id: 'tgw-rtb-spokes', transitGatewayId: TGW },
        routes: [
          { destination: '0.0.0.0/0', attachmentId: 'tgw-attach-inspect' },
          { destination: '192.168.0.0/16', attachmentId: 'tgw-attach-vpn' },
          { destination: '10.5.0.0/16', attachmentId: 'blackhole' },
        ],
      },
      {
        ...{ id: 'tgw-rtb-inspected', transitGatewayId: TGW },
        routes: [
          { destination: '0.0.0.0/0', attachmentId: 'tgw-attach-egress' },
          { destination: '10.42.0.0/16', attachmentId: 'tgw-attach-stranger' },
        ],
      },
    ])
  })

  test('VPCs of the account that the way leads to are read, and no others', async () => {
    const { vpcIds, subnets, natGateways, routeTables } = await read()
    // A day's own alone were asked for.
    expect(vpcIds).toEqual([VPC])
    const near = ['vpc-egress', 'vpc-inspect', 'vpc-peer', VPC].toSorted()
    expect([...new Set(subnets.map(({ vpcId }) => vpcId))].toSorted()).toEqual(near)
    expect([...new Set(routeTables.map(({ vpcId }) => vpcId))].toSorted()).toEqual(near)
    expect(one(natGateways, 'nat-egress')).toMatchObject({ vpcId: 'vpc-egress', ips: ['10.41.1.9'] })
    expect(asked('DescribeSubnets')).toHaveLength(3)
  })

  test('of theirs, the interfaces alone that a service made or a way leads to: of pods there may be thousands', () => {
    const { interfaces, endpoints } = whole
    expect(
      interfaces
        .filter(({ vpcId }) => vpcId !== VPC)
        .map(({ id }) => id)
        .toSorted(),
    ).toEqual(['eni-cache', 'eni-hub'])
    expect(one(endpoints, 'vpce-hub')).toMatchObject({ vpcId: 'vpc-egress', ips: ['10.41.0.20'] })
  })

  test('fifty at most in a step: in a mesh every VPC is next to every other', async () => {
    const peers = Array.from({ length: 60 }, (_, index) => `peer-${String(index).padStart(2, '0')}`)
    become({
      vpcs: [...wide.network.vpcs, ...peers.map((peer) => ({ vpcId: `vpc-${peer}`, cidrBlocks: ['10.60.0.0/16'] }))],
      peerings: peers.map((peer) => ({
        vpcPeeringConnectionId: `pcx-${peer}`,
        sides: [{ vpcId: VPC }, { vpcId: `vpc-${peer}` }],
      })),
      routeTables: wide.network.routeTables.map((table) => ({
        ...table,
        routes: peers.map((peer, index) => ({
          destinationCidrBlock: `10.60.${index}.0/24`,
          vpcPeeringConnectionId: `pcx-${peer}`,
        })),
      })),
    })
    const { vpcs, peerings } = await read()
    expect(peerings).toHaveLength(60)
    expect(vpcs?.map(({ id }) => id)).toEqual([VPC, ...peers.slice(0, 50).map((peer) => `vpc-${peer}`)])
  })

  test('whoever does not know its account reads no VPC but those that are named', async () => {
    const { subnets, peerings, accountId: own } = await readTopology([VPC], { subnetIds })
    expect(new Set(subnets.map(({ vpcId }) => vpcId))).toEqual(new Set([VPC]))
    expect(peerings).toHaveLength(2)
    expect(own).toBeUndefined()
  })

  test("of another account's transit gateway the own attachment, and no table", async () => {
    become({ transitGateways: wide.network.transitGateways?.map((gateway) => ({ ...gateway, ownerId: OTHER })) ?? [] })
    const { transitAttachments, transitRouteTables, denied } = await read()
    expect(transitAttachments).toEqual([
      expect.objectContaining({ resourceId: VPC, subnetIds: [ZONE_B.subnetId], routeTableId: null }),
    ])
    expect({ transitRouteTables, denied }).toEqual({ transitRouteTables: [], denied: [] })
    expect(asked('SearchTransitGatewayRoutes')).toEqual([])
  })

  test('a table of a transit gateway that is gone is not told, and nothing is refused', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'SearchTransitGatewayRoutes'
        ? { status: 400, error: 'InvalidRouteTableID.NotFound: it does not exist' }
        : undefined,
    )
    expect(await read()).toMatchObject({ transitRouteTables: [], denied: [] })
  })

  test('a table that EC2 tells in part is not told: a shorter prefix would seem to be the way', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'SearchTransitGatewayRoutes'
        ? {
            garbled: (body) =>
              body.replace('</routeSet>', '</routeSet><additionalRoutesAvailable>true</additionalRoutesAvailable>'),
          }
        : undefined,
    )
    expect(await read()).toMatchObject({ transitRouteTables: [], denied: [] })
  })

  test("AWS's services with their zones, of both kinds of endpoint as one", () => {
    expect(whole.endpointServices).toEqual([
      { serviceName: 'com.amazonaws.us-east-1.lonely', types: ['interface'], zoneIds: ['use1-az2'], privateDns: false },
      {
        ...{ serviceName: 'com.amazonaws.us-east-1.s3', types: ['gateway', 'interface'] },
        ...{ zoneIds: ['use1-az1', 'use1-az2'], privateDns: true },
      },
    ])
  })

  test('zones that EC2 names alone have their ids too', async () => {
    cloud.disturb(({ operation }) =>
      operation === 'DescribeVpcEndpointServices'
        ? { garbled: (body) => body.replaceAll(/<availabilityZoneIdSet>.*?<\/availabilityZoneIdSet>/g, '') }
        : undefined,
    )
    const [lonely] = (await read()).endpointServices ?? []
    expect(lonely?.zoneIds).toEqual(['use1-az2'])
  })
})

test('nothing is asked that nothing leads to', async () => {
  cloud.become({ ...wide, network: CLUSTER.network })
  const { peerings, transitAttachments, transitRouteTables, denied } = await read()
  expect({ peerings, transitAttachments, transitRouteTables, denied }).toEqual({
    ...{ peerings: [], transitAttachments: [], transitRouteTables: [], denied: [] },
  })
  expect(cloud.calls.filter(({ operation }) => /Peering|Transit/.test(operation))).toEqual([])
  const [main] = CLUSTER.network.routeTables
  await cloud.use({ ...wide, network: { ...CLUSTER.network, routeTables: main ? [main] : [] } }, '/nowhere')
  expect((await read()).endpointServices).toBeUndefined()
  expect(asked('DescribeVpcEndpointServices')).toEqual([])
})

test('VPCs beyond what a filter takes are asked for in parts', async () => {
  const more = Array.from({ length: 250 }, (_, index) => `vpc-${String(index).padStart(4, '0')}`)
  become({ vpcs: [...wide.network.vpcs, ...more.map((vpcId) => ({ vpcId, cidrBlocks: ['10.60.0.0/16'] }))] })
  const { vpcs } = await readTopology([VPC, ...more], { subnetIds, home })
  expect(more.every((id) => vpcs?.some((vpc) => vpc.id === id))).toBe(true)
})

describe('an action that is refused', () => {
  const PART_OF = {
    DescribeVpcs: 'vpcs',
    DescribeVpcPeeringConnections: 'peerings',
    DescribeTransitGatewayAttachments: 'transitAttachments',
    SearchTransitGatewayRoutes: 'transitRouteTables',
    DescribeVpcEndpointServices: 'endpointServices',
  } as const

  test.each(Object.entries(PART_OF))(
    '%s leaves %s absent, is asked once, and takes nothing else',
    async (action, part) => {
      const { [part]: _, ...full } = await read()
      await cloud.use({ ...wide, faults: { deniedEc2Actions: [action] } }, '/nowhere')
      const { [part]: lost, denied, ...rest } = await read()
      expect({ lost, denied }).toEqual({ lost: undefined, denied: [`ec2:${action}`] })
      expect(asked(action)).toHaveLength(1)
      // What lies behind it is not found, and what does not is as it was.
      const { vpcIds, zones, prefixLists } = full
      expect(rest).toMatchObject({ vpcIds, zones, prefixLists })
      for (const name of ['subnets', 'routeTables', 'natGateways', 'endpoints', 'interfaces'] as const) {
        const own = (topology: Pick<typeof full, typeof name>) => topology[name].filter(({ vpcId }) => vpcId === VPC)
        expect(own(rest)).toEqual(own(full))
      }
    },
  )

  test('DescribeTransitGatewayVpcAttachments leaves the subnets of attachments unknown', async () => {
    await cloud.use({ ...wide, faults: { deniedEc2Actions: ['DescribeTransitGatewayVpcAttachments'] } }, '/nowhere')
    const { transitAttachments, denied } = await read()
    expect(denied).toEqual(['ec2:DescribeTransitGatewayVpcAttachments'])
    expect(transitAttachments?.length).toBeGreaterThan(0)
    expect(transitAttachments?.every(({ subnetIds: told }) => told.length === 0)).toBe(true)
  })

  test('DescribeRouteTables leaves nothing that leads anywhere: what would is not known to be none', async () => {
    await cloud.use({ ...wide, faults: { deniedEc2Actions: ['DescribeRouteTables'] } }, '/nowhere')
    const topology = await read()
    expect(topology.denied).toEqual(['ec2:DescribeRouteTables'])
    for (const part of ['peerings', 'transitAttachments', 'transitRouteTables'])
      expect(topology).not.toHaveProperty(part)
  })
})

describe('an answer that is none', () => {
  const SET = /<(\w+Set|transitGatewayAttachments|transitGatewayVpcAttachments)>.*<\/\1>/s
  const ACTIONS = [
    ...['DescribeVpcs', 'DescribeVpcPeeringConnections', 'DescribeTransitGatewayAttachments'],
    ...['DescribeTransitGatewayVpcAttachments', 'SearchTransitGatewayRoutes', 'DescribeVpcEndpointServices'],
  ]
  const GARBLED: readonly (readonly [string, (body: string) => string])[] = [
    ['nothing that was asked for', () => '<Response><requestId>x</requestId></Response>'],
    [
      'things that have no names',
      (body) => body.replaceAll(/<(\w+Id|serviceName|destinationCidrBlock)>[^<]*<\/\1>/g, ''),
    ],
  ]

  const ANSWERED = ACTIONS.map(
    (action, index) => [action, ...(GARBLED[index % GARBLED.length] as (typeof GARBLED)[number])] as const,
  )
  test.each(oneOfEach(ANSWERED, ([, how]) => how))(
    '%s with %s is asked again, and then said',
    async (action, _, garbled) => {
      let left = 1
      cloud.disturb(({ operation }) => (operation === action && left-- > 0 ? { garbled } : undefined))
      expect((await read()).denied).toEqual([])
      cloud.disturb(({ operation }) => (operation === action ? { garbled } : undefined))
      expect(await read()).toMatchObject({ denied: [`ec2:${action}`], unfit: [`ec2:${action}`] })
    },
  )

  test.each([
    'DescribeVpcPeeringConnections',
    'DescribeTransitGatewayAttachments',
    'DescribeTransitGatewayVpcAttachments',
    'DescribeVpcEndpointServices',
  ])('%s without what must be there is not believed', async (action) => {
    cloud.disturb(({ operation }) =>
      operation === action ? { garbled: (body) => body.replace(SET, '<$1></$1>') } : undefined,
    )
    expect(await read()).toMatchObject({ denied: [`ec2:${action}`], unfit: [`ec2:${action}`] })
  })

  test("of another account's shared VPC is believed: EC2 does not tell who takes part what its owner sees", async () => {
    const shared = { ownerId: OTHER }
    become({
      vpcs: wide.network.vpcs.map((vpc) => ({ ...vpc, ...shared })),
      routeTables: wide.network.routeTables.map((table) => ({ ...table, ...shared })),
      ...{
        natGateways: [],
        peerings: [],
        transitGateways: [{ transitGatewayId: TGW, attachments: [], routeTables: [] }],
      },
    })
    const { denied, natGateways, peerings, transitAttachments } = await read()
    expect({ denied, natGateways, peerings, transitAttachments }).toEqual({
      ...{ denied: [], natGateways: [], peerings: [], transitAttachments: [] },
    })
  })
})

describe("a cluster's Services", () => {
  test.each(['172.20.0.0/16', 'fd30:1c53:5f8a::/108'])('have addresses of %s', async (serviceCidr) => {
    cloud.become({ ...wide, serviceCidr })
    expect(await readClusters(['eks-cluster'])).toEqual([{ name: 'eks-cluster', version: '1.34', serviceCidr }])
  })
})
