import { LEAST_BYTES_OF_A_PAIR } from './calibration.ts'
import type { AddressFacts, Directory } from './directory.ts'
import type { Sighting } from './observation.ts'
import { comparedBytes, type Group, type Series, sumOf } from './series.ts'
import type { Meaning } from './source-values.ts'

/** Rows of both ends that tell of the same bytes: one of each as a rule, more where an end's names came in parts. */
export interface Match {
  readonly clients: readonly Series[]
  readonly servers: readonly Series[]
}

export interface Pairing {
  readonly matches: readonly Match[]
  readonly lone: readonly Series[]
  /** Bytes that stand in lone rows of both ends and may be the same ones. */
  readonly doubtfulBytes: number
}

/** Two agents publish every half minute, each at its own moment: they may differ by what flows in a minute of the hour. */
const SPREAD_WHERE_UNMEASURED = 1 / 60

/** The widest spread that still tells one connection's bytes from another's. */
const WIDEST_SPREAD = 0.5

/** Rows of exact counters still differ by a row's last moment. */
const NARROWEST_SPREAD = 0.001

/**
 * How well two rows' names fit: the number of names that both know, undefined where they contradict each other. A
 * service's name alone contradicts nothing, as two services may select one pod, unless it belongs to another port.
 */
function fit(
  { sighting: client }: Series,
  { sighting: server }: Series,
  facts: AddressFacts,
  names: readonly ('namespace' | 'pod')[] = ['namespace', 'pod'],
): number | undefined {
  const { local, remote, targetPort } = client
  if (targetPort === null || local.ip === null || remote.ip === null) return undefined
  if (facts.isOfOtherPort(remote.ip, targetPort, server.local.service)) return undefined
  let same = 0
  for (const [own, others] of [
    [local, server.remote],
    [remote, server.local],
  ] as const) {
    if (own.vpcId !== null && others.vpcId !== null && own.vpcId !== others.vpcId) return undefined
    for (const name of names) {
      if (own[name] === null || others[name] === null) continue
      if (own[name] !== others[name]) return undefined
      same += 1
    }
    if (own.service !== null && own.service === others.service) same += 1
  }
  return same
}

function ratioOf(clients: readonly Series[], servers: readonly Series[]): number {
  const [one, other] = comparedBytes(clients, servers)
  return one === other ? 1 : Math.min(one, other) / Math.max(one, other)
}

/** The ratio of two reports that can be of nothing but one connection; nothing where there is a doubt. */
export function certainRatio(group: Group, directory: Directory): number[] {
  const [client, otherClient] = group.clients
  const [server, otherServer] = group.servers
  if (!client || !server || otherClient || otherServer) return []
  const facts = directory.of(group)
  const isSmall = Math.max(client.bytes, server.bytes) < LEAST_BYTES_OF_A_PAIR
  return !facts.isOne || isSmall || fit(client, server, facts) === undefined ? [] : [ratioOf([client], [server])]
}

/**
 * Finds the rows that tell of the same bytes: first one by one, by names and then by nearest bytes; then, of what is
 * left, those whose sums agree, as one end may have got its names in parts. Where two addresses can have but one
 * connection, all is of it that does not differ by half. What fits nothing stays alone.
 */
