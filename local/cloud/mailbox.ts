import { randomUUID } from 'node:crypto'
import * as z from 'zod'
import { type Endpoint, type Gate, restJson, restJsonError, serve } from './endpoint.ts'
import { sendingAnswer, type WorldSending } from './set-up.ts'

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
  inbox(): Promise<Email[]>
  clear(): void
}

const CONTENT = z.strictObject({ Data: z.string().min(1), Charset: z.literal('UTF-8') })

/** What SendEmail may be given, as far as flowtoll uses it. */
const SEND_EMAIL = z.strictObject({
  FromEmailAddress: z.string().min(1),
  Destination: z.strictObject({ ToAddresses: z.array(z.string()).min(1) }),
  ReplyToAddresses: z.array(z.string()).optional(),
  ConfigurationSetName: z.string().optional(),
  Content: z.strictObject({
    Simple: z.strictObject({
      Subject: CONTENT,
      Body: z.strictObject({ Html: CONTENT, Text: CONTENT }),
      Headers: z.array(z.strictObject({ Name: z.string().min(1), Value: z.string().min(1) })).optional(),
    }),
  }),
})

const READ = /^\/v2\/email\/(?:account$|identities\/[^/]+$)/

/** SES v2: takes what is sent and keeps it, and tells how it sends. */
export async function serveMailbox(gate: Gate, sending: () => WorldSending): Promise<Mailbox> {
  const taken: Email[] = []
  const endpoint = await serve(
    gate,
    ({ method, url, body }) => ({
      service: 'ses',
      operation:
        method === 'POST' && url.pathname === '/v2/email/outbound-emails' ? 'SendEmail' : `${method} ${url.pathname}`,
      params: body.length > 0 ? JSON.parse(body.toString()) : {},
    }),
    ({ method, url }, { operation, params }) => {
      if (method === 'GET' && READ.test(url.pathname)) return sendingAnswer(url.pathname, sending())
      if (operation !== 'SendEmail') return restJsonError(400, `BadRequestException: ${operation} is not served`)
      const { success, data, error } = SEND_EMAIL.safeParse(params)
      if (!success) return restJsonError(400, `BadRequestException: ${z.prettifyError(error)}`)
      const email = emailOf(data)
      taken.push(email)
      return restJson({ MessageId: email.messageId })
    },
    restJsonError,
  )
  return {
    ...endpoint,
    inbox: async () => [...taken],
    clear: () => {
      taken.length = 0
    },
  }
}

const emailOf = ({
  FromEmailAddress,
  Destination,
  ReplyToAddresses = [],
  Content: { Simple },
}: z.infer<typeof SEND_EMAIL>): Email => ({
  ...{ messageId: randomUUID(), at: new Date().toISOString(), from: FromEmailAddress, to: Destination.ToAddresses },
  replyTo: ReplyToAddresses,
  headers: (Simple.Headers ?? []).map(({ Name, Value }) => ({ name: Name, value: Value })),
  subject: Simple.Subject.Data,
  html: Simple.Body.Html.Data,
  text: Simple.Body.Text.Data,
})
