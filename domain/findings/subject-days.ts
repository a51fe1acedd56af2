import type { NamedEnd } from '../identities/named-end.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { Home } from '../network/neighbours.ts'
import { placeOfSource, sourceId, sourceOfMonitorId } from '../source.ts'
import type { Day } from './kind.ts'
import type { FindingsDay, SubjectDay } from './memory.ts'

type Monitors = Pick<FindingsDay, 'monitors'>

const inOrder = (sources: readonly string[]) => [...new Set(sources)].toSorted()

const sourcesOf = (monitors: readonly string[]) => inOrder(monitors.map(sourceOfMonitorId))

/** An account and region, with the id of the source that reads it; that is empty for the stack's own. */
interface SourcePlace extends Home {
  readonly source: string
}

/** All that a day knows of, those without a monitor too. */
function sourcePlaces({ monitors, lackingSources = [], topology, regionOf }: Day): SourcePlace[] {
  const { accountId: own = '', places = [], unreadPlaces = [] } = topology
  const homeRegion = regionOf(monitors.find((name) => sourceOfMonitorId(name) === '') ?? '')
  const known = [...new Set([...sourcesOf(monitors), ...lackingSources])].map((source) => ({
    source,
    ...(source === '' ? { accountId: own, region: homeRegion } : placeOfSource(source, { accountId: own })),
  }))
  const isKnown = ({ accountId, region }: Home) =>
    known.some((one) => one.accountId === accountId && one.region === region)
  const others = [...places, ...unreadPlaces].filter((one) => !isKnown(one))
  return [
    ...known,
    ...others.map(({ accountId, region }) => ({
      source: sourceId({ account: accountId === own ? undefined : accountId, region }),
      ...{ accountId, region },
    })),
  ]
}

/** The source that reads an account and region. */
export const sourceAt = ({ accountId, region }: Home, day: Day): string =>
  sourcePlaces(day).find((one) => one.accountId === accountId && one.region === region)?.source ?? ''

/** What of a day is whole. What EC2 did not tell, and flows that a gateway did not count in full, are no change that anybody made. */
export function wholenessOf(day: Day, knowsNetwork: boolean): Pick<Day, 'isComplete' | 'lackingSources'> {
  const { lackingSources, flows, monitors } = day
  if (!knowsNetwork) return { isComplete: false, lackingSources: undefined }
  const unsure = sourcesOf(flows.flatMap(({ pricedShare, monitor }) => (pricedShare < 1 ? [monitor] : [])))
  const isComplete = day.isComplete && unsure.length === 0 && unreadSources(day).length === 0
  if (isComplete) return { isComplete, lackingSources: undefined }
  const lacking = day.isComplete ? unsure : lackingSources && inOrder([...lackingSources, ...unsure])
  const isAnyWhole = sourcesOf(monitors).some((source) => lacking?.includes(source) === false)
  return { isComplete, lackingSources: isAnyWhole ? lacking : undefined }
}

/** Sources whose networks could not be read. */
export const unreadSources = (day: Day): string[] =>
  (day.topology.unreadPlaces ?? []).map((place) => sourceAt(place, day)).toSorted()

/** What flows of a subject stand on, by ids of sources. */
export type SubjectSources = Pick<SubjectDay, 'sources' | 'networks'>

/**
 * Which sources the flows of a subject are of: those whose rows tell of them, and those that an end is in, whose agents hear it too. And whose
 * networks tell what they cost: those of the ends, those on the way, and those that are billed.
 */
export function subjectSources(day: Day): (flows: readonly PricedFlow[]) => SubjectSources {
  const { network, monitors, lackingSources = [] } = day
  const all = sourcePlaces(day)
  if (all.length < 2) return () => ({ sources: all.map(({ source }) => source) })
  const byAccount = Map.groupBy(all, ({ accountId }) => accountId)
  const hearing = new Set([...sourcesOf(monitors), ...lackingSources])
  const unread = new Set(unreadSources(day))
  const at = (accountId: string | null, region: string | null) =>
    (accountId === null ? [] : (byAccount.get(accountId) ?? [])).flatMap((one) =>
      region === null || region === one.region ? [one.source] : [],
    )
  const endIn = ({ accountId, vpcId, region }: NamedEnd) => at(accountId ?? network.ownerOf(vpcId ?? ''), region)
  const onWay = ({ monitor, path: { steps, endVpcId }, billed = {} }: PricedFlow) =>
    [
      ...steps.flatMap(({ owners = [] }) => owners),
      ...Object.values(billed).flat(),
      network.ownerOf(endVpcId ?? ''),
    ].flatMap((accountId) => at(accountId, day.regionOf(monitor)))
  return (flows) => {
    const ends = flows.flatMap(({ source, destination }) => [...endIn(source), ...endIn(destination)])
    const heardBy = flows.map(({ monitor }) => sourceOfMonitorId(monitor))
    return {
      sources: inOrder([...heardBy, ...ends.filter((source) => hearing.has(source))]),
      networks: inOrder([...ends, ...flows.flatMap(onWay)].filter((source) => !unread.has(source))),
    }
  }
}

/** Days that a subject can be held against, by the sources that it stands on, whatever others there are. */
export interface SubjectDays {
  /** Those with the same monitors of its sources as the last day has, in their order. */
  readonly alike: readonly FindingsDay[]
  /** Those of them that have its sources whole. */
  readonly whole: readonly FindingsDay[]
}

/** `last` is the day that they are held against, among `days` or not, and the sources are what it stands on that day. */
export function subjectDays(
  id: string,
  days: readonly FindingsDay[],
  last: Monitors,
  { sources = [], networks = [] }: SubjectSources = {},
): SubjectDays {
  const told = days.map((one) => ({ one, subject: one.subjects[id] }))
  const all = [...new Set([...sources, ...told.flatMap(({ one, subject }) => toldSources(one, subject))])]
  const passed = new Set([...networks, ...told.flatMap(({ subject }) => subject?.networks ?? [])])
  const alike = days.filter((one) => all.every((source) => monitorsIn(one, source) === monitorsIn(last, source)))
  const isWhole = (one: FindingsDay) =>
    all.every((source) => isWholeOf(one, source)) && !one.unreadSources?.some((source) => passed.has(source))
  return { alike, whole: alike.filter(isWhole) }
}

/** Days of an earlier form do not tell: it may be of any source. */
const toldSources = ({ monitors }: Monitors, subject: SubjectDay | undefined) =>
  subject === undefined ? [] : (subject.sources ?? sourcesOf(monitors))

/** Whether nothing of a source is missing from a day. */
const isWholeOf = ({ complete, lackingSources }: FindingsDay, source: string): boolean =>
  complete || (lackingSources !== undefined && !lackingSources.includes(source))

const known = new WeakMap<Monitors, ReadonlyMap<string, string>>()

function monitorsIn(day: Monitors, source: string): string {
  const bySource =
    known.get(day) ??
    new Map([...Map.groupBy(day.monitors, sourceOfMonitorId)].map(([own, names]) => [own, names.toSorted().join()]))
  known.set(day, bySource)
  return bySource.get(source) ?? ''
}
