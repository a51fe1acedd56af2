import { createHash, randomUUID } from 'node:crypto'
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, sep } from 'node:path'
import { type Answer, type Endpoint, type Gate, type Request, serve, xmlText } from './endpoint.ts'
import { bucketUploads } from './uploads.ts'
import { bucketVersions } from './versions.ts'

const MOST_KEYS = 1000

/**
 * S3 on a plain folder: what is put under a key is the file of that path, and the other way round. Most files are small, so
 * they are read and written at once, at a tenth of what it takes to wait for each; so a condition and its write are one step too.
 */
export function serveBucket(gate: Gate, bucket: string, folder: () => string): Promise<Endpoint> {
  const uploads = bucketUploads()
  const versions = bucketVersions()
  return serve(
    gate,
    (request) => {
      const prefix = request.url.searchParams.get('prefix')
      const params = { key: keyOf(request, bucket) ?? '', ...(prefix === null ? {} : { prefix }) }
      return { service: 's3', operation: operationOf(request), params }
    },
    (request, { operation }) => {
      const key = keyOf(request, bucket)
      if (key === undefined) return refusal(404, 'NoSuchBucket')
      if (key.split('/').some((step) => step === '..' || step === '.')) return refusal(400, 'InvalidURI')
      const path = join(folder(), ...key.split('/'))
      switch (operation) {
        case 'ListObjectsV2':
          return list(request.url.searchParams, bucket, folder())
        case 'ListObjectVersions': {
          const prefix = request.url.searchParams.get('prefix') ?? ''
          return versions.list(prefix, join(folder(), prefix))
        }
        case 'GetObject':
        case 'HeadObject': {
          const version = request.url.searchParams.get('versionId')
          if (version !== null) return versions.get(path, version) ?? refusal(404, 'NoSuchVersion')
          return get(request, path, operation === 'HeadObject')
        }
        case 'PutObject': {
          const answer = put(request, path, folder())
          if (answer.status === undefined) versions.keep(key, path, payloadOf(request), request)
          return answer
        }
        case 'CreateMultipartUpload':
          return uploads.create(bucket, key)
        case 'UploadPart':
          return uploads.add(request.url.searchParams, payloadOf(request))
        case 'CompleteMultipartUpload':
          return uploads.complete(request, bucket, key, (body) => store(body, path, folder()))
        case 'DeleteObject':
          rmSync(path, { force: true })
          return { status: 204 }
        default:
          return refusal(501, 'NotImplemented')
      }
    },
    refusal,
  )
}

function operationOf({ method, url }: Request): string {
  if (method === 'GET' && url.searchParams.get('list-type') === '2') return 'ListObjectsV2'
  if (method === 'GET' && url.searchParams.has('versions')) return 'ListObjectVersions'
  const ofUpload = url.searchParams.has('uploadId')
  const operations: Record<string, string> = {
    GET: 'GetObject',
    HEAD: 'HeadObject',
    PUT: ofUpload ? 'UploadPart' : 'PutObject',
    POST: ofUpload ? 'CompleteMultipartUpload' : 'CreateMultipartUpload',
    DELETE: 'DeleteObject',
  }
  return operations[method] ?? method
}

/** The key below the bucket, empty for the bucket itself; undefined for another bucket. */
function keyOf({ url }: Request, bucket: string): string | undefined {
  const [, first = '', ...rest] = url.pathname.split('/').map(decodeURIComponent)
  return first === bucket ? rest.join('/') : undefined
}

const refusal = (status: number, error: string): Answer => ({
  status,
  headers: { 'content-type': 'application/xml' },
  body: `<Error><Code>${xmlText(error.split(':')[0] ?? error)}</Code><Message>${xmlText(error)}</Message></Error>`,
})

/** An object's ETag, as it is answered and listed. */
export const etagOf = (body: Uint8Array | string) => `"${createHash('md5').update(body).digest('hex')}"`

