import type { FindingKind, Proof, ReportFindings, SavingIs } from './finding.ts'

/** A row of the `findings` table. */
export interface FindingRow {
  readonly id: string
  readonly kind: FindingKind
  readonly status: 'open' | 'unavoidable' | 'accepted' | Proof['status']
  readonly cluster: string | null
  readonly title: string
  readonly usdPerMonth: number
  readonly savingIs: SavingIs | null
  readonly costUsdPerMonth: number | null
  readonly bytes: number | null
  readonly since: string | null
  readonly acceptedUntil: string | null
  readonly acceptedReason: string | null
}

/** The findings of a day and what became of earlier ones, as rows, in the order of the report. */
export function findingRows({ open, unavoidable, accepted, proofs }: ReportFindings): FindingRow[] {
  const found = [
    ...open.map((finding) => ({ finding, status: 'open' as const, until: null, reason: null })),
    ...unavoidable.map((finding) => ({ finding, status: 'unavoidable' as const, until: null, reason: null })),
    ...accepted.map((finding) => ({
      finding,
      status: 'accepted' as const,
      until: finding.until,
      reason: finding.reason,
    })),
  ].map(({ finding, status, until, reason }): FindingRow => {
    const { id, kind, cluster, title, usdPerMonth, savingIs, costUsdPerMonth, bytes } = finding
    return {
      ...{ id, kind, status, cluster, title, usdPerMonth, savingIs, costUsdPerMonth, bytes },
      ...{ since: null, acceptedUntil: until, acceptedReason: reason },
    }
  })
  const became = proofs.map(
    ({ id, kind, status, title, usdPerMonth, since }): FindingRow => ({
      ...{ id, kind, status, title, usdPerMonth, since },
      ...{
        cluster: null,
        savingIs: null,
        costUsdPerMonth: null,
        bytes: null,
        acceptedUntil: null,
        acceptedReason: null,
      },
    }),
  )
  return [...found, ...became]
}
