import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import { NEXT_TOKEN, pagesOf, texts } from './answers.ts'
import type { Api } from './request.ts'
import { type DescribingService, isUndescribed } from './service.ts'

export const FSX: Api = { serviceId: 'FSx', host: 'fsx', protocol: { jsonTarget: 'AWSSimbaAPIService_v20180301' } }

const FILE_SYSTEMS = z.object({
  FileSystems: z.array(z.object({ FileSystemId: z.string(), FileSystemType: z.string(), NetworkInterfaceIds: texts })),
})

const TYPES: Readonly<Record<string, string>> = {
  LUSTRE: 'FSx for Lustre',
  ONTAP: 'FSx for NetApp ONTAP',
  OPENZFS: 'FSx for OpenZFS',
  WINDOWS: 'FSx for Windows File Server',
}

/** File systems of FSx, by the ids of their interfaces. */
export const fsx: DescribingService = {
  mayHave: isUndescribed,
  read: async (_, { signer }) => {
    const pages = await pagesOf({ ...FSX, signer }, 'DescribeFileSystems', FILE_SYSTEMS, NEXT_TOKEN)
    return pages
      .flatMap((page) => page.FileSystems)
      .map(
        ({ FileSystemId, FileSystemType, NetworkInterfaceIds = [] }): DescribedResource => ({
          name: `${FileSystemId} (${TYPES[FileSystemType] ?? 'FSx'})`,
          describedAs: null,
          interfaceIds: NetworkInterfaceIds,
        }),
      )
  },
}
