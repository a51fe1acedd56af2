import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, findings, found, out, pod, REMOTE } from './build.ts'

const prometheus = { ...pod(1, 'prometheus-k8s-0', 9), namespace: 'monitoring' }
const node = end({ ip: '10.0.2.5', azId: 'az-2', subnetId: 'subnet-2', vpcId: 'vpc-1', instanceId: 'i-2' })

describe('calls among the pods of one workload by its Service', () => {
  // Any of them may answer, the one of the own zone too: but for pods that hold data.
  test.each([
    ['Deployment', false],
    ['Rollout', false],
    ['ReplicaSet', false],
    ['StatefulSet', true],
    ['StrimziPodSet', true],
  ])('of a %s are replication: %s', (kind, isReplication) => {
    const ownerOf = () => ({ kind, name: 'api' })
    const flows = [call(pod(1, 'api', 0), behind('api', pod(2, 'api', 1)), 10)]
    const ids = found('not-routable', flows, { owners: { ownerOf } }).map(({ id }) => id)
    expect(ids).toEqual(isReplication ? ['not-routable/prod/replication'] : [])
  })
})

describe('a crossing that no routing changes', () => {
  test.each<[string, Flow, string]>([
    ['a scrape', call(prometheus, behind('api', pod(2, 'api', 2)), 10, { targetPort: 8080 }), 'scrapes'],
    ['an exporter on a node', call(pod(1, 'agent', 1), node, 10, { targetPort: 9100 }), 'scrapes'],
    ["a kubelet's metrics", call(pod(1, 'metrics-server', 1), node, 10, { targetPort: 10250 }), 'scrapes'],
    ['a call of a node', call(pod(1, 'web', 1), node, 10, { targetPort: 30080 }), 'nodes'],
    ['a scrape of another kind', call({ ...pod(1, 'vmagent', 9) }, behind('api', pod(2, 'api', 2)), 10), 'scrapes'],
    ['a copy between replicas', call(pod(1, 'kafka-0', 0), behind('kafka', pod(2, 'kafka-1', 1)), 10), 'replication'],
  ])('is %s', (_, flow, name) => {
    const { open, unavoidable, totals } = findings([flow])
    expect(open).toEqual([])
    expect(unavoidable).toMatchObject([
      { id: `not-routable/prod/${name}`, usdPerMonth: 0, savingIs: 'none', gigabytes: 10, change: null },
    ])
    expect(unavoidable[0]?.costUsdPerMonth).toBeCloseTo(aMonth(0.2), 10)
    expect(totals).toMatchObject({ savingUsdPerMonth: 0, atMostUsdPerMonth: 0 })
  })

  test('is not one of another kind', () => {
    // Between two workloads; from one namespace to the other's workload of the same name; out by a gateway.
    // What a collector sends to a store goes by its Service.
    for (const [from, to] of [
      ['vmagent', 'vminsert'],
      ['alloy', 'loki-distributor'],
      ['prometheus-adapter', 'web'],
    ] as const) {
      expect(found('not-routable', [call(pod(1, from, 1), behind(to, pod(2, to, 2)), 10)])).toEqual([])
    }
    const other = { ...behind('api', pod(2, 'web', 2)), namespace: 'other' }
    expect(found('not-routable', [call(pod(1, 'web', 1), behind('api', pod(2, 'api', 2)), 10)])).toEqual([])
    expect(found('not-routable', [call(pod(1, 'web', 1), other, 10)])).toEqual([])
    expect(found('not-routable', [out(prometheus, REMOTE.partner, 10)], { leavesBy: [2, 2, 3] })).toEqual([])
  })

  test('is none of an instance that no agent told of: it may run anything, a database for one', () => {
    const database = end({ ip: '10.0.2.7', azId: 'az-2', subnetId: 'subnet-2', vpcId: 'vpc-1', instanceId: 'i-db' })
    const flow = call(pod(1, 'web', 1), database, 10, { targetPort: 3306, mirrored: false })
    expect(found('not-routable', [flow])).toEqual([])
  })

  test('with the control plane is said with its bytes, though nobody knows whether it costs', () => {
    const { unavoidable } = findings(
      [call(pod(1, 'controller', 1), end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 200, { mirrored: false })],
      {
        topology: {
          interfaces: [
            {
              id: 'eni-1',
              vpcId: 'vpc-1',
              ips: ['10.0.2.99'],
              publicIps: [],
              name: 'EKS control plane of prod',
              owner: 'eks_control_plane',
            },
          ],
        },
      },
    )
    expect(unavoidable).toMatchObject([{ id: 'not-routable/prod/control-plane', gigabytes: 200, costUsdPerMonth: 0 }])
  })
})

test('pods of a Deployment that call their own Service are routed, and copy nothing', () => {
  // https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
  const calls = [
    call(pod(1, 'api', 0), behind('api', pod(2, 'api', 1)), 300),
    call(pod(2, 'api', 1), behind('api', pod(1, 'api', 0)), 300),
  ]
  const { open, unavoidable } = findings(calls)
  expect(unavoidable).toEqual([])
  expect(open.map(({ kind }) => kind)).toEqual(['same-zone-routing'])
})
