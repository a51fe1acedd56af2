import { fits } from '../pattern.ts'
import { median } from '../sums.ts'
import type { Acceptance, Finding } from './finding.ts'
import { HOURS_PER_MONTH } from './kind.ts'
import { type FindingsDay, MEDIAN_DAYS } from './memory.ts'

/** A finding that has grown to this many times what it was when the team accepted it is urged again. */
const GROWN = 2

/**
 * The acceptance that holds for a finding of these ids on a day; undefined where none does, or it has ended. One by its very id goes before a
 * pattern: somebody decided on this finding.
 */
export function acceptanceOf(
  ids: readonly string[],
  day: string,
  accepted: readonly Acceptance[],
): Acceptance | undefined {
  const standing = accepted.filter(({ until }) => day <= until)
  return (
    standing.find(({ match }) => ids.includes(match)) ?? standing.find(({ match }) => ids.some((id) => fits(match, id)))
  )
}

/**
 * What an accepted finding would have saved when this very acceptance began: the largest of that day and of the median of
 * the week before, as a Sunday is no measure for a Monday. A new reason or a new day is a new decision.
 */
export function acceptedUsdPerMonth(
  { id, usdPerMonth }: Finding,
  { reason, until }: Acceptance,
  past: readonly FindingsDay[],
): number {
  const known = past.flatMap(({ subjects: { [id]: subject } }) => (subject?.reported ? [subject] : []))
  const last = known.at(-1)?.accepted
  if (last && last.reason === reason && last.until === until) return last.usdPerMonth
  const week = known.slice(-MEDIAN_DAYS).map(({ savingUsd }) => (savingUsd * HOURS_PER_MONTH) / 24)
  return Math.max(usdPerMonth, median(week))
}

export function grown(finding: Finding, acceptedUsdPerMonth: number): Finding {
  const times = (finding.usdPerMonth / acceptedUsdPerMonth).toFixed(1)
  return { ...finding, assumes: [`You accepted it, and it is now ${times} times what it was.`, ...finding.assumes] }
}

/** Whether an accepted finding is worse than what was accepted. */
export const hasGrown = (usdPerMonth: number, acceptedUsdPerMonth: number) =>
  acceptedUsdPerMonth > 0 && usdPerMonth >= GROWN * acceptedUsdPerMonth

/** Acceptances of no effect, in sentences: those that have ended, and those that match nothing; null where that is not known. */
export function acceptanceNotes(ids: readonly string[] | null, day: string, accepted: readonly Acceptance[]): string[] {
  return accepted.flatMap(({ match, until }) => {
    if (day > until) return [`The acceptance of "${match}" expired on ${until}: remove it or set a new date.`]
    return ids === null || ids.some((id) => fits(match, id))
      ? []
      : [`The acceptance of "${match}" matches no finding of this day.`]
  })
}
