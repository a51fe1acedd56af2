/** A source that would not start a query, time after time, and until when it is left alone. */
export interface HoldOff {
  readonly refusals: number
  /** Epoch milliseconds of the first of them, and of the last. */
  readonly since: number
  readonly last: number
  /** How often it was left alone. */
  readonly pauses: number
  /** Epoch milliseconds. */
  readonly until: number
}

/** As often as a slice is tried: several slices may be refused so often within seconds, so it must go on as long too. */
const REFUSALS = 6
const REFUSED_FOR = 60_000

/** Refusals that are older tell nothing of now. */
const FORGOTTEN_AFTER = 5 * 60_000

/** Milliseconds, twice as long after each further refusal. */
const FIRST_PAUSE = 60_000
const LONGEST_PAUSE = 8 * 60_000

/** Why the slices of a source that is left alone have no answer. */
export const HELD_OFF = 'its account starts no query at the moment; the next run asks again'

/** A source after one more refusal: it is asked again until it has refused as often, and for as long, as any slice is tried. */
export function refused(before: HoldOff | undefined, now: number): HoldOff {
  const known = before && now - Math.max(before.last, before.until) <= FORGOTTEN_AFTER ? before : undefined
  const { refusals, since, pauses } = known ?? { refusals: 0, since: now, pauses: 0 }
  const next = { refusals: refusals + 1, since, last: now }
  if (next.refusals < REFUSALS || now - since < REFUSED_FOR) return { ...next, pauses, until: 0 }
  return { ...next, pauses: pauses + 1, until: now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** pauses) }
}

export const isHeldOff = (holdOff: HoldOff | undefined, now: number): boolean => now < (holdOff?.until ?? 0)
