import { defined } from '../defined.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { UNPRICED } from '../money/unpriced.ts'
import { pricingDenied, tellsAll } from '../network/topology.ts'
import { sum } from '../sums.ts'
import { acceptanceNotes, acceptanceOf, acceptedUsdPerMonth, grown, hasGrown } from './acceptance.ts'
import type { Acceptance, AcceptedFinding, Finding, ReportFindings } from './finding.ts'
import { leftToOwner } from './foreign-owner.ts'
import { inspectionRisks, isInspected } from './inspection.ts'
import { type Case, type Day, type Draft, type Kind, type Stake, stakedFlows } from './kind.ts'
import { KINDS } from './kinds.ts'
import { type FindingsDay, formerIdsOf, remembered, type SubjectDay, type TeamShares } from './memory.ts'
import { paperOf, type Trial, tried } from './paper.ts'
import { proofsOf } from './proof.ts'
import { stakesOf } from './stakes.ts'
import { subjectDays, subjectSources, unreadSources, wholenessOf } from './subject-days.ts'
import { proofSharesOf, teamSharesOf } from './team-shares.ts'
import { findingOf } from './worth.ts'

/** Findings that a report holds. */
const MOST_OPEN = 200

export interface Findings {
  readonly report: ReportFindings
  /** To be archived with the day. */
  readonly memory: FindingsDay
  /** Flows that the report's findings stand on, by finding's id. */
  readonly flowsOf: ReadonlyMap<string, readonly PricedFlow[]>
  /** Teams' shares in the report's findings, by finding's id. */
  readonly sharesOf: ReadonlyMap<string, TeamShares>
  /** Teams' shares in its proofs, by finding's id. */
  readonly proofSharesOf: ReadonlyMap<string, TeamShares>
  /** Acceptances of no effect, in sentences. */
  readonly notes: readonly string[]
}

/**
 * What to do about the day's dollars, what became of what was found before, and what to remember. `past` are days before
 * this one in any order. The same facts give the same findings; no dollar stands under two of them.
 */
