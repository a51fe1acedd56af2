import { request as httpRequest, type Server } from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type ses from 'aws-ses-v2-local'
import { type Answer, type Endpoint, type Gate, type Request, serve } from './endpoint.ts'

export interface Email {
  readonly messageId: string
  /** When SES took it, ISO 8601 UTC. */
  readonly at: string
  readonly from: string
  readonly to: readonly string[]
  readonly replyTo: readonly string[]
  /** Headers of its own, beside those that SES makes. */
  readonly headers: readonly { readonly name: string; readonly value: string }[]
  readonly subject: string
  readonly html: string
  readonly text: string
}

export interface Mailbox extends Endpoint {
  /** Where a person reads the inbox. */
  readonly inboxUrl: string
  inbox(): Promise<Email[]>
  clear(): Promise<void>
}

/** What SendEmail is given, as far as flowtoll uses it. */
interface SendEmail {
  readonly FromEmailAddress: string
  readonly Destination: { readonly ToAddresses: readonly string[] }
  readonly ReplyToAddresses?: readonly string[]
  readonly Content: {
    readonly Simple: {
      readonly Subject: { readonly Data: string }
      readonly Headers?: readonly { readonly Name: string; readonly Value: string }[]
      readonly Body: { readonly Html: { readonly Data: string }; readonly Text: { readonly Data: string } }
    }
  }
}

/** SES v2 with an inbox to look at. */
export async function serveMailbox(gate: Gate): Promise<Mailbox> {
  // The package is CommonJS with a default export of its own, which Node and Vitest import in two ways.
  const { default: startSes } = createRequire(import.meta.url)('aws-ses-v2-local') as typeof ses
  const server: Server = await startSes({ host: '127.0.0.1', port: 0 })
  if (!server.listening) await new Promise((ready) => server.once('listening', ready))
  const inboxUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const taken: Email[] = []
  const front = await serve(
    gate,
    ({ method, url, body }) => ({
      service: 'ses',
      operation:
        method === 'POST' && url.pathname === '/v2/email/outbound-emails' ? 'SendEmail' : `${method} ${url.pathname}`,
      params: body.length > 0 ? JSON.parse(body.toString()) : {},
    }),
    async (request, { operation, params }) => {
      const answer = await forward(inboxUrl, request)
      if (operation === 'SendEmail' && answer.status === 200) {
        taken.push(emailOf(params as unknown as SendEmail, JSON.parse(String(answer.body)).MessageId))
      }
      return answer
    },
    (status, error) => {
      const [name = '', ...message] = error.split(': ')
      return { status, headers: { 'x-amzn-errortype': name }, body: JSON.stringify({ message: message.join(': ') }) }
    },
  )
  return {
    url: front.url,
    inboxUrl,
    inbox: async () => [...taken],
    clear: async () => {
      taken.length = 0
      await forward(inboxUrl, { ...get('/clear-store'), method: 'POST' })
    },
    close: async () => {
      await front.close()
      await new Promise<void>((done) => {
        server.close(() => done())
        server.closeAllConnections()
      })
    },
  }
}

const emailOf = (
  { FromEmailAddress, Destination, ReplyToAddresses = [], Content: { Simple } }: SendEmail,
  messageId: string,
): Email => ({
  ...{ messageId, at: new Date().toISOString(), from: FromEmailAddress, to: Destination.ToAddresses },
  replyTo: ReplyToAddresses,
  headers: (Simple.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
  subject: Simple.Subject.Data,
  html: Simple.Body.Html.Data,
  text: Simple.Body.Text.Data,
})

const get = (path: string): Request => ({
  method: 'GET',
  url: new URL(path, 'http://loopback'),
  headers: {},
  body: Buffer.alloc(0),
})

function forward(base: string, { method, url, headers, body }: Request): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const outgoing = httpRequest(
      new URL(url.pathname + url.search, base),
      { method, headers: { ...headers, host: new URL(base).host, connection: 'close' } },
      async (response) => {
        const chunks: Buffer[] = []
        for await (const chunk of response) chunks.push(chunk)
        const type = response.headers['content-type']
        resolve({
          status: response.statusCode ?? 500,
          headers: type ? { 'content-type': type } : {},
          body: Buffer.concat(chunks),
        })
      },
    )
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}
