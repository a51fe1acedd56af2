import { type DeployedStack, deployedStack, isScheduleEnabled } from '../aws/deployed-stack.ts'
import { roleArn } from '../aws/iam.ts'
import { unreached } from '../aws/topic.ts'
import { readPermissions } from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import type { Patience } from './data.ts'
import { found, type Line, note, notKnown, ok, toDo } from './line.ts'
import { rolePermissions } from './permissions.ts'
import type { Place } from './place.ts'

/** What the CDK and the template call the stack, where nobody named it. */
export const STACK_NAMES = ['Flowtoll', 'flowtoll']

/** What the stack's own names of its schedules hold. */
export const SCHEDULES = { daily: 'DailyReport', hourly: 'HourlyCollect' } as const

/** What the stack's own name of the archive begins with. */
export const ARCHIVE = 'ArchiveBucket'

const GOOD = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'IMPORT_COMPLETE'])
/** The last deployment failed, and what was there before stands. */
const FORMER = 'UPDATE_ROLLBACK_COMPLETE'

/**
 * What is deployed: its state, whether it starts, whom its alarms reach, and what its functions may read. What every stack has is told
 * where this one lacks it.
 */
export async function deployedLines(
  names: readonly string[],
  settings: Settings,
  place: Place,
  patience: Patience,
): Promise<Line[]> {
  const about = 'Stack'
  let stack: DeployedStack | undefined
  const state = await found(about, 'cloudformation:DescribeStacks', async () => {
    stack = await deployedStack(names)
    if (stack === undefined)
      return note(about, `none is deployed here by the name of ${names.join(' or ')}; ${FLOWTOLL} deploy deploys it`)
    const { name, status } = stack
    if (status.endsWith('_IN_PROGRESS')) return toDo(about, `${name} is ${status}: look again when it is done`)
    if (status === FORMER)
      return toDo(about, `${name} is ${status}: its last deployment failed; see why in the CloudFormation console`)
    return GOOD.has(status)
      ? ok(about, `${name} is ${status}`)
      : toDo(about, `${name} is ${status}: see it in the CloudFormation console`)
  })
  if (stack === undefined) return state
  const { resources, status } = stack
  // Of a stack that is made, or failed, the state says enough.
  const lacking: Lacking = (what) =>
    GOOD.has(status) || status === FORMER ? [toDo(what, 'the stack has none: deploy it again')] : []
  const [schedules, alarms] = await Promise.all([
    scheduleLines(resources, settings, lacking),
    alarmLines(resources, settings),
  ])
  const roles: Line[] = []
  // IAM answers few simulations a second.
  for (const by of new Set(readPermissions(settings).map((permission) => permission.by))) {
    const about = `Permissions of ${by}`
    const arn = functionRole(by, resources, place)
    const look = async () =>
      arn === undefined ? lacking(about) : rolePermissions(about, { arn, by }, place, settings, patience)
    roles.push(...(await found(about, 'iam:SimulatePrincipalPolicy', look)))
  }
  return [...state, ...schedules, ...alarms, ...roles]
}

type Resources = DeployedStack['resources']

/** The ARN of a deployed function's role; undefined where the stack has none. */
export function functionRole(by: string, resources: Resources, { account }: Place): string | undefined {
  const role = resources.find(({ type, logicalId }) => type === 'AWS::IAM::Role' && logicalId.includes(`${by}Role`))
  return role && roleArn(account, role.id)
}
type Lacking = (about: string) => Line[]

async function scheduleLines(resources: Resources, { hourlyCollect }: Settings, lacking: Lacking): Promise<Line[]> {
  const schedules = resources.filter(({ type }) => type === 'AWS::Scheduler::Schedule')
  const wanted = hourlyCollect ? Object.values(SCHEDULES) : [SCHEDULES.daily]
  const missing = wanted.filter((name) => !schedules.some(({ logicalId }) => logicalId.includes(name)))
  const lines = await Promise.all(schedules.map(({ id }) => scheduleLine(id)))
  return [...lines.flat(), ...missing.flatMap((name) => lacking(`Schedule ${name}`))]
}

/** The schedule's id in a stack is its group and its name. */
function scheduleLine(id: string): Promise<Line[]> {
  const name = id.split(/[/|]/).at(-1) ?? id
  const about = `Schedule ${name}`
  return found(about, 'scheduler:GetSchedule', async () =>
    (await isScheduleEnabled(name)) ? ok(about, 'is on') : toDo(about, 'is off: turn it on in the EventBridge console'),
  )
}

async function alarmLines(resources: Resources, { alarmRecipients }: Settings): Promise<Line[]> {
  const about = 'Alarms'
  const topics = resources.filter(({ type }) => type === 'AWS::SNS::Topic')
  if (topics.length === 0)
    return [
      notKnown(
        about,
        'they go to a topic that the stack did not make: open it in the SNS console, and check that each subscription is confirmed',
      ),
    ]
  const problems = await Promise.all(topics.map(({ id }) => unreached(id, alarmRecipients.length)))
  return problems.map((problem) => {
    if (problem === null) return ok(about, 'reach all who are to get them')
    return (problem.startsWith('It is not known') ? notKnown : toDo)(about, problem)
  })
}
