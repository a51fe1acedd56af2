import { readFileSync } from 'node:fs'
import { InvalidInput } from '../domain/errors.ts'
import { type Settings, settingsOf } from '../domain/settings.ts'

/** Beside a function's code, where the stack puts it: all variables of a function together have 4 KB. */
const FILE = new URL('settings.json', import.meta.url)

let latest: { readonly text: string; readonly settings: Settings } | undefined

/**
 * What flowtoll was deployed with: the variable SETTINGS where a laptop sets it, else the file that the stack puts beside the
 * function's code. Throws InvalidInput where there is neither, or naming each field that is wrong.
 */
export function deployedSettings(): Settings {
  const text = process.env.SETTINGS ?? fileText()
  if (text !== latest?.text) latest = { text, settings: settingsOf(JSON.parse(text), 'settings.json') }
  return latest.settings
}

let fileRead: string | undefined

function fileText(): string {
  try {
    fileRead ??= readFileSync(FILE, 'utf8')
    return fileRead
  } catch (error) {
    throw new InvalidInput(`settings.json is not beside the code, where the stack puts it`, { cause: error })
  }
}
