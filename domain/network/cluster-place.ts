import type { Home } from './neighbours.ts'

/** A cluster's name in reports: with its account or region where that is another one than the stack's own, as two may have one name. */
export function clusterAt(name: string, { accountId, region }: Home, own: Home): string {
  const elsewhere = [accountId !== own.accountId && accountId, region !== own.region && region].filter((one) => one)
  return `${name}${elsewhere.length === 0 ? '' : ` (${elsewhere.join(', ')})`}`
}

/** Whether a cluster is of another account than the stack's own, by its name. */
export const isInOtherAccount = (name: string): boolean => / \(\d{12}(?:, [a-z0-9-]+)?\)$/.test(name)

/** Where a cluster of such a name is, and what it is called there. */
export function placeOfCluster(name: string, own: Home): Home & { readonly name: string } {
  const [, bare = name, elsewhere = ''] = /^(.*) \((.*)\)$/.exec(name) ?? []
  const parts = elsewhere.split(', ').filter((part) => part !== '')
  const accountId = parts.find((part) => /^\d+$/.test(part)) ?? own.accountId
  return { name: bare, accountId, region: parts.find((part) => !/^\d+$/.test(part)) ?? own.region }
}
