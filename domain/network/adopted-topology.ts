import { defined } from '../defined.ts'
import { clusterAt } from './cluster-place.ts'
import { completedTopology } from './completed-topology.ts'
import { joinedClusters } from './day-clusters.ts'
import type { Home } from './neighbours.ts'
import { joinedServices, otherAccounts } from './places.ts'
import { EMPTY_TOPOLOGY, pricingDenied, type Topology } from './topology.ts'
import { ownershipOf } from './vpc-ownership.ts'

/** Why a network that another place's stack had read cannot be part of this one's, in a clause; undefined where it can. */
export function unfitToAdopt(theirs: Topology, { accountId }: Home): string | undefined {
  if (theirs.accountId !== accountId || theirs.places !== undefined)
    return `its network is not that of account ${accountId} alone`
  return pricingDenied(theirs).length > 0 ? 'its network was not read whole' : undefined
}

/**
 * A day's network with what the stack of another `place` had read of its own that day, as if the place had been a source then. `own` is
 * the account and region of this stack. What is known stays.
 */
export function adoptedTopology(
  known: Topology | undefined,
  theirs: Topology,
  { place, own }: { readonly place: Home; readonly own: Home },
): Topology {
  const { clusters = [], readUntil } = theirs
  const vpcIds = ownVpcs(theirs, known, place.accountId)
  const isKnown = known?.places?.some(
    ({ accountId, region, vpcIds: there }) =>
      accountId === place.accountId && region === place.region && vpcIds.every((id) => there.includes(id)),
  )
  if (known && isKnown) return known
  const places = [{ ...place, vpcIds }]
  const nameOf = (name: string) => clusterAt(name, place, own)
  const standing = known ?? { ...EMPTY_TOPOLOGY, accountId: own.accountId, ...defined({ readUntil }) }
  const completed = completedTopology(standing, {
    ...theirs,
    accountId: own.accountId,
    // Names of zones are one account's; their ids are everybody's, and are told by subnets.
    zones: place.accountId === own.accountId ? theirs.zones : [],
    interfaces: theirs.interfaces.map(({ cluster, ...one }) => ({
      ...one,
      ...(cluster === undefined ? {} : { cluster: nameOf(cluster) }),
    })),
    ...{ places, ...otherAccounts(places, own.accountId) },
    // Of what its own account was refused, this stack knows no more than before.
    denied: [...new Set([...standing.denied, ...theirs.denied])],
    ...(standing.unfit && { unfit: standing.unfit }),
  })
  const named = clusters.map(({ name, version, serviceCidr }) => ({
    ...{ name: nameOf(name), version },
    ...defined({ serviceCidr }),
  }))
  return {
    ...completed,
    ...defined({
      endpointServices: joinedServices([known?.endpointServices, theirs.endpointServices]),
      unnamed: known?.unnamed,
      foreignVpcs: known?.foreignVpcs,
    }),
    clusters: joinedClusters(known?.clusters ?? [], named),
  }
}

/**
 * Those of the VPCs that a stack had read that are its own account's. It was told of subnets that others share with it, too: of one whose
 * owner nobody tells, what is known stays.
 */
function ownVpcs(theirs: Topology, known: Topology | undefined, accountId: string): string[] {
  const [there, here] = [ownershipOf(theirs), known && ownershipOf(known)]
  return theirs.vpcIds.filter((id) => {
    const owner = here?.ownerOf(id) ?? there.ownerOf(id)
    return there.isTold(id) && (owner === null ? !here?.isTold(id) : owner === accountId)
  })
}
