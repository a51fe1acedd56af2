import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { TABLES } from '../../domain/tables.ts'
import { savedQueries } from '../../templates/athena/saved-queries.ts'

const page = readFileSync(new URL('../../docs/archive.md', import.meta.url), 'utf8').replaceAll(/ {2,}/g, ' ')

test.each(TABLES.filter(({ filesOf }) => filesOf === undefined).map((table) => [table.name, table] as const))(
  'docs/archive.md has the columns of %s, in order',
  (name, table) => {
    const [, section = ''] = page.split(`### \`${name}\`\n`)
    const told = [...(section.split('\n### ')[0] ?? '').matchAll(/^\| `(\w+)` \| (\w+) \| (.+) \|$/gm)]
    expect(told.map(([, column, type, about]) => [column, type, about])).toEqual(
      table.columns.map((column) => [column.name, column.type === 'json' ? 'string' : column.type, column.about]),
    )
  },
)

test('docs/archive.md has every saved query', () => {
  for (const { name, about } of savedQueries()) expect(page).toContain(`| \`${name}\` | ${about} |`)
})
