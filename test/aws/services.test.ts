import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { readResources } from '../../aws/services/all.ts'
import { type DescribedResource, withResources } from '../../domain/network/described-resource.ts'
import { describedInterface } from '../../domain/network/network-interface.ts'
import type { NetworkInterface } from '../../domain/network/topology.ts'
import { SERVICES } from '../../domain/services.ts'
import type { World } from '../../local/cloud/world.ts'
import { enterCloud } from '../cloud.ts'
import { wide } from '../wide-network.ts'

/** What services tell of the interfaces that EC2 describes, and what is asked to learn it. */

const cloud = await enterCloud(wide)
beforeEach(() => cloud.use(wide, '/nowhere'))
afterAll(() => cloud.close())

const home = { accountId: '111122223333', region: 'us-east-1' }
const subnets = ['a', 'b', 'c'].map((zone) => ({
  ...{ id: `subnet-${zone}`, vpcId: 'vpc-1', zoneId: `use1-az-${zone}`, cidrs: [] },
}))

/** An interface of a service in a zone, as EC2 describes it. */
function interfaceAt(ip: string, description: string, zone = 'a', more: Partial<NetworkInterface> = {}) {
  const one: NetworkInterface = {
    ...{ id: `eni-${ip}`, vpcId: 'vpc-1', ips: [ip], publicIps: [], name: null, owner: null },
    ...{ isManaged: true, subnetId: `subnet-${zone}` },
    ...describedInterface(description),
    ...more,
  }
  return one
}

type Services = NonNullable<World['services']>

async function named(
  interfaces: readonly NetworkInterface[],
  services: Services,
  hosts: Readonly<Record<string, string>> = {},
) {
  const internet = Object.entries(hosts).map(([host, ip]) => ({ ip, names: [`${host}.us-east-1.amazonaws.com`] }))
  cloud.become({ ...wide, services, internet })
  const { resources, unnamed } = await readResources(interfaces, SERVICES, { place: home })
  return { found: withResources(interfaces, resources, subnets), unnamed }
}

const hostOf = (name: string) => `${name}.us-east-1.amazonaws.com`
const instance = (id: string, Engine: string, more: object = {}) => ({
  ...{ DBInstanceIdentifier: id, Engine, Endpoint: { Address: hostOf(id), Port: 5432 } },
  ...{ DBSubnetGroup: { VpcId: 'vpc-1' }, ...more },
})
const cluster = (id: string, [writer, ...readers]: readonly string[]) => ({
  ...{ DBClusterIdentifier: id, Endpoint: hostOf(id), ReaderEndpoint: hostOf(`${id}-ro`) },
  DBClusterMembers: {
    DBClusterMember: [writer, ...readers].map((DBInstanceIdentifier) => ({
      ...{ DBInstanceIdentifier, IsClusterWriter: DBInstanceIdentifier === writer },
    })),
  },
})
const databases = (instances: readonly object[], clusters: readonly object[] = []): Services => ({
  'rds:DescribeDBInstances': { DBInstances: { DBInstance: instances } },
  'rds:DescribeDBClusters': { DBClusters: { DBCluster: clusters } },
})
const database = (ip: string, zone = 'a', more: Partial<NetworkInterface> = {}) =>
  interfaceAt(ip, 'RDSNetworkInterface', zone, more)

