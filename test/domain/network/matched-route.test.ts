import { describe, expect, test } from 'vitest'
import { followersOf, matchedRoute } from '../../../domain/network/matched-route.ts'
import { EMPTY_TOPOLOGY, type Route, type RouteTable, type Topology } from '../../../domain/network/topology.ts'

const table = (routes: readonly Route[], more: Partial<RouteTable> = {}): RouteTable => ({
  ...{ id: 'rtb-1', vpcId: 'vpc-1', main: false, subnetIds: [], routes },
  ...more,
})
const to = (destination: string, target: string) => ({ destination, target })

describe('the route that takes an address', () => {
  const routes = [
    to('0.0.0.0/0', 'tgw-1'),
    to('10.0.0.0/16', 'local'),
    to('10.0.7.0/24', 'vpce-fw'),
    to('140.82.112.0/20', 'nat-1'),
    to('pl-git', 'nat-2'),
    to('::/0', 'eigw-1'),
    to('64:ff9b::/96', 'nat-1'),
  ]
  const known: Topology = { ...EMPTY_TOPOLOGY, prefixLists: [{ id: 'pl-git', cidrs: ['192.30.252.0/22'] }] }

  test.each([
    ['8.8.8.8', 'tgw-1'],
    ['10.0.1.1', 'local'],
    ['10.0.7.1', 'vpce-fw'],
    ['140.82.112.5', 'nat-1'],
    ['192.30.253.9', 'nat-2'],
    ['2001:db8::1', 'eigw-1'],
    ['64:ff9b::808:808', 'nat-1'],
    ['no address', undefined],
  ])('%s is by %s', (ip, target) => expect(matchedRoute(table(routes), ip, known)?.target).toBe(target))

  test('is not known where a list that could not be read may take it', () => {
    const unread = [to('0.0.0.0/0', 'nat-1'), to('pl-x', 'vpce-s3')]
    expect(matchedRoute(table(unread), '8.8.8.8', { ...EMPTY_TOPOLOGY })).toBeUndefined()
    const endpoint = { id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway', serviceName: 's3', ips: [] } as const
    const told = { ...EMPTY_TOPOLOGY, endpoints: [endpoint] }
    expect(matchedRoute(table(unread), '8.8.8.8', told)?.target).toBe('nat-1')
  })
})

test('the main table is that of every subnet that no table names', () => {
  const subnet = (id: string, vpcId = 'vpc-1') => ({ id, vpcId, zoneId: 'az-1', cidrs: [] })
  const main = table([], { id: 'rtb-main', main: true, subnetIds: ['named'] })
  const topology: Topology = {
    ...EMPTY_TOPOLOGY,
    subnets: [subnet('named'), subnet('default'), subnet('other'), subnet('abroad', 'vpc-2')],
    routeTables: [main, table([], { subnetIds: ['other'] })],
  }
  expect(followersOf(main, topology)).toEqual(['named', 'default'])
  expect(followersOf(table([], { subnetIds: ['other'] }), topology)).toEqual(['other'])
})
