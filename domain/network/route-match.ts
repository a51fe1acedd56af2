import { addressBytes, contains, isPublic, type Prefix, parsePrefix } from './address.ts'
import type { Route, RouteTable, Topology } from './topology.ts'

/** The route of a table that an address takes. */
export interface Match {
  readonly destination: string
  /** As in the table. */
  readonly target: string
  /** Leading bits of the block that holds the address, of a list's that one. */
  readonly length: number
}

interface CompiledTable {
  readonly routes: readonly (Match & { readonly prefix: Prefix })[]
  /** Addresses that lists which nobody could read may take. */
  readonly unread: 'any' | 'public' | null
}

/** Longest first. */
export const prefixed = <Route extends { readonly destination: string }>(routes: readonly Route[]) =>
  routes
    .flatMap((route) => {
      const prefix = parsePrefix(route.destination)
      return prefix ? [{ ...route, prefix }] : []
    })
    .toSorted((a, b) => b.prefix.length - a.prefix.length)

/**
 * Of equally long blocks a static route goes before a list's, and that before one that a gateway put there.
 * Source: https://docs.aws.amazon.com/vpc/latest/userguide/route-tables-priority.html
 */
const rankOf = ({ destination, propagated }: Route) => (propagated ? 2 : destination.startsWith('pl-') ? 1 : 0)

/** Finds the route that an address takes: undefined where a list that nobody could read may take it, or none does. */
export function routeMatcher({
  endpoints,
  prefixLists,
}: Topology): (table: RouteTable, ip: string) => Match | undefined {
  const lists = new Map(prefixLists.map(({ id, cidrs }) => [id, cidrs]))
  const gateways = new Set(endpoints.flatMap(({ id, type }) => (type === 'gateway' ? [id] : [])))
  const compiled = new Map<string, CompiledTable>()

  function compile(table: RouteTable): CompiledTable {
    const isUnread = ({ destination }: Route) => destination.startsWith('pl-') && !lists.has(destination)
    const unread = table.routes.filter(isUnread).map(({ target }) => gateways.has(target))
    const all = table.routes.flatMap((route) =>
      (lists.get(route.destination) ?? [route.destination]).flatMap((cidr) => {
        const prefix = parsePrefix(cidr)
        const { destination, target } = route
        return prefix ? [{ prefix, destination, target, length: prefix.length, rank: rankOf(route) }] : []
      }),
    )
    const locals = all.filter(({ target }) => target === 'local')
    const isInside = ({ prefix }: (typeof all)[number]) =>
      locals.some((local) => local.length <= prefix.length && contains(local.prefix, prefix.bytes))
    // What a virtual private gateway learns of the VPC's own blocks counts for nothing.
    // Source: https://docs.aws.amazon.com/vpn/latest/s2svpn/vpn-route-priority.html
    const routes = all
      .filter((route) => !(route.target.startsWith('vgw-') && isInside(route)))
      .toSorted((a, b) => b.length - a.length || a.rank - b.rank)
    return { routes, unread: unread.length === 0 ? null : unread.includes(false) ? 'any' : 'public' }
  }

  return (table, ip) => {
    const address = addressBytes(ip)
    const { routes, unread } = compiled.get(table.id) ?? compile(table)
    compiled.set(table.id, { routes, unread })
    if (!address || unread === 'any') return undefined
    const route = routes.find(({ prefix }) => contains(prefix, address))
    return unread === 'public' && route?.target !== 'local' && isPublic(ip) ? undefined : route
  }
}
