import { CLUSTER, type Tag } from './balancer-tags.ts'

/**
 * Tags whose value is a cluster: of the VPC CNI, of EKS Auto Mode and Karpenter, and of EKS. Sources: aws/amazon-vpc-cni-k8s, pkg/awsutils;
 * https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AmazonEKSNetworkingPolicy.html;
 * https://docs.aws.amazon.com/eks/latest/userguide/eks-using-tags.html
 */
const NAMES: ReadonlySet<string> = new Set([
  'cluster.k8s.amazonaws.com/name',
  'eks:eks-cluster-name',
  'eks:cluster-name',
  'aws:eks:cluster-name',
])

/**
 * A tag whose key has the cluster, as branch interfaces of pods with security groups have it; `shared` tells of no one cluster.
 * Source: aws/amazon-vpc-resource-controller-k8s, pkg/config
 */
const OWNED = /^kubernetes\.io\/cluster\/(.+)$/

/** The cluster that an interface's tags say it is for; undefined where none does, or two name two. */
export function clusterOfTags(tags: readonly Tag[]): string | undefined {
  const named = tags.flatMap(({ key, value }) => {
    const name = NAMES.has(key) ? value : value === 'owned' ? OWNED.exec(key)?.[1] : undefined
    return name !== undefined && CLUSTER.test(name) ? [name] : []
  })
  const [cluster, ...others] = new Set(named)
  return others.length === 0 ? cluster : undefined
}
