import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { addressesOf } from '../internet/own-names.ts'
import { NEXT_TOKEN, pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import { type DescribingService, isUndescribed } from './service.ts'

export const MEMORYDB: Api = {
  serviceId: 'MemoryDB',
  host: 'memory-db',
  signedFor: 'memorydb',
  protocol: { jsonTarget: 'AmazonMemoryDB' },
}

const CLUSTERS = z.object({
  Clusters: z.array(
    z.object({
      Name: z.string(),
      Shards: z
        .array(z.object({ Nodes: z.array(z.object({ Endpoint: z.object({ Address: text }).optional() })).optional() }))
        .optional(),
    }),
  ),
})

/** Nodes of MemoryDB by the addresses of their endpoints: EC2's description of them is not documented, and they tell no role. */
export const memorydb: DescribingService = {
  mayHave: isUndescribed,
  read: async (_, { signer }) => {
    const pages = await pagesOf({ ...MEMORYDB, signer }, 'DescribeClusters', CLUSTERS, NEXT_TOKEN, {
      ShowShardDetails: true,
    })
    const clusters = pages.flatMap((page) => page.Clusters)
    const shards = clusters.flatMap((cluster) => (cluster.Shards ?? []).map((shard) => ({ cluster, shard })))
    const nodes = shards.flatMap(({ cluster, shard: { Nodes = [] } }) =>
      Nodes.flatMap(({ Endpoint }) => (Endpoint?.Address ? [{ cluster, host: Endpoint.Address, Nodes }] : [])),
    )
    const ipsOf = await addressesOf(nodes.map(({ host }) => host))
    return nodes.map(
      ({ cluster, host, Nodes }): DescribedResource => ({
        name: `${cluster.Name} (MemoryDB)`,
        describedAs: null,
        ips: ipsOf.get(host) ?? [],
        // Any of several may be the primary of its shard.
        store: { system: 'redis', copyOf: `${cluster.Name} (MemoryDB)`, isReader: Nodes.length > 1 },
      }),
    )
  },
}
