import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { vpcOwnerOf } from '../../../domain/flows/vpc-owner.ts'
import { foreignVpcsOf, isForeignAlone } from '../../../domain/network/foreign-vpcs.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { pathInWords } from '../../../domain/network/path.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { unreadNetworks, unreadNotes } from '../../../domain/report/unread-networks.ts'
import { end, flow, GIB, priced, topology } from '../build.ts'

// VPCs that agents stand in and EC2 tells nothing of: another account's, another region's, and such as are gone.

const MEMBER = { vpcId: 'vpc-2', accountId: '222222222222', region: 'eu-west-1' }
const ABROAD = { vpcId: 'vpc-3', accountId: '111122223333', region: 'us-east-1' }

const NETWORK = topology([{ destination: '0.0.0.0/0', target: 'nat-a' }], {
  vpcIds: ['vpc-1', 'vpc-2', 'vpc-3', 'vpc-4'],
  foreignVpcs: [MEMBER, ABROAD],
})

const pod = (vpcId: string, more = {}) =>
  end({ ip: '10.0.0.7', vpcId, subnetId: `subnet-of-${vpcId}`, azId: 'euw1-az1', pod: 'web-1', ...more })

const from = (vpcId: string, more: Partial<Flow> = {}, network: Topology = NETWORK) =>
  priced(
    { category: 'UNCLASSIFIED', source: pod(vpcId), destination: end({ ip: '203.0.113.9' }), ...more },
    { network: networkOf(network) },
  )

describe('traffic of a VPC that EC2 tells nothing of', () => {
  test.each([
    ["another account's", 'vpc-2', 'account 222222222222 (eu-west-1), whose network could not be read'],
    ["another region's", 'vpc-3', 'account 111122223333 (us-east-1), whose network could not be read'],
    ['nobody knows whose', 'vpc-4', 'a VPC that EC2 tells nothing of'],
  ])('%s, has no price, no bound and a reason', (_, vpcId, words) => {
    for (const category of ['UNCLASSIFIED', 'INTER_AZ', 'INTRA_AZ', 'INTER_REGION', 'TRANSIT_GATEWAY'] as const) {
      const one = from(vpcId, { category })
      expect(one).toMatchObject({ usd: 0, pays: [], bound: null, via: 'unknown', unpriced: `in ${words}` })
      expect(pathInWords(one.path)).toBe(`subnet-of-${vpcId} (euw1-az1) → ${words}`)
    }
  })

  test('is seen from its own end alone: who calls it from a known VPC goes by that', () => {
    const called = from('vpc-1', {
      source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1' }),
      destination: pod('vpc-2'),
      category: 'INTER_VPC',
    })
    expect(called.path.unread).toBeUndefined()
    const answers = from('vpc-1', { ...called, reportedBy: 'destination' })
    expect(answers.unpriced).toContain('account 222222222222')
  })

  test('that never leaves its host is free there, too', () => {
    expect(from('vpc-2', { destination: end({ ip: '169.254.20.10' }) })).toMatchObject({ usd: 0, unpriced: null })
  })

  test('is known once EC2 tells of its subnet, and of a VPC that is shared in part as far as that', () => {
    const shared: Topology = {
      ...NETWORK,
      subnets: [
        ...NETWORK.subnets,
        { id: 'subnet-shared', vpcId: 'vpc-2', zoneId: 'euw1-az1', cidrs: ['10.0.0.0/24'], ownerId: MEMBER.accountId },
      ],
      routeTables: [
        ...NETWORK.routeTables,
        {
          ...{ id: 'rtb-2', vpcId: 'vpc-2', main: true, subnetIds: [], ownerId: MEMBER.accountId },
          routes: [{ destination: '0.0.0.0/0', target: 'igw-2' }],
        },
      ],
    }
    const inside = from('vpc-2', { source: pod('vpc-2', { subnetId: 'subnet-shared' }) }, shared)
    expect(inside.path.unread).toBeUndefined()
    expect(inside.path.steps.map(({ id }) => id)).toEqual(['igw-2'])
    expect(from('vpc-2', {}, shared).unpriced).toContain('account 222222222222')
  })

  test('is no such where subnets could not be read: then that is what is said', () => {
    const denied: Topology = { ...NETWORK, subnets: [], routeTables: [], denied: ['ec2:DescribeSubnets'] }
    expect(from('vpc-4', {}, denied).unpriced).toBe('route unknown')
  })

  test('goes to nobody whom EC2 knows by the same address', () => {
    // Both VPCs have 10.0.0.0/16, as VPCs of two accounts often do, and the row does not tell where the far end is.
    const balancer = {
      ...{ id: 'eni-1', vpcId: 'vpc-1', ips: ['10.0.1.9'], publicIps: [], name: 'NLB orders' },
      owner: 'network_load_balancer' as const,
    }
    const own: Topology = { ...NETWORK, interfaces: [balancer] }
    const to = { destination: end({ ip: '10.0.1.9' }), category: 'UNCLASSIFIED' as const }
    expect(from('vpc-2', to, own).destination).toMatchObject({ interfaceName: null })
    expect(from('vpc-2', to, own).destinationName).toBe('10.0.1.9')
    const near = end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a' })
    expect(from('vpc-1', { ...to, source: near }, own).destination).toMatchObject({ interfaceName: 'NLB orders' })
  })
})

