import type { PricedFlow } from '../money/priced-flow.ts'
import { median, sum } from '../sums.ts'
import { acceptanceNotes, acceptanceOf, hasGrown } from './acceptance.ts'
import { endpointRemoval } from './endpoint-removal.ts'
import type { Acceptance, AcceptedFinding, Finding, Part, ReportFindings } from './finding.ts'
import { gatewayEndpoint } from './gateway-endpoint.ts'
import { interfaceEndpoint } from './interface-endpoint.ts'
import {
  type Case,
  type Day,
  type Draft,
  gigabytesOf,
  HOURS_PER_MONTH,
  type Kind,
  type Stake,
  stakedFlows,
} from './kind.ts'
import type { FindingsDay, SubjectDay } from './memory.ts'
import { natPerZone } from './nat-per-zone.ts'
import { notRoutable } from './not-routable.ts'
import { privateConnectivity } from './private-connectivity.ts'
import { proofsOf } from './proof.ts'
import { sameZoneRouting } from './same-zone-routing.ts'
import { sendLess } from './send-less.ts'
import { statefulPeer } from './stateful-peer.ts'
import { zoneSpread } from './zone-spread.ts'

/**
 * In the order in which they take their dollars: of two that fit the same bytes the first has them, and the second sees
 * what is left. What cannot be changed comes first, then what is sure, then what is at most.
 */
export const KINDS: readonly Kind[] = [
  notRoutable,
  statefulPeer,
  sameZoneRouting,
  zoneSpread,
  gatewayEndpoint,
  interfaceEndpoint,
  endpointRemoval,
  natPerZone,
  privateConnectivity,
  sendLess,
]

/** Less than this is not worth a reader's line, dollars a month. */
const LEAST_USD_PER_MONTH = 1

/** Findings that a report holds. */
const MOST_OPEN = 200

/** Subjects that a day remembers: the dearest, and those that were reported. */
const MOST_REMEMBERED = 1000

/** A change that costs by the hour is advised by the median of this many days; by fewer, only where it pays twice. */
const STEADY_DAYS = 3
const MEDIAN_DAYS = 7
const PAYS_SURELY = 2

export interface Findings {
  readonly report: ReportFindings
  /** To be archived with the day. */
  readonly memory: FindingsDay
  /** Acceptances of no effect, in sentences. */
  readonly notes: readonly string[]
}

/**
 * What to do about the day's dollars, what became of what was found before, and what to remember. `past` are days before
 * this one in any order. The same facts give the same findings; no dollar stands under two of them.
 */
