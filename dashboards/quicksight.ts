import { App, CfnParameter, DefaultStackSynthesizer, Fn, Stack } from 'aws-cdk-lib'
import { CfnDashboard, CfnDataSet, CfnDataSource, CfnRefreshSchedule } from 'aws-cdk-lib/aws-quicksight'
import { DATA_SETS } from './data-sets.ts'

type Visual = CfnDashboard.VisualProperty
type Sheet = CfnDashboard.SheetDefinitionProperty

/**
 * What an owner may do with each of its parts.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonquicksight.html
 */
const OWNER = {
  dataSource: [
    ...['quicksight:DescribeDataSource', 'quicksight:DescribeDataSourcePermissions', 'quicksight:PassDataSource'],
    ...['quicksight:UpdateDataSource', 'quicksight:DeleteDataSource', 'quicksight:UpdateDataSourcePermissions'],
  ],
  dataSet: [
    ...['quicksight:DescribeDataSet', 'quicksight:DescribeDataSetPermissions', 'quicksight:PassDataSet'],
    ...['quicksight:UpdateDataSet', 'quicksight:DeleteDataSet', 'quicksight:UpdateDataSetPermissions'],
    ...['quicksight:DescribeIngestion', 'quicksight:ListIngestions'],
    ...['quicksight:CreateIngestion', 'quicksight:CancelIngestion'],
  ],
  dashboard: [
    ...['quicksight:DescribeDashboard', 'quicksight:ListDashboardVersions', 'quicksight:QueryDashboard'],
    ...['quicksight:UpdateDashboard', 'quicksight:DeleteDashboard', 'quicksight:UpdateDashboardPublishedVersion'],
    ...['quicksight:DescribeDashboardPermissions', 'quicksight:UpdateDashboardPermissions'],
  ],
}

/** The CloudFormation template of the dashboard, its data sets and their daily refresh: `dashboards/quicksight.json`. */
export function quickSightTemplate(): object {
  const app = new App({ analyticsReporting: false })
  const stack = new Stack(app, 'flowtoll-quicksight', {
    description: 'flowtoll: EKS network costs in QuickSight, over the Athena tables of flowtoll',
    synthesizer: new DefaultStackSynthesizer({ generateBootstrapVersionRule: false }),
  })
  const parameter = (name: string, description: string, standard?: string) =>
    new CfnParameter(stack, name, { description, ...(standard === undefined ? {} : { default: standard }) })
      .valueAsString
  const principal = parameter('Owner', 'ARN of the QuickSight user or group that owns the dashboard')
  const database = parameter('Database', "Athena database and workgroup: the stack's name in lower case", 'flowtoll')
  const timeOfDay = parameter('RefreshTime', 'When data is read again each day, HH:MM', '09:00')
  const timeZone = parameter('RefreshTimeZone', 'Time zone of that', 'UTC')

  const source = new CfnDataSource(stack, 'Athena', {
    awsAccountId: stack.account,
    ...{ dataSourceId: idIn(database, 'athena'), name: 'flowtoll', type: 'ATHENA' },
    dataSourceParameters: { athenaParameters: { workGroup: database } },
    permissions: [{ principal, actions: OWNER.dataSource }],
  })
  const dataSets = DATA_SETS.map(({ name, sql, columns }) => {
    const set = new CfnDataSet(stack, `DataSet${capital(name)}`, {
      awsAccountId: stack.account,
      ...{ dataSetId: idIn(database, name), name: `flowtoll: ${name}`, importMode: 'SPICE' },
      physicalTableMap: {
        [name]: {
          customSql: {
            dataSourceArn: source.attrArn,
            name,
            sqlQuery: Fn.sub(sql.replaceAll(/:table\((\w+)\)/g, '"$${Database}".$1')),
            columns: Object.entries(columns).map(([column, type]) => ({ name: column, type })),
          },
        },
      },
      permissions: [{ principal, actions: OWNER.dataSet }],
    })
    const schedule = new CfnRefreshSchedule(stack, `Refresh${capital(name)}`, {
      awsAccountId: stack.account,
      dataSetId: idIn(database, name),
      schedule: {
        ...{ scheduleId: idIn(database, `${name}-daily`), refreshType: 'FULL_REFRESH' },
        scheduleFrequency: { interval: 'DAILY', timeOfTheDay: timeOfDay, timeZone },
      },
    })
    schedule.addResourceDependency(set)
    return set
  })
  new CfnDashboard(stack, 'Dashboard', {
    awsAccountId: stack.account,
    ...{ dashboardId: idIn(database, 'costs'), name: 'flowtoll: EKS network costs' },
    definition: {
      dataSetIdentifierDeclarations: DATA_SETS.map(({ name }, index) => ({
        identifier: name,
        dataSetArn: dataSets[index]?.attrArn ?? '',
      })),
      sheets: SHEETS,
      filterGroups: SHEETS.flatMap(({ sheetId }) => FILTERS[sheetId]?.map((one) => filterGroup(sheetId, one)) ?? []),
    },
    permissions: [{ principal, actions: OWNER.dashboard }],
  })
  return app.synth().getStackByName(stack.stackName).template
}

