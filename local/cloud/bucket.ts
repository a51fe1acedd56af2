import { createHash, randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { dirname, join, relative, sep } from 'node:path'
import { type Answer, type Endpoint, type Gate, type Request, serve, xmlText } from './endpoint.ts'
import { bucketUploads } from './uploads.ts'

const MOST_KEYS = 1000

/** S3 on a plain folder: what is put under a key is the file of that path, and the other way round. */
export function serveBucket(gate: Gate, bucket: string, folder: () => string): Promise<Endpoint> {
  // A condition and its write are one step to S3: writes go one after another.
  let written: Promise<unknown> = Promise.resolve()
  const inTurn = (write: () => Promise<Answer>) => {
    const answer = written.then(write)
    written = answer.catch(() => undefined)
    return answer
  }
  const uploads = bucketUploads()
  return serve(
    gate,
    (request) => ({ service: 's3', operation: operationOf(request), params: { key: keyOf(request, bucket) ?? '' } }),
    async (request, { operation }) => {
      const key = keyOf(request, bucket)
      if (key === undefined) return refusal(404, 'NoSuchBucket')
      if (key.split('/').some((step) => step === '..' || step === '.')) return refusal(400, 'InvalidURI')
      const path = join(folder(), ...key.split('/'))
      switch (operation) {
        case 'ListObjectsV2':
          return list(request.url.searchParams, bucket, folder())
        case 'GetObject':
        case 'HeadObject':
          return get(request, path, operation === 'HeadObject')
        case 'PutObject':
          return inTurn(() => put(request, path, folder()))
        case 'CreateMultipartUpload':
          return uploads.create(bucket, key)
        case 'UploadPart':
          return uploads.add(request.url.searchParams, payloadOf(request))
        case 'CompleteMultipartUpload':
          return uploads.complete(request, bucket, key, (body) => inTurn(() => store(body, path, folder())))
        case 'DeleteObject':
          await rm(path, { force: true })
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

const etagOf = (body: Uint8Array) => `"${createHash('md5').update(body).digest('hex')}"`

async function stored(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path)
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'EISDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined
    throw error
  }
}

async function get(request: Request, path: string, head: boolean): Promise<Answer> {
  const { range, 'if-match': ifMatch } = request.headers
  const body = await stored(path)
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

async function put(request: Request, path: string, folder: string): Promise<Answer> {
  const { 'if-none-match': ifNoneMatch, 'if-match': ifMatch } = request.headers
  const found = ifNoneMatch === undefined && ifMatch === undefined ? undefined : await stored(path)
  if (ifNoneMatch === '*' && found) return refusal(412, 'PreconditionFailed')
  if (ifMatch !== undefined && !found) return refusal(404, 'NoSuchKey')
  if (ifMatch !== undefined && found && etagOf(found) !== ifMatch) return refusal(412, 'PreconditionFailed')
  return store(payloadOf(request), path, folder)
}

const payloadOf = ({ headers, body }: Request) =>
  headers['content-encoding']?.includes('aws-chunked') ? unchunked(body) : body

async function store(body: Uint8Array, path: string, folder: string): Promise<Answer> {
  // A reader must never meet half a file, and a listing never this one.
  const draft = join(folder, `.draft-${randomUUID()}`)
  await writeFile(draft, body)
  await rename(draft, path).catch(async (error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error
    await mkdir(dirname(path), { recursive: true })
    await rename(draft, path)
  })
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

async function list(query: URLSearchParams, bucket: string, folder: string): Promise<Answer> {
  const prefix = query.get('prefix') ?? ''
  const after = query.get('continuation-token') ?? query.get('start-after') ?? ''
  const most = Math.min(Number(query.get('max-keys') ?? MOST_KEYS), MOST_KEYS)
  const keys = (await keysUnder(folder, prefix)).filter(
    (key) => after === '' || Buffer.compare(Buffer.from(key), Buffer.from(after)) > 0,
  )
  const page = keys.slice(0, most)
  const truncated = keys.length > page.length
  const entries = await Promise.all(page.map((key) => entryOf(folder, key)))
  const contents = entries.join('')
  const next = truncated ? `<NextContinuationToken>${xmlText(page.at(-1) ?? '')}</NextContinuationToken>` : ''
  return {
    headers: { 'content-type': 'application/xml' },
    body: `<?xml version="1.0" encoding="UTF-8"?><ListBucketResult><Name>${xmlText(bucket)}</Name><Prefix>${xmlText(prefix)}</Prefix><KeyCount>${page.length}</KeyCount><IsTruncated>${truncated}</IsTruncated>${next}${contents}</ListBucketResult>`,
  }
}

async function entryOf(folder: string, key: string): Promise<string> {
  const { size, mtime } = await stat(join(folder, key))
  return `<Contents><Key>${xmlText(key)}</Key><LastModified>${mtime.toISOString()}</LastModified><Size>${size}</Size></Contents>`
}

/** Keys in UTF-8 byte order, as S3 lists them. Only the folders that the prefix names are walked. */
async function keysUnder(folder: string, prefix: string): Promise<string[]> {
  const start = join(folder, ...prefix.split('/').slice(0, -1))
  const files = await readdir(start, { recursive: true, withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return []
    throw error
  })
  return files
    .filter((file) => file.isFile() && !file.name.startsWith('.draft-'))
    .map((file) => relative(folder, join(file.parentPath, file.name)).split(sep).join('/'))
    .filter((key) => key.startsWith(prefix))
    .toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)))
}
