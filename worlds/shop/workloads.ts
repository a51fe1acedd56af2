import type { WorldEnd } from '../../local/cloud/world.ts'
import { seen, type Zone, zoneAt } from './cluster.ts'

type Kind = 'Deployment' | 'StatefulSet' | 'DaemonSet' | 'CronJob'

/** Namespace, pods and kind. Pods stand in the zones in turn, the first in zone a unless `from` says otherwise. */
const WORKLOADS = {
  storefront: { namespace: 'shop', pods: 3 },
  catalog: { namespace: 'shop', pods: 3 },
  cart: { namespace: 'shop', pods: 3 },
  checkout: { namespace: 'shop', pods: 3 },
  search: { namespace: 'shop', pods: 3 },
  recommendations: { namespace: 'shop', pods: 3 },
  pricing: { namespace: 'shop', pods: 3 },
  inventory: { namespace: 'shop', pods: 3 },
  orders: { namespace: 'shop', pods: 3 },
  payments: { namespace: 'shop', pods: 2 },
  shipping: { namespace: 'shop', pods: 2 },
  users: { namespace: 'shop', pods: 3 },
  reviews: { namespace: 'shop', pods: 2 },
  promotions: { namespace: 'shop', pods: 2 },
  sessions: { namespace: 'shop', pods: 2 },
  images: { namespace: 'shop', pods: 3 },
  notifications: { namespace: 'shop', pods: 2 },
  email: { namespace: 'shop', pods: 1 },
  fraud: { namespace: 'shop', pods: 2 },
  webhooks: { namespace: 'shop', pods: 2 },
  'feature-flags': { namespace: 'shop', pods: 1 },
  analytics: { namespace: 'data', pods: 3 },
  'redis-cart': { namespace: 'data', pods: 3, kind: 'StatefulSet' },
  kafka: { namespace: 'data', pods: 3, kind: 'StatefulSet' },
  opensearch: { namespace: 'data', pods: 3, kind: 'StatefulSet' },
  'kafka-connect': { namespace: 'data', pods: 1 },
  backup: { namespace: 'data', pods: 1, kind: 'CronJob', from: 2 },
  'prometheus-k8s': { namespace: 'monitoring', pods: 2, kind: 'StatefulSet' },
  'kube-state-metrics': { namespace: 'monitoring', pods: 1, from: 1 },
  grafana: { namespace: 'monitoring', pods: 1, from: 1 },
  loki: { namespace: 'monitoring', pods: 1, kind: 'StatefulSet' },
  'otel-collector': { namespace: 'monitoring', pods: 3 },
  'fluent-bit': { namespace: 'logging', pods: 3, kind: 'DaemonSet' },
  'argocd-repo-server': { namespace: 'argocd', pods: 1, from: 1 },
  'argocd-application-controller': { namespace: 'argocd', pods: 1, kind: 'StatefulSet', from: 2 },
  'argocd-server': { namespace: 'argocd', pods: 1 },
  'external-dns': { namespace: 'kube-system', pods: 1, from: 1 },
  'cert-manager': { namespace: 'cert-manager', pods: 1 },
} as const satisfies Record<string, { namespace: string; pods: number; kind?: Kind; from?: number }>

export type WorkloadName = keyof typeof WORKLOADS

// Letters that the ReplicaSet controller uses for the hash, and every controller for the random end.
const HASH_LETTERS = '456789bcdf'
const RANDOM_LETTERS = 'bcdfghjklmnpqrstvwxz2456789'

/** A number below 2^32 that differs from name to name. */
function scattered(text: string): number {
  let sum = 2_166_136_261
  for (const letter of text) sum = Math.imul(sum ^ letter.charCodeAt(0), 16_777_619) >>> 0
  return sum
}

const hashOf = (name: string) => [...String(scattered(name))].map((digit) => HASH_LETTERS[Number(digit)]).join('')

/** The random end of a pod's name. */
export function suffixOf(text: string): string {
  let rest = scattered(text)
  let suffix = ''
  for (let index = 0; index < 5; index++) {
    suffix += RANDOM_LETTERS[rest % RANDOM_LETTERS.length]
    rest = Math.floor(rest / RANDOM_LETTERS.length)
  }
  return suffix
}

function podName(name: string, kind: Kind, index: number): string {
  const suffix = suffixOf(`${name} ${index}`)
  switch (kind) {
    case 'Deployment':
      return `${name}-${hashOf(name)}-${suffix}`
    case 'StatefulSet':
      return `${name}-${index}`
    case 'DaemonSet':
      return `${name}-${suffix}`
    case 'CronJob':
      return `${name}-29401560-${suffix}`
    default:
      return kind satisfies never
  }
}

const taken = new Map<Zone, number>()

/** The next free address of a zone's private subnet. */
function nextIp(zone: Zone): string {
  const count = taken.get(zone) ?? 0
  taken.set(zone, count + 1)
  const [, , third] = zone.nodeIp.split('.').map(Number)
  return `10.20.${(third ?? 0) + 1 + Math.floor(count / 200)}.${20 + (count % 200)}`
}

/** A pod by itself, of no workload of the table. */
export const lonePod = (zone: Zone, namespace: string, pod: string): WorldEnd => ({
  ...seen(zone, nextIp(zone)),
  namespace,
  pod,
})

const PODS = new Map(
  Object.entries(WORKLOADS).map(
    ([name, workload]: [string, { namespace: string; pods: number; kind?: Kind; from?: number }]) => [
      name,
      Array.from({ length: workload.pods }, (_, index): WorldEnd => {
        const zone = zoneAt(index + (workload.from ?? 0))
        return {
          ...seen(zone, nextIp(zone)),
          namespace: workload.namespace,
          pod: podName(name, workload.kind ?? 'Deployment', index),
          service: name,
        }
      }),
    ],
  ),
)

export const podsOf = (name: WorkloadName): readonly WorldEnd[] => PODS.get(name) ?? []