test('a VPC is whose its ARN says, and foreign where that is not whose EC2 was asked', () => {
  const arn = 'arn:aws:ec2:eu-west-1:222222222222:vpc/vpc-2'
  expect(vpcOwnerOf(arn)).toEqual(MEMBER)
  expect(vpcOwnerOf(arn.replace('aws:', 'aws-us-gov:'))).toEqual(MEMBER)
  for (const none of [
    undefined,
    null,
    '',
    7,
    {},
    'vpc-2',
    arn.replace('222222222222', '2'),
    arn.replace('vpc/', 'subnet/'),
  ])
    expect(vpcOwnerOf(none)).toBeUndefined()
  const own = { vpcId: 'vpc-1', accountId: '111122223333', region: 'eu-west-1' }
  const ends = { vpcOwners: [own, MEMBER, ABROAD], agentVpcIds: ['vpc-2', 'vpc-3'] }
  const foreign = foreignVpcsOf(ends, own)
  expect(foreign).toEqual([MEMBER, ABROAD])
  expect(foreignVpcsOf(ends, undefined)).toEqual([])
  expect(isForeignAlone(ends, foreign)).toBe(true)
  expect(isForeignAlone({ agentVpcIds: ['vpc-1', 'vpc-2'] }, foreign)).toBe(false)
  expect(isForeignAlone({}, foreign)).toBe(false)
})

test('networks that could not be read are told by account and region, largest first, and their parts are of all bytes', () => {
  // 100 GB: 60 of the member's two VPCs, 1 abroad in one hour and 3 in another, half a GB nobody knows whose, the rest known.
  const member = { ...MEMBER, vpcId: 'vpc-9' }
  const network = { ...NETWORK, foreignVpcs: [MEMBER, member, ABROAD] }
  const flows = [
    ...(
      [
        ['vpc-2', 20],
        ['vpc-9', 40],
        ['vpc-3', 1],
        ['vpc-3', 3],
        ['vpc-4', 0.5],
      ] as const
    ).map(([vpcId, gigabytes]) => from(vpcId, { bytes: gigabytes * GIB }, network)),
    from('vpc-1', { bytes: 35.5 * GIB, source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a' }) }),
  ]
  const unread = unreadNetworks(flows, GIB)
  expect(unread).toMatchObject([
    { accountId: '222222222222', region: 'eu-west-1', vpcIds: ['vpc-2', 'vpc-9'], gigabytes: 60, share: 0.6 },
    { accountId: '111122223333', region: 'us-east-1', vpcIds: ['vpc-3'], gigabytes: 4, share: 0.04 },
    { accountId: null, region: null, vpcIds: ['vpc-4'], gigabytes: 0.5, share: 0.005 },
  ])
  expect(unreadNotes(unread)).toEqual([
    '60% of the traffic (60.00 GB, vpc-2, vpc-9) is in account 222222222222 (eu-west-1), whose network could not be read: what it cost is not known, and not in the total. The setting sources can add it.',
    '4% of the traffic (4.00 GB, vpc-3) is in account 111122223333 (us-east-1), whose network could not be read: what it cost is not known, and not in the total. The setting sources can add it.',
    'Less than 1% of the traffic (0.50 GB, vpc-4) is in a VPC that EC2 tells nothing of: what it cost is not known, and not in the total.',
  ])
  expect(
    unreadNetworks(
      [flow()].map((one) => priced(one)),
      GIB,
    ),
  ).toEqual([])
})
