import type { VpcOwner } from '../flows/vpc-owner.ts'
import type { RouteTable, Topology } from './topology.ts'

/** The account and the region that VPCs can be read in. */
export interface Home {
  readonly accountId: string
  readonly region: string
}

/** Leads to whatever has no route of its own, the internet above all: whole, or as its two halves. */
export const isDefaultRoute = ({ destination }: { readonly destination: string }) =>
  /^(?:0\.0\.0\.0|::|128\.0\.0\.0|8000::)\/[01]$/.test(destination)

/**
 * VPCs that can be read, one step behind these route tables of a region: at the other side of a peering connection, or
 * where a transit gateway leads. Those that a default route leads to come first. `isFollowed` chooses among the routes, of VPCs
 * and of transit gateways.
 */
export function neighboursOf(
  tables: readonly RouteTable[],
  { peerings = [], transitAttachments = [], transitRouteTables = [] }: Partial<Topology>,
  { region, isRead }: { readonly region: string; readonly isRead: (place: Home) => boolean },
  isFollowed: (route: { readonly destination: string }) => boolean,
): VpcOwner[] {
  const byDefault = new Map<string, VpcOwner>()
  const others = new Map<string, VpcOwner>()
  for (const { vpcId, routes } of tables) {
    for (const { target } of routes.filter(isFollowed)) {
      for (const { sides } of peerings.filter(({ id }) => id === target)) {
        if (!sides.some((side) => side.vpcId === vpcId)) continue
        const far = sides.find((side) => side.vpcId !== vpcId)
        const owner = far && { vpcId: far.vpcId, accountId: far.ownerId, region: far.region }
        if (owner && isRead(owner)) others.set(owner.vpcId, owner)
      }
      const attachment = transitAttachments.find((one) => one.transitGatewayId === target && one.resourceId === vpcId)
      const table = transitRouteTables.find(({ id }) => id === attachment?.routeTableId)
      for (const route of table?.routes.filter(isFollowed) ?? []) {
        const to = transitAttachments.find(({ id }) => id === route.attachmentId)
        if (to?.resourceType !== 'vpc') continue
        const owner = { vpcId: to.resourceId, accountId: to.ownerId, region }
        if (!isRead(owner)) continue
        if (isDefaultRoute(route)) byDefault.set(owner.vpcId, owner)
        else others.set(owner.vpcId, owner)
      }
    }
  }
  const own = new Set(tables.map(({ vpcId }) => vpcId))
  const inOrder = (owners: ReadonlyMap<string, VpcOwner>) =>
    [...owners].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([id, owner]) => [id, owner] as const)
  return [...new Map([...inOrder(byDefault), ...inOrder(others)]).values()].filter(({ vpcId }) => !own.has(vpcId))
}

/** The first so many of the neighbours of each account and region, each once: where one has a mesh, another loses none. */
export const nearestOf = (ofPlaces: readonly (readonly VpcOwner[])[], most: number): VpcOwner[] => [
  ...new Map(ofPlaces.flatMap((all) => all.slice(0, most)).map((one) => [one.vpcId, one])).values(),
]

/** A NAT gateway, and where it is; that is undefined for the stack's own account and region. */
export interface PlacedGateway {
  readonly id: string
  readonly place: Home | undefined
}

/**
 * The NAT gateways that the day's own VPCs may leave by, each once, whatever it became in the course of the day: their own, and those over a transit gateway. A peer's is none: a peering
 * connection leads to the peer's own addresses alone.
 * Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
export function natGatewaysOut({
  vpcIds,
  natGateways,
  transitAttachments = [],
  places = [],
}: Topology): PlacedGateway[] {
  const own = natGateways.filter(
    ({ vpcId }) => vpcIds.includes(vpcId) || transitAttachments.some(({ resourceId }) => resourceId === vpcId),
  )
  const vpcOf = new Map(own.map(({ id, vpcId }) => [id, vpcId]))
  return [...vpcOf]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, vpcId]) => ({ id, place: places.find((place) => place.vpcIds.includes(vpcId)) }))
}
