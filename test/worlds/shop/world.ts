import type { World } from '../../../local/cloud/world.ts'
import { bill } from './bill.ts'
import { CLUSTER } from './cluster.ts'
import { CONNECTIONS } from './traffic.ts'

export const world: World = {
  ...CLUSTER,
  name: 'shop',
  summary: 'a web shop of 40 workloads in three zones: NAT, S3, a database elsewhere, a busy hour, throttles',
  connections: Object.values(CONNECTIONS).flat(),
  faults: { throttleEvery: 11 },
  bill,
}