/** Ids are unique in an account and region. */
const idIn = (database: string, name: string) => Fn.join('-', [database, name])
const capital = (name: string) => name.charAt(0).toUpperCase() + name.slice(1)

interface Filter {
  readonly dataSet: string
  readonly column: string
  readonly title: string
}

const DAY = 'day'
const filtersOf = (dataSet: string, columns: Readonly<Record<string, string>>): Filter[] =>
  Object.entries(columns).map(([column, title]) => ({ dataSet, column, title }))

/** By sheet. */
const FILTERS: Readonly<Record<string, readonly Filter[]>> = {
  costs: filtersOf('costs', {
    ...{ [DAY]: 'Days', region: 'Region', account: 'Account', cluster: 'Cluster' },
    ...{ monitor: 'Monitor', team: 'Team', namespace: 'Namespace' },
  }),
  savings: filtersOf('savings', { cluster: 'Cluster', status: 'Status' }),
  coverage: filtersOf('coverage', {
    ...{ [DAY]: 'Days', region: 'Region', account: 'Account', cluster: 'Cluster', monitor: 'Monitor' },
  }),
}

const idOfFilter = (sheetId: string, { column }: Filter) => `${sheetId}-${column}`

function filterGroup(sheetId: string, filter: Filter): CfnDashboard.FilterGroupProperty {
  const filterId = idOfFilter(sheetId, filter)
  const column = columnOf(filter.dataSet, filter.column)
  return {
    filterGroupId: `${filterId}-group`,
    crossDataset: 'SINGLE_DATASET',
    scopeConfiguration: {
      selectedSheets: { sheetVisualScopingConfigurations: [{ sheetId, scope: 'ALL_VISUALS' }] },
    },
    filters: [
      filter.column === DAY
        ? {
            relativeDatesFilter: {
              ...{ filterId, column, relativeDateType: 'LAST', relativeDateValue: 30, timeGranularity: 'DAY' },
              ...{ anchorDateConfiguration: { anchorOption: 'NOW' }, nullOption: 'NON_NULLS_ONLY' },
            },
          }
        : {
            categoryFilter: {
              ...{ filterId, column },
              configuration: {
                filterListConfiguration: { matchOperator: 'CONTAINS', selectAllOptions: 'FILTER_ALL_VALUES' },
              },
            },
          },
    ],
  }
}

const controlOf = (sheetId: string, filter: Filter): CfnDashboard.FilterControlProperty => {
  const sourceFilterId = idOfFilter(sheetId, filter)
  const control = { filterControlId: `${sourceFilterId}-control`, sourceFilterId, title: filter.title }
  return filter.column === DAY ? { relativeDateTime: control } : { dropdown: { ...control, type: 'MULTI_SELECT' } }
}

const columnOf = (dataSetIdentifier: string, columnName: string) => ({ dataSetIdentifier, columnName })

const category = (dataSet: string, column: string): CfnDashboard.DimensionFieldProperty => ({
  categoricalDimensionField: { fieldId: `by-${column}`, column: columnOf(dataSet, column) },
})
const byDay = (dataSet: string): CfnDashboard.DimensionFieldProperty => ({
  dateDimensionField: { fieldId: 'by-day', column: columnOf(dataSet, DAY), dateGranularity: 'DAY' },
})
const sumOf = (dataSet: string, column: string): CfnDashboard.MeasureFieldProperty => ({
  numericalMeasureField: {
    ...{ fieldId: `sum-${column}`, column: columnOf(dataSet, column) },
    aggregationFunction: { simpleNumericalAggregation: 'SUM' },
    ...(column.startsWith('usd') ? { formatConfiguration: IN_DOLLARS } : {}),
  },
})

