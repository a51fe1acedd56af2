import type { Flow } from '../flows/mirrors.ts'
import type { Identity } from '../identities/identity.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { addressIn, isIpv4 } from '../network/address.ts'
import type { Endpoint, Route, RouteTable, Topology } from '../network/topology.ts'
import type { Change, RoutedSubnet } from './finding.ts'
import type { Day } from './kind.ts'
import { gatewayService, interfaceService } from './nat-flows.ts'

type ChangeOf<Kind extends Change['kind']> = Extract<Change, { kind: Kind }>

/** What a change does to a network, and to where its flows go. */
export interface Edit {
  readonly topology: (known: Topology) => Topology
  /** All that it can touch, where those are fewer than the day's. */
  readonly flows?: readonly PricedFlow[]
  /** Flows that it sends elsewhere, by what they were and by what they have become; those of a subnet with another table come on top. */
  readonly touches: (original: PricedFlow, flow: PricedFlow) => boolean
  /** Where a flow goes afterwards. */
  readonly flow: (flow: PricedFlow) => Flow
  /** Who is behind the address that it goes to, where the change knows. */
  readonly identity?: Identity
}

/** The same change on every paper: ids of what it makes follow from what it is. */
export function editOf(
  change: Change,
  staked: readonly PricedFlow[],
  { topology }: { readonly topology: Topology },
  day: Day,
): Edit {
  switch (change.kind) {
    case 'service-routing':
    case 'topology-spread':
    case 'ip-targets':
    case 'zonal-load-balancer':
      return keptInZone(staked)
    case 'create-gateway-endpoint':
      return withGatewayRoutes(change, newEndpoint(change), change.vpcId, day)
    case 'extend-gateway-endpoint': {
      const { vpcId = '' } = topology.endpoints.find(({ id }) => id === change.endpointId) ?? {}
      return withGatewayRoutes(change, change.endpointId, vpcId, day)
    }
    case 'gateway-beside-interface':
      return besideInterface(change, day)
    case 'create-interface-endpoint':
      return withInterfaceEndpoint(change, topology, day)
    case 'remove-endpoint':
      return withoutEndpoint(change)
    case 'create-nat-gateway':
      return withRoutesTo(`nat-new-${change.vpcId}-${change.zoneId}`, change, (known) => ({
        ...known,
        natGateways: [
          ...known.natGateways,
          {
            ...{ id: `nat-new-${change.vpcId}-${change.zoneId}`, vpcId: change.vpcId },
            ...{ subnetId: change.publicSubnetId, isUsable: true, connectivity: 'public' },
          },
        ],
      }))
    case 'use-nat-gateway':
      return withRoutesTo(change.natGatewayId, change, (known) => known)
    case 'remove-nat-gateway':
      return withoutNatGateway(change)
    default:
      return change satisfies never
  }
}

/** A public address of no service's: what a name of it leads to once no endpoint has it. */
const BY_DEFAULT_ROUTE = '1.2.3.4'
/** One that a prefix list is given, and no default route takes. */
const BY_LISTED_ROUTE = '1.2.3.5'

const newEndpoint = ({ vpcId, serviceName }: { readonly vpcId: string; readonly serviceName: string }) =>
  `vpce-new-${vpcId}-${serviceName}`

const stays = (flow: PricedFlow): Flow => flow
const same = (known: Topology) => known
const nobody = () => false

/** A pod of the caller's own zone answers. */
function keptInZone(staked: readonly PricedFlow[]): Edit {
  const kept = new Set(staked)
  return {
    topology: same,
    flows: staked,
    touches: (original) => kept.has(original),
    flow: (flow) => {
      const { ip, subnetId, azId } = flow.source
      return { ...flow, category: 'INTRA_AZ', dnatIp: null, destination: { ...flow.destination, ip, subnetId, azId } }
    },
  }
}

