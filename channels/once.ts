import { type Claim, type ClaimedMessage, takeClaim } from '../aws/claim.ts'
import { isoInstant } from '../domain/day.ts'

/** The receiver did not take a message, for sure: another try is safe. */
export class NotTaken extends Error {
  override readonly name = 'NotTaken'
  /** Whether it never will. */
  readonly isForGood: boolean
  /** Before which it wants no other try; absent where it does not say. */
  readonly retryAfterSeconds: number | undefined

  constructor(
    message: string,
    { isForGood, retryAfterSeconds, cause }: { isForGood: boolean; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(message, { cause })
    this.isForGood = isForGood
    this.retryAfterSeconds = retryAfterSeconds
  }
}

/** A message that goes once, whoever tries to send it. */
export interface OnceMessage {
  /** Key of its claim. */
  readonly key: string
  readonly about: ClaimedMessage
  /** Whether the receiver knows a message by its id: then what it may have is sent again. */
  readonly isRepeatable?: boolean
  /** Whether later tries wait as their claim says; else what was not taken is refused, and free for whoever tries. */
  readonly isPaced?: boolean
  /** Before the second try; each pause after it is twice as long. */
  readonly firstPauseSeconds?: number
  /** Returns the receiver's word for it. Throws NotTaken where nothing was taken; whatever else it throws, the message may have arrived. */
  readonly send: () => Promise<string>
  /** Told where something that is no error was lost: the message has left all the same. */
  readonly warn: (message: string, error: Error) => void
}

/** What became of a message. */
export type Fate =
  | {
      readonly state: 'sent'
      readonly messageId: string
      readonly isEarlier: boolean
      /** News that the message told which left. */
      readonly keys: readonly string[]
    }
  /** Another try is sending it, or died while it did. */
  | { readonly state: 'sending'; readonly until: string }
  /** Not taken yet, and not to be tried before an instant. */
  | { readonly state: 'waiting'; readonly until: string; readonly reason?: string }
  | { readonly state: 'refused'; readonly reason: string; readonly cause?: Error; readonly isFreed: boolean }
  | { readonly state: 'unconfirmed'; readonly cause: Error }

/** Tries of a message that its receiver does not take. */
export const MOST_TRIES = 6
const FIRST_PAUSE_SECONDS = 30

/** After the first try: a receiver that wants to be asked later than this is told of as one that did not take the message. */
export const LONGEST_WAIT_SECONDS = 900

/** Sends a message by its claim, or tells how far another try is. Throws what the archive throws before anything was sent. */
export async function sendOnce(message: OnceMessage): Promise<Fate> {
  const { key, about, isRepeatable, isPaced, firstPauseSeconds = FIRST_PAUSE_SECONDS, send, warn } = message
  const claim = await takeClaim(key, about, { isRepeatable: isRepeatable ?? false })
  if (claim.state === 'sent') return { ...claim, isEarlier: true }
  if (claim.state === 'refused') return { ...claim, isFreed: false }
  if (claim.state !== 'held') return claim
  const isNoted = async (note: Promise<void>, what: string) => {
    try {
      await note
      return true
    } catch (error) {
      warn(`${what}, and its claim could not be told`, error as Error)
      return false
    }
  }
  let messageId: string
  try {
    messageId = await send()
  } catch (error) {
    const cause = error as Error
    if (!(cause instanceof NotTaken || isRepeatable)) return { state: 'unconfirmed', cause }
    const reason = cause.message
    const pause = isPaced ? pauseAfter(claim, cause, firstPauseSeconds) : undefined
    if (pause !== undefined) {
      const until = isoInstant(Date.now() + pause * 1000)
      // A claim that could not be told says `sending`: the next try asks no more, and says so.
      await isNoted(claim.free(until), 'the message was not taken')
      return { state: 'waiting', until, reason }
    }
    const isFreed = await isNoted(isPaced ? claim.refused(reason) : claim.free(), 'the message was not taken')
    return { state: 'refused', reason, cause, isFreed }
  }
  // A claim that says `sending` lets no other try send.
  await isNoted(claim.sent(messageId), 'the message left')
  return { state: 'sent', messageId, isEarlier: false, keys: about.keys ?? [] }
}

/** Seconds before the next try; undefined where there is none. */
function pauseAfter({ tries, since }: Claim, cause: Error, firstPauseSeconds: number): number | undefined {
  if (tries + 1 >= MOST_TRIES || (cause instanceof NotTaken && cause.isForGood)) return undefined
  const wanted = (cause instanceof NotTaken ? cause.retryAfterSeconds : undefined) ?? 0
  const left = LONGEST_WAIT_SECONDS - (Date.now() - Date.parse(since)) / 1000
  // The last try is no later than the end of that time.
  return left <= 0 || wanted > left ? undefined : Math.max(wanted, Math.min(left, firstPauseSeconds * 2 ** tries))
}
