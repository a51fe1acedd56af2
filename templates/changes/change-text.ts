import type { Change } from '../../lambdas/domain/findings/finding.ts'
import { endpointTexts } from './endpoint-change.ts'
import { natTexts } from './nat-change.ts'
import { routingTexts } from './routing-change.ts'
import type { WrittenChange } from './written-change.ts'

/** Writes a change out. Names come from outside: each is quoted for where it stands. */
export function changeText(change: Change): WrittenChange {
  switch (change.kind) {
    case 'service-routing':
    case 'topology-spread':
      return routingTexts(change)
    case 'create-gateway-endpoint':
    case 'extend-gateway-endpoint':
    case 'create-interface-endpoint':
    case 'remove-endpoint':
      return endpointTexts(change)
    case 'create-nat-gateway':
    case 'use-nat-gateway':
      return natTexts(change)
    default:
      return change satisfies never
  }
}
