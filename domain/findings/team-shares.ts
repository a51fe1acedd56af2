import { UNOWNED } from '../identities/teams.ts'
import { sum } from '../sums.ts'
import type { Proof } from './finding.ts'
import type { Stake } from './kind.ts'
import type { FindingsDay, TeamShares } from './memory.ts'

/** Shares by the dollars that a finding is about, and no others of its flows; by bytes where those cost nothing. */
export function teamSharesOf(stakes: readonly Stake[]): TeamShares {
  const byFlow = new Map(stakes.map(({ flow }) => [flow, flow.bytes]))
  const usd = sum(stakes.map((stake) => stake.usd))
  const parts =
    usd > 0
      ? stakes.map((stake) => ({ team: stake.flow.team, size: stake.usd }))
      : [...byFlow].map(([{ team }, bytes]) => ({ team, size: bytes }))
  const all = sum(parts.map(({ size }) => size))
  if (!(all > 0)) return {}
  return Object.fromEntries(
    [...Map.groupBy(parts, ({ team }) => team ?? UNOWNED)].map(([team, own]) => [
      team,
      sum(own.map(({ size }) => size)) / all,
    ]),
  )
}

/**
 * Shares in what a change saved: those of the last day before it that had the finding. Today's flows do not tell: whoever changed its part
 * pays nothing now. None where no such day remembers them.
 */
export function proofSharesOf(
  { id, since, fixedOn }: Pick<Proof, 'id' | 'since' | 'fixedOn'>,
  past: readonly FindingsDay[],
): TeamShares {
  const before = past.findLast(({ day, subjects }) => day < (fixedOn ?? since) && subjects[id]?.teams !== undefined)
  return before?.subjects[id]?.teams ?? {}
}
