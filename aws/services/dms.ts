import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { MARKER, pagesOf, text, texts } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const DMS: Api = {
  serviceId: 'Database Migration Service',
  host: 'dms',
  protocol: { jsonTarget: 'AmazonDMSv20160101' },
}

const INSTANCES = z.object({
  ReplicationInstances: z.array(
    z.object({
      ReplicationInstanceIdentifier: z.string(),
      ReplicationInstancePrivateIpAddresses: texts,
      ReplicationSubnetGroup: z.object({ VpcId: text }).optional(),
    }),
  ),
})

/** Replication instances of DMS, by their addresses. */
export const dms: DescribingService = {
  mayHave: ({ name }) => name === 'DMS replication instance',
  read: async (_, { signer }) => {
    const pages = await pagesOf({ ...DMS, signer }, 'DescribeReplicationInstances', INSTANCES, MARKER)
    return pages
      .flatMap((page) => page.ReplicationInstances)
      .map(
        ({
          ReplicationInstanceIdentifier: id,
          ReplicationInstancePrivateIpAddresses: ips = [],
          ReplicationSubnetGroup,
        }): DescribedResource => ({
          name: `${id} (DMS)`,
          describedAs: 'DMS replication instance',
          ips,
          ...(ReplicationSubnetGroup?.VpcId ? { vpcId: ReplicationSubnetGroup.VpcId } : {}),
        }),
      )
  },
}
