import { defined } from '../defined.ts'
import { median, sum } from '../sums.ts'
import { billedAccounts } from './billed-accounts.ts'
import { inCluster } from './cluster-context.ts'
import type { Finding } from './finding.ts'
import { type Case, type Day, type Draft, gigabytesOf, HOURS_PER_MONTH, type Kind, stakedFlows } from './kind.ts'
import { type FindingsDay, MEDIAN_DAYS } from './memory.ts'

/** Less than this is not worth a reader's line, dollars a month. */
const LEAST_USD_PER_MONTH = 1

/** A change that costs by the hour is advised by the median of this many days; by fewer, only where it pays twice. */
const STEADY_DAYS = 3
const PAYS_SURELY = 2

/** The finding of a draft; null where it saves too little, or would not have on other days. */
export function findingOf(
  kind: Kind,
  one: Case,
  draft: Draft,
  day: Day,
  comparable: readonly FindingsDay[],
): Finding | null {
  if (kind.needsWholeDay && !day.isComplete) return null
  const { grossUsd, fixedUsd = 0, hoursUsd = 0, savingIs } = draft
  const aMonth = (usd: number) => (usd * HOURS_PER_MONTH) / day.hours
  const standsOn = one.usd + hoursUsd
  const saving = Math.min(grossUsd - fixedUsd, standsOn)
  const worth = draft.worthUsd ?? saving
  if (aMonth(worth) < LEAST_USD_PER_MONTH) return null
  const isOfHours = kind.lever === 'hours'
  // A day on which the change was in place says nothing of whether it pays, nor does one that tells nothing of what has no flows.
  const open = comparable.filter(({ subjects: { [one.id]: then } }) =>
    then ? then.stakeUsd > 0 || then.bytes === 0 : !isOfHours,
  )
  const days = [...open.slice(1 - MEDIAN_DAYS).map(({ subjects }) => subjects[one.id]?.savingUsd ?? -1), saving]
  const isKnown = days.length >= STEADY_DAYS
  // What stands may be idle for a day; what is new pays by the hour from the first one.
  if (hoursUsd > 0 && !isKnown) return null
  if (fixedUsd > 0 && !isKnown && grossUsd < PAYS_SURELY * fixedUsd) return null
  if (fixedUsd + hoursUsd > 0 && isKnown && (isOfHours ? Math.min(...days) : median(days)) <= 0) return null
  const bytes = sum((draft.flows ?? stakedFlows(one)).map((flow) => flow.bytes))
  const monitor = draft.monitor ?? one.flows[0]?.monitor ?? ''
  return {
    id: one.id,
    kind: kind.kind,
    cluster: day.clusterOf(monitor),
    title: draft.title,
    usdPerMonth: savingIs === 'none' ? 0 : aMonth(saving),
    savingIs,
    costUsdPerMonth: aMonth(standsOn),
    ...defined({ billedTo: billedAccounts(one.stakes, day.topology.accountId) }),
    bytes,
    gigabytes: gigabytesOf(bytes, day),
    days: days.length,
    assumes: draft.assumes,
    risks: draft.risks,
    check: draft.check,
    change: inCluster(draft.change, monitor, day),
  }
}
