import { expect, test } from 'vitest'
import { aMonth, behind, call, found, pod } from './build.ts'

const api = (zone: 1 | 2 | 3, index: number) => behind('api', pod(zone, 'api', index))
const web = (zone: 1 | 2 | 3) => pod(zone, 'web', zone)

test('callers in a zone without a pod of what they call need one there', () => {
  const flows = [call(web(1), api(1, 1), 10), call(web(2), api(1, 1), 30), call(web(3), api(1, 1), 20)]
  const [one, ...others] = found('zone-spread', flows)
  expect(others).toEqual([])
  // 50 GB from zones 2 and 3.
  expect(one?.usdPerMonth).toBeCloseTo(aMonth(1), 10)
  expect(one).toMatchObject({
    id: 'zone-spread/prod/shop/api',
    title: 'Run a replica of api (shop) in az-2, az-3 too',
    savingIs: 'at_most',
    gigabytes: 50,
    change: {
      kind: 'topology-spread',
      namespace: 'shop',
      workload: 'api',
      service: 'api',
      value: 'PreferSameZone',
      scale: { from: 1, to: 3 },
    },
  })
  expect(found('same-zone-routing', flows)).toEqual([])
})

test('callers that have a pod in their zone, a Service in front, or no zone, need none', () => {
  expect(found('zone-spread', [call(web(1), api(2, 2), 50), call(web(2), api(1, 1), 50)])).toEqual([])
  expect(found('zone-spread', [call(web(1), pod(2, 'api', 2), 50)])).toEqual([])
  expect(
    found('zone-spread', [call({ ...web(1), azId: null, subnetId: null }, api(2, 2), 50, { category: 'INTER_AZ' })]),
  ).toEqual([])
})

test('a pod that answers a load balancer alone stands in its zone all the same', () => {
  const balancer = { ...web(2), pod: null, namespace: null }
  const answers = call(balancer, api(1, 1), 10, { mirrored: false, reportedBy: 'destination' })
  const calls = call(web(1), api(2, 2), 50)
  expect(found('zone-spread', [calls])).toHaveLength(1)
  expect(found('zone-spread', [calls, answers])).toEqual([])
  expect(found('same-zone-routing', [calls, answers])).toMatchObject([
    {
      gigabytes: 50,
      assumes: [expect.stringContaining('(az-1 (1), az-2 (1))'), ...new Array(3).fill(expect.anything())],
    },
  ])
  // One of another Service shows nothing.
  const other = { ...answers, destination: behind('checkout', pod(1, 'checkout', 1)) }
  expect(found('zone-spread', [calls, other])).toHaveLength(1)
})

test('enough replicas need no more, and of what is no Deployment nobody knows what to patch', () => {
  const many = [1, 2, 3].map((index) => call(web(2), api(1, index), 30))
  expect(found('zone-spread', many)).toMatchObject([{ change: { scale: null } }])
  const daemon = { ...behind('agent', pod(1, 'agent', 1)), pod: 'agent-x7k2q' }
  expect(found('zone-spread', [call(web(2), daemon, 50)])).toMatchObject([{ change: null }])
})
