import type { UnreadVpc } from './foreign-vpcs.ts'
import { isDenied, type Topology } from './topology.ts'

/** Whose VPCs are, and what EC2 tells of those of others. */
export interface VpcOwnership {
  /** Whose VPC it is, 12 digits, by itself, an attachment, a peering connection or a row; null where nobody told. */
  ownerOf(vpcId: string): string | null
  /**
   * Whether a VPC is of an account that was not read. Of one that it shares, EC2 tells what is the asking account's own.
   * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-sharing.html
   */
  isOthers(vpcId: string | null): boolean
  /** Whose all is that nobody else is known to own: the account whose EC2 answered, null where others of the report were asked, too. */
  readonly soleOwner: string | null
  /** Whether an account is the one whose EC2 answered, or another of the report: what is billed to it is in the report's sums. */
  isOfReport(accountId: string): boolean
  /** Whether EC2 told anything of a VPC. */
  isTold(vpcId: string | null): boolean
  /** The VPC of a subnet, where EC2 told nothing of it and was not refused: that is no network without routes. */
  unreadVpc(vpcId: string | null, subnetId: string | null): UnreadVpc | undefined
}

export function ownershipOf(topology: Topology): VpcOwnership {
  const { accountId, vpcIds, denied, subnets, routeTables, foreignVpcs = [], otherAccountIds = [] } = topology
  const { vpcs = [], peerings = [], transitAttachments = [] } = topology
  const foreign = new Map(foreignVpcs.map((one) => [one.vpcId, one]))
  const owners = new Map([
    ...foreignVpcs.map((one) => [one.vpcId, one.accountId] as const),
    ...transitAttachments.map(({ resourceId, ownerId }) => [resourceId, ownerId] as const),
    ...peerings.flatMap(({ sides }) => sides.map(({ vpcId, ownerId }) => [vpcId, ownerId] as const)),
    ...subnets.flatMap(({ vpcId, ownerId }) => (ownerId === undefined ? [] : [[vpcId, ownerId] as const])),
    ...vpcs.map(({ id, ownerId }) => [id, ownerId] as const),
  ])
  const isOfReport = (id: string) => id === accountId || otherAccountIds.includes(id)
  const told = new Set([...subnets, ...routeTables].map(({ vpcId }) => vpcId))
  const toldSubnets = new Set(subnets.map(({ id }) => id))
  const asked = new Set(isDenied('subnets', denied) ? [] : vpcIds)
  return {
    ownerOf: (vpcId) => owners.get(vpcId) ?? null,
    isOthers: (vpcId) => {
      const owner = owners.get(vpcId ?? '')
      return owner !== undefined && accountId !== undefined && !isOfReport(owner)
    },
    soleOwner: otherAccountIds.length === 0 ? (accountId ?? null) : null,
    isOfReport,
    isTold: (vpcId) => told.has(vpcId ?? ''),
    unreadVpc: (vpcId, subnetId) => {
      // Of a VPC that is shared in part, EC2 tells that part.
      if (vpcId === null || (subnetId === null ? told.has(vpcId) : toldSubnets.has(subnetId))) return undefined
      const isNobodys = asked.has(vpcId) && !told.has(vpcId)
      return foreign.get(vpcId) ?? (isNobodys ? { vpcId, accountId: null, region: null } : undefined)
    },
  }
}
