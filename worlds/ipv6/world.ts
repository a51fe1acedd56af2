import type { Connection, World, WorldEnd } from '../../local/cloud/world.ts'
import { CLUSTER, pod, REGION, ZONES, type Zone } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

const EGRESS_ONLY = 'eigw-06000000000000001'
const blockOf = (zone: Zone) => `2600:1f18:1234:${zone === ZONES[0] ? 'a' : 'b'}00::`

const web = ZONES.map((zone) =>
  pod(zone, `${blockOf(zone)}10`, `web-6f8d9c7b54-${zone === ZONES[0] ? 'x2kqp' : 'm7dzt'}`),
)
const api = ZONES.map((zone) =>
  pod(zone, `${blockOf(zone)}20`, `api-7d4b8f6c9b-${zone === ZONES[0] ? 'h5vwr' : 'q9ncj'}`, 'api'),
)

function to(server: WorldEnd, category: Connection['category'], bytes: number): (client: WorldEnd) => Connection {
  return (client) => ({ client, server, port: 443, category, bytesPerSlot: () => bytes })
}

export const world: World = {
  ...CLUSTER,
  name: 'ipv6',
  summary: 'IPv6 pods over two zones: S3, the internet by an egress-only gateway, IPv4 hosts by NAT64',
  network: {
    ...CLUSTER.network,
    subnets: CLUSTER.network.subnets.map((subnet) => {
      const zone = ZONES.find(({ subnetId }) => subnetId === subnet.subnetId)
      return zone ? { ...subnet, ipv6CidrBlocks: [`${blockOf(zone)}/64`] } : subnet
    }),
    routeTables: CLUSTER.network.routeTables.map((table, index) => {
      const zone = ZONES[index - 1]
      if (!zone) return table
      return {
        ...table,
        routes: [
          ...table.routes,
          { destinationIpv6CidrBlock: '2600:1f18:1234::/48', gatewayId: 'local' },
          { destinationIpv6CidrBlock: '64:ff9b::/96', natGatewayId: zone.nat },
          { destinationIpv6CidrBlock: '::/0', egressOnlyInternetGatewayId: EGRESS_ONLY },
        ],
      }
    }),
  },
  connections: [
    ...web.flatMap((client) =>
      api.map((server) =>
        client.azId === server.azId
          ? to(server, 'INTRA_AZ', 40_000_000)(client)
          : to(server, 'INTER_AZ', 25_000_000)(client),
      ),
    ),
    // 140.82.121.4 as a DNS64 resolver writes it.
    ...web.map(to({ ip: '64:ff9b::8c52:7904' }, 'UNCLASSIFIED', 8_000_000)),
    ...web.map(to({ ip: '2600:1fa0:8000::34d8:2b09', region: REGION }, 'AMAZON_S3', 60_000_000)),
    ...web.map(to({ ip: '2606:4700:4400::6812:2345' }, 'UNCLASSIFIED', 5_000_000)),
  ],
  bill,
}
