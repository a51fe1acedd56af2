import { type Calibration, LEAST_BYTES_OF_A_PAIR } from './calibration.ts'
import type { End, Sighting } from './observation.ts'
import { comparedBytes, type Group, type Series, sumOf } from './series.ts'
import { workloadOf } from './workload.ts'

/** What an hour's rows tell of an address: the ports it serves and under which names, and the pods that have it. */
export interface Directory {
  /** Whether a client's and a server's address can have but one connection, as the service counts them. */
  isOne(clientIp: string | null, serverIp: string | null): boolean
  /** The same, also by the ports of the workloads at the server's address, whichever of their pods were called. */
  isAlone(clientIp: string | null, serverIp: string | null): boolean
  /** Whether several pods had an address, one after the other: who was told of an earlier one may go on naming it. */
  isReused(ip: string | null): boolean
  /** Whether clients call an address by a name at other ports, and not at this one. */
  isOfOtherPort(serverIp: string | null, port: number | null, service: string | null): boolean
}

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

/** Values of which there is one as a rule: a set of each would take more memory than all else that an hour's addresses have. */
type Few<Value extends string | number> = Value | Set<Value>

function add<Value extends string | number>(to: Map<string, Few<Value>>, key: string, value: Value): void {
  const known = to.get(key)
  if (known === undefined) to.set(key, value)
  else if (known instanceof Set) known.add(value)
  else if (known !== value) to.set(key, new Set([known, value]))
}

const few = <Value extends string | number>(known: Few<Value> | undefined): readonly Value[] =>
  known === undefined ? [] : known instanceof Set ? [...known] : [known]

const isSeveral = (known: Few<string | number> | undefined) => known instanceof Set

/** Reads the directory from an hour's rows as they come. Pods of one workload serve the same ports, whichever of them was called. */
export function gatheredDirectory(): Directory & { add(groups: readonly Group[]): void } {
  const ports = new Map<string, Few<number>>()
  const portsOfName = new Map<string, Few<number>>()
  const pods = new Map<string, Few<string>>()
  const workloads = new Map<string, Few<string>>()
  const portsOfWorkload = new Map<string, Few<number>>()
  const seen = new Set<End>()
  const see = (end: End) => {
    const { ip, namespace, pod } = end
    if (seen.has(end)) return
    seen.add(end)
    if (!ip || !pod) return
    add(pods, ip, `${namespace} ${pod}`)
    add(workloads, ip, `${namespace} ${workloadOf(pod).name}`)
  }
  const hear = ({ local, remote, targetPort, dnatIp }: Sighting) => {
    see(local)
    see(remote)
    if (targetPort === null || targetPort === 0 || remote.ip === null) return
    add(ports, dnatIp ?? remote.ip, targetPort)
    if (remote.pod !== null) add(portsOfWorkload, `${remote.namespace} ${workloadOf(remote.pod).name}`, targetPort)
    if (remote.service !== null) add(portsOfName, `${remote.ip} ${remote.service}`, targetPort)
  }
  const portsAt = (ip: string) => {
    const ofWorkloads = few(workloads.get(ip)).flatMap((name) => few(portsOfWorkload.get(name)))
    return new Set([...few(ports.get(ip)), ...ofWorkloads])
  }
  return {
    add: (groups) => {
      for (const { clients, servers } of groups) for (const one of [...clients, ...servers]) hear(one.sighting)
      seen.clear()
    },
    isOne: (clientIp, serverIp) => !isSeveral(ports.get(serverIp ?? '')) && !isSeveral(pods.get(clientIp ?? '')),
    isAlone: (clientIp, serverIp) => portsAt(serverIp ?? '').size <= 1 && !isSeveral(pods.get(clientIp ?? '')),
    isReused: (ip) => isSeveral(pods.get(ip ?? '')),
    isOfOtherPort: (serverIp, port, service) => {
      const known = portsOfName.get(`${serverIp} ${service}`)
      return port !== null && known !== undefined && !few(known).includes(port)
    },
  }
}

