import type { PricedFlow } from '../money/priced-flow.ts'
import type { NatGateway } from '../network/topology.ts'
import type { TableRoute } from './finding.ts'
import { DAYS_ASKED, idleKind } from './idle-kind.ts'
import type { Day } from './kind.ts'
import { WAY_OUT } from './nat-flows.ts'
import { isPublicGateway, leadsOnAs } from './nat-routes.ts'

/**
 * Public gateways of the VPCs that EC2 was asked for whole: of others nobody knows which tables lead to them. Whoever shares a VPC
 * pays for its gateways.
 */
const gatewaysOf = ({ topology: { natGateways, vpcIds }, network }: Day) =>
  natGateways.filter(
    (one) =>
      vpcIds.includes(one.vpcId) &&
      one.subnetId !== null &&
      isPublicGateway(one) &&
      [network.accountId, null].includes(network.ownerOf(one.vpcId)),
  )

const routesTo = ({ id }: NatGateway, { topology }: Day): TableRoute[] =>
  topology.routeTables.flatMap((table) =>
    table.routes.flatMap((route) => (route.target === id ? [{ routeTableId: table.id, route }] : [])),
  )

/** A gateway that is in use, and does for routes what this one would. */
const insteadOf = (gateway: NatGateway, day: Day) =>
  gatewaysOf(day).find(
    ({ id, vpcId, subnetId }) =>
      id !== gateway.id &&
      vpcId === gateway.vpcId &&
      subnetId !== null &&
      (day.natGatewayBytes[id] ?? 0) > 0 &&
      leadsOnAs(gateway, subnetId, day),
  )

/** A NAT gateway that nothing has passed, by CloudWatch's count or as no route leads to it. */
export const idleNatGateway = idleKind({
  kind: 'idle-nat-gateway',
  // As for a gateway of a zone, which may give it something to do.
  restsOn: [...WAY_OUT, 'endpoints', 'zones'],
  thingsOf: gatewaysOf,
  usdPerHour: (_, { natUsdPerHour }) => natUsdPerHour,
  draft: (gateway, day, { region, idleSince }) => {
    if (gateway.subnetId === null) return null
    const { id, vpcId, subnetId, ips = [] } = gateway
    const routes = routesTo(gateway, day)
    const { [id]: counted = routes.length === 0 ? 0 : null } = day.natGatewayBytes
    if (counted !== 0) return null
    // What crosses from its zone to another gateway should go by this one.
    const zone = day.network.zoneOfNatGateway(id)
    const isWanted = ({ crossesToGateway, source }: PricedFlow) =>
      crossesToGateway && source.vpcId === vpcId && source.azId === zone
    if (day.flows.some(isWanted)) return null
    const to = insteadOf(gateway, day)
    const tables = [...new Set(routes.map(({ routeTableId }) => routeTableId))].toSorted().join(', ')
    const obstacles = [
      ...(routes.length > 0 && !to
        ? [
            `${tables} lead to it, and no other NAT gateway of ${vpcId} is known to do the same: what starts in their subnets would have no way out. Decide that first.`,
          ]
        : []),
      ...(ips.length > 1
        ? ['It has several addresses, of which the commands here would give back one: remove it by hand.']
        : []),
    ]
    return {
      title: routes.length === 0 ? `Remove ${id}: no route leads to it` : `Remove ${id}: nothing has passed it`,
      savingIs: obstacles.length === 0 ? 'estimate' : 'at_most',
      assumes: [
        routes.length === 0
          ? `No route table of ${vpcId} names it, so nothing can leave by it.`
          : `CloudWatch counted no byte at it on any of these days.${to ? ` What ${tables} send to it goes to ${to.id} then: what starts there later has a way out, and pays the crossing where ${to.id} is in another zone.` : ''}`,
        'A NAT gateway costs by the hour, whatever passes it.',
      ],
      risks: [
        ...obstacles,
        `It may be a spare, or stand for a job that is rare: the command asks CloudWatch for ${DAYS_ASKED} days first.`,
        'Its public address is kept, and costs by the hour as before. Others may let you in by it, and once released it does not come back: the undo gives it to the new gateway.',
      ],
      check: 'The next report has it no more, and its hours end on the bill.',
      change:
        obstacles.length > 0
          ? null
          : {
              ...{ kind: 'remove-nat-gateway', region, vpcId, natGatewayId: id, subnetId },
              idleSince,
              moved: to && routes.length > 0 ? { to: to.id, routes } : null,
            },
    }
  },
})
