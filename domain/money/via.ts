import type { Via } from '../network/network.ts'
import type { Path } from '../network/path.ts'
import type { Ends } from './ends.ts'
import type { Metered } from './metered.ts'
import type { Unpriced } from './unpriced.ts'

/** The archive's `via`: what a reader would call the way. */
export function viaOf(path: Path, { unpriced }: Metered, ends: Ends): Via {
  if (unpriced !== null && NO_WAY.has(unpriced)) return 'unknown'
  if (ends.far === 'endpoint' && path.end === 'vpc') return 'interface_endpoint'
  const [first] = path.steps
  if (!first) return path.end === 'lost' ? 'unknown' : 'direct'
  return path.steps.some(({ element }) => element === 'nat') && first.element !== 'transit_gateway'
    ? 'nat'
    : first.element
}

/** Reasons that leave no way to name. */
const NO_WAY: ReadonlySet<Unpriced> = new Set([
  ...([
    'serviceAddress',
    'maybeService',
    'linkLocal',
    'unroutable',
    'contradiction',
    'unknownEnd',
    'unknownRoute',
  ] as const),
])
