import { caller } from '../aws/iam.ts'
import { callersRegion } from '../aws/region.ts'
import { REGIONS } from '../domain/money/prices.ts'
import type { Settings } from '../domain/settings.ts'
import { dataOf, type Patience, pricesLine } from './data.ts'
import { deployedLines, STACK_NAMES } from './deployed.ts'
import { found, type Line, ok, toDo } from './line.ts'
import { monitoringLines, scopeLine } from './monitoring.ts'
import { callerPermissions } from './permissions.ts'
import { sendingLines } from './sending.ts'

export interface Examined {
  readonly settings: Settings
  /** Whether nobody has written settings yet: then there is no sender to look for. */
  readonly isExample: boolean
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
  stacks = STACK_NAMES,
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
    const given = credentials.map((line) => (account === '' ? { ...line, state: 'to do' as const } : line))
    return [regionLine, ...given]
  }
  const place = { account, region }
  const [scope, { lines: monitoring, monitors }, permissions, sending, prices, deployed] = await Promise.all([
    scopeLine(),
    monitoringLines(settings),
    callerPermissions({ account, arn }, region, settings),
    isExample ? [toDo('Settings', 'there is no settings.json in this folder')] : sendingLines(settings),
    pricesLine(region, now),
    deployedLines(stacks, settings, place),
  ])
  const active = monitors.filter(({ isActive }) => isActive)
  const data = await Promise.all(active.map((monitor) => dataOf(monitor, settings, now, patience)))
  return [
    regionLine,
    ...credentials,
    ...scope,
    ...monitoring,
    ...data.flat(),
    ...permissions,
    ...prices,
    ...sending,
    ...deployed,
  ]
}
