import type { NamedEnd } from '../identities/named-end.ts'
import type { Edge } from '../money/edge.ts'
import type { HourSums } from './hour-sums.ts'

/** What an edge has of its own. The rest of it many have in common. */
type Own = Pick<Edge, (typeof OWN)[number]>
const OWN = [
  ...['windowStart', 'bytes', 'targetPort', 'snatIp', 'dnatIp', 'charges', 'bound', 'usd', 'alike'],
  ...['destinationName', 'destinationHost'],
] as const satisfies readonly (keyof Edge)[]

/** What an end has of its own, and the rest of it. */
type PackedEnd = Pick<NamedEnd, 'ip' | 'pod' | 'instanceId'> & { readonly like: number }

/** An edge, with what others have too by its index in `shared`. */
interface PackedEdge extends Own {
  readonly source: PackedEnd
  readonly destination: PackedEnd
  readonly path: number
  readonly like: number
}

/** Sums as they are archived: what edges share stands there once. */
export interface PackedSums extends Omit<HourSums, 'edges'> {
  readonly shared: readonly unknown[]
  readonly edges: readonly PackedEdge[]
}

export function packedSums({ edges, ...sums }: HourSums): PackedSums {
  const shared: unknown[] = []
  const indexes = new Map<unknown, number>()
  const indexOf = (value: unknown, id: unknown = JSON.stringify(value)) => {
    const known = indexes.get(id) ?? shared.push(value) - 1
    indexes.set(id, known)
    return known
  }
  const packedEnd = ({ ip, pod, instanceId, ...rest }: NamedEnd) => ({ ip, pod, instanceId, like: indexOf(rest) })
  return {
    ...sums,
    edges: edges.map(({ source, destination, path, ...edge }) => {
      const own = Object.fromEntries(OWN.map((name) => [name, edge[name]])) as unknown as Own
      const rest = Object.fromEntries(Object.entries(edge).filter(([name]) => !(name in own)))
      // Edges of one way share its path, and those of others that look the same do not.
      const packed = { path: indexOf(path, path), like: indexOf(rest) }
      return { ...own, ...packed, source: packedEnd(source), destination: packedEnd(destination) }
    }),
    shared,
  }
}

/** The edges one after another: whoever sums them holds one at a time. */
export function* edgesIn({ edges, shared }: Pick<PackedSums, 'edges' | 'shared'>): Generator<Edge> {
  const unpackedEnd = ({ like, ...own }: PackedEnd) => ({ ...(shared[like] as object), ...own }) as NamedEnd
  for (const { like, path, source, destination, ...own } of edges) {
    yield {
      ...{ seenBy: undefined, ...(shared[like] as object), ...own, path: shared[path] },
      ...{ source: unpackedEnd(source), destination: unpackedEnd(destination) },
    } as Edge
  }
}

export const unpackedSums = ({ edges, shared, ...sums }: PackedSums): HourSums => ({
  ...sums,
  edges: [...edgesIn({ edges, shared })],
})
