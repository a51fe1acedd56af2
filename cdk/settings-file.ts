import { existsSync, readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import { InvalidInput } from '../domain/errors.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { type Enabled, type Settings, settingsOfFile } from '../domain/settings.ts'

const EXAMPLE = new URL('../settings.example.json', import.meta.url)

export interface SettingsFile extends Enabled {
  readonly settings: Settings
  /** Whether nobody has written settings of his own yet. */
  readonly isExample: boolean
}

/** Said where an account is asked by the settings of the example. */
export const EXAMPLE_TAKEN =
  'there is no settings.json, so the settings are those of settings.example.json: days in UTC, gigabytes of 2^30 bytes, list prices'

/**
 * `settings.json` of the working folder, or the example where there is none. Throws InvalidInput where the file is no JSON, where
 * a field is wrong, or where settings stand in cdk.json alone.
 */
export function readSettingsFile(folder = pathToFileURL(`${process.cwd()}/`)): SettingsFile {
  const own = new URL('settings.json', folder)
  const isExample = !existsSync(own)
  if (isExample) refuseEarlierPlace(folder)
  const name = isExample ? 'settings.example.json' : 'settings.json'
  let written: unknown
  try {
    written = JSON.parse(readFileSync(isExample ? EXAMPLE : own, 'utf8'))
  } catch (error) {
    throw new InvalidInput(`${name} cannot be read: ${(error as Error).message}`, { cause: error })
  }
  return { ...settingsOfFile(written, name), isExample }
}

/** Settings were the object `report` of cdk.json once, and the example is not to be taken for them. */
function refuseEarlierPlace(folder: URL): void {
  const file = new URL('cdk.json', folder)
  if (!existsSync(file) || !('report' in JSON.parse(readFileSync(file, 'utf8')))) return
  throw new InvalidInput(
    'cdk.json has settings under "report", where they are no longer read: move that object to settings.json',
  )
}

/** Domains that belong to nobody, for ever. Source: RFC 2606, RFC 6761. */
const NOBODYS = /(?:^|[@.])(?:example\.(?:com|net|org)|example|invalid|test|localhost)>?$/i

/**
 * Refuses what can be synthesized and would fail later: addresses of nobody's, as an example has, and a region without
 * Network Flow Monitor (undefined where none is known yet). Throws InvalidInput naming each.
 */
export function refuseUndeployable(settings: Settings, region: string | undefined): void {
  const own = (['sender', 'recipients', 'replyTo', 'alarmRecipients'] as const).map(
    (field) => [field, [settings[field]].flat()] as const,
  )
  const ofChannels = settings.channels.map(
    (one, index) => [`channels[${index}].recipients`, one.kind === 'email' ? one.recipients : []] as const,
  )
  const addresses = [...own, ...ofChannels].flatMap(([field, all]) => all.map((address) => ({ field, address })))
  const problems = addresses
    .filter(({ address }) => NOBODYS.test(address))
    .map(({ field, address }) => `${field} has ${JSON.stringify(address)}, which is an example's`)
  if (region !== undefined && !REGIONS.includes(region))
    problems.push(`the region is ${region}, where Network Flow Monitor does not run; it does in ${REGIONS.join(', ')}`)
  if (problems.length > 0) throw new InvalidInput(['settings.json cannot be deployed:', ...problems].join('\n  '))
}
