import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import type { Cluster } from '../domain/network/topology.ts'
import { askedAgain, fitting } from './answer.ts'
import { namedFault, UnfitAnswer } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: EKSClient | undefined

const CLUSTER = z.object({
  cluster: z.object({
    version: z.string().min(1),
    // A cluster has Services of one family: an IPv6 one of that alone.
    kubernetesNetworkConfig: z
      .object({ serviceIpv4Cidr: z.string().optional(), serviceIpv6Cidr: z.string().optional() })
      .optional(),
  }),
})

/**
 * Whether a name is one that EKS gives, as that of another account's or region's is not.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
export const isClusterHere = (name: string): boolean => /^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(name)

/**
 * The clusters' Kubernetes versions and the blocks of their Services' addresses. Where EKS may not be asked, answers with none,
 * or knows no such cluster in this account and region, the version is null and the block absent: a finding then names what every
 * version takes. Throttles and faults are thrown.
 */
export async function readClusters(names: readonly string[]): Promise<Cluster[]> {
  const clusters: Cluster[] = []
  for (const name of names) {
    if (!isClusterHere(name)) {
      clusters.push({ name, version: null })
      continue
    }
    try {
      const { cluster } = await askedAgain(async () => {
        client ??= new EKSClient({ ...PROXIED })
        return fitting('DescribeCluster', CLUSTER, await client.send(new DescribeClusterCommand({ name })))
      })
      const { serviceIpv4Cidr, serviceIpv6Cidr } = cluster.kubernetesNetworkConfig ?? {}
      clusters.push(defined({ name, version: cluster.version, serviceCidr: serviceIpv6Cidr ?? serviceIpv4Cidr }))
    } catch (error) {
      const named = namedFault(error)
      const isFault = named instanceof Throttled || named instanceof ServiceFault
      if (isFault && !(named instanceof UnfitAnswer)) throw named
      clusters.push({ name, version: null })
    }
  }
  return clusters
}
