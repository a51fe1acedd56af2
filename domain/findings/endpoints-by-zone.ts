import { podsIn } from '../money/edge.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import type { Day } from './kind.ts'

/** Pods behind a Service and what calls them, by zone, as the day's flows show them. */
export interface EndpointsByZone {
  /** Pods that answered, by zone: the most of any hour, as a day of rollouts sees many more. */
  readonly pods: ReadonlyMap<string, number>
  /** Bytes of callers, by their zone. */
  readonly calledBytes: ReadonlyMap<string, number>
  /** Pods that answered in one hour, in all zones: the most of any. */
  readonly replicas: number
  /**
   * Bytes that the busiest pod carries once every caller keeps to its zone, as a multiple of the mean of now, and its
   * zone; null without a pod.
   */
  readonly busiest: { readonly zone: string; readonly times: number } | null
  /** Whether a pod answered in the caller's zone in that hour: one that was moved there later is no help. */
  answersNear(flow: PricedFlow): boolean
}

const HOUR = 3_600_000

/** Of the flows that call one Service. */
export function endpointsByZone(flows: readonly PricedFlow[], day: Day): EndpointsByZone {
  const podsOfHour = new Map<string, Set<string>>()
  const calledBytes = new Map<string, number>()
  for (const flow of [...flows, ...othersAnswered(flows, day)]) {
    const { destination, windowStart } = flow
    if (destination.azId === null || destination.pod === null) continue
    const id = placeOf(destination.azId, windowStart)
    const known = podsOfHour.get(id) ?? new Set()
    podsOfHour.set(id, known)
    for (const pod of podsIn(flow)) known.add(pod)
  }
  for (const { source, bytes } of flows) {
    if (source.azId !== null) calledBytes.set(source.azId, (calledBytes.get(source.azId) ?? 0) + bytes)
  }
  const pods = new Map<string, number>()
  const replicasOfHour = new Map<string, number>()
  for (const [id, names] of podsOfHour) {
    const at = id.lastIndexOf(' ')
    const [zone, hour] = [id.slice(0, at), id.slice(at)]
    replicasOfHour.set(hour, (replicasOfHour.get(hour) ?? 0) + names.size)
    pods.set(zone, Math.max(pods.get(zone) ?? 0, names.size))
  }
  return {
    pods,
    calledBytes,
    replicas: Math.max(0, ...replicasOfHour.values()),
    busiest: busiestOf(pods, calledBytes),
    answersNear: ({ source, windowStart }) => source.azId !== null && podsOfHour.has(placeOf(source.azId, windowStart)),
  }
}

const serviceOf = ({ monitor, destination: { namespace, service } }: PricedFlow, day: Day) =>
  [day.clusterOf(monitor), namespace, service].join(' ')

const answers = new WeakMap<Day['flows'], ReadonlyMap<string, readonly PricedFlow[]>>()

/** What the same pods alone told of: those that answer a load balancer, or whoever else has no agent, would answer a Service's callers too. */
function othersAnswered(flows: readonly PricedFlow[], day: Day): readonly PricedFlow[] {
  const [first] = flows
  if (!first) return []
  const workloads = new Set(flows.map(({ destination }) => destination.workload))
  const told = answersOf(day).get(serviceOf(first, day)) ?? []
  return told.filter(({ destination }) => workloads.has(destination.workload))
}

/** By Service. */
function answersOf(day: Day): ReadonlyMap<string, readonly PricedFlow[]> {
  const known = answers.get(day.flows)
  if (known) return known
  const told = day.flows.filter(
    ({ reportedBy, destination: { pod, service } }) => reportedBy === 'destination' && pod !== null && service !== null,
  )
  const byService = Map.groupBy(told, (flow) => serviceOf(flow, day))
  answers.set(day.flows, byService)
  return byService
}

const placeOf = (zone: string, instant: number) => `${zone} ${Math.floor(instant / HOUR)}`

function busiestOf(pods: ReadonlyMap<string, number>, calledBytes: ReadonlyMap<string, number>) {
  const all = sum(pods.values())
  const bytes = sum(calledBytes.values())
  if (all === 0 || bytes === 0) return null
  // Callers of a zone without a pod go to all of them, as before.
  const homeless = sum([...calledBytes].flatMap(([zone, called]) => (pods.has(zone) ? [] : [called])))
  const loads = [...pods].map(([zone, count]) => ({
    zone,
    times: ((calledBytes.get(zone) ?? 0) / count + homeless / all) / (bytes / all),
  }))
  return loads.toSorted((a, b) => b.times - a.times || (a.zone < b.zone ? -1 : 1))[0] ?? null
}
