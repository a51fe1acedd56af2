import { addressBytes, contains, isPublic, type Prefix, parsePrefix } from './address.ts'
import type { Route, RouteTable, Topology } from './topology.ts'

/** The route of a table that an address takes. */
export interface Match {
  readonly destination: string
  /** As in the table. */
  readonly target: string
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
    const routes = table.routes
      .flatMap(({ destination, target }) =>
        (lists.get(destination) ?? [destination]).flatMap((cidr) => {
          const prefix = parsePrefix(cidr)
          return prefix ? [{ prefix, destination, target }] : []
        }),
      )
      .toSorted((a, b) => b.prefix.length - a.prefix.length)
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
