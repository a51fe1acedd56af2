import type { Proof } from '../findings/finding.ts'
import { sum } from '../sums.ts'
import type { PeriodDates, Span } from '../trend/period.ts'
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
  /** The same of the period before; undefined where it has none. */
  readonly reportBefore?: Report | undefined
}

/** The days whose reports those are, of days in any order. */
export function reportDays({ from, to, before }: PeriodDates, days: readonly Pick<TrendDay, 'day'>[]) {
  const lastOf = (span: Span) =>
    days
      .map(({ day }) => day)
      .filter((day) => day >= span.from && day <= span.to)
      .toSorted()
      .at(-1)
  return { last: lastOf({ from, to }), lastBefore: lastOf(before) }
}

/** What a week or a month is told as, of all or of one team's part; undefined where nothing of that is known. */
export function summaryNotification(
  { dates, days, report, reportBefore }: PeriodFacts,
  id: string,
  team?: string,
): Notification | undefined {
  const sums = periodSums(dates, days, team)
  if (sums === undefined) return undefined
  const message = { id, kind: dates.name, news: [] }
  const ofPeriod = { day: dates.to, totals: null, top: [] }
  const { findings, trend } = report
  const proofs = findings.proofs.filter((proof) => proof.status !== 'gone' && isOf(dates, proof, reportBefore))
  if (team === undefined) {
    const { savingUsdPerMonth, atMostUsdPerMonth } = findings.totals
    const period: Period = { ...sums, proofs, open: { savingUsdPerMonth, atMostUsdPerMonth } }
    const whole = reportNotification(report, message)
    const clusters = [...new Set([...whole.clusters, ...sums.clusters.map(({ name }) => name)])]
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

/** What took effect in it; and what had before, and was not measured yet by the end of the period before. */
function isOf(
  { from, to, before }: PeriodDates,
  { id, status, since }: Proof,
  reportBefore: Report | undefined,
): boolean {
  const isKnown = reportBefore?.findings.proofs.some(
    (one) => one.id === id && one.status === status && one.since === since,
  )
  return since <= to && (since >= from || (since >= before.from && isKnown === false))
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
