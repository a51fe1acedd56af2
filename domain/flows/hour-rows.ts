import type { DestinationCategory } from './category.ts'
import type { TraversedConstruct } from './contributor-row.ts'
import { grown, numberedRecords, numberedTexts } from './numbered-records.ts'
import type { End, Observation, Sighting, Window } from './observation.ts'
import { partsOf } from './parts.ts'
import { type Rows, type Series, seriesOf, type Telling } from './series.ts'

/** An hour's rows, by the series that they are of. */
export interface HourRows extends Iterable<Series> {
  /** Parts of so many rows, each made when it is asked for. All series of a client's address are in one. */
  parts(rowsAPart: number): readonly (() => Series[])[]
}

const [MONITOR, CATEGORY, LOCAL, REMOTE, PORT, SNAT, DNAT] = [0, 1, 2, 3, 4, 5, 6]
const [IP, ZONE, SUBNET, VPC, INSTANCE, REGION, NAMESPACE, POD, SERVICE, ACCOUNT] = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Ends that are kept as objects: more than most hours have. */
const MOST_ENDS = 100_000

/** Gathers an hour's rows as they come. Each is held as twenty bytes, and what rows have in common once: texts, ends, connections as one end sees them. */
export function gatheredRows(): HourRows & { add(rows: Iterable<Observation>): void } {
  const texts = numberedTexts()
  const ends = numberedRecords(10)
  const sightings = numberedRecords(7)
  const windows: Window[] = []
  const constructs: (readonly TraversedConstruct[])[] = [[]]
  let count = 0
  let [sightingOf, windowOf, constructsOf] = [new Int32Array(1024), new Int32Array(1024), new Int32Array(1024)]
  let bytesOf = new Float64Array(1024)

  function numberOfEnd(end: End): number {
    const { ip, azId, subnetId, vpcId, instanceId, region, namespace, pod, service, accountId = null } = end
    const { next } = ends
    next[IP] = texts.numberOf(ip)
    next[ZONE] = texts.numberOf(azId)
    next[SUBNET] = texts.numberOf(subnetId)
    next[VPC] = texts.numberOf(vpcId)
    next[INSTANCE] = texts.numberOf(instanceId)
    next[REGION] = texts.numberOf(region)
    next[NAMESPACE] = texts.numberOf(namespace)
    next[POD] = texts.numberOf(pod)
    next[SERVICE] = texts.numberOf(service)
    next[ACCOUNT] = texts.numberOf(accountId)
    return ends.number()
  }
  function numberOfSighting({ monitor, category, local, remote, targetPort, snatIp, dnatIp }: Sighting): number {
    const { next } = sightings
    next[MONITOR] = texts.numberOf(monitor)
    next[CATEGORY] = texts.numberOf(category)
    next[LOCAL] = numberOfEnd(local)
    next[REMOTE] = numberOfEnd(remote)
    next[PORT] = texts.numberOf(targetPort === null ? null : String(targetPort))
    next[SNAT] = texts.numberOf(snatIp)
    next[DNAT] = texts.numberOf(dnatIp)
    return sightings.number()
  }
  function numberOfWindow({ windowStart, windowSeconds }: Window): number {
    // Rows of one answer come together, and an hour has twelve windows at most for each length.
    const known = windows.findLastIndex((one) => one.windowStart === windowStart && one.windowSeconds === windowSeconds)
    return known < 0 ? windows.push({ windowStart, windowSeconds }) - 1 : known
  }
  function add(rows: Iterable<Observation>): void {
    for (const row of rows) {
      sightingOf = grown(sightingOf, count + 1)
      windowOf = grown(windowOf, count + 1)
      constructsOf = grown(constructsOf, count + 1)
      bytesOf = grown(bytesOf, count + 1)
      sightingOf[count] = numberOfSighting(row)
      windowOf[count] = numberOfWindow(row)
      constructsOf[count] = row.traversedConstructs.length === 0 ? 0 : constructs.push(row.traversedConstructs) - 1
      bytesOf[count] = row.bytes
      count++
    }
  }

  const kept = new Map<number, End>()
  function endOf(number: number): End {
    const known = kept.get(number)
    if (known) return known
    const text = (field: number) => texts.textOf(ends.field(number, field))
    const accountId = text(ACCOUNT)
    const end: End = {
      ...{ ip: text(IP), azId: text(ZONE), subnetId: text(SUBNET), vpcId: text(VPC), instanceId: text(INSTANCE) },
      ...{ region: text(REGION), namespace: text(NAMESPACE), pod: text(POD), service: text(SERVICE) },
      ...(accountId === null ? {} : { accountId }),
    }
    if (kept.size >= MOST_ENDS) kept.clear()
    kept.set(number, end)
    return end
  }
  function sightingAt(number: number): Sighting {
    const text = (field: number) => texts.textOf(sightings.field(number, field))
    const port = text(PORT)
    return {
      monitor: text(MONITOR) as string,
      category: text(CATEGORY) as DestinationCategory,
      local: endOf(sightings.field(number, LOCAL)),
      remote: endOf(sightings.field(number, REMOTE)),
      targetPort: port === null ? null : Number(port),
      snatIp: text(SNAT),
      dnatIp: text(DNAT),
    }
  }
  function seriesOfRows(places: Int32Array): Series[] {
    const known = new Map<number, Rows>()
    for (const row of places) {
      const number = sightingOf[row] as number
      const telling: Telling = {
        window: windows[windowOf[row] as number] as Window,
        bytes: bytesOf[row] as number,
        traversedConstructs: constructs[constructsOf[row] as number] as readonly TraversedConstruct[],
      }
      const same = known.get(number)
      if (same) same.tellings.push(telling)
      else known.set(number, { sighting: sightingAt(number), tellings: [telling] })
    }
    return [...known.values()].flatMap(seriesOf)
  }

  function clientOf(row: number): number {
    const sighting = sightingOf[row] as number
    const isServer = texts.textOf(sightings.field(sighting, PORT)) === '0'
    return ends.field(sightings.field(sighting, isServer ? REMOTE : LOCAL), IP)
  }
  const monitorOf = (row: number) => sightings.field(sightingOf[row] as number, MONITOR)
  const parts = (rowsAPart: number) =>
    partsOf({ count, clientOf, monitorOf, textOf: texts.textOf, texts: texts.count() }, rowsAPart).map(
      (places) => () => seriesOfRows(places),
    )
  return {
    add,
    parts,
    *[Symbol.iterator]() {
      for (const part of parts(Number.POSITIVE_INFINITY)) yield* part()
    },
  }
}
