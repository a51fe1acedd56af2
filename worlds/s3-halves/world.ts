import type { World } from '../../local/cloud/world.ts'
import { CLUSTER, pod, REGION, VPC, ZONES } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

const LIST = 'pl-63a5400a'
const ENDPOINT = 'vpce-05000000000000001'
const [zoneA] = ZONES

const readers = ZONES.flatMap((zone, index) =>
  ['6kvqz', 'p2m4d'].map((suffix, pods) =>
    pod(zone, `10.5.${8 + index * 32}.${10 + pods}`, `etl-5c7f9b6d4b-${suffix}`),
  ),
)

export const world: World = {
  ...CLUSTER,
  name: 's3-halves',
  summary: 'four pods read S3: zone a over a gateway endpoint, zone b through NAT',
  network: {
    ...CLUSTER.network,
    routeTables: CLUSTER.network.routeTables.map((table) => ({
      ...table,
      routes: table.associations.some((one) => 'subnetId' in one && one.subnetId === zoneA.subnetId)
        ? [...table.routes, { destinationPrefixListId: LIST, gatewayId: ENDPOINT }]
        : table.routes,
    })),
    vpcEndpoints: [{ vpcEndpointId: ENDPOINT, vpcId: VPC, type: 'Gateway', serviceName: `com.amazonaws.${REGION}.s3` }],
    // S3 in us-east-1, from the published list of 2026-08-22.
    managedPrefixLists: [
      { prefixListId: LIST, prefixListName: `com.amazonaws.${REGION}.s3`, cidrs: ['52.216.0.0/15', '3.5.0.0/19'] },
    ],
  },
  connections: readers.map((client) => ({
    client,
    server: { ip: '52.216.43.9', region: REGION },
    port: 443,
    category: 'AMAZON_S3',
    bytesPerSlot: () => 30_000_000,
  })),
  bill,
}
