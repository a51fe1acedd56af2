import type { Edge } from '../money/edge.ts'
import type { HourSums } from './hour-sums.ts'

/** Fields of edges that many of them share. */
const SHARED = ['path', 'identity', 'endpoint', 'seenBy', 'pays', 'pricePage'] as const

/** Sums as they are archived: what edges share stands there once. */
export interface PackedSums extends Omit<HourSums, 'edges'> {
  readonly shared: readonly unknown[]
  /** In place of each shared field, its index in `shared`. */
  readonly edges: readonly Readonly<Record<string, unknown>>[]
}

export function packedSums({ edges, ...sums }: HourSums): PackedSums {
  const shared: unknown[] = []
  const indexes = new Map<unknown, number>()
  const indexOf = (name: (typeof SHARED)[number], value: unknown) => {
    // Edges of one way share its path, and those of others that look the same do not.
    const id = name === 'path' ? value : JSON.stringify(value ?? null)
    const known = indexes.get(id) ?? shared.push(value ?? null) - 1
    indexes.set(id, known)
    return known
  }
  return {
    ...sums,
    edges: edges.map((edge) => ({
      ...edge,
      ...Object.fromEntries(SHARED.map((name) => [name, indexOf(name, edge[name])])),
    })),
    shared,
  }
}

export function unpackedSums({ edges, shared, ...sums }: PackedSums): HourSums {
  return {
    ...sums,
    edges: edges.map((edge) => {
      const fields = SHARED.map((name) => [name, shared[edge[name] as number]])
      const whole = { ...edge, ...Object.fromEntries(fields) } as unknown as Edge
      return { ...whole, seenBy: whole.seenBy ?? undefined }
    }),
  }
}
