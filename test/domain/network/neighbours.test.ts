import { describe, expect, test } from 'vitest'
import { isDefaultRoute, natGatewaysOut, nearestOf, neighboursOf } from '../../../domain/network/neighbours.ts'
import type { RouteTable, Topology } from '../../../domain/network/topology.ts'
import { topology } from '../build.ts'

const home = { accountId: '111122223333', region: 'eu-west-1' }
const OTHER = '999999999999'
const own = {
  region: home.region,
  isRead: (place: typeof home) => place.accountId === home.accountId && place.region === home.region,
}
const idsOf = (vpcs: ReturnType<typeof neighboursOf>) => vpcs.map(({ vpcId }) => vpcId)

const table = (...routes: RouteTable['routes']): RouteTable => ({
  ...{ id: 'rtb-1', vpcId: 'vpc-1', main: true, subnetIds: [], routes },
})
const side = { vpcId: 'vpc-1', ownerId: home.accountId, region: home.region }
const peering = (id: string, far: Partial<typeof side>): NonNullable<Topology['peerings']>[number] => ({
  ...{ id, sides: [side, { ...side, ...far }] },
})
const attachment = (vpcId: string, more: { readonly ownerId?: string; readonly resourceType?: string } = {}) => ({
  ...{ id: `tgw-attach-${vpcId}`, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: vpcId },
  ...{ ownerId: home.accountId, subnetIds: [], routeTableId: 'tgw-rtb-1', ...more },
})
const leadingTo = (...routes: (readonly [destination: string, vpcId: string])[]): Partial<Topology> => ({
  transitAttachments: [
    attachment('vpc-1'),
    ...routes.map(([, vpcId]) =>
      vpcId.endsWith('other')
        ? attachment(vpcId, { ownerId: OTHER })
        : vpcId.startsWith('vpn')
          ? attachment(vpcId, { resourceType: 'vpn' })
          : attachment(vpcId),
    ),
  ],
  transitRouteTables: [
    {
      ...{ id: 'tgw-rtb-1', transitGatewayId: 'tgw-1' },
      routes: routes.map(([destination, vpcId]) => ({ destination, attachmentId: `tgw-attach-${vpcId}` })),
    },
  ],
})
const all = () => true

test('a NAT gateway that became another in the course of the day is asked for once', () => {
  const gateway = { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'subnet-1' }
  const known = topology([], {
    natGateways: [
      { ...gateway, id: 'nat-2' },
      { ...gateway, until: '2026-11-21T09:00:00Z' },
      { ...gateway, ips: ['10.0.0.9'], since: '2026-11-21T09:00:00Z' },
    ] as Topology['natGateways'],
  })
  expect(natGatewaysOut({ ...known, vpcIds: ['vpc-1'] }).map(({ id }) => id)).toEqual(['nat-1', 'nat-2'])
})

describe('the VPCs next to one', () => {
  const toTransit = table({ destination: '10.0.0.0/8', target: 'tgw-1' })

  test.each<readonly [string, readonly RouteTable[], Partial<Topology>, readonly string[]]>([
    ['none without a route', [table()], leadingTo(['0.0.0.0/0', 'vpc-2']), []],
    [
      'at the other side of a peering',
      [table({ destination: '10.2.0.0/16', target: 'pcx-1' })],
      { peerings: [peering('pcx-1', { vpcId: 'vpc-2' })] },
      ['vpc-2'],
    ],
    [
      "not another account's",
      [table({ destination: '10.2.0.0/16', target: 'pcx-1' })],
      { peerings: [peering('pcx-1', { vpcId: 'vpc-2', ownerId: OTHER })] },
      [],
    ],
    [
      'not in another region',
      [table({ destination: '10.2.0.0/16', target: 'pcx-1' })],
      { peerings: [peering('pcx-1', { vpcId: 'vpc-2', region: 'us-east-1' })] },
      [],
    ],
    [
      'not behind a peering that no route leads to',
      [table({ destination: '10.2.0.0/16', target: 'pcx-2' })],
      { peerings: [peering('pcx-1', { vpcId: 'vpc-2' })] },
      [],
    ],
    [
      'where a transit gateway leads, the way out first',
      [toTransit],
      leadingTo(
        ['10.2.0.0/16', 'vpc-2'],
        ['10.1.0.0/16', 'vpc-1'],
        ['0.0.0.0/0', 'vpc-9'],
        ['10.3.0.0/16', 'vpc-other'],
        ['10.4.0.0/16', 'vpn-1'],
      ),
      ['vpc-9', 'vpc-2'],
    ],
    [
      'none where nobody may read its table',
      [toTransit],
      { transitAttachments: [attachment('vpc-1'), attachment('vpc-2')] },
      [],
    ],
    ['none where nothing was told', [toTransit], {}, []],
  ])('%s', (_, tables, ways, vpcIds) => {
    expect(idsOf(neighboursOf(tables, ways, own, all))).toEqual(vpcIds)
  })

  test('by default routes alone are those that both tables lead to by one', () => {
    const both = leadingTo(['10.2.0.0/16', 'vpc-2'], ['0.0.0.0/0', 'vpc-9'])
    expect(neighboursOf([toTransit], both, own, isDefaultRoute)).toEqual([])
    expect(
      idsOf(neighboursOf([table({ destination: '0.0.0.0/0', target: 'tgw-1' })], both, own, isDefaultRoute)),
    ).toEqual(['vpc-9'])
  })
})

test.each([
  ['0.0.0.0/0', true],
  ['128.0.0.0/1', true],
  ['::/0', true],
  ['8000::/1', true],
  ['10.0.0.0/8', false],
  ['0.0.0.0/2', false],
  ['pl-1', false],
])('a route to %s is a default route: %s', (destination, isDefault) => {
  expect(isDefaultRoute({ destination })).toBe(isDefault)
})

test('of each account and region so many are read: a mesh of one takes nothing from another', () => {
  const placed = (region: string) => (vpcId: string) => ({ vpcId, accountId: '111122223333', region })
  const mesh = ['vpc-1', 'vpc-2', 'vpc-3'].map(placed('us-east-1'))
  const egress = ['vpc-2', 'vpc-9'].map(placed('eu-west-1'))
  expect(idsOf(nearestOf([mesh, egress], 2))).toEqual(['vpc-1', 'vpc-2', 'vpc-9'])
})
