import { type Answer, restJson, restJsonError } from './endpoint.ts'

/** What an account has been set up with before a run: what `doctor` looks at, and `enable` makes. Absent is not there. */
export interface WorldSetUp {
  /** Clusters that no monitor names. */
  readonly clusters?: readonly string[]
  /** Whether EKS Auto Mode runs their nodes. */
  readonly isAuto?: boolean
  readonly scope?: { readonly status: string; readonly tags?: Tags }
  /** By `<cluster>/<add-on>`. */
  readonly addOns?: Readonly<Record<string, WorldAddOn>>
  /** By name. */
  readonly roles?: Readonly<Record<string, { readonly tags?: Tags }>>
  readonly sending?: WorldSending
  readonly stack?: WorldStack
  /** Actions that IAM's simulation refuses the caller, and any role: on all resources, or on the one that is behind a blank. */
  readonly refusedActions?: readonly string[]
}

type Tags = Readonly<Record<string, string>>

export interface WorldAddOn {
  readonly status?: string
  readonly version?: string
  readonly issues?: readonly string[]
  readonly hasRole?: boolean
  /** Whether it has its role by IRSA, not by Pod Identity. */
  readonly isByIrsa?: boolean
  readonly tags?: Tags
}

export interface WorldSending {
  readonly isSandbox?: boolean
  readonly isEnabled?: boolean
  /** By address or domain. */
  readonly identities?: Readonly<Record<string, { readonly isVerified: boolean; readonly dkim?: string }>>
}

export interface WorldStack {
  readonly name: string
  readonly status: string
  /** Schedules, by name, with their state. */
  readonly schedules?: Readonly<Record<string, string>>
  /** Null where its alarms go to a topic that is not its own. */
  readonly topicArn?: string | null
  readonly roles?: readonly string[]
  /** That of its archive. */
  readonly bucket?: string
  /** Roles and schedules that it had, and has no more. */
  readonly deleted?: readonly string[]
}

/** The part of a world that this looks at. */
interface Account {
  readonly accountId: string
  readonly region: string
  readonly monitors: readonly { readonly name: string }[]
  readonly setUp?: WorldSetUp
}

interface MadeMonitor {
  readonly name: string
  readonly status: 'PENDING'
  readonly clusterArn: string
  readonly tags: Tags
}

/** What an account has by now. */
export interface SetUp {
  scope: { readonly id: string; readonly status: string; readonly tags: Tags } | undefined
  readonly monitors: MadeMonitor[]
  readonly addOns: Map<string, WorldAddOn>
  readonly roles: Map<string, { readonly tags: Tags; readonly policies: Set<string> }>
}

/** A world's set-up, and what has been made and removed since it was entered. */
export function setUpOf({ setUp = {} }: Account): SetUp {
  const { scope, addOns = {}, roles = {} } = setUp
  return {
    scope: scope && { id: 'scope-1', status: scope.status, tags: scope.tags ?? {} },
    monitors: [],
    addOns: new Map(Object.entries(addOns)),
    roles: new Map(
      Object.entries(roles).map(([name, { tags = {} }]) => [name, { tags, policies: new Set<string>() }] as const),
    ),
  }
}

export const roleArn = ({ accountId }: Account, name: string) => `arn:aws:iam::${accountId}:role/${name}`

type Params = Readonly<Record<string, unknown>>

/** What a Query API answers, or an error as `<code>: <message>`. */
type Answered = object | string

/** IAM, STS and CloudFormation, as far as they are asked; undefined for any other service. */
export function answerOfAccount(
  service: string,
  operation: string,
  params: Params,
  world: Account,
  now: SetUp,
): Answered | undefined {
  switch (service) {
    case 'sts':
      return { Account: world.accountId, Arn: `arn:aws:sts::${world.accountId}:assumed-role/Laptop/me`, UserId: 'me' }
    case 'iam':
      return ofIam(operation, params, world, now)
    case 'cloudformation':
      return ofCloudFormation(operation, String(params.StackName), world)
    default:
      return undefined
  }
}

function ofIam(operation: string, params: Params, world: Account, { roles }: SetUp): Answered {
  const name = String(params.RoleName)
  const role = roles.get(name)
  const told = (tags: Tags) => ({
    Role: {
      Arn: roleArn(world, name),
      RoleName: name,
      Tags: { member: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) },
    },
  })
  if (operation === 'SimulatePrincipalPolicy') {
    const refused = world.setUp?.refusedActions ?? []
    const [resource] = listed(params, 'ResourceArns.member')
    const member = listed(params, 'ActionNames.member').map((action) => ({
      EvalActionName: action,
      EvalDecision: refused.some((one) => one === action || one === `${action} ${resource}`)
        ? 'implicitDeny'
        : 'allowed',
    }))
    return { EvaluationResults: { member }, IsTruncated: 'false' }
  }
  if (operation === 'CreateRole') {
    if (role) return `EntityAlreadyExists: Role with name ${name} already exists.`
    const tags = Object.fromEntries(
      [1, 2, 3].flatMap((index) => {
        const key = params[`Tags.member.${index}.Key`]
        return key === undefined ? [] : [[String(key), String(params[`Tags.member.${index}.Value`])]]
      }),
    )
    roles.set(name, { tags, policies: new Set() })
    return told(tags)
  }
  if (!role) return `NoSuchEntity: The role with name ${name} cannot be found.`
  if (operation === 'AttachRolePolicy') role.policies.add(String(params.PolicyArn))
  if (operation === 'DetachRolePolicy' && !role.policies.delete(String(params.PolicyArn)))
    return `NoSuchEntity: Policy ${params.PolicyArn} was not found.`
  if (operation === 'DeleteRole') {
    if (role.policies.size > 0) return 'DeleteConflict: Cannot delete entity, must detach all policies first.'
    roles.delete(name)
  }
  return operation === 'GetRole' ? told(role.tags) : {}
}

