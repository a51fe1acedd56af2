import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const EFS: Api = {
  serviceId: 'EFS',
  host: 'elasticfilesystem',
  protocol: { restPaths: { DescribeFileSystems: '/2015-02-01/file-systems' } },
}

const FILE_SYSTEMS = z.object({ FileSystems: z.array(z.object({ FileSystemId: z.string(), Name: text })) })

/** File systems by the ids that EC2's descriptions have, with the names that people gave them. */
export const efs: DescribingService = {
  mayHave: ({ store }) => store?.system === 'efs',
  read: async (_, { signer }) => {
    const marker = { answer: 'NextMarker', question: 'Marker' }
    const pages = await pagesOf({ ...EFS, signer }, 'DescribeFileSystems', FILE_SYSTEMS, marker)
    return pages
      .flatMap((page) => page.FileSystems)
      .flatMap(({ FileSystemId: id, Name = '' }): DescribedResource[] =>
        Name === '' ? [] : [{ name: `${Name.slice(0, 80)} (EFS ${id})`, describedAs: `EFS ${id}` }],
      )
  },
}
