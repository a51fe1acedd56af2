import { randomUUID } from 'node:crypto'
import { isDeepStrictEqual } from 'node:util'
import { gunzipSync, gzipSync } from 'node:zlib'
import { type _Object, GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { defined } from '../domain/defined.ts'
import { AccessDenied, ArchiveCorrupt, ServiceFault } from '../domain/errors.ts'
import { askedAgain } from './answer.ts'
import { requiredVariable } from './environment.ts'
import { UnfitAnswer } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: S3Client | undefined
export const s3 = () => {
  client ??= new S3Client({ ...PROXIED })
  return client
}

/** The archive bucket's name. Throws InvalidInput where it is not set. */
export const bucketName = () => requiredVariable('ARCHIVE_BUCKET')

/** Keys below a prefix, in order. */
export async function listKeys(prefix: string): Promise<string[]> {
  return (await listObjects(prefix)).map(({ key }) => key)
}

/** Keys below a prefix of what was written since an instant of whole seconds, as S3 tells no more. */
export async function listKeysSince(prefix: string, since: string): Promise<string[]> {
  const objects = await askedAgain(() => listed(prefix))
  return objects.filter(({ LastModified }) => Number(LastModified) >= Date.parse(since)).map(({ Key }) => Key)
}

/** An object as a listing has it. */
export interface Listed {
  readonly key: string
  /** Another one once its content has changed. */
  readonly version: string
}

/** Objects below a prefix, by key. */
export async function listObjects(prefix: string): Promise<Listed[]> {
  const objects = await askedAgain(() => listed(prefix))
  return objects.map(({ Key, ETag, Size, LastModified }) => ({
    key: Key,
    version: ETag ?? `${Size} ${LastModified?.toISOString()}`,
  }))
}

type ListedObject = _Object & { readonly Key: string }

async function listed(prefix: string): Promise<ListedObject[]> {
  const objects: ListedObject[] = []
  let token: string | undefined
  do {
    const page = await s3().send(
      new ListObjectsV2Command({ Bucket: bucketName(), Prefix: prefix, ContinuationToken: token }),
    )
    const { Contents = [], KeyCount, IsTruncated, NextContinuationToken } = page
    // Believed empty, a listing would have whatever it hides written anew.
    if (KeyCount !== Contents.length || IsTruncated !== (NextContinuationToken !== undefined)) {
      throw new UnfitAnswer(`the answer to ListObjectsV2 for ${prefix} is no listing`)
    }
    for (const { Key, ...rest } of Contents) if (Key !== undefined) objects.push({ ...rest, Key })
    token = NextContinuationToken
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
  return (await readVersionedJson<Value>(key)).value
}

/** JSON of an object as it was read, with its ETag for a conditional write. */
export interface Versioned<Value> {
  readonly value: Value
  readonly etag: string
}

/** JSON from an object, with its ETag. Throws as readJson does. */
export async function readVersionedJson<Value>(key: string): Promise<Versioned<Value>> {
  try {
    return await askedAgain(async () => {
      const { body, etag } = await readObject(key)
      return { value: parsed<Value>(key, body), etag }
    })
  } catch (error) {
    if (!(error instanceof UnfitAnswer)) throw error
    throw new ArchiveCorrupt(`${key} is no JSON; delete it and run the day again with "refresh": true`, {
      cause: error,
    })
  }
}

/**
 * The same in two steps, for who reads ahead: an object's bytes are small, and what they hold is large. Takes it apart when the answer
 * is called.
 */
export async function readJsonAhead<Value>(key: string): Promise<() => Promise<Value>> {
  const { body } = await askedAgain(() => readObject(key))
  return async () => {
    try {
      return parsed<Value>(key, body)
    } catch {
      return readJson<Value>(key)
    }
  }
}

/** Most bytes that gunzip is given room for at once. */
const MOST_ROOM = 2 ** 24

/** In one piece where its last four bytes tell how long it is. Source: RFC 1952, ISIZE */
function gunzipped(body: Uint8Array): Buffer {
  const length = body.length < 4 ? 0 : new DataView(body.buffer, body.byteOffset).getUint32(body.length - 4, true)
  return gunzipSync(body, { chunkSize: Math.min(MOST_ROOM, Math.max(64, length + 1)) })
}

function parsed<Value>(key: string, body: Uint8Array): Value {
  try {
    return JSON.parse((key.endsWith('.gz') ? gunzipped(body) : Buffer.from(body)).toString('utf8'))
  } catch (error) {
    throw new UnfitAnswer(`${key} is no JSON`, { cause: error })
  }
}

/** JSON from an object that may not be there; undefined where it is not. */
export async function readJsonIfPresent<Value>(key: string): Promise<Value | undefined> {
  return (await readVersionedIfPresent<Value>(key))?.value
}

/**
 * The same with its ETag. What cannot be read is looked for in the listing: a read of a missing key without the right to list the whole
 * bucket is answered as a missing permission.
 */
export async function readVersionedIfPresent<Value>(key: string): Promise<Versioned<Value> | undefined> {
  try {
    return await readVersionedJson<Value>(key)
  } catch (error) {
    const mayBeMissing = error instanceof AccessDenied || (error as Error).name === 'NoSuchKey'
    if (!mayBeMissing) throw error
    // Another run may have written it meanwhile.
    return (await listKeys(key)).includes(key) ? readVersionedJson<Value>(key) : undefined
  }
}

/** An object to write. */
export interface ArchiveObject {
  readonly key: string
  readonly body: Uint8Array | string
  readonly contentType: string
}

/** Writes an object; the same content under the same key changes nothing. Returns its ETag. */
export async function writeObject(
  key: string,
  body: Uint8Array | string,
  contentType: string,
  abortSignal?: AbortSignal,
): Promise<string> {
  const put = new PutObjectCommand({ Bucket: bucketName(), Key: key, Body: body, ContentType: contentType })
  return (await s3().send(put, abortSignal === undefined ? {} : { abortSignal })).ETag ?? ''
}

/** JSON as an object, gzipped where the key says so, at a level of zlib's. */
export function jsonObject(key: string, value: unknown, level?: number): ArchiveObject {
  const text = `${JSON.stringify(value)}\n`
  return key.endsWith('.gz')
    ? { key, body: gzipSync(text, level === undefined ? {} : { level }), contentType: 'application/gzip' }
    : { key, body: text, contentType: 'application/json' }
}

/** Writes JSON, gzipped where the key says so, at a level of zlib's. */
export async function writeJson(key: string, value: unknown, level?: number): Promise<void> {
  const { body, contentType } = jsonObject(key, value, level)
  await writeObject(key, body, contentType)
}

/** How often a write is asked again that met another one. */
const MOST_CONFLICTS = 3

/**
 * Writes an object only where the key is free (`etag` absent) or still holds what was read (`etag` given), by an S3
 * conditional write. Returns the new ETag, or undefined where somebody else was first. A write whose answer is lost
 * fails its own condition when the SDK asks again: what is there is read back, and is this write's where it says the same.
 */
export async function writeIf(
  key: string,
  body: Uint8Array | string,
  contentType: string,
  etag?: string,
  metadata?: Readonly<Record<string, string>>,
): Promise<string | undefined> {
  const command = () =>
    new PutObjectCommand({
      Bucket: bucketName(),
      Key: key,
      Body: body,
      ContentType: contentType,
      ...defined({ Metadata: metadata }),
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
      const own = await etagOf(key, body).catch((unread) => {
        throw isTaken ? unread : error
      })
      if (own === undefined && !isTaken) throw error
      return own
    }
  }
}

/** The same for JSON that no two writers must take for their own: it carries a nonce. */
export const writeJsonIf = (key: string, value: object, etag?: string): Promise<string | undefined> =>
  writeIf(key, JSON.stringify({ ...value, nonce: randomUUID() }), 'application/json', etag)

/** The ETag of an object, where it says this. */
async function etagOf(key: string, said: Uint8Array | string): Promise<string | undefined> {
  const { body, etag } = await readObject(key)
  return Buffer.from(said).equals(body) ? etag : undefined
}

/** How often a change is made anew because another writer was first. */
const MOST_CHANGES = 10

/**
 * Changes JSON that several runs write: of two at once, the later one changes what the earlier one left, and nothing is
 * lost. `change` takes what stands, undefined where nothing does, and may leave it at that. Returns what stands then. Who has `read` it
 * already spares a reading. Throws ServiceFault where others are first time and again.
 */
export async function changeJson<Value extends object, Changed extends Value | undefined = Value>(
  key: string,
  change: (standing: Value | undefined) => Changed,
  read?: Versioned<Value>,
): Promise<Changed> {
  for (let changes = 0; changes < MOST_CHANGES; changes++) {
    const found = (changes === 0 && read) || (await readVersionedIfPresent<Value>(key))
    const changed = change(found?.value)
    if (changed === undefined || isDeepStrictEqual(changed, found?.value)) return changed
    const { body, contentType } = jsonObject(key, changed)
    if ((await writeIf(key, body, contentType, found?.etag)) !== undefined) return changed
  }
  throw new ServiceFault(`${key} was changed by others each of ${MOST_CHANGES} times`)
}
