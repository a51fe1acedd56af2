import { describe, expect, test } from 'vitest'
import { describedInterface, type Store } from '../../../domain/network/network-interface.ts'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, found, pod } from './build.ts'

const web = pod(1, 'web', 1)
const set = (name: string) => behind(name, pod(2, `${name}-0`, 0))
const described = (name: string, store?: Store): NetworkInterface => ({
  id: 'eni-1',
  vpcId: 'vpc-1',
  ips: ['10.0.2.99'],
  publicIps: [],
  name,
  owner: null,
  ...(store ? { store } : {}),
})

describe('calls of what holds data, across zones,', () => {
  test.each([
    ['kafka', 'client.rack'],
    ['strimzi-kafka-pool', 'client.rack'],
    ['redis-cart', 'AZ_AFFINITY'],
    ['valkey', 'AZ_AFFINITY'],
    ['memcached', 'its own pool'],
    ['postgres', "a reader in the caller's zone"],
    ['orders-mysql', "a reader in the caller's zone"],
    ['opensearch-data', 'allocation awareness'],
    ['elasticsearch', 'allocation awareness'],
    ['mongodb', 'readPreference'],
    ['cassandra', 'rack-aware'],
    ['rabbitmq', 'node in the zone'],
    ['loki', 'compressed'],
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

  // A training job, its first pod, an operator's database, a tablet, a run of a day: of what is numbered, nobody knows what it holds.
  test.each([
    'mnist-worker-1',
    'mnist-master-0',
    'orders-1',
    'inventory-state-0',
    'redis-worker-2',
    'mongo-20240801-0',
  ])('%s is told as no replica of a system, and no routing is advised', (name) => {
    const flows = [
      call(web, behind('numbered', pod(2, name)), 10),
      call(web, behind('numbered', pod(1, name.replace(/\d$/, '7'), 5)), 10),
    ]
    expect(found('stateful-peer', flows)).toEqual([])
    expect(found('same-zone-routing', flows)).toEqual([])
  })

  // As the cluster tells of owners: an operator's numbered pods are no pods of a Deployment.
  test.each([
    ['StrimziPodSet', 'brokers-kafka', 'brokers-kafka', 'client.rack', 0],
    ['StatefulSet', 'brokers', 'brokers', 'often hold their own data', 0],
    ['Cluster', 'orders-postgres', null, null, 0],
    ['TFJob', 'mnist', null, null, 0],
    ['Pod', 'kafka', null, null, 0],
    ['Rollout', 'kafka', null, null, 1],
    ['Deployment', 'kafka', null, null, 1],
  ] as const)('%s %s by its owner', (kind, name, subject, says, routed) => {
    const flows = [
      call(web, behind(name, pod(2, `${name}-0`)), 10),
      call(web, behind(name, pod(1, `${name}-1`, 5)), 10),
    ]
    const ownerOf = (_: string, __: string, one: string) => (one.startsWith(name) ? { kind, name } : undefined)
    const [one] = found('stateful-peer', flows, { owners: { ownerOf } })
    expect(one?.id).toBe(subject === null ? undefined : `stateful-peer/prod/shop/${subject}`)
    if (says !== null) expect(one?.assumes[0]).toContain(says)
    expect(found('same-zone-routing', flows, { owners: { ownerOf } })).toHaveLength(routed)
  })

  test.each([
    ['RDS database', 'sql', "a reader in the caller's zone"],
    ['Aurora carts', 'aurora', "a reader in the caller's zone"],
    ['ElastiCache carts', 'redis', 'AZ_AFFINITY'],
    ['ElastiCache pages', 'memcached', 'its own pool'],
    ['MSK events', 'kafka', 'client.rack'],
    ['OpenSearch logs', 'opensearch', 'allocation awareness'],
    ['EFS fs-1', 'efs', 'mount target'],
    ['DocumentDB baskets', 'document-db', 'readPreference'],
    ['Neptune friends', 'neptune', "a reader in the caller's zone"],
    ['Amazon MQ broker', 'mq', 'node in the zone'],
  ] as const)('%s, by its interface: advice for %s says %s', (name, system, says) => {
    const flows = [call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })]
    const [one] = found('stateful-peer', flows, { topology: { interfaces: [described(name, { system })] } })
    expect(one).toMatchObject({
      id: `stateful-peer/prod/vpc-1/${name}`,
      title: `Read from ${name} in the caller's zone`,
    })
    expect(one?.assumes[0]).toContain(says)
  })

  test('to Memcached, which has no copies: a pool for each zone, and that pools differ', () => {
    const flows = [call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })]
    const pages = described('pages (ElastiCache Memcached)', {
      ...{ system: 'memcached', name: 'pages (ElastiCache Memcached)', readerZones: [] },
    })
    const [one] = found('stateful-peer', flows, { topology: { interfaces: [pages] } })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.2), 10)
    expect(one?.assumes[0]).toContain('Give each zone its own pool')
    expect(one?.risks).toEqual([
      'Pools hold different values: what is changed or deleted in one stays old in the others.',
    ])
  })

  test('to ElastiCache by what EC2 alone tells: both kinds of cache have their advice', () => {
    const flows = [call(web, end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), 10, { mirrored: false })]
    const { store } = describedInterface('ElastiCache carts') ?? {}
    const [one] = found('stateful-peer', flows, { topology: { interfaces: [described('ElastiCache carts', store)] } })
    expect(one?.assumes[0]).toBe(
      'Which engine it runs is not known. Redis or Valkey: let clients read from a replica in their zone, and write to the primary. Memcached: give each zone its own pool, if the application can take the cache misses.',
    )
  })

  describe('to a database whose service tells its copies', () => {
    const orders = (readerZones: readonly string[] | undefined, readerEndpoint?: string) =>
      described('orders (Aurora PostgreSQL, writer)', {
        ...{ system: 'aurora', name: 'orders (Aurora PostgreSQL)' },
        ...(readerZones ? { readerZones } : {}),
        ...(readerEndpoint ? { readerEndpoint } : {}),
      })
    const from = (zone: 1 | 3, gigabytes: number) =>
      call(pod(zone, 'web', zone), end({ ip: '10.0.2.99', azId: 'az-2', vpcId: 'vpc-1' }), gigabytes, {
        mirrored: false,
      })

    test('the endpoint of the readers is named, and what callers of their zones cross', () => {
      const place = { topology: { interfaces: [orders(['az-1', 'az-2'], 'orders.cluster-ro-c9.example')] } }
      const [one, ...others] = found('stateful-peer', [from(1, 10), from(3, 50)], place)
      expect(others).toEqual([])
      // 10 GB of 60: no reader stands in zone 3. 10 × $0.02 a day.
      expect(one?.usdPerMonth).toBeCloseTo(aMonth(0.2), 10)
      expect(one).toMatchObject({
        id: 'stateful-peer/prod/vpc-1/orders (Aurora PostgreSQL)',
        title: "Read from orders (Aurora PostgreSQL) in the caller's zone",
      })
      expect(one?.assumes[0]).toBe(
        'Read replicas are in az-1, az-2; orders.cluster-ro-c9.example resolves to any of them.',
      )
    })

    test('there is none where no copy answers reads, or none in a zone that calls', () => {
      expect(found('stateful-peer', [from(1, 10)], { topology: { interfaces: [orders([])] } })).toEqual([])
      expect(found('stateful-peer', [from(3, 50)], { topology: { interfaces: [orders(['az-1'])] } })).toEqual([])
    })

    test('it is for all callers where nobody told', () => {
      const [one] = found('stateful-peer', [from(1, 10), from(3, 50)], {
        topology: { interfaces: [orders(undefined)] },
      })
      expect(one).toMatchObject({ gigabytes: 60 })
    })
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
