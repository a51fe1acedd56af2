import type { NamedEnd } from '../identities/named-end.ts'
import type { Edge } from '../money/edge.ts'
import type { HourSums } from './hour-sums.ts'
import { type PackedObjects, packedObjects, unpackedObjects } from './packed-objects.ts'

/** Edges as columns. */
interface PackedEdges {
  readonly edges: PackedObjects
  readonly charges: PackedObjects
  readonly alike: PackedObjects
  /** Ends, each once, and which of them an edge has. */
  readonly ends: PackedObjects
  readonly sources: readonly number[]
  readonly destinations: readonly number[]
}

/** Sums as they are archived. */
export interface PackedSums extends Omit<HourSums, 'edges'> {
  readonly edges: PackedEdges
}

export const packedSums = ({ edges, ...sums }: HourSums): PackedSums => ({ ...sums, edges: packedEdges(edges) })

export function packedEdges(edges: readonly Edge[]): PackedEdges {
  const ends = new Map<NamedEnd, number>()
  const numberOf = (end: NamedEnd): number => {
    const known = ends.get(end) ?? ends.size
    ends.set(end, known)
    return known
  }
  const sources = edges.map(({ source }) => numberOf(source))
  const destinations = edges.map(({ destination }) => numberOf(destination))
  return {
    edges: packedObjects(edges, {
      without: ['charges', 'alike', 'source', 'destination'],
      // Edges of one way share its path, and those of others that look the same do not.
      sameness: (field) => (field === 'path' ? 'by identity' : 'by text'),
    }),
    charges: packedObjects(edges.map(({ charges }) => charges)),
    alike: packedObjects(edges.map(({ alike }) => alike)),
    ends: packedObjects([...ends.keys()]),
    ...{ sources, destinations },
  }
}

/** The edges one after another: whoever sums them holds one at a time. */
export function* edgesIn({ edges: packed }: Pick<PackedSums, 'edges'>): Generator<Edge> {
  const [charges, alike] = [unpackedObjects(packed.charges), unpackedObjects(packed.alike)]
  const ends = [...unpackedObjects(packed.ends)]
  let index = 0
  for (const edge of unpackedObjects(packed.edges)) {
    yield {
      seenBy: undefined,
      ...edge,
      ...{ charges: charges.next().value, alike: alike.next().value },
      ...{ source: ends[packed.sources[index] ?? -1], destination: ends[packed.destinations[index] ?? -1] },
    } as unknown as Edge
    index++
  }
}

export const unpackedSums = ({ edges, ...sums }: PackedSums): HourSums => ({ ...sums, edges: [...edgesIn({ edges })] })
