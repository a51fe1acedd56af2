import { defined } from '../defined.ts'
import { type Cluster, isDenied, type Topology, type TopologyPart } from './topology.ts'

/**
 * What was known of a day's network, with what a later run could read beyond it: a part that was refused then, VPCs that
 * were not asked for. The rest stays as it was that day.
 */
export function completedTopology(known: Topology, read: Topology): Topology {
  function completed<Part extends { readonly id: string; readonly vpcId?: string }>(
    name: TopologyPart,
    old: readonly Part[],
    fresh: readonly Part[],
  ): readonly Part[] {
    // What was refused once may have been told before that, of fewer VPCs.
    const toldOf = new Set(isDenied(name, known.denied) ? old.map(({ vpcId }) => vpcId) : known.vpcIds)
    const ids = new Set(old.map(({ id }) => id))
    const isNew = ({ id, vpcId }: Part) => !ids.has(id) && (vpcId === undefined || !toldOf.has(vpcId))
    return [...old, ...fresh.filter(isNew)]
  }
  /** Of a part that was read later than the others: undefined where neither run was told of it. */
  function joined<Part extends { readonly id: string }>(
    name: TopologyPart,
    old: readonly Part[] | undefined,
    fresh: readonly Part[] | undefined,
  ): readonly Part[] | undefined {
    if (old === undefined || fresh === undefined) return old ?? fresh
    // Of two actions that tell a part, one alone may have been refused: then what is told in full counts.
    const [first, second] = isDenied(name, known.denied) ? [fresh, old] : [old, fresh]
    return [...first, ...second.filter(({ id }) => !first.some((one) => one.id === id))]
  }
  // Refused now for VPCs that are new, it is missing for those, however well it once told of the others.
  const isWider = read.vpcIds.some((id) => !known.vpcIds.includes(id))
  const denied = read.denied.filter((action) => known.denied.includes(action) || isWider)
  const unfit = read.unfit?.filter((action) => denied.includes(action)) ?? []
  return {
    schema: 1,
    vpcIds: [...new Set([...known.vpcIds, ...read.vpcIds])].toSorted(),
    zones: completed('zones', known.zones, read.zones),
    subnets: completed('subnets', known.subnets, read.subnets),
    routeTables: completed('routeTables', known.routeTables, read.routeTables),
    natGateways: completed('natGateways', known.natGateways, read.natGateways),
    endpoints: completed('endpoints', known.endpoints, read.endpoints),
    prefixLists: completed('prefixLists', known.prefixLists, read.prefixLists),
    interfaces: completed('interfaces', known.interfaces, read.interfaces),
    ...defined({
      vpcs: joined('vpcs', known.vpcs, read.vpcs),
      peerings: joined('peerings', known.peerings, read.peerings),
      transitAttachments: joined('transitAttachments', known.transitAttachments, read.transitAttachments),
      transitRouteTables: joined('transitRouteTables', known.transitRouteTables, read.transitRouteTables),
      endpointServices: known.endpointServices ?? read.endpointServices,
      accountId: known.accountId ?? read.accountId,
      readUntil: known.readUntil,
    }),
    denied,
    ...(unfit.length === 0 ? {} : { unfit }),
  }
}

/** What comes in the course of a day. A route that changes in a table that was there is as it was at the first reading. */
interface Coming {
  readonly id: string
  readonly since?: string
}

/** A network with what stands there at the end of a later hour and did not before; what is gone by then stays. */
export function laterTopology(known: Topology, read: Topology, readUntil: string): Topology {
  function later<Part extends Coming>(old: readonly Part[], fresh: readonly Part[]): readonly Part[] {
    const ids = new Set(old.map(({ id }) => id))
    const coming = fresh.filter(({ id }) => !ids.has(id))
    return [...old, ...coming.map((one): Part => ({ ...one, ...defined({ since: known.readUntil }) }))]
  }
  return {
    ...known,
    subnets: later(known.subnets, read.subnets),
    natGateways: later(known.natGateways, read.natGateways),
    endpoints: later(known.endpoints, read.endpoints),
    interfaces: later(known.interfaces, read.interfaces),
    readUntil,
  }
}

/** A network as it was in the hour that ends then: of interfaces that had one address, the latest of that time comes first. */
export function topologyAt(topology: Topology, end: string): Topology {
  const wasThere = ({ since = '' }: Coming) => since < end
  return {
    ...topology,
    subnets: topology.subnets.filter(wasThere),
    natGateways: topology.natGateways.filter(wasThere),
    endpoints: topology.endpoints.filter(wasThere),
    interfaces: topology.interfaces
      .filter(wasThere)
      .toSorted(({ since: a = '' }, { since: b = '' }) => (a < b ? 1 : a > b ? -1 : 0)),
  }
}

/** A day's clusters with those that were asked since; a version that was told once is not untold. */
export function joinedClusters(standing: readonly Cluster[], asked: readonly Cluster[]): Cluster[] {
  const told = standing.filter(
    ({ name, version }) => !asked.some((one) => one.name === name && (one.version !== null || version === null)),
  )
  return [...told, ...asked.filter(({ name }) => !told.some((one) => one.name === name))]
}
