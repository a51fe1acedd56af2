import { describe, expect, test } from 'vitest'
import { labelTeams, type OwnedObject, podOwners, workloadsOf } from '../../../domain/identities/pod-owners.ts'
import type { ReadCluster, ReadWorkload } from '../../../domain/network/cluster-objects.ts'

/** Whose pods are, by the owner references of what a cluster lists. */

const namespace = 'shop'
/** Kinds that a view policy lets be listed; of all others the reference alone is known. */
const LISTED = ['Pod', 'ReplicaSet', 'Job', 'Deployment', 'StatefulSet', 'DaemonSet', 'CronJob']

const ref = (text: string) => {
  const [kind = '', name = ''] = text.split('/')
  return { kind, name }
}

/** A pod and what owns it, bottom up. */
function ownerOf(pod: string, chain: readonly string[], more: Partial<OwnedObject> = {}) {
  const links = chain.map(ref)
  const objects = links.flatMap((link, index) =>
    LISTED.includes(link.kind) ? [{ ...link, namespace, owner: links[index + 1], ...(index === 0 ? more : {}) }] : [],
  )
  const workloads = workloadsOf([{ kind: 'Pod', namespace, name: pod, owner: links[0] }], objects)
  const workload = workloads.find(({ pods }) => pods.includes(pod))
  return workload && `${workload.kind}/${workload.name}`
}

const spark = (name: string, owner?: string): OwnedObject => ({
  ...{ kind: 'Pod', namespace, name, sparkApplication: 'orders-etl' },
  ...(owner === undefined ? {} : { owner: ref(owner) }),
})

