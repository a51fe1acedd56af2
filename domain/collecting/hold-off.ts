/** How often a source would not start a query, one time after the other, and until when it is left alone. */
export interface HoldOff {
  readonly refusals: number
  /** Epoch milliseconds. */
  readonly until: number
}

/** As often as a slice is tried: by then, a minute or more of pauses has passed. */
const REFUSALS = 6

/** Milliseconds, twice as long after each further refusal. */
const FIRST_PAUSE = 60_000
const LONGEST_PAUSE = 8 * 60_000

/** Why the slices of a source that is left alone have no answer. */
export const HELD_OFF = 'its account starts no query at the moment; the next run asks again'

/** A source after one more refusal: it is asked again until it has refused as often as any slice is tried. */
export function refused(before: HoldOff | undefined, now: number): HoldOff {
  const refusals = (before?.refusals ?? 0) + 1
  const more = refusals - REFUSALS
  return { refusals, until: more < 0 ? 0 : now + Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** more) }
}

export const isHeldOff = (holdOff: HoldOff | undefined, now: number): boolean => now < (holdOff?.until ?? 0)
