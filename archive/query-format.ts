import type { Answer } from './archive-tables.ts'

export const FORMATS = ['table', 'csv', 'json'] as const
export type Format = (typeof FORMATS)[number]

/** An answer as text. `json` is a list of objects with the numbers as they are; `table` rounds to what a reader needs. */
export function formatted(answer: Answer, format: Format): string {
  switch (format) {
    case 'json':
      return `${JSON.stringify(objects(answer), null, 2)}\n`
    case 'csv':
      return [answer.columns, ...answer.rows.map((row) => row.map(plain))]
        .map((row) => row.map((cell) => csvCell(String(cell))).join(','))
        .join('\r\n')
        .concat('\r\n')
    case 'table':
      return tableOf(answer)
    default:
      return format satisfies never
  }
}

export const objects = ({ columns, rows }: Answer) =>
  rows.map((row) => Object.fromEntries(columns.map((name, index) => [name, exact(row[index])])))

/** JSON has no dates and no large whole numbers. */
function exact(value: unknown): unknown {
  if (typeof value === 'bigint') return Number.isSafeInteger(Number(value)) ? Number(value) : String(value)
  if (value instanceof Date) return value.toISOString()
  if (Array.isArray(value)) return value.map(exact)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, exact(inner)]))
}

const plain = (value: unknown) => (value === null ? '' : textOf(value))

/** Lists and structures as JSON. */
function textOf(value: unknown): string {
  const known = exact(value)
  return typeof known === 'object' ? JSON.stringify(known) : String(known)
}

/** RFC 4180; a cell that a spreadsheet would take for a formula is text. */
function csvCell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) && !/^-?[\d.]+(e[+-]?\d+)?$/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

function tableOf({ columns, rows }: Answer): string {
  if (rows.length === 0) return 'no rows\n'
  const cells = rows.map((row) => row.map(shown))
  const isNumber = columns.map((_, index) => rows.every((row) => row[index] === null || isNumeric(row[index])))
  const widths = columns.map((name, index) =>
    cells.reduce((width, row) => Math.max(width, row[index]?.length ?? 0), name.length),
  )
  const line = (row: readonly string[]) =>
    row
      .map((cell, index) => (isNumber[index] ? cell.padStart(widths[index] ?? 0) : cell.padEnd(widths[index] ?? 0)))
      .join('  ')
      .trimEnd()
  return [line(columns), line(widths.map((width) => '-'.repeat(width))), ...cells.map(line), ''].join('\n')
}

const isNumeric = (value: unknown) => typeof value === 'number' || typeof value === 'bigint'

function shown(value: unknown): string {
  if (value === null) return '-'
  if (typeof value === 'number' && !Number.isInteger(value)) return value.toFixed(Math.abs(value) < 0.1 ? 4 : 2)
  // What a name holds must not write to the terminal.
  return textOf(value).replaceAll(/[\p{Cc}\p{Cf}]/gu, '\u{FFFD}')
}
