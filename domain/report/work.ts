import type { Finding } from '../findings/finding.ts'
import type { Report, ReportTeam } from './report.ts'

/** A saving as work for somebody, under an id that is the same on every day: a tracker opens an issue of it once, and closes it. */
export interface WorkItem extends Pick<Finding, 'id' | 'title'> {
  /**
   * `open`: to be done. `undone`: it was done, and costs as before again. `done`: the same traffic costs less. `gone`: its traffic has
   * stopped. `accepted`: the team lives with it.
   */
  readonly state: 'open' | 'undone' | 'done' | 'gone' | 'accepted'
  /** What it would save; of what is `done`, what it saves, as measured. Of a team's part, as much of it as is the team's. */
  readonly usdPerMonth: number
  /** Of what is `open` or `undone`: its number in the digest and in `changes.md` of the day. */
  readonly number?: number
  /** Of what is `open`, `undone` or `accepted`. */
  readonly savingIs?: Finding['savingIs']
  /** First day of what is `undone`, `done` or `gone`, `YYYY-MM-DD`. */
  readonly since?: string
  /** Of what is `accepted`: why, and the last day of that. */
  readonly reason?: string
  readonly until?: string
}

/** An event has room for these. */
const MOST_ITEMS = 100

/**
 * All savings of a report as they stand, or a team's part of them: what is over or undone, so that no number of open ones keeps an issue from
 * being closed; then what is to be done, dearest first. What is told again each time cannot be lost; what is not told has no state.
 */
export function workOf({ findings }: Pick<Report, 'findings'>, team?: Pick<ReportTeam, 'slice'>): readonly WorkItem[] {
  const shareOf = (shares: readonly { readonly id: string; readonly share: number }[] = []) => {
    const byId = new Map(shares.map(({ id, share }) => [id, share]))
    return (id: string) => (team === undefined ? 1 : (byId.get(id) ?? 0))
  }
  const ofSaving = shareOf(team?.slice?.savings)
  const ofProof = shareOf(team?.slice?.proofs)
  const proofs = new Map(findings.proofs.map((proof) => [proof.id, proof]))
  const open = findings.open.map(({ id, title, usdPerMonth, savingIs }, index): WorkItem => {
    const proof = proofs.get(id)
    const state =
      proof?.status === 'returned' ? { state: 'undone' as const, since: proof.since } : { state: 'open' as const }
    return { id, title, ...state, usdPerMonth: ofSaving(id) * usdPerMonth, number: index + 1, savingIs }
  })
  const isOpen = new Set(open.map(({ id }) => id))
  const over = findings.proofs.flatMap(({ id, title, status, since, usdPerMonth }): WorkItem[] =>
    isOpen.has(id) || status === 'returned' || ofProof(id) === 0
      ? []
      : [{ id, title, state: status === 'fixed' ? 'done' : 'gone', since, usdPerMonth: ofProof(id) * usdPerMonth }],
  )
  // Whose an accepted saving is, no day tells.
  const accepted = (team === undefined ? findings.accepted : []).map(
    ({ id, title, usdPerMonth, savingIs, reason, until }): WorkItem => ({
      ...{ id, title, state: 'accepted', usdPerMonth, savingIs, reason, until },
    }),
  )
  const own = open.filter(({ id }) => ofSaving(id) > 0)
  const undone = own.filter(({ state }) => state === 'undone')
  const todo = own.filter(({ state }) => state === 'open')
  return [...over, ...accepted, ...undone, ...todo].slice(0, MOST_ITEMS)
}
