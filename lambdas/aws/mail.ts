import { SESv2Client, SendEmailCommand } from '@aws-sdk/client-sesv2'

let client: SESv2Client | undefined
const ses = () => {
  // One attempt: after a lost answer nobody knows whether the email left, and a second try could send it twice.
  client ??= new SESv2Client({ maxAttempts: 1 })
  return client
}

export interface Email {
  readonly from: string
  readonly to: readonly string[]
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** Sends an email, HTML and plain text together, and returns SES's message id. */
export async function sendEmail({ from, to, subject, html, text }: Email): Promise<string> {
  const { MessageId } = await ses().send(
    new SendEmailCommand({
      FromEmailAddress: from,
      Destination: { ToAddresses: [...to] },
      Content: {
        Simple: {
          Subject: { Data: subject, Charset: 'UTF-8' },
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
