import { Stack, Token } from 'aws-cdk-lib'
import { type ISecurityGroup, type IVpc, SecurityGroup, type SubnetSelection } from 'aws-cdk-lib/aws-ec2'
import { type IManagedPolicy, PermissionsBoundary } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import type { ITopic } from 'aws-cdk-lib/aws-sns'
import type { IStateMachine } from 'aws-cdk-lib/aws-stepfunctions'
import { Construct } from 'constructs'
import { InvalidInput } from '../domain/errors.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { bytesOfGigabyte, senderOf, settingsOf, type WrittenSettings } from '../domain/settings.ts'
import { isOf, sourceId } from '../domain/source.ts'
import { Alarms } from './constructs/alarms.ts'
import { Archive } from './constructs/archive.ts'
import { Catalogue } from './constructs/catalogue.ts'
import { ReportSchedule } from './constructs/report-schedule.ts'
import { SenderIdentity } from './constructs/sender-identity.ts'
import { Workflow } from './constructs/workflow.ts'
import { FUNCTIONS } from './functions-folder.ts'
import { letLogsUse } from './key-policy.ts'
import { taskFunctions } from './task-functions.ts'

/** What the report stands in and on, in place of what it would make or do without. */
export interface Surroundings {
  /** Where the days are kept; it stays as it is. By default a bucket of the report's own. */
  readonly bucket?: IBucket
  /** Where alarms and failure notices go; nobody is subscribed to it. By default a topic of the report's own. */
  readonly alarmTopic?: ITopic
  /** Encrypts the bucket, the topic and the logs that the report makes. By default keys of AWS do. */
  readonly encryptionKey?: IKey
  /** Where the functions run. By default in no network of yours. */
  readonly vpc?: IVpc
  /** Which subnets of `vpc`. By default its private ones. */
  readonly vpcSubnets?: SubnetSelection
  /** Of the functions in `vpc`. By default one that lets everything out and nothing in. */
  readonly securityGroups?: ISecurityGroup[]
  /** Through which the functions in `vpc` reach AWS and the internet. By default they reach both by themselves. */
  readonly proxy?: Proxy
  /** Of every role that the report makes. */
  readonly permissionsBoundary?: IManagedPolicy
}

/** An HTTP proxy that opens connections (CONNECT). */
export interface Proxy {
  /** `http://proxy.acme.internal:3128`; without a password, as who may read the functions reads it. */
  readonly url: string
  /** Hosts, or ends of their names, that are reached without it: those of VPC endpoints. */
  readonly except?: string[]
}

/** The settings, and what the report stands in. */
export interface NetworkCostReportProps extends WrittenSettings, Surroundings {}

/** @internal */
interface Bundled {
  /** Folder with the bundles of all tasks; those of the package where absent. */
  readonly bundles?: string
}

/**
 * The daily report of what EKS pods paid to cross zones, NAT gateways and endpoints, of one account and region. Throws
 * InvalidInput, naming each setting that is wrong.
 */
export class NetworkCostReport extends Construct {
  /** Where the days are kept. */
  readonly bucket: IBucket
  /** Gets alarms and failure notices. */
  readonly alarmTopic: ITopic
  /** Start it to run a day, or to run it again. */
  readonly stateMachine: IStateMachine
  /** `name CNAME value`: what the sender's domain needs before SES sends for it. Empty but with `create-domain`. */
  readonly dkimRecords: readonly string[]
  /** Name of the Glue database and of the Athena workgroup; undefined without `athena`. */
  readonly athenaName: string | undefined

