import { parseArgs } from 'node:util'
import { gzipSync } from 'node:zlib'
import { parquetMetadata } from 'hyparquet'
import { openArchive } from '../archive/archive-tables.ts'
import { type Column, DAILY_COLUMNS, FLOW_COLUMNS, type TableName } from '../domain/columns.ts'
import { addDays } from '../domain/day.ts'
import { parquetOf } from '../domain/parquet.ts'
import { count } from '../templates/amounts.ts'
import { savedQueries } from '../templates/athena/saved-queries.ts'
import { neededLastRun } from './run-folder.ts'

/**
 * What the saved queries read of a year, beside the same rows as gzipped JSON lines by the hour, of which a query reads all.
 * The rows are those of the last report, spread over more pods until there are as many as asked for, with
 * bytes that differ by the row and the day. Nothing is written.
 */
const FIRST_DAY = '2026-01-01'

/** Every reader reads the footer of a file; Trino reads a small file whole, each time that a query names its table. */
const FOOTER = '(footer)'
const WHOLE = '(whole)'

type Row = Readonly<Record<string, string | number | boolean | null>>

const { values } = parseArgs({
  options: { days: { type: 'string', default: '365' }, rows: { type: 'string', default: '84000' } },
})
const days = Number(values.days)
const rowsADay = Number(values.rows)

const [flows, daily] = await templatesOf((await neededLastRun()).archive)
if (flows.length === 0) throw new Error('there is no flow in the archive of the last report')

/** Compressed bytes by table and column. */
const bytesOf = new Map<string, number>()
let jsonBytes = 0
for (let number = 0; number < days; number++) {
  const day = addDays(FIRST_DAY, number)
  const rows = Array.from({ length: rowsADay }, (_, index) => flowOn(day, number, index))
  add('flows', parquetOf('flows', byName(FLOW_COLUMNS), rows))
  add(
    'daily',
    parquetOf(
      'daily',
      byName(DAILY_COLUMNS),
      daily.map((row, index) => scaled(row, number, index)),
    ),
  )
  for (const hour of Map.groupBy(rows, (row) => Math.floor(Number(row.window_start) / 3_600_000)).values()) {
    jsonBytes += gzipSync(hour.map((row) => JSON.stringify(row)).join('\n')).length
  }
  if (number % 30 === 29) process.stderr.write(`${day}\n`)
}

process.stdout.write(`${count(days)} days of ${count(rowsADay)} rows; gzipped JSON lines: ${count(jsonBytes)} bytes\n`)
for (const { name, sql } of savedQueries()) {
  const table = (['flows', 'daily', 'findings', 'gaps'] as const).find((one) => new RegExp(`from ${one}\\b`).test(sql))
  if (table !== 'flows' && table !== 'daily') continue
  const read = [...columnsIn(sql, table), FOOTER].reduce(
    (sum, column) => sum + (bytesOf.get(`${table} ${column}`) ?? 0),
    0,
  )
  const times = sql.match(new RegExp(`from ${table}\\b`, 'g'))?.length ?? 0
  const whole = (bytesOf.get(`${table} ${WHOLE}`) ?? 0) * times
  const part = (bytes: number) => `${count(bytes).padStart(12)} bytes, 1/${Math.floor(jsonBytes / bytes)}`
  process.stdout.write(
    `${name.padEnd(28)} ${part(read).padEnd(25)}; whole ${part(whole).padEnd(25)}, ${count(days * times)} files\n`,
  )
}

async function templatesOf(folder: string): Promise<[Row[], Row[]]> {
  const archive = await openArchive(folder)
  try {
    const read = async (table: TableName): Promise<Row[]> => {
      const { columns, rows } = await archive.query(`select * exclude (dt, monitor) from ${table}`)
      return rows.map((row) =>
        Object.fromEntries(
          columns.map((name, index) => {
            const value = row[index]
            return [
              name,
              typeof value === 'bigint' ? Number(value) : value instanceof Date ? value.getTime() : (value as string),
            ]
          }),
        ),
      )
    }
    return [await read('flows'), await read('daily')]
  } finally {
    archive.close()
  }
}

/** A row by the names of its columns. */
function byName<Of>(columns: readonly Column<Of>[]): Column<Row>[] {
  return columns.map(({ name, type, about }) => ({ name, type, about, value: (row) => row[name] ?? null }))
}

/** A number between a half and one and a half that the day and the row decide. */
function factor(day: number, index: number): number {
  return 0.5 + ((day * 7919 + index * 104_729) % 1000) / 1000
}

function scaled(row: Row, day: number, index: number): Row {
  const times = factor(day, index)
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      name === 'bytes' ? Math.round(Number(value) * times) : name.startsWith('usd') ? Number(value) * times : value,
    ]),
  )
}

function flowOn(day: string, number: number, index: number): Row {
  const row = scaled(flows[index % flows.length] as Row, number, index)
  const copy = Math.floor(index / flows.length)
  const instant = Date.parse(day) + (Number(row.window_start) % 86_400_000)
  const pod =
    row.source_pod === null
      ? null
      : `${String(row.source_pod).slice(0, -2)}${'bcdfghjklm'[copy % 10]}${'npqrstvwxz'[index % 10]}`
  const ip = row.source_ip === null ? null : String(row.source_ip).replace(/\d+$/, String((copy * 23 + index) % 250))
  return { ...row, window_start: instant, source_pod: pod, source_ip: ip }
}

function add(table: TableName, file: Uint8Array): void {
  const { row_groups, metadata_length } = parquetMetadata(file.buffer as ArrayBuffer)
  // Its length and the magic number stand behind it.
  const footer = `${table} ${FOOTER}`
  bytesOf.set(`${table} ${WHOLE}`, (bytesOf.get(`${table} ${WHOLE}`) ?? 0) + file.length)
  bytesOf.set(footer, (bytesOf.get(footer) ?? 0) + metadata_length + 8)
  for (const { columns } of row_groups) {
    for (const { meta_data } of columns) {
      const key = `${table} ${meta_data?.path_in_schema.join('.')}`
      bytesOf.set(key, (bytesOf.get(key) ?? 0) + Number(meta_data?.total_compressed_size ?? 0))
    }
  }
}

function columnsIn(sql: string, table: 'flows' | 'daily'): string[] {
  const columns = table === 'flows' ? FLOW_COLUMNS : DAILY_COLUMNS
  return columns.map(({ name }) => name).filter((name) => new RegExp(`\\b${name}\\b`).test(sql))
}
