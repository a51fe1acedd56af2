import { AsyncLocalStorage } from 'node:async_hooks'
import { Readable } from 'node:stream'
import { setImmediate } from 'node:timers/promises'
import { S3Client } from '@aws-sdk/client-s3'
import { type Answer, respondents } from '../local/cloud/endpoint.ts'
import { type Exchange, leaveOutClients, useClients } from './direct-calls.ts'

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

/** What a client is given in place of its first answer, and what it was answered. */
const told = new AsyncLocalStorage<{ readonly given: (Answer | undefined)[]; readonly exchanges: Exchange[] }>()

/**
 * Has SDK clients hand their signed requests straight to the endpoints of this process, and take the answers back: a third
 * of what a call on loopback costs is its connection, and most of the rest is the client, which is left out where its part is known. Whatever
 * goes anywhere else goes as it did. `useHttp` takes it back.
 */
export function handOver(): void {
  leaveOutClients({
    ask: async (port, request, { output: outputOf, refusal }, client) => {
      // As a connection does, it lets others have their turn.
      await setImmediate()
      const answer = await respondents.get(port)?.(request)
      const output = answer && isPlain(answer) ? outputOf(answer) : undefined
      if (output) return output
      const refused = answer && refusal?.(answer)
      if (refused) throw refused
      // Any other refusal, an answer that is none, and a connection that broke are for the client to tell, and to ask again after.
      return told.run({ given: [answer], exchanges: [] }, client)
    },
    hear: async (client) => {
      const exchanges: Exchange[] = []
      const output = await told.run({ given: [], exchanges }, client)
      const [exchange] = exchanges
      return { output, exchange: exchange && exchanges.length === 1 && isPlain(exchange.answer) ? exchange : undefined }
    },
  })
  transport.handle = async function (outgoing, options) {
    const { port = 0 } = outgoing
    const respond = respondents.get(port)
    if (!respond) return overHttp.call(this, outgoing, options)
    const { method, headers } = outgoing
    // As a connection does, it lets others have their turn.
    await setImmediate()
    if (options?.abortSignal?.aborted) throw abortedBy(options.abortSignal)
    const { given = [], exchanges } = told.getStore() ?? {}
    const request = { method, url: urlOf(outgoing), headers: lowerCased(headers), body: await bytesOf(outgoing.body) }
    const answer = given.length > 0 ? given.pop() : await untilAborted(respond(request), options?.abortSignal)
    if (!answer) throw Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' })
    exchanges?.push({ port, request, answer })
    return { response: responseOf(answer) }
  }
}

const isPlain = ({ status = 200 }: Answer) => status >= 200 && status < 300

export function useHttp(): void {
  useClients()
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
