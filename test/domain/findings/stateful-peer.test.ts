import { describe, expect, test } from 'vitest'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, found, pod } from './build.ts'

const web = pod(1, 'web', 1)
const set = (name: string) => behind(name, pod(2, `${name}-0`, 0))
const described = (name: string): NetworkInterface => ({
  id: 'eni-1',
  vpcId: 'vpc-1',
  ips: ['10.0.2.99'],
  publicIps: [],
  name,
  owner: null,
})

describe('calls of what holds data, across zones,', () => {
  test.each([
    ['kafka', 'client.rack'],
    ['strimzi-kafka-pool', 'client.rack'],
    ['redis-cart', 'AZ_AFFINITY'],
    ['valkey', 'AZ_AFFINITY'],
    ['memcached', 'a pool of its own'],
    ['postgres', 'a reader in the zone'],
    ['orders-mysql', 'a reader in the zone'],
    ['opensearch-data', 'allocation awareness'],
    ['elasticsearch', 'allocation awareness'],
    ['mongodb', 'readPreference'],
    ['cassandra', 'rack-aware'],
    ['rabbitmq', 'node of the zone'],
    ['loki', 'compressed'],
    ['inventory-state', 'often hold data of their own'],
  ])('%s: advice says %s', (name, says) => {
    const [one, ...others] = found('stateful-peer', [call(web, set(name), 10)])
    expect(others).toEqual([])
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.2), 10)
    expect(one).toMatchObject({
      id: `stateful-peer/prod/shop/${name}`,
      title: `Read from ${name} (shop) in the caller's zone`,
      savingIs: 'at_most',
      change: null,
    })
    expect(one?.assumes[0]).toContain(says)
    expect(found('same-zone-routing', [call(web, set(name), 10)])).toEqual([])
  })

  test.each(['ALB kafka-ui', 'NLB redis', 'Classic Load Balancer mysql', 'Lambda, such as mongo-export'])(
    '%s holds nothing, whatever its users call it',
    (name) => {
      const flows = [call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })]
      expect(found('stateful-peer', flows, { topology: { interfaces: [described(name)] } })).toEqual([])
    },
  )

  test('pods that a training job numbers are told as no replicas, and no routing is advised', () => {
    const flows = [call(web, behind('mnist', pod(2, 'mnist-worker-1', 1)), 10)]
    expect(found('stateful-peer', flows)).toEqual([])
    expect(found('same-zone-routing', flows)).toEqual([])
  })

  test.each([
    ['RDS database', 'a reader in the zone'],
    ['ElastiCache carts', 'AZ_AFFINITY'],
    ['MSK events', 'client.rack'],
    ['OpenSearch logs', 'allocation awareness'],
    ['EFS fs-1', 'mount target'],
  ])('%s, by its interface: advice says %s', (name, says) => {
    const flows = [call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })]
    const [one] = found('stateful-peer', flows, { topology: { interfaces: [described(name)] } })
    expect(one).toMatchObject({
      id: `stateful-peer/prod/vpc-1/${name}`,
      title: `Read from ${name} in the caller's zone`,
    })
    expect(one?.assumes[0]).toContain(says)
  })

  test('are one finding for all callers, and none inside a zone', () => {
    const flows = [
      call(web, set('kafka'), 10),
      call(pod(3, 'jobs', 3), set('kafka'), 5),
      call(pod(2, 'near', 4), set('kafka'), 50),
    ]
    expect(found('stateful-peer', flows)).toMatchObject([{ gigabytes: 15 }])
    expect(found('stateful-peer', flows.slice(2))).toEqual([])
  })

  test('are no finding of a Deployment, or of an interface that holds none', () => {
    expect(found('stateful-peer', [call(web, behind('redis-proxy', pod(2, 'redis-proxy', 2)), 10)])).toEqual([])
    const balancer = call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })
    expect(found('stateful-peer', [balancer], { topology: { interfaces: [described('NLB shop')] } })).toEqual([])
  })
})
