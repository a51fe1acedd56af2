import type { PairRow } from './data.ts'
import { amountOf, endId, type Filter, namespaceOf, wayOf } from './filter.ts'

const COLUMNS: readonly (readonly [name: string, value: (row: PairRow, filter: Filter) => string | number])[] = [
  ['cluster', ({ cluster }) => cluster],
  ['namespace', namespaceOf],
  ['team', ({ team }) => team ?? ''],
  ['from', ({ source }) => endId(source)],
  ['to', ({ destination }) => endId(destination)],
  ['path', wayOf],
  ['pairs', ({ pairs }) => pairs],
  ['bytes', (row, filter) => amountOf(row, filter).bytes],
  ['usd', (row, filter) => amountOf(row, filter).usd],
  ['unpriced_bytes', (row, filter) => amountOf(row, filter).unpricedBytes],
]

/** Rows for a spreadsheet, with whole numbers. Text that one would take for a formula is quoted. */
export function csvOf(rows: readonly PairRow[], filter: Filter): string {
  return [COLUMNS.map(([name]) => name), ...rows.map((row) => COLUMNS.map(([, value]) => value(row, filter)))]
    .map((cells) => cells.map(cellOf).join(','))
    .join('\r\n')
    .concat('\r\n')
}

/** Source: https://owasp.org/www-community/attacks/CSV_Injection */
function cellOf(value: string | number): string {
  if (typeof value === 'number') return String(value)
  const safe = /^[=+\-@\t\r＝＋－＠]/.test(value) ? `'${value}` : value
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
