import { expect, test } from 'vitest'
import { MADE, renewed } from '../../release/pages/made.ts'
import { table } from '../../release/pages/table.ts'
import { PAGES } from '../pages.ts'

test.each([...PAGES].filter(([, page]) => page.includes('<!-- npm run docs: ')))(
  'what %s has from the code is of now: npm run docs makes it',
  (_, page) => expect(renewed(page)).toBe(page),
)

test.each(Object.keys(MADE))('%s stands on one page', (name) => {
  const having = [...PAGES].filter(([, page]) => page.includes(`<!-- npm run docs: ${name} -->`))
  expect(having).toHaveLength(1)
})

test('a part that nobody makes is an error', () => {
  expect(() => renewed('<!-- npm run docs: nothing -->\n<!-- end -->')).toThrow('"nothing"')
})

test('a table is as wide as its longest cells, and a bar in a cell ends none', () => {
  expect(table(['name', 'x'], [['a|b', 'long']])).toBe('| name | x    |\n| ---- | ---- |\n| a\\|b | long |')
})
