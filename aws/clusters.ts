import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import type { Cluster } from '../domain/network/topology.ts'
import { askedAgain, fitting } from './answer.ts'
import { namedFault, UnfitAnswer } from './faults.ts'

let client: EKSClient | undefined

const CLUSTER = z.object({ cluster: z.object({ version: z.string().min(1) }) })

/**
 * The clusters' Kubernetes versions. Where EKS may not be asked, answers with none, or knows no such cluster in this account
 * and region, the version is null: a finding then names what every version takes. Throttles and faults are thrown.
 */
export async function readClusters(names: readonly string[]): Promise<Cluster[]> {
  const clusters: Cluster[] = []
  for (const name of names) {
    try {
      const { cluster } = await askedAgain(async () => {
        client ??= new EKSClient({})
        return fitting('DescribeCluster', CLUSTER, await client.send(new DescribeClusterCommand({ name })))
      })
      clusters.push({ name, version: cluster.version })
    } catch (error) {
      const named = namedFault(error)
      const isFault = named instanceof Throttled || named instanceof ServiceFault
      if (isFault && !(named instanceof UnfitAnswer)) throw named
      clusters.push({ name, version: null })
    }
  }
  return clusters
}
