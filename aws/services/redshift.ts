import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { listOf, MARKER, pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const REDSHIFT: Api = { serviceId: 'Redshift', host: 'redshift', protocol: { queryVersion: '2012-12-01' } }

const CLUSTERS = z.object({
  Clusters: listOf(
    'Cluster',
    z.object({
      ClusterIdentifier: z.string(),
      VpcId: text,
      ClusterNodes: listOf('member', z.object({ PrivateIPAddress: text })).optional(),
    }),
  ),
})

/** Clusters of Redshift, by the addresses of their nodes. */
export const redshift: DescribingService = {
  mayHave: ({ name }) => name === 'Redshift cluster',
  read: async (_, { signer }) => {
    const pages = await pagesOf({ ...REDSHIFT, signer }, 'DescribeClusters', CLUSTERS, MARKER)
    return pages
      .flatMap((page) => page.Clusters)
      .map(
        ({ ClusterIdentifier, VpcId, ClusterNodes = [] }): DescribedResource => ({
          name: `${ClusterIdentifier} (Redshift)`,
          describedAs: 'Redshift cluster',
          ips: ClusterNodes.flatMap(({ PrivateIPAddress }) => PrivateIPAddress ?? []),
          ...(VpcId ? { vpcId: VpcId } : {}),
        }),
      )
  },
}
