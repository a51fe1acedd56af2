import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { S3Client } from '@aws-sdk/client-s3'
import { type Answer, respondents } from '../local/cloud/endpoint.ts'

/** What an SDK client hands to its transport, as far as a call on loopback has it. */
interface Outgoing {
  readonly method: string
  readonly port?: number
  readonly path: string
  readonly query?: Readonly<Record<string, string | readonly string[] | null>>
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array | Readable
}

interface Options {
  readonly abortSignal?: AbortSignal
}

type Handle = (this: unknown, request: Outgoing, options?: Options) => Promise<{ readonly response: object }>

/** The class of transport that every SDK client of this process has. */
const transport = Object.getPrototypeOf(new S3Client({ region: 'us-east-1' }).config.requestHandler) as {
  handle: Handle
}
const overHttp = transport.handle

/**
 * Has SDK clients hand their signed requests straight to the endpoints of this process, and take the answers back: a third
 * of what a call on loopback costs is its connection. Whatever goes anywhere else goes as it did. `useHttp` takes it back.
 */
export function handOver(): void {
  transport.handle = async function (request, options) {
    const respond = respondents.get(request.port ?? 0)
    if (!respond) return overHttp.call(this, request, options)
    const { method, headers } = request
    // As a connection does, it lets others have their turn.
    await setImmediate()
    if (options?.abortSignal?.aborted) throw abortedBy(options.abortSignal)
    const answer = await untilAborted(
      respond({ method, url: urlOf(request), headers: lowerCased(headers), body: await bytesOf(request.body) }),
      options?.abortSignal,
    )
    if (!answer) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    return { response: responseOf(answer) }
  }
}

export function useHttp(): void {
  transport.handle = overHttp
}

function urlOf({ path, query = {} }: Outgoing): URL {
  const url = new URL(path, 'http://loopback')
  for (const [name, value] of Object.entries(query)) {
    for (const one of [value].flat()) url.searchParams.append(name, one ?? '')
  }
  return url
}

const lowerCased = (headers: Outgoing['headers']) =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]))

async function bytesOf(body: Outgoing['body']): Promise<Buffer> {
  if (body === undefined) return Buffer.alloc(0)
  return body instanceof Readable ? Buffer.concat(await body.toArray()) : Buffer.from(body as Uint8Array)
}

async function untilAborted<Value>(value: Promise<Value>, signal: AbortSignal | undefined): Promise<Value> {
  if (!signal) return value
  const { promise, reject } = Promise.withResolvers<never>()
  const abort = () => reject(abortedBy(signal))
  signal.addEventListener('abort', abort, { once: true })
  if (signal.aborted) abort()
  return Promise.race([value, promise]).finally(() => signal.removeEventListener('abort', abort))
}

const abortedBy = ({ reason }: AbortSignal) =>
  Object.assign(new Error('Request aborted', { cause: reason }), { name: 'AbortError' })

function responseOf({ status: statusCode = 200, headers = {}, body = '' }: Answer) {
  const stream = new Readable({ read: () => undefined })
  stream.push(body)
  stream.push(null)
  return {
    statusCode,
    headers: { 'content-length': String(Buffer.byteLength(body)), ...headers },
    body: stream,
  }
}
