import { GIVE_CREDENTIALS, NO_CREDENTIALS } from '../aws/faults.ts'
import { caller } from '../aws/iam.ts'
import { callersRegion } from '../aws/region.ts'
import { REGIONS } from '../domain/money/prices.ts'
import type { Enabled, Settings } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { agentOf } from './agent.ts'
import { dataOf, type Patience, pricesLine } from './data.ts'
import { deployedLines, STACK_NAMES } from './deployed.ts'
import { deployedSourceLines } from './deployed-sources.ts'
import { found, type Line, note, ok, toDo } from './line.ts'
import { arnsOf, monitorLines, ownClusters, scopeLine, unwatchedLines } from './monitoring.ts'
import { callerPermissions } from './permissions.ts'
import type { Place } from './place.ts'
import { sendingLines } from './sending.ts'
import { sourceLines } from './sources.ts'
import { unreadLines } from './unread.ts'

export interface Examined extends Partial<Enabled> {
  readonly settings: Settings
  /** Whether nobody has written settings yet: then there is no sender to look for. */
  readonly isExample: boolean
  /** Whether each of the setting `sources` is looked at too. */
  readonly withSources?: boolean
  /** Names that the stack may have. */
  readonly stacks?: readonly string[]
  readonly now?: number
  readonly patience?: Patience
}

const PATIENCE: Patience = { waitMilliseconds: 2000, looks: 30 }

/**
 * What of an account and region a report needs, thing by thing. It changes nothing; whether data arrives is seen by a query or
 * three of each monitor. Throws where no region is set.
 */
export async function examine({
  settings,
  isExample,
  enable = [],
  stacks = STACK_NAMES,
  withSources = false,
  now = Date.now(),
  patience = PATIENCE,
}: Examined): Promise<Line[]> {
  const region = await callersRegion()
  const regionLine = REGIONS.includes(region)
    ? ok('Region', `${region} has Network Flow Monitor`)
    : toDo('Region', `${region} has no Network Flow Monitor; there is one in ${REGIONS.join(', ')}`)
  let account = ''
  let arn = ''
  const credentials = await found('Credentials', 'sts:GetCallerIdentity', async () => {
    ;({ account, arn } = await caller())
    return ok('Credentials', `${arn}, account ${account}`)
  })
  // Nobody else can be asked without.
  if (account === '' || regionLine.state !== 'ok') {
    const given = credentials.map((line) => (account === '' ? toDo(line.about, withAdvice(line.says)) : line))
    return [regionLine, ...given]
  }
  const place = { account, region }
  const [scope, watching, permissions, sending, prices] = await Promise.all([
    scopeLine(),
    watchingLines({ ...settings, enable }, place, now, patience),
    callerPermissions({ account, arn }, region, settings, patience),
    isExample ? [toDo('Settings', 'there is no settings.json in this folder')] : sendingLines(settings),
    pricesLine(region, now),
  ])
  // IAM answers few simulations a second: those of the functions' roles follow the caller's.
  const deployed = await deployedLines(stacks, settings, place, patience)
  const sources = withSources
    ? [
        ...(await sourceLines(settings, place, now, patience)),
        ...(await deployedSourceLines(settings, place, stacks, patience)),
        ...(await unreadLines(settings, place, stacks)),
      ]
    : settings.sources.length === 0
      ? []
      : [note('Sources', `${FLOWTOLL} doctor --sources looks at the ${settings.sources.length} of the settings`)]
  return [
    ...[regionLine, ...credentials, ...scope, ...watching, ...permissions, ...prices, ...sending, ...deployed],
    ...sources,
  ]
}

const withAdvice = (says: string) => (says === NO_CREDENTIALS ? `${says}; ${GIVE_CREDENTIALS}` : says)

/** Monitors and their clusters, whether each one's flows arrive, and the agents that send them. */
async function watchingLines(
  settings: Settings & Enabled,
  place: Place,
  now: number,
  patience: Patience,
): Promise<Line[]> {
  const { lines, monitors } = await monitorLines(settings, place)
  const unwatched = await unwatchedLines(settings, monitors, place)
  const used = (monitors ?? []).filter(({ isUsed }) => isUsed)
  const data = await Promise.all(
    used.map((one) => (one.status === 'ACTIVE' ? dataOf(one, settings, now, patience) : [])),
  )
  // Flows of a monitor of two clusters may be one's alone.
  const heard = new Set(
    used.flatMap((one, index) =>
      arnsOf(one).length === 1 && data[index]?.some(({ state }) => state === 'ok') ? ownClusters(one, place) : [],
    ),
  )
  const watched = [...new Set(used.flatMap((one) => ownClusters(one, place)))]
  const agents = await Promise.all(watched.map((name) => agentOf(name, heard.has(name))))
  return [...lines, ...unwatched, ...agents.flat(), ...data.flat()]
}
