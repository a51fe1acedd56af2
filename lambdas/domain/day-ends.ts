import { isPublic } from './address.ts'
import type { Observation } from './observation.ts'

/** What a day's rows name that AWS and others are to be asked about: an object of `ends/`. */
export interface DayEnds {
  readonly schema: 1
  readonly vpcIds: readonly string[]
  readonly publicIps: readonly string[]
}

/** The ends of a day's rows, each once and in order. */
export function dayEnds(rows: readonly Observation[]): DayEnds {
  const vpcIds = new Set<string>()
  const ips = new Set<string>()
  for (const { local, remote } of rows) {
    for (const { vpcId, ip } of [local, remote]) {
      // The far VPC's subnets tell its zones, where it belongs to the account.
      if (vpcId !== null) vpcIds.add(vpcId)
      if (ip !== null) ips.add(ip)
    }
  }
  return { schema: 1, vpcIds: [...vpcIds].toSorted(), publicIps: [...ips].filter(isPublic).toSorted() }
}
