import { CfnOutput, Stack, type StackProps } from 'aws-cdk-lib'
import type { Construct } from 'constructs'
import { COLLECT_MINUTES } from '../domain/collecting/plan.ts'
import { Alarms } from './constructs/alarms.ts'
import { allowModel } from './constructs/allow-model.ts'
import { Archive } from './constructs/archive.ts'
import { Catalogue } from './constructs/catalogue.ts'
import { ReportSchedule } from './constructs/report-schedule.ts'
import { SenderIdentity } from './constructs/sender-identity.ts'
import { TaskFunction } from './constructs/task-function.ts'
import { Workflow } from './constructs/workflow.ts'
import { paragraphEnvironment, type Settings } from './settings.ts'

export interface ReportStackProps extends StackProps {
  readonly settings: Settings
  /** Folder with the bundles of all tasks. */
  readonly bundles: string
}

/** The reporter of one account and region, wired in reading order. */
export class ReportStack extends Stack {
  constructor(scope: Construct, id: string, props: ReportStackProps) {
    super(scope, id, { description: 'flowtoll: what EKS pods paid to cross a zone or a NAT gateway', ...props })
    const { settings } = props

    const archive = new Archive(this, 'Archive', {
      rawRetentionDays: settings.rawRetentionDays,
      keep: settings.keepArchive,
    })
    const sender = new SenderIdentity(this, 'Sender', {
      sender: settings.sender,
      kind: settings.senderIdentity,
    })
    const alarms = new Alarms(this, 'Alarms', { recipients: settings.alarmRecipients })

    sender.tellFailures(alarms.topic)

    const everyTask = { bundles: props.bundles, logRetentionDays: settings.logRetentionDays }
    const bucket = { ARCHIVE_BUCKET: archive.bucket.bucketName }
    const deadline = { QUERY_DEADLINE_SECONDS: String(settings.queryDeadlineSeconds) }

    const planCollection = new TaskFunction(this, 'PlanCollection', {
      ...everyTask,
      environment: {
        ...bucket,
        REPORT_TIME_ZONE: settings.timeZone,
        REPORT_MONITORS: JSON.stringify(settings.monitors),
        REPORT_RECIPIENTS: JSON.stringify(settings.recipients),
        PARAGRAPH: String(settings.paragraph !== undefined),
        SETTLE_MINUTES: String(settings.settleMinutes),
        COLLECT_SECONDS: String(COLLECT_MINUTES * 60),
      },
    })
    const startQueries = new TaskFunction(this, 'StartQueries', {
      ...everyTask,
      environment: { ...bucket, ...deadline },
    })
    const pollQueries = new TaskFunction(this, 'PollQueries', { ...everyTask, environment: {} })
    const fetchResults = new TaskFunction(this, 'FetchResults', {
      ...everyTask,
      environment: { ...bucket, ...deadline },
    })
    const closeCollection = new TaskFunction(this, 'CloseCollection', { ...everyTask, environment: {} })
    const readSurroundings = new TaskFunction(this, 'ReadSurroundings', {
      ...everyTask,
      environment: { ...bucket, COST_EXPLORER: String(settings.costExplorer) },
    })
    const identifyRemotes = new TaskFunction(this, 'IdentifyRemotes', {
      ...everyTask,
      environment: {
        ...bucket,
        PROBES: String(settings.probes),
        AUTONOMOUS_SYSTEMS: String(settings.autonomousSystems),
      },
    })
    const storeSnapshot = new TaskFunction(this, 'StoreSnapshot', {
      ...everyTask,
      environment: {
        ...bucket,
        BYTES_PER_GIGABYTE: settings.gigabyte === '10^9' ? '1000000000' : '1073741824',
        PRICE_FACTOR: String(settings.priceFactor),
        ALERT_PERCENT: String(settings.alert.percent),
        ALERT_USD: String(settings.alert.usd),
        ALERT_MINIMUM_USD: String(settings.alert.minimumUsd),
        BUDGETS: JSON.stringify(settings.budgets),
        ACCEPTED_FINDINGS: JSON.stringify(settings.accepted),
        CONSOLE_URL: `https://${this.region}.console.aws.amazon.com`,
      },
    })
    const writeParagraph = new TaskFunction(this, 'WriteParagraph', {
      ...everyTask,
      environment: { ...bucket, QUIET_DAYS: settings.quietDays, ...paragraphEnvironment(settings) },
    })
    const sendReport = new TaskFunction(this, 'SendReport', {
      ...everyTask,
      environment: {
        ...bucket,
        REPORT_SENDER: settings.sender,
        QUIET_DAYS: settings.quietDays,
        REPLY_TO: JSON.stringify(settings.replyTo),
        CONFIGURATION_SET: sender.configurationSet.configurationSetName,
      },
    })
    const notifyFailure = new TaskFunction(this, 'NotifyFailure', {
      ...everyTask,
      environment: { FAILURE_TOPIC_ARN: alarms.topic.topicArn },
    })

    const monitors = (settings.monitors.length > 0 ? settings.monitors : ['*']).map((name) =>
      this.formatArn({ service: 'networkflowmonitor', resource: 'monitor', resourceName: name }),
    )
    const anyMonitor = { wildcard: 'Monitors are found at run time where the settings name none.' }
    const noResources = { wildcard: 'The action knows no resources.' }
    // ListMonitors, the Describe calls of EC2, prices, metrics and the bill know no resources: https://docs.aws.amazon.com/service-authorization/latest/reference/
    planCollection.allow(['networkflowmonitor:ListMonitors'], ['*'], noResources)
    planCollection.allow(['networkflowmonitor:GetMonitor'], monitors, anyMonitor)
    startQueries.allow(['networkflowmonitor:StartQueryMonitorTopContributors'], monitors, anyMonitor)
    pollQueries.allow(['networkflowmonitor:GetQueryStatusMonitorTopContributors'], monitors, anyMonitor)
    pollQueries.allow(['networkflowmonitor:StopQueryMonitorTopContributors'], monitors, anyMonitor)
    fetchResults.allow(['networkflowmonitor:GetQueryResultsMonitorTopContributors'], monitors, anyMonitor)
    readSurroundings.allow(
      [
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeNatGateways',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSubnets',
        'ec2:DescribeVpcEndpoints',
      ],
      ['*'],
      noResources,
    )
    // AWS's own prefix lists belong to the account "aws".
    readSurroundings.allow(
      ['ec2:GetManagedPrefixListEntries'],
      [`arn:${this.partition}:ec2:${this.region}:*:prefix-list/*`],
      { wildcard: 'Which lists the routes name is known at run time.' },
    )
    readSurroundings.allow(['pricing:GetProducts', 'cloudwatch:GetMetricData'], ['*'], noResources)
    readSurroundings.allow(
      ['eks:DescribeCluster'],
      [this.formatArn({ service: 'eks', resource: 'cluster', resourceName: '*' })],
      { wildcard: 'Which clusters the monitors name is known at run time.' },
    )
    if (settings.costExplorer) readSurroundings.allow(['ce:GetCostAndUsage'], ['*'], noResources)
    if (settings.paragraph) allowModel(writeParagraph, settings.paragraph.model)
    sendReport.allow(['ses:SendEmail'], sender.arns, {
      conditions: { StringEquals: { 'ses:FromAddress': sender.address } },
      wildcard:
        'SES alone knows which identity it holds a sending against; the sender and the configuration set are fixed.',
    })
    notifyFailure.allow(['sns:Publish'], [alarms.topic.topicArn])

    for (const prefix of ['raw/', 'reports/']) archive.allowList(planCollection, prefix)
    archive.allowRead(planCollection, 'reports/')
    archive.allowList(startQueries, 'raw/')
    archive.allowList(fetchResults, 'raw/')
    archive.allowRead(fetchResults, 'raw/')
    archive.allowWrite(fetchResults, 'raw/')
    const bill = settings.costExplorer ? ['bill/'] : []
    for (const prefix of ['raw/', 'topology/', 'prices/', 'totals/', ...bill]) {
      archive.allowList(readSurroundings, prefix)
      archive.allowRead(readSurroundings, prefix)
    }
    for (const prefix of ['ends/', 'topology/', 'prices/', 'totals/', ...bill]) {
      archive.allowWrite(readSurroundings, prefix)
    }
    archive.allowRead(identifyRemotes, 'ends/')
    for (const prefix of ['identities/', 'ip-ranges/']) {
      archive.allowList(identifyRemotes, prefix)
      archive.allowRead(identifyRemotes, prefix)
      archive.allowWrite(identifyRemotes, prefix)
    }
    for (const prefix of ['raw/', 'reports/', 'memory/', 'trends/', 'catalogue/'])
      archive.allowList(storeSnapshot, prefix)
    for (const prefix of [
      'raw/',
      'topology/',
      'prices/',
      'totals/',
      ...bill,
      'identities/',
      'reports/',
      'memory/',
      'trends/',
      'catalogue/',
    ]) {
      archive.allowRead(storeSnapshot, prefix)
    }
    for (const prefix of ['flows/', 'daily/', 'findings/', 'gaps/', 'reports/', 'memory/', 'trends/', 'catalogue/'])
      archive.allowWrite(storeSnapshot, prefix)
    if (settings.paragraph) {
      archive.allowRead(writeParagraph, 'reports/')
      archive.allowWrite(writeParagraph, 'reports/')
    }
    for (const task of [storeSnapshot, sendReport]) {
      archive.allowList(task, 'writers/')
      archive.allowRead(task, 'writers/')
      archive.allowWrite(task, 'writers/')
    }
    for (const prefix of ['reports/', 'sent/']) {
      archive.allowRead(sendReport, prefix)
      archive.allowWrite(sendReport, prefix)
    }

    const tasks = {
      PlanCollection: planCollection,
      StartQueries: startQueries,
      PollQueries: pollQueries,
      FetchResults: fetchResults,
      CloseCollection: closeCollection,
      ReadSurroundings: readSurroundings,
      IdentifyRemotes: identifyRemotes,
      StoreSnapshot: storeSnapshot,
      WriteParagraph: writeParagraph,
      SendReport: sendReport,
      NotifyFailure: notifyFailure,
    }
    // What they cost is in the report. Its own name a function knows at run time alone.
    const ownFunctions = Object.entries(tasks).map(([task, { function: own, megabytes }]) =>
      task === 'ReadSurroundings' ? { task, megabytes } : { task, name: own.functionName, megabytes },
    )
    readSurroundings.function.addEnvironment('OWN_FUNCTIONS', this.toJsonString(ownFunctions))

    if (settings.athena) {
      const { monitors: named, athenaScanLimitGigabytes: scanLimitGigabytes } = settings
      const catalogue = new Catalogue(this, 'Catalogue', {
        bucket: archive.bucket,
        monitors: named,
        scanLimitGigabytes,
      })
      storeSnapshot.function.addEnvironment('CATALOGUE_DATABASE', catalogue.database.ref)
      catalogue.allowMonitors(storeSnapshot)
    }

    const workflow = new Workflow(this, 'Workflow', {
      tasks,
      logRetentionDays: settings.logRetentionDays,
    })
    const schedule = new ReportSchedule(this, 'Schedule', {
      stateMachine: workflow.stateMachine,
      timeZone: settings.timeZone,
      sendAt: settings.sendAt,
      hourlyCollect: settings.hourlyCollect,
    })
    alarms.watch({ stateMachine: workflow.stateMachine, deadLetters: schedule.deadLetters })

    new CfnOutput(this, 'StateMachineConsole', {
      description: 'Start a run, or run a day again, here',
      value: `https://${this.region}.console.aws.amazon.com/states/home?region=${this.region}#/statemachines/view/${workflow.stateMachine.stateMachineArn}`,
    })
    new CfnOutput(this, 'ExampleInput', {
      description: 'Input of an execution; every field is optional',
      value: JSON.stringify({ date: '2026-11-21', refresh: false, email: true, recipients: ['me@example.com'] }),
    })
    new CfnOutput(this, 'ArchiveBucket', { description: 'Where the days are kept', value: archive.bucket.bucketName })
    new CfnOutput(this, 'AlarmTopic', {
      description: 'Failure notices and alarms; each email subscription must be confirmed once',
      value: alarms.topic.topicArn,
    })
  }
}
