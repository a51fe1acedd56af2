import { expect, test } from 'vitest'
import { followersOf } from '../../../domain/network/table-followers.ts'
import { EMPTY_TOPOLOGY, type RouteTable, type Topology } from '../../../domain/network/topology.ts'

const table = (more: Partial<RouteTable>): RouteTable => ({
  ...{ id: 'rtb-1', vpcId: 'vpc-1', main: false, subnetIds: [], routes: [] },
  ...more,
})
test('the main table is that of every subnet that no table names', () => {
  const subnet = (id: string, vpcId = 'vpc-1') => ({ id, vpcId, zoneId: 'az-1', cidrs: [] })
  const main = table({ id: 'rtb-main', main: true, subnetIds: ['named'] })
  const topology: Topology = {
    ...EMPTY_TOPOLOGY,
    subnets: [subnet('named'), subnet('default'), subnet('other'), subnet('abroad', 'vpc-2')],
    routeTables: [main, table({ subnetIds: ['other'] })],
  }
  expect(followersOf(main, topology)).toEqual(['named', 'default'])
  expect(followersOf(table({ subnetIds: ['other'] }), topology)).toEqual(['other'])
})
