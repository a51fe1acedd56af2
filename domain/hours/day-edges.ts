import type { Answer } from '../money/answers.ts'
import { type Edge, gatheredEdges } from '../money/edge.ts'
import type { PricedFlow } from '../money/priced-flow.ts'

/** Edges of a day that are gathered hour by hour, as these are read. */
export interface DayEdges {
  /** An hour's edges, and who answered in it. */
  add(answers: readonly Answer[], edges: Iterable<Edge>): void
  edges(): Edge[]
}

/** Edges that are gathered at a time: of an hour that is read piece by piece no more is held. */
const BATCH = 1000

/**
 * Calls of a Service are one edge over all hours in which the same workloads of it answered in the same zones: whether a pod stood near a
 * caller is the same in all of them. So a day has hardly more edges than an hour.
 */
export function dayEdges(clusterOf: (monitor: string) => string): DayEdges {
  const numbers = new Map<string, number>()
  let places: ReadonlyMap<string, number> = new Map()
  const gathered = gatheredEdges(({ monitor, destination }) =>
    idsOf(clusterOf(monitor), destination)
      .map((id) => places.get(id) ?? '')
      .join(),
  )
  return {
    add: (answers, edges) => {
      places = numbered(placesOf(answers, clusterOf), numbers)
      let batch: Edge[] = []
      for (const edge of edges) {
        batch.push(edge)
        if (batch.length < BATCH) continue
        gathered.add(batch)
        batch = []
      }
      gathered.add(batch)
    },
    edges: gathered.edges,
  }
}

type Called = Pick<PricedFlow['destination'], 'namespace' | 'service' | 'workload'>

/** A Service, and a workload: findings ask of either where its pods answered. */
const idsOf = (cluster: string, { namespace, service, workload }: Called) => [
  ['service', cluster, namespace, service].join('\n'),
  ['workload', cluster, namespace, workload].join('\n'),
]

/** All that tells where a Service, or a workload, answered in an hour. */
function placesOf(answers: readonly Answer[], clusterOf: (monitor: string) => string): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>()
  for (const answer of answers) {
    const { monitor, service, workload, workloadKind, azId, isOneSided } = answer
    for (const id of idsOf(clusterOf(monitor), answer)) {
      const known = places.get(id) ?? new Set<string>()
      places.set(id, known.add([service, workload, workloadKind, azId, isOneSided].join('\n')))
    }
  }
  return places
}

/** A number in place of each text, the same for the same one. */
function numbered(places: ReadonlyMap<string, ReadonlySet<string>>, numbers: Map<string, number>): Map<string, number> {
  return new Map(
    [...places].map(([id, told]) => {
      const text = [...told].toSorted().join('\n\n')
      const number = numbers.get(text) ?? numbers.size
      numbers.set(text, number)
      return [id, number]
    }),
  )
}
