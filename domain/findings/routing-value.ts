import type { Day } from './kind.ts'

/** What a Service's `trafficDistribution` says so that a cluster keeps calls in their zone, and why. */
export interface RoutingValue {
  readonly value: 'PreferSameZone' | 'PreferClose'
  readonly because: string
}

/**
 * `PreferSameZone` is on by default from Kubernetes 1.34; `PreferClose`, its old name, from 1.31, and later versions still
 * take it. Source: https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution and KEP-3015.
 */
export function routingValue(cluster: string, { topology }: Day): RoutingValue {
  const version = topology.clusters?.find(({ name }) => name === cluster)?.version ?? null
  const [, minor] = /^1\.(\d+)$/.exec(version ?? '') ?? []
  if (minor === undefined) {
    return {
      value: 'PreferClose',
      because:
        'The cluster version is not known: Kubernetes 1.31 and later accept PreferClose, named PreferSameZone since 1.34.',
    }
  }
  if (Number(minor) >= 34) return { value: 'PreferSameZone', because: `The cluster runs Kubernetes ${version}.` }
  return {
    value: 'PreferClose',
    because:
      Number(minor) >= 31
        ? `The cluster runs Kubernetes ${version}, where PreferSameZone is still named PreferClose.`
        : `The cluster runs Kubernetes ${version}: upgrade to 1.31 or later first.`,
  }
}

/** What would keep a Service's `trafficDistribution` without effect. Source: as above. */
export const NOTHING_BEFORE_IT =
  'Nothing on the Service overrides it: no topology-mode annotation (formerly topology-aware-hints), whose hints look the same, and no internalTrafficPolicy: Local. Flows do not show this, so the command checks first.'
