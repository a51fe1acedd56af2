import { mayLackMonitors } from '../collecting/failed-sources.ts'
import type { Run } from '../collecting/run.ts'
import { defined } from '../defined.ts'
import type { Findings } from '../findings/findings.ts'
import { type Teams, teamNamesOf } from '../identities/teams.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { Rates } from '../money/prices.ts'
import { totalsOf } from '../money/totals.ts'
import { mayLackDollars } from '../money/unread.ts'
import { placeOfCluster } from '../network/cluster-place.ts'
import type { AlertLimits } from '../trend/attention.ts'
import { type Budget, budgetNotes } from '../trend/budget.ts'
import { changesOf } from '../trend/changes.ts'
import { daysOfTeam, isWholeOfTeam } from '../trend/comparable.ts'
import { measuresFor } from '../trend/measures.ts'
import { type PastDay, pastDays } from '../trend/past-days.ts'
import { type PastEvent, pastEvents } from '../trend/past-events.ts'
import { teamDayOf, usdOfTeams } from '../trend/team-day.ts'
import { type LocalityDay, type TrendDay, trendDayOf, usdOfCluster } from '../trend/trend-day.ts'
import { usualOf } from '../trend/usual.ts'
import { accountSums } from './accounts.ts'
import { clustersOf } from './clusters.ts'
import { lackingSources, wholeInPart } from './lacking-sources.ts'
import { namingOf } from './naming.ts'
import type { Coverage, CutHour, Report, ReportArchive } from './report.ts'
import { causeOf, topRows } from './report-tables.ts'
import { clustersOfTeams, sliceOf } from './team-slices.ts'
import { hasPart, teamsOf } from './teams.ts'

export interface ReportFacts {
  readonly run: Run
  readonly flows: readonly PricedFlow[]
  /** Whether EC2 told of every part of the network. */
  readonly knowsNetwork: boolean
  readonly findings: Report['findings']
  /** Teams' shares in findings and proofs, by their ids. */
  readonly shares: Pick<Findings, 'sharesOf' | 'proofSharesOf'>
  readonly coverage: Coverage
  readonly bill: Report['bill']
  readonly notes: readonly string[]
  /** Rates of the stack's own region, or of the first monitor's where it has none there; undefined where no price is known. */
  readonly rates: Rates | undefined
  /** Of each monitor's region. */
  readonly ratesOf: (monitor: string) => Rates | undefined
  /** Of the same region, at the month's volume. */
  readonly endpointUsdPerGb: number
  readonly bytesPerGigabyte: number
  readonly history: Report['history']
  readonly ownCost: Report['ownCost']
  /** What earlier days left, in any order. */
  readonly pastTrends: readonly TrendDay[]
  readonly budgets: readonly Budget[]
  /** Null where nobody decided on teams. */
  readonly teams: Teams | null
  /** Those that labels of clusters name; absent where none does. */
  readonly labelTeams?: readonly string[]
  readonly alert: AlertLimits
  readonly archive: ReportArchive
  readonly version: string
}

const TOP_ROWS = 10

/** What a page shows of the days before. */
export interface ReportHistory {
  readonly days: readonly PastDay[]
  readonly events: readonly PastEvent[]
  /** Days of the same monitors, with pairs under the names of today. */
  readonly past: readonly TrendDay[]
}

