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
  /** Pods by zone, and hour. */
  const answering = new Map<string, Map<number, Set<string>>>()
  const calledBytes = new Map<string, number>()
  const answered = (flow: PricedFlow) => {
    const { azId, pod } = flow.destination
    if (azId === null || pod === null) return
    const hours = answering.get(azId) ?? new Map<number, Set<string>>()
    answering.set(azId, hours)
    const hour = hourOf(flow.windowStart)
    const known = hours.get(hour) ?? new Set<string>()
    hours.set(hour, known)
    for (const one of podsIn(flow)) known.add(one)
  }
  flows.forEach(answered)
  othersAnswered(flows, day).forEach(answered)
  for (const { source, bytes } of flows) {
    if (source.azId !== null) calledBytes.set(source.azId, (calledBytes.get(source.azId) ?? 0) + bytes)
  }
  const pods = new Map<string, number>()
  const replicasOfHour = new Map<number, number>()
  for (const [zone, hours] of answering) {
    for (const [hour, { size }] of hours) {
      replicasOfHour.set(hour, (replicasOfHour.get(hour) ?? 0) + size)
      pods.set(zone, Math.max(pods.get(zone) ?? 0, size))
    }
  }
  return {
    pods,
    calledBytes,
    replicas: Math.max(0, ...replicasOfHour.values()),
    busiest: busiestOf(pods, calledBytes),
    answersNear: ({ source, windowStart }) => answering.get(source.azId ?? '')?.has(hourOf(windowStart)) === true,
  }
}

const serviceOf = ({ monitor, destination: { namespace, service } }: PricedFlow, day: Day) =>
  [day.clusterOf(monitor), namespace, service].join(' ')

const answers = new WeakMap<Day['flows'], ReadonlyMap<string, readonly PricedFlow[]>>()

/** What the same pods alone told of: those that answer a load balancer, or whoever else has no agent, would answer a Service's callers too. */
function othersAnswered(flows: readonly PricedFlow[], day: Day): readonly PricedFlow[] {
  const [first] = flows
  if (!first) return []
  const told = answersOf(day).get(serviceOf(first, day)) ?? []
  if (told.length === 0) return told
  const workloads = new Set(flows.map(({ destination }) => destination.workload))
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

const hourOf = (instant: number) => Math.floor(instant / HOUR)

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