describe('a pod belongs to', () => {
  // Chains as their controllers make them: kubernetes/kubernetes, argoproj/argo-rollouts, argoproj/argo-workflows, kubeflow/trainer,
  // kubeflow/spark-operator, tektoncd/pipeline, ray-project/kuberay, kedacore/keda, strimzi, cloudnative-pg, actions/actions-runner-controller.
  test.each<[pod: string, chain: readonly string[], owner: string | undefined]>([
    ['web-6d4cf56db6-x7k2p', ['ReplicaSet/web-6d4cf56db6', 'Deployment/web'], 'Deployment/web'],
    // A name that reads as another's.
    ['web-0', ['ReplicaSet/web-6d4cf56db6', 'Deployment/web'], 'Deployment/web'],
    ['web-6d4cf56db6-x7k2p', ['ReplicaSet/web-6d4cf56db6', 'Rollout/web'], 'Rollout/web'],
    ['canary-5b8f-x7k2p', ['ReplicaSet/canary-5b8f', 'Rollout/canary'], 'Rollout/canary'],
    ['legacy-x7k2p', ['ReplicaSet/legacy'], 'ReplicaSet/legacy'],
    ['legacy-x7k2p', ['ReplicationController/legacy'], 'ReplicationController/legacy'],
    ['kafka-0', ['StatefulSet/kafka'], 'StatefulSet/kafka'],
    // What stands above a thing that people deploy is not looked for.
    ['prometheus-k8s-0', ['StatefulSet/prometheus-k8s', 'Prometheus/k8s'], 'StatefulSet/prometheus-k8s'],
    ['es-es-default-0', ['StatefulSet/es-es-default', 'Elasticsearch/es'], 'StatefulSet/es-es-default'],
    [
      'flink-7f9c9d58f6-x7k2p',
      ['ReplicaSet/flink-7f9c9d58f6', 'Deployment/flink', 'FlinkDeployment/flink'],
      'Deployment/flink',
    ],
    ['node-exporter-x7k2p', ['DaemonSet/node-exporter'], 'DaemonSet/node-exporter'],
    ['datadog-agent-x7k2p', ['DaemonSet/datadog-agent', 'DatadogAgent/datadog'], 'DaemonSet/datadog-agent'],
    ['backup-29839464-x7k2p', ['Job/backup-29839464', 'CronJob/backup'], 'CronJob/backup'],
    ['backup-manual-x7k2p', ['Job/backup-manual'], 'Job/backup-manual'],
    ['load-20260910-x7k2p', ['Job/load-20260910'], 'Job/load'],
    ['kopia-maintain-job-1787514854153-66z9r', ['Job/kopia-maintain-job-1787514854153'], 'Job/kopia-maintain-job'],
    ['train-0-x7k2p', ['Job/train'], 'Job/train'],
    ['seed-https-x7k2p', ['Job/seed-https'], 'Job/seed-https'],
    ['scaled-x7k2p-b9h4d', ['Job/scaled-x7k2p', 'ScaledJob/scaled'], 'ScaledJob/scaled'],
    ['mpi-launcher-x7k2p', ['Job/mpi-launcher', 'MPIJob/mpi'], 'MPIJob/mpi'],
    ['mpi-worker-0', ['MPIJob/mpi'], 'MPIJob/mpi'],
    ['mnist-worker-0', ['TFJob/mnist'], 'TFJob/mnist'],
    ['mnist-7xk2p-worker-0', ['PyTorchJob/mnist-7xk2p'], 'PyTorchJob/mnist'],
    ['set-workers-0-1-x7k2p', ['Job/set-workers-0', 'JobSet/set'], 'JobSet/set'],
    ['etl-1732752000-fetch-123456789', ['Workflow/etl-1732752000'], 'Workflow/etl'],
    ['etl-7hx2k-fetch-123456789', ['Workflow/etl-7hx2k'], 'Workflow/etl'],
    ['build-run-x7k2p-fetch-pod', ['TaskRun/build-run-x7k2p-fetch'], 'TaskRun/build-run'],
    ['etl-daily-driver', ['SparkApplication/etl-daily'], 'SparkApplication/etl-daily'],
    [
      'etl-daily-9f2c4d5e6f708192-exec-3',
      ['Pod/etl-daily-driver', 'SparkApplication/etl-daily'],
      'SparkApplication/etl-daily',
    ],
    ['etl-9f2c4d5e6f708192-exec-3', ['Pod/etl-9f2c4d5e6f708192-driver'], 'Pod/etl'],
    ['svc-raycluster-6mj28-worker-small-x7k2p', ['RayCluster/svc-raycluster-6mj28'], 'RayCluster/svc-raycluster'],
    ['brokers-kafka-0', ['StrimziPodSet/brokers-kafka'], 'StrimziPodSet/brokers-kafka'],
    ['orders-1', ['Cluster/orders'], 'Cluster/orders'],
    ['catalog-x7k2p', ['CatalogSource/catalog'], 'CatalogSource/catalog'],
    ['runners-b9h4d-runner-x7k2p', ['EphemeralRunner/runners-b9h4d-runner-x7k2p'], 'EphemeralRunner/runners'],
    ['kube-proxy-ip-10-0-1-2.ec2.internal', ['Node/ip-10-0-1-2.ec2.internal'], 'StaticPod/kube-proxy'],
    // Ten more, of other controllers: knative, openkruise, volcano, cloudnative-pg's jobs, percona, tektoncd, keda, flink, airflow, crossplane.
    [
      'hello-00001-deployment-659dfd67fb-gk74w',
      ['ReplicaSet/hello-00001-deployment-659dfd67fb', 'Deployment/hello-00001-deployment', 'Revision/hello-00001'],
      'Deployment/hello-00001-deployment',
    ],
    ['clone-web-x7k2p', ['CloneSet/clone-web'], 'CloneSet/clone-web'],
    ['lm-training-worker-1', ['Job/lm-training'], 'Job/lm-training'],
    ['orders-1-initdb-x7k2p', ['Job/orders-1-initdb', 'Cluster/orders'], 'Cluster/orders'],
    [
      'pxc-cluster1-pxc-2',
      ['StatefulSet/pxc-cluster1-pxc', 'PerconaXtraDBCluster/cluster1'],
      'StatefulSet/pxc-cluster1-pxc',
    ],
    ['release-x7k2p-build-pod', ['TaskRun/release-x7k2p-build', 'PipelineRun/release-x7k2p'], 'TaskRun/release'],
    [
      'queue-worker-6d4cf56db6-x7k2p',
      ['ReplicaSet/queue-worker-6d4cf56db6', 'Deployment/queue-worker', 'ScaledObject/queue-worker'],
      'Deployment/queue-worker',
    ],
    [
      'flink-session-taskmanager-1-3',
      ['Deployment/flink-session', 'FlinkDeployment/flink-session'],
      'Deployment/flink-session',
    ],
    ['etl-daily-extract-orders-4rzv9w2k', [], 'Pod/etl-daily-extract-orders'],
    [
      'provider-aws-9c2ce8bc65e7-5698b576d4-gbbrs',
      [
        'ReplicaSet/provider-aws-9c2ce8bc65e7-5698b576d4',
        'Deployment/provider-aws-9c2ce8bc65e7',
        'ProviderRevision/provider-aws-9c2ce8bc65e7',
      ],
      'Deployment/provider-aws-9c2ce8bc65e7',
    ],
    ['jump-host', [], 'Pod/jump-host'],
    ['runner-abc-project-7-concurrent-0-n5ovuw2o', [], 'Pod/runner-abc-project-7'],
  ])('%s of %j: %s', (pod, chain, owner) => {
    expect(ownerOf(pod, chain)).toBe(owner)
  })

  // Labels as Spark gives them to drivers and executors: whatever people call a driver, it is of its application.
  test.each<[what: string, pods: readonly OwnedObject[], owner: string, of: readonly string[]]>([
    [
      'a driver and its executors',
      [
        { kind: 'Pod', namespace, name: 'nightly-submit', sparkApplication: 'orders-etl' },
        spark('orders-etl-9f2c4d5e6f708192-exec-1', 'Pod/nightly-submit'),
      ],
      'Spark/orders-etl',
      ['nightly-submit', 'orders-etl-9f2c4d5e6f708192-exec-1'],
    ],
    [
      'executors whose driver is gone',
      [spark('a-exec-1', 'Pod/gone'), spark('a-exec-2', 'Pod/gone')],
      'Spark/orders-etl',
      ['a-exec-1', 'a-exec-2'],
    ],
    [
      'runs by their day',
      ['2026-11-27', '20261128'].map((day) => ({ ...spark(`driver-${day}`), sparkApplication: `orders-etl-${day}` })),
      'Spark/orders-etl',
      ['driver-2026-11-27', 'driver-20261128'],
    ],
    [
      'what the operator runs, by what manages it',
      [
        spark('daily-driver', 'SparkApplication/daily'),
        spark('orders-etl-9f2c4d5e6f708192-exec-1', 'Pod/daily-driver'),
      ],
      'SparkApplication/daily',
      ['daily-driver', 'orders-etl-9f2c4d5e6f708192-exec-1'],
    ],
    [
      'executors of a notebook',
      [
        { kind: 'Pod', namespace, name: 'jupyter-jane' },
        { kind: 'Pod', namespace, name: 'app-9f2c4d5e6f708192-exec-1', owner: ref('Pod/jupyter-jane') },
      ],
      'Pod/jupyter-jane',
      ['app-9f2c4d5e6f708192-exec-1', 'jupyter-jane'],
    ],
  ])('an application of Spark: %s', (_, pods, owner, names) => {
    const found = workloadsOf(pods, [])
    expect(found.map(({ kind, name, pods: own }) => [`${kind}/${name}`, own])).toEqual([[owner, names]])
  })

  test('nobody that is known where what stands between is gone: its name tells then', () => {
    const pod = (name: string, owner: string): OwnedObject => ({ kind: 'Pod', namespace, name, owner: ref(owner) })
    expect(workloadsOf([pod('web-6d4cf56db6-x7k2p', 'ReplicaSet/web-6d4cf56db6')], [])).toEqual([])
    expect(workloadsOf([pod('backup-29839464-x7k2p', 'Job/backup-29839464')], [])).toEqual([])
  })

  test('what its Job was generated from', () => {
    expect(ownerOf('migrate-web-x7k2p-b9h4d', ['Job/migrate-web-x7k2p'], { generateName: 'migrate-web-' })).toBe(
      'Job/migrate-web',
    )
    // A field that says another thing than the name is none.
    expect(ownerOf('migrate-x7k2p', ['Job/migrate'], { generateName: 'evil-' })).toBe('Job/migrate')
  })

  test('nobody where owners own each other', () => {
    const job = (name: string, owner: string): OwnedObject => ({ kind: 'Job', namespace, name, owner: ref(owner) })
    const pod: OwnedObject = { kind: 'Pod', namespace, name: 'a', owner: ref('Job/one') }
    expect(workloadsOf([pod], [job('one', 'Job/two'), job('two', 'Job/one')])).toEqual([])
  })

  test('what its own namespace has, whatever has that name elsewhere', () => {
    const pods = ['shop', 'lab'].map(
      (where): OwnedObject => ({ kind: 'Pod', namespace: where, name: 'web-a', owner: ref('ReplicaSet/web') }),
    )
    const sets = [
      { kind: 'ReplicaSet', namespace: 'shop', name: 'web', owner: ref('Deployment/front') },
      { kind: 'ReplicaSet', namespace: 'lab', name: 'web', owner: ref('Rollout/back') },
    ]
    expect(workloadsOf(pods, sets)).toEqual([
      { namespace: 'lab', kind: 'Rollout', name: 'back', pods: ['web-a'] },
      { namespace: 'shop', kind: 'Deployment', name: 'front', pods: ['web-a'] },
    ])
  })
})

