import { monitorOfId } from '../source.ts'
import type { Cluster } from './topology.ts'

/** A day's clusters with those that were asked since; a version that was told once is not untold. */
export function joinedClusters(standing: readonly Cluster[], asked: readonly Cluster[]): Cluster[] {
  const told = standing.filter(
    ({ name, version }) => !asked.some((one) => one.name === name && (one.version !== null || version === null)),
  )
  return [...told, ...asked.filter(({ name }) => !told.some((one) => one.name === name))]
}

/** Clusters with the sources of the monitors that watch them, where those are not the stack's own alone. */
export const withSources = (
  clusters: readonly Cluster[],
  monitors: readonly { readonly name: string; readonly cluster: string }[],
): Cluster[] =>
  clusters.map((one) => {
    const own = monitors.flatMap(({ name, cluster }) => (cluster === one.name ? (monitorOfId(name).source ?? '') : []))
    const sources = [...new Set([...(one.sources ?? []), ...own])].toSorted()
    return sources.some((source) => source !== '') ? { ...one, sources } : one
  })
