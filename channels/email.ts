import { requiredVariable } from '../aws/environment.ts'
import { namedFault } from '../aws/faults.ts'
import { type Email, sendEmail, wasRefused } from '../aws/mail.ts'
import { deployedSettings } from '../aws/settings.ts'
import { defined } from '../domain/defined.ts'
import { DayBusy, DeliveryRefused, DeliveryUnconfirmed, Throttled } from '../domain/errors.ts'
import { renderNotification } from '../templates/notification-mail.ts'
import type { Channel } from './channel.ts'
import { NotTaken, type OnceMessage, sendOnce } from './once.ts'

/** Sends a notification to some people, beside the digest that all recipients get. SES does not know what it has sent already. */
export const email: Channel<'email'> = {
  isRepeatable: false,
  send: async (notification, { recipients }) =>
    sent(notTakenUnlessMade(() => emailOf(recipients, renderNotification(notification)))),
}

/** An email that goes once, whoever tries to send it. */
export interface OnceEmail extends Pick<OnceMessage, 'key' | 'warn'> {
  /** Whether other executions have the claim too, and may be asking SES now. */
  readonly isShared?: true
  readonly day: string
  readonly recipients: readonly string[]
  /** What it is, in an error: `the report of 2026-11-21`. */
  readonly what: string
  /** News that it tells, by key. */
  readonly keys?: readonly string[]
  readonly digest: Pick<Email, 'subject' | 'html' | 'text'>
}

export interface Sent {
  readonly messageId: string
  /** Whether an earlier try sent it. */
  readonly isEarlier: boolean
  /** News that the email told which left. */
  readonly keys: readonly string[]
}

/**
 * Sends an email by its claim. Throws DeliveryUnconfirmed where it may have left, DeliveryRefused where it cannot, Throttled where the next
 * try may send it, and DayBusy while another execution sends it.
 */
export async function sendEmailOnce(once: OnceEmail): Promise<Sent> {
  const { key, warn, isShared, day, recipients, what, keys, digest } = once
  const unconfirmed = (why: string, cause?: unknown) =>
    new DeliveryUnconfirmed(
      isShared
        ? `it is not known whether the email of ${what} was sent (${why}); check the inbox: it is not sent again`
        : `${what} is in the archive, but it is not known whether its email was sent (${why}); check the inbox, and start a new execution to send it`,
      { cause },
    )
  // What cannot be made takes no claim.
  const email = emailOf(recipients, digest)
  const fate = await sendOnce({ key, about: { day, recipients, ...defined({ keys }) }, send: () => sent(email), warn })
  switch (fate.state) {
    case 'sent':
      return fate
    case 'sending':
      if (isShared && Date.parse(fate.until) > Date.now()) throw new DayBusy(`another run sends ${what} now`)
      throw unconfirmed('an earlier try ended while SES was asked')
    case 'unconfirmed':
      throw unconfirmed(fate.cause.message, fate.cause)
    case 'refused': {
      const cause = fate.cause?.cause
      // After a throttle the next try may send, if it finds the claim free.
      if (fate.isFreed && cause instanceof Throttled) throw cause
      throw new DeliveryRefused(`SES refused ${what}: ${fate.reason}`, { cause })
    }
    case 'waiting':
      throw new Throttled(`SES takes ${what} from ${fate.until} on`)
    default:
      return fate satisfies never
  }
}

/** What cannot be made has not left. */
function notTakenUnlessMade(make: () => Email): Email {
  try {
    return make()
  } catch (cause) {
    throw new NotTaken((cause as Error).message, { isForGood: true, cause })
  }
}

async function sent(email: Email): Promise<string> {
  try {
    return await sendEmail(email)
  } catch (error) {
    if (!wasRefused(error)) throw error
    const cause = namedFault(error)
    throw new NotTaken(cause.message, { isForGood: !(cause instanceof Throttled), cause })
  }
}

/** From the settings' sender. */
function emailOf(to: readonly string[], { subject, html, text }: OnceEmail['digest']): Email {
  const from = requiredVariable('REPORT_SENDER')
  return {
    ...{ from, to, subject, html, text },
    replyTo: deployedSettings().replyTo,
    configurationSet: process.env.CONFIGURATION_SET ?? '',
    headers: headersOf(from),
  }
}

/**
 * What filters go by, and what keeps programs from answering (RFC 2919, RFC 3834). Source of what SES takes:
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
function headersOf(from: string): Record<string, string> {
  const [, domain = 'invalid'] = /@([A-Za-z0-9.-]+)>?$/.exec(from) ?? []
  return {
    'List-Id': `flowtoll <flowtoll.${domain}>`,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  }
}
