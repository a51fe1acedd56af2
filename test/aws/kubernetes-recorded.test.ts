import { afterAll, expect, test } from 'vitest'
import { readClusterObjects } from '../../aws/kubernetes/cluster-objects.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { enterCloud } from '../cloud.ts'
import { ownCluster } from '../own-cluster.ts'
import from133 from './recorded/kubernetes-1.33.json' with { type: 'json' }
import from136 from './recorded/kubernetes-1.36.json' with { type: 'json' }

/**
 * Answers of kube-apiserver 1.36.3, and of the same with `--emulated-version=kube=1.33`, without managedFields and the descriptions of columns,
 * to a reader with the rules of the role `view` alone. Those of 1.34 and 1.35 have the same form.
 */

const cloud = await enterCloud(seed)
afterAll(() => cloud.close())

test.each([
  ['1.33', from133],
  ['1.36', from136],
])('a cluster of Kubernetes %s tells all that is asked', async (_, recorded) => {
  await cloud.use({ ...seed, kubernetes: { lists: {}, recorded } }, '/nowhere')
  const { read, untold } = await readClusterObjects(ownCluster('eks-cluster'), 'example.com/team')
  expect(untold).toEqual([])
  const service = (name: string, more: object) => ({
    ...{ namespace: 'shop', name, isHeadless: false, trafficDistribution: null, topologyMode: null, isLocal: false },
    ...{ isPassedOnByNodes: false, ready: {}, ...more },
  })
  expect(read?.services.filter(({ namespace }) => namespace === 'shop')).toEqual([
    service('db', { isHeadless: true }),
    service('lb', {}),
    service('np', { isPassedOnByNodes: true }),
    service('web', { trafficDistribution: 'PreferClose', ready: { 'us-east-1a': 1 }, passedOnBeside: [] }),
  ])
  const own = (namespace: string, kind: string, name: string, pods: readonly string[], team?: string) => ({
    ...{ namespace, kind, name, pods },
    ...(team === undefined ? {} : { team }),
  })
  expect(read?.workloads).toEqual([
    own('ops', 'CronJob', 'backup', ['backup-29839464-x7k2p'], 'Ops & co'),
    own('ops', 'DaemonSet', 'node-exporter', ['node-exporter-x7k2p', 'node-exporter-z9k2p']),
    own('ops', 'Pod', 'jump', ['jump']),
    own('ops', 'Workflow', 'etl', ['etl-1732752000-fetch-123456789']),
    own('shop', 'Deployment', 'web', ['web-6d4cf56db6-b2kfz', 'web-6d4cf56db6-c7mxq'], 'front'),
    own('shop', 'Rollout', 'api', ['api-5b8f6d9c7-x7k2p']),
  ])
  expect(read?.namespaceTeams).toEqual({ shop: 'shop' })
  // The pod that no node runs yet has no address.
  expect(read?.hostWorkloads).toEqual([
    { namespace: 'ops', kind: 'DaemonSet', name: 'node-exporter', ports: [9100], ips: ['10.0.1.7'] },
  ])
  expect(JSON.stringify(read)).not.toContain('hunter2')
})
