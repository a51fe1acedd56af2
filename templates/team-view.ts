import { type ReportTeam, UNOWNED } from '../domain/report/report.ts'
import { changeWords } from './trend-words.ts'

/** A team as the templates need it. */
export interface TeamView extends ReportTeam {
  /** Its total beside its usual; empty where nothing usual is known. */
  readonly change: string
}

/** So many of them, dearest first, and always what is unowned. Nothing here is a new figure. */
export function teamsShown(teams: readonly ReportTeam[], limit: number) {
  const named = teams.filter(({ name }) => name !== UNOWNED)
  const lines = [...named.slice(0, limit), ...teams.filter(({ name }) => name === UNOWNED)]
  return {
    items: lines.map((team): TeamView => ({ ...team, change: changeWords(team.totals.usd, team.usual) })),
    leftOut: Math.max(0, named.length - limit),
  }
}
