import type { Flow } from './mirrors.ts'

/** The own and the far end of a flow: an agent reports its own. */
export const ownAndFar = <End>({
  reportedBy,
  source,
  destination,
}: Pick<Flow, 'reportedBy'> & { source: End; destination: End }) =>
  reportedBy === 'source' ? ([source, destination] as const) : ([destination, source] as const)
