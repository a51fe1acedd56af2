import { ownAndFar } from '../flows/flow-ends.ts'
import type { Flow } from '../flows/mirrors.ts'
import type { Network } from '../network/network.ts'
import type { Path } from '../network/path.ts'
import type { Endpoint } from '../network/topology.ts'

/** An account, 12 digits; null for one that is not known. */
export type Account = string | null

/** Whose accounts are billed along a way. */
export interface Accounts {
  /** Of the end whose agent reported the flow. */
  readonly own: Account
  readonly far: Account
  /** Of what stands in the VPC of the own end, where nobody tells whose it is. */
  readonly beside: Account
  /** Of the interface endpoint at the far end. */
  readonly endpoint: Account
  /** Whose EC2 answered: of a step that names no other. */
  readonly reader: Account
}

/**
 * Who is billed at the ends of a way: whose the instance is, as who takes part in a shared VPC pays for what its own resources send and get
 * across zones and peering connections; the VPC's owner pays for what its endpoints and gateways process. Where a row names no instance's
 * owner, an end is its VPC's; of a VPC that others share in it is anybody's.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html
 */
export function endAccounts(
  flow: Flow,
  path: Path,
  endpoint: Endpoint | null,
  { network, monitorAccount }: { readonly network: Network; readonly monitorAccount: Account },
): Accounts {
  const [own, far] = ownAndFar(flow)
  const reader = network.accountId ?? monitorAccount
  const untold = network.accountId === null ? monitorAccount : network.soleOwner
  const ownVpcOwner = network.ownerOf(own.vpcId ?? '')
  const isMonitors = ownVpcOwner === null || ownVpcOwner === monitorAccount
  const ownAccount = own.accountId ?? (isMonitors ? monitorAccount : null)
  const farVpcId = path.endVpcId ?? far.vpcId
  const isSameVpc = farVpcId === null ? path.end !== 'public' : farVpcId === own.vpcId
  const isShared = ownVpcOwner !== null && ownVpcOwner !== ownAccount
  const beside = isShared ? null : ownAccount
  const elsewhere = network.ownerOf(farVpcId ?? '') ?? untold
  return {
    own: ownAccount,
    beside,
    far: far.accountId ?? (isSameVpc ? beside : elsewhere),
    endpoint: endpoint?.ownerId ?? untold,
    reader,
  }
}
