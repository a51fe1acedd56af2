import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import * as z from 'zod'
import { SETTINGS } from '../domain/settings.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** The part of JSON Schema that settings are told in. */
interface Schema {
  readonly type?: string
  readonly const?: unknown
  readonly enum?: readonly unknown[]
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
}

/**
 * The types of the construct, which stand on the CDK's alone: its own file as the compiler tells it, and in place of the settings'
 * schema an interface made from it.
 */
export async function constructTypes(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-types-'))
  try {
    const project = join(folder, 'tsconfig.json')
    const compilerOptions = {
      ...{ noEmit: false, declaration: true, emitDeclarationOnly: true, stripInternal: true },
      ...{ rootDir: ROOT, outDir: folder, typeRoots: [join(ROOT, 'node_modules/@types')] },
    }
    const config = {
      extends: join(ROOT, 'tsconfig.json'),
      compilerOptions,
      files: [join(ROOT, 'cdk/network-cost-report.ts')],
    }
    await writeFile(project, JSON.stringify(config))
    await promisify(execFile)(process.execPath, [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', project])
    const own = await readFile(join(folder, 'cdk/network-cost-report.d.ts'), 'utf8')
    const settings = await settingsInterface()
    return own.replace(/^import .*domain\/settings.*$/m, () => settings)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The settings as a person writes them, each with what README's table says of it. */
async function settingsInterface(): Promise<string> {
  const { properties = {}, required = [] } = z.toJSONSchema(SETTINGS, { io: 'input' }) as Schema
  const about = settingsOfTable(await readFile(join(ROOT, 'README.md'), 'utf8'))
  const fields = Object.entries(properties).map(([name, schema]) => {
    const says = about.get(name)
    if (says === undefined) throw new Error(`README's table of settings lacks ${name}`)
    return `  /** ${says} */\n  readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(schema)};`
  })
  return `/** The settings: how the report is deployed. */\nexport interface WrittenSettings {\n${fields.join('\n')}\n}`
}

/** What a page's table of settings says of each: its meaning, and its default. */
function settingsOfTable(page: string): Map<string, string> {
  const [table = ''] = /^\| setting .*\n(?:\|.*\n)+/m.exec(page) ?? []
  return new Map(
    [...table.matchAll(/^\| `(\w+)` +\| (.*?) +\| (.*?) +\|$/gm)].map(
      ([, name = '', [first = '', ...rest] = '', usual]) => [
        name,
        `${first.toUpperCase()}${rest.join('')}. ${usual === 'needed' ? 'Needed.' : `Default: ${usual}.`}`,
      ],
    ),
  )
}

function typeOf({ type, const: only, enum: some, anyOf, items, properties, required = [] }: Schema): string {
  if (only !== undefined) return JSON.stringify(only)
  if (some) return some.map((one) => JSON.stringify(one)).join(' | ')
  if (anyOf) return anyOf.map(typeOf).join(' | ')
  switch (type) {
    case 'array':
      return `(${typeOf(items ?? {})})[]`
    case 'object': {
      const fields = Object.entries(properties ?? {}).map(
        ([name, field]) => `readonly ${name}${required.includes(name) ? '' : '?'}: ${typeOf(field)}`,
      )
      return `{ ${fields.join('; ')} }`
    }
    case 'integer':
    case 'number':
      return 'number'
    case 'string':
    case 'boolean':
      return type
    default:
      throw new Error(`a setting of type ${type} has no TypeScript type here`)
  }
}
