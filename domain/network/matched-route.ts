import { addressBytes, contains, type Prefix, parsePrefix } from './address.ts'
import type { Route, RouteTable, Topology } from './topology.ts'

interface CompiledTable {
  readonly routes: readonly { readonly route: Route; readonly prefix: Prefix }[]
  /** A list that nobody could read may take any address, but for one of a gateway endpoint, which takes its service's. */
  readonly isWhole: boolean
}

const compiledTables = new WeakMap<Topology, Map<string, CompiledTable>>()

/**
 * The very route of a table that takes what goes to an address: longest prefix first. Undefined where none does, and
 * where a prefix list that nobody could read may take it.
 */
export function matchedRoute(table: RouteTable, ip: string, topology: Topology): Route | undefined {
  const known = compiledTables.get(topology) ?? new Map<string, CompiledTable>()
  compiledTables.set(topology, known)
  const { routes, isWhole } = known.get(table.id) ?? compiled(table, topology)
  known.set(table.id, { routes, isWhole })
  const address = addressBytes(ip)
  return isWhole && address ? routes.find(({ prefix }) => contains(prefix, address))?.route : undefined
}

function compiled({ routes }: RouteTable, { prefixLists, endpoints }: Topology): CompiledTable {
  const lists = new Map(prefixLists.map(({ id, cidrs }) => [id, cidrs]))
  return {
    isWhole: routes.every(
      ({ destination, target }) =>
        !destination.startsWith('pl-') ||
        lists.has(destination) ||
        endpoints.some(({ id, type }) => id === target && type === 'gateway'),
    ),
    routes: routes
      .flatMap((route) =>
        (lists.get(route.destination) ?? [route.destination]).flatMap((cidr) => {
          const prefix = parsePrefix(cidr)
          return prefix ? [{ route, prefix }] : []
        }),
      )
      .toSorted((a, b) => b.prefix.length - a.prefix.length),
  }
}

/** Subnets that follow a table: those that it names and, where it is the VPC's main one, those that no table names. */
export function followersOf(table: RouteTable, { subnets, routeTables }: Topology): readonly string[] {
  if (!table.main) return table.subnetIds
  const named = new Set(routeTables.flatMap(({ subnetIds }) => subnetIds))
  const byDefault = subnets.filter(({ id, vpcId }) => vpcId === table.vpcId && !named.has(id)).map(({ id }) => id)
  return [...table.subnetIds, ...byDefault]
}
