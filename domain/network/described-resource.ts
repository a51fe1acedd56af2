import { defined } from '../defined.ts'
import { type StoreSystem, TASK } from './network-interface.ts'
import type { NetworkInterface, Subnet, Topology } from './topology.ts'

/** A database, a cache, a broker, a file system or a load balancer, as its own service tells of it. */
export interface DescribedResource {
  /** What a reader calls it: `orders (Aurora PostgreSQL, writer)`. */
  readonly name: string
  /** `orders (Aurora PostgreSQL)`, where its name tells what it is at the moment. */
  readonly nameWithoutRole?: string
  /** What the description of its interfaces names; null where that names nothing. */
  readonly describedAs: string | null
  /** Which of those interfaces are its: by their ids, or by addresses. All of them where both are absent. */
  readonly interfaceIds?: readonly string[]
  readonly ips?: readonly string[]
  /** Where the addresses are; any VPC where absent. */
  readonly vpcId?: string
  readonly store?: DescribedStore
}

export interface DescribedStore {
  readonly system: StoreSystem
  /** What it and its copies are together, as a cluster. */
  readonly copyOf: string
  /** Whether it answers reads alone. */
  readonly isReader: boolean
  readonly readerEndpoint?: string | undefined
}

/**
 * Interfaces with the names, and the copies, of what services say stands there. A service's word counts for interfaces alone that
 * a service made, and that EC2 describes as its own: a name in DNS leads to no other.
 */
export function withResources(
  interfaces: readonly NetworkInterface[],
  resources: readonly DescribedResource[],
  subnets: readonly Subnet[],
): readonly NetworkInterface[] {
  const found = interfaces.map((one) => resources.find((resource) => standsAt(resource, one)))
  const zoneOf = new Map(subnets.map(({ id, zoneId }) => [id, zoneId]))
  const zonesOf = new Map<DescribedResource, string[]>()
  for (const [index, resource] of found.entries()) {
    const zone = zoneOf.get(interfaces[index]?.subnetId ?? '')
    if (resource && zone !== undefined) zonesOf.set(resource, [...(zonesOf.get(resource) ?? []), zone])
  }
  /** Undefined where a reader stands nobody knows where. */
  function readerZones(copyOf: string): readonly string[] | undefined {
    const readers = resources.filter(({ store }) => store?.isReader && store.copyOf === copyOf)
    const zones = readers.map((reader) => zonesOf.get(reader))
    return zones.includes(undefined) ? undefined : [...new Set(zones.flatMap((zone) => zone ?? []))].toSorted()
  }
  return interfaces.map((one, index): NetworkInterface => {
    const { name, nameWithoutRole, store } = found[index] ?? {}
    if (name === undefined) return one
    const told = { ...one, name, isDescribed: true, ...defined({ nameWithoutRole }) }
    if (store === undefined) return told
    const { copyOf, system, readerEndpoint } = store
    const described = { describedAs: one.name ?? undefined, readerEndpoint, readerZones: readerZones(copyOf) }
    const copies = defined({ system, name: copyOf, ...described })
    return { ...told, store: copies }
  })
}

function standsAt({ describedAs, interfaceIds, ips, vpcId }: DescribedResource, one: NetworkInterface): boolean {
  if (one.instanceId !== undefined || one.name !== describedAs) return false
  if (interfaceIds === undefined && ips === undefined) return describedAs !== null
  if (interfaceIds?.includes(one.id)) return true
  return (
    (vpcId === undefined || vpcId === one.vpcId) &&
    (ips ?? []).some((ip) => one.ips.includes(ip) || one.publicIps.includes(ip))
  )
}

/** Interfaces of tasks that are kept: a name that all of them have is worth no more. */
const MOST_TASKS = 500

/** The same of other clusters: an interface has up to 50 addresses. */
const MOST_OF_CLUSTERS = 2_000

/**
 * Interfaces that tell anything: that have a name, a public address, another cluster than `own` ones, or a route to them. Those of Fargate,
 * of which a network may have thousands, have none of these, or the same name all. Own pods and nodes are told by their rows.
 */
export function keptInterfaces(
  { interfaces: all, routeTables }: Pick<Topology, 'interfaces' | 'routeTables'>,
  own: ReadonlySet<string>,
): readonly NetworkInterface[] {
  const interfaces = all.map(({ cluster, ...one }) =>
    cluster === undefined || own.has(cluster) ? one : { ...one, cluster },
  )
  const targets = new Set(routeTables.flatMap(({ routes }) => routes.map(({ target }) => target)))
  const isLedTo = ({ id, publicIps }: NetworkInterface) => publicIps.length > 0 || targets.has(id)
  // The same ones each time, in whatever order EC2 tells of them.
  const some = (most: number, isOne: (one: NetworkInterface) => boolean) => {
    const ids = interfaces.filter((one) => isOne(one) && !isLedTo(one)).map(({ id }) => id)
    return new Set(ids.toSorted().slice(0, most))
  }
  const isTask = ({ name }: NetworkInterface) => name === TASK
  const isOfCluster = ({ name, cluster }: NetworkInterface) => name === null && cluster !== undefined
  const [tasks, ofClusters] = [some(MOST_TASKS, isTask), some(MOST_OF_CLUSTERS, isOfCluster)]
  return interfaces.filter((one) => {
    if (isLedTo(one)) return true
    if (isTask(one)) return tasks.has(one.id)
    return isOfCluster(one) ? ofClusters.has(one.id) : one.name !== null
  })
}
