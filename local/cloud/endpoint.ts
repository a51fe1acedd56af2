import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { ServiceName } from '../../domain/services.ts'

/** One call that a local endpoint was asked. */
export interface Call {
  readonly service:
    | 'networkflowmonitor'
    | 's3'
    | 'ses'
    | 'sns'
    | 'ec2'
    | 'pricing'
    | 'cloudwatch'
    | 'ce'
    | 'eks'
    | 'kubernetes'
    | 'glue'
    | 'athena'
    | 'ip-ranges'
    | 'dns'
    | 'tls'
    | ServiceName
    | 'logs'
    | 'iam'
    | 'sts'
    | 'cloudformation'
    | 'scheduler'
    | 'ssm'
    | 'secretsmanager'
    | 'events'
  /** The API operation, as AWS names it. */
  readonly operation: string
  readonly params: Readonly<Record<string, unknown>>
  /** The account and region that it was signed for by a role's session; absent where it was with the own credentials. */
  readonly byRole?: { readonly accountId: string; readonly region: string }
}

/** Credentials of a request, and their region: keys of a role's session begin so, and go on with its account. */
const BY_ROLE = /Credential=ASIA(\d{12})[^/]*\/\d+\/([^/]+)\//

function byRole({ headers }: Request): Pick<Call, 'byRole'> {
  const [, accountId, region] = BY_ROLE.exec(headers.authorization ?? '') ?? []
  return accountId === undefined || region === undefined ? {} : { byRole: { accountId, region } }
}

/**
 * What goes wrong with a call: an answer in place of the real one, the real one's body made into something else, or a
 * connection that breaks before or after the call took effect.
 */
export type Disturbance =
  | { readonly status: number; readonly error: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly garbled: (body: string) => string }
  | 'cut before'
  | 'cut after'

/** Sees every call first: keeps the log, and may disturb, or let it wait. */
export type Gate = (call: Call) => Disturbance | undefined | Promise<Disturbance | undefined>

export interface Request {
  readonly method: string
  readonly url: URL
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

export interface Answer {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Uint8Array
}

export interface Endpoint {
  readonly url: string
  close(): Promise<void>
}

/** Answers a request; undefined where its connection breaks. */
export type Respond = (request: Request) => Promise<Answer | undefined>

/** Who answers at a loopback port of this process. */
export const respondents = new Map<number, Respond>()

/**
 * Serves one API on a free loopback port. `callOf` names the call, `answer` carries it out, `refuse` words an error in
 * the API's own format.
 */
export async function serve(
  gate: Gate,
  callOf: (request: Request) => Call,
  answer: (request: Request, call: Call) => Promise<Answer> | Answer,
  refuse: (status: number, error: string) => Answer,
): Promise<Endpoint> {
  const respond: Respond = async (request) => {
    try {
      const call = { ...callOf(request), ...byRole(request) }
      const disturbance = await gate(call)
      if (disturbance === 'cut before') return undefined
      if (typeof disturbance === 'object' && 'error' in disturbance)
        return refuse(disturbance.status, disturbance.error)
      const given = await answer(request, call)
      if (disturbance === 'cut after') return undefined
      return typeof disturbance === 'object' ? garbledAnswer(given, disturbance.garbled) : given
    } catch (error) {
      return refuse(500, `InternalFailure: ${(error as Error).stack}`)
    }
  }
  const server = createServer(async (incoming, response) => {
    const given = await respond(await read(incoming))
    if (given) write(response, given)
    else incoming.socket.destroy()
  })
  // A client that was busy for five seconds would find its connection closed under its next call.
  server.keepAliveTimeout = 0
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  respondents.set(port, respond)
  return {
    url: `http://127.0.0.1:${port}`,
    close: () =>
      new Promise((done) => {
        respondents.delete(port)
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}

/** Serves an API of the AWS JSON protocol: `answer` gives an operation's output, or an error as `<name>: <message>`. */
export function serveJson(
  gate: Gate,
  service: Call['service'],
  answer: (operation: string, params: Readonly<Record<string, unknown>>, request: Request) => object | string,
): Promise<Endpoint> {
  const type = { 'content-type': 'application/x-amz-json-1.1' }
  const refuse = (status: number, error: string): Answer => {
    const [name = '', ...message] = error.split(': ')
    return { status, headers: type, body: JSON.stringify({ __type: name, message: message.join(': ') }) }
  }
  return serve(
    gate,
    ({ headers, body }) => ({
      service,
      operation: String(headers['x-amz-target']).split('.').at(-1) ?? '',
      params: JSON.parse(body.toString()),
    }),
    (request, { operation, params }) => {
      const given = answer(operation, params, request)
      return typeof given === 'string' ? refuse(400, given) : { headers: type, body: JSON.stringify(given) }
    },
    refuse,
  )
}

/** An answer, and an error (`<name>: <message>`), of the REST-JSON protocol. */
export const restJson = (body: unknown): Answer => ({
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
})

export function restJsonError(status: number, error: string): Answer {
  const [name = '', ...message] = error.split(': ')
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-errortype': name },
    body: JSON.stringify({ message: message.join(': ') }),
  }
}

async function read(incoming: IncomingMessage): Promise<Request> {
  const { method = 'GET', url = '/', headers } = incoming
  const hasBody = Number(headers['content-length']) > 0 || headers['transfer-encoding'] !== undefined
  const body = hasBody ? await bodyOf(incoming) : Buffer.alloc(0)
  return { method, url: new URL(url, 'http://loopback'), headers, body }
}

function bodyOf(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((done, failed) => {
    const chunks: Buffer[] = []
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
    incoming.on('end', () => done(Buffer.concat(chunks)))
    incoming.on('error', failed)
  })
}

/** Of the length that it has then. */
function garbledAnswer({ status, headers = {}, body = '' }: Answer, garbled: (body: string) => string): Answer {
  const { 'content-length': _, ...others } = headers
  return { ...(status === undefined ? {} : { status }), headers: others, body: garbled(String(body)) }
}

function write(response: ServerResponse, { status = 200, headers = {}, body = '' }: Answer): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers })
  response.end(body)
}

/** Text as it stands between XML tags. */
export const xmlText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('\r', '&#13;')
