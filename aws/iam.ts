import * as z from 'zod'
import { fitting } from './answer.ts'
import { STS } from './role-session.ts'
import { flag, listOf, text } from './services/answers.ts'
import { type Api, answerOf, type Question } from './services/request.ts'

/** Source: https://docs.aws.amazon.com/general/latest/gr/iam-service.html */
const IAM: Api = { serviceId: 'iam', host: 'iam', isGlobal: true, protocol: { queryVersion: '2010-05-08' } }

export interface Caller {
  readonly account: string
  readonly arn: string
}

const CALLER = z.object({ Account: z.string().regex(/^\d{12}$/), Arn: z.string() })

/** Whose the credentials are: no permission is needed to ask. */
export const caller = (): Promise<Caller> =>
  answerOf(STS, 'GetCallerIdentity', {}, (answer) => {
    const { Account: account, Arn: arn } = fitting('GetCallerIdentity', CALLER, answer)
    return { account, arn }
  })

const ROLE = z.object({
  Role: z.object({
    Arn: z.string(),
    Tags: listOf('member', z.object({ Key: z.string(), Value: text })).optional(),
  }),
})

export interface Role {
  readonly arn: string
  readonly tags: Readonly<Record<string, string>>
}

const roleIn =
  (action: string) =>
  (answer: unknown): Role => {
    const { Arn: arn, Tags = [] } = fitting(action, ROLE, answer).Role
    return { arn, tags: Object.fromEntries(Tags.map(({ Key, Value = '' }) => [Key, Value])) }
  }

/** A role by its name; undefined where there is none. */
export const roleNamed = (RoleName: string): Promise<Role | undefined> =>
  unlessMissing(answerOf(IAM, 'GetRole', { RoleName }, roleIn('GetRole')))

/** Makes a role; one of its name that is there already is given as it is. */
export async function makeRole(
  name: string,
  trust: object,
  { description, tags }: { readonly description: string; readonly tags: Readonly<Record<string, string>> },
): Promise<Role> {
  const question: Question = {
    RoleName: name,
    AssumeRolePolicyDocument: JSON.stringify(trust),
    Description: description,
    ...Object.fromEntries(
      Object.entries(tags).flatMap(([key, value], index) => [
        [`Tags.member.${index + 1}.Key`, key],
        [`Tags.member.${index + 1}.Value`, value],
      ]),
    ),
  }
  try {
    return await answerOf(IAM, 'CreateRole', question, roleIn('CreateRole'))
  } catch (error) {
    const there = nameOf(error) === 'EntityAlreadyExists' ? await roleNamed(name) : undefined
    if (there === undefined) throw error
    return there
  }
}

export const attachPolicy = (RoleName: string, PolicyArn: string): Promise<unknown> =>
  answerOf(IAM, 'AttachRolePolicy', { RoleName, PolicyArn }, () => undefined)

/** Deletes a role that has this policy and no other; what is gone already is no error. */
export async function deleteRole(RoleName: string, PolicyArn: string): Promise<void> {
  await unlessMissing(answerOf(IAM, 'DetachRolePolicy', { RoleName, PolicyArn }, () => undefined))
  await unlessMissing(answerOf(IAM, 'DeleteRole', { RoleName }, () => undefined))
}

const DECISIONS = z.object({
  EvaluationResults: listOf('member', z.object({ EvalActionName: z.string(), EvalDecision: z.string() })),
  IsTruncated: flag,
  Marker: text,
})

/** Actions that IAM's simulation does not allow a principal on a resource. Its policies are asked; nothing is done. IAM throttles what asks often: the pause before another try may be long. */
export async function refusedActions(
  principalArn: string,
  actions: readonly string[],
  resource: string,
  pauseMilliseconds: number,
): Promise<string[]> {
  const refused = new Set<string>()
  let marker: string | undefined
  do {
    const question: Question = {
      ...{ PolicySourceArn: principalArn, ActionNames: actions, ResourceArns: [resource], MaxItems: 1000 },
      ...(marker === undefined ? {} : { Marker: marker }),
    }
    const fit = (answer: unknown) => {
      const { EvaluationResults, IsTruncated, Marker } = fitting('SimulatePrincipalPolicy', DECISIONS, answer)
      for (const { EvalActionName, EvalDecision } of EvaluationResults)
        if (EvalDecision !== 'allowed') refused.add(EvalActionName)
      return IsTruncated ? Marker : undefined
    }
    marker = await answerOf(IAM, 'SimulatePrincipalPolicy', question, fit, pauseMilliseconds)
  } while (marker !== undefined)
  return actions.filter((action) => refused.has(action))
}

const nameOf = (error: unknown) => (error as Error).name

async function unlessMissing<Value>(asked: Promise<Value>): Promise<Value | undefined> {
  try {
    return await asked
  } catch (error) {
    if (nameOf(error) === 'NoSuchEntity') return undefined
    throw error
  }
}

/** Of a role without a path. */
export const roleArn = (account: string, name: string) => `arn:aws:iam::${account}:role/${name}`
