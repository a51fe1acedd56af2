import { existsSync, readFileSync } from 'node:fs'
import { InvalidInput } from '../domain/errors.ts'
import { type Settings, settingsOf } from '../domain/settings.ts'

const ROOT = new URL('../', import.meta.url)

export interface SettingsFile {
  readonly settings: Settings
  /** Whether nobody has written settings of his own yet. */
  readonly isExample: boolean
}

/**
 * `settings.json`, which git ignores, or the example where there is none. Throws InvalidInput where the file is no JSON or a
 * field is wrong.
 */
export function readSettingsFile(folder = ROOT): SettingsFile {
  const isExample = !existsSync(new URL('settings.json', folder))
  const name = isExample ? 'settings.example.json' : 'settings.json'
  let written: unknown
  try {
    written = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
  } catch (error) {
    throw new InvalidInput(`${name} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  return { settings: settingsOf(written, name), isExample }
}

/** Domains that belong to nobody, for ever. Source: RFC 2606, RFC 6761. */
const NOBODYS = /(?:^|[@.])(?:example\.(?:com|net|org)|example|invalid|test|localhost)>?$/i

/** Refuses addresses of nobody's, which an example has. Throws InvalidInput naming each. */
export function refuseExampleAddresses(settings: Settings): void {
  const addresses = (['sender', 'recipients', 'replyTo', 'alarmRecipients'] as const).flatMap((field) =>
    [settings[field]].flat().map((address) => ({ field, address })),
  )
  const wrong = addresses.filter(({ address }) => NOBODYS.test(address))
  if (wrong.length === 0) return
  const problems = wrong.map(({ field, address }) => `${field} has ${JSON.stringify(address)}, which is an example's`)
  throw new InvalidInput(['settings.json cannot be deployed:', ...new Set(problems)].join('\n  '))
}
