import type { Acceptance } from '../findings/finding.ts'
import type { Decisions } from '../identities/teams.ts'
import { sameBudget } from '../settings.ts'
import type { Budget } from '../trend/budget.ts'

/** Acceptances of the settings, and those of the decisions, which go before them. */
export const decidedAcceptances = (set: readonly Acceptance[], { accepted = [] }: Decisions): readonly Acceptance[] => [
  ...accepted,
  ...set,
]

/** Budgets of the settings, and those of the decisions, which replace one of the settings that is of the same. */
export function decidedBudgets(set: readonly Budget[], { budgets = [], contacts = [] }: Decisions): readonly Budget[] {
  const ofTeams = contacts.flatMap(({ team, usdPerMonth }) =>
    usdPerMonth === undefined ? [] : [{ team, usdPerMonth }],
  )
  const decided = [...budgets, ...ofTeams]
  return [...set.filter((budget) => !decided.some((one) => sameBudget(one, budget))), ...decided]
}
