import type { PricedFlow } from '../money/priced-flow.ts'
import type { Topology } from '../network/topology.ts'
import {
  besideInterface,
  newEndpoint,
  withGatewayRoutes,
  withInterfaceEndpoint,
  withoutEndpoint,
} from './endpoint-edits.ts'
import type { Change } from './finding.ts'
import type { Day } from './kind.ts'
import { withoutNatGateway, withRoutesTo } from './nat-edits.ts'
import type { Edit } from './network-edit.ts'

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

/** A pod of the caller's own zone answers. */
function keptInZone(staked: readonly PricedFlow[]): Edit {
  const kept = new Set(staked)
  return {
    topology: (known) => known,
    flows: staked,
    touches: (original) => kept.has(original),
    flow: (flow) => {
      const { ip, subnetId, azId } = flow.source
      return { ...flow, category: 'INTRA_AZ', dnatIp: null, destination: { ...flow.destination, ip, subnetId, azId } }
    },
  }
}
