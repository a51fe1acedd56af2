/**
 * What of Grafana's dashboards is used here, of its classic JSON model, which every Grafana since 9 imports.
 * Sources: `Dashboard`, `Panel` and `VariableModel` of the package @grafana/schema 13.2.3;
 * https://grafana.com/docs/grafana/latest/visualizations/dashboards/build-dashboards/view-dashboard-json-model/
 */
export interface GrafanaDashboard {
  readonly uid: string
  readonly title: string
  readonly description: string
  readonly tags: readonly string[]
  readonly schemaVersion: number
  readonly editable: boolean
  readonly refresh: string
  readonly time: { readonly from: string; readonly to: string }
  readonly templating: { readonly list: readonly (DataSourceVariable | QueryVariable)[] }
  readonly panels: readonly Panel[]
}

export interface DataSourceVariable {
  readonly type: 'datasource'
  readonly name: string
  readonly label: string
  readonly query: string
}

export interface QueryVariable {
  readonly type: 'query'
  readonly name: string
  readonly label: string
  readonly datasource: DataSourceRef
  readonly query: AthenaQuery
  readonly multi: true
  readonly includeAll: true
  readonly current: { readonly selected: true; readonly text: readonly string[]; readonly value: readonly string[] }
  /** 2: whenever the time range changes. */
  readonly refresh: 2
  readonly sort: 1
}

export interface DataSourceRef {
  readonly type: 'grafana-athena-datasource'
  readonly uid: string
}

/** Source: `AthenaQuery` in https://github.com/grafana/athena-datasource/blob/main/src/types.ts */
export interface AthenaQuery {
  readonly refId: string
  /** 0: time series; 1: table. */
  readonly format: 0 | 1
  readonly rawSQL: string
  readonly connectionArgs: { readonly region: string; readonly catalog: string; readonly database: string }
}

export interface Panel {
  readonly id: number
  readonly type: 'barchart' | 'stat' | 'table' | 'timeseries'
  readonly title: string
  readonly description: string
  readonly datasource: DataSourceRef
  readonly gridPos: { readonly h: number; readonly w: number; readonly x: number; readonly y: number }
  readonly targets: readonly AthenaQuery[]
  readonly fieldConfig: { readonly defaults: FieldConfig; readonly overrides: readonly Override[] }
  readonly options: Readonly<Record<string, unknown>>
}

export interface FieldConfig {
  readonly unit?: string
  readonly decimals?: number
  readonly min?: number
  readonly custom?: Readonly<Record<string, unknown>>
}

interface Override {
  readonly matcher: { readonly id: 'byName'; readonly options: string }
  readonly properties: readonly { readonly id: 'unit' | 'decimals'; readonly value: string | number }[]
}
