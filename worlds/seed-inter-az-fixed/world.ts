import type { World } from '../../local/cloud/world.ts'
import { posts } from '../senders-and-receivers.ts'
import { CLUSTER } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

export const world: World = {
  ...CLUSTER,
  name: 'seed-inter-az-fixed',
  summary: 'seed-inter-az after trafficDistribution: PreferSameZone on the receiver service',
  connections: posts((sender, receiver) => sender.azId === receiver.azId),
  bill,
}
