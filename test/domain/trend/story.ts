import type { Finding, Proof } from '../../../domain/findings/finding.ts'
import type { ReportStatus } from '../../../domain/report/report.ts'
import type { AlertLimits, Attention } from '../../../domain/trend/attention.ts'
import type { Budget } from '../../../domain/trend/budget.ts'
import { changesOf } from '../../../domain/trend/changes.ts'
import { measuresFor } from '../../../domain/trend/measures.ts'
import { teamsOf } from '../../../domain/trend/team-day.ts'
import type { Trend } from '../../../domain/trend/trend.ts'
import { TREND_DAYS, type TrendDay, type TrendPair } from '../../../domain/trend/trend-day.ts'

const FIRST = Date.parse('2026-10-05T00:00:00Z')
/** Days by number; the first is a Monday. */
export const dayOf = (number: number) => new Date(FIRST + number * 86_400_000).toISOString().slice(0, 10)
export const isWeekend = (number: number) => number % 7 >= 5

export const LIMITS: AlertLimits = { percent: 20, usd: 1, minimumUsd: 2 }

export interface Costs {
  readonly prod: number
  readonly test?: number
  readonly pairs?: readonly TrendPair[]
  readonly status?: ReportStatus
  readonly unknownShare?: number
  readonly monitors?: readonly string[]
  readonly lacking?: readonly string[]
  readonly places?: TrendDay['usdByPlace']
  readonly byMonitor?: TrendDay['byMonitor']
  readonly savingUsdPerMonth?: number
  readonly teams?: TrendDay['teams']
  readonly figures?: TrendDay['usdByFigure']
  readonly findings?: readonly Pick<Finding, 'id' | 'usdPerMonth'>[]
  readonly proofs?: readonly Partial<Proof>[]
}

/** What was news on each day. */
export const story = (...told: Parameters<typeof storyDays>) => storyDays(...told).map(({ attention }) => attention)

/** A month and more, day after day, each with what the one before it had told. */
export function storyDays(
  count: number,
  costsOn: (number: number) => Costs,
  limits = LIMITS,
  budgets: readonly Budget[] = [],
) {
  const past: TrendDay[] = []
  const days: { readonly attention: Attention; readonly trend: Trend }[] = []
  for (let number = 0; number < count; number++) {
    const { prod, test: testUsd = 0, pairs = [], status = 'ok', findings = [], proofs = [], ...costs } = costsOn(number)
    const usd = prod + testUsd
    const today: TrendDay = {
      schema: 1,
      day: dayOf(number),
      complete: status === 'ok',
      unknownShare: costs.unknownShare ?? 0,
      ...(costs.lacking && { lacking: costs.lacking }),
      monitors: costs.monitors ?? ['m'],
      usd,
      usdByFigure: costs.figures ?? { inter_az: usd, nat: 0, other: 0 },
      usdByPlace: costs.places ?? { '["prod","shop"]': prod, '["test","shop"]': testUsd },
      pairs,
      pairsLeftOut: 0,
      ...(costs.teams && { teams: costs.teams }),
      ...(costs.byMonitor && { byMonitor: costs.byMonitor }),
      ...(costs.savingUsdPerMonth !== undefined && { savingUsdPerMonth: costs.savingUsdPerMonth }),
    }
    // As many days as a run reads.
    const some = proofs.map(proofOf)
    const measures = measuresFor(today, past.slice(-TREND_DAYS), some)
    const facts = {
      today,
      measures,
      status,
      clusters: ['prod', 'test'],
      limits,
      budgets,
      proofs: some,
      teamNames: teamsOf([today]),
    }
    const { attention, trend, told } = changesOf({ ...facts, findings: findings as Finding[] })
    days.push({ attention, trend })
    past.push({ ...today, told })
  }
  return days
}

/** Dollars a day before and after are none of what a test says nothing of. */
export const proofOf = (more: Partial<Proof>): Proof => ({
  ...{ id: 'x', kind: 'send-less', title: 'x', status: 'fixed', since: '', fixedOn: null },
  ...{ beforeUsdPerDay: 0, beforeDays: 0, beforeSameWeekday: false, afterUsdPerDay: 0, afterDays: 1, sinceUsd: 0 },
  ...{ usdPerMonth: 0, volume: 1, ...more },
})

export const totals = (told: readonly Attention[]) =>
  told.map(({ alarms }) => alarms.find(({ of }) => of === 'total')?.state ?? '')

export function pairOf(source: string, usd: number): TrendPair {
  const end = (name: string) => ({ name, namespace: 'shop', kind: 'Deployment' })
  return { cluster: 'prod', source: end(source), destination: end('api'), via: 'direct', usd }
}

/** Days on which something is an alert. */
export const alertDays = (told: readonly Attention[]) =>
  told.flatMap(({ reasons }, number) => (reasons.includes('alarm') ? [number] : []))
