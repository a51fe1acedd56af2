import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { Home } from '../../domain/network/neighbours.ts'
import type { NetworkInterface } from '../../domain/network/topology.ts'

/** One service of AWS that tells what stands behind interfaces. */
export interface DescribingService {
  /** Whether an interface may be one of its. */
  readonly mayHave: (one: NetworkInterface) => boolean
  /** What it has, where there are such interfaces. Throws what the action throws. */
  readonly read: (
    interfaces: readonly NetworkInterface[],
    home: Home | undefined,
  ) => Promise<readonly DescribedResource[]>
}

/** Made by a service, and EC2's description says nothing of it. */
export const isUndescribed = ({ name, isManaged }: NetworkInterface) => name === null && isManaged === true
