import type { Decision } from '../domain/decisions/changes.ts'
import { decisionsOf } from '../domain/decisions/written.ts'
import { fits } from '../domain/pattern.ts'
import type { Report } from '../domain/report/report.ts'
import { sameBudget } from '../domain/settings.ts'
import { endingCommand } from './acceptance.ts'
import { notFound } from './near.ts'

/** Why a decision takes nothing away from the file of a place: what holds instead, or what there is. Undefined where it is to take nothing away. */
export function notDecided(
  decision: Decision,
  written: string,
  place: readonly string[],
  report: Report | undefined,
): string | undefined {
  const { accepted, budgets, contacts, rules } = decisionsOf(written)
  const elsewhere = (what: string, isThere: boolean | undefined, places: string) =>
    report && isThere
      ? `decisions.yaml does not have ${what}, and the report of ${report.day} does: by ${places}, or by an entry that went since`
      : undefined
  switch (decision.kind) {
    case 'accept no more': {
      const { match } = decision
      const held = stillAccepted(match, written, place)
      if (held !== undefined) return held
      const isAccepted = report?.findings.accepted.some(({ id }) => id === match)
      return (
        elsewhere(`"${match}" accepted`, isAccepted, 'accepted of the settings') ??
        notFound(
          'the accepted finding',
          match,
          accepted.map((entry) => entry.match),
        )
      )
    }
    case 'no budget': {
      const all = [...budgets, ...contacts.filter(({ usdPerMonth }) => usdPerMonth !== undefined)]
      const isSet = report?.trend.budgets.some((budget) => sameBudget(budget, decision))
      return (
        elsewhere(`a budget of ${wholeOf(decision)}`, isSet, 'budgets of the settings') ??
        notFound('the budget', wholeOf(decision), all.map(wholeOf))
      )
    }
    case 'no team': {
      const isNamed = report?.teams?.some(({ name }) => name === decision.team)
      return (
        elsewhere(`the team ${decision.team}`, isNamed, 'a label') ??
        notFound('the team', decision.team, [...new Set([...rules, ...contacts].map(({ team }) => team))])
      )
    }
    default:
      return undefined
  }
}

/** By which entry an id is accepted all the same; undefined where by none. */
export function stillAccepted(id: string, written: string, place: readonly string[]): string | undefined {
  const entry = decisionsOf(written).accepted.find(({ match }) => fits(match, id))
  return entry && `"${id}" is accepted by "${entry.match}"; ${endingCommand(entry.match, place)} ends that`
}

/** What a budget is of. */
function wholeOf({ cluster, namespace, team }: Omit<Parameters<typeof sameBudget>[0], 'usdPerMonth'>): string {
  const all = Object.entries({ cluster, namespace, team })
  return all.flatMap(([field, name]) => (name === undefined ? [] : `${field} ${name}`)).join(', ') || 'everything'
}
