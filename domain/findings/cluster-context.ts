import { placeOfCluster } from '../network/cluster-place.ts'
import { monitorOfId, placeOfSource } from '../source.ts'
import type { Change } from './finding.ts'
import type { Day } from './kind.ts'

/**
 * A change with the cluster that kubectl makes it in, where that is a source's: one of the stack's own may have the same name. The context
 * is called as `aws eks update-kubeconfig` calls it: without that cluster's credentials there is none of the name, and nothing is changed.
 * Source: https://docs.aws.amazon.com/cli/latest/reference/eks/update-kubeconfig.html
 */
export function inCluster(
  change: Change | null,
  monitor: string,
  { clusterOf, topology }: Pick<Day, 'clusterOf' | 'topology'>,
): Change | null {
  const { source } = monitorOfId(monitor)
  if (source === undefined) return change
  const place = placeOfSource(source, { accountId: topology.accountId ?? '' })
  const { name } = placeOfCluster(clusterOf(monitor), place)
  const context = `arn:aws:eks:${place.region}:${place.accountId}:cluster/${name}`
  switch (change?.kind) {
    case 'service-routing':
    case 'topology-spread':
    case 'ip-targets':
      return { ...change, context }
    default:
      return change
  }
}
