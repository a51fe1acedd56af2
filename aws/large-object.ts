import {
  type CompletedPart,
  CompleteMultipartUploadCommand,
  CreateMultipartUploadCommand,
  UploadPartCommand,
} from '@aws-sdk/client-s3'
import { type ArchiveObject, bucketName, s3, writeObject } from './archive.ts'
import { atATime } from './at-a-time.ts'
import { UnfitAnswer } from './faults.ts'

/** Bytes of a part. S3 takes no less than 5 MiB of any but the last, and no more than 10,000 of them: 78 GiB of these. */
export const PART_BYTES = 8 * 2 ** 20

/** Parts that are made and sent at a time: what is held of a large object. */
const CONCURRENCY = 3

/** An object whose bytes are there, and that nobody sees until it is written. */
export interface UploadedObject {
  readonly key: string
  readonly uploadId: string
  readonly parts: readonly CompletedPart[]
}

/** What is to be written. */
export type WritableObject = ArchiveObject | UploadedObject

/**
 * Sends an object part by part; `part` gives the bytes of one, 0 first. What is never written S3 drops after a day, by the
 * bucket's rule AbortUploads.
 */
export async function uploadParts(
  key: string,
  contentType: string,
  count: number,
  part: (index: number) => Promise<Uint8Array>,
): Promise<UploadedObject> {
  const of = { Bucket: bucketName(), Key: key }
  const { UploadId: uploadId } = await s3().send(
    new CreateMultipartUploadCommand({ ...of, ContentType: contentType, ChecksumAlgorithm: 'CRC32' }),
  )
  if (uploadId === undefined) throw new UnfitAnswer(`the answer to CreateMultipartUpload for ${key} has no upload`)
  const parts = await atATime(
    CONCURRENCY,
    Array.from({ length: count }, (_, index) => async () => {
      const PartNumber = index + 1
      const { ETag, ChecksumCRC32 } = await s3().send(
        new UploadPartCommand({
          ...of,
          ...{ UploadId: uploadId, PartNumber, Body: await part(index), ChecksumAlgorithm: 'CRC32' },
        }),
      )
      if (ETag === undefined) throw new UnfitAnswer(`the answer to UploadPart for ${key} has no ETag`)
      // S3 wants each part's checksum again where the upload was begun with one.
      return { PartNumber, ETag, ...(ChecksumCRC32 === undefined ? {} : { ChecksumCRC32 }) }
    }),
  )
  return { key, uploadId, parts }
}

/** Writes an object, whose bytes are at hand or there already; the same content under the same key changes nothing. */
export async function putObject(object: WritableObject, abortSignal?: AbortSignal): Promise<void> {
  if ('body' in object) {
    await writeObject(object.key, object.body, object.contentType, abortSignal)
    return
  }
  const { key, uploadId, parts } = object
  const complete = new CompleteMultipartUploadCommand({
    ...{ Bucket: bucketName(), Key: key, UploadId: uploadId, MultipartUpload: { Parts: [...parts] } },
  })
  await s3().send(complete, abortSignal === undefined ? {} : { abortSignal })
}
