import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { Duration, RemovalPolicy, Stack, Validations } from 'aws-cdk-lib'
import type { ISecurityGroup, IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2'
import { Effect, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import { Architecture, Code, Function as LambdaFunction, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda'
import { LogGroup } from 'aws-cdk-lib/aws-logs'
import { DISABLE_ASSET_STAGING_CONTEXT } from 'aws-cdk-lib/cx-api'
import { Construct } from 'constructs'
import type { Settings } from '../../domain/settings.ts'
import { CODE, PACKED } from '../functions-folder.ts'
import { nodeOptions } from '../node-memory.ts'
import { constructIdOf, type TaskName } from '../task-names.ts'

/** Seconds and megabytes of each task: its time ends before the workflow's own limit for it. */
export const SIZES = {
  PlanCollection: { seconds: 120, megabytes: 512 },
  StartQueries: { seconds: 120, megabytes: 512 },
  PollQueries: { seconds: 120, megabytes: 512 },
  FetchResults: { seconds: 300, megabytes: 1024 },
  CloseCollection: { seconds: 60, megabytes: 256 },
  ReadSurroundings: { seconds: 600, megabytes: 3008 },
  IdentifyRemotes: { seconds: 600, megabytes: 3008 },
  PlanHours: { seconds: 300, megabytes: 1024 },
  SettleHour: { seconds: 600, megabytes: 3008 },
  WatchHours: { seconds: 120, megabytes: 1024 },
  StoreDay: { seconds: 900, megabytes: 3008 },
  Deliver: { seconds: 120, megabytes: 512 },
  NotifyFailure: { seconds: 60, megabytes: 256 },
} as const satisfies Record<TaskName, { seconds: number; megabytes: number }>

/**
 * What Lambda asks of a function's role where the function runs in a VPC.
 * Source: https://docs.aws.amazon.com/aws-managed-policy/latest/reference/AWSLambdaVPCAccessExecutionRole.html
 */
const INTERFACE_ACTIONS = [
  'ec2:AssignPrivateIpAddresses',
  'ec2:CreateNetworkInterface',
  'ec2:DeleteNetworkInterface',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeSubnets',
  'ec2:UnassignPrivateIpAddresses',
]

export interface TaskNetwork {
  readonly vpc: IVpc
  readonly vpcSubnets?: SubnetSelection
  readonly securityGroups: ISecurityGroup[]
}

export interface TaskFunctionProps {
  /** Folder with the bundles of all tasks. */
  readonly bundles: string
  readonly settings: Settings
  readonly environment: Readonly<Record<string, string>>
  /** Whose it is: what sets the metrics of several reports apart. */
  readonly name: string
  /** Where it runs; in no network of the account's where absent. */
  readonly network: TaskNetwork | undefined
  /** Of its logs; AWS's own where absent. */
  readonly encryptionKey: IKey | undefined
}

export interface GrantOptions {
  readonly conditions?: Record<string, Record<string, string | string[]>>
  /** Why a wildcard in a resource is the narrowest that there is. */
  readonly wildcard?: string
}

/** A resource as cdk-nag names it in a finding: references in angle brackets. */
export function findingOf(stack: Stack, arn: string): string {
  const text = (part: unknown): string => {
    if (typeof part === 'string') return part
    const [[kind = '', value] = []] = Object.entries(part as Record<string, unknown>)
    if (kind === 'Fn::Join') return (value as [string, unknown[]])[1].map(text).join((value as [string, unknown[]])[0])
    return kind === 'Fn::GetAtt' ? `<${(value as string[]).join('.')}>` : `<${String(value)}>`
  }
  return text(stack.resolve(arn))
}

/** A new folder with a bundle and the settings beside it: they have no limit there but that of the code. */
function withSettings(bundle: string, settings: Settings): string {
  const folder = mkdtempSync(join(tmpdir(), 'flowtoll-function-'))
  cpSync(bundle, folder, { recursive: true })
  unpack(join(folder, CODE))
  writeFileSync(join(folder, 'settings.json'), `${JSON.stringify(settings, null, 2)}\n`)
  return folder
}

/** In the package the code is compressed, to less than a third. */
function unpack(file: string): void {
  const packed = `${file}${PACKED}`
  if (!existsSync(packed)) return
  writeFileSync(file, gunzipSync(readFileSync(packed)))
  rmSync(packed)
}

/** The function of one task of the workflow: `lambdas/<name>.ts`, with a role and a log group of its own. */
export class TaskFunction extends Construct {
  readonly function: LambdaFunction
  /** Memory, MiB. */
  readonly megabytes: number
  readonly role: Role

  constructor(scope: Construct, name: TaskName, props: TaskFunctionProps) {
    super(scope, constructIdOf(name))
    const { seconds, megabytes } = SIZES[name]
    this.megabytes = megabytes
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.settings.logRetentionDays,
      removalPolicy: RemovalPolicy.DESTROY,
      ...(props.encryptionKey ? { encryptionKey: props.encryptionKey } : {}),
    })
    this.role = new Role(this, 'Role', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') })
    const code = withSettings(join(props.bundles, name), props.settings)
    this.function = new LambdaFunction(this, 'Function', {
      code: Code.fromAsset(code),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      timeout: Duration.seconds(seconds),
      memorySize: megabytes,
      role: this.role,
      logGroup,
      tracing: Tracing.ACTIVE,
      ...props.network,
      environment: {
        POWERTOOLS_SERVICE_NAME: props.name,
        POWERTOOLS_METRICS_NAMESPACE: 'flowtoll',
        // Node's own limit need not follow the function's memory; what is not heap has the rest.
        NODE_OPTIONS: nodeOptions(megabytes).join(' '),
        ...props.environment,
      },
    })
    // The CDK has a copy by now, unless it is told to make none.
    if (!this.node.tryGetContext(DISABLE_ASSET_STAGING_CONTEXT)) rmSync(code, { recursive: true })
    logGroup.grantWrite(this.role)
    if (props.network)
      this.allow(INTERFACE_ACTIONS, ['*'], { wildcard: 'Lambda makes the interface; which one is known to it alone.' })
    Validations.of(this.role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'X-Ray takes no resources, and no other action stands on * but those that task-functions.ts explains.',
    })
  }

  /** Lets it read and write what a key encrypts. */
  allowKey(key: IKey): void {
    this.allow(['kms:Decrypt', 'kms:GenerateDataKey'], [key.keyArn])
  }

  /**
   * Grants actions on resources to this function alone. A resource with a wildcard takes the reason why there is
   * nothing narrower.
   */
  allow(actions: readonly string[], resources: readonly string[], { conditions, wildcard }: GrantOptions = {}): void {
    this.role.addToPolicy(
      new PolicyStatement({
        effect: Effect.ALLOW,
        actions: [...actions],
        resources: [...resources],
        ...(conditions ? { conditions } : {}),
      }),
    )
    for (const resource of resources.map((arn) => findingOf(Stack.of(this), arn))) {
      if (!resource.includes('*')) continue
      if (wildcard === undefined)
        throw new Error(`${actions.join(', ')} on ${resource}: say why nothing narrower will do`)
      Validations.of(this.role).acknowledge({ id: `AwsSolutions-IAM5[Resource::${resource}]`, reason: wildcard })
    }
  }
}
