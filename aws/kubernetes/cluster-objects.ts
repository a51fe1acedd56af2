import { DescribeClusterCommand } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { defined } from '../../domain/defined.ts'
import {
  ALL_SERVICES,
  type DataPlane,
  type KubernetesService,
  type ReadCluster,
  type UntoldPart,
} from '../../domain/network/cluster-objects.ts'
import { askedAgain, fitting } from '../answer.ts'
import { eks } from '../clusters.ts'
import { problemOf } from '../faults.ts'
import type { KnownCluster } from '../known-cluster.ts'
import { type ClusterAccess, ClusterSilent, found, listed, text } from './api.ts'
import { readEndpoints, type ServiceEndpoints } from './endpoint-slices.ts'
import { readHostWorkloads } from './host-workloads.ts'
import { readWorkloads } from './workloads.ts'

const CLUSTER = z.object({
  cluster: z.object({
    endpoint: z.url({ protocol: /^https$/ }),
    certificateAuthority: z.object({ data: z.base64() }),
    resourcesVpcConfig: z.object({ endpointPublicAccess: z.boolean() }),
  }),
})

/** How long a cluster is asked, and how long one answer may take. */
const LIMITS = { wholeMilliseconds: 120_000, answerMilliseconds: 15_000 }

const named = { name: text, namespace: text }

const MODE = 'service.kubernetes.io/topology-mode'
const HINTS = 'service.kubernetes.io/topology-aware-hints'

const SERVICE = z.object({
  metadata: z.object({
    ...named,
    annotations: z.object({ [MODE]: text.optional(), [HINTS]: text.optional() }).optional(),
  }),
  spec: z.object({
    type: text.optional(),
    clusterIP: text.optional(),
    externalTrafficPolicy: text.optional(),
    ports: z.array(z.object({ nodePort: z.int().optional() })).nullish(),
    trafficDistribution: text.optional(),
    internalTrafficPolicy: text.optional(),
  }),
})

const CONTAINER = z.object({
  ports: z.array(z.object({ containerPort: z.int(), protocol: text.optional() })).nullish(),
})

const DAEMON_SET = z.object({
  metadata: z.object(named),
  spec: z
    .object({
      template: z.object({ spec: z.object({ hostNetwork: z.boolean().optional(), containers: z.array(CONTAINER) }) }),
    })
    .optional(),
  status: z.object({ desiredNumberScheduled: z.int() }),
})
type DaemonSet = z.output<typeof DAEMON_SET>

const DEPLOYMENT = z.object({ metadata: z.object(named) })
const CILIUM_CONFIG = z.object({ data: z.object({ 'enable-service-topology': text.optional() }).optional() })

/**
 * What a cluster's own API tells of its Services, of who leads their calls, and of whose its pods are, and what it did not tell; null for a
 * cluster that told nothing. `teamLabel` is the label or annotation that names a team.
 */
export async function readClusterObjects(
  cluster: KnownCluster,
  teamLabel?: string,
  limits = LIMITS,
): Promise<{ read: ReadCluster | null; untold: readonly UntoldPart[] }> {
  try {
    const access = await accessOf(cluster, limits)
    const services = await listed(access, '/api/v1/services', SERVICE)
    // One reason is as good as another for lists that tell the same.
    const untold = new Map<string, string>()
    if (services.broken > 0) untold.set(ALL_SERVICES, `${services.broken} of them are none`)
    const optional = async <Value>(part: string, read: Promise<Value>): Promise<Value | undefined> => {
      try {
        return await read
      } catch (error) {
        if (!(error instanceof ClusterSilent)) throw error
        untold.set(part, error.message)
        return undefined
      }
    }
    const endpoints = await optional('ready endpoints', readEndpoints(access))
    const daemonSets = await optional('its data plane', listDaemonSets(access))
    const dataPlane = daemonSets && (await optional('its data plane', readDataPlane(access, daemonSets)))
    const hostWorkloads =
      daemonSets && (await optional("what listens at its nodes' addresses", readHostWorkloads(access, daemonSets)))
    const workloads = await readWorkloads(access, teamLabel, (part, why) => untold.set(part, why))
    return {
      read: {
        name: cluster.name,
        services: servicesOf(services.items, endpoints),
        ...defined({ dataPlane, hostWorkloads }),
        ...workloads,
      },
      untold: [...untold].map(([part, why]) => ({ part, why })),
    }
  } catch (error) {
    const why = error instanceof ClusterSilent ? error.message : problemOf(error, 'eks:DescribeCluster')
    return { read: null, untold: [{ part: '', why }] }
  }
}