describe('RDS tells', () => {
  test.each([
    ['postgres', 'RDS PostgreSQL', 'sql'],
    ['mysql', 'RDS MySQL', 'sql'],
    ['mariadb', 'RDS MariaDB', 'sql'],
    ['oracle-ee', 'RDS Oracle', 'sql'],
    ['sqlserver-se', 'RDS SQL Server', 'sql'],
    ['db2-ae', 'RDS Db2', 'sql'],
    ['aurora-mysql', 'Aurora MySQL', 'aurora'],
    ['aurora-postgresql', 'Aurora PostgreSQL', 'aurora'],
    ['docdb', 'DocumentDB', 'document-db'],
    ['neptune', 'Neptune', 'neptune'],
    ['something-new', 'RDS', 'sql'],
  ])('%s as %s', async (engine, words, system) => {
    const { found } = await named([database('10.0.1.5')], databases([instance('orders', engine)]), {
      orders: '10.0.1.5',
    })
    expect(found).toMatchObject([{ name: `orders (${words})`, owner: 'rds', isDescribed: true, store: { system } }])
  })

  test('a writer and its readers, the zones of these and the endpoint that leads to them', async () => {
    const interfaces = [database('10.0.1.5'), database('10.0.2.5', 'b'), database('10.0.3.5', 'c')]
    const { found } = await named(
      interfaces,
      databases(
        ['o-1', 'o-2', 'o-3'].map((id) => instance(id, 'aurora-postgresql', { DBClusterIdentifier: 'orders' })),
        [cluster('orders', ['o-1', 'o-2', 'o-3'])],
      ),
      { 'o-1': '10.0.1.5', 'o-2': '10.0.2.5', 'o-3': '10.0.3.5' },
    )
    expect(found.map(({ name }) => name)).toEqual([
      'orders (Aurora PostgreSQL, writer)',
      'orders (Aurora PostgreSQL, reader)',
      'orders (Aurora PostgreSQL, reader)',
    ])
    expect(found.map(({ store }) => store)).toEqual(
      Array(3).fill({
        system: 'aurora',
        name: 'orders (Aurora PostgreSQL)',
        describedAs: 'RDS database',
        readerEndpoint: hostOf('orders-ro'),
        readerZones: ['use1-az-b', 'use1-az-c'],
      }),
    )
  })

  test('a replica of a database by itself, with its own endpoint; and one of nobody by no role', async () => {
    const { found } = await named(
      [database('10.0.1.5'), database('10.0.2.5', 'b'), database('10.0.3.5', 'c')],
      databases([
        instance('orders', 'postgres'),
        instance('orders-copy', 'postgres', { ReadReplicaSourceDBInstanceIdentifier: 'orders' }),
        instance('alone', 'postgres'),
      ]),
      { orders: '10.0.1.5', 'orders-copy': '10.0.2.5', alone: '10.0.3.5' },
    )
    expect(found).toMatchObject([
      { name: 'orders (RDS PostgreSQL, writer)' },
      { name: 'orders-copy (RDS PostgreSQL, reader)' },
      { name: 'alone (RDS PostgreSQL)', store: { readerZones: [] } },
    ])
    expect(found[0]?.store).toEqual({
      ...{ system: 'sql', name: 'orders (RDS PostgreSQL)', readerZones: ['use1-az-b'] },
      describedAs: 'RDS database',
      readerEndpoint: hostOf('orders-copy'),
    })
  })

  test('a reader that stands nobody knows where leaves the zones of readers not known', async () => {
    const { found } = await named(
      [database('10.0.1.5')],
      databases(
        ['o-1', 'o-2'].map((id) => instance(id, 'docdb', { DBClusterIdentifier: 'orders' })),
        [cluster('orders', ['o-1', 'o-2'])],
      ),
      { 'o-1': '10.0.1.5' },
    )
    expect(found).toMatchObject([{ name: 'orders (DocumentDB, writer)' }])
    expect(found[0]?.store).not.toHaveProperty('readerZones')
  })

  test('nothing of an address that is not its own: another VPC, another service, a machine, another name', async () => {
    const strangers = [
      database('10.0.1.5', 'a', { vpcId: 'vpc-2' }),
      interfaceAt('10.0.1.5', 'ElastiCache sessions'),
      interfaceAt('10.0.1.5', 'ELB app/shop/50dc6c495c0c9188'),
      interfaceAt('10.0.1.5', '', 'a', { isManaged: false, instanceId: 'i-1' }),
      database('10.0.9.9'),
    ]
    const { found } = await named(strangers, databases([instance('orders', 'postgres')]), { orders: '10.0.1.5' })
    expect(found).toEqual(strangers)
  })

  test('names alone that are AWS’s are looked up, whatever stands in an answer', async () => {
    const elsewhere = { ...instance('orders', 'postgres'), Endpoint: { Address: 'orders.attacker.example' } }
    await named([database('10.0.1.5')], databases([elsewhere]))
    expect(cloud.calls.filter(({ service }) => service === 'dns')).toEqual([])
  })

  test('a database in the making, and pages of many', async () => {
    const asked: unknown[] = []
    cloud.disturb(({ operation, params }) => {
      if (operation !== 'DescribeDBInstances') return undefined
      asked.push(params.Marker)
      return asked.length === 1
        ? { garbled: (body) => body.replace('<DBInstances>', '<Marker>two&amp;=</Marker><DBInstances>') }
        : undefined
    })
    const { found, unnamed } = await named(
      [database('10.0.1.5')],
      databases([instance('orders', 'postgres'), { DBInstanceIdentifier: 'new', Engine: 'mysql', Endpoint: '' }]),
      { orders: '10.0.1.5' },
    )
    expect(asked).toEqual([undefined, 'two&='])
    expect(found[0]?.name).toBe('orders (RDS PostgreSQL)')
    expect(unnamed).toEqual([])
  })
})

