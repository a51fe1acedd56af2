import type { PricedFlow } from '../money/priced-flow.ts'
import type { Route } from '../network/topology.ts'
import type { RoutedSubnet } from './finding.ts'
import { crossingUsd, type Day, firstOf, type Kind, stakedFlows } from './kind.ts'
import { ANYWHERE, callersInWords, WAY_OUT } from './nat-flows.ts'

/** A public IPv4 address, in use or not, in every region. Source: https://aws.amazon.com/vpc/pricing/ (since 2024-02-01). */
const PUBLIC_ADDRESS_USD_PER_HOUR = 0.005

const gatewaysIn = (vpcId: string | null, zone: string | null, { topology, network }: Day) =>
  topology.natGateways.filter(
    (one) => one.vpcId === vpcId && one.isUsable !== false && network.zoneOfNatGateway(one.id) === zone,
  )

/** What a NAT gateway costs by the hour with its address, dollars a day. */
function gatewayUsd(flow: PricedFlow, day: Day): number | null {
  const rates = day.ratesOf(flow.monitor)
  if (!rates || rates.natUsdPerHour === null) return null
  return (rates.natUsdPerHour + PUBLIC_ADDRESS_USD_PER_HOUR * rates.priceFactor) * day.hours
}

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
    part === 'inter_az' && flow.crossesToGateway && usd <= crossingUsd(flow, day) * (1 + Number.EPSILON * 8),
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
    const [existing] = gatewaysIn(vpcId, zoneId, day)
    const region = day.regionOf(first.monitor)
    const subnets = routedSubnets(flows, day)
    const canFollow =
      subnets.length > 0 &&
      subnets.every(({ table, otherRoutes }) => table === 'own' || otherRoutes.every((route) => copies(route, day)))
    const publicSubnetId = day.topology.subnets.find(
      (subnet) =>
        subnet.vpcId === vpcId &&
        subnet.zoneId === zoneId &&
        day.network.hop(subnet.id, ANYWHERE).via === 'internet_gateway',
    )?.id
    return {
      title: existing
        ? `Let ${zoneId} leave through ${existing.id}, its own NAT gateway`
        : `Put a NAT gateway into ${zoneId}`,
      grossUsd: one.usd,
      fixedUsd: existing ? 0 : usd,
      savingIs: 'estimate',
      assumes: [
        `It spares the crossing to the gateway of another zone, which ${callersInWords(flows)} pay; what the gateway itself takes by the byte stays.`,
        ...(existing ? [] : ['A NAT gateway is paid by the hour, with its public address: that is taken off.']),
      ],
      risks: [
        'Connections that are open at that moment break once.',
        ...(existing ? [] : ['Whoever lets calls in by the address of the old gateway must learn the new one.']),
        ...(canFollow
          ? []
          : [
              'Its subnets share a route table with routes that do not copy as they stand (a virtual private gateway, a firewall, Cloud WAN): give them a table of their own by hand.',
            ]),
        ...(publicSubnetId === undefined && !existing ? [`${zoneId} has no public subnet: it needs one first.`] : []),
      ],
      check: 'The next report has no crossing to a gateway from this zone.',
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

/** Targets of routes that are the same in another table. What a virtual private gateway propagates is not. */
const COPIED = /^(?:nat|tgw|pcx|igw|eigw|eni)-/

const copies = ({ destination, target }: Route, { topology }: Day) =>
  COPIED.test(target) ||
  (destination.startsWith('pl-') && topology.endpoints.some(({ id, type }) => id === target && type === 'gateway'))

function routedSubnets(flows: readonly PricedFlow[], { network, topology }: Day): RoutedSubnet[] {
  const zoneOf = new Map(topology.subnets.map(({ id, zoneId }) => [id, zoneId]))
  const known = [...new Set(flows.flatMap(({ source }) => source.subnetId ?? []))].toSorted()
  return known.flatMap((subnetId): RoutedSubnet[] => {
    const table = network.routeTableOf(subnetId)
    const { target } = network.hop(subnetId, ANYWHERE)
    if (!table || target === null) return []
    const isAlone = table.subnetIds.every((other) => (zoneOf.get(other) ?? null) === (zoneOf.get(subnetId) ?? null))
    const kind = !table.subnetIds.includes(subnetId) ? 'main' : isAlone ? 'own' : 'shared'
    const otherRoutes = table.routes.filter(
      (route) => route.target !== 'local' && route.target !== 'blackhole' && route.destination !== '0.0.0.0/0',
    )
    return [{ subnetId, routeTableId: table.id, natGatewayId: target, table: kind, otherRoutes }]
  })
}
