import { DescribeClusterCommand, EKSClient } from '@aws-sdk/client-eks'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { httpGet } from '../../aws/internet/http.ts'
import { readClusterObjects } from '../../aws/kubernetes/cluster-objects.ts'
import { clusterToken } from '../../aws/kubernetes/token.ts'
import { type KubernetesService, routingSet } from '../../domain/network/cluster-objects.ts'
import type { KubernetesObject, World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { exhaustive } from '../exhaustive/cases.ts'
import { ownCluster } from '../own-cluster.ts'

/** What a cluster's own API tells, over TLS by its own authority, for a token that is signed for it. */

const CLUSTER = 'eks-cluster'
const SERVICES = '/api/v1/services'
const SLICES = '/apis/discovery.k8s.io/v1/endpointslices'
const DAEMON_SETS = '/apis/apps/v1/daemonsets'
const DEPLOYMENTS = '/apis/apps/v1/deployments'

const service = (name: string, spec: object = {}, annotations: Record<string, string> = {}): KubernetesObject => ({
  metadata: { name, namespace: 'shop', annotations },
  spec: { type: 'ClusterIP', clusterIP: '172.20.0.7', internalTrafficPolicy: 'Cluster', ...spec },
})
/** As Kubernetes has it, fields that nobody asks for among them. */
const slice = (of: string, endpoints: readonly object[] | null, addressType = 'IPv4'): KubernetesObject => ({
  metadata: { name: `${of}-x2x2x`, namespace: 'shop', labels: { 'kubernetes.io/service-name': of } },
  ...{ addressType, endpoints, ports: [{ name: '', port: 8080, protocol: 'TCP' }] },
})
const endpoint = (zone: string | undefined, ready: boolean | null | undefined = true) => ({
  ...{ addresses: ['10.5.4.30'], nodeName: 'ip-10-5-4-7.ec2.internal', conditions: { ready, serving: true } },
  ...(zone === undefined ? {} : { zone }),
  hints: { forZones: [{ name: zone }] },
})
const daemonSet = (name: string, namespace = 'kube-system', desiredNumberScheduled = 3): KubernetesObject => ({
  metadata: { name, namespace },
  status: { desiredNumberScheduled },
})

const world = (lists: Partial<Record<string, readonly KubernetesObject[]>> = {}, more: object = {}): World => ({
  ...seed,
  kubernetes: {
    lists: {
      [SERVICES]: [],
      [SLICES]: [],
      [DAEMON_SETS]: [daemonSet('kube-proxy')],
      [DEPLOYMENTS]: [],
      ...lists,
    } as never,
    ...more,
  },
})

const cloud = await enterCloud(world())
beforeEach(() => cloud.use(world(), '/nowhere'))
afterAll(() => cloud.close())

const pagesOf = (path: string) =>
  cloud.calls.filter(({ service: of, params }) => of === 'kubernetes' && params.path === path)

/** Disturbs what is asked for one path. */
const disturb = (path: string, how: Parameters<typeof cloud.disturb>[0]) =>
  cloud.disturb((call) => (call.service === 'kubernetes' && call.params.path === path ? how(call) : undefined))

const NOT_SET = null
const CLOSE = { trafficDistribution: 'PreferClose' }
const MODE = 'service.kubernetes.io/topology-mode'
const OLD_MODE = 'service.kubernetes.io/topology-aware-hints'

describe('a Service', () => {
  // As versions 1.31 to 1.35 answer: what each has, and what keeps its calls in their zone already; null for nothing.
  const rows: readonly (readonly [name: string, object: KubernetesObject, set: string | null, isHeadless?: boolean])[] =
    [
      ['plain', service('plain'), NOT_SET],
      ['node-port', service('node-port', { type: 'NodePort' }), NOT_SET],
      ['balanced', service('balanced', { type: 'LoadBalancer', externalTrafficPolicy: 'Local' }), NOT_SET],
      ['external-name', service('external-name', { type: 'ExternalName', clusterIP: undefined }), NOT_SET],
      ['no-policy', service('no-policy', { internalTrafficPolicy: undefined }), NOT_SET],
      ['ipv6', service('ipv6', { clusterIP: 'fd00::7', ipFamilies: ['IPv6'] }), NOT_SET],
      ['dual', service('dual', { clusterIPs: ['172.20.0.7', 'fd00::7'], ipFamilyPolicy: 'PreferDualStack' }), NOT_SET],
      ['sticky', service('sticky', { sessionAffinity: 'ClientIP' }), NOT_SET],
      ['no-selector', service('no-selector', { selector: undefined }), NOT_SET],
      ['no-annotations', { metadata: { name: 'no-annotations', namespace: 'shop' }, spec: {} }, NOT_SET],
      ['external-ips', service('external-ips', { externalIPs: ['203.0.113.7'] }), NOT_SET],
      ['nlb', service('nlb', { loadBalancerClass: 'service.k8s.aws/nlb' }), NOT_SET],
      ['app-protocol', service('app-protocol', { ports: [{ port: 80, appProtocol: 'kubernetes.io/h2c' }] }), NOT_SET],
      ['ingress', service('ingress', {}, { 'alb.ingress.kubernetes.io/target-type': 'ip' }), NOT_SET],
      [
        'istio-label',
        service('istio-label', {}, { 'networking.istio.io/traffic-distribution': 'PreferClose' }),
        NOT_SET,
      ],
      ['headless', service('headless', { clusterIP: 'None' }), NOT_SET, true],
      [
        'headless-set',
        service('headless-set', { clusterIP: 'None', ...CLOSE }),
        'trafficDistribution: PreferClose',
        true,
      ],
      [
        'headless-unready',
        service('headless-unready', { clusterIP: 'None', publishNotReadyAddresses: true }),
        NOT_SET,
        true,
      ],
      [
        'headless-named',
        service('headless-named', { type: 'ClusterIP', clusterIPs: ['None'], clusterIP: 'None' }),
        NOT_SET,
        true,
      ],
      ['close', service('close', CLOSE), 'trafficDistribution: PreferClose'],
      ['zone', service('zone', { trafficDistribution: 'PreferSameZone' }), 'trafficDistribution: PreferSameZone'],
      ['node', service('node', { trafficDistribution: 'PreferSameNode' }), 'trafficDistribution: PreferSameNode'],
      ['to-come', service('to-come', { trafficDistribution: 'PreferMoon' }), 'trafficDistribution: PreferMoon'],
      ['close-port', service('close-port', { type: 'NodePort', ...CLOSE }), 'trafficDistribution: PreferClose'],
      [
        'close-balanced',
        service('close-balanced', { type: 'LoadBalancer', ...CLOSE }),
        'trafficDistribution: PreferClose',
      ],
      ['auto', service('auto', {}, { [MODE]: 'Auto' }), 'topology-mode: Auto'],
      ['auto-lower', service('auto-lower', {}, { [MODE]: 'auto' }), 'topology-mode: auto'],
      ['auto-old', service('auto-old', {}, { [OLD_MODE]: 'Auto' }), 'topology-mode: Auto'],
      ['auto-old-lower', service('auto-old-lower', {}, { [OLD_MODE]: 'auto' }), 'topology-mode: auto'],
      ['mode-off', service('mode-off', {}, { [MODE]: 'Disabled' }), NOT_SET],
      ['mode-old-off', service('mode-old-off', {}, { [OLD_MODE]: 'disabled' }), NOT_SET],
      ['mode-empty', service('mode-empty', {}, { [MODE]: '' }), NOT_SET],
      ['mode-own', service('mode-own', {}, { [MODE]: 'example.com/own' }), NOT_SET],
      ['auto-and-close', service('auto-and-close', CLOSE, { [MODE]: 'Auto' }), 'topology-mode: Auto'],
      ['off-and-close', service('off-and-close', CLOSE, { [MODE]: 'Disabled' }), 'trafficDistribution: PreferClose'],
      ['local', service('local', { internalTrafficPolicy: 'Local' }), 'internalTrafficPolicy: Local'],
      [
        'local-and-close',
        service('local-and-close', { internalTrafficPolicy: 'Local', ...CLOSE }),
        'internalTrafficPolicy: Local',
      ],
      [
        'local-and-auto',
        service('local-and-auto', { internalTrafficPolicy: 'Local' }, { [MODE]: 'Auto' }),
        'internalTrafficPolicy: Local',
      ],
      ['external-local', service('external-local', { type: 'NodePort', externalTrafficPolicy: 'Local' }), NOT_SET],
      ['hostile', service('hostile', {}, { note: '<script>', [`${MODE}x`]: 'Auto' }), NOT_SET],
    ]

  test('of forty says whether anything keeps its calls, and no more of it is kept', async () => {
    expect(rows).toHaveLength(40)
    cloud.become(world({ [SERVICES]: rows.map(([, object]) => object) }))
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    const told = read?.services.map((one) => [one.name, routingSet(one), one.isHeadless])
    expect(told).toEqual(rows.map(([name, , set, isHeadless = false]) => [name, set, isHeadless]))
    expect(JSON.stringify(read)).not.toContain('<script>')
    const fields: readonly (keyof KubernetesService)[] = [
      ...(['namespace', 'name', 'isHeadless', 'trafficDistribution', 'topologyMode', 'isLocal'] as const),
      ...(['isPassedOnByNodes', 'ready'] as const),
    ]
    for (const one of read?.services ?? []) expect(Object.keys(one)).toEqual(fields)
  })

  test('is beside others that nodes pass on to a pod of it, by the pods of its slices', async () => {
    const nodePort = { type: 'NodePort', ports: [{ port: 80, nodePort: 31234 }] }
    const at = (pod: string | undefined, address = '10.5.4.30', kind = 'Pod') => ({
      ...endpoint('us-east-1a'),
      ...{ addresses: [address], targetRef: pod === undefined ? undefined : { kind, name: pod, namespace: 'shop' } },
    })
    cloud.become(
      world({
        [SERVICES]: [
          ...[service('web'), service('web-public', nodePort), service('web-admin', nodePort), service('empty')],
          service('local', { ...nodePort, externalTrafficPolicy: 'Local' }),
          { ...service('web-public', nodePort), metadata: { name: 'elsewhere', namespace: 'lab' } },
          service('outside', nodePort),
          service('outside-plain'),
        ],
        [SLICES]: [
          slice('web', [at('web-1', '10.5.4.30'), at('web-2', '10.5.4.31')]),
          slice('web-public', [at('web-2', '10.5.4.31')]),
          // Not ready, and by the other family: a pod of it all the same.
          slice('web-admin', [{ ...at('web-1', 'fd00::30'), conditions: { ready: false } }], 'IPv6'),
          slice('local', [at('web-1')]),
          {
            ...slice('elsewhere', [at('web-1')]),
            metadata: { ...slice('elsewhere', null).metadata, namespace: 'lab' },
          },
          slice('empty', []),
          // Addresses that somebody wrote by hand.
          slice('outside', [at(undefined, '10.9.0.1')]),
          slice('outside-plain', [at('ip-10-9-0-1', '10.9.0.1', 'Node')]),
        ],
      }),
    )
    const { read } = await readClusterObjects(ownCluster(CLUSTER))
    expect(read?.services.map(({ name, passedOnBeside }) => [name, passedOnBeside])).toEqual([
      ['web', ['web-admin', 'web-public']],
      ['web-public', []],
      ['web-admin', []],
      ['empty', undefined],
      ['local', ['web-admin']],
      ['elsewhere', []],
      ['outside', []],
      ['outside-plain', ['outside']],
    ])
    expect(JSON.stringify(read)).not.toContain('web-1')
  })

  // `allocateLoadBalancerNodePorts: false` leaves out nodePort.
  test.each<[isPassedOn: boolean, spec: object]>([
    [false, {}],
    [false, { ports: [{ port: 80, targetPort: 8080, protocol: 'TCP' }] }],
    [true, { type: 'NodePort', ports: [{ port: 80, nodePort: 31234 }], externalTrafficPolicy: 'Cluster' }],
    [true, { type: 'LoadBalancer', ports: [{ port: 80 }, { port: 443, nodePort: 30443 }] }],
    [false, { type: 'LoadBalancer', ports: [{ port: 80 }], allocateLoadBalancerNodePorts: false }],
    [false, { type: 'NodePort', ports: [{ port: 80, nodePort: 31234 }], externalTrafficPolicy: 'Local' }],
    [false, { type: 'LoadBalancer', ports: [{ port: 80, nodePort: 31234 }], externalTrafficPolicy: 'Local' }],
    [false, { type: 'ExternalName', ports: null }],
  ])('is passed on by nodes to pods elsewhere: %s for %j', async (isPassedOn, spec) => {
    cloud.become(world({ [SERVICES]: [service('web', spec)] }))
    const { read } = await readClusterObjects(ownCluster(CLUSTER))
    expect(read?.services.map(({ isPassedOnByNodes }) => isPassedOnByNodes)).toEqual([isPassedOn])
  })

  test('has the ready endpoints of its slices by zone, a pod of two families once', async () => {
    const [a, b] = ['us-east-1a', 'us-east-1b']
    cloud.become(
      world({
        [SERVICES]: ['two', 'dual', 'none', 'no-slice', 'unsure'].map((name) => service(name)),
        [SLICES]: [
          slice('two', [endpoint(a), endpoint(a, false)]),
          slice('two', [endpoint(b), endpoint(b), endpoint(undefined)]),
          slice('dual', [endpoint(a), endpoint(b)]),
          slice('dual', [endpoint(a), endpoint(b)], 'IPv6'),
          slice('none', null),
          slice('unsure', [endpoint(a, null), { addresses: ['10.5.4.31'], zone: b }]),
          { metadata: { namespace: 'shop', name: 'by-hand' }, addressType: 'IPv4', endpoints: [endpoint(a)] },
        ],
      }),
    )
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    expect(Object.fromEntries(read?.services.map(({ name, ready }) => [name, ready]) ?? [])).toEqual({
      two: { [a]: 1, [b]: 2 },
      dual: { [a]: 1, [b]: 1 },
      ...{ none: {}, 'no-slice': {} },
      unsure: { [a]: 1, [b]: 1 },
    })
  })
})

describe('who leads calls', () => {
  const planeOf = async (
    daemonSets: readonly KubernetesObject[],
    more: object = {},
    deployments: KubernetesObject[] = [],
  ) => {
    cloud.become(world({ [DAEMON_SETS]: daemonSets, [DEPLOYMENTS]: deployments }, more))
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    return read?.dataPlane
  }
  const config = (namespace: string, data: object) => ({
    objects: { [`/api/v1/namespaces/${namespace}/configmaps/cilium-config`]: { metadata: {}, data } },
  })
  const deployment = (name: string, labels: Record<string, string>) => ({ metadata: { name, namespace: name, labels } })

  test.each([
    ['kube-proxy', [daemonSet('kube-proxy'), daemonSet('aws-node')], {}, 'kube-proxy', true],
    ['kube-proxy beside Cilium', [daemonSet('kube-proxy'), daemonSet('cilium')], {}, 'kube-proxy', true],
    [
      'Cilium that follows',
      [daemonSet('cilium')],
      config('kube-system', { 'enable-service-topology': 'true' }),
      'cilium',
      true,
    ],
    [
      'Cilium that does not',
      [daemonSet('cilium')],
      config('kube-system', { 'enable-service-topology': 'false' }),
      'cilium',
      false,
    ],
    ['Cilium as it comes', [daemonSet('cilium')], config('kube-system', { debug: 'false' }), 'cilium', false],
    [
      'Cilium elsewhere',
      [daemonSet('cilium', 'cilium')],
      config('cilium', { 'enable-service-topology': 'true' }),
      'cilium',
      true,
    ],
    ['Cilium without its config', [daemonSet('cilium')], {}, 'cilium', null],
    [
      'kube-proxy that runs nowhere',
      [daemonSet('kube-proxy', 'kube-system', 0), daemonSet('cilium')],
      {},
      'cilium',
      null,
    ],
    ['nobody that can be seen, as in Auto Mode', [daemonSet('eks-pod-identity-agent')], {}, null, null],
    ['somebody of that name elsewhere', [daemonSet('kube-proxy', 'shop')], {}, null, null],
  ])('is %s', async (_, daemonSets, more, proxy, followsHints) => {
    expect(await planeOf(daemonSets, more)).toEqual({ proxy, followsHints, meshes: [] })
  })

  test('is a mesh besides, by its control plane', async () => {
    const deployments = [
      deployment('istio-system', { app: 'istiod' }),
      deployment('linkerd', { 'linkerd.io/control-plane-component': 'destination' }),
    ]
    expect((await planeOf([daemonSet('kube-proxy')], {}, deployments))?.meshes).toEqual(['Istio', 'Linkerd'])
    expect((await planeOf([daemonSet('kube-proxy')], {}, [deployment('shop', { app: 'istiod-ui' })]))?.meshes).toEqual(
      [],
    )
  })
})

test('a token is for one cluster, and no other takes it', async () => {
  const { endpoint, ca } = await (async () => {
    const { cluster } = await new EKSClient({}).send(new DescribeClusterCommand({ name: CLUSTER }))
    return {
      endpoint: cluster?.endpoint,
      ca: Buffer.from(cluster?.certificateAuthority?.data ?? '', 'base64').toString(),
    }
  })()
  const statusWith = async (token: string) => {
    const headers = { authorization: `Bearer ${token}` }
    return (await httpGet(`${endpoint}${SERVICES}`, { headers, ca, timeoutMilliseconds: 10_000 })).status
  }
  expect(await statusWith(await clusterToken(CLUSTER))).toBe(200)
  expect(await statusWith(await clusterToken('other'))).toBe(401)
  expect(await statusWith((await clusterToken(CLUSTER)).replace(/.{8}$/, 'MDAwMDAw'))).toBe(401)
  expect(await statusWith('k8s-aws-v1.')).toBe(401)
  // Nor does a reader take a server of another authority.
  await expect(httpGet(`${endpoint}${SERVICES}`, { headers: {}, timeoutMilliseconds: 10_000 })).rejects.toThrow()
})

describe('a large cluster', () => {
  const many = Array.from({ length: 25_000 }, (_, index) => slice(`s${index % 500}`, [endpoint(index % 2 ? 'a' : 'b')]))

  exhaustive('is read page by page: 25,000 slices in 250', async () => {
    cloud.become(world({ [SERVICES]: Array.from({ length: 500 }, (_, index) => service(`s${index}`)), [SLICES]: many }))
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    expect(pagesOf(SLICES)).toHaveLength(250)
    expect(read?.services).toHaveLength(500)
    // Each of 500 Services has 50 of them, in one zone.
    expect(read?.services[7]?.ready).toEqual({ a: 50 })
  })

  test('whose list is too old by its third page is read anew, once', async () => {
    cloud.become(world({ [SERVICES]: [service('s1')], [SLICES]: many.slice(0, 1500) }))
    let gone = 1
    disturb(SLICES, ({ params }) => {
      const isThird = Buffer.from(String(params.continue ?? ''), 'base64').toString() === '200'
      return isThird && gone-- > 0 ? { status: 410, error: 'Expired' } : undefined
    })
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(untold).toEqual([])
    expect(read?.services[0]?.ready).toEqual({ a: 3 })
    // Three pages, and then fifteen.
    expect(pagesOf(SLICES)).toHaveLength(18)
  })
})

describe('a cluster that does not tell is named with the reason, and takes nothing else with it', () => {
  const said = async (limits?: Parameters<typeof readClusterObjects>[2], cluster = CLUSTER) => {
    const { read, untold } = await readClusterObjects(ownCluster(cluster), undefined, limits)
    return { isRead: read !== null, untold }
  }
  const notRead = (why: string, part = '') => [{ part, why }]

  test('where its endpoint is private only, and nobody asks it', async () => {
    cloud.become(world({}, { isPrivate: true }))
    expect(await said()).toEqual({
      isRead: false,
      untold: notRead('its endpoint is private only, and the function stands in no VPC'),
    })
    expect(cloud.calls.filter(({ service: of }) => of === 'kubernetes')).toEqual([])
  })

  test('where EKS does not know it, or may not be asked', async () => {
    const { untold } = await said(undefined, 'other')
    expect(untold).toEqual([{ part: '', why: expect.stringMatching(/^eks:DescribeCluster was refused/) }])
    cloud.become({ ...world(), faults: { deniedActions: ['eks:DescribeCluster'] } })
    expect((await said()).untold).toEqual(notRead('the permission eks:DescribeCluster is missing'))
  })

  test('where it does not know the role', async () => {
    cloud.disturb((call) => (call.service === 'kubernetes' ? { status: 401, error: 'Unauthorized <b>' } : undefined))
    const why =
      'it does not know the role that reads it (401): the access entry is missing, or its authentication mode is CONFIG_MAP'
    expect(await said()).toEqual({ isRead: false, untold: notRead(why) })
  })

  test.each([
    [403, 'its access policy does not let the function read services (403)'],
    [404, 'it answered HTTP 404 when asked for services'],
    [429, 'it answered HTTP 429 when asked for services'],
    [503, 'it answered HTTP 503 when asked for services'],
  ])('where it answers %i', async (status, why) => {
    disturb(SERVICES, () => ({ status, error: 'services is forbidden: User "<img src=x>"' }))
    expect(await said()).toEqual({ isRead: false, untold: notRead(why) })
    expect(pagesOf(SERVICES)).toHaveLength(status === 429 || status === 503 ? 2 : 1)
  })

  test('where it is too busy, for longer than there is time: it is not asked before it says', async () => {
    disturb(SERVICES, () => ({ status: 429, error: 'Too many requests', headers: { 'retry-after': '90' } }))
    expect((await said({ wholeMilliseconds: 60_000, answerMilliseconds: 15_000 })).untold).toEqual(
      notRead('it is too busy to answer in time'),
    )
    expect(pagesOf(SERVICES)).toHaveLength(1)
  })

  test('but not where it is busy for two seconds, which are waited for', async () => {
    let busy = 1
    const began = Date.now()
    disturb(SERVICES, () =>
      busy-- > 0 ? { status: 429, error: 'Too many requests', headers: { 'retry-after': '2' } } : undefined,
    )
    expect((await said()).untold).toEqual([])
    expect(Date.now() - began).toBeGreaterThanOrEqual(2_000)
  })

  test('where it may be asked for Services and not for their endpoints, or for who leads calls', async () => {
    cloud.become(world({ [SERVICES]: [service('web', CLOSE)] }))
    disturb(SLICES, () => ({ status: 403, error: 'Forbidden' }))
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(read?.services).toMatchObject([{ name: 'web', trafficDistribution: 'PreferClose', ready: null }])
    expect(untold).toEqual(
      notRead('its access policy does not let the function read endpointslices (403)', 'ready endpoints'),
    )
    disturb(DAEMON_SETS, () => ({ status: 403, error: 'Forbidden' }))
    const without = await readClusterObjects(ownCluster(CLUSTER))
    expect(without.read).not.toHaveProperty('dataPlane')
    expect(without.untold).toEqual(
      notRead('its access policy does not let the function read daemonsets (403)', 'its data plane'),
    )
  })

  test('where it answers with something else', async () => {
    for (const [body, why] of [
      ['<html>', 'its answer about services is no JSON'],
      ['{"items":[]}', 'its answer to a list of services is none'],
      ['null', 'its answer to a list of services is none'],
    ] as const) {
      disturb(SERVICES, () => ({ garbled: () => body }))
      expect(await said()).toEqual({ isRead: false, untold: notRead(why) })
    }
  })

  test('where some objects are none, which are counted', async () => {
    cloud.become(world({ [SERVICES]: [service('web'), { metadata: {} }, service('x'.repeat(300))] }))
    const { read, untold } = await readClusterObjects(ownCluster(CLUSTER))
    expect(read?.services.map(({ name }) => name)).toEqual(['web'])
    expect(untold).toEqual(notRead('2 of them are none', 'all Services'))
  })

  test('where it is slow, and where it takes too long in all', async () => {
    disturb(SERVICES, () => new Promise(() => undefined))
    expect((await said({ wholeMilliseconds: 60_000, answerMilliseconds: 50 })).untold).toEqual(
      notRead('its endpoint could not be reached (no answer in time)'),
    )
    cloud.disturb(() => undefined)
    expect((await said({ wholeMilliseconds: -1, answerMilliseconds: 60_000 })).untold).toEqual(
      notRead('it took too long to answer'),
    )
  })

  test('where its answer is longer than any is read', async () => {
    disturb(SERVICES, () => ({ garbled: () => 'x'.repeat(21 * 2 ** 20) }))
    expect((await said()).untold).toEqual(notRead('its answer about services is too long to be read'))
  })

  test('where the connection breaks', async () => {
    disturb(SERVICES, () => 'cut before')
    expect((await said()).untold).toEqual(notRead('its endpoint could not be reached (ECONNRESET)'))
  })
})
