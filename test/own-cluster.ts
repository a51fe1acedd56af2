import type { KnownCluster } from '../aws/known-cluster.ts'

/** A cluster of the stack's own account and region. */
export const ownCluster = (name: string): KnownCluster => ({ name, ownName: name, source: undefined })
