import type { Topology } from './topology.ts'
import { ZONE_ID } from './zone-id.ts'

/** Where VPCs are. Of one that is not known, each of these is answered as if it were where the other is. */
export interface VpcPlaces {
  /** Whether two VPCs are of one account and region. */
  areOfOnePlace(vpcId: string | null, other: string | null): boolean
  areOfOneRegion(vpcId: string | null, other: string | null): boolean
}

export function vpcPlaces({ places = [], subnets }: Pick<Topology, 'places' | 'subnets'>): VpcPlaces {
  /** Nothing of the stack's own account and region. */
  const placeOf = new Map(places.flatMap((place) => place.vpcIds.map((id) => [id, place] as const)))
  /** Ids of zones begin with their region's: `use1-az1`. */
  const regionOf = new Map(
    subnets.flatMap(({ vpcId, zoneId }) => (ZONE_ID.test(zoneId) ? [[vpcId, zoneId.split('-')[0]] as const] : [])),
  )
  return {
    areOfOnePlace: (vpcId, other) => vpcId === null || other === null || placeOf.get(vpcId) === placeOf.get(other),
    areOfOneRegion: (vpcId, other) => {
      const [one, two] = [regionOf.get(vpcId ?? ''), regionOf.get(other ?? '')]
      return one === undefined || two === undefined || one === two
    },
  }
}
