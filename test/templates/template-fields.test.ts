import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { fieldsRead, HEAD, templateLines } from '../../templates/template-fields.ts'
import { exhaustive } from '../exhaustive/cases.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))

/** Lines of a template, and what the compiler says of each; empty where it is right. */
const LINES: readonly (readonly [line: string, error: string])[] = [
  ['{{statement}} {{totalPrice totals}}', ''],
  ['{{statment}}', "Property 'statment' does not exist on type 'DigestView'"],
  ['{{#if isLaking}}{{missing}}{{/if}}', "Property 'isLaking' does not exist on type 'DigestView'"],
  ['{{#each shown.gaps.items}}{{short montor}}{{/each}}', "Property 'montor' does not exist on type 'Gap'"],
  ['{{#each trend.figures}}{{name}} {{@root.dya}}{{/each}}', "Property 'dya' does not exist on type 'DigestView'"],
  ['{{#each trend.figures}}{{../dya}}{{/each}}', "Property 'dya' does not exist on type 'DigestView'"],
  ['{{#with trend.month}}{{usd}}{{#unless usd}}{{uds}}{{/unless}}{{/with}}', "Property 'uds' does not exist on type"],
  ["{{heading 'savngs'}}", `Argument of type '"savngs"' is not assignable`],
  ['{{dolars totals.usd}}', "Property 'dolars' does not exist on type"],
  // A field of the wrong kind is no better than none.
  ['{{dollars statement}}', "Argument of type 'string' is not assignable to parameter of type 'number'"],
  ['{{totals}}', 'is not assignable to parameter of type'],
  ['{{#each statusTag}}{{usd}}{{/each}}', "Property 'usd' does not exist on type 'string'"],
  ['{{dollars attention.fall.usd}}', "'view.attention.fall' is possibly 'null'"],
  ['{{#if attention.fall}}{{dollars attention.fall.usd}}{{/if}}', ''],
  // Handlebars passes its options to this one.
  ['{{gbOfBytes totals.bytes}}', ''],
]

exhaustive(
  'a template that misspells a field does not compile, and the error shows its file, its line and the field',
  async () => {
    const folder = await mkdtemp(join(tmpdir(), 'template-fields-'))
    try {
      const lines = LINES.map(([text], index) => ({ file: 'partials/misspelt.mjml', number: index + 1, text }))
      const module = [
        HEAD.replaceAll("from './", `from '${ROOT}templates/`),
        fieldsRead('misspelt', 'DigestView', lines),
      ]
      await writeFile(join(folder, 'misspelt.ts'), module.join('\n'))
      const settings = { extends: join(ROOT, 'tsconfig.json'), files: ['misspelt.ts'], exclude: [] }
      const compilerOptions = { typeRoots: [join(ROOT, 'node_modules/@types')] }
      await writeFile(join(folder, 'tsconfig.json'), JSON.stringify({ ...settings, compilerOptions }))
      const shown = await compiled(folder)
      for (const [index, [text, error]] of LINES.entries()) {
        const told = shown.filter((part) => part.includes(`partials/misspelt.mjml:${index + 1}\n`))
        expect([text, told.length]).toEqual([text, error === '' ? 0 : 1])
        if (error !== '') expect(told[0]).toContain(error)
      }
    } finally {
      await rm(folder, { recursive: true })
    }
  },
)

/** What `npm run check` shows of each error. */
async function compiled(folder: string): Promise<string[]> {
  const env = { ...process.env, NO_COLOR: '1' }
  const tsc = join(ROOT, 'node_modules/.bin/tsc')
  const output = await new Promise<string>((done) =>
    execFile(tsc, ['--pretty', '--project', folder], { env }, (_, stdout) => done(stdout)),
  )
  return output.split(/^(?=\S*misspelt\.ts:)/m)
}

test('a line of an include stands under its own file and number', async () => {
  const lines = await templateLines(join(ROOT, 'templates'), 'digest.mjml')
  const [movers] = lines.filter(({ text }) => text.includes('{{#each movers}}'))
  expect(movers).toMatchObject({ file: 'partials/movers.mjml', number: 5 })
  expect(lines.filter(({ text }) => /mj-include path=.*\.mjml/.test(text))).toEqual([])
})

test.each([
  ['{{> row}}', 'wicked.hbs:1: PartialStatement'],
  ['\n{{@frist}}', 'wicked.hbs:2: @frist'],
  ['{{dollars totals.usd of=statment}}', 'wicked.hbs:1: of='],
  ['{{#each trend.figures as |figure|}}{{figure.usd}}{{/each}}', 'wicked.hbs:1: |figure|'],
  ['{{#if (dollars totals.usd of=statment)}}{{day}}{{/if}}', 'wicked.hbs:1: of='],
])('what it cannot check it refuses: %j', (source, where) => {
  const lines = source.split('\n').map((text, index) => ({ file: 'wicked.hbs', number: index + 1, text }))
  expect(() => fieldsRead('wicked', 'DigestView', lines)).toThrow(where)
})
