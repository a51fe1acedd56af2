import { describe, expect, test } from 'vitest'
import type { DataPlane, KubernetesService } from '../../../domain/network/cluster-objects.ts'
import { aMonth, behind, call, found, pod } from './build.ts'

/** What a cluster tells of a Service, and what is advised of it then. */

const api = (zone: 1 | 2 | 3, index: number) => behind('api', pod(zone, 'api', index))
const web = (zone: 1 | 2 | 3) => pod(zone, 'web', zone)

// Each of two zones calls both pods: 20 GB cross, at $0.01 out and $0.01 in.
const EVEN = [1, 2].flatMap((zone) => [
  call(web(zone as 1 | 2), api(1, 1), 10),
  call(web(zone as 1 | 2), api(2, 2), 10),
])
// Zone 3 has no pod: 20 GB cross from there.
const FROM_THREE = [call(web(3), api(1, 1), 10), call(web(3), api(2, 2), 10), call(web(1), api(1, 1), 10)]

const KUBE_PROXY: DataPlane = { proxy: 'kube-proxy', followsHints: true, meshes: [] }

const told = (service: Partial<KubernetesService> | null, plane: Partial<DataPlane> = {}) => ({
  readClusters: [
    {
      name: 'prod',
      services:
        service === null
          ? []
          : [
              {
                ...{ namespace: 'shop', name: 'api', isHeadless: false, trafficDistribution: null, topologyMode: null },
                ...{ isLocal: false, ready: null, ...service },
              },
            ],
      dataPlane: { ...KUBE_PROXY, ...plane },
    },
  ],
})

const routing = (...given: Parameters<typeof told>) => found('same-zone-routing', EVEN, told(...given))
const spread = (...given: Parameters<typeof told>) => found('zone-spread', FROM_THREE, told(...given))

describe('calls that cross', () => {
  test.each([
    [{ trafficDistribution: 'PreferClose' }],
    [{ trafficDistribution: 'PreferSameZone' }],
    [{ topologyMode: 'Auto' }],
    [{ isLocal: true }],
    [{ isHeadless: true, trafficDistribution: 'PreferClose' }],
  ])('of a Service with %j are advised no routing', (service) => {
    expect(routing(service)).toEqual([])
  })

  test('of a Service with nothing set are advised it, with the endpoints that were ready and who follows it', () => {
    const [one] = routing({ ready: { 'az-1': 2, 'az-2': 1 } })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.4), 10)
    expect(one).toMatchObject({
      savingIs: 'estimate',
      change: { kind: 'service-routing', namespace: 'shop', service: 'api', value: 'PreferSameZone' },
    })
    const assumes = one?.assumes.join(' ')
    expect(assumes).toContain('By the end of the day its ready endpoints stood in az-1 (2), az-2 (1).')
    expect(assumes).toContain('Nothing on the Service sets its routing or takes precedence over it.')
    expect(assumes).toContain('kube-proxy leads its calls, and follows trafficDistribution.')
    expect(assumes).not.toContain('Flows do not show this')
  })

  test('of a Service whose endpoints were not told at the end of the day are told without them', () => {
    const said = (service: Partial<KubernetesService>) => routing(service)[0]?.assumes.join(' ')
    expect(said({ ready: null })).toContain(
      'How many ready endpoints it has in each zone was not told by the end of the day.',
    )
    expect(said({ ready: {} })).toContain('By the end of the day it had no ready endpoint.')
  })

  test('of a headless Service are the clients’ to keep, and no command of a Service’s', () => {
    const [one, ...others] = routing({ isHeadless: true })
    expect(others).toEqual([])
    expect(one).toMatchObject({
      id: 'same-zone-routing/prod/shop/api',
      title: 'Let clients of headless Service api (shop) choose pods of their zone',
      savingIs: 'at_most',
      change: null,
    })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.4), 10)
  })

  test('led by Cilium that does not follow the field are told so, without a command', () => {
    const [one] = routing({}, { proxy: 'cilium', followsHints: false })
    expect(one).toMatchObject({ savingIs: 'at_most', change: null })
    expect(one?.assumes[0]).toContain('loadBalancer.serviceTopology=true')
    const [follows] = routing({}, { proxy: 'cilium', followsHints: true })
    expect(follows).toMatchObject({ savingIs: 'estimate', change: { kind: 'service-routing' } })
  })

  test('led by nobody who was seen, or past a mesh, say so', () => {
    expect(routing({}, { proxy: null, followsHints: null })[0]?.assumes.join(' ')).toContain(
      'Who leads calls of Services in this cluster was not told',
    )
    expect(routing({}, { meshes: ['Istio'] })[0]?.assumes.join(' ')).toContain(
      'Istio runs in this cluster: where its sidecar makes the call, Istio chooses the pod by its own rules.',
    )
  })

  test('of a Service that the cluster does not have by now, or of a cluster that was not read, are advised as ever', () => {
    const asEver = found('same-zone-routing', EVEN, {})
    expect(asEver[0]?.assumes.join(' ')).toContain('Flows do not show this, so the command checks first.')
    expect(routing(null)).toEqual(asEver)
    expect(found('same-zone-routing', EVEN, { readClusters: [] })).toEqual(asEver)
    const [{ dataPlane, services }] = told({ trafficDistribution: 'PreferClose' }).readClusters as [
      ReturnType<typeof told>['readClusters'][number],
    ]
    expect(found('same-zone-routing', EVEN, { readClusters: [{ name: 'lab', dataPlane, services }] })).toEqual(asEver)
  })
})

describe('calls from a zone without a pod', () => {
  test('are advised a replica there, and routing only where it is not set', () => {
    const [plain] = spread({ ready: { 'az-1': 1, 'az-2': 1 } })
    expect(plain).toMatchObject({ change: { kind: 'topology-spread' } })
    const [set] = spread({ trafficDistribution: 'PreferClose' })
    expect(set).toMatchObject({ title: plain?.title, usdPerMonth: plain?.usdPerMonth, change: null })
    expect(set?.assumes.join(' ')).toContain('Its Service has trafficDistribution: PreferClose already')
    const [headless] = spread({ isHeadless: true })
    expect(headless).toMatchObject({ title: plain?.title, change: null })
    expect(headless?.assumes.join(' ')).toContain('Its Service is headless')
    expect(spread({}, { proxy: 'cilium', followsHints: false })[0]).toMatchObject({ change: null })
  })
})
