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
