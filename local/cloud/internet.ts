import tls from 'node:tls'
import { serveProxy } from './connect-proxy.ts'
import type { Gate } from './endpoint.ts'
import { internetHosts } from './internet-hosts.ts'
import { serveNames } from './name-server.ts'
import type { InternetHost } from './world.ts'

/** The internet of a world, on loopback: DNS, and TLS servers behind a proxy. */
export interface Internet {
  /** What leads there, as users behind a proxy or with a resolver of their own set it. */
  readonly environment: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** Starts DNS and proxy; this process trusts the authority of the world's certificates from then on. */
export async function serveInternet(gate: Gate, hosts: () => readonly InternetHost[]): Promise<Internet> {
  const servers = await internetHosts()
  const [names, proxy] = await Promise.all([serveNames(gate, hosts), serveProxy(gate, hosts, servers.portOf)])
  // What NODE_EXTRA_CA_CERTS does at the start of a process.
  tls.setDefaultCACertificates([...tls.getCACertificates('default'), servers.authority])
  return {
    environment: {
      HTTPS_PROXY: proxy.url,
      https_proxy: proxy.url,
      NO_PROXY: '127.0.0.1,localhost',
      no_proxy: '127.0.0.1,localhost',
      DNS_SERVERS: names.server,
    },
    close: async () => {
      await Promise.all([names.close(), proxy.close(), servers.close()])
    },
  }
}
