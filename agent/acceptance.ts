import { localDay } from '../domain/day.ts'
import type { Decision } from '../domain/decisions/changes.ts'
import type { Finding } from '../domain/findings/finding.ts'
import type { Report } from '../domain/report/report.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { shellWord } from '../templates/changes/quoting.ts'
import { findingMeant } from './finding-meant.ts'
import { Unanswerable } from './unanswerable.ts'

/** What somebody says of a finding that the team lives with. */
export interface AcceptanceAsked {
  /** Its number, id or title in the report. */
  readonly finding: string
  readonly reason: string
  /** Last day, `YYYY-MM-DD`. */
  readonly until: string
  readonly by?: string | undefined
}

/** The decision to live with a finding of a report. Throws Unanswerable where the report does not have it, or its last day is over. */
export function acceptanceOf(
  report: Report,
  { finding: asked, reason, until, by }: AcceptanceAsked,
  now: number,
): { readonly decision: Decision; readonly finding: Finding } {
  const { status, one } = findingMeant(report, asked)
  if (status === 'unavoidable')
    throw new Unanswerable(`"${one.title}" is a cost that no change saves, so there is nothing to accept`)
  const today = localDay(now, report.timeZone)
  if (until < today) throw new Unanswerable(`until is ${until}, which is over: today is ${today}`)
  return { finding: one, decision: { kind: 'accept', match: one.id, reason, until, by } }
}

/** The decision to live with it no longer: `asked` is its id, or its title in the report. */
export function acceptanceEnded(report: Report | undefined, asked: string): Decision {
  const accepted = report?.findings.accepted ?? []
  return { kind: 'accept no more', match: accepted.find(({ title }) => title === asked)?.id ?? asked }
}

/** The command that ends an acceptance, with the options that name its archive. */
export const endingCommand = (id: string, place: readonly string[]) =>
  `${FLOWTOLL} ${['accept', id, '--remove', ...place].map(shellWord).join(' ')}`
