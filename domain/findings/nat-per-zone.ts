import type { PricedFlow } from '../money/priced-flow.ts'
import type { NatGateway } from '../network/topology.ts'
import { type Case, crossingUsd, type Day, type Draft, firstOf, type Kind, stakedFlows } from './kind.ts'
import { callersInWords, WAY_OUT } from './nat-flows.ts'
import {
  behind,
  copies,
  gatewaysIn,
  isPublicGateway,
  leadsOnAs,
  movedAlong,
  movedInWords,
  routedSubnets,
  routeOut,
} from './nat-routes.ts'

/** A public IPv4 address, in use or not, in every region. Source: https://aws.amazon.com/vpc/pricing/ (since 2024-02-01). */
export const PUBLIC_ADDRESS_USD_PER_HOUR = 0.005

/** What a NAT gateway costs by the hour with its address, dollars a day. */
function gatewayUsd(flow: PricedFlow, day: Day): number | null {
  const rates = day.ratesOf(flow.monitor)
  if (!rates || rates.natUsdPerHour === null) return null
  return (rates.natUsdPerHour + PUBLIC_ADDRESS_USD_PER_HOUR * rates.priceFactor) * day.hours
}

/** A firewall's subnet is for it alone, as it does not see what starts there. Source: https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-config-subnets.html */
const holdsFirewall = (subnetId: string, { topology }: Day) =>
  topology.endpoints.some(
    ({ type, subnetIds = [] }) => type === 'gateway_load_balancer' && subnetIds.includes(subnetId),
  )

/**
 * It is charged by the hour in each zone that it is in, so it never saves more than gateways where they pay. Sources:
 * https://aws.amazon.com/vpc/pricing/, https://docs.aws.amazon.com/vpc/latest/userguide/nat-gateways-regional.html
 */
const REGIONAL =
  'One regional NAT gateway for the whole VPC needs no public subnet and costs as much by the hour in every zone with workloads: it saves no more than this, and is worth a look where several zones cross.'

/** A regional gateway whose zones somebody chose: another address lets it stand in one more. */
const oneMoreZone = (
  { id, zoneIds = [] }: NatGateway,
  zoneId: string,
  { usd, stakes, fixedUsd }: Pick<Case, 'usd' | 'stakes'> & { readonly fixedUsd: number },
): Draft => ({
  title: `Extend ${id} to ${zoneId}`,
  grossUsd: usd,
  fixedUsd,
  savingIs: 'at_most',
  assumes: [
    `It is a regional NAT gateway with addresses in ${zoneIds.join(', ')} only, and ${callersInWords(stakedFlows({ stakes }))} cross to reach it. Its own price per gigabyte stays the same.`,
    'A regional NAT gateway costs an hourly price and a public address in each of its zones: those of the new zone are subtracted.',
    'In automatic mode, AWS adds zones that have workloads by itself, at the same price.',
  ],
  risks: [`Calls from this zone come from a new public address: add it first wherever those of ${id} are allowed.`],
  check: 'The next report shows no crossing to a NAT gateway from this zone.',
  change: null,
})

/** Pods that leave through the NAT gateway of another zone, and pay the crossing on top. */
export const natPerZone: Kind = {
  kind: 'nat-per-zone',
  lever: 'way',
  parts: ['inter_az'],
  restsOn: [...WAY_OUT, 'endpoints', 'zones'],
  subjectOf: ({ via, source }) =>
    via === 'nat' && source.vpcId !== null && source.azId !== null ? `${source.vpcId}/${source.azId}` : null,
  // What pays more than one crossing goes on to another zone behind the gateway: that stays.
  claims: ({ flow, part, usd }, day) =>
    part === 'inter_az' &&
    flow.crossesToGateway &&
    usd <= crossingUsd(flow, day) * (1 + Number.EPSILON * 8) &&
    routeOut(flow, day) !== null &&
    day.topology.natGateways.some(
      (one) => one.id === flow.gateway && isPublicGateway(one) && behind(one, day) !== 'something else',
    ),
  hoursUsd: (flows, day) => {
    const [flow] = flows
    if (!flow) return 0
    return gatewaysIn(flow.source.vpcId, flow.source.azId, day).length * (gatewayUsd(flow, day) ?? 0)
  },
  draft: (one, day) => {
    const first = firstOf(one)
    const { vpcId, azId: zoneId } = first.source
    const usd = gatewayUsd(first, day)
    if (vpcId === null || zoneId === null || usd === null) return null
    const flows = stakedFlows(one)
    const left = day.topology.natGateways.filter(({ id }) => flows.some(({ gateway }) => gateway === id))
    const regional = left.find(({ subnetId }) => subnetId === null)
    if (regional) return left.length > 1 ? null : oneMoreZone(regional, zoneId, { ...one, fixedUsd: usd })
    const stands = (subnetId: string | null) => subnetId !== null && left.every((one) => leadsOnAs(one, subnetId, day))
    const [existing] = gatewaysIn(vpcId, zoneId, day).filter(({ subnetId }) => stands(subnetId))
    const publicSubnetId = day.topology.subnets.find(
      (subnet) =>
        subnet.vpcId === vpcId && subnet.zoneId === zoneId && stands(subnet.id) && !holdsFirewall(subnet.id, day),
    )?.id
    const region = day.regionOf(first.monitor)
    const subnets = routedSubnets(flows, day)
    const gateways = left.map(({ id }) => id).join(', ')
    const isFollowed = left.every((gateway) => behind(gateway, day) === 'internet')
    const canFollow = subnets.every(
      ({ table, otherRoutes }) => table === 'own' || otherRoutes.every((route) => copies(route, day)),
    )
    // What goes around a firewall saves nothing that anybody wants.
    if (!isFollowed) return null
    const others = movedAlong(subnets, day)
    return {
      title: existing
        ? `Route ${zoneId} through its own NAT gateway, ${existing.id}`
        : `Create a NAT gateway in ${zoneId}`,
      grossUsd: one.usd,
      fixedUsd: existing ? 0 : usd,
      savingIs: canFollow && (existing || publicSubnetId !== undefined) ? 'estimate' : 'at_most',
      assumes: [
        `It avoids crossing to a gateway in another zone, which ${callersInWords(flows)} pay for; NAT data processing stays the same.`,
        `Only traffic to that gateway moves: ${movedInWords(subnets)}.`,
        ...(existing ? [] : ['The saving is net of the hourly cost of the gateway and its public address.', REGIONAL]),
      ],
      risks: [
        `Calls then come from the public address of another gateway: anyone who allows the address of ${gateways} must allow the new one first.`,
        ...(others.length > 0 ? [`These route tables are also used by ${others.join(', ')}, which move too.`] : []),
        ...(canFollow
          ? []
          : [
              'Its subnets share a route table with routes that cannot be copied as they are (virtual private gateway, firewall, Cloud WAN): create a separate table by hand.',
            ]),
        ...(publicSubnetId === undefined && !existing
          ? [
              `${zoneId} has no public subnet with the routes that ${gateways} has: create one first, or use a regional NAT gateway.`,
            ]
          : []),
        'Open connections break once.',
      ],
      check: 'The next report shows no crossing from this zone to a gateway.',
      change: !canFollow
        ? null
        : existing
          ? { kind: 'use-nat-gateway', region, vpcId, zoneId, natGatewayId: existing.id, subnets }
          : publicSubnetId === undefined
            ? null
            : { kind: 'create-nat-gateway', region, vpcId, zoneId, publicSubnetId, subnets },
    }
  },
}
