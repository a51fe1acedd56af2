import { sum } from '../sums.ts'
import { rowSums } from './flow-groups.ts'
import type { ReportCluster, ReportTable } from './report.ts'

/** A row pays for its line with this part of the day's dollars; below half a cent it shows as nothing. */
const LEAST_SHARE = 0.01
const LEAST_USD = 0.005

/** A row without dollars is there for its bytes: what is free is worth knowing, and what has no price more so. */
const LEAST_BYTES_SHARE = 0.05

/** Priced rows of a whole digest, and clusters that it has room for: it is read in half a minute, and the page has them all. */
const MOST_LINES = 20
const MOST_CLUSTERS = 4

interface AnyRow {
  readonly usd: number
  readonly bytes: number
  readonly unpricedBytes: number
  readonly inDigest: boolean
}

const tablesOf = ({ interAz, external, awsServices, otherNetworks }: ReportCluster): readonly ReportTable<AnyRow>[] => [
  interAz,
  external,
  awsServices,
  otherNetworks,
]

/**
 * Picks the clusters and the rows that pay for their line in a digest, and sums the others. A table of such a cluster
 * that has any row keeps its first. Clusters come dearest first.
 */
export function withDigestLines(clusters: readonly ReportCluster[], bytesPerGigabyte: number): ReportCluster[] {
  const usd = sum(clusters.map(({ totals }) => totals.usd))
  const bytes = sum(clusters.map(({ totals }) => totals.bytes))
  const isShown = ({ totals }: ReportCluster, index: number) =>
    index < MOST_CLUSTERS &&
    (index === 0 || totals.usd >= Math.max(usd * LEAST_SHARE, LEAST_USD) || totals.bytes >= bytes * LEAST_BYTES_SHARE)
  const least = Math.max(usd * LEAST_SHARE, LEAST_USD)
  const dearest = clusters
    .filter(isShown)
    .flatMap((cluster) => tablesOf(cluster).flatMap(({ rows }) => rows.filter((row) => row.usd >= least)))
    .toSorted((a, b) => b.usd - a.usd)
    .slice(0, MOST_LINES)
  const paying = new Set<AnyRow>(dearest)
  const isLarge = (part: number) => part > 0 && part >= bytes * LEAST_BYTES_SHARE
  const pays = (row: AnyRow) =>
    paying.has(row) || (row.usd < LEAST_USD && (isLarge(row.bytes) || isLarge(row.unpricedBytes)))
  const marked = <Row extends AnyRow>(
    { rows, rest, totals }: ReportTable<Row>,
    inDigest: boolean,
  ): ReportTable<Row> => {
    const lines = rows.map((row, index) => ({ ...row, inDigest: inDigest && (index === 0 || pays(row)) }))
    const others = lines.filter((row) => !row.inDigest)
    const sums = rowSums([...others, rest], bytesPerGigabyte)
    return { rows: lines, rest, notInDigest: { ...sums, rows: others.length + rest.rows }, ...(totals && { totals }) }
  }

  return clusters.map((cluster, index) => {
    const inDigest = isShown(cluster, index)
    return {
      ...cluster,
      inDigest,
      interAz: marked(cluster.interAz, inDigest),
      external: marked(cluster.external, inDigest),
      awsServices: marked(cluster.awsServices, inDigest),
      otherNetworks: marked(cluster.otherNetworks, inDigest),
    }
  })
}
