import { randomUUID } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { ArchiveCorrupt } from '../domain/errors.ts'
import { requiredVariable } from './environment.ts'

let client: S3Client | undefined
const s3 = () => {
  client ??= new S3Client({})
  return client
}

/** The archive bucket's name. Throws InvalidInput where it is not set. */
export const bucketName = () => requiredVariable('ARCHIVE_BUCKET')

/** Keys below a prefix, in order. */
export async function listKeys(prefix: string): Promise<string[]> {
  return (await listObjects(prefix)).map(({ key }) => key)
}

/** An object as a listing has it. */
export interface Listed {
  readonly key: string
  /** Another one once its content has changed. */
  readonly version: string
}

/** Objects below a prefix, by key. */
export async function listObjects(prefix: string): Promise<Listed[]> {
  const objects: Listed[] = []
  let token: string | undefined
  do {
    const page = await s3().send(
      new ListObjectsV2Command({ Bucket: bucketName(), Prefix: prefix, ContinuationToken: token }),
    )
    for (const { Key, Size, LastModified } of page.Contents ?? []) {
      if (Key !== undefined) objects.push({ key: Key, version: `${Size} ${LastModified?.toISOString()}` })
    }
    token = page.NextContinuationToken
  } while (token !== undefined)
  return objects
}

/** An object's bytes and ETag. */
export async function readObject(key: string): Promise<{ body: Uint8Array; etag: string }> {
  const answer = await s3().send(new GetObjectCommand({ Bucket: bucketName(), Key: key }))
  if (!answer.Body) throw new ArchiveCorrupt(`${key} came without a body`)
  return { body: await answer.Body.transformToByteArray(), etag: answer.ETag ?? '' }
}

/**
 * JSON from an object, gunzipped where the key says so. What it holds is trusted: only the functions write here.
 * Throws ArchiveCorrupt naming the key where it is no JSON.
 */
export async function readJson<Value>(key: string): Promise<Value> {
  const { body } = await readObject(key)
  try {
    return JSON.parse(Buffer.from(key.endsWith('.gz') ? gunzipSync(body) : body).toString('utf8'))
  } catch (error) {
    throw new ArchiveCorrupt(`${key} is no JSON; delete it and run the day again with "refresh": true`, {
      cause: error,
    })
  }
}

/**
 * JSON from an object that may not be there. It is looked for in the listing: a read of a missing key without the
 * right to list the whole bucket is answered as a missing permission.
 */
export async function readJsonIfPresent<Value>(key: string): Promise<Value | undefined> {
  return (await listKeys(key)).includes(key) ? readJson<Value>(key) : undefined
}

/** Writes an object; the same content under the same key changes nothing. */
export async function writeObject(key: string, body: Uint8Array | string, contentType: string): Promise<void> {
  await s3().send(new PutObjectCommand({ Bucket: bucketName(), Key: key, Body: body, ContentType: contentType }))
}

/** Writes JSON, gzipped where the key says so. */
export async function writeJson(key: string, value: unknown): Promise<void> {
  const text = `${JSON.stringify(value)}\n`
  if (key.endsWith('.gz')) await writeObject(key, gzipSync(text), 'application/gzip')
  else await writeObject(key, text, 'application/json')
}

/** How often a write is asked again that met another one. */
const MOST_CONFLICTS = 3

/**
 * Writes JSON only where the key is free (`etag` absent) or still holds what was read (`etag` given), by an S3
 * conditional write. Returns the new ETag, or undefined where somebody else was first. A write whose answer is lost
 * fails its own condition when the SDK asks again: the content carries a nonce, and is read back to see whose it is.
 */
export async function writeJsonIf(key: string, value: object, etag?: string): Promise<string | undefined> {
  const nonce = randomUUID()
  const command = () =>
    new PutObjectCommand({
      Bucket: bucketName(),
      Key: key,
      Body: JSON.stringify({ ...value, nonce }),
      ContentType: 'application/json',
      ...(etag === undefined ? { IfNoneMatch: '*' } : { IfMatch: etag }),
    })
  for (let conflicts = 1; ; conflicts++) {
    try {
      return (await s3().send(command())).ETag ?? ''
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode ?? 0
      // What was read is gone.
      if (status === 404) return undefined
      // S3 took neither of two writes at once: https://docs.aws.amazon.com/AmazonS3/latest/userguide/conditional-writes.html
      if (status === 409 && conflicts < MOST_CONFLICTS) continue
      const isTaken = status === 409 || status === 412
      if (!isTaken && status >= 400 && status < 500) throw error
      const own = await etagOf(key, nonce).catch((unread) => {
        throw isTaken ? unread : error
      })
      if (own === undefined && !isTaken) throw error
      return own
    }
  }
}

/** The ETag of an object, where it is the one with the nonce. */
async function etagOf(key: string, nonce: string): Promise<string | undefined> {
  const { body, etag } = await readObject(key)
  return Buffer.from(body).includes(`"nonce":"${nonce}"`) ? etag : undefined
}
