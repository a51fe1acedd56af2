import { describe, expect, test } from 'vitest'
import type { Identity } from '../../../domain/identities/identity.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { end, priced, topology } from '../build.ts'

// Every account has a VPC of 10.0.0.0/16: an address that a row tells no VPC of is one of its own account and region.

const MEMBER = { accountId: '222222222222', region: 'eu-west-1', vpcIds: ['vpc-9'] }

/** A load balancer of the member at an address that a host has here. */
const balancer = {
  ...{ id: 'eni-9', vpcId: 'vpc-9', ips: ['10.0.1.9'], publicIps: [], name: 'ALB front', isManaged: true },
  owner: 'application_load_balancer' as const,
}
const network = (more: Partial<Topology>) => networkOf(topology([], more))

const crossing = (more: Partial<Topology>) =>
  priced(
    {
      category: 'UNCLASSIFIED',
      source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1', pod: 'web-1' }),
      destination: end({ ip: '10.0.1.9', azId: 'euw1-az2' }),
    },
    { network: network(more) },
  )

test('what another account has at an address is not what a flow here calls', () => {
  const alone = crossing({})
  const beside = crossing({
    interfaces: [balancer],
    ...{ places: [MEMBER], accountId: '111122223333', otherAccountIds: [MEMBER.accountId] },
  })
  // A crossing to a load balancer is free.
  expect(alone.usd).toBeGreaterThan(0)
  expect(beside).toMatchObject({ usd: alone.usd, destinationName: alone.destinationName })
  // Of one's own other VPC it is the one that is meant, where there is one alone.
  expect(crossing({ interfaces: [balancer] }).usd).toBe(0)
})

/** The member's own public address, in another region where its zone is there. */
const elastic = (zoneId: string): Partial<Topology> => ({
  subnets: [
    ...topology().subnets,
    { id: 'subnet-9', vpcId: 'vpc-9', zoneId, cidrs: ['10.0.0.0/24', '2600:1f14::/64'] },
  ],
  interfaces: [
    ...[{ id: 'eni-8', vpcId: 'vpc-9', subnetId: 'subnet-9', ips: ['10.0.0.8'], name: null, owner: null }],
  ].map((one) => ({ ...one, publicIps: ['54.171.10.9'] })),
  ...{ places: [MEMBER], accountId: '111122223333', otherAccountIds: [MEMBER.accountId] },
})

const usWest2: Identity = {
  ...{ name: 'AWS', owner: 'AWS', source: 'ip-ranges', confidence: 'medium', host: null, region: 'us-west-2' },
  ...{ rented: true, endpointService: null, privateConnectivity: null },
}

describe.each(['54.171.10.9', '2600:1f14::9'])('to the public address %s of a source', (ip) => {
  const across = (target: string, more: Partial<Topology>, identity?: Identity) =>
    priced(
      {
        category: 'UNCLASSIFIED',
        source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1', pod: 'web-1' }),
        destination: end({ ip }),
      },
      {
        network: networkOf(
          topology(
            [
              { destination: '0.0.0.0/0', target },
              { destination: '::/0', target },
            ],
            more,
          ),
        ),
        identities: { schema: 1, rangesOf: null, byIp: identity ? { [ip]: identity } : {}, problems: [] },
      },
    )

  test.each(['nat-a', 'igw-1'])('in another region, %s bills what it does without that source', (target) => {
    const alone = across(target, {}, usWest2)
    const beside = across(target, elastic('usw2-az1'), usWest2)
    // 1 GB: NAT gateway 0.048, nothing at an internet gateway; to another region at most 0.02.
    expect(alone.usd).toBeCloseTo(target === 'nat-a' ? 0.048 : 0, 12)
    expect(beside.charges).toEqual(alone.charges)
    expect(beside.bound).toEqual(alone.bound)
    expect(across(target, elastic('usw2-az1')).bound).toEqual(alone.bound)
  })

  test('in this region, it is the regional rate', () => {
    expect(across('igw-1', elastic('euw1-az2')).usd).toBeCloseTo(0.02, 12)
  })
})

test("a firewall of another account spares a NAT gateway's processing only where the way may come by it", () => {
  const untold = (more: Partial<Topology>) =>
    priced(
      {
        category: 'UNCLASSIFIED',
        source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1', pod: 'web-1' }),
        destination: end({ ip: '140.82.121.4' }),
      },
      {
        network: networkOf(
          topology([{ destination: '0.0.0.0/0', target: 'nat-a' }], {
            // Its own table leads to what nobody describes.
            natGateways: [{ id: 'nat-a', vpcId: 'vpc-1', subnetId: 'subnet-untold' }],
            ...{ places: [MEMBER], otherAccountIds: [MEMBER.accountId], transitAttachments: [] },
            ...more,
          }),
        ),
      },
    ).usd
  const firewall = (vpcId: string) => ({
    endpoints: [{ id: 'vpce-9', vpcId, type: 'gateway_load_balancer' as const, serviceName: '', ips: [] }],
  })
  const attached = (vpcId: string) => ({
    ...{ id: `tgw-attach-${vpcId}`, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: vpcId },
    ...{ ownerId: MEMBER.accountId, subnetIds: [], routeTableId: null },
  })
  const both = [attached('vpc-1'), attached('vpc-9')]
  const elsewhere = [...topology().subnets, { id: 'subnet-9', vpcId: 'vpc-9', zoneId: 'usw2-az1', cidrs: [] }]
  expect(untold({})).toBeCloseTo(0.048, 12)
  expect(untold(firewall('vpc-9'))).toBeCloseTo(0.048, 12)
  expect(untold({ ...firewall('vpc-9'), transitAttachments: both, subnets: elsewhere })).toBeCloseTo(0.048, 12)
  expect(untold({ ...firewall('vpc-9'), transitAttachments: both })).toBe(0)
  expect(untold(firewall('vpc-1'))).toBe(0)
})
