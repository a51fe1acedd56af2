import { ZONE_ID } from '../flows/zone-id.ts'
import type { Topology } from './topology.ts'

/** Where VPCs are. Of one that is not known, each of these is answered as if it were where the other is. */
export interface VpcPlaces {
  /** Whether two VPCs are of one account and region. */
  areOfOnePlace(vpcId: string | null, other: string | null): boolean
  areOfOneRegion(vpcId: string | null, other: string | null): boolean
  /** Whether what leaves a VPC may come by another one: of its account and region, or over transit gateways of the region. */
  mayComeBy(vpcId: string, from: string | null): boolean
}

export function vpcPlaces({
  places = [],
  subnets,
  transitAttachments,
}: Pick<Topology, 'places' | 'subnets' | 'transitAttachments'>): VpcPlaces {
  /** Nothing of the stack's own account and region. */
  const placeOf = new Map(places.flatMap((place) => place.vpcIds.map((id) => [id, place] as const)))
  /** Ids of zones begin with their region's: `use1-az1`. */
  const regionOf = new Map(
    subnets.flatMap(({ vpcId, zoneId }) => (ZONE_ID.test(zoneId) ? [[vpcId, zoneId.split('-')[0]] as const] : [])),
  )
  const attached = transitAttachments && new Set(transitAttachments.map(({ resourceId }) => resourceId))
  const areOfOnePlace: VpcPlaces['areOfOnePlace'] = (vpcId, other) =>
    vpcId === null || other === null || placeOf.get(vpcId) === placeOf.get(other)
  const areOfOneRegion: VpcPlaces['areOfOneRegion'] = (vpcId, other) => {
    const [one, two] = [regionOf.get(vpcId ?? ''), regionOf.get(other ?? '')]
    return one === undefined || two === undefined || one === two
  }
  return {
    areOfOnePlace,
    areOfOneRegion,
    mayComeBy: (vpcId, from) => {
      const areAttached = [vpcId, from ?? ''].every((id) => attached?.has(id) ?? true)
      return areOfOnePlace(vpcId, from) || (areAttached && areOfOneRegion(vpcId, from))
    },
  }
}
