import { type ClientRequest, type IncomingMessage, request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { isIP } from 'node:net'
import { connect as tlsOver } from 'node:tls'
import { authorizationOf, placeOf, proxyOf, tunnel, Unreachable, wordsOf } from './proxy.ts'

export interface HttpAnswer {
  readonly status: number
  readonly headers: IncomingMessage['headers']
  readonly text: string
}

export interface HttpAsked {
  readonly headers: Readonly<Record<string, string>>
  readonly timeoutMilliseconds: number
  /** The one authority that the server's certificate may be of, PEM; those that Node knows where absent. */
  readonly ca?: string
}

/** Bytes; AWS's address list is 3 MB. */
const LONGEST_BODY = 20 * 2 ** 20

/**
 * GETs a URL, through the proxy that the environment names for it, if any. Throws what the connection throws, and a
 * RangeError where the body is longer than 20 MiB.
 */
export async function httpGet(url: string, { timeoutMilliseconds, ...asked }: HttpAsked): Promise<HttpAnswer> {
  return answerIn(await responseTo(new URL(url), asked, AbortSignal.timeout(timeoutMilliseconds)))
}

/** Whether what was posted may have arrived is not known: it was sent, and no answer came. Says nothing of where it went. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer'
}

/**
 * POSTs to a URL by TLS alone, the same way. Throws Unreachable where nothing was sent, and NoAnswer where it may have arrived; neither says
 * where that is, as an address may be a secret.
 */
export async function httpPost(
  url: URL,
  body: string,
  { timeoutMilliseconds, ...asked }: HttpAsked,
): Promise<HttpAnswer> {
  let isOpen = false
  const signal = AbortSignal.timeout(timeoutMilliseconds)
  try {
    const posted = { ...asked, body, onOpen: () => (isOpen = true) }
    return await answerIn(await responseTo(url, posted, signal))
  } catch (error) {
    const words = signal.aborted ? 'no answer in time' : wordsOf(error)
    throw isOpen ? new NoAnswer(words) : new Unreachable(error instanceof Unreachable ? error.message : words)
  }
}

async function answerIn(response: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    length += chunk.length
    if (length > LONGEST_BODY) throw new RangeError(`the answer is longer than ${LONGEST_BODY} bytes`)
    chunks.push(chunk)
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }
}

interface Asked extends Omit<HttpAsked, 'timeoutMilliseconds'> {
  /** Of a POST. */
  readonly body?: string
  /** Told once TLS is there: from then on the request may arrive. */
  readonly onOpen?: () => void
}

/** Node's own agents know of proxies since 24.5 alone; nor is a connection kept for a next one. */
async function responseTo(
  url: URL,
  { headers, ca, body, onOpen }: Asked,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const proxy = proxyOf(url.href)
  const isTls = url.protocol === 'https:'
  const trusted = ca === undefined ? {} : { ca }
  const method = body === undefined ? 'GET' : 'POST'
  const sent = (request: ClientRequest) => {
    request.once('socket', (socket) => socket.once('secureConnect', () => onOpen?.()))
    return request.end(body)
  }
  if (!proxy) {
    const ask = isTls ? tlsRequest : plainRequest
    return answerOf((answer) => sent(ask(url, { method, headers, signal, agent: false, ...trusted }, answer)))
  }
  if (!isTls) {
    const ask = proxy.protocol === 'https:' ? tlsRequest : plainRequest
    const toProxy = { ...headers, host: url.host, ...authorizationOf(proxy) }
    const options = { ...placeOf(proxy), method, path: url.href, headers: toProxy, signal, agent: false }
    return answerOf((answer) => sent(ask(options, answer)))
  }
  const { hostname: host, port } = placeOf(url)
  const socket = await tunnel(proxy, `${url.hostname}:${port}`, signal)
  const servername = isIP(host) === 0 ? { servername: host } : {}
  const createConnection = () => tlsOver({ socket, host, ...servername, ...trusted })
  return answerOf((answer) =>
    sent(tlsRequest(url, { method, headers, signal, createConnection, defaultPort: 443 }, answer)),
  )
}

function answerOf(ask: (answer: (response: IncomingMessage) => void) => ClientRequest) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    ask(resolve).once('error', reject)
  })
}