function stored(path: string): Buffer | undefined {
  try {
    return readFileSync(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

function get(request: Request, path: string, head: boolean): Answer {
  const { range, 'if-match': ifMatch } = request.headers
  const body = stored(path)
  if (!body) return refusal(404, 'NoSuchKey')
  const etag = etagOf(body)
  if (ifMatch !== undefined && ifMatch !== etag) return refusal(412, 'PreconditionFailed')
  if (range !== undefined) return rangeOf(body, range, etag)
  const headers = { etag, 'content-length': String(body.length) }
  return head ? { headers } : { headers, body }
}

/** A part of an object: `bytes=0-99`, or the last `bytes=-100`, of which there may be fewer. */
function rangeOf(body: Buffer, range: string, etag: string): Answer {
  const [, first = '', last = ''] = /^bytes=(\d*)-(\d*)$/.exec(range) ?? []
  const from = first === '' ? Math.max(body.length - Number(last), 0) : Number(first)
  const to = first === '' || last === '' ? body.length : Math.min(Number(last) + 1, body.length)
  if (from >= to) return refusal(416, 'InvalidRange')
  const headers = {
    etag,
    'content-length': String(to - from),
    'content-range': `bytes ${from}-${to - 1}/${body.length}`,
  }
  return { status: 206, headers, body: body.subarray(from, to) }
}

function put(request: Request, path: string, folder: string): Answer {
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = request.headers
  const found = ifNoneMatch === undefined && ifMatch === undefined ? undefined : stored(path)
  if (ifNoneMatch === '*' && found) return refusal(412, 'PreconditionFailed')
  if (ifMatch !== undefined && !found) return refusal(404, 'NoSuchKey')
  if (ifMatch !== undefined && found && etagOf(found) !== ifMatch) return refusal(412, 'PreconditionFailed')
  return store(payloadOf(request), path, folder)
}

const payloadOf = ({ headers, body }: Request) =>
  headers['content-encoding']?.includes('aws-chunked') ? unchunked(body) : body

function store(body: Uint8Array, path: string, folder: string): Answer {
  // A reader must never meet half a file, and a listing never this one.
  const draft = join(folder, `.draft-${randomUUID()}`)
  writeFileSync(draft, body)
  try {
    renameSync(draft, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
    mkdirSync(dirname(path), { recursive: true })
    renameSync(draft, path)
  }
  return { headers: { etag: etagOf(body) } }
}

/** The payload of a body in SigV4 chunks: `<hex size>[;chunk-signature=…]\r\n<bytes>\r\n`, ended by size 0 and trailers. */
function unchunked(body: Buffer): Buffer {
  const chunks: Buffer[] = []
  for (let at = 0; ; ) {
    const lineEnd = body.indexOf('\r\n', at)
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16)
    if (lineEnd < 0 || !Number.isInteger(size) || size === 0) return Buffer.concat(chunks)
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size))
    at = lineEnd + 2 + size + 2
  }
}

function list(query: URLSearchParams, bucket: string, folder: string): Answer {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const most = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS)
  const keys = keysUnder(folder, prefix).filter(
    (key) => after === '' || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0,
  )
  const page = keys.slice(0, most)
  const truncated = keys.length > page.length
  const contents = page.map((key) => entryOf(folder, key)).join('')
  const next = truncated ? `<NextContinuationToken>${xmlText(page.at(-1) ?? '')}</NextContinuationToken>` : ''
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${xmlText(bucket)}</Name><Prefix>${xmlText(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${truncated}</IsTruncated>${next}${contents}</ListBucketResult>`,
  }
}

/** By a file's path, its size and when it was written: a listing is asked for often, and files change seldom. */
const etags = new Map<string, string>()

function entryOf(folder: string, key: string): string {
  const path = join(folder, key)
  const { size, mtime, mtimeNs } = statSync(path, { bigint: true })
  const id = `${path} ${size} ${mtimeNs}`
  const etag = etags.get(id) ?? etagOf(readFileSync(path))
  etags.set(id, etag)
  return `<Contents><Key>${xmlText(key)}</Key><LastModified>${mtime.toISOString()}</LastModified><ETag>${xmlText(etag)}</ETag><Size>${size}</Size></Contents>`
}

/** Keys in UTF-8 byte order, as S3 lists them. Only the folders that the prefix names are walked. */
function keysUnder(folder: string, prefix: string): string[] {
  const steps = prefix.split('/')
  const last = steps.pop() ?? ''
  return filesUnder(join(folder, ...steps), last)
    .map((path) => relative(folder, path).split(sep).join('/'))
    .filter((key) => key.startsWith(prefix))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}

/** Files below a folder, of those in it whose name begins so. */
function filesUnder(folder: string, beginning: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      if (!entry.name.startsWith(beginning) || entry.name.startsWith('.draft-')) return []
      return entry.isDirectory() ? filesUnder(path, '') : entry.isFile() ? [path] : []
    })
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return []
    throw error
  }
}
