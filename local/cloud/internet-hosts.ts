import { type AddressInfo, createServer as createPlainServer, type Server, type Socket } from 'node:net'
import { createServer as createTlsServer } from 'node:tls'
import { type CertificateRequest, issued, newAuthority } from './certificates.ts'
import type { InternetHost } from './world.ts'

type Kind = NonNullable<InternetHost['certificate']>['kind']

/** Bytes of a name that no reader should ever see. */
const HUGE_NAME_BYTES = 64 * 1024
const SLOW_MILLISECONDS = 5000

/** Real TLS servers on loopback, one for each certificate that somebody asks for. */
export async function internetHosts() {
  const authority = await newAuthority('flowtoll local authority')
  const stranger = await newAuthority('somebody else')
  const servers = new Map<string, Promise<{ port: number; server: Server }>>()
  const open = new Set<Socket>()

  async function started(server: Server) {
    server.on('connection', (socket: Socket) => {
      open.add(socket)
      socket.on('error', () => undefined)
      socket.once('close', () => open.delete(socket))
    })
    server.on('tlsClientError', () => undefined)
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
    return { port: (server.address() as AddressInfo).port, server }
  }

  async function newServer({ names, kind }: NonNullable<InternetHost['certificate']>) {
    if (kind === 'silent') return started(createPlainServer(() => undefined))
    if (kind === 'garbage') return started(createPlainServer((socket) => socket.end('SSH-2.0-OpenSSH_9.6\r\n')))
    const by = kind === 'wrong-ca' ? stranger : authority
    const { pem, key } = await issued(by, requestFor(names, kind))
    const server = createTlsServer({
      cert: pem,
      key,
      ...(kind === 'sni-only'
        ? {
            // Nothing to present to a client that does not say whom it wants.
            cert: undefined,
            key: undefined,
            SNICallback: async (_, done) => {
              const { createSecureContext } = await import('node:tls')
              done(null, createSecureContext({ cert: pem, key }))
            },
          }
        : {}),
    } as Parameters<typeof createTlsServer>[0])
    if (kind !== 'slow') return started(server)
    // A server that takes its time before it says a word.
    return started(
      createPlainServer((socket) => {
        const timer = setTimeout(() => server.emit('connection', socket), SLOW_MILLISECONDS)
        socket.once('close', () => clearTimeout(timer))
      }),
    )
  }

  return {
    authority: authority.pem,
    /** Port on loopback of the server that presents a certificate. */
    portOf: async (certificate: NonNullable<InternetHost['certificate']>): Promise<number> => {
      const id = JSON.stringify(certificate)
      const server = servers.get(id) ?? newServer(certificate)
      servers.set(id, server)
      return (await server).port
    },
    close: async () => {
      for (const socket of open) socket.destroy()
      await Promise.all(
        [...servers.values()].map(
          async (server) => new Promise((done) => server.then((one) => one.server.close(done))),
        ),
      )
    },
  }
}

function requestFor(names: readonly string[], kind: Kind): CertificateRequest {
  const [commonName = 'nobody'] = names
  switch (kind) {
    case 'expired':
      return { names, commonName, expired: true }
    case 'self-signed':
      return { names, commonName, selfSigned: true }
    case 'no-san':
      return { names: [], commonName }
    case 'huge-name': {
      const huge = `<script>alert(1)</script>\u001b[31m\u202e`.repeat(HUGE_NAME_BYTES / 30).slice(0, HUGE_NAME_BYTES)
      return { names: [`${'<script>'.repeat(HUGE_NAME_BYTES / 8)}.example`, ...names], commonName: huge.slice(0, 60) }
    }
    case 'valid':
    case 'wrong-ca':
    case 'sni-only':
    case 'slow':
    case 'silent':
    case 'garbage':
      return { names, commonName }
    default:
      return kind satisfies never
  }
}
