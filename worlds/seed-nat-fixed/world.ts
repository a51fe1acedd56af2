import type { World } from '../../local/cloud/world.ts'
import { BYTES_PER_MESSAGE, MESSAGES_PER_SLOT, senders } from '../sqs-senders.ts'
import { CLUSTER, REGION, VPC, ZONES } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

const INTERFACES = ZONES.map((zone, index) => ({
  zone,
  id: `eni-0d00000000000000${index + 1}`,
  ip: index === 0 ? '10.5.7.200' : '10.5.39.200',
}))

export const world: World = {
  ...CLUSTER,
  name: 'seed-nat-fixed',
  summary: 'seed-nat after an interface endpoint for SQS in both zones',
  network: {
    ...CLUSTER.network,
    vpcEndpoints: [
      {
        vpcEndpointId: 'vpce-0d000000000000001',
        vpcId: VPC,
        type: 'Interface',
        serviceName: `com.amazonaws.${REGION}.sqs`,
        networkInterfaceIds: INTERFACES.map(({ id }) => id),
        subnetIds: ZONES.map(({ subnetId }) => subnetId),
      },
    ],
    networkInterfaces: INTERFACES.map(({ zone, id, ip }) => ({
      networkInterfaceId: id,
      subnetId: zone.subnetId,
      vpcId: VPC,
      availabilityZone: zone.zoneName,
      interfaceType: 'vpc_endpoint',
      description: 'VPC Endpoint Interface vpce-0d000000000000001',
      privateIps: [ip],
    })),
  },
  connections: senders.flatMap((client) =>
    INTERFACES.filter(({ zone }) => zone.zoneId === client.azId).map(({ zone, ip }) => ({
      client,
      server: { ip, azId: zone.zoneId, subnetId: zone.subnetId, vpcId: VPC, region: REGION },
      port: 443,
      category: 'INTRA_AZ' as const,
      bytesPerSlot: () => MESSAGES_PER_SLOT * BYTES_PER_MESSAGE,
    })),
  ),
  bill,
}
