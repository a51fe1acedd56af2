import { NetworkFlowMonitorClient, ValidationException } from '@aws-sdk/client-networkflowmonitor'
import { NoSuchKey, S3Client } from '@aws-sdk/client-s3'
import { type Answer, type Request, respondents } from '../local/cloud/endpoint.ts'

/** An SDK command, as far as its endpoint's answer depends on it. */
interface Command {
  readonly constructor: { readonly name: string }
  readonly input: Readonly<Record<string, unknown>>
}

type Send = (this: unknown, command: Command, options?: { readonly abortSignal?: AbortSignal }) => Promise<object>

/** How an operation is asked without its client, and what its client makes of a plain answer; undefined where that is for the client to tell. */
interface Direct {
  readonly request: (input: never) => Partial<Request> & { readonly path: string }
  readonly output: (answer: Answer) => object | undefined
  /** The refusal that is an everyday answer. */
  readonly refusal?: (answer: Answer) => Error | undefined
}

/** A request and its answer. */
export interface Exchange {
  readonly port: number
  readonly request: Request
  readonly answer: Answer
}

/** How an endpoint is asked. */
interface Way {
  /** With a request of one's own; what `direct` makes nothing of, the client tells. */
  ask(port: number, request: Request, direct: Omit<Direct, 'request'>, client: () => Promise<object>): Promise<object>
  /** By the client. With what it was answered; undefined where it asked more than once, or was refused. */
  hear(client: () => Promise<object>): Promise<{ output: object; exchange: Exchange | undefined }>
}

interface Kept {
  readonly Bucket: string
  readonly Key: string
}

const pathOf = ({ Bucket, Key }: Kept) => `/${Bucket}/${Key.split('/').map(encodeURIComponent).join('/')}`

const bytesOf = (body: Uint8Array | string) =>
  typeof body === 'string' ? new TextEncoder().encode(body) : new Uint8Array(body.buffer, body.byteOffset, body.length)

/** Headers that a command sets, under their names on the wire. */
const headersOf = (headers: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(headers).filter(([, value]) => value !== undefined)) as Request['headers']

const S3: Readonly<Record<string, Direct>> = {
  GetObjectCommand: {
    request: (input: Kept & { readonly Range?: string; readonly IfMatch?: string }) => ({
      path: pathOf(input),
      headers: headersOf({ range: input.Range, 'if-match': input.IfMatch }),
    }),
    output: ({ headers, body = '' }) => ({
      ETag: headers?.etag,
      ContentRange: headers?.['content-range'],
      Body: { transformToByteArray: async () => bytesOf(body) },
    }),
    refusal: ({ status, body }) =>
      status === 404 && String(body).startsWith('<Error><Code>NoSuchKey</Code>')
        ? new NoSuchKey({ message: 'NoSuchKey', $metadata: { httpStatusCode: status } })
        : undefined,
  },
  PutObjectCommand: {
    request: (
      input: Kept & { readonly Body: Uint8Array; readonly IfMatch?: string; readonly IfNoneMatch?: string },
    ) => ({
      method: 'PUT',
      path: pathOf(input),
      headers: headersOf({ 'if-match': input.IfMatch, 'if-none-match': input.IfNoneMatch }),
      body: Buffer.from(input.Body),
    }),
    output: ({ headers }) => ({ ETag: headers?.etag }),
  },
  ListObjectsV2Command: {
    request: (input: { readonly Bucket: string; readonly Prefix: string; readonly ContinuationToken?: string }) => {
      const query = new URLSearchParams({ 'list-type': '2', prefix: input.Prefix })
      if (input.ContinuationToken !== undefined) query.set('continuation-token', input.ContinuationToken)
      return { path: `/${input.Bucket}?${query}` }
    },
    output: ({ body = '' }) => listingOf(String(body)),
  },
}

const LISTING =
  /^<\?xml[^>]*\?><ListBucketResult><Name>[^<]*<\/Name><Prefix>[^<]*<\/Prefix><KeyCount>(\d+)<\/KeyCount><IsTruncated>(true|false)<\/IsTruncated>(?:<NextContinuationToken>([^<]+)<\/NextContinuationToken>)?((?:<Contents>.*?<\/Contents>)*)<\/ListBucketResult>$/s

const ENTRY =
  /<Contents><Key>([^<]+)<\/Key><LastModified>([^<]+)<\/LastModified><ETag>([^<]+)<\/ETag><Size>(\d+)<\/Size><\/Contents>/gs

const textOf = (xml: string) =>
  xml.replaceAll('&#13;', '\r').replaceAll('&gt;', '>').replaceAll('&lt;', '<').replaceAll('&amp;', '&')

/** A listing as the bucket on loopback words it; undefined of any other text. */
function listingOf(body: string): object | undefined {
  const [whole, count, isTruncated, token, entries = ''] = LISTING.exec(body) ?? []
  if (whole === undefined) return undefined
  const contents = [...entries.matchAll(ENTRY)].map(([, key = '', modified = '', etag = '', size]) => ({
    ...{ Key: textOf(key), LastModified: new Date(modified), ETag: textOf(etag), Size: Number(size) },
  }))
  return {
    KeyCount: Number(count),
    IsTruncated: isTruncated === 'true',
    ...(contents.length === 0 ? {} : { Contents: contents }),
    ...(token === undefined ? {} : { NextContinuationToken: textOf(token) }),
  }
}

