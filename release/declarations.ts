import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { SETTINGS } from '../domain/settings.ts'
import { documentedSettings, type Schema } from './pages/settings.ts'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

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
    const settings = settingsInterface()
    return own.replace(/^import .*domain\/settings.*$/m, () => settings)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

/** The settings as a person writes them, each with what docs/settings.md says of it. */
export function settingsInterface(): string {
  const fields = documentedSettings(SETTINGS).map(({ name, schema, required, about, usual }) => {
    const says = `${linksAsText(about)} ${required ? 'Required.' : `Default: ${usual}.`}`
    return `  /** ${says} */\n  readonly ${name}${required ? '' : '?'}: ${typeOf(schema)};`
  })
  return `/** The settings: how the report is deployed. */\nexport interface WrittenSettings {\n${fields.join('\n')}\n}`
}

/** Where the types are read, the pages that a link leads to are not at hand. */
const linksAsText = (text: string) => text.replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')

function typeOf({
  type,
  const: only,
  enum: some,
  anyOf,
  oneOf = anyOf,
  items,
  properties,
  required = [],
}: Schema): string {
  if (only !== undefined) return JSON.stringify(only)
  if (some) return some.map((one) => JSON.stringify(one)).join(' | ')
  if (oneOf) return oneOf.map(typeOf).join(' | ')
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