const IN_DOLLARS = {
  formatConfiguration: {
    currencyDisplayFormatConfiguration: {
      ...{ symbol: 'USD', numberScale: 'NONE', decimalPlacesConfiguration: { decimalPlaces: 2 } },
    },
  },
} as const

const titled = (text: string) => ({ visibility: 'VISIBLE', formatText: { plainText: text } })

const kpi = (visualId: string, title: string, value: CfnDashboard.MeasureFieldProperty): Visual => ({
  kpiVisual: { visualId, title: titled(title), chartConfiguration: { fieldWells: { values: [value] } } },
})

interface Bars {
  readonly category: CfnDashboard.DimensionFieldProperty
  readonly values: CfnDashboard.MeasureFieldProperty
  readonly colors?: CfnDashboard.DimensionFieldProperty
}

const bars = (visualId: string, title: string, { category, values, colors }: Bars): Visual => ({
  barChartVisual: {
    ...{ visualId, title: titled(title) },
    chartConfiguration: {
      ...(colors
        ? { orientation: 'VERTICAL', barsArrangement: 'STACKED' }
        : { orientation: 'HORIZONTAL', barsArrangement: 'CLUSTERED' }),
      fieldWells: {
        barChartAggregatedFieldWells: {
          ...{ category: [category], values: [values] },
          ...(colors ? { colors: [colors] } : {}),
        },
      },
    },
  },
})

const table = (
  visualId: string,
  title: string,
  groupBy: readonly CfnDashboard.DimensionFieldProperty[],
  values: readonly CfnDashboard.MeasureFieldProperty[],
): Visual => ({
  tableVisual: {
    ...{ visualId, title: titled(title) },
    chartConfiguration: {
      fieldWells: { tableAggregatedFieldWells: { groupBy: [...groupBy], values: [...values] } },
    },
  },
})

const sheet = (sheetId: string, name: string, visuals: Visual[]): Sheet => ({
  ...{ sheetId, name, visuals },
  filterControls: FILTERS[sheetId]?.map((filter) => controlOf(sheetId, filter)) ?? [],
})

const SHEETS: Sheet[] = [
  sheet('costs', 'Costs', [
    kpi('total', 'Cost, at list price', sumOf('costs', 'usd')),
    bars('by-charge', 'Cost by charge', {
      ...{ category: byDay('costs'), values: sumOf('costs', 'usd'), colors: category('costs', 'charge') },
    }),
    bars('by-namespace', 'Cost by namespace', {
      category: category('costs', 'namespace'),
      values: sumOf('costs', 'usd'),
    }),
    bars('by-team', 'Cost by team', { category: category('costs', 'team'), values: sumOf('costs', 'usd') }),
    table(
      'largest',
      'Largest costs',
      ['cluster', 'namespace', 'workload', 'far_end', 'via'].map((column) => category('costs', column)),
      [sumOf('costs', 'gigabytes'), sumOf('costs', 'usd')],
    ),
    table(
      'zones',
      'Zone by zone',
      ['from_zone', 'to_zone', 'charge'].map((column) => category('costs', column)),
      [sumOf('costs', 'usd')],
    ),
  ]),
  sheet('savings', 'Savings', [
    kpi('possible', 'Possible savings a month', sumOf('savings', 'usd_possible')),
    kpi('at-most', 'At most, depending on your application, a month', sumOf('savings', 'usd_at_most')),
    kpi('measured', 'Measured savings a month', sumOf('savings', 'usd_measured')),
    table(
      'findings',
      'Savings of the last day',
      ['title', 'status', 'cluster', 'saving_is'].map((column) => category('savings', column)),
      [sumOf('savings', 'usd_per_month')],
    ),
  ]),
  sheet('coverage', 'Coverage', [
    table(
      'hours',
      'Hours with a full answer, and bytes beside CloudWatch',
      [byDay('coverage'), category('coverage', 'monitor'), category('coverage', 'status')],
      ['hours_complete', 'hours', 'row_bytes', 'cloudwatch_bytes'].map((column) => sumOf('coverage', column)),
    ),
  ]),
]