export function pairingOf(group: Group, directory: Directory, { valueIs, spread }: Meaning): Pairing {
  const { clients, servers, clientIp, serverIp } = group
  const isOneSided = clients.length === 0 || servers.length === 0
  if (isOneSided || clientIp === null || serverIp === null)
    return { matches: [], lone: [...clients, ...servers], doubtfulBytes: 0 }
  const facts = directory.of(group)
  // Values of which one may be a part of the other are as near as they can be.
  const areAlike = valueIs === 'both_directions'
  const near = (one: readonly Series[], other: readonly Series[]) =>
    !areAlike || 1 - ratioOf(one, other) <= allowed(spread ?? SPREAD_WHERE_UNMEASURED, [...one, ...other])

  const left = new Set([...clients, ...servers])
  const matches: Match[] = []
  const candidates = clients
    .flatMap((client) => servers.map((server) => ({ client, server, fit: fit(client, server, facts) ?? -1 })))
    .filter((one) => one.fit >= 0)
    .map((one) => ({ ...one, ratio: ratioOf([one.client], [one.server]) }))
    .toSorted((a, b) => b.fit - a.fit || b.ratio - a.ratio || byText(a.client, b.client) || byText(a.server, b.server))
  for (const { client, server } of candidates) {
    if (!left.has(client) || !left.has(server) || !near([client], [server])) continue
    left.delete(client)
    left.delete(server)
    matches.push({ clients: [client], servers: [server] })
  }
  if (left.size === 0) return { matches, lone: [], doubtfulBytes: 0 }

  let doubtfulBytes = 0
  const open = candidates.filter(({ client, server }) => left.has(client) && left.has(server))
  for (const { clients, servers } of connected(open)) {
    if (near(clients, servers) || (facts.isAlone && 1 - ratioOf(clients, servers) <= WIDEST_SPREAD)) {
      for (const one of [...clients, ...servers]) left.delete(one)
      matches.push({ clients, servers })
    } else doubtfulBytes += Math.min(sumOf(clients), sumOf(servers))
  }
  const stale = staleRows(group, left, facts)
  if (!stale || !areAlike) return { matches, lone: [...left], doubtfulBytes }
  if (near(stale.clients, stale.servers)) return { matches: [...matches, stale], lone: [], doubtfulBytes: 0 }
  const mayBeTwice = Math.min(sumOf(stale.clients), sumOf(stale.servers))
  return { matches, lone: [...left], doubtfulBytes: Math.max(doubtfulBytes, mayBeTwice) }
}

/**
 * All that is left of two addresses, where one of them went from pod to pod within the hour: names that contradict each other may be those
 * of a pod that was gone. Where all of it together has the same bytes at either end, they are.
 */
function staleRows({ clients, servers }: Group, left: ReadonlySet<Series>, facts: AddressFacts): Match | null {
  if (!facts.isReused) return null
  const [own, others] = [clients.filter((one) => left.has(one)), servers.filter((one) => left.has(one))]
  if (own.length === 0 || others.length === 0) return null
  const mayBeOne = own.every((one) => others.some((other) => fit(one, other, facts, []) !== undefined))
  return mayBeOne ? { clients: own, servers: others } : null
}

/** The same skew is a larger part of a shorter window. */
function allowed(spread: number, series: readonly Series[]): number {
  const seconds = Math.min(
    ...series.map(({ tellings }) => tellings.reduce((sum, { window }) => sum + window.windowSeconds, 0)),
  )
  return Math.min(WIDEST_SPREAD, Math.max(NARROWEST_SPREAD, (spread * 3600) / seconds))
}

/** The parts that hang together of what could be pairs. */
function connected(edges: readonly { readonly client: Series; readonly server: Series }[]): Match[] {
  const parts: { clients: Set<Series>; servers: Set<Series> }[] = []
  for (const { client, server } of edges) {
    const touched = parts.filter(({ clients, servers }) => clients.has(client) || servers.has(server))
    const part = { clients: new Set([client]), servers: new Set([server]) }
    for (const one of touched) {
      for (const each of one.clients) part.clients.add(each)
      for (const each of one.servers) part.servers.add(each)
      parts.splice(parts.indexOf(one), 1)
    }
    parts.push(part)
  }
  return parts.map(({ clients, servers }) => ({ clients: [...clients], servers: [...servers] }))
}

const textOf = ({ targetPort, local, remote, monitor, snatIp, dnatIp }: Sighting) =>
  JSON.stringify([targetPort, local, remote, monitor, snatIp, dnatIp])

function byText(a: Series, b: Series): number {
  const [one, other] = [textOf(a.sighting), textOf(b.sighting)]
  return b.bytes - a.bytes || (one < other ? -1 : one > other ? 1 : 0)
}
