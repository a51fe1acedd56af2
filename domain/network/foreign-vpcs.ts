import type { VpcOwner } from '../flows/vpc-owner.ts'
import type { Home } from './neighbours.ts'
import type { ReadPlace } from './topology.ts'

/** Those of the VPCs that rows name which EC2 of an account and region does not have, nor of places that were read, by their ARNs. */
export const foreignVpcsOf = (
  { vpcOwners = [] }: { readonly vpcOwners?: readonly VpcOwner[] },
  home: Home | undefined,
  places: readonly ReadPlace[] = [],
): VpcOwner[] =>
  vpcOwners.filter(
    ({ vpcId, accountId, region }) =>
      home !== undefined &&
      (accountId !== home.accountId || region !== home.region) &&
      !places.some(({ vpcIds }) => vpcIds.includes(vpcId)),
  )

/** Whether agents stand in such VPCs alone: EC2 tells of those that are shared with the account, and of no others. */
export const isForeignAlone = (
  { agentVpcIds = [] }: { readonly agentVpcIds?: readonly string[] },
  foreignVpcs: readonly VpcOwner[],
): boolean => agentVpcIds.length > 0 && agentVpcIds.every((id) => foreignVpcs.some(({ vpcId }) => vpcId === id))

/** A VPC that agents stand in and EC2 told nothing of. Whose it is comes from its ARN, null where no row has that. */
export interface UnreadVpc {
  readonly vpcId: string
  readonly accountId: string | null
  readonly region: string | null
}

/** Where it is. */
export const unreadWords = ({ accountId, region }: Pick<UnreadVpc, 'accountId' | 'region'>): string =>
  accountId === null
    ? 'a VPC that EC2 tells nothing of'
    : `account ${accountId} (${region}), whose network could not be read`
