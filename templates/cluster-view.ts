import type { ReportCluster, ReportTable } from '../domain/report/report.ts'
import { changeWords } from './trend-words.ts'
import { listed } from './words.ts'

interface LinesShown<Row> {
  readonly rows: readonly Row[]
  readonly rest: ReportTable<Row>['rest']
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
  readonly shows: { readonly external: boolean; readonly awsServices: boolean }
  /** Crossing zones cost something, and no row of the table of crossings did. */
  readonly crossedOnTheWay: boolean
}

type TableName = 'interAz' | 'external' | 'awsServices' | 'otherNetworks'

/** Nothing here is a new figure. */
export function clusterView(cluster: ReportCluster, isOneOfSeveral: boolean): ClusterView {
  const { totals, usual, regions, monitors, interAz, external, awsServices, otherNetworks } = cluster
  return {
    ...cluster,
    where: `${listed(regions)} · ${monitors.length === 1 ? 'monitor' : 'monitors'} ${listed(monitors)}`,
    change: changeWords(totals.usd, usual),
    crossedOnTheWay: totals.byCharge.some(({ charge, usd }) => charge === 'inter_az' && usd > 0),
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

const linesOf = <Row extends { readonly inDigest: boolean }>(table: ReportTable<Row>): LinesShown<Row> => ({
  rows: table.rows.filter(({ inDigest }) => inDigest),
  rest: table.notInDigest,
})
