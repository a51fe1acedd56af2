import type { World } from '../../local/cloud/world.ts'
import { BYTES_PER_MESSAGE, MESSAGES_PER_SLOT, messages, queueHosts } from '../sqs-senders.ts'
import { CLUSTER, ZONES } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

// Five pods a gateway, and packet headers, which the gateway counts and no agent sees: 3 %.
const gatewayBytes = () => Math.round(5 * MESSAGES_PER_SLOT * BYTES_PER_MESSAGE * 1.03)

export const world: World = {
  ...CLUSTER,
  name: 'seed-nat',
  summary: 'ten sqs-sender pods send 1 MB messages to SQS through a NAT gateway',
  internet: queueHosts,
  connections: messages,
  natGatewayBytesPerSlot: Object.fromEntries(ZONES.map(({ nat }) => [nat, gatewayBytes])),
  bill,
}
