import { addressIn, isIpv4 } from '../network/address.ts'
import type { Endpoint, Topology } from '../network/topology.ts'
import type { Day } from './kind.ts'
import { gatewayService, goesByDefault, interfaceService } from './nat-flows.ts'
import { type ChangeOf, type Edit, nobody, stays } from './network-edit.ts'

/** A public address of no service's: what a name of it leads to once no endpoint has it. */
const BY_DEFAULT_ROUTE = '1.2.3.4'
/** One that a prefix list is given, and no default route takes. */
const BY_LISTED_ROUTE = '1.2.3.5'

export const newEndpoint = ({ vpcId, serviceName }: { readonly vpcId: string; readonly serviceName: string }) =>
  `vpce-new-${vpcId}-${serviceName}`

/**
 * Tables have a route to the service's prefix list: what EC2 tells of it, or the addresses that this day's flows called by a default route of
 * these tables.
 */
export function withGatewayRoutes(
  { serviceName, routeTableIds }: { readonly serviceName: string; readonly routeTableIds: readonly string[] },
  endpointId: string,
  vpcId: string,
  day: Day,
): Edit {
  const tables = day.topology.routeTables.filter(({ id }) => routeTableIds.includes(id))
  const called = [
    ...new Set(
      day.flows.flatMap((flow) =>
        flow.source.vpcId === vpcId && isIpv4(flow.destination.ip) && gatewayService(flow, day) === serviceName
          ? flow.destination.ip
          : [],
      ),
    ),
  ]
    .filter((ip) => tables.every((table) => goesByDefault(table, ip, day)))
    .toSorted()
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
export function besideInterface(change: ChangeOf<'gateway-beside-interface'>, day: Day): Edit {
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
export function withInterfaceEndpoint(
  change: ChangeOf<'create-interface-endpoint'>,
  topology: Topology,
  day: Day,
): Edit {
  const { vpcId, serviceName, subnetIds } = change
  const places = subnetIds.flatMap((id) => topology.subnets.find((subnet) => subnet.id === id) ?? [])
  const addressOf = new Map(places.map(({ zoneId, cidrs }) => [zoneId, addressIn(cidrs[0] ?? '')]))
  const [first] = places
  const endpoint: Endpoint = {
    ...{ id: newEndpoint(change), vpcId, type: 'interface', serviceName, subnetIds, privateDns: change.privateDns },
    ips: [...addressOf.values()].filter((ip) => ip !== undefined),
  }
  return {
    topology: (known) => ({ ...known, endpoints: [...known.endpoints, endpoint] }),
    touches: (_, flow) =>
      flow.source.vpcId === vpcId &&
      flow.endpoint === null &&
      isIpv4(flow.destination.ip) &&
      interfaceService(flow, day) === serviceName,
    flow: (flow) => {
      const zone = addressOf.has(flow.source.azId ?? '') ? flow.source.azId : (first?.zoneId ?? null)
      const at = { ip: addressOf.get(zone ?? '') ?? null, azId: zone, vpcId, subnetId: null, region: null }
      return { ...flow, category: 'UNCLASSIFIED', dnatIp: null, destination: { ...flow.destination, ...at } }
    },
  }
}

export function withoutEndpoint({ endpointId, region, serviceName }: ChangeOf<'remove-endpoint'>): Edit {
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
