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
 * VPCs of the same account and region, one step behind these route tables: at the other side of a peering connection, or
 * where a transit gateway leads. Those that a default route leads to come first. `isFollowed` chooses among the routes, of VPCs
 * and of transit gateways.
 */
export function neighboursOf(
  tables: readonly RouteTable[],
  { peerings = [], transitAttachments = [], transitRouteTables = [] }: Partial<Topology>,
  { accountId, region }: Home,
  isFollowed: (route: { readonly destination: string }) => boolean,
): string[] {
  const byDefault = new Set<string>()
  const others = new Set<string>()
  for (const { vpcId, routes } of tables) {
    for (const { target } of routes.filter(isFollowed)) {
      for (const { sides } of peerings.filter(({ id }) => id === target)) {
        if (!sides.some((side) => side.vpcId === vpcId)) continue
        const far = sides.find((side) => side.vpcId !== vpcId)
        if (far?.ownerId === accountId && far.region === region) others.add(far.vpcId)
      }
      const attachment = transitAttachments.find((one) => one.transitGatewayId === target && one.resourceId === vpcId)
      const table = transitRouteTables.find(({ id }) => id === attachment?.routeTableId)
      for (const route of table?.routes.filter(isFollowed) ?? []) {
        const to = transitAttachments.find(({ id }) => id === route.attachmentId)
        if (to?.resourceType !== 'vpc' || to.ownerId !== accountId) continue
        if (isDefaultRoute(route)) byDefault.add(to.resourceId)
        else others.add(to.resourceId)
      }
    }
  }
  const own = new Set(tables.map(({ vpcId }) => vpcId))
  return [...new Set([...[...byDefault].toSorted(), ...[...others].toSorted()])].filter((id) => !own.has(id))
}

/**
 * Ids of the NAT gateways that the day's own VPCs may leave by, each once, whatever it became in the course of the day: their own, and those over a transit gateway. A peer's is none: a peering
 * connection leads to the peer's own addresses alone.
 * Source: https://docs.aws.amazon.com/vpc/latest/peering/vpc-peering-basics.html#vpc-peering-limitations
 */
export function natGatewaysOut({ vpcIds, natGateways, transitAttachments = [] }: Topology): string[] {
  const own = natGateways.filter(
    ({ vpcId }) => vpcIds.includes(vpcId) || transitAttachments.some(({ resourceId }) => resourceId === vpcId),
  )
  return [...new Set(own.map(({ id }) => id))].toSorted()
}
