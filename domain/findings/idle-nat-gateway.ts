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
            `${tables} point to it, and no other NAT gateway of ${vpcId} is known to do the same: new workloads in their subnets would have no route to the internet. Decide that first.`,
          ]
        : []),
      ...(ips.length > 1
        ? ['It has several addresses, and the commands here would restore only one: remove it by hand.']
        : []),
    ]
    return {
      title: routes.length === 0 ? `Remove ${id}: no route leads to it` : `Remove ${id}: no traffic`,
      savingIs: obstacles.length === 0 ? 'estimate' : 'at_most',
      assumes: [
        routes.length === 0
          ? `No route table in ${vpcId} points to it, so no traffic can use it.`
          : `CloudWatch counted no bytes at it on any of these days.${to ? ` ${tables} will point to ${to.id} instead: new workloads there keep a route to the internet, and pay for crossing zones where ${to.id} is in another zone.` : ''}`,
        'A NAT gateway costs by the hour, with or without traffic.',
      ],
      risks: [
        ...obstacles,
        `It may be a spare or serve a rare job: the command first checks ${DAYS_ASKED} days of CloudWatch.`,
        'Its public address is kept and still costs by the hour. Others may allow you by it, and a released address is gone: the undo gives it to the new gateway.',
      ],
      check: 'The next report no longer lists it, and it no longer costs by the hour.',
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
