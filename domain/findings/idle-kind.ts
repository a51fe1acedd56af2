import { addDays } from '../day.ts'
import type { Rates } from '../money/prices.ts'
import type { Topology } from '../network/topology.ts'
import { sourceOfMonitorId } from '../source.ts'
import type { FindingKind } from './finding.ts'
import type { Day, Draft, Kind } from './kind.ts'
import { sourceAt } from './subject-days.ts'

/** What CloudWatch is asked for before anything is removed: a month has jobs that a week has not. */
export const DAYS_ASKED = 30

/** What stands in a VPC and costs by the hour. */
interface Standing {
  readonly id: string
  readonly vpcId: string
}

interface Idle<Thing extends Standing> {
  readonly kind: FindingKind
  readonly restsOn: Kind['restsOn']
  /** Those that may go, of the VPCs that EC2 was asked for whole. */
  readonly thingsOf: (day: Day) => readonly Thing[]
  /** Null where the region has no such price. */
  readonly usdPerHour: (thing: Thing, rates: Rates) => number | null
  /** Null where it is in use. `idleSince` is the day that CloudWatch is asked from, `YYYY-MM-DD`; `left` is as for all kinds. */
  readonly draft: (
    thing: Thing,
    day: Day,
    at: { readonly region: string; readonly idleSince: string; readonly left: Topology },
  ) => Omit<Draft, 'grossUsd' | 'hoursUsd' | 'monitor'> | null
}

/** A kind of what stands idle: its hours are in no flow, and are all that its removal saves. */
export function idleKind<Thing extends Standing>({ kind, restsOn, thingsOf, usdPerHour, draft }: Idle<Thing>): Kind {
  const subjectOf = ({ vpcId, id }: Standing) => `${vpcId}/${id}`
  const thingOf = (subject: string, day: Day) => thingsOf(day).find((one) => subjectOf(one) === subject)
  /** One whose pods are in its VPC, else one of its region; the stack's own region is that of monitors without a source. */
  const monitorIn = (vpcId: string, { flows, monitors, topology: { places = [] }, regionOf }: Day) => {
    const place = places.find(({ vpcIds }) => vpcIds.includes(vpcId))
    const isThere = (monitor: string) =>
      place ? regionOf(monitor) === place.region : sourceOfMonitorId(monitor) === ''
    return flows.find(({ source }) => source.vpcId === vpcId)?.monitor ?? monitors.find(isThere)
  }
  /** Of the account and region that the VPC was read in. */
  const sourceOf = (vpcId: string, day: Day) => {
    const place = day.topology.places?.find(({ vpcIds }) => vpcIds.includes(vpcId))
    return place === undefined ? '' : sourceAt(place, day)
  }
  function hoursUsd(thing: Thing, day: Day): number {
    const rates = day.ratesOf(monitorIn(thing.vpcId, day) ?? '')
    return ((rates && usdPerHour(thing, rates)) ?? 0) * day.hours
  }
  return {
    ...{ kind, lever: 'hours', parts: [], restsOn, needsWholeDay: true, hoursAreStake: true },
    subjectOf: () => null,
    sourceOf: (subject, day) => sourceOf(subject.split('/')[0] ?? '', day),
    standing: (day, reported) => {
      const told = reported.filter((subject) => day.topology.vpcIds.some((id) => subject.startsWith(`${id}/`)))
      return [...new Set([...thingsOf(day).map(subjectOf), ...told])]
    },
    claims: () => false,
    hoursUsd: (_, day, subject) => {
      const thing = thingOf(subject, day)
      return thing ? hoursUsd(thing, day) : 0
    },
    draft: ({ subject }, day, left) => {
      const thing = thingOf(subject, day)
      const monitor = thing && monitorIn(thing.vpcId, day)
      if (!thing || monitor === undefined) return null
      const idleSince = addDays(day.day, -DAYS_ASKED)
      const drafted = draft(thing, day, { region: day.regionOf(monitor), idleSince, left })
      const usd = hoursUsd(thing, day)
      return drafted && { ...drafted, monitor, grossUsd: usd, hoursUsd: usd }
    },
  }
}