test('ElastiCache tells groups with their roles, shards without, and Memcached', async () => {
  const member = (CacheClusterId: string, CurrentRole?: string) => ({ CacheClusterId, CurrentRole })
  const group = (ReplicationGroupId: string, members: object[], more: object = {}) => ({
    ReplicationGroupId,
    NodeGroups: { NodeGroup: [{ NodeGroupMembers: { NodeGroupMember: members }, ...more }] },
  })
  const { found } = await named(
    [
      interfaceAt('10.0.1.1', 'ElastiCache carts-001'),
      interfaceAt('10.0.2.1', 'ElastiCache+carts-002', 'b'),
      interfaceAt('10.0.1.2', 'ElastiCache shards-0001-001'),
      interfaceAt('10.0.2.2', 'ElastiCache shards-0001-002', 'b'),
      interfaceAt('10.0.1.3', 'ElastiCache pages'),
      interfaceAt('10.0.1.4', 'ElastiCache single'),
      interfaceAt('10.0.1.5', 'ElastiCache next'),
    ],
    {
      'elasticache:DescribeReplicationGroups': {
        ReplicationGroups: {
          ReplicationGroup: [
            group('carts', [member('carts-001', 'primary'), member('carts-002', 'replica')], {
              ReaderEndpoint: { Address: 'carts-ro.cache.example' },
            }),
            group('shards', [member('shards-0001-001'), member('shards-0001-002')]),
          ],
        },
      },
      'elasticache:DescribeCacheClusters': {
        CacheClusters: {
          CacheCluster: [
            { CacheClusterId: 'carts-001', Engine: 'valkey', ReplicationGroupId: 'carts' },
            { CacheClusterId: 'carts-002', Engine: 'valkey', ReplicationGroupId: 'carts' },
            { CacheClusterId: 'shards-0001-001', Engine: 'redis', ReplicationGroupId: 'shards' },
            { CacheClusterId: 'shards-0001-002', Engine: 'redis', ReplicationGroupId: 'shards' },
            { CacheClusterId: 'pages', Engine: 'memcached' },
            { CacheClusterId: 'single', Engine: 'redis' },
            { CacheClusterId: 'next' },
          ],
        },
      },
    },
  )
  expect(found.map(({ name, store }) => [name, store?.system, store?.readerZones, store?.readerEndpoint])).toEqual([
    ['carts (ElastiCache Valkey, primary)', 'redis', ['use1-az-b'], 'carts-ro.cache.example'],
    ['carts (ElastiCache Valkey, replica)', 'redis', ['use1-az-b'], 'carts-ro.cache.example'],
    ['shards (ElastiCache Redis)', 'redis', ['use1-az-a', 'use1-az-b'], undefined],
    ['shards (ElastiCache Redis)', 'redis', ['use1-az-a', 'use1-az-b'], undefined],
    ['pages (ElastiCache Memcached)', 'memcached', [], undefined],
    ['single (ElastiCache Redis)', 'redis', [], undefined],
    ['next (ElastiCache)', 'elasticache', [], undefined],
  ])
  expect(found.every(({ owner }) => owner === 'elasticache')).toBe(true)
})

