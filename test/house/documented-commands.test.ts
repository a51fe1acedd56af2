import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { VERSION } from '../../domain/version.ts'
import {
  blocksOf,
  CI_LINES,
  documentedCalls,
  documentedCommands,
  flowtollArguments,
  NEEDS,
} from '../../release/pages/commands.ts'
import { PAGES } from '../pages.ts'

const read = (path: string) => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')
const commands = [...read('cli/flowtoll.ts').matchAll(/^ {2}'?(\w[\w-]*)'?: \{\n? *about:/gm)].map(
  ([, name = '']) => name,
)
const scripts = Object.keys(JSON.parse(read('package.json')).scripts)

/** What the package is tried with, beside the lines of .ci/run. */
const INSTALLED = `npm install dist/release/flowtoll-${VERSION}.tgz`

const documented = documentedCommands()
const calls = documentedCalls()

test('every command in a block is run before a release, or says what it needs', () => {
  expect(documented.length).toBeGreaterThan(15)
  const neither = documented.filter(({ command, needs }) => {
    if (needs !== undefined) return !NEEDS.some((need) => need === needs)
    return command !== INSTALLED && !CI_LINES.includes(command) && !calls.has(command)
  })
  expect(neither).toEqual([])
})

test('calls that are run before a release are of commands that there are', () => {
  expect(calls.size).toBeGreaterThan(3)
  expect([...calls].filter(([, [name = '']]) => !commands.includes(name))).toEqual([])
})

test('README begins with two lines to try it', () => {
  const readme = documented.filter(({ page }) => page === 'README.md').map(({ command }) => command)
  expect(readme.slice(0, 4)).toEqual(['npm ci', 'npm run report', 'npm ci', 'npm test'])
})

test('blocks without a language have no commands', () => {
  const bare = [...PAGES].flatMap(([path, page]) =>
    blocksOf(page)
      .filter(
        ({ language, text }) =>
          language.length === 0 && /^ *(?:npm|npx|aws|kubectl|claude|duckdb|node|git) /m.test(text),
      )
      .map(({ text }) => [path, text] as const),
  )
  expect(bare).toEqual([])
})

test('commands and scripts that a page names are there', () => {
  expect(commands).toEqual(expect.arrayContaining(['report', 'query', 'mcp', 'init', 'deploy']))
  const named = [...PAGES].flatMap(([path, page]) => [
    ...[...page.matchAll(/npm run ([a-z][\w-]*)/g)].map(([, name = '']) => ({ path, name, known: scripts })),
    ...[...page.matchAll(/npx (?:--no -- )?flowtoll ([a-z][\w-]*)/g)].map(([, name = '']) => ({
      ...{ path, name },
      known: commands,
    })),
  ])
  expect(named.length).toBeGreaterThan(20)
  expect(named.filter(({ name, known }) => !known.includes(name)).map(({ path, name }) => [path, name])).toEqual([])
})

test.each([
  ['npm run query -- --sql "select 1"', ['query', '--sql', 'select 1']],
  ['npx --no -- flowtoll report --days 7', ['report', '--days', '7']],
  ['npm run report', ['report']],
  ['npm test', undefined],
])('%s is read as a shell does', (command, args) => expect(flowtollArguments(command)).toEqual(args))
