import type { AcceptedFinding, Finding } from '../domain/findings/finding.ts'
import type { Report } from '../domain/report/report.ts'
import { notFound } from './near.ts'
import { Unanswerable } from './unanswerable.ts'

export type MeantFinding =
  | { readonly status: 'open' | 'unavoidable'; readonly one: Finding }
  | { readonly status: 'accepted'; readonly one: AcceptedFinding }

/** The finding of a report that somebody means by its number, its id or its title. Throws Unanswerable where it has none. */
export function findingMeant({ day, findings }: Report, asked: string): MeantFinding {
  const { open, unavoidable, accepted, proofs } = findings
  const all: readonly MeantFinding[] = [
    ...open.map((one) => ({ status: 'open' as const, one })),
    ...unavoidable.map((one) => ({ status: 'unavoidable' as const, one })),
    ...accepted.map((one) => ({ status: 'accepted' as const, one })),
  ]
  const isMeant = ({ id, title }: { readonly id: string; readonly title: string }) => id === asked || title === asked
  const found = all.find(({ one }) => isMeant(one)) ?? all.slice(0, open.length)[Number(asked) - 1]
  if (found) return found
  const proof = proofs.find(isMeant)
  if (proof) {
    throw new Unanswerable(
      `"${proof.title}" is ${proof.status} since ${proof.since}, so the report of ${day} has no change for it; ask for a day before`,
    )
  }
  if (/^\d+$/.test(asked)) {
    const there = open.length === 0 ? 'it has none' : `it has ${open.length === 1 ? '1' : `1 to ${open.length}`}`
    throw new Unanswerable(`the report of ${day} has no saving ${asked}; ${there}`)
  }
  throw new Unanswerable(notFound('finding', asked, [...all.map(({ one }) => one.id), ...titlesNear(all, asked)]))
}

/** Titles are sentences: one that has the words is meant. */
const titlesNear = (all: readonly MeantFinding[], asked: string) =>
  all.filter(({ one }) => one.title.toLowerCase().includes(asked.toLowerCase())).map(({ one }) => one.title)