interface OfMonitor {
  readonly monitorName: string
  readonly queryId: string
  readonly nextToken?: string
}

const queriesOf = ({ monitorName }: OfMonitor) => `/monitors/${encodeURIComponent(monitorName)}/topContributorsQueries`
const queryOf = (input: OfMonitor) => `${queriesOf(input)}/${encodeURIComponent(input.queryId)}`

/** An object of JSON; undefined of any other text. */
function objectOf({ body = '' }: Answer): object | undefined {
  try {
    const value: unknown = JSON.parse(String(body))
    return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
  } catch {
    return undefined
  }
}

const FLOW_MONITOR: Readonly<Record<string, Direct>> = {
  StartQueryMonitorTopContributorsCommand: {
    request: ({ monitorName, ...body }: OfMonitor) => ({
      method: 'POST',
      path: queriesOf({ monitorName, ...body }),
      // As the client writes instants.
      body: Buffer.from(
        JSON.stringify(body, (_, value) => (typeof value === 'string' ? value.replace('.000Z', 'Z') : value)),
      ),
    }),
    output: objectOf,
    refusal: (answer) => {
      const { message } = (objectOf(answer) ?? {}) as { readonly message?: string }
      return answer.status === 400 && answer.headers?.['x-amzn-errortype'] === 'ValidationException' && message
        ? new ValidationException({ message, $metadata: { httpStatusCode: answer.status } })
        : undefined
    },
  },
  GetQueryStatusMonitorTopContributorsCommand: {
    request: (input: OfMonitor) => ({ path: `${queryOf(input)}/status` }),
    output: objectOf,
  },
  GetQueryResultsMonitorTopContributorsCommand: {
    request: (input: OfMonitor) => ({
      path: `${queryOf(input)}/results${input.nextToken ? `?${new URLSearchParams({ nextToken: input.nextToken })}` : ''}`,
    }),
    output: objectOf,
  },
}

const CLIENTS: readonly {
  readonly of: unknown
  readonly operations: Readonly<Record<string, Direct>>
  readonly variable: string
}[] = [
  { of: S3Client, operations: S3, variable: 'AWS_ENDPOINT_URL_S3' },
  { of: NetworkFlowMonitorClient, operations: FLOW_MONITOR, variable: 'AWS_ENDPOINT_URL_NETWORKFLOWMONITOR' },
]

/** What a client made of a plain answer to a command: of the same it makes the same. */
const heard = new Map<string, { readonly exchange: Exchange; readonly output: object }>()

/** As nobody may change it for who asks next. */
function frozen<Value>(value: Value): Value {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) frozen(inner)
  }
  return value
}

/** Whose a request is, as the stand-in reads it. */
interface Signer {
  readonly region: () => Promise<string>
  readonly credentials: () => Promise<{ readonly accessKeyId: string }>
}

/** As far as the scope of a signature: it is looked at, and not held against anything. */
const signedBy = ({ accessKeyId }: { readonly accessKeyId: string }, region: string) =>
  `AWS4-HMAC-SHA256 Credential=${accessKeyId}/20261121/${region}/service/aws4_request`

const IS_QUESTION = /^(?:Describe|Get|List|Search)/

/** The class that all clients have `send` of. */
const base = Object.getPrototypeOf(S3Client.prototype) as { send: Send }
const { send } = base

/**
 * Has SDK clients leave out what they do between a command and its request, and between an answer and what it says: for the operations of S3
 * and of Network Flow Monitor above, and for a question that was asked and answered before in the same words.
 */
export function leaveOutClients({ ask, hear }: Way): void {
  base.send = async function (command, options) {
    const client = () => send.call(this, command, options)
    if (options?.abortSignal) return client()
    const { config } = this as { readonly config: Signer }
    const { operations, variable = '' } = CLIENTS.find(({ of }) => (this as object).constructor === of) ?? {}
    const { name } = command.constructor
    if (operations) {
      const direct = operations[name]
      const port = Number(new URL(process.env[variable] ?? 'http://none').port)
      if (!direct || !respondents.has(port)) return client()
      const { path, method = 'GET', headers = {}, body = Buffer.alloc(0) } = direct.request(command.input as never)
      const authorization = signedBy(await config.credentials(), await config.region())
      const asked = { method, headers: { ...headers, authorization }, body, url: new URL(path, 'http://loopback') }
      return ask(port, asked, direct, client)
    }
    if (!IS_QUESTION.test(name)) return client()
    const signer = signedBy(await config.credentials(), await config.region())
    const id = `${(this as object).constructor.name} ${name} ${signer} ${JSON.stringify(command.input)}`
    const known = heard.get(id)
    if (known && respondents.has(known.exchange.port)) {
      const { exchange, output } = known
      const isSame = ({ body }: Answer) => typeof body === 'string' && body === exchange.answer.body
      return ask(exchange.port, exchange.request, { output: (answer) => (isSame(answer) ? output : undefined) }, client)
    }
    const { output, exchange } = await hear(client)
    if (exchange) heard.set(id, { exchange, output: frozen(output) })
    return output
  }
}

export function useClients(): void {
  base.send = send
}
