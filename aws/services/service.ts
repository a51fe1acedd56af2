import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { Home } from '../../domain/network/neighbours.ts'
import type { NetworkInterface } from '../../domain/network/topology.ts'
import type { Signer } from './request.ts'

/** One service of AWS that tells what stands behind interfaces. */
export interface DescribingService {
  /** Whether an interface may be one of its. */
  readonly mayHave: (one: NetworkInterface) => boolean
  /** What it has, where there are such interfaces. Throws what the action throws. */
  readonly read: (interfaces: readonly NetworkInterface[], at: AskedAt) => Promise<readonly DescribedResource[]>
}

/** Whose services are asked. */
export interface AskedAt {
  /** Undefined where nobody knows which account and region the own ones are. */
  readonly place: Home | undefined
  /** Of a source; the own account and region where absent. */
  readonly signer?: Signer | undefined
}

/** Made by a service, and EC2's description says nothing of it. */
export const isUndescribed = ({ name, isManaged }: NetworkInterface) => name === null && isManaged === true