export function findingsOf(seen: Day, past: readonly FindingsDay[], accepted: readonly Acceptance[]): Findings {
  const knowsNetwork = pricingDenied(seen.topology).length === 0
  const day: Day = { ...seen, ...wholenessOf(seen, knowsNetwork) }
  const monitors = day.monitors.toSorted()
  const before = past.filter((one) => one.day < day.day).toSorted((a, b) => (a.day < b.day ? -1 : 1))
  const sourcesOf = subjectSources(day)
  const unread = unreadSources(day)
  const everReported = new Set(
    past.flatMap(({ subjects }) => Object.entries(subjects).flatMap(([id, one]) => (one.reported ? [id] : []))),
  )
  const subjects: Record<string, SubjectDay> = {}
  const open: Finding[] = []
  const unavoidable: Finding[] = []
  const takenOn: AcceptedFinding[] = []
  // Of flows that a gateway did not count in full nobody knows which went through it: nothing is advised on them.
  const stakesIn = stakesOf(day.flows)
  const left = new Set(day.flows.flatMap((flow) => (flow.pricedShare === 1 ? stakesIn(flow) : [])))
  const leftUsd = (flow: PricedFlow) => sum(stakesIn(flow).map((stake) => (left.has(stake) ? stake.usd : 0)))
  const found: string[] = []
  const flowsOf = new Map<string, readonly PricedFlow[]>()
  const sharesOf = new Map<string, TeamShares>()
  const formerIds: Record<string, readonly string[]> = {}
  let paper = paperOf(day)

  for (const kind of KINDS) {
    const isTold = tellsAll(day.topology, kind.restsOn)
    const prefix = `${kind.kind}/`
    const reported = [...everReported].flatMap((id) => (id.startsWith(prefix) ? id.slice(prefix.length) : []))
    const standing = kind.standing?.(day, reported) ?? []
    const flowsBySubject = Map.groupBy(day.flows, (flow) => kind.subjectOf(flow, day))
    Object.assign(formerIds, formerIdsIn(kind, flowsBySubject, day))
    // By name: each is tried on the network that the ones before it left, and flows come in any order.
    const subjectsOfKind = [...new Set([...flowsBySubject.keys(), ...standing])]
      .filter((one) => one !== null)
      .toSorted()
    for (const subject of subjectsOfKind) {
      const flows = flowsBySubject.get(subject) ?? []
      const id = prefix + subject
      const narrowed = kind.narrow?.({ flows }, day) ?? (() => true)
      const isClaimed = (stake: Stake) =>
        !(kind.lever === 'way' && isInspected(stake.flow)) && kind.claims(stake, day) && narrowed(stake)
      const all = flows.flatMap(stakesIn)
      const claimed = all.filter(isClaimed)
      const stakes = claimed.filter((stake) => left.has(stake))
      if (!isTold) {
        for (const stake of stakes) left.delete(stake)
        continue
      }
      const one: Case = { id, subject, flows, stakes, usd: sum(stakes.map(({ usd }) => usd)) }
      const speaks = stakes.length > 0 || kind.saysWithoutPrice || kind.standing
      const drafted = speaks ? kind.draft(one, day, paper.topology) : null
      const trial = drafted?.change ? tried(drafted.change, stakedFlows(one), paper, day, leftUsd) : null
      const proven = drafted && trial ? onPaper(drafted, trial) : drafted
      const told = proven && kind.lever === 'way' ? withInspection(proven, stakedFlows(one)) : proven
      const draft = told && leftToOwner(told, day.topology)
      const own = kind.sourceOf && [kind.sourceOf(subject, day)]
      const sources = own ? { sources: own, networks: own } : sourcesOf(flows)
      const days = subjectDays(id, before, day, sources)
      const finding = draft && findingOf(kind, one, draft, day, days.whole)
      const hoursUsd = kind.hoursUsd?.(flows, day, subject) ?? 0
      if (claimed.length > 0 || kind.standing || everReported.has(id)) {
        subjects[id] = {
          kind: kind.kind,
          title: draft?.title ?? '',
          bytes: sum(flows.map(({ bytes }) => bytes)),
          ...unpricedIn(flows),
          hoursUsd,
          usd: sum(all.map(({ part, usd }) => (kind.parts.includes(part) ? usd : 0))),
          stakeUsd: one.usd,
          savingUsd: draft ? draft.grossUsd - (draft.fixedUsd ?? 0) : 0,
          reported: finding?.savingIs === 'none',
          accepted: null,
          ...sources,
        }
      }
      if (!finding) continue
      for (const stake of stakes) left.delete(stake)
      flowsOf.set(id, stakedFlows(one))
      sharesOf.set(id, teamSharesOf(stakes))
      const ids = [id, ...formerIdsOf(id, [{ formerIds }])]
      found.push(...ids)
      if (finding.savingIs === 'none') {
        unavoidable.push(finding)
        continue
      }
      const acceptance = acceptanceOf(ids, day.day, accepted)
      const atFirst = acceptance && acceptedUsdPerMonth(finding, acceptance, days.alike)
      if (acceptance && atFirst !== undefined) {
        const { reason, until, by } = acceptance
        subjects[id] = { ...(subjects[id] as SubjectDay), accepted: { usdPerMonth: atFirst, reason, until } }
        if (!hasGrown(finding.usdPerMonth, atFirst)) {
          // What the team lives with is not made, and nothing waits for it; its dollars are taken all the same.
          takenOn.push({ ...finding, reason, until, ...defined({ by }) })
          continue
        }
      }
      paper = trial?.paper() ?? paper
      open.push(atFirst === undefined ? finding : grown(finding, atFirst))
    }
  }

  const ranked = open.toSorted(surestFirst)
  const shown = ranked.slice(0, MOST_OPEN)
  const hasTeams = day.flows.some(({ team }) => team !== null)
  for (const { id } of [...shown, ...takenOn]) {
    const teams = hasTeams ? { teams: sharesOf.get(id) ?? {} } : {}
    subjects[id] = { ...(subjects[id] as SubjectDay), reported: true, ...teams }
  }
  const memory: FindingsDay = {
    schema: 1,
    day: day.day,
    complete: day.isComplete,
    ...defined({ lackingSources: day.lackingSources, unreadSources: unread.length > 0 ? unread : undefined }),
    monitors,
    subjects: remembered(subjects, everReported),
    ...(Object.keys(formerIds).length > 0 && { formerIds }),
  }
  const days = [...before, memory]
  const proofs = proofsOf(days, KINDS)
  const total = (all: readonly Finding[]) => sum(all.map(({ usdPerMonth }) => usdPerMonth))
  return {
    memory,
    ...{ flowsOf, sharesOf },
    proofSharesOf: new Map(
      proofs.map((proof) => [proof.id, proofSharesOf(proof, subjectDays(proof.id, days, memory).whole)]),
    ),
    notes: acceptanceNotes(knowsNetwork ? found : null, day.day, accepted),
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

/** Bytes without a price, or without a part of it, where that is more than which direction bills. */
function unpricedIn(flows: readonly PricedFlow[]): Pick<SubjectDay, 'unpricedBytes' | 'partlyPricedBytes'> {
  const unpriced = flows.filter((flow) => flow.unpriced !== null && !isBounded(flow))
  const bytesOf = (own: readonly PricedFlow[]) => sum(own.map(({ bytes }) => bytes))
  return {
    unpricedBytes: bytesOf(unpriced.filter(({ usd }) => usd === 0)),
    partlyPricedBytes: bytesOf(unpriced.filter(({ usd }) => usd > 0)),
  }
}

/** Whether nothing of a flow's price lacks but what is bounded: what goes to the internet through a firewall may lack that one's too. */
const isBounded = ({ bound, unpriced }: PricedFlow) =>
  bound !== null && (unpriced === UNPRICED.internet || unpriced === UNPRICED.interRegion)

/** A draft that may take flows off an instance that forwards names that risk first. */
const withInspection = (draft: Draft, flows: readonly PricedFlow[]): Draft => ({
  ...draft,
  risks: [...inspectionRisks(flows), ...draft.risks],
})

/** Ids that findings of a kind have where EC2 alone names far ends, with those that the flows have this day. */
function formerIdsIn(
  { kind, formerSubjectOf }: Kind,
  flowsBySubject: ReadonlyMap<string | null, readonly PricedFlow[]>,
  day: Day,
): Record<string, readonly string[]> {
  const ids = new Map<string, Set<string>>()
  if (!formerSubjectOf) return {}
  for (const [subject, flows] of flowsBySubject) {
    for (const former of new Set(flows.map((flow) => formerSubjectOf(flow, day)))) {
      if (former === null || former === subject) continue
      const some = ids.get(former) ?? new Set()
      ids.set(former, subject === null ? some : some.add(`${kind}/${subject}`))
    }
  }
  return Object.fromEntries([...ids].map(([former, some]) => [`${kind}/${former}`, [...some].toSorted()]))
}

/** A draft with the saving that it has on paper; null where some of its flows cannot be followed there. */
const onPaper = (draft: Draft, { savedUsd, lost }: Trial): Draft | null =>
  lost.length > 0 ? null : { ...draft, grossUsd: savedUsd + (draft.hoursUsd ?? 0) }

/** Those that depend on the application come after those that do not. */
const surestFirst = (a: Finding, b: Finding) =>
  Number(a.savingIs !== 'estimate') - Number(b.savingIs !== 'estimate') || dearestFirst(a, b)

const dearestFirst = (a: Finding, b: Finding) =>
  b.usdPerMonth - a.usdPerMonth || b.costUsdPerMonth - a.costUsdPerMonth || (a.id < b.id ? -1 : 1)
