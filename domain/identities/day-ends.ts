import type { RemoteNetwork } from '../flows/contributor-row.ts'
import type { Observation } from '../flows/observation.ts'
import { isPublic } from '../network/address.ts'
import { sum } from '../sums.ts'

/** What a day's rows name that AWS and others are to be asked about: an object of `ends/`. */
export interface DayEnds {
  readonly schema: 1
  readonly vpcIds: readonly string[]
  /** Subnets that agents stand in. */
  readonly subnetIds: readonly string[]
  readonly publicEnds: readonly PublicEnd[]
}

/** A public address of the day's rows. */
export interface PublicEnd {
  readonly ip: string
  /** Port that pods called there, the one of most bytes; null for an address that none called. */
  readonly port: number | null
  /** Of all its rows. */
  readonly bytes: number
  /** Where the service names it. */
  readonly network?: RemoteNetwork
}

/** What the rows of one slice name: an object of `ends/` beside the days'. */
export interface SliceEnds {
  readonly schema: 1
  readonly vpcIds: readonly string[]
  readonly subnetIds: readonly string[]
  readonly publicEnds: readonly SliceEnd[]
}

interface SliceEnd extends Pick<PublicEnd, 'ip' | 'network'> {
  /** Bytes by the port that pods called there; null for those of rows that call none. */
  readonly ports: readonly (readonly [port: number | null, bytes: number])[]
}

/** The ends of a slice's rows, each once and in order, with the networks that the service names. */
export function sliceEnds(
  rows: readonly Pick<Observation, 'local' | 'remote' | 'targetPort' | 'bytes'>[],
  networks: ReadonlyMap<string, RemoteNetwork> = new Map(),
): SliceEnds {
  const vpcIds = new Set<string>()
  const subnetIds = new Set<string>()
  const portsOf = new Map<string, Map<number | null, number>>()
  for (const { local, remote, targetPort, bytes } of rows) {
    // The far VPC's subnets tell its zones, where it belongs to the account.
    for (const { vpcId } of [local, remote]) if (vpcId !== null) vpcIds.add(vpcId)
    if (local.subnetId !== null) subnetIds.add(local.subnetId)
    for (const { ip } of [local, remote]) {
      if (ip === null || !isPublic(ip)) continue
      const ports = portsOf.get(ip) ?? new Map<number | null, number>()
      portsOf.set(ip, ports)
      const port = ip === remote.ip && targetPort !== null && targetPort > 0 ? targetPort : null
      ports.set(port, (ports.get(port) ?? 0) + bytes)
    }
  }
  return {
    schema: 1,
    vpcIds: [...vpcIds].toSorted(),
    subnetIds: [...subnetIds].toSorted(),
    publicEnds: [...portsOf].toSorted(byIp).map(([ip, ports]) => {
      const network = networks.get(ip)
      return { ip, ports: [...ports], ...(network === undefined ? {} : { network }) }
    }),
  }
}

/** The ends of slices, each once and in order. */
export function dayEnds(slices: Iterable<SliceEnds>): DayEnds {
  const vpcIds = new Set<string>()
  const subnetIds = new Set<string>()
  const ends = new Map<string, { ports: Map<number | null, number>; network: RemoteNetwork | undefined }>()
  for (const slice of slices) {
    for (const id of slice.vpcIds) vpcIds.add(id)
    for (const id of slice.subnetIds) subnetIds.add(id)
    for (const { ip, ports, network } of slice.publicEnds) {
      const known = ends.get(ip) ?? { ports: new Map(), network }
      ends.set(ip, { ...known, network: network ?? known.network })
      for (const [port, bytes] of ports) known.ports.set(port, (known.ports.get(port) ?? 0) + bytes)
    }
  }
  return {
    schema: 1,
    vpcIds: [...vpcIds].toSorted(),
    subnetIds: [...subnetIds].toSorted(),
    publicEnds: [...ends].toSorted(byIp).map(([ip, { ports, network }]) => ({
      ...{ ip, port: mostUsed(ports), bytes: sum(ports.values()) },
      ...(network === undefined ? {} : { network }),
    })),
  }
}

const byIp = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

/** A day's ends as one run counts them, with those that another run, of other rows, has left. */
export function joinedEnds(standing: DayEnds | undefined, now: DayEnds): DayEnds {
  if (standing === undefined) return now
  const joined = <Value>(a: readonly Value[] = [], b: readonly Value[]) => [...new Set([...a, ...b])].toSorted()
  const ips = new Set(now.publicEnds.map(({ ip }) => ip))
  const others = standing.publicEnds.filter(({ ip }) => !ips.has(ip))
  return {
    schema: 1,
    vpcIds: joined(standing.vpcIds, now.vpcIds),
    subnetIds: joined(standing.subnetIds, now.subnetIds),
    publicEnds: [...now.publicEnds, ...others].toSorted((a, b) => (a.ip < b.ip ? -1 : 1)),
  }
}

function mostUsed(ports: ReadonlyMap<number | null, number>): number | null {
  const [first] = [...ports]
    .filter(([port]) => port !== null)
    .toSorted(([a, m], [b, n]) => n - m || Number(a) - Number(b))
  return first?.[0] ?? null
}
