import { DayBusy, DeliveryRefused, DeliveryUnconfirmed, Throttled } from '../domain/errors.ts'
import { type Claim, type ClaimedEmail, takeClaim } from './claim.ts'
import { namedFault } from './faults.ts'
import { type Email, sendEmail, wasRefused } from './mail.ts'

/** An email that goes once, whoever tries to send it. */
export interface OnceEmail {
  /** Key of its claim. */
  readonly key: string
  /** Whether other executions have the claim too, and may be asking SES now. */
  readonly isShared?: true
  readonly about: ClaimedEmail
  /** What it is, in an error: `the report of 2026-11-21`. */
  readonly what: string
  readonly email: Email
  /** Told where something that is no error was lost: the email has left all the same. */
  readonly warn: (message: string, error: Error) => void
}

export interface Sent {
  readonly messageId: string
  /** Whether an earlier try sent it. */
  readonly isEarlier: boolean
}

/**
 * Sends an email by its claim. Throws DeliveryUnconfirmed where it may have left, DeliveryRefused where it cannot, and DayBusy while another
 * execution sends it.
 */
export async function sendOnce({ key, isShared, about, what, email, warn }: OnceEmail): Promise<Sent> {
  const claim = await takeClaim(key, about)
  if (claim.state === 'sent') return { messageId: claim.messageId, isEarlier: true }
  const unconfirmed = (why: string, cause?: unknown) =>
    new DeliveryUnconfirmed(
      isShared
        ? `it is not known whether the email of ${what} was sent (${why}); check the inbox: it is not sent again`
        : `${what} is in the archive, but it is not known whether its email was sent (${why}); check the inbox, and start a new execution to send it`,
      { cause },
    )
  if (claim.state === 'sending' && isShared && Date.parse(claim.until) > Date.now()) {
    throw new DayBusy(`another run sends ${what} now`)
  }
  if (claim.state === 'sending') throw unconfirmed('an earlier try ended while SES was asked')
  let messageId: string
  try {
    messageId = await sendEmail(email)
  } catch (error) {
    if (!wasRefused(error)) throw unconfirmed((error as Error).message, error)
    const named = namedFault(error)
    // After a throttle the next try may send, if it finds the claim free.
    if ((await isFreed(claim, warn)) && named instanceof Throttled) throw named
    throw new DeliveryRefused(`SES refused ${what}: ${named.message}`, { cause: named })
  }
  // A claim that says `sending` lets no other try send.
  await claim.sent(messageId).catch((error: unknown) => {
    warn('the email left, and its claim could not be told', error as Error)
  })
  return { messageId, isEarlier: false }
}

async function isFreed(claim: Claim, warn: OnceEmail['warn']): Promise<boolean> {
  try {
    await claim.free()
    return true
  } catch (error) {
    warn('SES refused the email, and its claim could not be freed', error as Error)
    return false
  }
}
