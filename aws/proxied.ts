import { Agent, type RequestOptions } from 'node:https'
import type { Duplex } from 'node:stream'
import { type TLSSocket, connect as tlsConnect } from 'node:tls'
import { defaultProvider } from '@aws-sdk/credential-provider-node'
import { NodeHttpHandler } from '@smithy/node-http-handler'
import { proxyOf, tunnel } from './internet/proxy.ts'

/** What a proxy has to open a connection in. */
const TUNNEL_MILLISECONDS = 10_000

/** Opens connections through the proxy that `HTTPS_PROXY` and `NO_PROXY` name for a host, if any. Node's own agents know of proxies since 24.5 alone. */
class ProxiedAgent extends Agent {
  override createConnection(
    options: RequestOptions,
    opened?: (error: Error | null, socket: Duplex) => void,
  ): Duplex | null | undefined {
    const proxy = proxyOf(`https://${options.host}:${options.port}`)
    if (!proxy) return super.createConnection(options, opened)
    this.through(proxy, options).then(
      (socket) => opened?.(null, socket),
      // Node looks at the error first.
      (error: Error) => opened?.(error, undefined as unknown as Duplex),
    )
    return undefined
  }

  private async through(proxy: URL, options: RequestOptions): Promise<TLSSocket> {
    const { host, port, servername = host } = options as RequestOptions & { servername?: string }
    const socket = await tunnel(proxy, `${host}:${port}`, AbortSignal.timeout(TUNNEL_MILLISECONDS))
    return tlsConnect({ ...(options as object), socket, ...(servername ? { servername } : {}) })
  }
}

/** As many connections as an agent of the SDK's own. */
const requestHandler = { httpsAgent: new ProxiedAgent({ keepAlive: true, maxSockets: 50 }) } as const

/**
 * How every client of AWS sends its requests, those by which a profile gets its credentials included: of itself, the SDK asks IAM
 * Identity Center directly. What else of the SDK's settings a client is given stays.
 */
export const PROXIED = { requestHandler, credentials: defaultProvider({ clientConfig: { requestHandler } }) } as const

/** How long a connection may be silent while a model thinks. */
const SILENCE_MILLISECONDS = 120_000

/** The same for a client that speaks HTTP/2 of itself, past every agent: what it asks is asked by HTTP/1.1 too. */
export const proxiedStream = () => ({
  ...PROXIED,
  requestHandler: new NodeHttpHandler({ ...requestHandler, socketTimeout: SILENCE_MILLISECONDS }),
})
