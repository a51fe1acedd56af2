import { isoInstant } from '../domain/day.ts'
import { readJsonIfPresent, readObject, writeJsonIf } from './archive.ts'

/** `sending` before the receiver is asked, `sent` after it answered, `free` after it took nothing, `refused` once it is asked no more. */
type ClaimState = 'sending' | 'sent' | 'free' | 'refused'

/** What a message's claim is about. */
export interface ClaimedMessage {
  readonly day: string
  /** Of an email. */
  readonly recipients?: readonly string[]
  readonly channel?: string
  /** News that it tells, by key. */
  readonly keys?: readonly string[]
}

/** Seconds after which whoever asks a receiver is dead: more than a task has that sends. */
const SENDING_SECONDS = 140

interface ClaimRecord extends ClaimedMessage {
  readonly state: ClaimState
  /** When a try that is `sending` is dead, and before which one that is `free` is not asked again, ISO 8601 UTC. */
  readonly until?: string
  /** Those before it, which the receiver did not take. */
  readonly tries?: number
  /** When it was first tried, ISO 8601 UTC. */
  readonly since?: string
  readonly messageId?: string
  /** Of what is `refused`. */
  readonly reason?: string
}

/** A claim that this try holds: it alone may ask the receiver. */
export interface Claim {
  readonly state: 'held'
  /** Tries before this one, which the receiver did not take. */
  readonly tries: number
  /** When the first of all tries began, ISO 8601 UTC. */
  readonly since: string
  /** Notes that the receiver took the message. */
  sent(messageId: string): Promise<void>
  /** Notes that it did not, so that a later try may send; not before an instant, ISO 8601 UTC, where one is given. */
  free(notBefore?: string): Promise<void>
  /** Notes that no later try may send, and why. */
  refused(reason: string): Promise<void>
}

/** A claim that another try has, or had. */
export type TakenClaim =
  | { readonly state: 'sending'; readonly until: string }
  | { readonly state: 'sent'; readonly messageId: string; readonly keys: readonly string[] }
  | { readonly state: 'waiting'; readonly until: string }
  | { readonly state: 'refused'; readonly reason: string }

interface ClaimOptions {
  /** Whether the receiver knows a message by its id: then what a dead try may have sent is sent again. */
  readonly isRepeatable?: boolean
}

/** Takes a message's claim, by a conditional write: of all tries at it only one gets it, until its receiver has refused. */
export async function takeClaim(
  key: string,
  message: ClaimedMessage,
  options: ClaimOptions = {},
): Promise<Claim | TakenClaim> {
  const now = isoInstant(Date.now())
  const until = isoInstant(Date.now() + SENDING_SECONDS * 1000)
  const sending: ClaimRecord = { state: 'sending', until, since: now, ...message }
  const etag = await writeJsonIf(key, sending)
  if (etag !== undefined) return held(key, message, etag, { tries: 0, since: now })
  const found = await readObject(key)
  const record = JSON.parse(Buffer.from(found.body).toString('utf8')) as ClaimRecord
  const { tries = 0, since = now } = record
  if (record.state === 'sent') return { state: 'sent', messageId: record.messageId ?? '', keys: record.keys ?? [] }
  if (record.state === 'refused') return { state: 'refused', reason: record.reason ?? '' }
  const isOver = Date.parse(record.until ?? '') <= Date.now()
  if (record.state === 'sending' && !(options.isRepeatable && isOver)) {
    return { state: 'sending', until: record.until ?? '' }
  }
  if (record.state === 'free' && record.until !== undefined && !isOver) return { state: 'waiting', until: record.until }
  const taken = await writeJsonIf(key, { ...sending, since, ...(tries > 0 ? { tries } : {}) }, found.etag)
  // Where another try was faster, its record says how far it is.
  return taken === undefined ? takeClaim(key, message, options) : held(key, message, taken, { tries, since })
}

/** How far the message of a claim came; undefined where none was ever claimed. */
export async function claimState(key: string): Promise<ClaimState | undefined> {
  return (await readJsonIfPresent<ClaimRecord>(key))?.state
}

function held(
  key: string,
  message: ClaimedMessage,
  etag: string,
  { tries, since }: Pick<Claim, 'tries' | 'since'>,
): Claim {
  const note = async (record: Omit<ClaimRecord, keyof ClaimedMessage>) =>
    void (await writeJsonIf(key, { ...message, ...record } satisfies ClaimRecord, etag))
  return {
    state: 'held',
    ...{ tries, since },
    sent: (messageId) => note({ state: 'sent', messageId }),
    free: (notBefore) =>
      note({ state: 'free', ...(notBefore === undefined ? {} : { until: notBefore, tries: tries + 1, since }) }),
    refused: (reason) => note({ state: 'refused', reason }),
  }
}
