import { hostNames } from './host-name.ts'
import { type HostOwner, ownerOf, ownersOf } from './owners.ts'
import { type UnlistedOwner, unlistedOwner } from './unlisted-owner.ts'

/** Names that were asked for in DNS and led to addresses, as a day's query logs have them: a part of an object of `identities/`. */
export interface AskedNames {
  /** End of the last hour whose queries were read, ISO 8601 UTC. */
  readonly until: string
  readonly byIp: Readonly<Record<string, readonly string[]>>
  /** That the queries for them read, bytes. */
  readonly bytesRead: number
  /** Of which a gigabyte is billed; null where nothing is. */
  readonly usd: number
}

/** Whose names are looked for in the logs, and where. */
export interface LogQuestion {
  readonly ips: readonly string[]
  /** Whose resolver was asked. */
  readonly vpcIds: readonly string[]
  /** ISO 8601, UTC. */
  readonly from: string
  readonly to: string
  readonly accountId: string
}

/** What one run read of the logs. */
export interface AskedNamesRead {
  readonly names: readonly (readonly [ip: string, name: string])[]
  readonly bytesRead: number
  readonly usd: number
  /** What was left unread, a sentence; null where nothing was. */
  readonly problem: string | null
}

/** Addresses that the logs are asked about in a run: those with the most bytes. */
export const MOST_ASKED = 150

/** Names of one address: beyond these, it is everybody's. */
const MOST_NAMES = 50

/** What was known of a day, with what a run read since. */
export function withAskedNames(known: AskedNames | undefined, read: AskedNamesRead, until: string): AskedNames {
  const byIp = new Map(Object.entries(known?.byIp ?? {}).map(([ip, names]) => [ip, new Set(names)]))
  for (const [ip, text] of read.names) {
    const [name] = hostNames([text])
    if (name === undefined || name.startsWith('*.')) continue
    const names = byIp.get(ip) ?? new Set()
    if (names.size < MOST_NAMES) byIp.set(ip, names.add(name))
  }
  return {
    until,
    byIp: Object.fromEntries(
      [...byIp].map(([ip, names]) => [ip, [...names].toSorted()] as const).toSorted(([a], [b]) => (a < b ? -1 : 1)),
    ),
    bytesRead: (known?.bytesRead ?? 0) + read.bytesRead,
    usd: (known?.usd ?? 0) + read.usd,
  }
}

/**
 * Whose names were asked for, where all of them are of one owner: behind an address of a content network, or of a shared host, stand
 * many, and who calls which of them is in no log, as a cluster's own DNS server asks for its pods.
 */
export function askedOwner(names: readonly string[]): { listed: HostOwner } | { unlisted: UnlistedOwner } | undefined {
  if (names.length === 0) return undefined
  const owners = names.map(ownerOf)
  if (owners.every((owner) => owner !== undefined && !owner.hosting)) {
    const listed = ownersOf(names)
    return listed && { listed }
  }
  if (owners.some((owner) => owner !== undefined)) return undefined
  const unlisted = unlistedOwner(names)
  return unlisted && { unlisted }
}
