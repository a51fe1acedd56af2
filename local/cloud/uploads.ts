import { createHash, randomUUID } from 'node:crypto'
import { crc32 } from 'node:zlib'
import { type Answer, type Request, xmlText } from './endpoint.ts'

/** The least that S3 takes of any part but the last. */
const LEAST_PART_BYTES = 5 * 2 ** 20

/** An upload's parts by their numbers. */
type Parts = Map<number, { readonly body: Buffer; readonly etag: string; readonly checksum: string }>

/** Multipart uploads of a bucket: nobody sees one until it is complete. */
export function bucketUploads() {
  const uploads = new Map<string, Parts>()
  return {
    create(bucket: string, key: string): Answer {
      const id = randomUUID()
      uploads.set(id, new Map())
      return xml(
        `<InitiateMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${xmlText(key)}</Key><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      )
    },
    add(query: URLSearchParams, body: Buffer): Answer {
      const parts = uploads.get(query.get('uploadId') ?? '')
      if (!parts) return refusal(404, 'NoSuchUpload')
      const etag = `"${md5(body)}"`
      const checksum = Buffer.alloc(4)
      checksum.writeUInt32BE(crc32(body))
      const part = { body: Buffer.from(body), etag, checksum: checksum.toString('base64') }
      parts.set(Number(query.get('partNumber')), part)
      return { headers: { etag, 'x-amz-checksum-crc32': part.checksum } }
    },
    complete({ url, body }: Request, bucket: string, key: string, store: (body: Uint8Array) => Answer): Answer {
      const id = url.searchParams.get('uploadId') ?? ''
      const parts = uploads.get(id)
      if (!parts) return refusal(404, 'NoSuchUpload')
      const named = [...body.toString().matchAll(/<Part>(.*?)<\/Part>/gs)].map(([, part = '']) => ({
        number: Number(/<PartNumber>(\d+)</.exec(part)?.[1]),
        etag: /<ETag>(.*?)<\/ETag>/.exec(part)?.[1]?.replaceAll('&quot;', '"'),
        checksum: /<ChecksumCRC32>(.*?)<\/ChecksumCRC32>/.exec(part)?.[1],
      }))
      const found = named.map(({ number, etag, checksum }) => {
        const part = parts.get(number)
        return part?.etag === etag && part?.checksum === checksum ? part : undefined
      })
      const whole = found.filter((part) => part !== undefined)
      if (whole.length !== found.length || whole.length === 0) return refusal(400, 'InvalidPart')
      if (whole.slice(0, -1).some((part) => part.body.length < LEAST_PART_BYTES)) return refusal(400, 'EntityTooSmall')
      if (named.some(({ number }, index) => index > 0 && number <= (named[index - 1]?.number ?? 0)))
        return refusal(400, 'InvalidPartOrder')
      store(Buffer.concat(whole.map((part) => part.body)))
      uploads.delete(id)
      const etag = `"${md5(Buffer.concat(whole.map((part) => Buffer.from(part.etag.slice(1, -1), 'hex'))))}-${whole.length}"`
      return xml(
        `<CompleteMultipartUploadResult><Bucket>${bucket}</Bucket><Key>${xmlText(key)}</Key><ETag>${xmlText(etag)}</ETag></CompleteMultipartUploadResult>`,
      )
    },
  }
}

const md5 = (body: Uint8Array) => createHash('md5').update(body).digest('hex')

const xml = (body: string): Answer => ({ headers: { 'content-type': 'application/xml' }, body })

const refusal = (status: number, error: string): Answer => ({
  ...xml(`<Error><Code>${error}</Code><Message>${error}</Message></Error>`),
  status,
})
