import type { NamedEnd } from '../identities/named-end.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { placeOfSource, sourceOfMonitorId } from '../source.ts'
import type { Day } from './kind.ts'
import type { FindingsDay, SubjectDay } from './memory.ts'

type Monitors = Pick<FindingsDay, 'monitors'>

const sourcesOf = (monitors: readonly string[]) => [...new Set(monitors.map(sourceOfMonitorId))].toSorted()

/** What of a day is whole. What EC2 did not tell, and flows that a gateway did not count in full, are no change that anybody made. */
export function wholenessOf(
  { isComplete, lackingSources, flows, monitors }: Day,
  knowsNetwork: boolean,
): Pick<Day, 'isComplete' | 'lackingSources'> {
  if (!knowsNetwork) return { isComplete: false, lackingSources: undefined }
  const unsure = sourcesOf(flows.flatMap(({ pricedShare, monitor }) => (pricedShare < 1 ? [monitor] : [])))
  if (isComplete && unsure.length === 0) return { isComplete, lackingSources: undefined }
  const lacking = isComplete ? unsure : lackingSources && [...new Set([...lackingSources, ...unsure])].toSorted()
  const isAnyWhole = sourcesOf(monitors).some((source) => lacking?.includes(source) === false)
  return { isComplete: false, lackingSources: isAnyWhole ? lacking : undefined }
}

/** Which sources the flows of a subject are of: those whose rows tell of them, and those that an end is in, whose agents hear it too. */
export function flowSources(day: Day): {
  readonly sourcesOf: (flows: readonly PricedFlow[]) => string[]
  readonly areSeveral: boolean
} {
  const { monitors, lackingSources = [], network, topology, regionOf } = day
  const known = [...new Set([...sourcesOf(monitors), ...lackingSources])]
  if (known.length < 2) return { sourcesOf: () => known, areSeveral: false }
  const homeRegion = regionOf(monitors.find((name) => sourceOfMonitorId(name) === '') ?? '')
  const own = { accountId: topology.accountId ?? '' }
  const places = known.map((source) => ({
    source,
    ...(source === '' ? { ...own, region: homeRegion } : placeOfSource(source, own)),
  }))
  const heardBy = ({ accountId, vpcId, region }: NamedEnd) => {
    const account = accountId ?? network.ownerOf(vpcId ?? '')
    return places.flatMap((one) =>
      one.accountId === account && (region === null || region === one.region) ? [one.source] : [],
    )
  }
  const ofFlow = ({ monitor, source, destination }: PricedFlow) => [
    sourceOfMonitorId(monitor),
    ...heardBy(source),
    ...heardBy(destination),
  ]
  return { sourcesOf: (flows) => [...new Set(flows.flatMap(ofFlow))].toSorted(), areSeveral: true }
}

/** Days that a subject can be held against, by the sources that it stands on, whatever others there are. */
export interface SubjectDays {
  /** Those with the same monitors of its sources as the last day has, in their order. */
  readonly alike: readonly FindingsDay[]
  /** Those of them that have its sources whole. */
  readonly whole: readonly FindingsDay[]
}

/** `last` is the day that they are held against, among `days` or not, and `sources` are those that it stands on that day. */
export function subjectDays(
  id: string,
  days: readonly FindingsDay[],
  last: Monitors,
  sources: readonly string[] = [],
): SubjectDays {
  const standsOn = new Set(sources)
  for (const one of days) for (const source of toldSources(one, one.subjects[id])) standsOn.add(source)
  const all = [...standsOn]
  const alike = days.filter((one) => all.every((source) => monitorsIn(one, source) === monitorsIn(last, source)))
  return { alike, whole: alike.filter((one) => all.every((source) => isWholeOf(one, source))) }
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