test('the others tell theirs, each by what EC2 has of it', async () => {
  const fileSystem = { FileSystemId: 'fs-0123456789abcdef0', Name: 'uploads' }
  const broker = 'b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c'
  const { found, unnamed } = await named(
    [
      interfaceAt('10.0.1.1', 'EFS mount target for fs-0123456789abcdef0 (fsmt-0123456789abcdef0)'),
      interfaceAt('10.0.1.2', `Amazon MQ network interface for broker ${broker}`),
      interfaceAt('10.0.1.3', 'DMSNetworkInterface'),
      interfaceAt('10.0.1.4', 'RedshiftNetworkInterface'),
      interfaceAt('10.0.1.5', ''),
      interfaceAt('10.0.1.6', ''),
      interfaceAt('10.0.1.7', ''),
    ],
    {
      'elasticfilesystem:DescribeFileSystems': { FileSystems: [fileSystem, { FileSystemId: 'fs-2' }] },
      'mq:ListBrokers': {
        brokerSummaries: [{ brokerId: broker, brokerName: 'mail', engineType: 'RABBITMQ' }],
      },
      'dms:DescribeReplicationInstances': {
        ReplicationInstances: [
          {
            ...{ ReplicationInstanceIdentifier: 'to-warehouse', ReplicationSubnetGroup: { VpcId: 'vpc-1' } },
            ReplicationInstancePrivateIpAddresses: ['10.0.1.3'],
          },
        ],
      },
      'redshift:DescribeClusters': {
        Clusters: {
          Cluster: {
            ...{ ClusterIdentifier: 'warehouse', VpcId: 'vpc-1' },
            ClusterNodes: { member: [{ PrivateIPAddress: '10.0.1.4' }] },
          },
        },
      },
      'fsx:DescribeFileSystems': {
        FileSystems: [
          { FileSystemId: 'fs-9', FileSystemType: 'LUSTRE', NetworkInterfaceIds: ['eni-10.0.1.5'] },
          { FileSystemId: 'fs-8', FileSystemType: 'ONTAP' },
        ],
      },
      'memorydb:DescribeClusters': {
        Clusters: [
          { Name: 'flags', Shards: [{ Nodes: [{ Endpoint: { Address: hostOf('flags-1') } }] }] },
          { Name: 'new' },
        ],
      },
    },
    { 'flags-1': '10.0.1.6' },
  )
  expect(found.map(({ name }) => name)).toEqual([
    'uploads (EFS fs-0123456789abcdef0)',
    'mail (Amazon MQ RabbitMQ)',
    'to-warehouse (DMS)',
    'warehouse (Redshift)',
    'fs-9 (FSx for Lustre)',
    'flags (MemoryDB)',
    null,
  ])
  // What holds data is told by EC2 already, and stays.
  expect(found.map(({ store }) => store?.system)).toEqual([
    ...['efs', 'mq', undefined, undefined, undefined, 'redis', undefined],
  ])
  expect(unnamed).toEqual([])
})

describe('load balancers are told with what they were made for', () => {
  const arnOf = (path: string) => `arn:aws:elasticloadbalancing:us-east-1:111122223333:loadbalancer/${path}`
  const balancers = [
    interfaceAt('10.0.1.1', 'ELB app/k8s-shop-web-1a2b3c4d5e/50dc6c495c0c9188'),
    interfaceAt('10.0.1.2', 'ELB net/k8s-infra-gate-9a8b7c6d5e/00112233445566aa'),
    interfaceAt('10.0.1.3', 'ELB a4d77848ae0f14e6d8b0a2c5d1e9f3b7'),
    interfaceAt('10.0.1.4', 'ELB app/by-hand/00112233445566bb'),
  ]
  const tags = {
    [arnOf('app/k8s-shop-web-1a2b3c4d5e/50dc6c495c0c9188')]: {
      ...{ 'elbv2.k8s.aws/cluster': 'prod', 'ingress.k8s.aws/stack': 'shop/web', team: 'web' },
    },
    [arnOf('net/k8s-infra-gate-9a8b7c6d5e/00112233445566aa')]: { 'service.k8s.aws/stack': 'infra/gate' },
    a4d77848ae0f14e6d8b0a2c5d1e9f3b7: { 'kubernetes.io/service-name': 'legacy/www' },
  }

  test('by their tags, and by none where there are none', async () => {
    const { found } = await named(balancers, { 'elasticloadbalancing:DescribeTags': tags })
    expect(found.map(({ name }) => name)).toEqual([
      'ALB k8s-shop-web-1a2b3c4d5e (Ingress shop/web, cluster prod)',
      'NLB k8s-infra-gate-9a8b7c6d5e (Service infra/gate)',
      'Classic Load Balancer a4d77848ae0f14e6d8b0a2c5d1e9f3b7 (Service legacy/www)',
      'ALB by-hand',
    ])
    expect(found.map(({ owner }) => owner)).toEqual(balancers.map(({ owner }) => owner))
  })

  test('twenty to a question, and around one that is gone', async () => {
    const many = Array.from({ length: 45 }, (_, index) =>
      interfaceAt(`10.0.1.${index}`, `ELB app/lb-${index}/00112233445566bb`),
    )
    const stacks = many.map(({ loadBalancer = '' }, index) => [
      ...[arnOf(loadBalancer), { 'ingress.k8s.aws/stack': `shop/web-${index}` }],
    ])
    const gone = arnOf('app/lb-7/00112233445566bb')
    cloud.disturb(({ service, params }) =>
      service === 'elasticloadbalancing' && Object.values(params).includes(gone)
        ? { status: 400, error: `LoadBalancerNotFound: '${gone}' not found` }
        : undefined,
    )
    const { found } = await named(many, { 'elasticloadbalancing:DescribeTags': Object.fromEntries(stacks) })
    expect(found.map(({ name }) => name)).toEqual(
      many.map((_, index) => (index === 7 ? 'ALB lb-7' : `ALB lb-${index} (Ingress shop/web-${index})`)),
    )
    const asked = cloud.calls.filter(({ service }) => service === 'elasticloadbalancing')
    expect(Math.max(...asked.map(({ params }) => Object.keys(params).length - 2))).toBeLessThanOrEqual(20)
  })
})

