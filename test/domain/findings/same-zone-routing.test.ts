import { describe, expect, test } from 'vitest'
import { aMonth, behind, call, found, type Place, pod } from './build.ts'

const api = (zone: 1 | 2 | 3, index: number) => behind('api', pod(zone, 'api', index))
const web = (zone: 1 | 2 | 3) => pod(zone, 'web', zone)
const routing = (...given: Parameters<typeof found> extends [unknown, ...infer Rest] ? Rest : never) =>
  found('same-zone-routing', ...given)

// Each of two zones calls both pods: 10 GB stay in a zone, 10 GB cross, by each.
const EVEN = [
  call(web(1), api(1, 1), 10),
  call(web(1), api(2, 2), 10),
  call(web(2), api(1, 1), 10),
  call(web(2), api(2, 2), 10),
]

describe('calls of a Service across zones', () => {
  test('stay where a pod of it stands in each zone', () => {
    const [one, ...others] = routing(EVEN)
    expect(others).toEqual([])
    // 20 GB cross, at $0.01 out and $0.01 in.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.4), 10)
    expect(one).toMatchObject({
      id: 'same-zone-routing/prod/shop/api',
      cluster: 'prod',
      title: 'Keep calls to Service api (shop) in their zone',
      savingIs: 'estimate',
      gigabytes: 20,
      days: 1,
      change: { kind: 'service-routing', namespace: 'shop', service: 'api', value: 'PreferSameZone' },
    })
    expect(one?.assumes[0]).toBe(
      "100% of the crossing bytes can stay local: a pod ran in the caller's zone at the time (az-1 (1), az-2 (1)).",
    )
    expect(one?.risks).toEqual(['Busy pods in one zone get no help from other zones: keep replicas even across zones.'])
  })

  // https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution: these take precedence.
  test('stay only where nothing on the Service takes precedence, which no flow tells', () => {
    const assumed = routing(EVEN)[0]?.assumes.join(' ')
    for (const name of ['topology-mode', 'topology-aware-hints', 'internalTrafficPolicy: Local'])
      expect(assumed).toContain(name)
  })

  test('stay from the zones that have a pod, and the others are named', () => {
    const [one] = routing([...EVEN, call(web(3), api(1, 1), 20), call(web(3), api(2, 2), 20)])
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.4), 10)
    // 20 of the 60 GB that cross.
    expect(one?.assumes[0]).toContain('33% of the crossing bytes can stay')
    expect(one?.risks.join(' ')).toContain('It has no pod in az-3: callers there still cross.')
  })

  test('warn where a zone has much more callers than pods', () => {
    // Zone 1 sends 90 GB to four pods, one of them its own: alone it would carry 90 GB, where the mean is 30 GB.
    const pods = [api(1, 1), api(2, 2), api(2, 3), api(2, 4)]
    const [one] = routing([...pods.map((to) => call(web(1), to, 22.5)), ...pods.map((to) => call(web(2), to, 7.5))])
    expect(one?.risks[0]).toContain("a pod in az-1 will carry 3.0 times today's average")
  })

  test('warn of callers from a zone without a pod, who go to all as before', () => {
    // Zone 1's pod has 10 GB of its own zone and half of the 10 GB of zone 3; zone 2's has 2 GB and the other half. The
    // mean is 11 GB: 15 / 11 = 1.4 is no warning. With 4 GB of zone 1 more it is 19 / 13 = 1.5, and with 8 GB 23 / 15 = 1.53.
    const flows = (more: number) => [
      call(web(1), api(2, 2), 10 + more),
      call(web(2), api(1, 1), 2),
      call(web(3), api(1, 1), 10),
    ]
    expect(routing(flows(0))[0]?.risks[0]).toContain('get no help from other zones')
    expect(routing(flows(8))[0]?.risks[0]).toContain('a pod in az-1 will carry 1.5 times')
  })

  test.each<[string, Place['version'], string, string]>([
    ['1.34', '1.34', 'PreferSameZone', 'The cluster runs Kubernetes 1.34.'],
    ['1.35', '1.35', 'PreferSameZone', 'The cluster runs Kubernetes 1.35.'],
    ['1.33', '1.33', 'PreferClose', 'where PreferSameZone is still named PreferClose'],
    ['1.31', '1.31', 'PreferClose', 'where PreferSameZone is still named PreferClose'],
    ['1.30', '1.30', 'PreferClose', 'upgrade to 1.31 or later first'],
    ['unknown', null, 'PreferClose', 'The cluster version is not known'],
    ['of another form', 'v2', 'PreferClose', 'The cluster version is not known'],
  ])('name the value that version %s takes', (_, version, value, says) => {
    const [one] = routing(EVEN, { version })
    expect(one?.change).toMatchObject({ value })
    expect(one?.assumes.join(' ')).toContain(says)
  })

  test('are no finding', () => {
    // Inside a zone alone.
    expect(routing([call(web(1), api(1, 1), 100), call(web(2), api(2, 2), 100)])).toEqual([])
    // From a zone without a pod alone: routing has nowhere to keep them.
    expect(routing([call(web(3), api(1, 1), 100)])).toEqual([])
    // Below a dollar a month: 1.6 GB a day cost $0.97.
    expect(routing([call(web(1), api(2, 2), 0.8), call(web(2), api(1, 1), 0.8)])).toEqual([])
    // Of a Service that is routed already: what is left crosses now and then.
    expect(
      routing([call(web(1), api(1, 1), 1000), call(web(2), api(2, 2), 1000), call(web(1), api(2, 2), 50)]),
    ).toEqual([])
    // Of pods behind no Service.
    expect(routing([call(web(1), pod(2, 'api', 2), 100), call(web(2), pod(1, 'api', 1), 100)])).toEqual([])
  })

  test('are no finding where the pod was in the zone at another time', () => {
    // One pod, in zone 1 until noon and then in zone 2: whoever called from the other zone could only cross.
    const at = (hour: number) => Date.parse(`2026-11-21T${String(hour).padStart(2, '0')}:00:00Z`)
    const flows = ([1, 2] as const).flatMap((zone) => [
      call(web(zone), api(1, 1), 50, { windowStart: at(3) }),
      call(web(zone), api(2, 2), 50, { windowStart: at(15) }),
    ])
    expect(routing(flows)).toEqual([])
    expect(found('zone-spread', flows)).toMatchObject([
      { title: 'Run a replica of api (shop) in az-1, az-2 too', gigabytes: 100, change: { scale: { from: 1, to: 2 } } },
    ])
    // Pods of a rollout are no more pods: at any hour there are two.
    const rollout = [
      ...EVEN.map((flow) => ({ ...flow, windowStart: at(3) })),
      ...[call(web(1), api(1, 5), 10), call(web(1), api(2, 6), 10)].map((flow) => ({ ...flow, windowStart: at(4) })),
    ]
    expect(routing(rollout)[0]?.assumes[0]).toContain('(az-1 (1), az-2 (1)).')
  })

  test('count twice what a discount does not take', () => {
    const [one] = routing(EVEN, { priceFactor: 0.5 })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.2), 10)
  })

  test('of a day of 23 hours are as many hours of a month', () => {
    const [one] = routing(EVEN, { hours: 23 })
    expect(one?.usdPerMonth).toBeCloseTo((0.4 * 730) / 23, 10)
  })
})
