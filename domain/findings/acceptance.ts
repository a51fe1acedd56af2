import type { Acceptance } from './finding.ts'

/** A finding that has grown to this many times what it was when the team accepted it is urged again. */
const GROWN = 2

/** The acceptance that holds for a finding on a day; undefined where none does, or it has ended. */
export function acceptanceOf(id: string, day: string, accepted: readonly Acceptance[]): Acceptance | undefined {
  return accepted.find(({ match, until }) => day <= until && matches(match, id))
}

/** Whether an accepted finding is worse than what was accepted. */
export const hasGrown = (usdPerMonth: number, acceptedUsdPerMonth: number) =>
  acceptedUsdPerMonth > 0 && usdPerMonth >= GROWN * acceptedUsdPerMonth

/** Acceptances of no effect, in sentences: those that have ended, and those that match nothing. */
export function acceptanceNotes(ids: readonly string[], day: string, accepted: readonly Acceptance[]): string[] {
  return accepted.flatMap(({ match, until }) => {
    if (day > until) return [`The acceptance of "${match}" ended on ${until}: remove it, or give it a new day.`]
    return ids.some((id) => matches(match, id)) ? [] : [`The acceptance of "${match}" fits no finding of this day.`]
  })
}

/** `*` stands for any text, and everything else for itself. */
function matches(match: string, id: string): boolean {
  const [first = '', ...rest] = match.split('*')
  if (rest.length === 0) return match === id
  if (!id.startsWith(first)) return false
  let at = first.length
  const last = rest.pop() ?? ''
  for (const part of rest) {
    const found = id.indexOf(part, at)
    if (found < 0) return false
    at = found + part.length
  }
  return id.length - last.length >= at && id.endsWith(last)
}