/** Tables have a route to the service's prefix list: what EC2 tells of it, or the addresses that this day's flows called. */
function withGatewayRoutes(
  { serviceName, routeTableIds }: { readonly serviceName: string; readonly routeTableIds: readonly string[] },
  endpointId: string,
  vpcId: string,
  day: Day,
): Edit {
  const called = [
    ...new Set(
      day.flows.flatMap((flow) =>
        flow.source.vpcId === vpcId && isIpv4(flow.destination.ip) && gatewayService(flow, day) === serviceName
          ? flow.destination.ip
          : [],
      ),
    ),
  ].toSorted()
  const list = `pl-${serviceName}`
  const endpoint: Endpoint = { id: endpointId, vpcId, type: 'gateway', serviceName, ips: [] }
  return {
    topology: (known) => {
      const routed = known.routeTables.flatMap(({ routes }) => routes).find(({ target }) => target === endpointId)
      const destination = routed?.destination ?? list
      const isRead = day.topology.prefixLists.some(({ id }) => id === destination)
      // VPCs have the list in common, and call other addresses of it.
      const former = known.prefixLists.find(({ id }) => id === destination)?.cidrs ?? []
      const cidrs = [...new Set([...former, ...called.map((ip) => `${ip}/32`)])]
      return {
        ...known,
        endpoints: [...known.endpoints.filter(({ id }) => id !== endpointId), endpoint],
        prefixLists: isRead
          ? known.prefixLists
          : [...known.prefixLists.filter(({ id }) => id !== destination), { id: destination, cidrs }],
        routeTables: known.routeTables.map((table) =>
          routeTableIds.includes(table.id)
            ? { ...table, routes: [...table.routes, { destination, target: endpointId }] }
            : table,
        ),
      }
    },
    touches: nobody,
    flow: stays,
  }
}

/** Names of the service lead past the interface endpoint, to public addresses that the prefix list has. */
function besideInterface(change: ChangeOf<'gateway-beside-interface'>, day: Day): Edit {
  const { vpcId, gatewayEndpointId, interfaceEndpointId } = change
  const id = gatewayEndpointId ?? newEndpoint(change)
  const { topology } = withGatewayRoutes(change, id, vpcId, day)
  return {
    topology: (known) => {
      const routed = topology(known)
      const { destination } =
        routed.routeTables.flatMap(({ routes }) => routes).find(({ target }) => target === id) ?? {}
      return {
        ...routed,
        prefixLists: routed.prefixLists.map((list) =>
          list.id === destination ? { ...list, cidrs: [...list.cidrs, `${BY_LISTED_ROUTE}/32`] } : list,
        ),
      }
    },
    touches: (_, flow) => flow.endpoint?.id === interfaceEndpointId && flow.source.vpcId === vpcId,
    flow: (flow) => {
      const at = { ip: BY_LISTED_ROUTE, azId: null, vpcId: null, subnetId: null }
      return { ...flow, category: 'UNCLASSIFIED', dnatIp: null, destination: { ...flow.destination, ...at } }
    },
  }
}

/** Names of the service lead to the endpoint, in the caller's zone where it stands there. */
function withInterfaceEndpoint(change: ChangeOf<'create-interface-endpoint'>, topology: Topology, day: Day): Edit {
  const { vpcId, serviceName, subnetIds } = change
  const places = subnetIds.flatMap((id) => topology.subnets.find((subnet) => subnet.id === id) ?? [])
  const addressOf = new Map(places.map(({ zoneId, cidrs }) => [zoneId, addressIn(cidrs[0] ?? '')]))
  const [first] = places
  const endpoint: Endpoint = {
    ...{ id: newEndpoint(change), vpcId, type: 'interface', serviceName, subnetIds },
    ips: [...addressOf.values()].filter((ip) => ip !== undefined),
  }
  return {
    topology: (known) => ({ ...known, endpoints: [...known.endpoints, endpoint] }),
    touches: (_, flow) =>
      flow.source.vpcId === vpcId && flow.endpoint === null && interfaceService(flow, day) === serviceName,
    flow: (flow) => {
      const zone = addressOf.has(flow.source.azId ?? '') ? flow.source.azId : (first?.zoneId ?? null)
      const at = { ip: addressOf.get(zone ?? '') ?? null, azId: zone, vpcId, subnetId: null, region: null }
      return { ...flow, category: 'UNCLASSIFIED', dnatIp: null, destination: { ...flow.destination, ...at } }
    },
  }
}

function withoutEndpoint({ endpointId, region, serviceName }: ChangeOf<'remove-endpoint'>): Edit {
  return {
    identity: {
      ...{
        name: serviceName,
        owner: 'AWS',
        source: 'ip-ranges',
        confidence: 'high',
        host: null,
        region,
        rented: false,
      },
      ...{ endpointService: serviceName, privateConnectivity: null },
    },
    topology: (known) => ({ ...known, endpoints: known.endpoints.filter(({ id }) => id !== endpointId) }),
    touches: (_, flow) => flow.endpoint?.id === endpointId,
    flow: (flow) => {
      const at = { ip: BY_DEFAULT_ROUTE, azId: null, vpcId: null, subnetId: null }
      return { ...flow, category: 'UNCLASSIFIED', dnatIp: null, destination: { ...flow.destination, ...at } }
    },
  }
}

/** The routes of the change lead to another gateway: in the table itself, or in one of the subnet's own. */
function withRoutesTo(
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
function withoutNatGateway({ natGatewayId, moved }: ChangeOf<'remove-nat-gateway'>): Edit {
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