  constructor(scope: Construct, id: string, props: NetworkCostReportProps) {
    super(scope, id)
    const { bucket, alarmTopic, encryptionKey, vpc, vpcSubnets, securityGroups, proxy, permissionsBoundary, ...more } =
      props
    const { bundles = FUNCTIONS, ...written }: typeof more & Bundled = more
    const settings = settingsOf(written, this.node.path)
    if (bucket !== undefined && settings.archiveBucket !== undefined) {
      throw new InvalidInput(
        `${this.node.path} has bucket and archiveBucket, which are one and the same: give one of them`,
      )
    }
    if (bucket !== undefined && settings.accessLogs !== undefined) {
      throw new InvalidInput(
        `${this.node.path} has bucket and accessLogs: turn the logs of a bucket of your own on where you make it`,
      )
    }
    if (vpc === undefined && (vpcSubnets ?? securityGroups ?? proxy) !== undefined) {
      throw new InvalidInput(`${this.node.path} has vpcSubnets, securityGroups or proxy, and no vpc that they are of`)
    }
    if (proxy && !isProxyUrl(proxy.url)) {
      throw new InvalidInput(
        `${this.node.path} has the proxy ${JSON.stringify(proxy.url)}; expected "http://host:port" without a password`,
      )
    }
    const { region, account } = Stack.of(this)
    if (!Token.isUnresolved(region) && !REGIONS.includes(region)) {
      throw new InvalidInput(
        `${this.node.path} is in ${region}, where Network Flow Monitor does not run; it does in ${REGIONS.join(', ')}`,
      )
    }
    for (const source of settings.sources) {
      if (REGIONS.includes(source.region) && !isOf(source, { accountId: account, region }, { accountId: account }))
        continue
      throw new InvalidInput(
        REGIONS.includes(source.region)
          ? `${this.node.path} has the source ${sourceId(source)}, which is its own account and region: that is always read`
          : `${this.node.path} has a source in ${source.region}, where Network Flow Monitor does not run; it does in ${REGIONS.join(', ')}`,
      )
    }
    const name = nameOf(this)
    if (encryptionKey) letLogsUse(encryptionKey, this)

    const archive = new Archive(this, 'Archive', {
      rawRetentionDays: settings.rawRetentionDays,
      keep: settings.keepArchive,
      adopted: bucket ?? settings.archiveBucket,
      accessLogs: settings.accessLogs,
      encryptionKey,
    })
    const sender = new SenderIdentity(this, 'Sender', { sender: senderOf(settings), kind: settings.senderIdentity })
    const alarms = new Alarms(this, 'Alarms', {
      name,
      recipients: settings.alarmRecipients,
      topic: alarmTopic,
      encryptionKey,
    })
    sender.tellFailures(alarms)

    const catalogue = settings.athena
      ? new Catalogue(this, 'Catalogue', {
          name,
          bucket: archive.bucket,
          encryptionKey: archive.encryptionKey,
          monitors: settings.monitors,
          bytesPerGigabyte: bytesOfGigabyte(settings),
          scanLimitGigabytes: settings.athenaScanLimitGigabytes,
        })
      : undefined
    const network = vpc && {
      vpc,
      ...(vpcSubnets ? { vpcSubnets } : {}),
      securityGroups: securityGroups ?? [new SecurityGroup(this, 'SecurityGroup', { vpc, description: 'flowtoll' })],
    }
    const outside = proxy && { HTTPS_PROXY: proxy.url, NO_PROXY: (proxy.except ?? []).join(',') }
    const tasks = taskFunctions(this, {
      ...{ name, settings, bundles, archive, sender, alarms, catalogue, network, encryptionKey, outside },
    })
    const { logRetentionDays } = settings
    const workflow = new Workflow(this, 'Workflow', { name, tasks, logRetentionDays, encryptionKey })
    const schedule = new ReportSchedule(this, 'Schedule', {
      stateMachine: workflow.stateMachine,
      timeZone: settings.timeZone,
      sendAt: settings.sendAt,
      hourlyCollect: settings.hourlyCollect,
    })
    alarms.watch({ workflow, deadLetters: schedule.deadLetters, schedule: settings })

    this.bucket = archive.bucket
    this.alarmTopic = alarms.topic
    this.stateMachine = workflow.stateMachine
    this.dkimRecords = sender.dkimRecords
    this.athenaName = catalogue?.name
    if (permissionsBoundary) PermissionsBoundary.of(this).apply(permissionsBoundary)
  }
}

/** Sets the metrics and tables of several reports of a region apart: the stack's name, and the place in it where there is one. */
function nameOf(report: Construct): string {
  // The name of a nested stack is known to CloudFormation alone.
  let stack = Stack.of(report)
  while (stack.nestedStackParent) stack = stack.nestedStackParent
  const place = report.node.path.slice(stack.node.path.length).split('/')
  // No name of a stack has a slash, and no id has one.
  return [stack.stackName, ...place.filter((part) => part !== '' && part !== 'Default')].join('/')
}

function isProxyUrl(text: string): boolean {
  // What CloudFormation alone knows cannot be looked at.
  if (Token.isUnresolved(text)) return true
  const { protocol, username, password, pathname } = URL.canParse(text) ? new URL(text) : { protocol: '' }
  return /^https?:$/.test(protocol) && username === '' && password === '' && pathname === '/'
}
