import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import type { Cluster } from '../domain/network/topology.ts'
import { namedFault } from './faults.ts'

let client: EKSClient | undefined

/**
 * The clusters' Kubernetes versions. Where EKS may not be asked, or knows no such cluster in this account and region, the
 * version is null: a finding then names what every version takes. Throttles and faults are thrown.
 */
export async function readClusters(names: readonly string[]): Promise<Cluster[]> {
  client ??= new EKSClient({})
  const clusters: Cluster[] = []
  for (const name of names) {
    try {
      const { cluster } = await client.send(new DescribeClusterCommand({ name }))
      clusters.push({ name, version: cluster?.version ?? null })
    } catch (error) {
      const named = namedFault(error)
      if (named instanceof Throttled || named instanceof ServiceFault) throw named
      clusters.push({ name, version: null })
    }
  }
  return clusters
}
