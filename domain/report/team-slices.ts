import type { Findings } from '../findings/findings.ts'
import { UNOWNED } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import type { Report, TeamSlice } from './report.ts'
import type { TopRow } from './report-rows.ts'

const MOST_TOP = 5

/** What a slice is made of, beside the report. */
interface SliceFacts extends Pick<Findings, 'flowsOf' | 'proofFlowsOf'> {
  /** Dearest first. */
  readonly pairs: readonly TopRow[]
}

/**
 * A team's part of what can be saved and of what was: of a change that several teams share, as much as they have of the dollars that it is about,
 * or of its bytes where those cost nothing; what no flow tells of is nobody's. The parts of all teams are the whole.
 */
export function sliceOf(
  team: string,
  { findings }: Pick<Report, 'findings'>,
  { flowsOf, proofFlowsOf, pairs }: SliceFacts,
): TeamSlice {
  const savings = findings.open.flatMap(({ id, usdPerMonth }, index) => {
    const share = shareOf(team, flowsOf.get(id) ?? [])
    return share > 0 ? [{ number: index + 1, id, share, usdPerMonth: share * usdPerMonth }] : []
  })
  const proofs = findings.proofs.flatMap(({ id, usdPerMonth }) => {
    const share = shareOf(team, proofFlowsOf.get(id) ?? [])
    return share > 0 ? [{ id, share, usdPerMonth: share * usdPerMonth }] : []
  })
  return { savings, proofs, top: pairs.filter((pair) => (pair.team ?? UNOWNED) === team).slice(0, MOST_TOP) }
}

function shareOf(team: string, flows: readonly PricedFlow[]): number {
  const partOf = (of: (flow: PricedFlow) => number) => {
    const all = sum(flows.map(of))
    return all > 0 ? sum(flows.map((flow) => ((flow.team ?? UNOWNED) === team ? of(flow) : 0))) / all : undefined
  }
  return partOf(({ usd }) => usd) ?? partOf(({ bytes }) => bytes) ?? (team === UNOWNED ? 1 : 0)
}