export function findingsOf(day: Day, past: readonly FindingsDay[], accepted: readonly Acceptance[]): Findings {
  const monitors = day.monitors.toSorted()
  const sameMonitors = past
    .filter((one) => one.day < day.day && one.monitors.join() === monitors.join())
    .toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const comparable = sameMonitors.filter(({ complete }) => complete)
  const everReported = new Set(
    past.flatMap(({ subjects }) => Object.entries(subjects).flatMap(([id, one]) => (one.reported ? [id] : []))),
  )
  const subjects: Record<string, SubjectDay> = {}
  const open: Finding[] = []
  const unavoidable: Finding[] = []
  const takenOn: AcceptedFinding[] = []
  const left = new Set(day.flows.flatMap(stakesOf))
  const found: string[] = []

  for (const kind of KINDS) {
    const flowsBySubject = Map.groupBy(day.flows, (flow) => kind.subjectOf(flow, day))
    for (const [subject, flows] of flowsBySubject) {
      if (subject === null) continue
      const id = `${kind.kind}/${subject}`
      const narrowed = kind.narrow?.({ flows }, day) ?? (() => true)
      const isClaimed = (stake: Stake) => kind.claims(stake, day) && narrowed(stake)
      const all = flows.flatMap(stakesOf)
      const claimed = all.filter(isClaimed)
      const stakes = claimed.filter((stake) => left.has(stake))
      const one: Case = { id, flows, stakes, usd: sum(stakes.map(({ usd }) => usd)) }
      const draft = stakes.length > 0 || kind.saysWithoutPrice ? kind.draft(one, day) : null
      const finding = draft && findingOf(kind, one, draft, day, comparable)
      const hoursUsd = kind.hoursUsd?.(flows, day) ?? 0
      if (claimed.length > 0 || everReported.has(id)) {
        subjects[id] = {
          kind: kind.kind,
          title: draft?.title ?? '',
          bytes: sum(flows.map(({ bytes }) => bytes)),
          unpricedBytes: sum(
            flows.map(({ bytes, unpriced, bound, usd }) =>
              unpriced !== null && bound === null && usd === 0 ? bytes : 0,
            ),
          ),
          hoursUsd,
          usd: sum(all.map(({ part, usd }) => (kind.parts.includes(part) ? usd : 0))),
          stakeUsd: one.usd,
          savingUsd: draft ? draft.grossUsd - (draft.fixedUsd ?? 0) : 0,
          reported: finding?.savingIs === 'none',
          accepted: null,
        }
      }
      if (!finding) continue
      for (const stake of stakes) left.delete(stake)
      found.push(id)
      if (finding.savingIs === 'none') {
        unavoidable.push(finding)
        continue
      }
      const acceptance = acceptanceOf(id, day.day, accepted)
      if (!acceptance) {
        open.push(finding)
        continue
      }
      const { reason, until } = acceptance
      const atFirst = acceptedUsdPerMonth(finding, acceptance, sameMonitors)
      subjects[id] = { ...(subjects[id] as SubjectDay), accepted: { usdPerMonth: atFirst, reason, until } }
      if (hasGrown(finding.usdPerMonth, atFirst)) open.push(grown(finding, atFirst))
      else takenOn.push({ ...finding, reason, until })
    }
  }

  const ranked = open.toSorted(dearestFirst)
  const shown = ranked.slice(0, MOST_OPEN)
  for (const { id } of [...shown, ...takenOn]) subjects[id] = { ...(subjects[id] as SubjectDay), reported: true }
  const memory: FindingsDay = {
    schema: 1,
    day: day.day,
    complete: day.isComplete,
    monitors,
    subjects: kept(subjects, everReported),
  }
  const proofs = proofsOf(day.isComplete ? [...comparable, memory] : comparable, KINDS)
  const total = (all: readonly Finding[]) => sum(all.map(({ usdPerMonth }) => usdPerMonth))
  return {
    memory,
    notes: acceptanceNotes(found, day.day, accepted),
    report: {
      open: shown,
      more: ranked.length - shown.length,
      unavoidable: unavoidable.toSorted(dearestFirst),
      accepted: takenOn.toSorted(dearestFirst),
      proofs,
      totals: {
        savingUsdPerMonth: total(open.filter(({ savingIs }) => savingIs === 'estimate')),
        atMostUsdPerMonth: total(open.filter(({ savingIs }) => savingIs === 'at_most')),
        acceptedUsdPerMonth: total(takenOn),
        provenUsdPerMonth: sum(proofs.map(({ usdPerMonth }) => usdPerMonth)),
      },
    },
  }
}

const PARTS = [
  ['inter_az', 'interAz'],
  ['nat', 'nat'],
  ['endpoint', 'endpoint'],
  ['transit', 'transit'],
] as const satisfies readonly (readonly [Part, keyof PricedFlow['charges']])[]

const stakes = new WeakMap<PricedFlow, readonly Stake[]>()

/** The parts of a flow's price. The same flow has the same stakes, so that each can be taken once. */
function stakesOf(flow: PricedFlow): readonly Stake[] {
  const known = stakes.get(flow)
  if (known) return known
  const made = PARTS.flatMap(([part, charge]) => {
    const usd = flow.charges[charge]
    return usd > 0 ? [{ flow, part, usd }] : []
  })
  stakes.set(flow, made)
  return made
}

