import { type DeployedStack, deployedStack, isScheduleEnabled } from '../aws/deployed-stack.ts'
import { roleArn } from '../aws/iam.ts'
import { unreached } from '../aws/topic.ts'
import { type ReadPermission, readPermissions } from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { found, type Line, note, notKnown, ok, toDo } from './line.ts'
import { rolePermissions } from './permissions.ts'

/** What the CDK and the template call the stack, where nobody named it. */
export const STACK_NAMES = ['Flowtoll', 'flowtoll']

const GOOD = new Set(['CREATE_COMPLETE', 'UPDATE_COMPLETE', 'UPDATE_ROLLBACK_COMPLETE', 'IMPORT_COMPLETE'])

interface Place {
  readonly account: string
  readonly region: string
}

/** What is deployed: its state, whether it starts, whom its alarms reach, and what its functions may read. */
export async function deployedLines(names: readonly string[], settings: Settings, place: Place): Promise<Line[]> {
  const about = 'Stack'
  let stack: DeployedStack | undefined
  const state = await found(about, 'cloudformation:DescribeStacks', async () => {
    stack = await deployedStack(names)
    if (stack === undefined)
      return note(about, `none is deployed here by the name of ${names.join(' or ')}; ${FLOWTOLL} deploy deploys it`)
    const { name, status } = stack
    if (status.endsWith('_IN_PROGRESS')) return toDo(about, `${name} is ${status}: look again when it is done`)
    return GOOD.has(status)
      ? ok(about, `${name} is ${status}`)
      : toDo(about, `${name} is ${status}: see it in the CloudFormation console`)
  })
  if (stack === undefined) return state
  const { resources } = stack
  const ofType = (type: string) => resources.filter((one) => one.type === type)
  const [schedules, topics, roles] = await Promise.all([
    Promise.all(ofType('AWS::Scheduler::Schedule').map(({ id }) => scheduleLine(id))),
    Promise.all(ofType('AWS::SNS::Topic').map(({ id }) => topicLine(id, settings.alarmRecipients.length))),
    Promise.all(
      [...new Set(readPermissions(settings).map(({ by }) => by))].map((by) =>
        roleLines(by, ofType('AWS::IAM::Role'), settings, place),
      ),
    ),
  ])
  return [...state, ...schedules.flat(), ...topics.flat(), ...roles.flat()]
}

/** The schedule's id in a stack is its group and its name. */
function scheduleLine(id: string): Promise<Line[]> {
  const name = id.split(/[/|]/).at(-1) ?? id
  const about = `Schedule ${name}`
  return found(about, 'scheduler:GetSchedule', async () =>
    (await isScheduleEnabled(name)) ? ok(about, 'is on') : toDo(about, 'is off: turn it on in the EventBridge console'),
  )
}

async function topicLine(arn: string, wanted: number): Promise<Line[]> {
  const about = 'Alarms'
  const problem = await unreached(arn, wanted)
  if (problem === null) return [ok(about, 'reach all who are to get them')]
  return [(problem.startsWith('It is not known') ? notKnown : toDo)(about, problem)]
}

async function roleLines(
  by: ReadPermission['by'],
  roles: DeployedStack['resources'],
  settings: Settings,
  place: Place,
): Promise<Line[]> {
  const role = roles.find(({ logicalId }) => logicalId.includes(`${by}Role`))
  if (role === undefined) return []
  const about = `Permissions of ${by}`
  return found(about, 'iam:SimulatePrincipalPolicy', () =>
    rolePermissions(about, { arn: roleArn(place.account, role.id), by }, place, settings),
  )
}
