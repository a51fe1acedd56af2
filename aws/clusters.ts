import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { defined } from '../domain/defined.ts'
import { ServiceFault, Throttled } from '../domain/errors.ts'
import { placeOfCluster } from '../domain/network/cluster-place.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { Cluster } from '../domain/network/topology.ts'
import { isOf, type Source } from '../domain/source.ts'
import { askedAgain, fitting } from './answer.ts'
import { atATime } from './at-a-time.ts'
import { namedFault, UnfitAnswer } from './faults.ts'
import { deployedSettings } from './settings.ts'
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

/**
 * Whether a name is one that EKS gives, as that of another account's or region's is not.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
export const isClusterHere = (name: string): boolean => /^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(name)

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
      if (isClusterHere(name)) return readCluster(name, name, undefined)
      const place = home && placeOfCluster(name, home)
      const source = place && deployedSettings().sources.find((one) => isOf(one, place, home))
      const isThere = place && source && isClusterHere(place.name)
      return isThere ? readCluster(name, place.name, source) : { name, version: null }
    }),
  )
}

async function readCluster(name: string, ownName: string, source: Source | undefined): Promise<Cluster> {
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
