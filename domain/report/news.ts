import { addDays, localDay } from '../day.ts'
import { defined } from '../defined.ts'
import type { Finding, Proof } from '../findings/finding.ts'
import type { HourlyAlert } from '../trend/hour-watch.ts'
import { pairId } from '../trend/trend-day.ts'
import type { FirstStep } from './first-step.ts'
import type { NewsItem, Notification, NotifiedProof, NotifiedSaving, Rise } from './notification.ts'
import type { Alarm, Report, ReportTeam } from './report.ts'
import { workOf } from './work.ts'

/** What a channel has been told, by key. */
export type ToldNews = Readonly<Record<string, { readonly day: string; readonly by: string }>>

const MOST_NEWS = 40
const MOST_TOP = 5
const MOST_SAVINGS = 3

/** Days after which a report that lacks something again is news again. */
const COVERAGE_DAYS = 7

/** Those that a channel has not been told, but by the very message that is being sent (`by`). */
export const untoldOf = (news: readonly NewsItem[], day: string, told: ToldNews, by: string): NewsItem[] =>
  news.filter(({ key, kind }) => {
    const standing = told[key]
    if (standing === undefined || standing.by === by) return true
    return kind === 'coverage' && standing.day < addDays(day, -COVERAGE_DAYS)
  })

/**
 * What a rise within the hour is remembered by: as the rise of its day, and as itself. What is over and rises again on that day is news of its
 * own to an alert.
 */
export const alertKeys = ({ key, ...item }: NewsItem): [ofDay: string, own: string] => [
  key,
  keyOf(key, 'since' in item ? item.since : ''),
]

/** Rises within the hour that a channel has not been told, but by the very alert that is being sent (`by`). */
export const untoldRises = (news: readonly NewsItem[], told: ToldNews, by: string): NewsItem[] =>
  news.filter((item) => (told[alertKeys(item)[1]]?.by ?? by) === by)

/** The whole news of a report, the most urgent first. */
export function allNews({ day, attention, findings, coverage, status, totals, trend }: Report): NewsItem[] {
  const { alarms, fall, undone, news } = attention
  return [
    ...undone.map((one): NewsItem => ({ kind: 'undone', key: keyOf('undone', one.id, one.since), ...one })),
    ...alarms
      .filter(({ state, inDigest }) => inDigest && (state === 'raised' || state === 'worse'))
      .map((one) => riseOf(one, day)),
    ...news.budgets.map((budget): NewsItem => {
      const { cluster, namespace, team, usdPerMonth } = budget
      const key = keyOf('budget', cluster, namespace, team, usdPerMonth, trend.month.month, budget.status)
      return { kind: 'budget', key, budget }
    }),
    ...news.proofs.map((proof): NewsItem => {
      const stage = proof.afterDays < FIRST_WEEK ? 'first' : 'week'
      return { kind: 'proof', key: keyOf('proof', proof.id, proof.status, proof.since, stage), proof }
    }),
    ...news.findings.flatMap((finding): NewsItem[] => {
      const number = 1 + findings.open.findIndex(({ id }) => id === finding.id)
      return number === 0 ? [] : [{ kind: 'finding', key: keyOf('finding', finding.id), number, ...finding }]
    }),
    ...[...alarms.filter(({ state, inDigest }) => inDigest && state === 'over'), ...(fall ? [fall] : [])].map((one) =>
      riseOf(one, day),
    ),
    ...(status === 'ok'
      ? []
      : [
          {
            ...({ kind: 'coverage', key: keyOf('coverage', status), status } as const),
            gaps: coverage.gaps.length,
            cuts: coverage.cuts.length,
            unseenShare: coverage.counted.unseen?.share ?? null,
            unknownShare: totals.unknownShare,
          },
        ]),
  ]
}

/**
 * News of a team's part: its own rises and budgets, what is new of savings that it shares in, with its part of the dollars, and what the report
 * lacks, where it has other news.
 */
