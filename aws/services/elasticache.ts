import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { StoreSystem } from '../../domain/network/network-interface.ts'
import { flag, listOf, MARKER, pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const ELASTICACHE: Api = {
  serviceId: 'ElastiCache',
  host: 'elasticache',
  protocol: { queryVersion: '2015-02-02' },
}

const GROUPS = z.object({
  ReplicationGroups: listOf(
    'ReplicationGroup',
    z.object({
      ReplicationGroupId: z.string(),
      ClusterEnabled: flag,
      NodeGroups: listOf(
        'NodeGroup',
        z.object({
          ReaderEndpoint: z.union([z.object({ Address: text }), z.literal('')]).optional(),
          NodeGroupMembers: listOf('NodeGroupMember', z.object({ CacheClusterId: z.string(), CurrentRole: text })),
        }),
      ).optional(),
    }),
  ),
})

const CLUSTERS = z.object({
  CacheClusters: listOf(
    'CacheCluster',
    z.object({ CacheClusterId: z.string(), Engine: text, ReplicationGroupId: text }),
  ),
})

type Group = z.output<typeof GROUPS>['ReplicationGroups'][number]
type Cluster = z.output<typeof CLUSTERS>['CacheClusters'][number]

const ENGINES: Readonly<Record<string, readonly [name: string, StoreSystem]>> = {
  redis: ['Redis', 'redis'],
  valkey: ['Valkey', 'redis'],
  memcached: ['Memcached', 'memcached'],
}

/**
 * Caches by the ids that EC2's descriptions have, with the replication group that each is of. Shards of a group in cluster mode
 * tell no roles. Source: https://docs.aws.amazon.com/AmazonElastiCache/latest/APIReference/API_NodeGroupMember.html
 */
export const elasticache: DescribingService = {
  mayHave: ({ owner }) => owner === 'elasticache',
  read: async (_, { signer }) => {
    const ask = { action: 'DescribeCacheClusters', groups: 'DescribeReplicationGroups' }
    const clusters = (await pagesOf({ ...ELASTICACHE, signer }, ask.action, CLUSTERS, MARKER)).flatMap(
      (page) => page.CacheClusters,
    )
    const groups = (await pagesOf({ ...ELASTICACHE, signer }, ask.groups, GROUPS, MARKER)).flatMap(
      (page) => page.ReplicationGroups,
    )
    // EC2 writes a blank, and sometimes a plus, behind the service's name; both are read as a blank.
    return clusters.map((one) => cacheOf(one, groups))
  },
}

function cacheOf({ CacheClusterId: id, Engine = '', ReplicationGroupId }: Cluster, groups: readonly Group[]) {
  const group = groups.find((one) => one.ReplicationGroupId === ReplicationGroupId)
  const shard = group?.NodeGroups?.find(({ NodeGroupMembers }) =>
    NodeGroupMembers.some(({ CacheClusterId }) => CacheClusterId === id),
  )
  const members = shard?.NodeGroupMembers ?? []
  const role = members.find(({ CacheClusterId }) => CacheClusterId === id)?.CurrentRole
  const endpoint = shard?.ReaderEndpoint
  // In cluster mode any member may be the primary, and any of several may answer reads.
  const isReader = members.length > 1 && role !== 'primary'
  const name = ReplicationGroupId ?? id
  const [engineName, system = 'elasticache'] = ENGINES[Engine] ?? []
  const engine = engineName === undefined ? 'ElastiCache' : `ElastiCache ${engineName}`
  const copyOf = `${name} (${engine})`
  const resource: DescribedResource = {
    ...(members.length > 1 && role
      ? { name: `${name} (${engine}, ${role})`, nameWithoutRole: copyOf }
      : { name: copyOf }),
    describedAs: `ElastiCache ${id}`,
    store: {
      system,
      copyOf,
      isReader,
      readerEndpoint: endpoint === '' ? undefined : endpoint?.Address,
    },
  }
  return resource
}
