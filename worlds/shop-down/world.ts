import type { World } from '../../local/cloud/world.ts'
import { world as shop } from '../shop/world.ts'

export const world: World = {
  ...shop,
  name: 'shop-down',
  summary: 'the shop on a day when no query can be started: no report, a failure notice',
  faults: { deniedMonitorOperations: ['StartQueryMonitorTopContributors'] },
  bill: { usd: 0, byCharge: { inter_az: 0, nat: 0, endpoint: 0 }, bytes: 0 },
}
