import type { Flow } from './mirrors.ts'

/** The own and the far end of a flow: an agent reports its own. */
export const ownAndFar = <End>({
  reportedBy,
  source,
  destination,
}: Pick<Flow, 'reportedBy'> & { source: End; destination: End }) =>
  reportedBy === 'source' ? ([source, destination] as const) : ([destination, source] as const)

/** Instances whose agents told of these flows. */
export function nodesHeard(
  flows: readonly Pick<Flow, 'source' | 'destination' | 'mirrored' | 'reportedBy'>[],
): Set<string> {
  const heard = new Set<string>()
  for (const { source, destination, mirrored, reportedBy } of flows) {
    if ((mirrored || reportedBy === 'source') && source.instanceId !== null) heard.add(source.instanceId)
    if ((mirrored || reportedBy === 'destination') && destination.instanceId !== null) heard.add(destination.instanceId)
  }
  return heard
}