export function teamNews(report: Report, { name, totals, slice }: ReportTeam): NewsItem[] {
  const savings = new Map(slice?.savings.map(({ id, share }) => [id, share]))
  // A saving that is undone is found again: its share in that may be another.
  const proofs = new Map(slice?.proofs.map(({ id, share }) => [id, share]))
  const own = allNews(report).flatMap((item): NewsItem[] => {
    switch (item.kind) {
      case 'rise':
      case 'over':
      case 'fall':
        return isOfTeam(item, name) ? [item] : []
      case 'budget':
        return item.budget.team === name ? [item] : []
      case 'finding': {
        const share = savings.get(item.id) ?? 0
        return share > 0 ? [{ ...item, usdPerMonth: share * item.usdPerMonth, ...shareOf(share) }] : []
      }
      case 'proof': {
        const share = proofs.get(item.proof.id) ?? 0
        return share > 0 ? [{ ...item, proof: partOf(item.proof, share) }] : []
      }
      case 'undone': {
        const share = proofs.get(item.id) ?? 0
        return share > 0 ? [{ ...item, usd: share * item.usd, ...shareOf(share) }] : []
      }
      case 'coverage':
        return [{ ...item, unknownShare: totals.unknownShare }]
      default:
        return item satisfies never
    }
  })
  return own.some(({ kind }) => kind !== 'coverage') ? own : []
}

/** Whether a rise is a team's: its own, or a pair's that it pays for. */
const isOfTeam = ({ of, name, pair }: Pick<Alarm, 'of' | 'name' | 'pair'>, team: string) =>
  of === 'team' ? name === team : pair?.team === team

/** Of what is a team's alone, its share says nothing. */
const shareOf = (share: number) => (share < 1 ? { share } : {})

/** A team's part of what a change has saved. */
export const partOf = (proof: Proof, share: number): NotifiedProof => ({
  ...{ ...proof, ...shareOf(share) },
  usdPerMonth: share * proof.usdPerMonth,
  beforeUsdPerDay: share * proof.beforeUsdPerDay,
  afterUsdPerDay: share * proof.afterUsdPerDay,
  sinceUsd: share * proof.sinceUsd,
})

/** A saving's figure stands once each weekday is among its days. */
const FIRST_WEEK = 7

const keyOf = (...parts: readonly (string | number | undefined)[]) => JSON.stringify(parts.map((part) => part ?? null))

/** A rise that was told within the hour has the same key in the report of its day. */
const riseKey = (kind: Rise['kind'], one: Pick<Alarm, 'of' | 'cluster' | 'name' | 'pair'>, since: string) =>
  keyOf(kind, one.of, one.cluster, one.name, one.pair ? pairId(one.pair) : '', since)

function riseOf(alarm: Alarm, day: string): Rise {
  const { of, name, cluster, pair, usd, usualUsd, since, state } = alarm
  const kind = state === 'over' ? 'over' : usd > usualUsd ? 'rise' : 'fall'
  // Each day that it is worse is news of its own.
  const when = state === 'worse' ? `${since}+${day}` : since
  return { kind, key: riseKey(kind, alarm, when), of, name, cluster, pair, usd, usualUsd, since, state }
}

/** Rises within the hour, and what to do first about each. */
export interface HourlyRises extends Pick<Notification, 'day' | 'timeZone' | 'clusters'> {
  readonly rises: readonly { readonly alert: HourlyAlert; readonly first: FirstStep | null }[]
}

/** What rises within the hour are told as. */
export const alertNotification = ({ rises, ...of }: HourlyRises, id: string): Notification => ({
  ...{ schemaVersion: 1, id, kind: 'alert', ...of, team: null, totals: null },
  news: rises.map(({ alert, first }): Rise => {
    const { name, cluster, pair, since, usdPerDay, usualUsdPerDay } = alert
    const key = riseKey('rise', alert, localDay(Date.parse(since), of.timeZone))
    const figures = { usd: usdPerDay, usualUsd: usualUsdPerDay }
    return { kind: 'rise', key, of: alert.of, name, cluster, pair, ...figures, since, state: 'raised', first }
  }),
  ...{ moreNews: 0, top: [], savings: [], moreSavings: 0, links: [] },
})

