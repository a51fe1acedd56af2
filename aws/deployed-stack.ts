import * as z from 'zod'
import { fitting } from './answer.ts'
import { listOf, pagesOf, text } from './services/answers.ts'
import { type Api, answerOf } from './services/request.ts'

const CLOUDFORMATION: Api = {
  serviceId: 'cloudformation',
  host: 'cloudformation',
  protocol: { queryVersion: '2010-05-15' },
}

export interface DeployedStack {
  readonly name: string
  readonly status: string
  /** Its resources' own names or ARNs, by type; none that it had once. */
  readonly resources: readonly { readonly type: string; readonly id: string; readonly logicalId: string }[]
}

const STACKS = z.object({ Stacks: listOf('member', z.object({ StackStatus: z.string() })) })
const RESOURCES = z.object({
  StackResourceSummaries: listOf(
    'member',
    z.object({
      ...{ ResourceType: z.string(), LogicalResourceId: z.string(), PhysicalResourceId: text },
      ResourceStatus: z.string(),
    }),
  ),
})

/** Of resources that a stack still lists. Source: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_StackResourceSummary.html */
const GONE = new Set(['DELETE_COMPLETE', 'DELETE_SKIPPED'])

/** The first stack of these names; undefined where there is none. */
export async function deployedStack(names: readonly string[]): Promise<DeployedStack | undefined> {
  for (const name of names) {
    const status = await statusOf(name)
    if (status === undefined) continue
    const marker = { answer: 'NextToken', question: 'NextToken' }
    const pages = await pagesOf(CLOUDFORMATION, 'ListStackResources', RESOURCES, marker, { StackName: name })
    const resources = pages
      .flatMap(({ StackResourceSummaries }) => StackResourceSummaries)
      .filter(({ ResourceStatus }) => !GONE.has(ResourceStatus))
      .map(({ ResourceType: type, LogicalResourceId: logicalId, PhysicalResourceId: id = '' }) => ({
        type,
        logicalId,
        id,
      }))
    return { name, status, resources }
  }
  return undefined
}

async function statusOf(StackName: string): Promise<string | undefined> {
  try {
    return await answerOf(
      CLOUDFORMATION,
      'DescribeStacks',
      { StackName },
      (answer) => fitting('DescribeStacks', STACKS, answer).Stacks[0]?.StackStatus,
    )
  } catch (error) {
    // That there is none, CloudFormation tells as a value that is wrong.
    if ((error as Error).name === 'ValidationError' && /does not exist/.test((error as Error).message)) return undefined
    throw error
  }
}

const SCHEDULE = z.object({ State: z.string() })

/** Whether a schedule starts anything. */
export const isScheduleEnabled = (name: string): Promise<boolean> =>
  answerOf(
    { serviceId: 'scheduler', host: 'scheduler', protocol: { restPaths: { GetSchedule: `/schedules/${name}` } } },
    'GetSchedule',
    {},
    (answer) => fitting('GetSchedule', SCHEDULE, answer).State === 'ENABLED',
  )
