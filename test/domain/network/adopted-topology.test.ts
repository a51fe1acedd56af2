import { describe, expect, test } from 'vitest'
import { adoptedTopology, unfitToAdopt } from '../../../domain/network/adopted-topology.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { topology } from '../build.ts'

const own = { accountId: '111122223333', region: 'us-east-1' }
const place = { accountId: '555555555555', region: 'eu-west-1' }
const ROUTES = [{ destination: '0.0.0.0/0', target: 'nat-a' }]

const service = (serviceName: string) => ({ serviceName, types: ['gateway' as const], zoneIds: [], privateDns: false })

/** Ids are unique in all of AWS. */
const elsewhere = (one: Topology): Topology =>
  JSON.parse(JSON.stringify(one).replaceAll(/"((?:vpc|subnet|rtb|nat|eni|vpce)-[^"]+)"/g, '"$1-away"'))

const known: Topology = {
  ...topology(ROUTES),
  accountId: own.accountId,
  clusters: [{ name: 'prod', version: '1.34' }],
  endpointServices: [service('com.amazonaws.us-east-1.s3')],
}
const theirs: Topology = {
  ...elsewhere(topology(ROUTES)),
  accountId: place.accountId,
  clusters: [{ name: 'prod', version: '1.33' }],
  endpointServices: [service('com.amazonaws.eu-west-1.s3')],
}
const adopted = (one: Topology | undefined, other = theirs) => adoptedTopology(one, other, { place, own })

describe("a day's network with that of an account's own stack", () => {
  test('has the routes of both, as if the account had been a source', () => {
    const both = adopted(known)
    expect(both.routeTables).toEqual([...known.routeTables, ...theirs.routeTables])
    expect(both.natGateways).toEqual([...known.natGateways, ...theirs.natGateways])
    expect(both).toMatchObject({
      ...{ accountId: own.accountId, otherAccountIds: [place.accountId], denied: [] },
      places: [{ ...place, vpcIds: theirs.vpcIds }],
      endpointServices: [{ serviceName: 'com.amazonaws.us-east-1.s3' }, { serviceName: 'com.amazonaws.eu-west-1.s3' }],
      clusters: [
        { name: 'prod', version: '1.34' },
        { name: 'prod (555555555555, eu-west-1)', version: '1.33' },
      ],
    })
    // Names of zones are one account's.
    expect(both.zones).toEqual(known.zones)
  })

  test('is the same where it was taken over before', () => {
    const once = adopted(known)
    expect(adopted(once)).toBe(once)
  })

  test('is theirs alone of a day from before this stack', () => {
    const { routeTables, accountId, places } = adopted(undefined)
    expect({ routeTables, accountId, places }).toEqual({
      ...{ routeTables: theirs.routeTables, accountId: own.accountId },
      places: [{ ...place, vpcIds: theirs.vpcIds }],
    })
  })

  test('still lacks what the own account was refused', () => {
    const denied = { ...known, natGateways: [], denied: ['ec2:DescribeNatGateways'] }
    expect(adopted(denied).denied).toEqual(['ec2:DescribeNatGateways'])
  })

  test('leaves out VPCs that the stack did not read', () => {
    const [vpcId = ''] = theirs.vpcIds
    const foreignVpcs = [{ vpcId: 'vpc-far', accountId: '666666666666', region: 'eu-west-1' }]
    const other = { ...theirs, vpcIds: [vpcId, 'vpc-far'], foreignVpcs }
    expect(adopted(known, other).places).toEqual([{ ...place, vpcIds: [vpcId] }])
  })

  describe('with a VPC that this account shares with theirs', () => {
    /** As it is told of it: a subnet, and a table that was another one at that hour. */
    const seen = {
      subnets: topology()
        .subnets.slice(0, 1)
        .map((one) => ({ ...one, zoneId: 'use1-az2', ownerId: own.accountId })),
      routeTables: topology([{ destination: '0.0.0.0/0', target: 'igw-other' }]).routeTables.slice(1),
    }
    const vpcs = [{ id: 'vpc-1', ownerId: own.accountId, cidrs: ['10.0.0.0/16'] }]
    const sharing: Topology = {
      ...theirs,
      vpcIds: ['vpc-1', 'vpc-1-away'],
      subnets: [...theirs.subnets, ...seen.subnets],
      routeTables: [...theirs.routeTables, ...seen.routeTables],
    }

    test.each<[string, Partial<Topology>, Partial<Topology>]>([
      ['it tells whose it is', {}, { vpcs }],
      ['this one tells whose it is', { vpcs }, {}],
      ['its routes told whose it is', {}, { foreignVpcs: [{ vpcId: 'vpc-1', ...own }] }],
    ])('keeps all of that as this stack had read it, where %s', (_, here, there) => {
      const both = adopted({ ...known, ...here }, { ...sharing, ...there })
      expect(both.places).toEqual([{ ...place, vpcIds: ['vpc-1-away'] }])
      expect(both.subnets).toEqual([...known.subnets, ...theirs.subnets])
      expect(both.routeTables).toEqual([...known.routeTables, ...theirs.routeTables])
    })

    test('keeps it also where nobody tells whose it is', () => {
      const untold = ({ ownerId: _, ...one }: Topology['subnets'][number]) => one
      const both = adopted(known, { ...sharing, subnets: sharing.subnets.map(untold) })
      expect(both.places).toEqual([{ ...place, vpcIds: ['vpc-1-away'] }])
      expect(both.subnets).toEqual([...known.subnets, ...theirs.subnets])
    })

    test('is no VPC of theirs on a day from before this stack', () => {
      expect(adopted(undefined, { ...sharing, vpcs }).places).toEqual([{ ...place, vpcIds: ['vpc-1-away'] }])
    })
  })

  test('has what the owner of a shared VPC was told of it, in place of who takes part', () => {
    const vpcs = [{ id: 'vpc-1-away', ownerId: place.accountId, cidrs: ['10.0.0.0/16'] }]
    const { vpcIds, subnets, routeTables } = theirs
    const part = {
      vpcIds: [...known.vpcIds, ...vpcIds],
      vpcs,
      subnets: [...known.subnets, ...subnets.slice(0, 1)],
      routeTables: [...known.routeTables, ...routeTables.slice(1).map((one) => ({ ...one, routes: [] }))],
    }
    const both = adopted({ ...known, ...part }, { ...theirs, vpcs })
    expect(both.places).toEqual([{ ...place, vpcIds }])
    expect(both.natGateways).toEqual([...known.natGateways, ...theirs.natGateways])
    expect(both.routeTables.filter(({ vpcId }) => vpcId === 'vpc-1-away')).toEqual(routeTables)
  })
})

test.each<[string, Partial<Topology>, string | undefined]>([
  ['all of its account', {}, undefined],
  ['without what prices nothing', { denied: ['ec2:DescribeVpcs'] }, undefined],
  ['without its routes', { denied: ['ec2:DescribeRouteTables'] }, 'its network was not read whole'],
  [
    'of other accounts too',
    { places: [{ ...own, vpcIds: [] }] },
    'its network is not that of account 555555555555 alone',
  ],
  ['of another account', { accountId: own.accountId }, 'its network is not that of account 555555555555 alone'],
])('a network %s can be taken over, or why it cannot', (_, part, why) => {
  expect(unfitToAdopt({ ...theirs, ...part }, place)).toBe(why)
})
