import type { Observation } from '../flows/observation.ts'
import { natGatewayOf, type PricedFlow } from '../money/priced-flow.ts'

/** One line of what the rows have beside what CloudWatch counted. */
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
  for (const flow of flows) {
    const gateway = natGatewayOf(flow)
    if (gateway !== null) sums.set(gateway, (sums.get(gateway) ?? 0) + flow.bytes)
  }
  return sums
}
