import type { ReportCluster, ReportTable, ReportTotals } from '../domain/report/report.ts'
import { changeWords } from './trend-words.ts'
import { listed } from './words.ts'

interface LinesShown<Row> {
  readonly rows: readonly Row[]
  readonly rest: ReportTable<Row>['rest']
  /** Of all lines; null where one line is all, or the report does not tell. */
  readonly total: ReportTotals | null
}

/** A cluster as the templates need it: of its tables the rows that have a line. */
export interface ClusterView extends Omit<ReportCluster, TableName> {
  readonly interAz: LinesShown<ReportCluster['interAz']['rows'][number]>
  readonly external: LinesShown<ReportCluster['external']['rows'][number]>
  readonly awsServices: LinesShown<ReportCluster['awsServices']['rows'][number]>
  readonly otherNetworks: LinesShown<ReportCluster['otherNetworks']['rows'][number]>
  /** Its regions and monitors. */
  readonly where: string
  /** Its total beside its usual; empty where nothing usual is known. */
  readonly change: string
  /** Some of what is called inside the VPC leaves its zone. */
  readonly hasCrossings: boolean
  readonly shows: { readonly external: boolean; readonly awsServices: boolean }
  /** What crossing zones cost in all, where a part of it was paid on the way to a gateway, and so in other tables. */
  readonly crossingUsd: number | null
}

type TableName = 'interAz' | 'external' | 'awsServices' | 'otherNetworks'

/** Nothing here is a new figure. */
export function clusterView(cluster: ReportCluster, isOneOfSeveral: boolean): ClusterView {
  const { totals, usual, regions, monitors, locality, interAz, external, awsServices, otherNetworks } = cluster
  return {
    ...cluster,
    where: `${listed(regions)} · ${monitors.length === 1 ? 'monitor' : 'monitors'} ${listed(monitors)}`,
    change: changeWords(totals.usd, usual),
    crossingUsd: crossingUsd(totals) > crossingUsd(interAz.totals) + HALF_A_CENT ? crossingUsd(totals) : null,
    hasCrossings: locality.localBytes < locality.bytes,
    // One cluster says of an empty table that it is; several would say little else.
    shows: {
      external: external.rows.length > 0 || !isOneOfSeveral,
      awsServices: awsServices.rows.length > 0 || !isOneOfSeveral,
    },
    interAz: linesOf(interAz),
    external: linesOf(external),
    awsServices: linesOf(awsServices),
    otherNetworks: linesOf(otherNetworks),
  }
}

const HALF_A_CENT = 0.005

const crossingUsd = (totals?: ReportTotals) => totals?.byCharge.find(({ charge }) => charge === 'inter_az')?.usd ?? 0

const linesOf = <Row extends { readonly inDigest: boolean }>(table: ReportTable<Row>): LinesShown<Row> => ({
  rows: table.rows.filter(({ inDigest }) => inDigest),
  rest: table.notInDigest,
  total: table.totals && (table.rows.length > 1 || table.totals.byCharge.length > 1) ? table.totals : null,
})
