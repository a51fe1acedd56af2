import { atATime } from '../aws/at-a-time.ts'
import { mayAsk } from '../aws/dry-run.ts'
import { mayPass, problemOf, RoleRefused } from '../aws/faults.ts'
import { listMonitors } from '../aws/flow-monitor.ts'
import { sessionOf } from '../aws/role-session.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { BILL_ACTIONS, sourcePermissions } from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import { READ_ROLE, roleOf, type Source, sourceId } from '../domain/source.ts'
import { dataOf, type Patience } from './data.ts'
import { type Line, note, notKnown, ok, toDo } from './line.ts'
import { monitorLines } from './monitoring.ts'
import type { Place } from './place.ts'

/** Accounts that are looked at together, and regions of each. */
const ACCOUNTS_TOGETHER = 4
const REGIONS_TOGETHER = 2

/** How services call a session of an account in which their region is off. Source: https://repost.aws/knowledge-center/iam-validate-access-credentials */
const UNKNOWN_SESSION = /^(?:UnrecognizedClientException|InvalidClientTokenId|AuthFailure|OptInRequired)$/

/** What costs something each time. */
const PAID: ReadonlySet<string> = new Set(BILL_ACTIONS)

type Read = Pick<Settings, 'sources' | 'externalId' | 'settleMinutes' | 'costExplorer' | 'readServices'>

/** Whether each source can be read: its role, once for all of its regions, then region by region what reading asks for. */
export async function sourceLines(settings: Read, home: Place, now: number, patience: Patience): Promise<Line[]> {
  if (settings.sources.length === 0) return [note('Sources', 'the setting sources names none')]
  const byRole = [...Map.groupBy(settings.sources, roleOf)]
  const lines = await atATime(
    ACCOUNTS_TOGETHER,
    byRole.map(([role, sources]) => async () => {
      const ofRole = role === undefined ? [] : [await roleLine(role, settings, home)]
      if (ofRole.some(({ state }) => state !== 'ok')) return ofRole
      const each = await atATime(
        REGIONS_TOGETHER,
        sources.map((source) => () => linesOf(source, settings, home, now, patience)),
      )
      return [...ofRole, ...each.flat()]
    }),
  )
  return lines.flat()
}

/**
 * A stack of each role and each account that reads by it: `deploy` would else give the role that another flowtoll made to this one, and
 * the other would read the account no more. A stack's name has fewer characters than a role's.
 */
const roleStack = (home: Place, name: string) =>
  [READ_ROLE, home.account, ...(name === READ_ROLE ? [] : [name.replaceAll(/[^A-Za-z0-9]+/g, '-')])].join('-')

/** What creates the role in an account. */
export function roleCommand(
  account: string,
  { externalId }: Pick<Settings, 'externalId'>,
  home: Place,
  name = READ_ROLE,
): string {
  const first = externalId === undefined ? 'choose an externalId in settings.json; ' : ''
  const parameters = [
    `FlowtollAccount=${home.account}`,
    `ExternalId=${externalId ?? 'EXTERNAL_ID'}`,
    ...(name === READ_ROLE ? [] : [`RoleName=${name}`]),
  ]
  return `${first}with credentials of ${account}, aws cloudformation deploy --stack-name ${roleStack(home, name)} --template-file member.template.json --capabilities CAPABILITY_NAMED_IAM --parameter-overrides ${parameters.join(' ')}`
}

/** STS tells nobody whether there is such a role, whom it trusts, or what it expects. */
async function roleLine(role: string, { externalId }: Read, home: Place): Promise<Line> {
  const [, account = '', name = ''] = /::(\d+):role\/(.*)$/.exec(role) ?? []
  const about = `Role of ${account}`
  try {
    await sessionOf(role, externalId)
    return ok(about, `${name} can be assumed`)
  } catch (error) {
    if ((error as Error).name === 'RegionDisabledException')
      return toDo(about, `STS is off in ${home.region}: turn it on in the account settings of IAM there`)
    if (!(error instanceof RoleRefused)) return notKnown(about, problemOf(error, 'sts:AssumeRole'))
    if (/identity-based policy/.test(String((error.cause as Error | undefined)?.message)))
      return toDo(about, `your credentials may not assume it: allow them sts:AssumeRole on ${role}`)
    const why = `${name} could not be assumed: it is missing, does not trust your credentials, or expects another external ID, and STS does not tell which`
    // The template makes none with a path.
    return toDo(about, name.includes('/') ? why : `${why}; ${roleCommand(account, { externalId }, home, name)}`)
  }
}

async function linesOf(source: Source, settings: Read, home: Place, now: number, patience: Patience): Promise<Line[]> {
  const id = sourceId(source)
  const place: Place = { account: source.account ?? home.account, region: source.region }
  const about = `Region of ${id}`
  if (!REGIONS.includes(source.region)) return [toDo(about, `${source.region} has no Network Flow Monitor`)]
  const fault = await listMonitors(source).then(
    () => undefined,
    (error: unknown) => error as Error,
  )
  if (fault && UNKNOWN_SESSION.test(fault.name))
    return [
      toDo(about, `${source.region} does not know the session (${fault.name}): enable the region in ${place.account}`),
    ]
  const [permissions, { lines, monitors = [] }] = await Promise.all([
    permissionLines(source, settings, place),
    monitorLines(source, place, source),
  ])
  const active = monitors.filter(({ isUsed, status }) => isUsed && status === 'ACTIVE')
  const data = await Promise.all(active.map((one) => dataOf(one, settings, now, patience)))
  const isWithout = fault === undefined && lines.length === 0
  return [
    ...permissions,
    ...lines,
    ...(isWithout ? [note(`Monitors of ${id}`, 'there are none: its network is read, and no flows of its own')] : []),
    ...data.flat(),
  ]
}

/** Each action that reading asks for, as tried. What AWS does not tell of one that is tried in vain, is named. */
async function permissionLines(
  source: Source,
  { costExplorer, readServices }: Read,
  { account: accountId, region }: Place,
): Promise<Line[]> {
  const about = `Permissions of ${sourceId(source)}`
  const refused: Line[] = []
  const untold: string[] = []
  const permissions = sourcePermissions({
    costExplorer: costExplorer && roleOf(source) !== undefined,
    readServices: source.readServices ?? readServices,
  })
  const all = permissions.flatMap(({ actions, tells }) => actions.map((action) => ({ action, tells })))
  const isPaid = ({ action }: { readonly action: string }) => PAID.has(action)
  const actions = all.filter((one) => !isPaid(one))
  await Promise.all(
    actions.map(async ({ action, tells }) => {
      try {
        if (!(await mayAsk(action, { place: { accountId, region }, source })))
          refused.push(toDo(about, `allow ${action}: it tells ${tells}`))
      } catch (error) {
        if (mayPass(error)) refused.push(notKnown(about, problemOf(error, action)))
        else untold.push(action)
      }
    }),
  )
  const told = actions.length - untold.length
  return [
    ...(refused.length > 0
      ? refused.toSorted((a, b) => (a.says < b.says ? -1 : 1))
      : [ok(about, `${told} actions were tried, and none is refused`)]),
    ...(untold.length > 0
      ? [note(about, `whether ${untold.toSorted().join(', ')} may be asked, AWS did not tell`)]
      : []),
    ...all
      .filter(isPaid)
      .map(({ action, tells }) =>
        note(about, `${action}, which tells ${tells}, was not tried, as each request is $0.01`),
      ),
  ]
}
