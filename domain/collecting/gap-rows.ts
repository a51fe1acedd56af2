import type { Coverage } from '../report/report.ts'

/** A row of the `gaps` table. */
export interface GapRow {
  readonly kind: 'gap' | 'cut'
  readonly category: string
  /** ISO 8601, UTC. */
  readonly from: string
  readonly to: string
  readonly reason: string
}

/** What a monitor's day lacks, as rows. */
export function gapRows({ gaps, cuts }: Pick<Coverage, 'gaps' | 'cuts'>, name: string): GapRow[] {
  return [
    ...gaps.map((gap) => ({ ...gap, kind: 'gap' as const })),
    ...cuts.map((cut) => ({ ...cut, kind: 'cut' as const, reason: 'the answer was cut at 500 rows' })),
  ]
    .filter(({ monitor }) => monitor === name)
    .map(({ kind, category, from, to, reason }) => ({ kind, category, from, to, reason }))
}
