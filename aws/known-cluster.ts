import { placeOfCluster } from '../domain/network/cluster-place.ts'
import type { Home } from '../domain/network/neighbours.ts'
import { isOf, type Source } from '../domain/source.ts'
import { deployedSettings } from './settings.ts'

/**
 * Whether a name is one that EKS gives, as that of another account's or region's is not.
 * Source: https://docs.aws.amazon.com/eks/latest/APIReference/API_CreateCluster.html
 */
const isClusterHere = (name: string): boolean => /^[0-9A-Za-z][A-Za-z0-9_-]*$/.test(name)

/** Where a cluster is asked about, by its name in reports. */
export interface KnownCluster {
  readonly name: string
  /** What EKS calls it. */
  readonly ownName: string
  /** Undefined of the stack's own account and region. */
  readonly source: Source | undefined
}

/** Undefined of a cluster that is in an account or a region that is none of the sources. */
export function knownCluster(name: string, home: Home | undefined): KnownCluster | undefined {
  if (isClusterHere(name)) return { name, ownName: name, source: undefined }
  const place = home && placeOfCluster(name, home)
  const source = place && deployedSettings().sources.find((one) => isOf(one, place, home))
  return place && source && isClusterHere(place.name) ? { name, ownName: place.name, source } : undefined
}
