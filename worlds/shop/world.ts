import type { World } from '../../local/cloud/world.ts'
import { bill } from './bill.ts'
import { CLUSTER, OWN_NAMES } from './cluster.ts'
import { INTERNET } from './internet.ts'
import { CONNECTIONS, shopHours } from './traffic.ts'

/** Whose the namespaces are; of logging, argocd, kube-system and cert-manager nobody has said that. */
const DECISIONS = `teams:
  - { team: shop, namespace: shop }
  - { team: search, namespace: shop, workload: search }
  - { team: search, namespace: shop, workload: recommendations }
  - { team: data, namespace: data }
  - { team: observability, namespace: monitoring }
`

export const world: World = {
  ...CLUSTER,
  name: 'shop',
  summary: 'a web shop of 40 workloads in three zones: NAT, S3, a database elsewhere, a busy hour, throttles',
  connections: Object.values(CONNECTIONS).flat(),
  internet: [...INTERNET, ...OWN_NAMES],
  decisions: DECISIONS,
  faults: { throttleEvery: 11 },
  // More than the pods of the bill: packet headers, and machines outside the cluster behind the gateway of zone b.
  natGatewayBytesPerSlot: {
    'nat-0a00000000000001': shopHours(309_000_000),
    'nat-0b00000000000001': shopHours(141_000_000),
  },
  bill,
}
