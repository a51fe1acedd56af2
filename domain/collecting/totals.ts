import type { Observation } from '../flows/observation.ts'
import type { OwnUsage } from '../money/own-cost.ts'
import type { PricedFlow } from '../money/priced-flow.ts'

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
  /** Monitors and NAT gateways that were asked for. */
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
}

/** One line of the comparison. */
export interface CountedBytes {
  /** A monitor's name or a NAT gateway's id. */
  readonly name: string
  /** Bytes in the report's rows. */
  readonly bytes: number
  readonly gigabytes: number
  /** Null where CloudWatch has no data point. */
  readonly cloudWatchBytes: number | null
  readonly cloudWatchGigabytes: number | null
}

/** Holds what was seen, by name, against what CloudWatch counted; largest first. */
export function countedBytes(
  seen: ReadonlyMap<string, number>,
  counted: Readonly<Record<string, number>>,
  bytesPerGigabyte: number,
): CountedBytes[] {
  return [...new Set([...seen.keys(), ...Object.keys(counted)])]
    .map((name) => {
      const bytes = seen.get(name) ?? 0
      const cloudWatchBytes = Object.hasOwn(counted, name) ? (counted[name] ?? null) : null
      return {
        name,
        bytes,
        gigabytes: bytes / bytesPerGigabyte,
        cloudWatchBytes,
        cloudWatchGigabytes: cloudWatchBytes === null ? null : cloudWatchBytes / bytesPerGigabyte,
      }
    })
    .toSorted(
      (a, b) =>
        Math.max(b.bytes, b.cloudWatchBytes ?? 0) - Math.max(a.bytes, a.cloudWatchBytes ?? 0) ||
        (a.name < b.name ? -1 : 1),
    )
}

/** Bytes in the rows of each monitor, both ends' as they came: what its own metric counts too. */
export function bytesByMonitor(monitors: readonly string[], rows: readonly Observation[]): Map<string, number> {
  const sums = new Map(monitors.map((name) => [name, 0]))
  for (const { monitor, bytes } of rows) sums.set(monitor, (sums.get(monitor) ?? 0) + bytes)
  return sums
}

/** Bytes that pods sent and got through each NAT gateway. */
export function bytesByNatGateway(flows: readonly PricedFlow[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const { via, gateway, bytes } of flows) {
    if (via === 'nat' && gateway !== null) sums.set(gateway, (sums.get(gateway) ?? 0) + bytes)
  }
  return sums
}
