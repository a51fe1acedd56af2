import type { End, Observation } from './observation.ts'

/** A connection counted once: the source is the end that opened it, as far as that is known. */
export interface Flow extends Omit<Observation, 'local' | 'remote' | 'monitor'> {
  /** Monitor whose agent saw the source; the other end's where only that reported. */
  readonly monitor: string
  readonly source: End
  readonly destination: End
  /** Both ends reported it. */
  readonly mirrored: boolean
  /** The end whose agent reported it; its subnet's routes carry the flow. The source's where both did. */
  readonly reportedBy: 'source' | 'destination'
}

/**
 * Turns rows into flows. An agent at each end yields two rows of one connection, with the ends swapped and
 * `targetPort` 0 on the server's (Network Flow Monitor agent, sock_ops handler): they are one flow, named from both.
 * A lone row keeps its bytes, whichever end it came from. Each value is taken as both directions together, so a
 * pair's bytes are the larger value: an agent can miss bytes, it cannot invent them. The order of rows does not matter.
 */
export function flowsOf(observations: readonly Observation[]): Flow[] {
  const groups = new Map<string, { clients: Observation[]; servers: Observation[] }>()
  for (const observation of observations) {
    const [client, server] =
      observation.targetPort === 0 ? [observation.remote, observation.local] : [observation.local, observation.remote]
    const id = [observation.windowStart, observation.windowSeconds, observation.category, client.ip, server.ip].join(
      ' ',
    )
    const group = groups.get(id) ?? { clients: [], servers: [] }
    groups.set(id, group)
    if (observation.targetPort === 0) group.servers.push(observation)
    else group.clients.push(observation)
  }
  return [...groups.values()].flatMap(({ clients, servers }) => pairUp(clients, servers)).toSorted(byPlaceAndTime)
}

function pairUp(clients: readonly Observation[], servers: readonly Observation[]): Flow[] {
  const waiting = servers.toSorted(byBytes)
  const flows: Flow[] = []
  for (const client of clients.toSorted(byBytes)) {
    const mirror = client.targetPort === null ? undefined : mirrorOf(client, waiting)
    if (mirror) waiting.splice(waiting.indexOf(mirror), 1)
    flows.push(mirror ? paired(client, mirror) : lone(client))
  }
  return [...flows, ...waiting.map(lone)]
}

/** Of several servers' rows on one pair of addresses, the one of the same service and pod with the nearest bytes. */
function mirrorOf(client: Observation, servers: readonly Observation[]): Observation | undefined {
  const distance = (server: Observation) => Math.abs(server.bytes - client.bytes)
  return servers
    .filter((server) => agree(client.remote, server.local) && agree(client.local, server.remote))
    .reduce<Observation | undefined>(
      (best, server) => (best && distance(best) <= distance(server) ? best : server),
      undefined,
    )
}

/** Two views of one end contradict each other only where both know a name and the names differ. */
function agree(one: End, other: End): boolean {
  const fits = (a: string | null, b: string | null) => a === null || b === null || a === b
  return fits(one.pod, other.pod) && fits(one.namespace, other.namespace) && fits(one.service, other.service)
}

function paired(client: Observation, server: Observation): Flow {
  const { local, remote, ...rest } = client
  return {
    ...rest,
    bytes: Math.max(client.bytes, server.bytes),
    source: merged(local, server.remote),
    destination: merged(server.local, remote),
    snatIp: client.snatIp ?? server.snatIp,
    dnatIp: client.dnatIp ?? server.dnatIp,
    mirrored: true,
    reportedBy: 'source',
  }
}

function lone(observation: Observation): Flow {
  const { local, remote, ...rest } = observation
  return observation.targetPort === 0
    ? { ...rest, source: remote, destination: local, mirrored: false, reportedBy: 'destination' }
    : { ...rest, source: local, destination: remote, mirrored: false, reportedBy: 'source' }
}

/** Each agent knows its own end better; the other's view fills what it lacks. */
function merged(own: End, other: End): End {
  return {
    ip: own.ip ?? other.ip,
    azId: own.azId ?? other.azId,
    subnetId: own.subnetId ?? other.subnetId,
    vpcId: own.vpcId ?? other.vpcId,
    instanceId: own.instanceId ?? other.instanceId,
    region: own.region ?? other.region,
    namespace: own.namespace ?? other.namespace,
    pod: own.pod ?? other.pod,
    service: own.service ?? other.service,
  }
}

const textOf = (row: Observation) =>
  JSON.stringify([row.targetPort, row.local, row.remote, row.monitor, row.snatIp, row.dnatIp])

function byBytes(a: Observation, b: Observation): number {
  return b.bytes - a.bytes || compare(textOf(a), textOf(b))
}

/** A total order, so that the same rows always make the same file. */
function byPlaceAndTime(a: Flow, b: Flow): number {
  return (
    compare(a.monitor, b.monitor) ||
    a.windowStart - b.windowStart ||
    a.windowSeconds - b.windowSeconds ||
    compare(a.category, b.category) ||
    compare(a.source.namespace ?? '', b.source.namespace ?? '') ||
    compare(a.source.pod ?? '', b.source.pod ?? '') ||
    compare(a.source.ip ?? '', b.source.ip ?? '') ||
    compare(a.destination.ip ?? '', b.destination.ip ?? '') ||
    (a.targetPort ?? -1) - (b.targetPort ?? -1) ||
    b.bytes - a.bytes ||
    compare(JSON.stringify(a), JSON.stringify(b))
  )
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
