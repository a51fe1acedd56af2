import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { Cluster } from '../domain/network/topology.ts'
import { askedAgain, fitting } from './answer.ts'
import { atATime } from './at-a-time.ts'
import { namedFault, UnfitAnswer } from './faults.ts'
import { type KnownCluster, knownCluster } from './known-cluster.ts'
import { clientsOf } from './sources.ts'

export const eks = clientsOf((options) => new EKSClient(options))

const CLUSTER = z.object({
  cluster: z.object({
    version: z.string().min(1),
    // A cluster has Services of one family: an IPv6 one of that alone.
    kubernetesNetworkConfig: z
      .object({ serviceIpv4Cidr: z.string().optional(), serviceIpv6Cidr: z.string().optional() })
      .optional(),
  }),
})

/** Clusters that are asked about at a time. */
const CONCURRENCY = 4

/**
 * The clusters' Kubernetes versions and the blocks of their Services' addresses, by the names that reports have. Where EKS may not be
 * asked, answers with none, or knows no such cluster, and of an account that is no source, the version is null and the block absent: a
 * finding then names what every version takes. Throttles and faults of the stack's own account and region are thrown.
 */
export async function readClusters(names: readonly string[], home?: Home): Promise<Cluster[]> {
  return atATime(
    CONCURRENCY,
    names.map((name) => async () => {
      const cluster = knownCluster(name, home)
      return cluster ? readCluster(cluster) : { name, version: null }
    }),
  )
}

async function readCluster({ name, ownName, source }: KnownCluster): Promise<Cluster> {
  try {
    const { cluster } = await askedAgain(async () =>
      fitting('DescribeCluster', CLUSTER, await eks(source).send(new DescribeClusterCommand({ name: ownName }))),
    )
    const { serviceIpv4Cidr, serviceIpv6Cidr } = cluster.kubernetesNetworkConfig ?? {}
    return defined({ name, version: cluster.version, serviceCidr: serviceIpv6Cidr ?? serviceIpv4Cidr })
  } catch (error) {
    const named = namedFault(error)
    const isFault = named instanceof Throttled || named instanceof ServiceFault
    if (source === undefined && isFault && !(named instanceof UnfitAnswer)) throw named
    return { name, version: null }
  }
}
