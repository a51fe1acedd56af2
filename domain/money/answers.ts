import type { PricedFlow } from './priced-flow.ts'

/** Pods of one workload in one zone that answered calls of a Service in an hour. */
export interface Answer {
  readonly monitor: string
  readonly namespace: string | null
  readonly service: string
  readonly workload: string | null
  readonly workloadKind: string | null
  readonly azId: string
  /** Their own agents alone told of it, as of callers that have none. */
  readonly isOneSided: boolean
  /** In order. */
  readonly pods: readonly string[]
}

/** Of a day. */
export interface HourAnswer extends Answer {
  /** Start of the hour, epoch milliseconds. */
  readonly hour: number
}

const HOUR = 3_600_000

/** Start of the hour of a day that an instant lies in, epoch milliseconds. */
export const hourOf = (instant: number, dayStart: number): number =>
  dayStart + Math.floor((instant - dayStart) / HOUR) * HOUR

/** Whether a Service was called, and one of its pods is known to have answered. */
export const isServiceCall = ({ destination: { pod, service } }: Pick<PricedFlow, 'destination'>): boolean =>
  pod !== null && service !== null

/** Answers of an hour that are gathered of its flows, as these come. */
export interface GatheredAnswers {
  add(flows: Iterable<PricedFlow>): void
  /** In a fixed order. */
  answers(): Answer[]
}

export function gatheredAnswers(): GatheredAnswers {
  const known = new Map<string, Omit<Answer, 'pods'> & { readonly pods: Set<string> }>()
  // Most flows tell of a pod that others told of.
  const seen = new Set<string>()
  return {
    add: (flows) => {
      for (const { monitor, reportedBy, destination } of flows) {
        const { namespace, service, workload, workloadKind, azId, pod } = destination
        if (service === null || pod === null || azId === null) continue
        const isOneSided = reportedBy === 'destination'
        const pair = `${monitor} ${namespace} ${service} ${pod} ${azId} ${isOneSided}`
        if (seen.has(pair)) continue
        seen.add(pair)
        const id = [monitor, namespace, service, workload, workloadKind, azId, isOneSided].join('\n')
        const found = known.get(id)
        if (found) found.pods.add(pod)
        else {
          const names = { monitor, namespace, service, workload, workloadKind, azId, isOneSided }
          known.set(id, { ...names, pods: new Set([pod]) })
        }
      }
    },
    answers: () =>
      [...known]
        .toSorted(([a], [b]) => (a < b ? -1 : 1))
        .map(([, { pods, ...names }]) => ({ ...names, pods: [...pods].toSorted() })),
  }
}

/** Answers of a day, of all its flows at once. */
export function answersOf(flows: readonly PricedFlow[], dayStart: number): HourAnswer[] {
  return [...Map.groupBy(flows, ({ windowStart }) => hourOf(windowStart, dayStart))].flatMap(([hour, own]) => {
    const gathered = gatheredAnswers()
    gathered.add(own)
    return gathered.answers().map((answer) => ({ ...answer, hour }))
  })
}
