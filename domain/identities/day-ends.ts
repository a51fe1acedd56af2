import { defined } from '../defined.ts'
import type { RemoteNetwork } from '../flows/contributor-row.ts'
import type { Observation, RowFacts } from '../flows/observation.ts'
import type { VpcOwner } from '../flows/vpc-owner.ts'
import { isPublic } from '../network/address.ts'
import { sum } from '../sums.ts'

/** What a day's rows name that AWS and others are to be asked about: an object of `ends/`. */
export interface DayEnds {
  readonly schema: 1
  readonly vpcIds: readonly string[]
  /** Subnets that agents stand in. */
  readonly subnetIds: readonly string[]
  /** Their VPCs; absent in an object of a former version, as is `vpcOwners`. */
  readonly agentVpcIds?: readonly string[]
  /** Of VPCs whose ARN is told, by id. */
  readonly vpcOwners?: readonly VpcOwner[]
  readonly publicEnds: readonly PublicEnd[]
  /** Slices that they are of; absent in an object of a former version. */
  readonly slices?: Readonly<Record<string, Pick<StoredEnds, 'madeOf'>>>
}

/** A public address of the day's rows: as the slice tells it in which pods called it with the most bytes. */
export interface PublicEnd {
  readonly ip: string
  /** Port that pods called there, the one of most bytes; null for an address that none called. */
  readonly port: number | null
  readonly bytes: number
  /** Where the service names it. */
  readonly network?: RemoteNetwork
}

/** What the rows of one slice name: an object of `ends/` beside the days'. */
export interface SliceEnds {
  readonly schema: 1
  readonly vpcIds: readonly string[]
  readonly subnetIds: readonly string[]
  readonly agentVpcIds?: readonly string[]
  readonly vpcOwners?: readonly VpcOwner[]
  readonly publicEnds: readonly SliceEnd[]
}

/** An object of `ends/` that a slice leaves. */
export interface StoredEnds extends SliceEnds {
  /** Of which raw objects: of others they tell nothing. */
  readonly madeOf: string
}

interface SliceEnd extends Pick<PublicEnd, 'ip' | 'network'> {
  /** Bytes by the port that pods called there; null for those of rows that call none. */
  readonly ports: readonly (readonly [port: number | null, bytes: number])[]
}

/** The ends of a slice's rows, each once and in order, with what the service tells of them. */
export function sliceEnds(
  rows: readonly Pick<Observation, 'local' | 'remote' | 'targetPort' | 'bytes'>[],
  { networks, vpcOwners }: RowFacts,
): SliceEnds {
  const vpcIds = new Set<string>()
  const subnetIds = new Set<string>()
  const agentVpcIds = new Set<string>()
  const portsOf = new Map<string, Map<number | null, number>>()
  for (const { local, remote, targetPort, bytes } of rows) {
    // The far VPC's subnets tell its zones, where it belongs to the account.
    for (const { vpcId } of [local, remote]) if (vpcId !== null) vpcIds.add(vpcId)
    if (local.subnetId !== null) subnetIds.add(local.subnetId)
    if (local.vpcId !== null) agentVpcIds.add(local.vpcId)
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
    agentVpcIds: [...agentVpcIds].toSorted(),
    vpcOwners: eachOwner(vpcOwners.values()),
    publicEnds: [...portsOf].toSorted(byIp).map(([ip, ports]) => {
      const network = networks.get(ip)
      return { ip, ports: [...ports], ...(network === undefined ? {} : { network }) }
    }),
  }
}

/** A day's ends with those of slices, by slice: the same in whatever order they come, and however often. */
export function joinedEnds(standing: DayEnds | undefined, slices: ReadonlyMap<string, StoredEnds>): DayEnds {
  const own = [...slices.values()]
  const ends = new Map((standing?.publicEnds ?? []).map((end) => [end.ip, end]))
  for (const { ip, ports, network } of own.flatMap(({ publicEnds }) => publicEnds)) {
    const end = {
      ...{ ip, port: mostUsed(new Map(ports)), bytes: sum(ports.map(([, bytes]) => bytes)) },
      ...defined({ network }),
    }
    ends.set(ip, joinedEnd(ends.get(ip) ?? end, end))
  }
  const joined = [...slices].map(([id, { madeOf }]) => [id, { madeOf }] as const)
  return {
    schema: 1,
    vpcIds: inOrder([...(standing?.vpcIds ?? []), ...own.flatMap(({ vpcIds }) => vpcIds)]),
    // An earlier form has none.
    subnetIds: inOrder([...(standing?.subnetIds ?? []), ...own.flatMap(({ subnetIds }) => subnetIds)]),
    agentVpcIds: inOrder([standing, ...own].flatMap((one) => one?.agentVpcIds ?? [])),
    vpcOwners: eachOwner([standing, ...own].flatMap((one) => one?.vpcOwners ?? [])),
    publicEnds: [...ends].toSorted(byIp).map(([, end]) => end),
    slices: Object.fromEntries([...Object.entries(standing?.slices ?? {}), ...joined].toSorted(byIp)),
  }
}

const eachOwner = (owners: Iterable<VpcOwner>): VpcOwner[] =>
  [...new Map([...owners].map((owner) => [owner.vpcId, owner] as const))].toSorted(byIp).map(([, owner]) => owner)

const inOrder = (names: readonly string[]) => [...new Set(names)].toSorted()

const byIp = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]) => (a < b ? -1 : 1)

/** Of two slices: one in which pods called it first, then the one of more bytes. */
function joinedEnd(a: PublicEnd, b: PublicEnd): PublicEnd {
  const order = Number(b.port !== null) - Number(a.port !== null) || b.bytes - a.bytes || (a.port ?? 0) - (b.port ?? 0)
  const [first, other] = order <= 0 ? [a, b] : [b, a]
  return { ...first, ...defined({ network: first.network ?? other.network }) }
}

function mostUsed(ports: ReadonlyMap<number | null, number>): number | null {
  const [first] = [...ports]
    .filter(([port]) => port !== null)
    .toSorted(([a, m], [b, n]) => n - m || Number(a) - Number(b))
  return first?.[0] ?? null
}
