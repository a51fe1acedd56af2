import type { World } from '../../../local/cloud/world.ts'
import { BYTES_PER_MESSAGE, MESSAGES_PER_SLOT, senders } from '../sqs-senders.ts'
import { CLUSTER, REGION } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

/** Public addresses of SQS, taken in turn by each pod. */
const QUEUE_IPS = ['52.94.232.206', '52.94.233.18', '52.94.234.77'] as const

export const world: World = {
  ...CLUSTER,
  name: 'seed-nat',
  summary: 'ten sqs-sender pods send 1 MB messages to SQS through a NAT gateway',
  connections: senders.flatMap((client) =>
    QUEUE_IPS.map((ip) => ({
      client,
      server: { ip, region: REGION },
      port: 443,
      category: 'UNCLASSIFIED' as const,
      bytesPerSlot: () => (MESSAGES_PER_SLOT / QUEUE_IPS.length) * BYTES_PER_MESSAGE,
    })),
  ),
  bill,
}