describe('a team is', () => {
  const set = { kind: 'ReplicaSet', namespace, name: 'web-1', owner: ref('Deployment/web') }
  const pod = (name: string, team?: string, owner = 'ReplicaSet/web-1'): OwnedObject => ({
    ...{ kind: 'Pod', namespace, name, team, owner: ref(owner) },
  })
  const deployment = (team?: string): OwnedObject => ({ kind: 'Deployment', namespace, name: 'web', team })
  const teams = (pods: OwnedObject[], others: OwnedObject[]) => workloadsOf(pods, others).map(({ team }) => team)

  test.each<[what: string, pods: OwnedObject[], others: OwnedObject[], team: string | undefined]>([
    ['its own', [pod('a', 'pods')], [set, deployment('own')], 'own'],
    ['that of all its pods, where it has none', [pod('a', 'pods'), pod('b', 'pods')], [set, deployment()], 'pods'],
    ['none, where its pods differ', [pod('a', 'pods'), pod('b', 'others')], [set, deployment()], undefined],
    ['none, where some pods have one', [pod('a', 'pods'), pod('b')], [set, deployment()], undefined],
    ['that of the pods, of what cannot be read', [pod('a', 'pods', 'TFJob/mnist')], [], 'pods'],
  ])('%s', (_, pods, others, team) => {
    expect(teams(pods, others)).toEqual([team])
  })

  test('told of a workload without a pod too, where it has one', () => {
    expect(workloadsOf([], [deployment('own'), { ...deployment(), name: 'none' }])).toEqual([
      { namespace, kind: 'Deployment', name: 'web', team: 'own', pods: [] },
    ])
  })
})

