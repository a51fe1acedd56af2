import { PARTITIONS, TABLES } from '../../domain/tables.ts'
import { savedQueries } from '../../templates/athena/saved-queries.ts'
import { table } from './table.ts'

/** Every table of the archive, with its columns. */
export function columnTables(): string {
  return TABLES.map(({ name, about, partitions, columns, filesOf }) => {
    const heading = `## \`${name}\`\n\n${about}.`
    if (filesOf !== undefined) return `${heading} Its columns are those of [\`${filesOf}\`](#${filesOf}).`
    const rows = [
      ...partitions.map((partition) => [`\`${partition}\``, 'string, of the key', PARTITIONS[partition]]),
      ...columns.map((column) => [`\`${column.name}\``, column.type === 'json' ? 'string' : column.type, column.about]),
    ]
    return `${heading}\n\n${table(['column', 'type', 'what'], rows)}`
  }).join('\n\n')
}

/** What each saved query answers. */
export const savedQueryTable = (): string =>
  table(
    ['saved query', 'what it answers'],
    savedQueries().map(({ name, about }) => [`\`${name}\``, about]),
  )
