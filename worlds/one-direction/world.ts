import type { World } from '../../local/cloud/world.ts'
import { posts } from '../senders-and-receivers.ts'
import { CLUSTER } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

export const world: World = {
  ...CLUSTER,
  name: 'one-direction',
  summary: 'seed-inter-az, where the service tells of each end only what it sent',
  values: 'one_direction',
  connections: posts(() => true),
  bill,
}
