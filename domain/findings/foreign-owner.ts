import type { Topology } from '../network/topology.ts'
import type { Draft } from './kind.ts'

/**
 * A draft whose change touches what belongs to another account, a shared VPC as a rule, is that account's to make: it
 * keeps no commands. Source: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html
 */
export function leftToOwner(draft: Draft, topology: Topology): Draft {
  const owners = foreignOwners(draft.change, topology)
  if (owners.size === 0) return draft
  const told = [...owners].map(([id, account]) => `${id} belongs to account ${account}`).join(', ')
  return {
    ...draft,
    title: `${draft.title} (account ${[...new Set(owners.values())].join(', ')} owns it)`,
    assumes: [
      `${told}: only the owner can make this change, so there are no commands here. Ask them.`,
      ...draft.assumes,
    ],
    change: null,
  }
}

/** What of a change belongs to others, with their accounts; empty where nobody told whose account this is. */
function foreignOwners(change: Draft['change'], topology: Topology): Map<string, string> {
  const { accountId, vpcs = [], subnets, routeTables, endpoints } = topology
  const ids = new Set(textsOf(change))
  // Subnets and tables are always those of the VPC's owner.
  const ofVpc = [...subnets, ...routeTables].map(({ vpcId, ownerId }) => ({ id: vpcId, ownerId }))
  const foreign = [...vpcs, ...ofVpc, ...subnets, ...routeTables, ...endpoints].flatMap(({ id, ownerId }) =>
    ids.has(id) && ownerId !== undefined && ownerId !== accountId ? [[id, ownerId] as const] : [],
  )
  return new Map(accountId === undefined ? [] : foreign)
}

/** Every text in a value, the ids that a change names among them. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : []
}
