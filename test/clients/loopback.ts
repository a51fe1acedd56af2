import { createServer, type IncomingHttpHeaders } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface Received {
  readonly method: string
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  readonly headers: IncomingHttpHeaders
  readonly body: string
}

export interface Reply {
  readonly status?: number
  readonly headers?: Readonly<Record<string, string>>
  /** Sent as it is where it is text, else as JSON. */
  readonly body?: unknown
}

export interface Loopback {
  readonly url: string
  /** Requests since the last `reply`, in order. */
  readonly received: readonly Received[]
  /** Answers in turn; the last one again and again. */
  reply(...replies: readonly Reply[]): void
  close(): Promise<void>
}

/** An HTTP server on loopback that answers what it is told. */
export async function startLoopback(): Promise<Loopback> {
  const received: Received[] = []
  let replies: readonly Reply[] = []
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk)
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://loopback')
    const reply = replies[Math.min(received.length, replies.length - 1)] ?? {}
    received.push({
      method: request.method ?? '',
      path: pathname,
      query: Object.fromEntries(searchParams),
      headers: request.headers,
      body: Buffer.concat(chunks).toString(),
    })
    const { status = 200, headers = {}, body = {} } = reply
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(typeof body === 'string' ? body : JSON.stringify(body))
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    received,
    reply: (...next) => {
      replies = next
      received.length = 0
    },
    close: () =>
      new Promise((done) => {
        server.close(() => done())
        server.closeAllConnections()
      }),
  }
}
