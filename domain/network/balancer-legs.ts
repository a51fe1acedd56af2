import type { Flow } from '../flows/mirrors.ts'
import { sum } from '../sums.ts'
import { farPlace } from './far-place.ts'
import type { Network } from './network.ts'

/** Two tellings of the same bytes differ by what flows while agents publish: less than this part of an hour's. */
const SAME_BYTES = 0.05

/**
 * A Network Load Balancer that keeps its clients' addresses shows one connection twice: the client's row to the balancer, and the
 * target's row from the client, which never called it. The second is the way from the balancer's node to the target: its zone is that
 * node's, and where the client called nodes of several zones, nobody knows which. Of clients whose own rows are there, and whose bytes
 * agree in the hour. Source: https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
 */
export function placedBehindBalancers(flows: readonly Flow[], network: Network): Flow[] {
  const legs = new Map<string, { readonly first: Flow[]; readonly second: Flow[] }>()
  const legsOf = (flow: Flow) => {
    const id = `${flow.source.vpcId ?? flow.destination.vpcId} ${flow.source.ip}`
    const known = legs.get(id) ?? { first: [], second: [] }
    legs.set(id, known)
    return known
  }
  for (const flow of flows) {
    if (flow.mirrored || flow.source.ip === null) continue
    if (flow.reportedBy === 'destination') legsOf(flow).second.push(flow)
    else if (network.interfaceAt(farPlace(flow))?.owner === 'network_load_balancer') legsOf(flow).first.push(flow)
  }
  const placed = new Map<Flow, Flow>()
  for (const { first, second } of legs.values()) {
    if (first.length === 0 || second.length === 0 || !agree(first, second)) continue
    const zones = new Set(first.map((flow) => zoneOfNode(flow, network)))
    const [zone = null] = zones.size === 1 ? zones : []
    const names = new Set(first.map((flow) => network.interfaceAt(farPlace(flow))?.name ?? ''))
    const [name = ''] = names.size === 1 ? names : []
    for (const flow of second) placed.set(flow, behind(flow, zone, name === '' ? true : name, network))
  }
  return placed.size === 0 ? [...flows] : flows.map((flow) => placed.get(flow) ?? flow)
}

function agree(first: readonly Flow[], second: readonly Flow[]): boolean {
  const [one, other] = [first, second].map((all) => sum(all.map(({ bytes }) => bytes))) as [number, number]
  return Math.abs(one - other) <= SAME_BYTES * Math.max(one, other)
}

const zoneOfNode = (flow: Flow, network: Network) =>
  network.zoneOfIp(farPlace(flow)) ??
  network.zoneId(flow.destination.azId, flow.destination.vpcId) ??
  network.zoneOfSubnet(flow.destination.subnetId)

function behind(
  flow: Flow,
  zone: string | null,
  behindBalancer: NonNullable<Flow['behindBalancer']>,
  network: Network,
): Flow {
  const own =
    network.zoneId(flow.destination.azId, flow.destination.vpcId) ?? network.zoneOfSubnet(flow.destination.subnetId)
  const category = zone !== null && zone === own ? 'INTRA_AZ' : 'INTER_AZ'
  return { ...flow, category, source: { ...flow.source, azId: zone, subnetId: null }, behindBalancer }
}
