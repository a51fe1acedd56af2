/** A tag of AWS: people write what they like into either. */
export interface Tag {
  readonly key: string
  readonly value: string
}

interface Stack {
  readonly keys: readonly string[]
  readonly kind: 'Gateway' | 'Ingress' | 'Service'
}

/**
 * Tags of the AWS Load Balancer Controller, of EKS Auto Mode and of Kubernetes' own cloud controller, each with the namespace and
 * the name of what it made the load balancer for. Sources: kubernetes-sigs/aws-load-balancer-controller, pkg/deploy/tracking;
 * https://docs.aws.amazon.com/eks/latest/userguide/auto-configure-nlb.html; kubernetes/cloud-provider-aws, pkg/providers/v1/tags.go
 */
const STACKS: readonly Stack[] = [
  { keys: ['ingress.k8s.aws/stack', 'ingress.eks.amazonaws.com/stack'], kind: 'Ingress' },
  { keys: ['service.k8s.aws/stack', 'service.eks.amazonaws.com/stack', 'kubernetes.io/service-name'], kind: 'Service' },
  { keys: ['gateway.k8s.aws/stack'], kind: 'Gateway' },
]

const CLUSTERS = ['elbv2.k8s.aws/cluster', 'eks:eks-cluster-name']

/** Kubernetes takes no other names; a text that is none of them is not shown. */
const NAME = '[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?'
const STACK = new RegExp(`^${NAME}(?:/${NAME})?$`)
/** Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html */
export const CLUSTER = /^[0-9A-Za-z][A-Za-z0-9_-]{0,99}$/

/** What a load balancer was made for, by its tags: `Service shop/web, cluster prod`; null where they tell nothing. */
export function balancerFor(tags: readonly Tag[]): string | null {
  const told = (keys: readonly string[], shape: RegExp) =>
    tags.find(({ key, value }) => keys.includes(key) && shape.test(value))?.value
  const cluster = told(CLUSTERS, CLUSTER)
  for (const { keys, kind } of STACKS) {
    const stack = told(keys, STACK)
    if (stack === undefined) continue
    // Ingresses of a group share a load balancer, and its stack is the group's name.
    const made = kind === 'Ingress' && !stack.includes('/') ? `Ingress group ${stack}` : `${kind} ${stack}`
    return cluster === undefined ? made : `${made}, cluster ${cluster}`
  }
  return null
}
