import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'
import { PROXIED } from './proxied.ts'

let client: SESv2Client | undefined
export const ses = () => {
  // One attempt: after a lost answer nobody knows whether the email left, and a second try could send it twice.
  client ??= new SESv2Client({ ...PROXIED, maxAttempts: 1 })
  return client
}

export interface Email {
  readonly from: string
  readonly to: readonly string[]
  /** Who gets answers; nobody but the sender where empty. */
  readonly replyTo: readonly string[]
  /** SES's configuration set, by which bounces are told; none where empty. */
  readonly configurationSet: string
  /** Names what this is one of, for filters and for programs that answer by themselves. */
  readonly headers: Readonly<Record<string, string>>
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Sends an email, HTML and plain text together, and returns SES's message id. */
export async function sendEmail(email: Email): Promise<string> {
  const { from, to, replyTo, configurationSet, headers, subject, html, text } = email
  const { MessageId } = await ses().send(
    new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [...to] },
      ...(replyTo.length > 0 ? { ReplyToAddresses: [...replyTo] } : {}),
      ...(configurationSet === '' ? {} : { ConfigurationSetName: configurationSet }),
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
          Headers: Object.entries(headers).map(([Name, Value]) => ({ Name, Value })),
          Body: { Html: { Data: html, Charset: 'UTF-8' }, Text: { Data: text, Charset: 'UTF-8' } },
        },
      },
    }),
  )
  return MessageId ?? ''
}

/** Whether SES said no before it took the email: then nothing was sent, and another try is safe. */
export function wasRefused(error: unknown): boolean {
  const { $fault, $metadata } = error as { $fault?: string; $metadata?: { httpStatusCode?: number } }
  const status = $metadata?.httpStatusCode ?? 0
  return $fault === 'client' && status >= 400 && status < 500
}
