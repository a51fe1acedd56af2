import { isoInstant } from '../domain/day.ts'
import { readJsonIfPresent, readObject, writeJsonIf } from './archive.ts'

/** `sending` before SES is asked, `sent` after it answered, `free` after it refused. */
type ClaimState = 'sending' | 'sent' | 'free'

/** What an email's claim is about. */
export interface ClaimedEmail {
  readonly day: string
  readonly recipients: readonly string[]
}

/** Seconds after which whoever asks SES is dead: more than a task has that sends. */
const SENDING_SECONDS = 140

interface ClaimRecord extends ClaimedEmail {
  readonly state: ClaimState
  /** When a try that is `sending` is dead, ISO 8601 UTC. */
  readonly until?: string
  readonly messageId?: string
}

/** A claim that this try holds: it alone may ask SES. */
export interface Claim {
  readonly state: 'held'
  /** Notes that SES took the email. */
  sent(messageId: string): Promise<void>
  /** Notes that SES refused it, so that a later try may send. */
  free(): Promise<void>
}

/** A claim that another try has, or had. */
export type TakenClaim =
  | { readonly state: 'sending'; readonly until: string }
  | { readonly state: 'sent'; readonly messageId: string }

/** Takes an email's claim, by a conditional write: of all tries at it only one gets it, until SES has refused. */
export async function takeClaim(key: string, email: ClaimedEmail): Promise<Claim | TakenClaim> {
  const until = isoInstant(Date.now() + SENDING_SECONDS * 1000)
  const sending: ClaimRecord = { state: 'sending', until, ...email }
  const etag = await writeJsonIf(key, sending)
  if (etag !== undefined) return held(key, email, etag)
  const found = await readObject(key)
  const record = JSON.parse(Buffer.from(found.body).toString('utf8')) as ClaimRecord
  if (record.state === 'sent') return { state: 'sent', messageId: record.messageId ?? '' }
  if (record.state === 'sending') return { state: 'sending', until: record.until ?? '' }
  const freed = await writeJsonIf(key, sending, found.etag)
  // Where another try was faster, its record says how far it is.
  return freed === undefined ? takeClaim(key, email) : held(key, email, freed)
}

/** How far the email of a claim came; undefined where none was ever claimed. */
export async function claimState(key: string): Promise<ClaimState | undefined> {
  return (await readJsonIfPresent<ClaimRecord>(key))?.state
}

const held = (key: string, email: ClaimedEmail, etag: string): Claim => ({
  state: 'held',
  sent: async (messageId) =>
    void (await writeJsonIf(key, { state: 'sent', ...email, messageId } satisfies ClaimRecord, etag)),
  free: async () => void (await writeJsonIf(key, { state: 'free', ...email } satisfies ClaimRecord, etag)),
})
