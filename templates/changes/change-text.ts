import type { Change } from '../../lambdas/domain/findings/finding.ts'
import { endpointTexts } from './endpoint-change.ts'
import { natTexts } from './nat-change.ts'
import { routingTexts } from './routing-change.ts'

/** A change as it is typed: commands of a POSIX shell, and the same for those who keep it in files. */
export interface ChangeText {
  /** One command a line. */
  readonly apply: string
  readonly undo: string
  /** Shows at once whether it works. */
  readonly verify: string
  /** For `kubectl apply --server-side`: it holds the fields that change and no other. */
  readonly manifest: string | null
  /** TypeScript, inside a stack: `this`, `ec2`, and what a comment says. */
  readonly cdk: string | null
}

/** Writes a change out. Names come from outside: each is quoted for where it stands. */
export function changeText(change: Change): ChangeText {
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

export type ChangeOf<Kind extends Change['kind']> = Extract<Change, { readonly kind: Kind }>
