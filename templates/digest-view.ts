import type { AcceptedFinding, Finding, Proof } from '../domain/findings/finding.ts'
import {
  type Alarm,
  type CountedBytes,
  type Mover,
  type Report,
  type ReportTeam,
  UNOWNED,
} from '../domain/report/report.ts'
import { changeText } from './changes/change-text.ts'
import { folded } from './changes/quoting.ts'
import { type ClusterView, clusterView } from './cluster-view.ts'
import {
  clusterOf,
  isAlert,
  isLacking,
  missingOf,
  newAlarms,
  preheaderOf,
  statementOf,
  statusOf,
  subjectOf,
} from './headline.ts'
import { longDay } from './instants.ts'
import { clip, TEXT_COLUMNS } from './safe-text.ts'
import { changeWords } from './trend-words.ts'
import { listed } from './words.ts'

/** Longest lists of each kind; the report in the archive has them whole. */
const LIMITS = {
  standing: 3,
  clusterTotals: 30,
  teams: 15,
  gaps: 8,
  cuts: 10,
  notes: 12,
  unpriced: 10,
  keys: 24,
  links: 8,
  counted: 6,
  actions: 3,
  ideas: 8,
  unavoidable: 6,
  accepted: 5,
  proofs: 8,
} as const

/** Characters; longer ones are cut where they are shown. */
const LONGEST_TITLE = 70

interface Shown<Item> {
  readonly items: readonly Item[]
  readonly leftOut: number
}

/** What the templates see: the report, and the choice of what to say of it. Nothing here is a new figure. */
export interface DigestView extends Report {
  readonly subject: string
  /** What a screen reader calls the message. */
  readonly title: string
  readonly preheader: string
  readonly statement: string
  readonly clusterLabel: string
  readonly regions: string
  readonly severalClusters: boolean
  /** Something of the day is missing. */
  readonly isLacking: boolean
  /** The message of a quiet day. */
  readonly isShort: boolean
  /** Something usual is known of a cluster. */
  readonly hasUsual: boolean
  /** Something usual is known of a team. */
  readonly teamsHaveUsual: boolean
  /** The day has no news. */
  readonly isQuiet: boolean
  /** Something is beyond what is usual. */
  readonly hasAlert: boolean
  readonly newAlarms: readonly Alarm[]
  readonly standingAlarms: readonly Alarm[]
  /** Alarms that are over, and a fall of the total that is new or over. */
  readonly calmNews: readonly Alarm[]
  /** Pairs that rose with the first of the new alarms, beside those that are alarms themselves. */
  readonly causes: Report['attention']['causes']
  /** The word of the subject: `OK`, `ALERT`, `UNPRICED`, `LOW COVERAGE`, `PARTIAL`. */
  readonly statusTag: string
  readonly missing: string
  /** The report day and the earlier ones, newest first; empty without earlier ones. */
  readonly dayByDay: readonly {
    readonly day: string
    readonly usd: number
    readonly status: string
    readonly mark: string
  }[]
  readonly dearestDayUsd: number
  /** Earlier days are known, so that there is something to draw. */
  readonly hasDays: boolean
  /** Pairs that cost much more or less than usual: those that rose first. */
  readonly movers: readonly Mover[]
  /** A NAT gateway processed more than the rows hold. */
  readonly hasRest: boolean
  /** There is something to do, or that cannot be done. */
  readonly hasFindings: boolean
  readonly shown: {
    readonly clusters: Shown<ClusterView>
    readonly clusterTotals: Shown<ClusterView>
    /** What nobody says whose it is is among them. */
    readonly teams: Shown<TeamView>
    readonly gaps: Shown<Report['coverage']['gaps'][number]>
    readonly cuts: Shown<Report['coverage']['cuts'][number]>
    readonly notes: Shown<string>
    readonly unpriced: Shown<Report['totals']['unpriced'][number]>
    /** Those of which CloudWatch counted much more than the rows hold. */
    readonly beyond: Shown<CountedBytes>
    /** Those that CloudWatch was asked for. */
    readonly countedMonitors: Shown<CountedBytes>
    readonly countedGateways: Shown<CountedBytes>
    /** The dearest that can be applied as they stand, each with its commands: a line each, and folded for plain text. */
    readonly actions: readonly (Finding & { readonly apply: readonly string[]; readonly folded: readonly string[] })[]
    readonly ideas: Shown<Finding>
    readonly unavoidable: Shown<Finding>
    readonly accepted: Shown<AcceptedFinding>
    readonly proofs: Shown<Proof>
    readonly keys: Shown<string>
    readonly links: Shown<Report['archive']['links'][number]>
  }
}

/** How much of a report a digest says. `short` is the message of a quiet day. */
export type Extent = 'whole' | 'without tables' | 'short'