/** The finding of a draft; null where it saves too little, or would not have on other days. */
function findingOf(kind: Kind, one: Case, draft: Draft, day: Day, comparable: readonly FindingsDay[]): Finding | null {
  if (kind.needsWholeDay && !day.isComplete) return null
  const { grossUsd, fixedUsd = 0, hoursUsd = 0, savingIs } = draft
  const aMonth = (usd: number) => (usd * HOURS_PER_MONTH) / day.hours
  const standsOn = one.usd + hoursUsd
  const saving = Math.min(grossUsd - fixedUsd, standsOn)
  const worth = draft.worthUsd ?? saving
  if (aMonth(worth) < LEAST_USD_PER_MONTH) return null
  // A day on which the change was in place says nothing of whether it pays.
  const open = comparable.filter(({ subjects: { [one.id]: then } }) => !then || then.stakeUsd > 0 || then.bytes === 0)
  const days = [...open.slice(1 - MEDIAN_DAYS).map(({ subjects }) => subjects[one.id]?.savingUsd ?? -1), saving]
  const isKnown = days.length >= STEADY_DAYS
  // What stands may be idle for a day; what is new pays by the hour from the first one.
  if (hoursUsd > 0 && !isKnown) return null
  if (fixedUsd > 0 && !isKnown && grossUsd < PAYS_SURELY * fixedUsd) return null
  if (fixedUsd + hoursUsd > 0 && isKnown && median(days) <= 0) return null
  const bytes = sum((draft.flows ?? stakedFlows(one)).map((flow) => flow.bytes))
  return {
    id: one.id,
    kind: kind.kind,
    cluster: day.clusterOf(one.flows[0]?.monitor ?? ''),
    title: draft.title,
    usdPerMonth: savingIs === 'none' ? 0 : aMonth(saving),
    savingIs,
    costUsdPerMonth: aMonth(standsOn),
    bytes,
    gigabytes: gigabytesOf(bytes, day),
    days: days.length,
    assumes: draft.assumes,
    risks: draft.risks,
    check: draft.check,
    change: draft.change,
  }
}

/**
 * What an accepted finding would have saved when this very acceptance began: the largest of that day and of the median of
 * the week before, as a Sunday is no measure for a Monday. A new reason or a new day is a new decision.
 */
function acceptedUsdPerMonth(
  { id, usdPerMonth }: Finding,
  { reason, until }: Acceptance,
  past: readonly FindingsDay[],
): number {
  const known = past.flatMap(({ subjects: { [id]: subject } }) => (subject?.reported ? [subject] : []))
  const last = known.at(-1)?.accepted
  if (last && last.reason === reason && last.until === until) return last.usdPerMonth
  const week = known.slice(-MEDIAN_DAYS).map(({ savingUsd }) => (savingUsd * HOURS_PER_MONTH) / 24)
  return Math.max(usdPerMonth, median(week))
}

function grown(finding: Finding, acceptedUsdPerMonth: number): Finding {
  const times = (finding.usdPerMonth / acceptedUsdPerMonth).toFixed(1)
  return { ...finding, assumes: [`It was accepted, and is ${times} times what it was then.`, ...finding.assumes] }
}

/** What is worth remembering: a large cluster has thousands of subjects that cost next to nothing. */
function kept(subjects: Readonly<Record<string, SubjectDay>>, everReported: ReadonlySet<string>) {
  const isReported = ([id, { reported }]: readonly [string, SubjectDay]) => reported || everReported.has(id)
  const all = Object.entries(subjects)
  const dearest = all
    .filter((one) => !isReported(one))
    .toSorted(([idA, a], [idB, b]) => b.stakeUsd - a.stakeUsd || (idA < idB ? -1 : 1))
    .slice(0, MOST_REMEMBERED)
  return Object.fromEntries([...all.filter(isReported), ...dearest].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

const dearestFirst = (a: Finding, b: Finding) =>
  b.usdPerMonth - a.usdPerMonth || b.costUsdPerMonth - a.costUsdPerMonth || (a.id < b.id ? -1 : 1)
