/**
 * What CloudWatch counted over the report day, to hold the rows against: an object of `totals/`. The monitor's own
 * metric counts what the agents sent, so what the queries cut or missed shows; a NAT gateway's counts every user of it.
 * Source: https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/CloudWatch-NetworkFlowMonitor-cw-metrics.html,
 * https://docs.aws.amazon.com/vpc/latest/userguide/metrics-dimensions-nat-gateway.html
 */
export interface Totals {
  readonly schema: 1
  /** Instant up to which it was counted; the end of the day, but for a day that was not over. ISO 8601, UTC. */
  readonly until: string
  /** Monitors and NAT gateways that were asked for, but for those of sources that did not answer. */
  readonly asked: readonly string[]
  /** Bytes by monitor; a monitor without a data point is absent. */
  readonly monitors: Readonly<Record<string, number>>
  /** The same by monitor and hour of the day (its start, ISO 8601 UTC); objects of an earlier form have none. */
  readonly hours?: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Bytes that a NAT gateway took in from both of its sides, which is what it bills, by the gateway's id. */
  readonly natGateways: Readonly<Record<string, number>>
  /** Runs of flowtoll's own functions; none on a laptop, and in objects of an earlier form. */
  readonly own?: readonly OwnUsage[]
  /** Why there is nothing, in a sentence; null where CloudWatch answered. */
  readonly problem: string | null
  /** The same of sources; absent where all of them answered. */
  readonly problems?: readonly string[]
}

/** A function of flowtoll's own. */
export interface OwnFunction {
  /** Its task in the workflow. */
  readonly task: string
  readonly name: string
  /** Memory, MiB. */
  readonly megabytes: number
}

/** What CloudWatch counted of a function of flowtoll's own. */
export interface OwnUsage {
  readonly task: string
  readonly megabytes: number
  readonly invocations: number
  /** Of all invocations together. */
  readonly milliseconds: number
}

/**
 * What was counted of a day, with what was counted up to the same instant before: of monitors that only one run asked for,
 * and what CloudWatch no longer tells, or cannot be asked now.
 */
export function joinedTotals(standing: Totals | undefined, read: Totals): Totals {
  if (standing === undefined || standing.until !== read.until) return read
  const own = read.own ?? standing.own
  return {
    ...read,
    asked:
      read.problem === null
        ? [...new Set([...(standing.problem === null ? standing.asked : []), ...read.asked])]
        : standing.asked,
    monitors: { ...standing.monitors, ...read.monitors },
    hours: { ...standing.hours, ...read.hours },
    natGateways: { ...standing.natGateways, ...read.natGateways },
    ...(own === undefined ? {} : { own }),
  }
}

/** What the stack of another place counted, by the ids that its monitors have here; what that stack itself cost is not this one's. */
export function adoptedTotals({ own: _, ...totals }: Totals, idOf: (monitor: string) => string): Totals {
  const renamed = <Value>(byMonitor: Readonly<Record<string, Value>>) =>
    Object.fromEntries(Object.entries(byMonitor).map(([name, value]) => [idOf(name), value]))
  return {
    ...totals,
    asked: totals.asked.map(idOf),
    monitors: renamed(totals.monitors),
    ...(totals.hours && { hours: renamed(totals.hours) }),
  }
}

/** What CloudWatch was asked for: nothing, where it could not be asked. */
export const askedOf = ({ asked, problem }: Totals) => (problem === null ? asked : [])
