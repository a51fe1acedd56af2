import { ArnFormat, Stack } from 'aws-cdk-lib'
import { CfnAccessEntry } from 'aws-cdk-lib/aws-eks'
import { ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { Construct } from 'constructs'
import { type ChannelSettings, secretsOf } from '../domain/channel.ts'
import {
  BILL_ACTIONS,
  CLUSTER_ACTIONS,
  type Listing,
  METRIC_ACTIONS,
  MONITOR_ACTIONS,
  NETWORK_ACTIONS,
  PREFIX_LIST_ACTIONS,
  PRICE_ACTIONS,
  ROLE_ACTIONS,
  SERVICE_LISTINGS,
  TRANSIT_ROUTE_ACTIONS,
} from '../domain/permissions.ts'
import type { Settings } from '../domain/settings.ts'
import { roleOf } from '../domain/source.ts'
import type { Alarms } from './constructs/alarms.ts'
import type { Archive } from './constructs/archive.ts'
import type { Catalogue } from './constructs/catalogue.ts'
import type { SenderIdentity } from './constructs/sender-identity.ts'
import { TaskFunction, type TaskNetwork } from './constructs/task-function.ts'
import type { TaskName } from './task-names.ts'

export interface TaskFunctionsProps {
  /** Whose they are: what sets the metrics of several reports apart. */
  readonly name: string
  readonly settings: Settings
  /** Folder with the bundles of all tasks. */
  readonly bundles: string
  readonly archive: Archive
  readonly sender: SenderIdentity
  readonly alarms: Alarms
  /** Absent where the settings want no tables. */
  readonly catalogue: Catalogue | undefined
  /** Where they run; in no network of the account's where absent. */
  readonly network: TaskNetwork | undefined
  /** Of their logs; AWS's own where absent. */
  readonly encryptionKey: IKey | undefined
  /** Variables by which they reach what is outside; none where they reach it by themselves. */
  readonly outside: Readonly<Record<string, string>> | undefined
}

const ANY_MONITOR = { wildcard: 'Monitors are found at run time where the settings name none, and in other regions.' }

/**
 * ListMonitors, the Describe calls of EC2, prices, metrics and the bill.
 * Source: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
const NO_RESOURCES = { wildcard: 'The action knows no resources.' }

const OF_ALL = { wildcard: 'A list is asked for all that the account has in the region.' }

/** `region` is `*` where several are read. */
function allowListings(task: TaskFunction, listings: readonly Listing[], stack: Stack, region: string): void {
  for (const [action, resource] of listings) {
    if (resource === undefined) {
      task.allow([action], ['*'], NO_RESOURCES)
      continue
    }
    const [service] = action.split(':')
    const arn = `arn:${stack.partition}:${service}:${region}:${stack.account}:${resource}`
    task.allow([action], [arn], OF_ALL)
  }
}

/**
 * How many queries the service lets an account start is not published. Once it refuses one, the SDK keeps to the rate that it was seen to take,
 * for all slices that the function's process is given; what is started paces what is asked about it.
 * Source: https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
const PACED = { AWS_RETRY_MODE: 'adaptive' }

/** A log group is queried; of a bucket, what lies below the prefix is listed and read. */
function allowLogs(task: TaskFunction, place: string, stack: Stack): void {
  const [, bucket, prefix = ''] = /^s3:\/\/([^/]+)\/?(.*)$/.exec(place) ?? []
  if (bucket === undefined) {
    const group = stack.formatArn({
      service: 'logs',
      resource: 'log-group',
      resourceName: place,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    })
    task.allow(['logs:StartQuery'], [group, `${group}:*`], { wildcard: 'A log group has its streams below it.' })
    task.allow(['logs:GetQueryResults', 'logs:StopQuery'], ['*'], NO_RESOURCES)
    return
  }
  const arn = `arn:${stack.partition}:s3:::${bucket}`
  const below = prefix === '' ? '' : `${prefix.replace(/\/$/, '')}/`
  task.allow(['s3:ListBucket'], [arn], { conditions: { StringLike: { 's3:prefix': `${below}AWSLogs/*` } } })
  task.allow(['s3:GetObject'], [`${arn}/${below}AWSLogs/*`], {
    wildcard: 'Route 53 writes an object every few minutes.',
  })
}

/**
 * The narrowest that lets Services, EndpointSlices and workloads of all namespaces be read; no Secrets, no nodes and no custom resources.
 * Source: https://docs.aws.amazon.com/eks/latest/userguide/access-policy-permissions.html
 */
const viewPolicy = (stack: Stack) => `arn:${stack.partition}:eks::aws:cluster-access-policy/AmazonEKSViewPolicy`

/** A managed policy has 6,144 characters. Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html */
const ROLES_OF_A_POLICY = 40

/** Lets the tasks that read other accounts assume their roles, and no others. A policy of its own, as an inline one has no room for a hundred. */
function allowRoles(scope: Construct, { sources }: Settings, tasks: readonly TaskFunction[]): void {
  const roles = [...new Set(sources.flatMap((one) => roleOf(one) ?? []))].toSorted()
  for (let first = 0; first < roles.length; first += ROLES_OF_A_POLICY) {
    const resources = roles.slice(first, first + ROLES_OF_A_POLICY)
    new ManagedPolicy(scope, `ReadSources${first === 0 ? '' : first / ROLES_OF_A_POLICY + 1}`, {
      description: 'Lets flowtoll assume the roles by which it reads other accounts.',
      statements: [new PolicyStatement({ actions: [...ROLE_ACTIONS], resources })],
      roles: tasks.map(({ role }) => role),
    })
  }
}

/** Every function, each with what it alone is told and may do. */
export function taskFunctions(scope: Construct, props: TaskFunctionsProps): Readonly<Record<TaskName, TaskFunction>> {
  const stack = Stack.of(scope)
  const {
    name: reportName,
    settings,
    bundles,
    archive,
    sender,
    alarms,
    catalogue,
    network,
    encryptionKey,
    outside,
  } = props
  const taskOf = (name: TaskName, environment: Readonly<Record<string, string>> = {}) =>
    new TaskFunction(scope, name, {
      ...{ name: reportName, bundles, settings, network, encryptionKey },
      environment: { ...outside, ...environment },
    })
  const inArchive = { ARCHIVE_BUCKET: archive.bucket.bucketName }
  const bill = settings.costExplorer ? ['bill/'] : []
  const readsClusters = [settings, ...settings.sources].some(({ readClusters }) => readClusters.length > 0)
  const clusters = readsClusters ? ['clusters/'] : []
  // Of the own account; other accounts are read by their roles.
  const ownSources = settings.sources.filter((one) => roleOf(one) === undefined)
  const regions = [stack.region, ...ownSources.map(({ region }) => region)]
  const inRegions = (service: string, resource: string, resourceName: string) =>
    regions.map((region) => stack.formatArn({ region, service, resource, resourceName }))
  // Names of twenty monitors in every region would be more than a policy holds.
  const monitors = [
    ...(settings.monitors.length > 0 ? settings.monitors : ['*']).map((resourceName) =>
      stack.formatArn({ service: 'networkflowmonitor', resource: 'monitor', resourceName }),
    ),
    ...inRegions('networkflowmonitor', 'monitor', '*').slice(1),
  ]

  const PlanCollection = taskOf('PlanCollection', inArchive)
  PlanCollection.allow(MONITOR_ACTIONS.list, ['*'], NO_RESOURCES)
  PlanCollection.allow(MONITOR_ACTIONS.describe, monitors, ANY_MONITOR)
  archive.allow(PlanCollection, { list: ['raw/', 'reports/'], read: ['reports/'] })

  const StartQueries = taskOf('StartQueries', { ...inArchive, ...PACED })
  StartQueries.allow(MONITOR_ACTIONS.start, monitors, ANY_MONITOR)
  archive.allow(StartQueries, { list: ['raw/'], read: ['raw/'], write: ['raw/'] })

  const PollQueries = taskOf('PollQueries')
  PollQueries.allow(MONITOR_ACTIONS.poll, monitors, ANY_MONITOR)

  const FetchResults = taskOf('FetchResults', inArchive)
  FetchResults.allow(MONITOR_ACTIONS.fetch, monitors, ANY_MONITOR)
  archive.allow(FetchResults, { list: ['raw/'], read: ['raw/'], write: ['raw/', 'ends/'] })

  const CloseCollection = taskOf('CloseCollection')

  const ReadSurroundings = taskOf('ReadSurroundings', {
    ...inArchive,
    ...(catalogue ? { CATALOGUE_DATABASE: catalogue.database.ref } : {}),
  })
  catalogue?.allowMonitors(ReadSurroundings)
  ReadSurroundings.allow(NETWORK_ACTIONS, ['*'], NO_RESOURCES)
  ReadSurroundings.allow(
    PREFIX_LIST_ACTIONS,
    // AWS's own prefix lists belong to the account "aws".
    regions.map((region) => `arn:${stack.partition}:ec2:${region}:*:prefix-list/*`),
    { wildcard: 'Which lists the routes name is known at run time.' },
  )
  ReadSurroundings.allow(TRANSIT_ROUTE_ACTIONS, inRegions('ec2', 'transit-gateway-route-table', '*'), {
    wildcard: 'Which transit gateways the routes lead to is known at run time.',
  })
  ReadSurroundings.allow(CLUSTER_ACTIONS, inRegions('eks', 'cluster', '*'), {
    wildcard: 'Which clusters the monitors name is known at run time.',
  })
  for (const clusterName of settings.readClusters) {
    new CfnAccessEntry(scope, `Access${clusterName}`, {
      clusterName,
      principalArn: ReadSurroundings.role.roleArn,
      type: 'STANDARD',
      accessPolicies: [{ policyArn: viewPolicy(stack), accessScope: { type: 'cluster' } }],
    })
  }
  ReadSurroundings.allow([...PRICE_ACTIONS, ...METRIC_ACTIONS], ['*'], NO_RESOURCES)
  if (settings.costExplorer) ReadSurroundings.allow(BILL_ACTIONS, ['*'], NO_RESOURCES)
  const listedRegion = ownSources.length > 0 ? '*' : stack.region
  for (const service of new Set([settings, ...ownSources].flatMap(({ readServices = [] }) => readServices)))
    allowListings(ReadSurroundings, SERVICE_LISTINGS[service], stack, listedRegion)
  const learned = [
    ...clusters,
    'ends/',
    'terms/',
    'topology/',
    'prices/',
    'totals/',
    'decisions/',
    'catalogue/',
    ...bill,
  ]
  archive.allow(ReadSurroundings, {
    list: ['raw/', 'decisions.yaml', ...learned],
    read: ['raw/', 'decisions.yaml', ...learned],
    write: learned,
  })

  allowRoles(scope, settings, [PlanCollection, StartQueries, PollQueries, FetchResults, ReadSurroundings])

  const IdentifyRemotes = taskOf('IdentifyRemotes', inArchive)
  archive.allow(IdentifyRemotes, {
    list: ['identities/', 'ip-ranges/'],
    read: ['ends/', 'identities/', 'ip-ranges/'],
    write: ['identities/', 'ip-ranges/'],
  })

  if (settings.resolverLogs !== undefined) allowLogs(IdentifyRemotes, settings.resolverLogs, stack)

  const facts = ['topology/', 'prices/', 'identities/', 'terms/', 'decisions/', ...clusters]
  const PlanHours = taskOf('PlanHours', inArchive)
  archive.allow(PlanHours, {
    list: ['raw/', 'hours/', 'sums/', ...clusters],
    read: [...facts, 'sums/'],
    write: ['sums/'],
  })

  const SettleHour = taskOf('SettleHour', inArchive)
  archive.allow(SettleHour, {
    list: ['raw/', 'hours/', 'sums/', ...clusters],
    read: ['raw/', ...facts, 'sums/'],
    write: ['hours/', 'sums/'],
  })

  const sending = {
    REPORT_SENDER: sender.header,
    CONFIGURATION_SET: sender.configurationSet.configurationSetName,
  }
  const allowSending = (task: TaskFunction) =>
    task.allow(['ses:SendEmail'], sender.arns, {
      conditions: { StringEquals: { 'ses:FromAddress': sender.address } },
      wildcard:
        'SES alone knows which identity it holds a sending against; the sender and the configuration set are fixed.',
    })

  const allowPublishing = (task: TaskFunction) => {
    task.allow(['sns:Publish'], [alarms.topic.topicArn])
    if (alarms.topicKey) task.allowKey(alarms.topicKey)
  }

  /** What each channel's address, key, bus or topic asks for. */
  const allowChannels = (task: TaskFunction, channels: readonly ChannelSettings[]) => {
    const arn = (service: string, resource: string, resourceName: string, arnFormat = ArnFormat.SLASH_RESOURCE_NAME) =>
      stack.formatArn({ service, resource, resourceName, arnFormat })
    for (const place of new Set(channels.flatMap(secretsOf))) {
      const name = place.slice(place.indexOf(':') + 1)
      if (place.startsWith('ssm:')) task.allow(['ssm:GetParameter'], [arn('ssm', 'parameter', name.replace(/^\//, ''))])
      else
        task.allow(
          ['secretsmanager:GetSecretValue'],
          [arn('secretsmanager', 'secret', `${name}-??????`, ArnFormat.COLON_RESOURCE_NAME)],
          { wildcard: 'Secrets Manager ends the ARN of a secret with six characters of its own.' },
        )
    }
    const buses = new Set(channels.flatMap((one) => (one.kind === 'event' ? [one.bus] : [])))
    for (const bus of buses) task.allow(['events:PutEvents'], [arn('events', 'event-bus', bus)])
    const topics = new Set(channels.flatMap((one) => (one.kind === 'sns' ? [one.topic] : [])))
    for (const topic of topics) task.allow(['sns:Publish'], [topic])
  }

  const WatchHours = taskOf('WatchHours', {
    ...inArchive,
    ...(settings.hourlyAlerts ? sending : {}),
    FAILURE_TOPIC_ARN: alarms.topic.topicArn,
  })
  allowPublishing(WatchHours)
  if (settings.hourlyAlerts) {
    allowSending(WatchHours)
    allowChannels(
      WatchHours,
      // Of teams, decisions say what they are told.
      settings.channels.filter(({ of, what }) => of === 'teams' || what.includes('alerts')),
    )
    archive.allow(WatchHours, {
      list: ['failures/', 'sums/', 'trends/', 'reports/', 'alerts/', 'sent/', 'decisions/', 'channels/', ...clusters],
      read: [
        ...['failures/', 'sums/', 'trends/', 'reports/', 'alerts/', 'sent/', 'decisions/', 'channels/'],
        ...['topology/', 'prices/', 'terms/', ...clusters],
      ],
      write: ['failures/', 'alerts/', 'sent/', 'channels/'],
    })
  } else archive.allow(WatchHours, { list: ['failures/'], read: ['failures/'], write: ['failures/'] })

  const StoreDay = taskOf('StoreDay', {
    ...inArchive,
    CONSOLE_URL: `https://${stack.region}.console.aws.amazon.com`,
    // Whether the recipients confirmed is asked of a topic that they were subscribed to.
    ALARM_TOPIC_ARN: alarms.subscribes ? alarms.topic.topicArn : '',
  })
  if (alarms.subscribes) StoreDay.allow(['sns:GetTopicAttributes'], [alarms.topic.topicArn])
  const past = ['reports/', 'memory/', 'trends/', 'writers/']
  archive.allow(StoreDay, {
    list: ['raw/', 'hours/', 'sums/', 'alerts/', 'channels/', ...clusters, ...past],
    read: [
      ...['hours/', 'sums/', 'alerts/', 'terms/', 'decisions/', 'topology/', 'prices/', 'totals/', ...bill],
      ...['identities/', 'channels/', ...clusters, ...past],
    ],
    write: ['terms/', 'flows/', 'daily/', 'findings/', 'gaps/', 'days/', ...past],
  })

  const Deliver = taskOf('Deliver', {
    ...{ ...inArchive, ...sending, FAILURE_TOPIC_ARN: alarms.topic.topicArn },
  })
  allowSending(Deliver)
  allowChannels(Deliver, settings.channels)
  // Of a channel that takes nothing the topic is told.
  allowPublishing(Deliver)
  archive.allow(Deliver, {
    list: ['reports/', 'trends/', 'sent/', 'writers/', 'decisions/', 'channels/'],
    read: ['reports/', 'trends/', 'sent/', 'writers/', 'decisions/', 'channels/'],
    write: ['reports/', 'sent/', 'writers/', 'channels/'],
  })

  const NotifyFailure = taskOf('NotifyFailure', { ...inArchive, FAILURE_TOPIC_ARN: alarms.topic.topicArn })
  allowPublishing(NotifyFailure)
  allowChannels(
    NotifyFailure,
    settings.channels.filter(({ kind }) => kind === 'event'),
  )
  archive.allow(NotifyFailure, { list: ['failures/', 'sent/'], read: ['failures/', 'sent/'], write: ['failures/'] })

  const tasks = {
    ...{ PlanCollection, StartQueries, PollQueries, FetchResults, CloseCollection, ReadSurroundings },
    ...{ IdentifyRemotes, PlanHours, SettleHour, WatchHours, StoreDay, Deliver, NotifyFailure },
  }
  // What they cost is in the report. Its own name a function knows at run time alone.
  const ownFunctions = Object.entries(tasks).map(([task, { function: own, megabytes }]) =>
    task === 'ReadSurroundings' ? { task, megabytes } : { task, name: own.functionName, megabytes },
  )
  ReadSurroundings.function.addEnvironment('OWN_FUNCTIONS', stack.toJsonString(ownFunctions))
  return tasks
}
