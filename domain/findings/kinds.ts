import { endpointRemoval } from './endpoint-removal.ts'
import { gatewayBesideInterface } from './gateway-beside-interface.ts'
import { gatewayEndpoint } from './gateway-endpoint.ts'
import { idleEndpoint } from './idle-endpoint.ts'
import { idleNatGateway } from './idle-nat-gateway.ts'
import { instanceTargets } from './instance-targets.ts'
import { interfaceEndpoint } from './interface-endpoint.ts'
import type { Kind } from './kind.ts'
import { natInstance } from './nat-instance.ts'
import { natPerZone } from './nat-per-zone.ts'
import { nlbCrossZone } from './nlb-cross-zone.ts'
import { notRoutable } from './not-routable.ts'
import { privateConnectivity } from './private-connectivity.ts'
import { sameZoneRouting } from './same-zone-routing.ts'
import { sendLess } from './send-less.ts'
import { statefulPeer } from './stateful-peer.ts'
import { zoneSpread } from './zone-spread.ts'

/**
 * In the order in which they take their dollars: of two that fit the same bytes the first has them, and the second sees
 * what is left. What cannot be changed comes first, then what is sure, then what is at most.
 */
export const KINDS: readonly Kind[] = [
  notRoutable,
  statefulPeer,
  sameZoneRouting,
  zoneSpread,
  instanceTargets,
  nlbCrossZone,
  gatewayEndpoint,
  gatewayBesideInterface,
  interfaceEndpoint,
  endpointRemoval,
  natPerZone,
  natInstance,
  idleNatGateway,
  idleEndpoint,
  privateConnectivity,
  sendLess,
]
