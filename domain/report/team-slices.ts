import type { Findings } from '../findings/findings.ts'
import type { TeamShares } from '../findings/memory.ts'
import { UNOWNED } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { sum } from '../sums.ts'
import type { Report, TeamSlice } from './report.ts'
import type { TopRow } from './report-rows.ts'

const MOST_TOP = 5

/** What a slice is made of, beside the report. */
interface SliceFacts extends Pick<Findings, 'sharesOf' | 'proofSharesOf'> {
  /** Teams that have a slice. */
  readonly names: readonly string[]
  /** Dearest first. */
  readonly pairs: readonly TopRow[]
  /** Those that the flows of each team are in. */
  readonly clustersOf: ReadonlyMap<string, ReadonlySet<string>>
}

/**
 * A team's part of the savings that the report shows and of what was saved: of a change that several teams share, as much as they have, or had
 * before it, of the dollars that it is about. What nobody is known to share in is `unowned`: the parts of all `names` are the whole.
 */
export function sliceOf(
  team: string,
  { findings }: Pick<Report, 'findings'>,
  { sharesOf, proofSharesOf, names, pairs, clustersOf }: SliceFacts,
): TeamSlice {
  const shareOf = (shares: TeamShares = {}) => {
    const all = Object.entries(shares)
    if (all.length === 0) return team === UNOWNED ? 1 : 0
    return sum(all.flatMap(([name, share]) => ((names.includes(name) ? name : UNOWNED) === team ? share : [])))
  }
  const savings = findings.open.flatMap(({ id, usdPerMonth }, index) => {
    const share = shareOf(sharesOf.get(id))
    return share > 0 ? [{ number: index + 1, id, share, usdPerMonth: share * usdPerMonth }] : []
  })
  const proofs = findings.proofs.flatMap(({ id, usdPerMonth }) => {
    const share = shareOf(proofSharesOf.get(id))
    return share > 0 ? [{ id, share, usdPerMonth: share * usdPerMonth }] : []
  })
  return {
    ...{ savings, proofs },
    top: pairs.filter((pair) => (pair.team ?? UNOWNED) === team).slice(0, MOST_TOP),
    clusters: [...(clustersOf.get(team) ?? [])].toSorted(),
  }
}

/** Clusters that the flows of each team are in. */
export function clustersOfTeams(
  flows: readonly PricedFlow[],
  clusterOf: (monitor: string) => string,
): Map<string, Set<string>> {
  const clusters = new Map<string, Set<string>>()
  for (const { team, monitor } of flows) {
    const name = team ?? UNOWNED
    clusters.set(name, (clusters.get(name) ?? new Set()).add(clusterOf(monitor)))
  }
  return clusters
}
