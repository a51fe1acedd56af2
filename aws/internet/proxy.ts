import { request as plainRequest } from 'node:http'
import { request as tlsRequest } from 'node:https'
import { connect, isIPv6, type Socket } from 'node:net'
import { getProxyForUrl } from 'proxy-from-env'

/** Opening a connection failed; the message is for the reader and holds nothing that the far end wrote. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable'
}

const WORDS: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'connection refused',
  ECONNRESET: 'connection broken',
  EPIPE: 'connection broken',
  EHOSTUNREACH: 'no route to the address',
  ENETUNREACH: 'no route to the address',
  ABORT_ERR: 'no answer in time',
  ETIMEDOUT: 'no answer in time',
  ENOTFOUND: 'no such host',
}

/** A connection error in a few words. */
export const wordsOf = (error: unknown) => WORDS[(error as NodeJS.ErrnoException).code ?? ''] ?? 'no connection'

/**
 * The proxy that the environment names for a URL; undefined where it names none, or one of another protocol: `ALL_PROXY` may be of SOCKS.
 * Without a scheme it is asked by HTTP, as by curl. Source: https://curl.se/libcurl/c/CURLOPT_PROXY.html
 */
export function proxyOf(url: string): URL | undefined {
  // Takes a proxy without a scheme to have that of the URL.
  if (getProxyForUrl(url) === '') return undefined
  const named = variable(`${new URL(url).protocol.replace(':', '')}_proxy`) || variable('all_proxy')
  const proxy = new URL(named.includes('://') ? named : `http://${named}`)
  return proxy.protocol === 'http:' || proxy.protocol === 'https:' ? proxy : undefined
}

const variable = (name: string) => process.env[name] || process.env[name.toUpperCase()] || ''

/**
 * A connection to an address, through the proxy that `HTTPS_PROXY` and `NO_PROXY` name for it, if any. The signal ends
 * the attempt. Throws Unreachable.
 */
export async function openedSocket(ip: string, port: number, signal: AbortSignal): Promise<Socket> {
  const target = `${isIPv6(ip) ? `[${ip}]` : ip}:${port}`
  const proxy = proxyOf(`https://${target}`)
  return proxy ? tunnel(proxy, target, signal) : direct(ip, port, signal)
}

function direct(host: string, port: number, signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host, port, signal })
    socket.once('connect', () => resolve(socket))
    socket.once('error', (error) => {
      socket.destroy()
      reject(new Unreachable(wordsOf(error), { cause: error }))
    })
  })
}

/** Where a connection to a URL is opened: IPv6 without brackets, and the port that it need not name. */
export const placeOf = ({ protocol, hostname, port }: URL) => ({
  hostname: hostname.replace(/^\[|\]$/g, ''),
  port: port === '' ? (protocol === 'https:' ? 443 : 80) : Number(port),
})

/** The header by which a proxy knows its user; none where its URL names nobody. */
export function authorizationOf({ username, password }: URL): Record<string, string> {
  if (username === '') return {}
  const credentials = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`
  return { 'proxy-authorization': `Basic ${Buffer.from(credentials).toString('base64')}` }
}

/** A connection that a proxy opens to `host:port`. The signal ends the attempt. Throws Unreachable. */
export function tunnel(proxy: URL, target: string, signal: AbortSignal): Promise<Socket> {
  const { protocol, hostname, port } = proxy
  const name = `the proxy ${hostname}${port === '' ? '' : `:${port}`}`
  return new Promise((resolve, reject) => {
    const request = (protocol === 'https:' ? tlsRequest : plainRequest)({
      ...placeOf(proxy),
      method: 'CONNECT',
      path: target,
      headers: { host: target, ...authorizationOf(proxy) },
      agent: false,
      signal,
    })
    request.once('connect', ({ statusCode }, socket, head) => {
      if (statusCode !== 200) {
        socket.destroy()
        reject(new Unreachable(`${name} answered ${statusCode}`))
        return
      }
      if (head.length > 0) socket.unshift(head)
      resolve(socket as Socket)
    })
    request.once('response', (response) => {
      response.destroy()
      reject(new Unreachable(`${name} answered ${response.statusCode}`))
    })
    request.on('error', (error) => reject(new Unreachable(`${name}: ${wordsOf(error)}`, { cause: error })))
    request.end()
  })
}
