import type { World } from '../../local/cloud/world.ts'
import { bill } from './bill.ts'
import { COUNTED, NETWORK } from './network.ts'
import { ACCOUNT, CLUSTER_NAMES, monitorOf, REGION } from './places.ts'
import { CONNECTIONS } from './traffic.ts'

const S3_BLOCK = { ip_prefix: '52.218.0.0/17', region: REGION, network_border_group: REGION }

export const world: World = {
  name: 'city',
  summary:
    'hub and spokes with central egress and a firewall, a shared VPC, a mesh, load balancers, five kinds of NAT: what is known and what is not',
  region: REGION,
  accountId: ACCOUNT,
  timeZone: 'UTC',
  monitors: CLUSTER_NAMES.map((cluster) => ({
    name: monitorOf(cluster),
    status: 'ACTIVE' as const,
    clusterArn: `arn:aws:eks:${REGION}:${ACCOUNT}:cluster/${cluster}`,
  })),
  network: NETWORK,
  connections: CONNECTIONS,
  ipRanges: {
    syncToken: '1787411825',
    createDate: '2026-08-22-15-17-05',
    prefixes: ['AMAZON', 'S3'].map((service) => ({ ...S3_BLOCK, service })),
    ipv6_prefixes: [],
  },
  natGatewayBytesPerSlot: Object.fromEntries(
    Object.entries(COUNTED).map(([id, bytes]) => [id, (slot: number) => (slot < 36 ? bytes : 0)]),
  ),
  bill,
}
