import { defined } from '../defined.ts'
import type { Home } from './neighbours.ts'
import type { ReadPlace, Topology, TransitAttachment } from './topology.ts'

/** What EC2 of one account and region tells. */
export interface PlaceNetwork
  extends Pick<
    Topology,
    | 'zones'
    | 'vpcs'
    | 'subnets'
    | 'routeTables'
    | 'natGateways'
    | 'endpoints'
    | 'interfaces'
    | 'prefixLists'
    | 'peerings'
    | 'transitAttachments'
    | 'transitRouteTables'
    | 'endpointServices'
    | 'denied'
  > {
  /** Undefined where nobody knows whose EC2 answered. */
  readonly place: Home | undefined
  readonly unfit: readonly string[]
}

/** Accounts of places that are not the own one. */
export function otherAccounts(
  places: readonly ReadPlace[],
  own: string | undefined,
): Pick<Topology, 'otherAccountIds'> {
  const others = new Set(places.map(({ accountId }) => accountId).filter((id) => id !== own))
  return others.size === 0 ? {} : { otherAccountIds: [...others].toSorted() }
}

type Parts = Omit<PlaceNetwork, 'place' | 'unfit' | 'denied'>

/**
 * Networks of several accounts and regions as one: ids are unique in all of AWS. The stack's own comes first, and what it was refused is
 * refused; the others tell all that decides prices, or would not be here. Of what an account shares, it tells more than who takes part.
 */
export function mergedNetworks([home, ...others]: readonly [PlaceNetwork, ...PlaceNetwork[]]): Parts {
  if (others.length === 0) {
    const { place: _, unfit: __, denied: ___, ...parts } = home
    return parts
  }
  const all = [home, ...others]
  /** Each once, by its owner where that one tells of it. */
  function each<Part extends { readonly id: string; readonly ownerId?: string }>(
    partsOf: (network: PlaceNetwork) => readonly Part[] | undefined,
  ): Part[] {
    const told = new Map<string, Part>()
    for (const network of all) {
      for (const part of partsOf(network) ?? []) {
        const owner = part.ownerId ?? told.get(part.id)?.ownerId
        if (!told.has(part.id) || (owner !== undefined && owner === network.place?.accountId)) told.set(part.id, part)
      }
    }
    return [...told.values()]
  }
  /** Undefined where the stack's own EC2 told nothing of it. */
  const unless = <Value>(part: unknown, value: () => Value): Value | undefined =>
    part === undefined ? undefined : value()
  const isNamedAlike = ({ place }: PlaceNetwork) => place?.accountId === home.place?.accountId
  return {
    // Names of zones are one account's; their ids are everybody's, and are told by subnets.
    zones: all.filter(isNamedAlike).flatMap(({ zones }) => zones),
    subnets: each(({ subnets }) => subnets),
    routeTables: each(({ routeTables }) => routeTables),
    natGateways: each(({ natGateways }) => natGateways),
    endpoints: each(({ endpoints }) => endpoints),
    interfaces: each(({ interfaces }) => interfaces),
    prefixLists: each(({ prefixLists }) => prefixLists),
    ...defined({
      vpcs: unless(home.vpcs, () => each(({ vpcs }) => vpcs)),
      peerings: unless(home.peerings, () => each(({ peerings }) => peerings)),
      transitAttachments: unless(home.transitAttachments, () =>
        joinedAttachments(all.flatMap(({ transitAttachments = [] }) => transitAttachments)),
      ),
      transitRouteTables: unless(home.transitRouteTables, () => each(({ transitRouteTables }) => transitRouteTables)),
      endpointServices: joinedServices(all.map(({ endpointServices }) => endpointServices)),
    }),
  }
}

/** By their names, which have their region's. */
export function joinedServices(told: readonly Topology['endpointServices'][]): Topology['endpointServices'] {
  const all = told.filter((one) => one !== undefined)
  return all.length === 0 ? undefined : [...new Map(all.flat().map((one) => [one.serviceName, one])).values()]
}

/** The owner of a transit gateway alone tells its tables, the owner of a VPC where it is attached. */
export function joinedAttachments(attachments: readonly TransitAttachment[]): TransitAttachment[] {
  const joined = new Map<string, TransitAttachment>()
  for (const one of attachments) {
    const known = joined.get(one.id)
    if (!known) {
      joined.set(one.id, one)
      continue
    }
    joined.set(one.id, {
      ...known,
      routeTableId: known.routeTableId ?? one.routeTableId,
      subnetIds: known.subnetIds.length > 0 ? known.subnetIds : one.subnetIds,
      ...defined({ applianceMode: known.applianceMode ?? one.applianceMode }),
    })
  }
  return [...joined.values()]
}