async function accessOf({ ownName, source }: KnownCluster, limits: typeof LIMITS): Promise<ClusterAccess> {
  const { cluster } = await askedAgain(async () =>
    fitting('DescribeCluster', CLUSTER, await eks(source).send(new DescribeClusterCommand({ name: ownName }))),
  )
  if (!cluster.resourcesVpcConfig.endpointPublicAccess) {
    throw new ClusterSilent('its endpoint is private only, and the function stands in no VPC')
  }
  const ca = Buffer.from(cluster.certificateAuthority.data, 'base64').toString('utf8')
  const deadline = Date.now() + limits.wholeMilliseconds
  return {
    cluster: ownName,
    source,
    endpoint: cluster.endpoint.replace(/\/$/, ''),
    ca,
    deadline,
    timeoutMilliseconds: limits.answerMilliseconds,
  }
}

type Service = z.output<typeof SERVICE>

const idOf = ({ metadata: { namespace, name } }: Service) => `${namespace}/${name}`

const isPassedOn = ({ spec: { externalTrafficPolicy, ports } }: Service) =>
  externalTrafficPolicy !== 'Local' && (ports ?? []).some(({ nodePort = 0 }) => nodePort > 0)

/** `endpoints` by the id of their Service; undefined where nobody told. */
function servicesOf(
  services: readonly Service[],
  endpoints: ReadonlyMap<string, ServiceEndpoints> | undefined,
): KubernetesService[] {
  const podsOf = (service: Service) =>
    [...(endpoints?.get(idOf(service))?.pods ?? [])].map((pod) => `${service.metadata.namespace}/${pod}`)
  const passedOnTo = new Map<string, string[]>()
  for (const service of services.filter(isPassedOn)) {
    for (const pod of podsOf(service)) passedOnTo.set(pod, [...(passedOnTo.get(pod) ?? []), service.metadata.name])
  }
  return services.map((service) => {
    const { metadata, spec } = service
    const { namespace, name, annotations = {} } = metadata
    const pods = podsOf(service)
    const beside = new Set(pods.flatMap((pod) => passedOnTo.get(pod) ?? []))
    beside.delete(name)
    return {
      ...{ namespace, name },
      isHeadless: spec.clusterIP === 'None',
      trafficDistribution: spec.trafficDistribution ?? null,
      topologyMode: annotations[MODE] ?? annotations[HINTS] ?? null,
      isLocal: spec.internalTrafficPolicy === 'Local',
      isPassedOnByNodes: isPassedOn(service),
      ready: endpoints ? (endpoints.get(idOf(service))?.ready ?? {}) : null,
      ...(pods.length === 0 ? {} : { passedOnBeside: [...beside].toSorted() }),
    }
  })
}

const listDaemonSets = async (access: ClusterAccess): Promise<readonly DaemonSet[]> =>
  (await listed(access, '/apis/apps/v1/daemonsets', DAEMON_SET)).items

/** Cilium follows hints where `loadBalancer.serviceTopology` is set: https://docs.cilium.io/en/stable/network/kubernetes/kubeproxy-free/ */
async function readDataPlane(access: ClusterAccess, daemonSets: readonly DaemonSet[]): Promise<DataPlane> {
  const running = daemonSets.filter(({ status }) => status.desiredNumberScheduled > 0).map(({ metadata }) => metadata)
  const isKubeProxy = running.some(({ name, namespace }) => name === 'kube-proxy' && namespace === 'kube-system')
  const cilium = running.find(({ name }) => name === 'cilium')
  const meshes: DataPlane['meshes'] = [
    ...((await hasDeployment(access, 'app=istiod')) ? (['Istio'] as const) : []),
    ...((await hasDeployment(access, 'linkerd.io/control-plane-component=destination')) ? (['Linkerd'] as const) : []),
  ]
  if (isKubeProxy) return { proxy: 'kube-proxy', followsHints: true, meshes }
  if (!cilium) return { proxy: null, followsHints: null, meshes }
  const path = `/api/v1/namespaces/${encodeURIComponent(cilium.namespace)}/configmaps/cilium-config`
  const config = await found(access, path, CILIUM_CONFIG)
  return { proxy: 'cilium', followsHints: config ? config.data?.['enable-service-topology'] === 'true' : null, meshes }
}

const hasDeployment = async (access: ClusterAccess, labelSelector: string) =>
  (await listed(access, '/apis/apps/v1/deployments', DEPLOYMENT, { query: { labelSelector } })).items.length > 0
