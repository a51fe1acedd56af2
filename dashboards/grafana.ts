import type { AthenaQuery, FieldConfig, GrafanaDashboard, Panel, QueryVariable } from './grafana-model.ts'
import { PANELS, type PanelQuestion } from './panels.ts'

/** What Grafana puts in place of a variable. */
const variable = (expression: string) => `$\{${expression}}`

const DATA_SOURCE = { type: 'grafana-athena-datasource', uid: variable('datasource') } as const

/** A variable's choice as a list of SQL strings, with every quote in it doubled. */
const chosen = (name: string) => variable(`${name}:sqlstring`)

/** Partitions are days of the report's time zone; Grafana's time range is in the reader's. */
const DAYS = `dt between '${variable('__from:date:YYYY-MM-DD')}' and '${variable('__to:date:YYYY-MM-DD')}'`

/** What a reader chooses, and what of a row that is. */
const CHOICES = {
  region: { label: 'Region', column: "coalesce(region, '(none)')", table: 'days' },
  account: { label: 'Account', column: "coalesce(account_id, '(none)')", table: 'days' },
  cluster: { label: 'Cluster', column: 'coalesce(cluster, monitor)', table: 'days' },
  monitor: { label: 'Monitor', column: 'monitor', table: 'days' },
  team: { label: 'Team', column: "coalesce(team, '(none)')", table: 'daily' },
  namespace: {
    label: 'Namespace',
    column: "coalesce(source_namespace, destination_namespace, '(none)')",
    table: 'daily',
  },
} as const

type Choice = keyof typeof CHOICES

const among = (...names: readonly Choice[]) =>
  names.map((name) => `${CHOICES[name].column} in (${chosen(name)})`).join('\n  and ')

/** Of all days in the range the last one's gigabyte, so that gigabytes add up. */
const GIGABYTE = `coalesce((select max_by(bytes_per_gigabyte, dt) from days where ${DAYS}), 1073741824)`

/** What stands for a word in a question. */
const WORDS: Readonly<Record<string, string>> = {
  ':days': DAYS,
  ':flows': among('region', 'account', 'cluster', 'monitor', 'team', 'namespace'),
  ':monitors': among('region', 'account', 'cluster', 'monitor'),
  // A finding is of a cluster; what became of a change is of none.
  ':clusters': `(cluster is null or cluster in (${chosen('cluster')}))`,
  ':gigabyte': GIGABYTE,
}

const query = (sql: string, format: AthenaQuery['format']): AthenaQuery => ({
  refId: 'A',
  format,
  rawSQL: sql.trim().replaceAll(/:[a-z]+\b/g, (word) => WORDS[word] ?? word),
  connectionArgs: { region: '__default', catalog: '__default', database: '__default' },
})

const queryVariable = (name: Choice): QueryVariable => {
  const { label, column, table } = CHOICES[name]
  return {
    ...{ type: 'query', name, label, datasource: DATA_SOURCE },
    query: query(`select distinct ${column} as value from ${table} where :days order by 1`, 1),
    ...{ multi: true, includeAll: true, current: { selected: true, text: ['All'], value: ['$__all'] } },
    ...{ refresh: 2, sort: 1 },
  }
}

const STYLES: Readonly<
  Record<PanelQuestion['shape'], Pick<Panel, 'type' | 'options'> & { readonly custom?: FieldConfig['custom'] }>
> = {
  figures: {
    type: 'stat',
    options: { reduceOptions: { calcs: ['lastNotNull'], fields: '/.*/', values: false }, graphMode: 'none' },
  },
  days: {
    type: 'timeseries',
    options: { legend: { displayMode: 'list', placement: 'bottom', showLegend: true }, tooltip: { mode: 'multi' } },
    custom: { drawStyle: 'bars', fillOpacity: 80, lineWidth: 0, stacking: { mode: 'normal', group: 'A' } },
  },
  bars: {
    type: 'barchart',
    options: { orientation: 'horizontal', xField: 'name', legend: { showLegend: false }, showValue: 'auto' },
  },
  table: { type: 'table', options: { showHeader: true } },
}

/** Panels side by side, as many as a row of 24 columns takes. */
function panels(): Panel[] {
  let x = 0
  let y = 0
  return PANELS.map(({ title, about, shape, width, height, sql, units }, index) => {
    if (x + width > 24) [x, y] = [0, y + (PANELS[index - 1]?.height ?? 0)]
    const gridPos = { h: height, w: width, x, y }
    x += width
    const { type, options, custom } = STYLES[shape]
    const [only] = new Set(Object.values(units))
    const isOfOneUnit = shape === 'days' || shape === 'bars'
    return {
      ...{ id: index + 1, type, title, description: about, datasource: DATA_SOURCE, gridPos },
      targets: [query(sql, shape === 'days' ? 0 : 1)],
      fieldConfig: {
        defaults: { ...(isOfOneUnit && only ? { unit: only } : {}), ...(custom ? { custom } : {}) },
        overrides: isOfOneUnit
          ? []
          : Object.entries(units).map(([name, unit]) => ({
              matcher: { id: 'byName', options: name },
              properties: [{ id: 'unit', value: unit }, ...(unit === 'none' ? [ONE_DECIMAL] : [])],
            })),
      },
      options,
    } satisfies Panel
  })
}

const ONE_DECIMAL = { id: 'decimals', value: 1 } as const

/** What Grafana imports: `dashboards/grafana.json`. */
export const grafanaDashboard = (): GrafanaDashboard => ({
  uid: 'flowtoll',
  title: 'flowtoll: EKS network costs',
  description: 'What EKS pods paid to cross a zone, a NAT gateway, an endpoint, or a transit gateway.',
  tags: ['aws', 'cost', 'eks'],
  schemaVersion: 39,
  editable: true,
  refresh: '',
  time: { from: 'now-30d', to: 'now' },
  templating: {
    list: [
      { type: 'datasource', name: 'datasource', label: 'Athena', query: DATA_SOURCE.type },
      ...(Object.keys(CHOICES) as Choice[]).map(queryVariable),
    ],
  },
  panels: panels(),
})
