import { defined } from '../defined.ts'
import type { UntoldPart } from './cluster-objects.ts'

/** Which clusters told anything in the course of a day: an object of `clusters/`. */
export interface ToldClusters {
  readonly schema: 1
  /** By the end of the hour and by cluster. */
  readonly readings: Readonly<Record<string, Readonly<Record<string, ToldReading>>>>
  /** What they did not tell, likewise; absent in what was noted before that was. */
  readonly untold?: Readonly<Record<string, Readonly<Record<string, readonly UntoldPart[]>>>>
}

interface ToldReading {
  /** Another text once it told otherwise of what hours follow from: of pods, of what listens at nodes, of teams. */
  readonly version: string
  /** Whether it told whose its pods are, and the teams of its namespaces. */
  readonly hasPods: boolean
  readonly hasTeams: boolean
  /** Whether it told who leads calls; absent in what was noted before that was. */
  readonly hasDataPlane?: boolean
  /** Where it is kept, of a reading of another day. */
  readonly day?: string
}

/** A day's readings, with what each cluster had told last on the day before: of pods that ended before the day's first reading. */
export function withDayBefore(told: ToldClusters, before: ToldClusters | undefined, dayBefore: string): ToldClusters {
  const readings = new Map(Object.entries(told.readings))
  const found = new Set<string>()
  for (const [until, clusters] of Object.entries(before?.readings ?? {}).toSorted(([a], [b]) => (a < b ? 1 : -1))) {
    const last = Object.entries(clusters).filter(([name, { hasPods }]) => hasPods && !found.has(name))
    for (const [name, one] of last) {
      found.add(name)
      readings.set(until, { [name]: { ...one, day: dayBefore }, ...readings.get(until) })
    }
  }
  return { ...told, readings: Object.fromEntries(readings) }
}

/** A reading of a cluster. */
export interface Reading {
  readonly cluster: string
  readonly until: string
  readonly version: string
  /** Where it is kept, of a reading of another day. */
  readonly day?: string
}

/** What each cluster told first at an instant or later, then what it had told last before; of those alone that told a part, where one is named. */
export function readingsAt(
  { readings }: ToldClusters,
  clusters: Iterable<string>,
  at: string,
  part?: 'hasPods' | 'hasTeams' | 'hasDataPlane',
): Reading[][] {
  const toldAt = (end: string, cluster: string) => {
    const told = readings[end]?.[cluster]
    return told && (part === undefined || told[part]) ? told : undefined
  }
  const all = Object.keys(readings).toSorted()
  const [since, before] = [all.filter((until) => until >= at), all.filter((until) => until < at).toReversed()]
  return [since, before].map((ends) =>
    [...new Set(clusters)].toSorted().flatMap((cluster) => {
      const until = ends.find((end) => toldAt(end, cluster) !== undefined)
      const { version = '', day } = (until === undefined ? undefined : toldAt(until, cluster)) ?? {}
      return until === undefined ? [] : [{ cluster, until, version, ...defined({ day }) }]
    }),
  )
}

/** What clusters did not tell in the course of a day, and in how many of their readings, in sentences. */
export function untoldInWords({ readings, untold = {} }: ToldClusters, clusters: Iterable<string>): string[] {
  const ends = [...new Set([...Object.keys(readings), ...Object.keys(untold)])].toSorted()
  return [...new Set(clusters)].toSorted().flatMap((cluster) => {
    const asked = ends.filter((end) => readings[end]?.[cluster] ?? untold[end]?.[cluster])
    const all = asked.flatMap((end) => (untold[end]?.[cluster] ?? []).map((one) => ({ ...one, end })))
    return [...Map.groupBy(all, ({ part }) => part)].map(([part, times]) => {
      const { why, end } = times.at(-1) ?? { why: '', end: '' }
      const what = part === '' ? '' : ` for ${part}`
      const when =
        asked.length === 1
          ? ''
          : ` in ${times.length} of ${asked.length} readings${times.length === 1 ? ', that of' : ', last at'} ${end.slice(11, 16)} UTC`
      return `Cluster ${cluster} was not read${what}${when}: ${why}.`
    })
  })
}
