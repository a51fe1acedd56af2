import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import * as z from 'zod'
import { defined } from '../../domain/defined.ts'
import type { DataPlane, KubernetesService, ReadCluster } from '../../domain/network/cluster-objects.ts'
import { askedAgain, fitting } from '../answer.ts'
import { problemOf } from '../faults.ts'
import { type ClusterAccess, ClusterSilent, found, listed, text } from './api.ts'
import { readHostWorkloads } from './host-workloads.ts'
import { readWorkloads } from './workloads.ts'

let client: EKSClient | undefined

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

const SERVICE_LABEL = 'kubernetes.io/service-name'

const SLICE = z.object({
  metadata: z.object({ namespace: text, labels: z.object({ [SERVICE_LABEL]: text.optional() }).optional() }),
  addressType: text.optional(),
  endpoints: z
    .array(
      z.object({
        addresses: z.array(z.string().max(64)).min(1),
        zone: text.optional(),
        conditions: z.object({ ready: z.boolean().nullish() }).optional(),
      }),
    )
    .nullish(),
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
 * What a cluster's own API tells of its Services, of who leads their calls, and of whose its pods are, and what it did not tell, in sentences;
 * null for a cluster that told nothing. `teamLabel` is the label or annotation that names a team.
 */
export async function readClusterObjects(
  cluster: string,
  teamLabel?: string,
  limits = LIMITS,
): Promise<{ read: ReadCluster | null; problems: readonly string[] }> {
  const problem = (why: string, what: string) => `Cluster ${cluster} was not read${what}: ${why}.`
  try {
    const access = await accessOf(cluster, limits)
    const services = await listed(access, '/api/v1/services', SERVICE)
    const problems = services.broken === 0 ? [] : [problem(`${services.broken} of them are none`, ' for all Services')]
    const optional = async <Value>(what: string, read: Promise<Value>, otherwise: Value): Promise<Value> => {
      try {
        return await read
      } catch (error) {
        if (!(error instanceof ClusterSilent)) throw error
        problems.push(problem(error.message, ` for ${what}`))
        return otherwise
      }
    }
    const ready = await optional('ready endpoints', readyEndpoints(access), null)
    const daemonSets = await optional('its data plane', listDaemonSets(access), null)
    const dataPlane = daemonSets
      ? await optional('its data plane', readDataPlane(access, daemonSets), undefined)
      : undefined
    const hostWorkloads = daemonSets
      ? await optional("what listens at its nodes' addresses", readHostWorkloads(access, daemonSets), undefined)
      : undefined
    const silent = new Map<string, string>()
    const workloads = await readWorkloads(access, teamLabel, (what, why) => silent.set(what, why))
    problems.push(...[...silent].map(([what, why]) => problem(why, ` for ${what}`)))
    return {
      read: {
        name: cluster,
        services: services.items.map((one) => serviceOf(one, ready)),
        ...defined({ dataPlane, hostWorkloads }),
        ...workloads,
      },
      problems,
    }
  } catch (error) {
    const why = error instanceof ClusterSilent ? error.message : problemOf(error, 'eks:DescribeCluster')
    return { read: null, problems: [problem(why, '')] }
  }
}

async function accessOf(name: string, limits: typeof LIMITS): Promise<ClusterAccess> {
  const { cluster } = await askedAgain(async () => {
    client ??= new EKSClient({})
    return fitting('DescribeCluster', CLUSTER, await client.send(new DescribeClusterCommand({ name })))
  })
  if (!cluster.resourcesVpcConfig.endpointPublicAccess) {
    throw new ClusterSilent('its endpoint is private only, and the function stands in no VPC')
  }
  const ca = Buffer.from(cluster.certificateAuthority.data, 'base64').toString('utf8')
  const deadline = Date.now() + limits.wholeMilliseconds
  return {
    cluster: name,
    endpoint: cluster.endpoint.replace(/\/$/, ''),
    ca,
    deadline,
    timeoutMilliseconds: limits.answerMilliseconds,
  }
}

function serviceOf(
  { metadata: { namespace, name, annotations = {} }, spec }: z.output<typeof SERVICE>,
  ready: ReadonlyMap<string, Readonly<Record<string, number>>> | null,
): KubernetesService {
  return {
    ...{ namespace, name },
    isHeadless: spec.clusterIP === 'None',
    trafficDistribution: spec.trafficDistribution ?? null,
    topologyMode: annotations[MODE] ?? annotations[HINTS] ?? null,
    isLocal: spec.internalTrafficPolicy === 'Local',
    isPassedOnByNodes:
      spec.externalTrafficPolicy !== 'Local' && (spec.ports ?? []).some(({ nodePort = 0 }) => nodePort > 0),
    ready: ready && (ready.get(`${namespace}/${name}`) ?? {}),
  }
}

/** A slice has up to 1,000 endpoints of some 400 bytes, and most have up to 100. */
const SLICES_ON_PAGE = 100

/** By Service. A pod of two address families stands in a slice of each. */
async function readyEndpoints(access: ClusterAccess): Promise<Map<string, Record<string, number>>> {
  const { items } = await listed(access, '/apis/discovery.k8s.io/v1/endpointslices', SLICE, {
    pageSize: SLICES_ON_PAGE,
  })
  const byService = new Map<string, Map<string, Record<string, number>>>()
  for (const { metadata, addressType = '', endpoints } of items) {
    const service = metadata.labels?.[SERVICE_LABEL]
    if (service === undefined) continue
    const id = `${metadata.namespace}/${service}`
    const families = byService.get(id) ?? new Map<string, Record<string, number>>()
    byService.set(id, families)
    const zones = families.get(addressType) ?? {}
    families.set(addressType, zones)
    for (const { zone, conditions } of endpoints ?? []) {
      // Where nobody tells, ready is what a reader is to take it for.
      if (zone !== undefined && conditions?.ready !== false) zones[zone] = (zones[zone] ?? 0) + 1
    }
  }
  const most = (families: ReadonlyMap<string, Record<string, number>>) =>
    [...families.values()].toSorted((a, b) => total(b) - total(a))[0] ?? {}
  return new Map([...byService].map(([id, families]) => [id, most(families)]))
}

const total = (zones: Readonly<Record<string, number>>) => Object.values(zones).reduce((sum, one) => sum + one, 0)

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