/**
 * How well two rows' names fit: the number of names that both know, undefined where they contradict each other. A
 * service's name alone contradicts nothing, as two services may select one pod, unless it belongs to another port.
 */
function fit(
  { sighting: client }: Series,
  { sighting: server }: Series,
  directory: Directory,
  names: readonly ('namespace' | 'pod')[] = ['namespace', 'pod'],
): number | undefined {
  const { local, remote, targetPort } = client
  if (targetPort === null || local.ip === null || remote.ip === null) return undefined
  if (directory.isOfOtherPort(remote.ip, targetPort, server.local.service)) return undefined
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
export function certainRatio({ clientIp, serverIp, clients, servers }: Group, directory: Directory): number[] {
  const [client, otherClient] = clients
  const [server, otherServer] = servers
  if (!client || !server || otherClient || otherServer || !directory.isOne(clientIp, serverIp)) return []
  const isSmall = Math.max(client.bytes, server.bytes) < LEAST_BYTES_OF_A_PAIR
  return isSmall || fit(client, server, directory) === undefined ? [] : [ratioOf([client], [server])]
}

/**
 * Finds the rows that tell of the same bytes: first one by one, by names and then by nearest bytes; then, of what is
 * left, those whose sums agree, as one end may have got its names in parts. Where two addresses can have but one
 * connection, all is of it that does not differ by half. What fits nothing stays alone.
 */
export function pairingOf(group: Group, directory: Directory, { valueIs, spread, basis }: Calibration): Pairing {
  const { clients, servers, clientIp, serverIp } = group
  const isOneSided = clients.length === 0 || servers.length === 0
  if (isOneSided || clientIp === null || serverIp === null)
    return { matches: [], lone: [...clients, ...servers], doubtfulBytes: 0 }
  const isOne = directory.isAlone(clientIp, serverIp)
  const measured = basis === 'measured' && spread !== null ? spread : SPREAD_WHERE_UNMEASURED
  const near = (one: readonly Series[], other: readonly Series[]) =>
    valueIs === 'one_direction' || 1 - ratioOf(one, other) <= allowed(measured, [...one, ...other])

  const left = new Set([...clients, ...servers])
  const matches: Match[] = []
  const candidates = clients
    .flatMap((client) => servers.map((server) => ({ client, server, fit: fit(client, server, directory) ?? -1 })))
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
    if (near(clients, servers) || (isOne && 1 - ratioOf(clients, servers) <= WIDEST_SPREAD)) {
      for (const one of [...clients, ...servers]) left.delete(one)
      matches.push({ clients, servers })
    } else doubtfulBytes += Math.min(sumOf(clients), sumOf(servers))
  }
  const stale = staleRows(group, left, directory)
  if (!stale || valueIs === 'one_direction') return { matches, lone: [...left], doubtfulBytes }
  if (near(stale.clients, stale.servers)) return { matches: [...matches, stale], lone: [], doubtfulBytes: 0 }
  const mayBeTwice = Math.min(sumOf(stale.clients), sumOf(stale.servers))
  return { matches, lone: [...left], doubtfulBytes: Math.max(doubtfulBytes, mayBeTwice) }
}

/**
 * All that is left of two addresses, where one of them went from pod to pod within the hour: names that contradict each other may be those
 * of a pod that was gone. Where all of it together has the same bytes at either end, they are.
 */
function staleRows(
  { clientIp, serverIp, clients, servers }: Group,
  left: ReadonlySet<Series>,
  directory: Directory,
): Match | null {
  if (!directory.isReused(clientIp) && !directory.isReused(serverIp)) return null
  const [own, others] = [clients.filter((one) => left.has(one)), servers.filter((one) => left.has(one))]
  if (own.length === 0 || others.length === 0) return null
  const mayBeOne = own.every((one) => others.some((other) => fit(one, other, directory, []) !== undefined))
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
