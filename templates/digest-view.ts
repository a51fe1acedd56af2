import type { Finding, Proof } from '../domain/findings/finding.ts'
import {
  type Alarm,
  CHANGES_LINK,
  type CountedBytes,
  type Mover,
  PAGE_LINK,
  type Report,
  type Undone,
} from '../domain/report/report.ts'
import { type AccountView, accountsShown } from './account-view.ts'
import { isSamePair } from './attention-words.ts'
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
import { type TeamView, teamsShown } from './team-view.ts'
import { listed } from './words.ts'

/** Longest lists of each kind; the report in the archive has them whole. */
const LIMITS = {
  standing: 3,
  accounts: 10,
  clusterTotals: 12,
  teams: 10,
  gaps: 4,
  cuts: 4,
  notes: 6,
  unpriced: 4,
  counted: 3,
  savings: 3,
  unavoidable: 2,
  proofs: 5,
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
  /** Changes that are undone, each with the number of the saving that does it again; 0 where the digest shows none. */
  readonly undone: readonly (Undone & { readonly number: number })[]
  /** Pairs that rose with the first of the new alarms, beside those that are alarms themselves. */
  readonly causes: Report['attention']['causes']
  /** The word of the subject: `OK`, `ALERT`, `UNPRICED`, `LOW COVERAGE`, `PARTIAL`. */
  readonly statusTag: string
  readonly missing: string
  /** Where the console has the page, and the commands of the savings; empty where no console has the archive. */
  readonly pageUrl: string
  readonly changesUrl: string
  /** Earlier days are known, so that there is something to draw. */
  readonly hasDays: boolean
  /** Pairs that cost much more or less than usual: those that rose first. */
  readonly movers: readonly Mover[]
  /** There is something to do, or that cannot be done. */
  readonly hasFindings: boolean
  readonly shown: {
    /** Empty where one account in one region is all. */
    readonly accounts: Shown<AccountView>
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
    /** Those of which CloudWatch counted less than the rows hold. */
    readonly countedGateways: Shown<CountedBytes>
    /** A few savings, each in some lines; the others stand in changes.md. */
    readonly savings: Shown<Saving>
    readonly unavoidable: Shown<Finding>
    readonly proofs: Shown<Proof>
  }
}

interface Saving extends Finding {
  /** That of changes.md and of the tools. */
  readonly number: number
  readonly dependsOnApplication: boolean
  /** Where it was had before and is undone. */
  readonly undone: Proof | null
  readonly why: string
  /** Where there is room for its commands: a line each, and folded for plain text. */
  readonly apply: readonly string[]
  readonly folded: readonly string[]
  /** Risks that are told in changes.md alone. */
  readonly moreRisks: number
}

/** How much of a report a digest says. `short` is the message of a quiet day. */
export type Extent = 'whole' | 'without tables' | 'short'

/** The report as the templates need it. */
export function viewOf(report: Report, extent: Extent): DigestView {
  const { monitors, coverage, totals, archive, findings, trend, attention } = report
  const clusters = report.clusters.map((cluster, _, { length }) => clusterView(cluster, length > 1))
  const withTables = extent === 'whole' ? clusters.filter(({ inDigest }) => inDigest) : []
  const risen = newAlarms(report)
  const savings = savingsShown(findings)
  const linkTo = (label: string) => archive.links.find((link) => link.label === label)?.url ?? ''
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
    undone: attention.undone.map((one) => ({
      ...one,
      number: savings.find(({ title }) => title === one.title)?.number ?? 0,
    })),
    causes: attention.causes.filter((cause) => !risen.some(({ pair }) => pair !== null && isSamePair(pair, cause))),
    hasDays: trend.days.filter((usd) => usd !== null).length > 1,
    statusTag: statusOf(report),
    missing: missingOf(report),
    pageUrl: linkTo(PAGE_LINK),
    changesUrl: linkTo(CHANGES_LINK),
    movers: [...trend.up, ...trend.down],
    hasFindings: findings.open.length + findings.unavoidable.length + findings.accepted.length > 0,
    shown: {
      accounts: accountsShown(report.byAccount ?? [], LIMITS.accounts, report.bytesPerGigabyte),
      clusters: {
        items: withTables,
        leftOut: clusters.length - withTables.length,
      },
      clusterTotals: shown(clusters, LIMITS.clusterTotals),
      teams: teamsShown(report.teams ?? [], LIMITS.teams),
      gaps: shown(coverage.gaps, LIMITS.gaps),
      cuts: shown(coverage.cuts, LIMITS.cuts),
      notes: shown(report.notes, LIMITS.notes),
      unpriced: shown(totals.unpriced, LIMITS.unpriced),
      beyond: shown(
        coverage.counted.monitors.filter(({ verdict }) => verdict === 'beyond'),
        LIMITS.counted,
      ),
      countedMonitors: shown(coverage.counted.monitors.filter(wasAsked), LIMITS.counted),
      countedGateways: shown(
        coverage.counted.natGateways.filter(({ verdict }) => verdict === 'contradiction'),
        LIMITS.counted,
      ),
      savings: { items: savings, leftOut: findings.open.length - savings.length + findings.more },
      unavoidable: shown(findings.unavoidable, LIMITS.unavoidable),
      proofs: shown(savedFirst(findings.proofs), LIMITS.proofs),
    },
  }
}

/** The first savings; where one that depends on the application may save more than the last of them, it has that place. */
function savingsShown({ open, proofs }: Report['findings']): Saving[] {
  const undone = new Map(proofs.filter(({ status }) => status === 'returned').map((proof) => [proof.id, proof]))
  const numbered = open.map((finding, index) => savingOf(finding, index, undone.get(finding.id) ?? null))
  const [last, ...others] = numbered.slice(LIMITS.savings - 1)
  const largest = others.toSorted((a, b) => b.usdPerMonth - a.usdPerMonth)[0]
  const taken = last && largest && largest.usdPerMonth > last.usdPerMonth ? largest : last
  return [...numbered.slice(0, LIMITS.savings - 1), ...(taken ? [taken] : [])]
}

/** Longest commands that a mail has room for, in characters; longer ones stand in changes.md alone. */
const LONGEST_COMMANDS = 600

/** Where its commands stand, so do all of its risks. */
function savingOf(finding: Finding, index: number, undone: Proof | null): Saving {
  const written = finding.change === null ? '' : changeText(finding.change).apply
  const apply = written === '' || written.length > LONGEST_COMMANDS ? [] : written.split('\n')
  const risks = apply.length > 0 ? finding.risks : finding.risks.slice(0, 1)
  return {
    ...finding,
    number: index + 1,
    dependsOnApplication: finding.savingIs !== 'estimate',
    undone,
    ...{ why: finding.assumes[0] ?? '', risks, moreRisks: finding.risks.length - risks.length },
    apply,
    folded: apply.flatMap((line) => folded(line, TEXT_COLUMNS - 4)),
  }
}

/** Savings before what is undone or gone. */
const savedFirst = (proofs: readonly Proof[]) =>
  proofs.toSorted((a, b) => Number(b.status === 'fixed') - Number(a.status === 'fixed'))

const wasAsked = ({ verdict }: CountedBytes) => verdict !== 'not_asked'

const shown = <Item>(items: readonly Item[], limit: number): Shown<Item> => ({
  items: items.slice(0, limit),
  leftOut: Math.max(0, items.length - limit),
})