function ofCloudFormation(operation: string, name: string, { setUp, accountId, region }: Account): Answered {
  const stack = setUp?.stack
  if (stack?.name !== name) return `ValidationError: Stack with id ${name} does not exist`
  if (operation === 'DescribeStacks') {
    return { Stacks: { member: { StackName: name, StackStatus: stack.status } } }
  }
  const { topicArn: topic = `arn:aws:sns:${region}:${accountId}:flowtoll`, deleted = [] } = stack
  const resources = [
    ...Object.keys(stack.schedules ?? {}).map((id) => ['AWS::Scheduler::Schedule', id]),
    ...(topic === null ? [] : [['AWS::SNS::Topic', topic]]),
    ...(stack.roles ?? []).map((id) => ['AWS::IAM::Role', id]),
    ...(stack.bucket === undefined ? [] : [['AWS::S3::Bucket', stack.bucket, 'FlowtollArchiveBucket1']]),
    ...deleted.map((id) => [/Role/.test(id) ? 'AWS::IAM::Role' : 'AWS::Scheduler::Schedule', id]),
  ]
  const member = resources.map(([ResourceType, PhysicalResourceId = '', logicalId]) => ({
    ...{ ResourceType, PhysicalResourceId },
    LogicalResourceId: logicalId ?? PhysicalResourceId.replaceAll(/\W/g, ''),
    ResourceStatus: deleted.includes(PhysicalResourceId) ? 'DELETE_COMPLETE' : 'CREATE_COMPLETE',
  }))
  return { StackResourceSummaries: { member } }
}

/** EventBridge Scheduler: GetSchedule, by its path. */
export function scheduleAnswer(path: string, { setUp }: Account): Answer {
  const name = decodeURIComponent(path.split('/').at(-1) ?? '')
  const State = setUp?.stack?.schedules?.[name]
  if (State === undefined) return restJsonError(404, `ResourceNotFoundException: Schedule ${name} does not exist.`)
  return restJson({ Name: name, State })
}

/** SES: GetAccount and GetEmailIdentity, by their paths. */
export function sendingAnswer(
  path: string,
  { isSandbox = false, isEnabled = true, identities = {} }: WorldSending,
): Answer {
  if (path === '/v2/email/account')
    return restJson({ ProductionAccessEnabled: !isSandbox, SendingEnabled: isEnabled, EnforcementStatus: 'HEALTHY' })
  const name = decodeURIComponent(path.split('/').at(-1) ?? '')
  const identity = identities[name]
  if (!identity) return restJsonError(404, `NotFoundException: Email identity ${name} does not exist.`)
  const { isVerified, dkim = 'SUCCESS' } = identity
  return restJson({ VerifiedForSendingStatus: isVerified, DkimAttributes: { Status: dkim } })
}

/** Values of a list of the Query protocol. */
function listed(params: Params, name: string): string[] {
  return Object.entries(params).flatMap(([key, value]) => (key.startsWith(`${name}.`) ? [String(value)] : []))
}

/** Network Flow Monitor's scopes and the making of monitors; undefined for what is neither. */
export function scopeAnswer(
  operation: string,
  params: Params,
  body: Buffer,
  world: Account,
  now: SetUp,
): Answer | undefined {
  const arnOf = (id: string) => `arn:aws:networkflowmonitor:${world.region}:${world.accountId}:scope/${id}`
  const summary = ({ id, status }: NonNullable<SetUp['scope']>) => ({ scopeId: id, scopeArn: arnOf(id), status })
  switch (operation) {
    case 'ListScopes': {
      const { scope } = now
      // One that was made here is ready by the next look.
      if (scope?.status === 'IN_PROGRESS' && world.setUp?.scope === undefined)
        now.scope = { ...scope, status: 'SUCCEEDED' }
      return restJson({ scopes: scope ? [summary(scope)] : [] })
    }
    case 'GetScope':
      if (!now.scope || now.scope.id !== params.scopeId)
        return restJsonError(404, 'ResourceNotFoundException: no such scope')
      return restJson({ ...summary(now.scope), targets: [], tags: now.scope.tags })
    case 'CreateScope': {
      if (now.scope) return restJsonError(409, 'ConflictException: a scope exists')
      now.scope = { id: 'scope-1', status: 'IN_PROGRESS', tags: JSON.parse(body.toString()).tags ?? {} }
      return restJson(summary(now.scope))
    }
    case 'DeleteScope':
      if (now.scope?.id !== params.scopeId) return restJsonError(404, 'ResourceNotFoundException: no such scope')
      now.scope = undefined
      return restJson({})
    case 'CreateMonitor': {
      const { monitorName: name, localResources, tags = {} } = JSON.parse(body.toString())
      if ([...world.monitors, ...now.monitors].some((one) => one.name === name))
        return restJsonError(409, `ConflictException: Monitor ${name} exists`)
      now.monitors.push({ name, status: 'PENDING', clusterArn: localResources[0].identifier, tags })
      return restJson({ monitorName: name })
    }
    case 'DeleteMonitor': {
      const index = now.monitors.findIndex(({ name }) => name === params.monitorName)
      if (index < 0)
        return restJsonError(404, `ResourceNotFoundException: Monitor ${params.monitorName} does not exist`)
      now.monitors.splice(index, 1)
      return restJson({})
    }
    default:
      return undefined
  }
}
