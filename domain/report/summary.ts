import { sum } from '../sums.ts'
import type { PeriodDates } from '../trend/period.ts'
import { periodSums } from '../trend/period-sums.ts'
import type { TrendDay } from '../trend/trend-day.ts'
import { partOf, reportNotification, teamNotification } from './news.ts'
import type { Notification, Period } from './notification.ts'
import type { Report, ReportTeam } from './report.ts'

/** What a week or a month is told from. */
export interface PeriodFacts {
  readonly dates: PeriodDates
  /** Of it and of the one before, in any order. */
  readonly days: readonly TrendDay[]
  /** Of its last day that has one. */
  readonly report: Report
}

/** What a week or a month is told as, of all or of one team's part; undefined where nothing of that is known. */
export function summaryNotification(
  { dates, days, report }: PeriodFacts,
  id: string,
  team?: string,
): Notification | undefined {
  const sums = periodSums(dates, days, team)
  if (sums === undefined) return undefined
  const message = { id, kind: dates.name, news: [] }
  const ofPeriod = { day: dates.to, totals: null, top: [] }
  const { findings, trend } = report
  const proofs = findings.proofs.filter(
    ({ status, since }) => status !== 'gone' && since >= dates.from && since <= dates.to,
  )
  if (team === undefined) {
    const { savingUsdPerMonth, atMostUsdPerMonth } = findings.totals
    const period: Period = { ...sums, proofs, open: { savingUsdPerMonth, atMostUsdPerMonth } }
    const clusters = sums.clusters.map(({ name }) => name)
    const whole = reportNotification(report, message)
    // Commands are in changes.md.
    const savings = whole.savings.map(({ change: _, risks: __, ...saving }) => saving)
    return { ...whole, ...ofPeriod, clusters, savings, period, budgets: trend.budgets }
  }
  const own = report.teams?.find(({ name }) => name === team)
  const budgets = trend.budgets.filter((budget) => budget.team === team)
  if (own === undefined && budgets.length === 0 && sums.usd === 0 && sums.before.usd === 0) return undefined
  const { savings, moreSavings } = own ? teamNotification(report, own, message) : { savings: [], moreSavings: 0 }
  return {
    ...{ ...reportNotification(report, message), ...ofPeriod, team, savings, moreSavings, budgets },
    clusters: sums.clusters.map(({ name }) => name),
    period: { ...sums, proofs: partsOf(proofs, own), open: openOf(report, own) },
    // The archive has the parts of all teams.
    links: [],
  }
}

function partsOf(proofs: Period['proofs'], team: ReportTeam | undefined): Period['proofs'] {
  const shares = new Map(team?.slice?.proofs.map(({ id, share }) => [id, share]))
  return proofs.flatMap((proof) => {
    const share = shares.get(proof.id) ?? 0
    return share > 0 ? [partOf(proof, share)] : []
  })
}

/** A team's part of the savings that the report shows. */
function openOf({ findings }: Report, team: ReportTeam | undefined): Period['open'] {
  const isAtMost = new Map(findings.open.map(({ id, savingIs }) => [id, savingIs === 'at_most']))
  const sumOf = (atMost: boolean) =>
    sum((team?.slice?.savings ?? []).flatMap(({ id, usdPerMonth }) => (isAtMost.get(id) === atMost ? usdPerMonth : [])))
  return { savingUsdPerMonth: sumOf(false), atMostUsdPerMonth: sumOf(true) }
}
