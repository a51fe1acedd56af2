import { type IncomingMessage, get as plainGet } from 'node:http'
import { get as tlsGet } from 'node:https'
import { isIP } from 'node:net'
import { connect as tlsOver } from 'node:tls'
import { getProxyForUrl } from 'proxy-from-env'
import { authorizationOf, placeOf, tunnel } from './proxy.ts'

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
  const response = await responseTo(new URL(url), asked, AbortSignal.timeout(timeoutMilliseconds))
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of response) {
    length += chunk.length
    if (length > LONGEST_BODY) throw new RangeError(`the answer is longer than ${LONGEST_BODY} bytes`)
    chunks.push(chunk)
  }
  return { status: response.statusCode ?? 0, headers: response.headers, text: Buffer.concat(chunks).toString('utf8') }
}

type Asked = Omit<HttpAsked, 'timeoutMilliseconds'>

/** Node's own agents know of proxies since 24.5 alone; nor is a connection kept for a next one. */
async function responseTo(url: URL, { headers, ca }: Asked, signal: AbortSignal): Promise<IncomingMessage> {
  const named = getProxyForUrl(url.href)
  const proxy = named === '' ? undefined : new URL(named)
  const isTls = url.protocol === 'https:'
  const trusted = ca === undefined ? {} : { ca }
  if (!proxy) {
    const get = isTls ? tlsGet : plainGet
    return answerOf((answer) => get(url, { headers, signal, agent: false, ...trusted }, answer))
  }
  if (!isTls) {
    const get = proxy.protocol === 'https:' ? tlsGet : plainGet
    const toProxy = { ...headers, host: url.host, ...authorizationOf(proxy) }
    const options = { ...placeOf(proxy), path: url.href, headers: toProxy, signal, agent: false }
    return answerOf((answer) => get(options, answer))
  }
  const { hostname: host, port } = placeOf(url)
  const socket = await tunnel(proxy, `${url.hostname}:${port}`, signal)
  const servername = isIP(host) === 0 ? { servername: host } : {}
  const createConnection = () => tlsOver({ socket, host, ...servername, ...trusted })
  return answerOf((answer) => tlsGet(url, { headers, signal, createConnection, defaultPort: 443 }, answer))
}

function answerOf(get: (answer: (response: IncomingMessage) => void) => ReturnType<typeof plainGet>) {
  return new Promise<IncomingMessage>((resolve, reject) => {
    get(resolve).once('error', reject)
  })
}
