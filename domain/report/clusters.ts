import type { Run } from '../collecting/run.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import { totalsOf } from '../money/totals.ts'
import type { Usual } from '../trend/usual.ts'
import { withDigestLines } from './digest-lines.ts'
import type { TableContext } from './flow-groups.ts'
import { localityOf } from './locality.ts'
import type { ReportCluster } from './report.ts'
import { awsServiceTable, externalTable, interAzTable, otherNetworksTable } from './report-tables.ts'

/** Each cluster of a run with its tables, dearest first. */
export function clustersOf(
  run: Run,
  flows: readonly PricedFlow[],
  usualOf: (cluster: string) => Usual | null,
  context: TableContext,
): ReportCluster[] {
  const { clusterOf, bytesPerGigabyte } = context
  const flowsOf = Map.groupBy(flows, ({ monitor }) => clusterOf(monitor))
  const clusters = [...Map.groupBy(run.monitors, ({ cluster }) => cluster)].map(([name, monitors]): ReportCluster => {
    const own = flowsOf.get(name) ?? []
    return {
      name,
      regions: [...new Set(monitors.map(({ region }) => region))],
      monitors: monitors.map((monitor) => monitor.name),
      totals: totalsOf(own, bytesPerGigabyte),
      usual: usualOf(name),
      inDigest: false,
      interAz: interAzTable(own, context),
      locality: localityOf(own, clusterOf, bytesPerGigabyte),
      external: externalTable(own, context),
      awsServices: awsServiceTable(own, context),
      otherNetworks: otherNetworksTable(own, context),
    }
  })
  return withDigestLines(
    clusters.toSorted(
      (a, b) => b.totals.usd - a.totals.usd || b.totals.bytes - a.totals.bytes || (a.name < b.name ? -1 : 1),
    ),
    bytesPerGigabyte,
  )
}
