import type { RouteTable, Topology } from './topology.ts'

/** Subnets that follow a table: those that it names and, where it is the VPC's main one, those that no table names. */
export function followersOf(table: RouteTable, { subnets, routeTables }: Topology): readonly string[] {
  if (!table.main) return table.subnetIds
  const named = new Set(routeTables.flatMap(({ subnetIds }) => subnetIds))
  const byDefault = subnets.filter(({ id, vpcId }) => vpcId === table.vpcId && !named.has(id)).map(({ id }) => id)
  return [...table.subnetIds, ...byDefault]
}
