import { columnsOf, padEnd, padStart } from '../templates/safe-text.ts'

/** What a model says, with its tables drawn. */
export interface Printer {
  write(text: string): void
  /** Writes what was held back. */
  end(): void
}

/**
 * Writes text as it comes, but for tables in Markdown: those are held back until their last line, and written with
 * columns of one width, figures at the right. What is written is Markdown still.
 */
export function withTables(write: (text: string) => void): Printer {
  let table: string[] = []
  /** The line that is not over, where it may be a table's. */
  let held = ''
  let isText = false
  let isCode = false
  const flush = () => {
    if (table.length > 0) write(`${(isCode ? table : drawn(table)).join('\n')}\n`)
    table = []
  }
  const part = (text: string, endsLine: boolean) => {
    if (!isText) {
      held += text
      const start = held.trimStart()
      if (start.startsWith('|') || (start === '' && !endsLine)) {
        if (endsLine) table.push(held)
        if (endsLine) held = ''
        return
      }
      flush()
      if (start.startsWith('```')) isCode = !isCode
      write(held)
      held = ''
      isText = true
    } else write(text)
    if (endsLine) {
      write('\n')
      isText = false
    }
  }
  return {
    write: (text) => {
      const lines = text.split('\n')
      for (const [index, line] of lines.entries()) part(line, index < lines.length - 1)
    },
    end: () => {
      if (held.trimStart().startsWith('|')) table.push(held)
      else write(held)
      flush()
      held = ''
    },
  }
}

const RULE = /^:?-+:?$/
const FIGURE = /^[<>≤~+−-]?\$?[\d.,]+ ?(?:%|[KMGT]i?B|h|s|ms)?(?:\/\w+)?$/

/** A table with columns of one width; lines that are none stay as they are. */
function drawn(lines: readonly string[]): readonly string[] {
  const rows = lines.map(cellsOf)
  const [head = [], rule = [], ...body] = rows
  // What is indented is of a list or of code, and what has more cells than a head would lose some.
  const isPlain = lines.every((line) => line.startsWith('|')) && rows.every(({ length }) => length <= head.length)
  if (!isPlain || body.length === 0 || !rule.every((cell) => RULE.test(cell))) return lines
  const columns = head.map((title, index) => {
    const cells = body.map((row) => row[index] ?? '')
    return {
      width: Math.max(3, ...[title, ...cells].map(columnsOf)),
      pad:
        cells.every((cell) => /^[–-]?$/.test(cell) || FIGURE.test(cell)) || /^-+:$/.test(rule[index] ?? '')
          ? padStart
          : padEnd,
    }
  })
  const line = (cells: readonly string[]) =>
    `| ${columns.map(({ width, pad }, index) => pad(cells[index] ?? '', width)).join(' | ')} |`
  const ruled = columns.map(({ width, pad }) => (pad === padStart ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width)))
  return [line(head), line(ruled), ...body.map(line)]
}

/** `| a | b \| c |` as its cells. */
const cellsOf = (line: string) =>
  line
    .trim()
    .replace(/^\|/, '')
    .replace(/(?<!\\)\|$/, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim())
