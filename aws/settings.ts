import { readFileSync } from 'node:fs'
import { InvalidInput } from '../domain/errors.ts'
import { type Settings, settingsOf } from '../domain/settings.ts'

/** Beside a function's code, where the stack puts it: all variables of a function together have 4 KB. */
const FILE = new URL('settings.json', import.meta.url)

let latest: { readonly text: string; readonly settings: Settings } | undefined

/**
 * What flowtoll was deployed with: the file that the stack puts beside the function's code, and what the variable SETTINGS says in
 * its place, as a template's parameters and a laptop do. Throws InvalidInput where there is neither, or naming each field that is
 * wrong.
 */
export function deployedSettings(): Settings {
  const own = process.env.SETTINGS
  const file = fileText()
  if (own === undefined && file === undefined) {
    throw new InvalidInput('settings.json is not beside the code, where the stack puts it')
  }
  const text = `${file} ${own}`
  if (text !== latest?.text) {
    const written = { ...JSON.parse(file ?? '{}'), ...JSON.parse(own ?? '{}') }
    latest = { text, settings: settingsOf(written, 'settings.json') }
  }
  return latest.settings
}

let fileRead: string | undefined

/** Undefined where there is no file; that is looked for again. */
function fileText(): string | undefined {
  try {
    fileRead ??= readFileSync(FILE, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error
  }
  return fileRead
}