describe('at an hour', () => {
  const workload = (kind: string, name: string, pods: readonly string[], team?: string): ReadWorkload => ({
    ...{ namespace, kind, name, pods },
    ...(team === undefined ? {} : { team }),
  })
  const cluster = (workloads: readonly ReadWorkload[], namespaceTeams = {}): ReadCluster => ({
    ...{ name: 'prod', services: [], dataPlane: { proxy: null, followsHints: null, meshes: [] } },
    ...{ workloads, namespaceTeams },
  })
  const end = (name: string | null, kind: string | null = null, of: string | null = namespace) => ({
    ...{ namespace: of, workload: name, workloadKind: kind },
  })

  test('a pod is whose the reading after it says, else the one before, else whose its likes are', () => {
    const { ownerOf } = podOwners([
      [cluster([workload('Rollout', 'web', ['web-6d4cf56db6-b9h4d']), workload('Deployment', 'api', ['api-1'])])],
      [cluster([workload('Deployment', 'old', ['old-1', 'api-1'])])],
    ])
    expect(ownerOf('prod', namespace, 'api-1')).toEqual({ kind: 'Deployment', name: 'api' })
    expect(ownerOf('prod', namespace, 'old-1')).toEqual({ kind: 'Deployment', name: 'old' })
    // It lived between two readings: pods of that name are the Rollout's.
    expect(ownerOf('prod', namespace, 'web-6d4cf56db6-x7k2p')).toEqual({ kind: 'Rollout', name: 'web' })
    expect(ownerOf('prod', namespace, 'other-6d4cf56db6-x7k2p')).toBeUndefined()
    expect(ownerOf('prod', 'lab', 'api-1')).toBeUndefined()
    expect(ownerOf('lab', namespace, 'api-1')).toBeUndefined()
  })

  test('pods named alike that belong to several tell nothing of one that is not known', () => {
    const { ownerOf } = podOwners([
      [cluster([workload('StatefulSet', 'db', ['db-0']), workload('MySQL', 'db-primary', ['db-1'])])],
    ])
    expect(ownerOf('prod', namespace, 'db-0')).toEqual({ kind: 'StatefulSet', name: 'db' })
    expect(ownerOf('prod', namespace, 'db-7')).toBeUndefined()
  })

  test('a team is the one of the workload, else of its namespace', () => {
    const { teamOf } = podOwners([
      [
        cluster([workload('Deployment', 'web', [], 'front'), workload('Deployment', 'api', ['api-1'])], {
          shop: 'shop',
        }),
      ],
      [cluster([workload('Deployment', 'api', ['api-1'], 'then'), workload('Job', 'seed', [], 'seeders')])],
    ])
    expect(teamOf('prod', end('web', 'Deployment'))).toBe('front')
    // By its name alone nobody knows the kind.
    expect(teamOf('prod', end('web'))).toBe('front')
    expect(teamOf('prod', end('seed', 'Job'))).toBe('seeders')
    // It has none any more.
    expect(teamOf('prod', end('api', 'Deployment'))).toBe('shop')
    expect(teamOf('prod', end(null))).toBe('shop')
    expect(teamOf('prod', end('web', 'Deployment', 'lab'))).toBeUndefined()
    expect(teamOf('prod', end(null, null, null))).toBeUndefined()
    expect(teamOf('lab', end('web', 'Deployment'))).toBeUndefined()
  })

  test('what listens at a port of a node is the one thing that does, as told after it, else before', () => {
    const host = (name: string, ports: readonly number[], ips: readonly string[]) => ({
      ...{ namespace: 'kube-system', kind: 'DaemonSet', name, ports, ips },
    })
    const reading = (...hostWorkloads: ReturnType<typeof host>[]) => [{ ...cluster([]), hostWorkloads }]
    const { hostOf } = podOwners([
      reading(host('exporter', [9100], ['10.0.1.7']), host('a', [8080], ['10.0.1.7']), host('b', [8080], ['10.0.1.7'])),
      reading(host('former', [9100], ['10.0.1.7', '10.0.2.7']), host('a', [8080], ['10.0.1.7'])),
    ])
    const named = (name: string) => ({ namespace: 'kube-system', kind: 'DaemonSet', name })
    expect(hostOf('prod', '10.0.1.7', 9100)).toEqual(named('exporter'))
    expect(hostOf('prod', '10.0.2.7', 9100)).toEqual(named('former'))
    expect(hostOf('prod', '10.0.1.7', 8080)).toBeUndefined()
    expect(hostOf('prod', '10.0.1.7', 22)).toBeUndefined()
    expect(hostOf('lab', '10.0.1.7', 9100)).toBeUndefined()
  })

  test('two of one name and of different teams are told apart by their kind alone', () => {
    const { teamOf } = podOwners([
      [cluster([workload('Deployment', 'web', ['web-1'], 'front'), workload('CronJob', 'web', ['web-2'], 'ops')])],
    ])
    expect(teamOf('prod', end('web', 'Deployment'))).toBe('front')
    expect(teamOf('prod', end('web', 'CronJob'))).toBe('ops')
    expect(teamOf('prod', end('web'))).toBeUndefined()
  })

  test('all teams that labels name are known', () => {
    const one = cluster([workload('Deployment', 'web', [], 'front'), workload('Job', 'seed', [])], { shop: 'shop' })
    expect(labelTeams([one])).toEqual(['shop', 'front'])
  })
})
