import type { Day } from './kind.ts'

const hearing = new WeakMap<Day, ReadonlySet<string>>()

/** Nodes whose agents told of flows this day: what they call themselves, they tell. */
export function nodesHeard(day: Day): ReadonlySet<string> {
  const known = hearing.get(day)
  if (known) return known
  const heard = day.flows.flatMap(({ source, destination, mirrored, reportedBy }) => [
    mirrored || reportedBy === 'source' ? source.instanceId : null,
    mirrored || reportedBy === 'destination' ? destination.instanceId : null,
  ])
  const nodes = new Set(heard.filter((id) => id !== null))
  hearing.set(day, nodes)
  return nodes
}
