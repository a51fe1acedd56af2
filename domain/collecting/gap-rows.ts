import type { Cut, Gap } from './gap.ts'
import type { Monitor } from './run.ts'

/** A row of the `gaps` table. */
export interface GapRow {
  readonly kind: 'gap' | 'cut'
  readonly category: string
  /** ISO 8601, UTC. */
  readonly from: string
  readonly to: string
  readonly reason: string
  readonly seenBy: Monitor
}

/** What a monitor's day lacks, as rows. */
export function gapRows(
  { gaps, cuts }: { readonly gaps: readonly Gap[]; readonly cuts: readonly Cut[] },
  seenBy: Monitor,
): GapRow[] {
  return [
    ...gaps.map((gap) => ({ ...gap, kind: 'gap' as const })),
    ...cuts.map((cut) => ({ ...cut, kind: 'cut' as const, reason: cutReason(cut) })),
  ]
    .filter(({ monitor }) => monitor === seenBy.name)
    .map(({ kind, category, from, to, reason }) => ({ kind, category, from, to, reason, seenBy }))
}

/** Why a window's answer holds less than it should. */
export const cutReason = ({ brokenRows }: Cut) =>
  brokenRows === undefined
    ? 'the answer was cut at 500 rows'
    : `${brokenRows} ${brokenRows === 1 ? 'row of the answer tells' : 'rows of the answer tell'} no number of bytes`
