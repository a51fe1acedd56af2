import { mayBeRefused, mostTelling } from './category.ts'
import type { End, Sighting, Window } from './observation.ts'
import { type Rows, type Series, seriesOf, sumOf, type Telling } from './series.ts'

/**
 * An end is told of twice where two monitors hear it, as their scopes overlap, or where the service has it under two
 * categories: in other windows where one of the queries was cut, with other names or some bytes less where one was asked
 * earlier. The fuller telling stands, and what the other has of times that it lacks.
 */

/** An hour's rows of which each tells of bytes that no other row of its monitor tells of. */
export function onceByCategory(all: readonly Series[]): readonly Series[] {
  // The first categories have no row in common, whatever else an hour has.
  const isNew = ({ sighting }: Series) => mayBeRefused(sighting.category)
  if (!all.some(isNew)) return all
  return once(all, {
    placeOf: (sighting) => `${sighting.monitor} ${endsOf(sighting)}`,
    tellerOf: ({ category }) => category,
    isTwice: (same) => same.some(isNew),
  })
}

/** An hour's rows of which each tells of bytes that no other monitor's tells of. A cluster's own monitor has them, whichever told more. */
export function onceByMonitor(all: readonly Series[], ofClusters: ReadonlySet<string>): readonly Series[] {
  const [first] = all
  if (all.every(({ sighting }) => sighting.monitor === first?.sighting.monitor)) return all
  const isOwner = ({ monitor }: Sighting) => ofClusters.has(monitor)
  return once(all, { placeOf: endsOf, tellerOf: ({ monitor }) => monitor, isOwner })
}

function endsOf({ category, local, remote, targetPort }: Sighting): string {
  // Without an address nobody can say that two categories mean one end.
  const among = local.ip === null || remote.ip === null ? category : ''
  return [among, local.ip, local.vpcId, local.subnetId, remote.ip, remote.vpcId, targetPort].join(' ')
}

/** How rows of one place are told from those that tell of them again. */
interface Places {
  readonly placeOf: (sighting: Sighting) => string
  readonly tellerOf: (sighting: Sighting) => string
  /** Whether several tellers of a place tell of the same bytes; they do where it is absent. */
  readonly isTwice?: (same: readonly Series[]) => boolean
  /** Of tellers, those whose the rows are where there is one. */
  readonly isOwner?: (sighting: Sighting) => boolean
}

/** Leaves what one teller alone has told of as it is. */
function once(all: readonly Series[], places: Places): readonly Series[] {
  const { placeOf, tellerOf, isTwice = () => true, isOwner = () => false } = places
  const kept: Series[] = []
  const told: Row[] = []
  for (const same of Map.groupBy(all, ({ sighting }) => placeOf(sighting)).values()) {
    const [first] = same as [Series, ...Series[]]
    const isAlone = same.every(({ sighting }) => tellerOf(sighting) === tellerOf(first.sighting))
    if (isAlone || !isTwice(same)) kept.push(...same)
    else told.push(...fullest(same, tellerOf, isOwner))
  }
  return [...kept, ...seriesOfRows(told)]
}

interface Row {
  readonly sighting: Sighting
  readonly telling: Telling
}

/** Of ends that are the same objects. */
function seriesOfRows(rows: readonly Row[]): Series[] {
  const ends = new Map<End, number>()
  const numberOf = (end: End): number => {
    const number = ends.get(end) ?? ends.size
    ends.set(end, number)
    return number
  }
  const known = new Map<string, Rows>()
  for (const { sighting, telling } of rows) {
    const { monitor, category, local, remote, targetPort, snatIp, dnatIp } = sighting
    const id = [monitor, category, numberOf(local), numberOf(remote), targetPort, snatIp, dnatIp].join(' ')
    const same = known.get(id)
    if (same) same.tellings.push(telling)
    else known.set(id, { sighting, tellings: [telling] })
  }
  return [...known.values()].flatMap(seriesOf)
}

function fullest(
  same: readonly Series[],
  tellerOf: (sighting: Sighting) => string,
  isOwner: (sighting: Sighting) => boolean,
): Row[] {
  const tellings = [...Map.groupBy(same, ({ sighting }) => tellerOf(sighting))].toSorted(
    ([a, one], [b, other]) => sumOf(other) - sumOf(one) || (a < b ? -1 : 1),
  )
  const kept: Row[] = []
  for (const [, own] of tellings) {
    const rows = own.flatMap(({ sighting, tellings }) => tellings.map((telling) => ({ sighting, telling })))
    kept.push(...rows.filter(({ telling }) => !kept.some((one) => overlap(one.telling.window, telling.window))))
  }
  const category = mostTelling(same.map(({ sighting }) => sighting.category))
  const owner = same.find(({ sighting }) => isOwner(sighting))?.sighting.monitor
  const monitor = kept.every(({ sighting }) => isOwner(sighting)) ? undefined : owner
  return kept.map(({ sighting, telling }) => ({
    sighting: { ...sighting, category, ...(monitor === undefined ? {} : { monitor }) },
    telling,
  }))
}

const endOf = ({ windowStart, windowSeconds }: Window) => windowStart + windowSeconds * 1000
export const overlap = (a: Window, b: Window) => a.windowStart < endOf(b) && b.windowStart < endOf(a)
