import type { Change } from '../../domain/findings/finding.ts'
import { ipTargetsTexts, zonalTexts } from './balancer-change.ts'
import { removalTexts } from './endpoint-removal-change.ts'
import { besideTexts, extensionTexts, newGatewayTexts } from './gateway-endpoint-change.ts'
import { newInterfaceTexts } from './interface-endpoint-change.ts'
import { natTexts } from './nat-change.ts'
import { natRemovalTexts } from './nat-removal-change.ts'
import { routingTexts } from './routing-change.ts'
import type { WrittenChange } from './written-change.ts'

/** Writes a change out. Names come from outside: each is quoted for where it stands. */
export function changeText(change: Change): WrittenChange {
  switch (change.kind) {
    case 'service-routing':
    case 'topology-spread':
      return routingTexts(change)
    case 'ip-targets':
      return ipTargetsTexts(change)
    case 'zonal-load-balancer':
      return zonalTexts(change)
    case 'create-gateway-endpoint':
      return newGatewayTexts(change)
    case 'extend-gateway-endpoint':
      return extensionTexts(change)
    case 'gateway-beside-interface':
      return besideTexts(change)
    case 'create-interface-endpoint':
      return newInterfaceTexts(change)
    case 'remove-endpoint':
      return removalTexts(change)
    case 'create-nat-gateway':
    case 'use-nat-gateway':
      return natTexts(change)
    case 'remove-nat-gateway':
      return natRemovalTexts(change)
    default:
      return change satisfies never
  }
}
