import type { Route, RouteTable, Topology } from '../network/topology.ts'
import type { RoutedSubnet } from './finding.ts'
import { type ChangeOf, type Edit, nobody, stays } from './network-edit.ts'

/** The routes of the change lead to another gateway: in the table itself, or in one of the subnet's own. */
export function withRoutesTo(
  target: string,
  { vpcId, subnets }: ChangeOf<'create-nat-gateway' | 'use-nat-gateway'>,
  gateway: (known: Topology) => Topology,
): Edit {
  return {
    topology: (known) => ({
      ...gateway(known),
      routeTables: subnets.reduce((tables, subnet) => withSubnet(tables, subnet, vpcId, target), known.routeTables),
    }),
    touches: nobody,
    flow: stays,
  }
}

function withSubnet(
  tables: readonly RouteTable[],
  { subnetId, routeTableId, routes, table: kind, otherRoutes }: RoutedSubnet,
  vpcId: string,
  target: string,
): readonly RouteTable[] {
  const moved = new Set(routes.map(({ destination }) => destination))
  const redirected = (route: Route) => (moved.has(route.destination) ? { ...route, target } : route)
  if (kind === 'own') {
    return tables.map((table) =>
      table.id === routeTableId ? { ...table, routes: table.routes.map(redirected) } : table,
    )
  }
  const copied = tables.find(({ id }) => id === routeTableId)
  const local = copied?.routes.filter((route) => route.target === 'local') ?? []
  const own: RouteTable = {
    ...{ ...copied, id: `rtb-new-${subnetId}`, vpcId, main: false, subnetIds: [subnetId] },
    routes: [...local, ...routes.map(redirected), ...otherRoutes],
  }
  return [...tables.map((table) => ({ ...table, subnetIds: table.subnetIds.filter((id) => id !== subnetId) })), own]
}

/** Routes lead to another gateway; those that are not moved lead nowhere. */
export function withoutNatGateway({ natGatewayId, moved }: ChangeOf<'remove-nat-gateway'>): Edit {
  const redirected = (route: Route) =>
    route.target === natGatewayId ? { ...route, target: moved?.to ?? 'blackhole' } : route
  return {
    topology: (known) => ({
      ...known,
      natGateways: known.natGateways.filter(({ id }) => id !== natGatewayId),
      routeTables: known.routeTables.map((table) =>
        table.routes.some(({ target }) => target === natGatewayId)
          ? { ...table, routes: table.routes.map(redirected) }
          : table,
      ),
    }),
    touches: nobody,
    flow: stays,
  }
}
