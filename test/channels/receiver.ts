import type { IncomingHttpHeaders } from 'node:http'
import { createServer } from 'node:https'
import type { AddressInfo, Socket } from 'node:net'
import tls from 'node:tls'
import { issued, newAuthority } from '../../local/cloud/certificates.ts'

/** What a receiver does with a request: answers with a status, drops the connection before it took it, or after. */
export type Answer =
  | {
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly afterMilliseconds?: number
    }
  | 'dropped'
  | 'answer lost'

export interface Received {
  readonly path: string
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

/** An HTTPS receiver on loopback, whose certificate this process trusts. Its paths are secret, as those of real ones are. */
export interface Receiver {
  readonly url: (path: string) => string
  /** Requests that it took, be they answered or not. */
  readonly taken: Received[]
  /** Requests that it saw, those that it refused among them. */
  readonly seen: Received[]
  /** Answers of a path, in order; those after them are good. */
  answer(path: string, ...answers: readonly Answer[]): void
  clear(): void
  close(): Promise<void>
}

export async function startReceiver(): Promise<Receiver> {
  const authority = await newAuthority('receivers of the tests')
  const { pem: cert, key } = await issued(authority, { names: ['localhost'], commonName: 'localhost' })
  const before = tls.getCACertificates('default')
  tls.setDefaultCACertificates([...before, authority.pem])
  const taken: Received[] = []
  const seen: Received[] = []
  const answers = new Map<string, Answer[]>()
  const open = new Set<Socket>()
  const server = createServer({ cert, key }, async (request, response) => {
    const path = request.url ?? ''
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const received = { path, headers: request.headers, body: Buffer.concat(chunks).toString() }
    seen.push(received)
    const answer = answers.get(path)?.shift() ?? { status: 200 }
    if (answer === 'dropped') return void request.socket.destroy()
    if (answer === 'answer lost' || (answer.status >= 200 && answer.status < 300)) taken.push(received)
    if (answer === 'answer lost') return void request.socket.destroy()
    if (answer.afterMilliseconds) await new Promise((done) => setTimeout(done, answer.afterMilliseconds))
    response.writeHead(answer.status, answer.headers).end('ok')
  })
  server.on('connection', (socket: Socket) => {
    open.add(socket)
    socket.once('close', () => open.delete(socket))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as AddressInfo
  return {
    url: (path) => `https://localhost:${port}${path}`,
    taken,
    seen,
    answer: (path, ...next) => void answers.set(path, [...next]),
    clear: () => {
      taken.length = 0
      seen.length = 0
      answers.clear()
    },
    close: async () => {
      tls.setDefaultCACertificates(before)
      for (const socket of open) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
}
