import { type HourAnswer, hourOf } from '../money/answers.ts'
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

/** Of the flows that call one Service. */
export function endpointsByZone(flows: readonly PricedFlow[], day: Day): EndpointsByZone {
  /** Pods by zone, and hour. */
  const answering = new Map<string, Map<number, Set<string>>>()
  for (const answer of answersTo(flows, day)) {
    const hours = answering.get(answer.azId) ?? new Map<number, Set<string>>()
    answering.set(answer.azId, hours)
    const known = hours.get(answer.hour) ?? new Set<string>()
    hours.set(answer.hour, known)
    for (const pod of answer.pods) known.add(pod)
  }
  const calledBytes = new Map<string, number>()
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
    answersNear: ({ source, windowStart }) =>
      answering.get(source.azId ?? '')?.has(hourOf(windowStart, day.startsAt)) === true,
  }
}

const serviceId = (
  cluster: string,
  { namespace, service }: Pick<HourAnswer, 'namespace'> & { service: string | null },
) => [cluster, namespace, service].join('\n')

/** One workload behind a Service. */
const workloadId = (
  cluster: string,
  one: Pick<HourAnswer, 'namespace' | 'workload' | 'workloadKind'> & { service: string | null },
) => [serviceId(cluster, one), one.workload, one.workloadKind].join('\n')

interface DayAnswers {
  /** By workload behind a Service. */
  readonly called: ReadonlyMap<string, readonly HourAnswer[]>
  /** By Service. */
  readonly oneSided: ReadonlyMap<string, readonly HourAnswer[]>
}

const grouped = new WeakMap<Day['answers'], DayAnswers>()

function groupedAnswers({ answers, clusterOf }: Day): DayAnswers {
  const known = grouped.get(answers)
  if (known) return known
  const [oneSided, called] = [true, false].map((side) => answers.filter(({ isOneSided }) => isOneSided === side))
  const made = {
    called: Map.groupBy(called ?? [], (answer) => workloadId(clusterOf(answer.monitor), answer)),
    oneSided: Map.groupBy(oneSided ?? [], (answer) => serviceId(clusterOf(answer.monitor), answer)),
  }
  grouped.set(answers, made)
  return made
}

/**
 * What answered these flows, and what the same pods alone told of: those that answer a load balancer, or whoever else has no agent,
 * would answer a Service's callers too.
 */
function answersTo(flows: readonly PricedFlow[], day: Day): readonly HourAnswer[] {
  const [first] = flows
  if (!first) return []
  const { called, oneSided } = groupedAnswers(day)
  const ids = new Set(flows.map(({ monitor, destination }) => workloadId(day.clusterOf(monitor), destination)))
  const workloads = new Set(flows.map(({ destination }) => destination.workload))
  const others = oneSided.get(serviceId(day.clusterOf(first.monitor), first.destination)) ?? []
  return [
    ...[...ids].flatMap((id) => called.get(id) ?? []),
    ...others.filter(({ workload }) => workloads.has(workload)),
  ]
}

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
