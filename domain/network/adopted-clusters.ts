import { defined } from '../defined.ts'
import { joinedObjects, type KeptObjects } from './cluster-objects.ts'
import type { ToldClusters } from './told-clusters.ts'

type NameOf = (cluster: string) => string

/** What clusters told in an hour with what those of another stack had, by the names that they have here. What is known stays. */
export function adoptedObjects(known: KeptObjects | undefined, theirs: KeptObjects, nameOf: NameOf): KeptObjects {
  const clusters = theirs.clusters.map(({ name, read, ...one }) => ({
    ...{ name: nameOf(name), read: read && { ...read, name: nameOf(read.name) } },
    ...one,
  }))
  return joinedObjects({ schema: 1, clusters }, known ?? { schema: 1, clusters: [] })
}

/** The same of which clusters told anything in the course of a day. */
export function adoptedReadings(known: ToldClusters | undefined, theirs: ToldClusters, nameOf: NameOf): ToldClusters {
  return {
    schema: 1,
    readings: joined(known?.readings, theirs.readings, nameOf),
    ...defined({ untold: theirs.untold ? joined(known?.untold, theirs.untold, nameOf) : known?.untold }),
  }
}

type ByHour<Value> = Readonly<Record<string, Readonly<Record<string, Value>>>>

function joined<Value>(known: ByHour<Value> = {}, theirs: ByHour<Value>, nameOf: NameOf): ByHour<Value> {
  const all: Record<string, Readonly<Record<string, Value>>> = { ...known }
  for (const [until, clusters] of Object.entries(theirs)) {
    const renamed = Object.entries(clusters).map(([name, value]) => [nameOf(name), value] as const)
    all[until] = { ...Object.fromEntries(renamed), ...known[until] }
  }
  return all
}