/** The report as the templates need it. */
export function viewOf(report: Report, extent: Extent): DigestView {
  const { monitors, coverage, totals, archive, history, findings, trend, attention } = report
  const clusters = report.clusters.map((cluster, _, { length }) => clusterView(cluster, length > 1))
  const withTables = extent === 'whole' ? clusters.filter(({ inDigest }) => inDigest) : []
  const risen = newAlarms(report)
  const actions = actionsOf(findings.open)
  const days = [report, ...history].map(dayOf)
  return {
    ...report,
    subject: subjectOf(report),
    title: clip(`flowtoll: ${clip(clusterOf(report), 32)}, ${longDay(report.day)}`, LONGEST_TITLE),
    preheader: preheaderOf(report),
    statement: statementOf(report),
    clusterLabel: clusterOf(report),
    regions: listed([...new Set(monitors.map(({ region }) => region))]),
    severalClusters: clusters.length > 1,
    isLacking: isLacking(report),
    hasUsual: clusters.some(({ usual }) => usual !== null),
    teamsHaveUsual: (report.teams ?? []).some(({ usual }) => usual !== null),
    isShort: extent === 'short',
    isQuiet: attention.reasons.length === 0,
    hasAlert: isAlert(report),
    newAlarms: risen,
    standingAlarms: attention.alarms
      .filter(({ state, inDigest }) => inDigest && state === 'standing')
      .slice(0, LIMITS.standing),
    calmNews: [
      ...attention.alarms.filter(({ state, inDigest }) => inDigest && state === 'over'),
      ...(attention.fall ? [attention.fall] : []),
    ],
    causes: attention.causes.filter((cause) => !risen.some(({ pair }) => pair !== null && isSamePair(pair, cause))),
    hasDays: trend.days.filter((usd) => usd !== null).length > 1,
    statusTag: statusOf(report),
    missing: missingOf(report),
    dayByDay: history.length > 0 ? days : [],
    dearestDayUsd: Math.max(...days.map(({ usd }) => usd)),
    movers: [...trend.up, ...trend.down],
    hasFindings: findings.open.length + findings.unavoidable.length + findings.accepted.length > 0,
    hasRest: coverage.counted.natGateways.some(({ verdict }) => verdict === 'agree' || verdict === 'beyond'),
    shown: {
      clusters: {
        items: withTables,
        leftOut: clusters.length - withTables.length,
      },
      clusterTotals: shown(clusters, LIMITS.clusterTotals),
      teams: teamsShown(report.teams ?? []),
      gaps: shown(coverage.gaps, LIMITS.gaps),
      cuts: shown(coverage.cuts, LIMITS.cuts),
      notes: shown(report.notes, LIMITS.notes),
      unpriced: shown(totals.unpriced, LIMITS.unpriced),
      beyond: shown(
        coverage.counted.monitors.filter(({ verdict }) => verdict === 'beyond'),
        LIMITS.counted,
      ),
      countedMonitors: shown(coverage.counted.monitors.filter(wasAsked), LIMITS.counted),
      countedGateways: shown(coverage.counted.natGateways.filter(wasAsked), LIMITS.counted),
      actions,
      ideas: ideasOf(findings, actions),
      unavoidable: shown(findings.unavoidable, LIMITS.unavoidable),
      accepted: shown(findings.accepted, LIMITS.accepted),
      proofs: shown(findings.proofs, LIMITS.proofs),
      keys: shown(archive.keys, LIMITS.keys),
      links: shown(archive.links, LIMITS.links),
    },
  }
}

interface TeamView extends ReportTeam {
  /** Its total beside its usual; empty where nothing usual is known. */
  readonly change: string
}

function teamsShown(teams: readonly ReportTeam[]): Shown<TeamView> {
  const { items, leftOut } = shown(
    teams.filter(({ name }) => name !== UNOWNED),
    LIMITS.teams,
  )
  const lines = [...items, ...teams.filter(({ name }) => name === UNOWNED)]
  return { items: lines.map((team) => ({ ...team, change: changeWords(team.totals.usd, team.usual) })), leftOut }
}

/** What is no action, as far as there is room. */
function ideasOf({ open, more }: Report['findings'], actions: readonly Finding[]): Shown<Finding> {
  const { items, leftOut } = shown(
    open.filter(({ id }) => !actions.some((action) => action.id === id)),
    LIMITS.ideas,
  )
  return { items, leftOut: leftOut + more }
}

/** Longest change that a mail has room for, in characters; a longer one stands in changes.md alone. */
const LONGEST_CHANGE = 3200

function actionsOf(open: readonly Finding[]): DigestView['shown']['actions'] {
  return open
    .filter(({ savingIs }) => savingIs === 'estimate')
    .flatMap((finding) => {
      const apply = finding.change === null ? '' : changeText(finding.change).apply
      return apply === '' || apply.length > LONGEST_CHANGE
        ? []
        : [
            {
              ...finding,
              apply: apply.split('\n'),
              folded: apply.split('\n').flatMap((line) => folded(line, TEXT_COLUMNS - 4)),
            },
          ]
    })
    .slice(0, LIMITS.actions)
}

const wasAsked = ({ verdict }: CountedBytes) => verdict !== 'not_asked'

const NO_MEASURE: readonly string[] = ['partial', 'low_coverage', 'unpriced'] satisfies Report['status'][]

const isSamePair = (one: Omit<Mover, 'usd' | 'usualUsd' | 'deltaUsd' | 'flag' | 'days'>, other: typeof one) =>
  one.cluster === other.cluster &&
  one.via === other.via &&
  one.source.name === other.source.name &&
  one.source.namespace === other.source.namespace &&
  one.destination.name === other.destination.name &&
  one.destination.namespace === other.destination.namespace

/** A day that is no measure for others says why. */
const dayOf = (day: Report | Report['history'][number]) => ({
  day: day.day,
  status: day.status,
  usd: 'totals' in day ? day.totals.usd : day.usd,
  mark: [
    ...(NO_MEASURE.includes(day.status) ? [day.status.replace('_', ' ')] : []),
    ...('sameMonitors' in day && !day.sameMonitors ? ['other monitors'] : []),
  ].join(', '),
})

const shown = <Item>(items: readonly Item[], limit: number): Shown<Item> => ({
  items: items.slice(0, limit),
  leftOut: Math.max(0, items.length - limit),
})
