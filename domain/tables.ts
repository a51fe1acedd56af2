import { type ColumnType, DAILY_COLUMNS, FLOW_COLUMNS, type TableName } from './columns.ts'
import { DAY_COLUMNS, FINDING_COLUMNS, GAP_COLUMNS } from './day-columns.ts'

/** A table of the archive: Parquet files in each partition, one but for `hours`. The Glue table and the views for DuckDB are made from it. */
export interface Table {
  readonly name: TableName
  /** What a row is. */
  readonly about: string
  /** Folders of the key, in order: `dt=<day>/monitor=<name>/`. */
  readonly partitions: readonly ('dt' | 'monitor')[]
  readonly columns: readonly { readonly name: string; readonly type: ColumnType; readonly about: string }[]
  /** The table that its files say they are of, where that is another: a day's are made of them. */
  readonly filesOf?: TableName
}

export const TABLES: readonly Table[] = [
  {
    name: 'flows',
    about: 'A row for each flow and window, priced and named',
    partitions: ['dt', 'monitor'],
    columns: FLOW_COLUMNS,
  },
  {
    name: 'hours',
    about: 'The rows of flows hour by hour, as soon as an hour is settled, of the last 40 days: those of today too',
    partitions: ['dt', 'monitor'],
    columns: FLOW_COLUMNS,
    filesOf: 'flows',
  },
  {
    name: 'daily',
    about: "A day's sums by workload, destination and charge, by zone and Service",
    partitions: ['dt', 'monitor'],
    columns: DAILY_COLUMNS,
  },
  {
    name: 'findings',
    about: 'What to change, and what became of earlier findings',
    partitions: ['dt'],
    columns: FINDING_COLUMNS,
  },
  {
    name: 'gaps',
    about: 'Stretches of a day without an answer',
    partitions: ['dt', 'monitor'],
    columns: GAP_COLUMNS,
  },
  {
    name: 'days',
    about: "A row for each monitor: the day's status and coverage, and the rates of its dollars",
    partitions: ['dt'],
    columns: DAY_COLUMNS,
  },
]

/** `flows, hours, daily, findings, gaps and days` */
export const TABLE_LIST = TABLES.map(({ name }) => name)
  .join(', ')
  .replace(/, (?=\w+$)/, ' and ')

/** What the folders of a key hold. */
export const PARTITIONS: Readonly<Record<'dt' | 'monitor', string>> = {
  dt: 'Report day, YYYY-MM-DD, in the time zone of the report',
  monitor: 'Network Flow Monitor monitor',
}

/** Parameter of a Glue table that lists its monitors. */
export const MONITOR_VALUES = 'projection.monitor.values'

/** It stands for none: the list may not be empty. */
export const UNKNOWN_MONITOR = 'unknown'
