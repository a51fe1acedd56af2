import type { World } from '../../local/cloud/world.ts'
import { messages, queueHosts } from '../sqs-senders.ts'
import { CLUSTER, ZONES } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

const [{ nat }] = ZONES

export const world: World = {
  ...CLUSTER,
  name: 'nat-one-zone',
  summary: 'seed-nat with one NAT gateway for both zones',
  network: {
    ...CLUSTER.network,
    natGateways: CLUSTER.network.natGateways.filter(({ natGatewayId }) => natGatewayId === nat),
    routeTables: CLUSTER.network.routeTables.map((table) => ({
      ...table,
      routes: table.routes.map((route) => ('natGatewayId' in route ? { ...route, natGatewayId: nat } : route)),
    })),
  },
  internet: queueHosts,
  connections: messages,
  bill,
}
