/** A table of Markdown, its columns as wide as their longest cell. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const escaped = rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|')))
  const widths = head.map((title, column) =>
    Math.max(...[title, ...escaped.map((row) => row[column] ?? '')].map(length)),
  )
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => padded(cell, widths[column])).join(' | ')} |`
  return [line(head), `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`, ...escaped.map(line)].join('\n')
}

const length = (text: string) => [...text].length
const padded = (text: string, width = 0) => text + ' '.repeat(Math.max(0, width - length(text)))