/** The day's report model, what it leaves for later days, and what those before it left. The same facts make the same model. */
export function reportOf(facts: ReportFacts): { report: Report; trendDay: TrendDay; history: ReportHistory } {
  const { run, flows, coverage, rates, bytesPerGigabyte } = facts
  const monitors = new Map(run.monitors.map((monitor) => [monitor.name, monitor]))
  const context = { clusterOf: (name: string) => monitors.get(name)?.cluster ?? name, bytesPerGigabyte }
  const isLacking = mayLackMonitors(run)
  const isPartial = coverage.gaps.length > 0 || coverage.cuts.length > 0 || isLacking
  const totals = totalsOf(flows, bytesPerGigabyte)
  const { unseen } = coverage.counted
  const isPriced = totals.mostlyPriced && facts.knowsNetwork && !mayLackDollars(flows, facts.ratesOf, bytesPerGigabyte)
  const status = isPartial ? 'partial' : unseen ? 'low_coverage' : isPriced ? 'ok' : 'unpriced'
  const lacking = lackingSources(run, { gaps: coverage.gaps, cuts: coverage.cuts.filter(hasBrokenRows) })
  const pairs = topRows(flows, context)
  const base = { day: run.day, status, totals, monitors: monitorSums(run, flows) } as const
  const today = trendDayOf(
    {
      ...base,
      isWhole: coverage.gaps.length === 0 && !coverage.cuts.some(hasBrokenRows) && !isLacking && facts.knowsNetwork,
      inPart: facts.knowsNetwork ? wholeInPart(run, flows, lacking, bytesPerGigabyte) : undefined,
      unseenShare: unseen?.share ?? 0,
      teams: teamDayOf(flows, facts.teams, context.clusterOf),
    },
    pairs,
    facts.findings.totals.savingUsdPerMonth,
  )
  const { proofs } = facts.findings
  const measures = measuresFor(today, facts.pastTrends, proofs)
  const teamNames = teamNamesOf(facts.teams, facts.labelTeams)
  const { trend, attention, told, steps } = changesOf({
    ...{ today, measures, status, proofs },
    clusters: [...new Set(run.monitors.map(({ cluster }) => cluster))],
    findings: facts.findings.open,
    budgets: facts.budgets,
    teamNames,
    limits: facts.alert,
  })
  const usualOfCluster = (cluster: string) =>
    usualOf(
      run.day,
      measures.isWholeOf(cluster) ? measures.knownOf(cluster) : [],
      (one) => usdOfCluster(one, cluster),
      steps,
      `cluster/${cluster}`,
    )
  const usualOfTeam = (team: string) =>
    usualOf(
      run.day,
      isWholeOfTeam(today, measures, team) ? daysOfTeam(today, measures, team) : [],
      (one) => usdOfTeams(one, (place) => place.team === team),
      steps,
      `team/${team}`,
    )
  const clusters = clustersOf(run, flows, usualOfCluster, context)
  const locality = clusters.map(localityDay)
  const teams = teamsOf(flows, usualOfTeam, bytesPerGigabyte, teamNames)
  const sliceFacts = {
    ...{ ...facts.shares, pairs },
    names: teams.map(({ name }) => name),
    clustersOf: clustersOfTeams(flows, context.clusterOf),
  }
  const dayRates = {
    interAzUsdPerGbEachDirection: rates?.interAzUsdPerGbEachDirection ?? null,
    natUsdPerGb: rates?.natUsdPerGb ?? null,
    endpointUsdPerGb: rates ? facts.endpointUsdPerGb : null,
    transitUsdPerGb: rates?.transitUsdPerGb ?? null,
    priceFactor: rates?.priceFactor ?? 1,
  }
  const report: Report = {
    schemaVersion: 2,
    ...base,
    timeZone: run.timeZone,
    from: run.from,
    to: run.to,
    top: pairs.slice(0, TOP_ROWS),
    cause: causeOf(pairs),
    clusters,
    ...defined({ byAccount: accountSums(flows, { run, gaps: coverage.gaps, unread: coverage.unread ?? [] }) }),
    ...(facts.teams
      ? {
          teams: teams
            .map((team) => ({ ...team, slice: sliceOf(team.name, facts, sliceFacts) }))
            .filter((team) => hasPart(team, attention, trend.budgets)),
        }
      : {}),
    trend,
    attention,
    findings: facts.findings,
    coverage,
    naming: namingOf(flows),
    bill: facts.bill,
    notes: [...facts.notes, ...budgetNotes(trend.budgets)],
    rates: {
      source: rates?.source ?? 'fallback',
      asOf: rates?.asOf ?? '',
      region: rates?.region ?? run.monitors[0]?.region ?? '',
      ...dayRates,
    },
    bytesPerGigabyte,
    history: facts.history,
    ownCost: facts.ownCost,
    archive: facts.archive,
    execution: run.execution,
    version: facts.version,
  }
  return {
    report,
    trendDay: {
      ...{ ...today, isAtLeast: status !== 'ok', locality, told },
      ...{ rates: { ...dayRates, ...ratesElsewhere(run, rates) }, bytesPerGigabyte },
    },
    history: {
      days: pastDays({ ...today, locality }, measures, steps),
      events: pastEvents(run.day, told, proofs),
      past: measures.past,
    },
  }
}

/** Named where it is not the stack's own. */
const ratesElsewhere = ({ home }: Run, rates: Rates | undefined) =>
  home && rates && rates.region !== home.region ? { region: rates.region } : {}

/** What they held nobody knows; what a cut at 500 rows leaves out is small. */
const hasBrokenRows = ({ brokenRows }: CutHour) => brokenRows > 0

export function monitorSums(run: Pick<Run, 'monitors' | 'home'>, flows: readonly PricedFlow[]): Report['monitors'] {
  return run.monitors.map(({ name, cluster, region }) => {
    const own = flows.filter((flow) => flow.monitor === name)
    return {
      name,
      cluster,
      ...defined({ elsewhere: elsewhereOf(cluster, run) }),
      region,
      usd: own.reduce((sum, { usd }) => sum + usd, 0),
      bytes: own.reduce((sum, { bytes }) => sum + bytes, 0),
    }
  })
}

/** In another region of the own account, the account is null: its commands need no other credentials. */
function elsewhereOf(cluster: string, { home }: Pick<Run, 'home'>): Report['monitors'][number]['elsewhere'] {
  const place = home && placeOfCluster(cluster, home)
  if (!place || place.name === cluster) return undefined
  return { clusterName: place.name, accountId: place.accountId === home.accountId ? null : place.accountId }
}

const localityDay = ({ name, locality: { bytes, localBytes, services } }: Report['clusters'][number]): LocalityDay => ({
  ...{ cluster: name, bytes, localBytes },
  services: services.map(({ namespace, service, ...own }) => ({
    ...{ namespace, service, bytes: own.bytes, localBytes: own.localBytes },
  })),
})
