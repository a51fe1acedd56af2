import type { PricedFlow } from '../money/priced-flow.ts'
import { isPublic } from '../network/address.ts'
import { followersOf } from '../network/table-followers.ts'
import type { NatGateway, Route, RouteTable } from '../network/topology.ts'
import type { RoutedSubnet } from './finding.ts'
import type { Day } from './kind.ts'
import { ANYWHERE } from './nat-flows.ts'

/** Public gateways of a zone: a private one leads to other networks of one's own, and to no internet. */
export const gatewaysIn = (vpcId: string | null, zone: string | null, day: Day) =>
  day.topology.natGateways.filter(
    (one) => one.vpcId === vpcId && isPublicGateway(one) && day.network.zoneOfNatGateway(one.id) === zone,
  )

export const isPublicGateway = ({ isUsable, connectivity }: NatGateway) =>
  isUsable !== false && connectivity !== 'private'

/** What stands behind a gateway: where it is no internet gateway but a firewall, say, another gateway goes around it. */
export function behind({ subnetId, routeTableId }: NatGateway, day: Day): 'internet' | 'something else' | 'not known' {
  // A regional one has a table of its own.
  const table = subnetId === null ? day.network.routeTable(routeTableId ?? '') : day.network.routeTableOf(subnetId)
  const target = wayOut(table, day)
  if (target === undefined) return 'not known'
  return target.startsWith('igw-') ? 'internet' : 'something else'
}

/** Whether a gateway in that subnet would send on as this one does, to the internet and to whatever else its table names. */
export function leadsOnAs(gateway: NatGateway, subnetId: string, day: Day): boolean {
  if (!wayOut(day.network.routeTableOf(subnetId), day)?.startsWith('igw-')) return false
  const routesOf = (id: string | null) => (id === null ? undefined : day.network.routeTableOf(id))?.routes ?? []
  const there = new Set(routesOf(subnetId).map(({ destination, target }) => `${destination} ${target}`))
  return routesOf(gateway.subnetId).every(
    ({ destination, target }) => target === 'local' || there.has(`${destination} ${target}`),
  )
}

/** Where a table sends what goes to the internet; undefined where that is not known. */
const wayOut = (table: RouteTable | undefined, day: Day) => table && matched(table, ANYWHERE, day)?.target

/** The route that takes an address; undefined where that is not known. */
function matched(table: RouteTable, ip: string, { network }: Day): Route | undefined {
  const match = network.matched(table, ip)
  return match && table.routes.find(({ destination }) => destination === match.destination)
}

/** The table that a flow's bytes follow first: of the node's subnet, where the node translates the pod's address. */
const tableOf = ({ path }: PricedFlow, { network }: Day) =>
  path.startSubnetId === null ? undefined : network.routeTableOf(path.startSubnetId)

/** The route that takes a flow to its gateway; null where it is not known, or the flow goes to no public address. */
export function routeOut(flow: PricedFlow, day: Day): Route | null {
  const table = tableOf(flow, day)
  const ip = flow.dnatIp ?? flow.destination.ip
  if (!table || ip === null || !isPublic(ip)) return null
  const route = matched(table, ip, day)
  return route && route.target === flow.gateway ? route : null
}

/** `0.0.0.0/0 of rtb-1 and 140.82.112.0/20 of rtb-2`. */
export const movedInWords = (subnets: readonly RoutedSubnet[]) =>
  [
    ...new Set(
      subnets.flatMap(({ routeTableId, routes }) =>
        routes.map(({ destination, target }) => `${destination} of ${routeTableId} (now ${target})`),
      ),
    ),
  ].join(', ')

/** Subnets that follow the tables that are changed as they are, beside those of the finding. */
export function movedAlong(subnets: readonly RoutedSubnet[], { topology }: Day): string[] {
  const changed = new Set(subnets.flatMap(({ table, routeTableId }) => (table === 'own' ? routeTableId : [])))
  const followers = topology.routeTables
    .filter(({ id }) => changed.has(id))
    .flatMap((one) => followersOf(one, topology))
  return [...new Set(followers)].filter((id) => !subnets.some(({ subnetId }) => subnetId === id)).toSorted()
}

/** Targets of routes that are the same in another table. What a virtual private gateway propagates is not. */
const COPIED = /^(?:nat|tgw|pcx|igw|eigw|eni)-/

export const copies = ({ destination, target, propagated }: Route, { topology }: Day) =>
  propagated !== true &&
  (COPIED.test(target) ||
    (destination.startsWith('pl-') && topology.endpoints.some(({ id, type }) => id === target && type === 'gateway')))

export function routedSubnets(flows: readonly PricedFlow[], day: Day): RoutedSubnet[] {
  const { network, topology } = day
  const zoneOf = new Map(topology.subnets.map(({ id, zoneId }) => [id, zoneId]))
  const bySubnet = Map.groupBy(flows, ({ path }) => path.startSubnetId ?? '')
  return [...bySubnet.keys()].toSorted().flatMap((subnetId): RoutedSubnet[] => {
    const table = network.routeTableOf(subnetId)
    if (!table) return []
    // Whatever flows of another subnet take of the same table is moved with it.
    const same = flows.filter((flow) => tableOf(flow, day)?.id === table.id)
    const taken = new Set(same.flatMap((flow) => routeOut(flow, day) ?? []))
    const isAlone = followersOf(table, topology).every((id) => zoneOf.get(id) === zoneOf.get(subnetId))
    return [
      {
        subnetId,
        routeTableId: table.id,
        routes: table.routes.filter((route) => taken.has(route)),
        table: isAlone ? 'own' : table.subnetIds.includes(subnetId) ? 'shared' : 'main',
        otherRoutes: table.routes.filter(
          (route) => route.target !== 'local' && route.target !== 'blackhole' && !taken.has(route),
        ),
      },
    ]
  })
}
