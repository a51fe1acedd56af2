import fc from 'fast-check'
import { expect, test } from 'vitest'
import { withTables } from '../../agent/tables.ts'

function printed(...parts: readonly string[]): string {
  let out = ''
  const printer = withTables((text) => {
    out += text
  })
  for (const part of parts) printer.write(part)
  printer.end()
  return out
}

const TABLE = '| Workload | Cost | GB |\n|---|---|:-:|\n| sender | $1.37 | 68.4 |\n| a | $19.20 | – |\n'
const DRAWN = [
  '| Workload |   Cost |   GB |',
  '| -------- | -----: | ---: |',
  '| sender   |  $1.37 | 68.4 |',
  '| a        | $19.20 |    – |',
]

test('a table gets columns of one width, figures at the right', () => {
  expect(printed(TABLE)).toBe(`${DRAWN.join('\n')}\n`)
})

test('it does so however the text comes, and leaves what is around the table', () => {
  const text = `Two pay:\n\n${TABLE}\nThat is | all`
  const whole = `Two pay:\n\n${DRAWN.join('\n')}\n\nThat is | all`
  expect(printed(text)).toBe(whole)
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1 }), (sizes) => {
      const parts: string[] = []
      for (let from = 0, at = 0; from < text.length; at++) {
        const size = sizes[at % sizes.length] ?? 1
        parts.push(text.slice(from, from + size))
        from += size
      }
      expect(printed(...parts)).toBe(whole)
    }),
  )
})

test('text comes at once', () => {
  let out = ''
  const printer = withTables((text) => {
    out += text
  })
  printer.write('Most of')
  expect(out).toBe('Most of')
  printer.write(' it\n| a |')
  expect(out).toBe('Most of it\n')
})

test.each([
  ['rows without a head', '| a | 1 |\n| bcd | 2 |\n'],
  ['a line that begins with a bar', '| is a bar\n'],
  ['text without a table', '  a\n\n b | c\n'],
  ['a table in code', '```\n|a|b|\n|-|-|\n|1|22|\n```\n'],
  ['a table of a list', '- x\n  |a|b|\n  |-|-|\n  |1|22|\n'],
  ['a table with more cells than its head', '|a|b|\n|-|-|\n|1|2|lost|\n'],
  ['nothing', ''],
])('%s stay as they are', (_, text) => {
  expect(printed(text)).toBe(text)
})

test('wide letters take two columns, a bar in a cell is no end of it, and a short row is filled', () => {
  expect(printed('|a|b|\n|-|-|\n|日本|x\\|y|\n|c|')).toBe(
    ['| a    | b    |', '| ---- | ---- |', '| 日本 | x\\|y |', '| c    |      |', ''].join('\n'),
  )
})
