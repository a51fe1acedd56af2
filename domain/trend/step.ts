import type { Proof } from '../findings/finding.ts'
import type { Told } from './trend-day.ts'

/** A day from which something costs more or less, and of which somebody knows: an alert that was told, or a proof. */
export interface Step {
  /** Of the part that it was told of, or the finding. */
  readonly key: string
  /** Whether a change is behind it. */
  readonly isProven: boolean
  /** First day of it, `YYYY-MM-DD`. */
  readonly day: string
  /** Day on which it was over, and all as before; null where it lasts. */
  readonly until: string | null
  /** Dollars a day more than before, at least; negative where they are less. */
  readonly deltaUsd: number
  /** The same as a part of what it cost before. */
  readonly part: number
  /** Dollars a day that a change costs from then on, where it may be paid for other things than before; 0 of others. */
  readonly paidUsd: number
}

/** What earlier reports told of rises and falls, and what is proven of changes, oldest first. */
export function stepsOf(told: Readonly<Record<string, Told>>, proofs: readonly Proof[]): Step[] {
  const all = Object.entries(told).flatMap(([key, one]) => [one, ...(one.former ?? [])].map((of) => [key, of] as const))
  return [...all.flatMap(toldSteps), ...proofs.flatMap(provenSteps)].toSorted((a, b) =>
    a.day < b.day ? -1 : a.day > b.day ? 1 : a.key < b.key ? -1 : 1,
  )
}

function toldSteps([key, told]: readonly [string, Omit<Told, 'last'>]): Step[] {
  const { since, level = since, over, usd, usualUsd } = told
  if (usd === undefined || usualUsd === undefined) return []
  const until = over ?? null
  const first: Step = { key, isProven: false, day: since, until, ...changeOf(usualUsd, usd), paidUsd: 0 }
  // How much more it was when it grew nobody has written down: that is a step of its own series alone.
  return until !== null || level === since
    ? [first]
    : [first, { key, isProven: false, day: level, until: null, deltaUsd: 0, part: 0, paidUsd: 0 }]
}

/** A fix takes half and more of what its finding cost; what is undone brings it back. */
function provenSteps({ id, status, since, fixedOn, beforeUsdPerDay, afterUsdPerDay }: Proof): Step[] {
  const step = (day: string, from: number, to: number): Step => ({
    ...{ key: `proof/${id}`, isProven: true, day, until: null },
    ...{ ...changeOf(from, to), paidUsd: from > to ? to : 0 },
  })
  if (status !== 'returned') return [step(since, beforeUsdPerDay, afterUsdPerDay)]
  const fixed = beforeUsdPerDay / 2
  return [...(fixedOn === null ? [] : [step(fixedOn, beforeUsdPerDay, fixed)]), step(since, fixed, beforeUsdPerDay)]
}

const changeOf = (from: number, to: number) => ({
  deltaUsd: to - from,
  part: from > 0 ? (to - from) / from : Number.POSITIVE_INFINITY,
})

/** Days on which a change took effect: a fall on one of them is for good. */
export const fixedDays = (proofs: readonly Proof[]): ReadonlySet<string> =>
  new Set(
    proofs.flatMap(({ status, since, fixedOn }) => (status === 'fixed' ? [since] : fixedOn === null ? [] : [fixedOn])),
  )
