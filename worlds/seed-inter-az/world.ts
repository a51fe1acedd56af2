import type { World } from '../../local/cloud/world.ts'
import { posts } from '../senders-and-receivers.ts'
import { CLUSTER } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

export const world: World = {
  ...CLUSTER,
  name: 'seed-inter-az',
  summary: 'six senders post 1 MB to six receivers every five seconds, over two zones',
  connections: posts(() => true),
  bill,
}