/** A team's own of rises within the hour; undefined where none is. */
export function teamAlert(all: HourlyRises, id: string, team: string): Notification | undefined {
  const rises = all.rises.filter(({ alert }) => isOfTeam(alert, team))
  if (rises.length === 0) return undefined
  const own = new Set(rises.flatMap(({ alert: { cluster } }) => (cluster === '' ? all.clusters : cluster)))
  return { ...alertNotification({ ...all, rises, clusters: [...own] }, id), team }
}

const savingOf = ({ id, title, usdPerMonth, savingIs, change, risks }: Finding, number: number): NotifiedSaving => ({
  ...{ number, id, title, usdPerMonth, savingIs },
  ...(change === null ? {} : { change, risks }),
})

/** What a report is told as. */
export function reportNotification(
  report: Report,
  { id, kind, news }: Pick<Notification, 'id' | 'kind' | 'news'>,
): Notification {
  const { day, timeZone, totals, status, trend, findings, archive } = report
  const savings = findings.open.map((finding, index) => savingOf(finding, index + 1))
  return {
    ...{ schemaVersion: 1, id, kind, day, timeZone },
    news: news.slice(0, MOST_NEWS),
    moreNews: Math.max(0, news.length - MOST_NEWS),
    clusters: report.clusters.map(({ name }) => name),
    team: null,
    totals: {
      ...{ status, usd: totals.usd, bytes: totals.bytes },
      unpricedBytes: totals.unpriced.reduce((sum, { bytes }) => sum + bytes, 0),
      usualUsd: trend.total?.usd ?? null,
    },
    top: report.top.slice(0, MOST_TOP).map(({ cluster, source, destination, via, usd }) => ({
      ...{ cluster, source, destination, via, usd },
    })),
    savings: savings.slice(0, MOST_SAVINGS),
    moreSavings: savings.length + findings.more - Math.min(savings.length, MOST_SAVINGS),
    ...(kind === 'daily' || kind === 'news' ? { work: workOf(report) } : {}),
    links: archive.links,
  }
}

/** What a team is told of its part of a report, and of nothing else. */
export function teamNotification(
  report: Report,
  { name, totals, usual, slice }: ReportTeam,
  message: Pick<Notification, 'id' | 'kind' | 'news'>,
): Notification {
  const whole = reportNotification(report, message)
  const open = new Map(report.findings.open.map((finding) => [finding.id, finding]))
  const savings = (slice?.savings ?? []).flatMap(({ id, number, share, usdPerMonth }): NotifiedSaving[] => {
    const finding = open.get(id)
    if (!finding) return []
    return [{ ...savingOf(finding, number), usdPerMonth, ...shareOf(share) }]
  })
  return {
    ...whole,
    clusters: slice?.clusters ?? [],
    team: name,
    totals: {
      ...{ status: report.status, usd: totals.usd, bytes: totals.bytes },
      unpricedBytes: totals.unpriced.reduce((sum, { bytes }) => sum + bytes, 0),
      usualUsd: usual?.usd ?? null,
    },
    top: (slice?.top ?? []).map(({ cluster, source, destination, via, usd }) => ({
      ...{ cluster, source, destination, via, usd },
    })),
    savings: savings.slice(0, MOST_SAVINGS),
    moreSavings: Math.max(0, savings.length - MOST_SAVINGS),
    budgets: report.trend.budgets.filter((budget) => budget.team === name),
    ...(whole.work ? { work: workOf(report, { ...defined({ slice }) }) } : {}),
    // The archive has the parts of all teams.
    links: [],
  }
}