describe('what tells nothing', () => {
  const both = [database('10.0.1.5'), interfaceAt('10.0.1.1', 'EFS mount target for fs-01 (fsmt-01)')]
  const told = {
    ...databases([instance('orders', 'postgres')]),
    'elasticfilesystem:DescribeFileSystems': { FileSystems: [{ FileSystemId: 'fs-01', Name: 'uploads' }] },
  }

  test.each([
    [{ status: 403, error: 'AccessDenied: not for you' }, 'the permission rds:DescribeDBInstances is missing'],
    [{ status: 400, error: 'Throttling: Rate exceeded' }, 'rds:DescribeDBInstances was throttled (Throttling)'],
    [{ status: 503, error: 'ServiceUnavailable: later' }, 'rds:DescribeDBInstances failed (ServiceUnavailable)'],
    [{ garbled: () => 'Bad Gateway' }, 'the answer to DescribeDBInstances is none of its API'],
    [{ garbled: () => '<a><b></a>' }, 'the answer to DescribeDBInstances is none of its API'],
    [
      { garbled: (body: string) => body.replaceAll('DBInstanceIdentifier', 'Other') },
      'the answer to DescribeDBInstances is not what was asked for (DBInstances.0.DBInstanceIdentifier)',
    ],
    ['cut before' as const, 'the service of rds:DescribeDBInstances could not be reached (ECONNRESET)'],
  ])('is told, and costs the others nothing: %j', async (disturbance, problem) => {
    cloud.disturb(({ operation }) => (operation === 'DescribeDBInstances' ? disturbance : undefined))
    const { found, unnamed } = await named(both, told, { orders: '10.0.1.5' })
    expect(found.map(({ name }) => name)).toEqual(['RDS database', 'uploads (EFS fs-01)'])
    expect(unnamed).toEqual([{ action: 'rds:DescribeDBInstances', problem }])
  })

  test('is asked again where it may pass', async () => {
    let refused = 0
    cloud.disturb(({ operation }) =>
      operation === 'DescribeDBInstances' && refused++ < 2 ? { status: 500, error: 'InternalFailure: oh' } : undefined,
    )
    const { found, unnamed } = await named(both, told, { orders: '10.0.1.5' })
    expect(found[0]?.name).toBe('orders (RDS PostgreSQL)')
    expect(unnamed).toEqual([])
  })

  test('is not asked where no interface is its, or the settings leave it out', async () => {
    await named([interfaceAt('10.0.1.1', 'Interface for NAT Gateway nat-0a8b0e0d28266841f')], told)
    await readResources(both, ['redshift', 'mq'], { place: home })
    expect(cloud.calls).toEqual([])
  })
})

test('a resource without any address of the day is nobody’s', () => {
  const resource: DescribedResource = { name: 'orders (RDS PostgreSQL)', describedAs: 'RDS database', ips: [] }
  const interfaces = [database('10.0.1.5')]
  expect(withResources(interfaces, [resource], subnets)).toEqual(interfaces)
})
