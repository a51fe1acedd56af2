import { execFile } from 'node:child_process'
import { cp, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isDeepStrictEqual, promisify } from 'node:util'
import { gzipSync } from 'node:zlib'
import { App } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { CODE, PACKED } from '../../cdk/functions-folder.ts'
import { ReportStack } from '../../cdk/report-stack.ts'
import { constructIdOf, TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { OWN_ALARMS } from '../../domain/money/own-cost.ts'
import { settingsOf } from '../../domain/settings.ts'
import { exhaustive } from '../exhaustive/cases.ts'
import { allStates } from '../workflow/states.ts'
import { overLimit } from './aws-limits.ts'
import { LARGEST } from './largest-settings.ts'
import { emptyBundles, grantsOf, SETTINGS, synthesized } from './synthesized.ts'

let bundles: string
beforeAll(async () => {
  bundles = await emptyBundles()
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

/** Settings that do not touch each other are deployed together: a template takes as long to make as many tests to run. */
const TOGETHER: readonly Readonly<Record<string, unknown>>[] = [
  {},
  {
    accessLogs: 'create',
    ...{ rawRetentionDays: 90, monitors: ['shop'], timeZone: 'Europe/Dublin', sendAt: '06:45' },
    ...{ alarmRecipients: ['oncall@example.net'], senderIdentity: 'existing', readServices: ['rds', 'mq'] },
  },
  {
    ...{ keepArchive: false, athena: false, hourlyCollect: false, senderIdentity: 'create-domain', readServices: [] },
    resolverLogs: '/aws/route53/queries',
    channels: [
      { name: 'slack', kind: 'slack', address: 'ssm:/flowtoll/slack' },
      { name: 'hook', kind: 'webhook', what: ['news'], address: 'secretsmanager:hook', signingKey: 'ssm:key' },
      { name: 'bus', kind: 'event', bus: 'costs' },
      { name: 'chat', kind: 'sns', topic: 'arn:aws:sns:eu-west-1:111122223333:chat' },
    ],
  },
  {
    ...{ archiveBucket: 'flowtoll-archive-1', costExplorer: true, timeZone: 'Asia/Kolkata', sendAt: '07:00' },
    senderIdentity: 'create-address',
  },
]

const templates = new Map<string, Template>()

/** The template of a stack with these settings, and maybe others that do not touch them; made once. */
function templateOf(settings: object = {}): Template {
  const asked = Object.entries(settings)
  const deployed =
    TOGETHER.find((one) => asked.every(([name, value]) => isDeepStrictEqual(one[name], value))) ?? settings
  const id = JSON.stringify(deployed)
  const template = templates.get(id) ?? synthesized(bundles, deployed)
  templates.set(id, template)
  return template
}

describe('the archive', () => {
  test('is versioned, encrypted, private, TLS only, kept, and lets raw slices expire', () => {
    const template = templateOf({ rawRetentionDays: 90 })
    template.hasResource('AWS::S3::Bucket', {
      // Kept but when its very creation fails.
      DeletionPolicy: 'RetainExceptOnCreate',
      UpdateReplacePolicy: 'Retain',
      Properties: {
        VersioningConfiguration: { Status: 'Enabled' },
        BucketEncryption: {
          ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
        },
        PublicAccessBlockConfiguration: {
          BlockPublicAcls: true,
          BlockPublicPolicy: true,
          IgnorePublicAcls: true,
          RestrictPublicBuckets: true,
        },
        LifecycleConfiguration: {
          Rules: Match.arrayWith([
            Match.objectLike({ Prefix: 'raw/', ExpirationInDays: 90, Status: 'Enabled' }),
            Match.objectLike({ Prefix: 'hours/', ExpirationInDays: 40, Status: 'Enabled' }),
            Match.objectLike({ Prefix: 'sums/', ExpirationInDays: 40, Status: 'Enabled' }),
          ]),
        },
      },
    })
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Effect: 'Deny', Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
        ]),
      },
    })
  })

  test('keeps its policy where it outlives the stack', () => {
    templateOf().hasResource('AWS::S3::BucketPolicy', { DeletionPolicy: 'RetainExceptOnCreate' })
    expect(
      templateOf({ keepArchive: false }).findResources('AWS::S3::BucketPolicy', {
        DeletionPolicy: 'RetainExceptOnCreate',
      }),
    ).toEqual({})
  })

  test('has its access logs in a bucket beside it, that S3 alone may write to, where the settings want some', () => {
    const template = templateOf({ accessLogs: 'create' })
    const [logs] = Object.keys(
      template.findResources('AWS::S3::Bucket', {
        DeletionPolicy: 'RetainExceptOnCreate',
        Properties: { LifecycleConfiguration: { Rules: [{ Id: 'ExpireAccessLogs', ExpirationInDays: 90 }] } },
      }),
    )
    template.hasResourceProperties('AWS::S3::Bucket', {
      VersioningConfiguration: { Status: 'Enabled' },
      LoggingConfiguration: { DestinationBucketName: { Ref: logs }, LogFilePrefix: 'flowtoll/' },
    })
    template.hasResourceProperties('AWS::S3::BucketPolicy', {
      Bucket: { Ref: logs },
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Action: 's3:PutObject',
            Effect: 'Allow',
            Principal: { Service: 'logging.s3.amazonaws.com' },
            Condition: Match.objectLike({ StringEquals: { 'aws:SourceAccount': '111122223333' } }),
          }),
        ]),
      },
    })
    const named = synthesized(bundles, { accessLogs: 'acme-access-logs', athena: false })
    named.resourceCountIs('AWS::S3::Bucket', 1)
    named.hasResourceProperties('AWS::S3::Bucket', {
      LoggingConfiguration: { DestinationBucketName: 'acme-access-logs' },
    })
    templateOf().resourceCountIs('AWS::S3::Bucket', 1)
  })

  test('is one that an earlier stack left where the settings name it, and stays as it is', () => {
    const template = templateOf({ archiveBucket: 'flowtoll-archive-1' })
    template.resourceCountIs('AWS::S3::Bucket', 0)
    template.resourceCountIs('AWS::S3::BucketPolicy', 0)
    template.hasOutput('ArchiveBucket', { Value: 'flowtoll-archive-1' })
    expect(JSON.stringify(grantsOf(template, 'Deliver'))).toContain(':s3:::flowtoll-archive-1/reports/*')
    // A name that is mistyped may be that of a stranger's bucket.
    const onBucket = Object.values(template.findResources('AWS::IAM::Policy'))
      .flatMap(({ Properties }) => Properties.PolicyDocument.Statement)
      .filter(({ Action }) => [Action].flat().some((action) => action.startsWith('s3:')))
    expect(onBucket.length).toBeGreaterThan(10)
    for (const { Condition } of onBucket) {
      expect(Condition?.StringEquals).toEqual({ 's3:ResourceAccount': '111122223333' })
    }
    for (const { Properties } of Object.values(template.findResources('AWS::Glue::Table'))) {
      expect(Properties.TableInput.StorageDescriptor.Location).toMatch(/^s3:\/\/flowtoll-archive-1\//)
    }
  })

  test('has the rules that the documentation gives for a bucket of one’s own', async () => {
    const [bucket] = Object.values(templateOf().findResources('AWS::S3::Bucket'))
    const page = await readFile(new URL('../../docs/archive.md', import.meta.url), 'utf8')
    const [, rules = ''] = /```json\n(\{\s+"Rules".*?)```/s.exec(page) ?? []
    // CloudFormation has other names for the same.
    const asDeployed = JSON.parse(rules, (name, value) => {
      if (name === 'Rules') return value.map(({ ID: Id, ...rule }: { ID: string }) => ({ Id, ...rule }))
      if (value?.Filter === undefined) return value
      const { Filter, Expiration, ...rule } = value
      return {
        ...rule,
        ...(Filter.Prefix && { Prefix: Filter.Prefix }),
        ...(Expiration && { ExpirationInDays: Expiration.Days }),
      }
    })
    expect(asDeployed.Rules).toEqual(bucket?.Properties.LifecycleConfiguration.Rules)
  })

  test('goes with the stack where the settings say so', () => {
    const template = templateOf({ keepArchive: false })
    template.hasResource('AWS::S3::Bucket', { DeletionPolicy: 'Delete' })
    // A versioned bucket with objects in it cannot be deleted: something must empty it first.
    template.resourceCountIs('Custom::S3AutoDeleteObjects', 1)
    templateOf().resourceCountIs('Custom::S3AutoDeleteObjects', 0)
  })
})

describe('each function', () => {
  test('that starts queries keeps to the rate that the service takes', () => {
    const paced = Object.entries(templateOf().findResources('AWS::Lambda::Function'))
      .filter(([, { Properties }]) => Properties.Environment.Variables.AWS_RETRY_MODE === 'adaptive')
      .map(([id]) => id)
    expect(paced).toEqual([expect.stringMatching(/^StartQueries/)])
  })

  test('gives Node most of its memory as heap', () => {
    for (const { Properties } of Object.values(templateOf().findResources('AWS::Lambda::Function'))) {
      const { MemorySize, Environment } = Properties
      const [, heap] =
        /^--max-old-space-size=(\d+) --max-semi-space-size=8$/.exec(Environment.Variables.NODE_OPTIONS) ?? []
      expect(Number(heap) / MemorySize).toBeGreaterThan(0.8)
      expect(Number(heap) / MemorySize).toBeLessThan(0.9)
    }
  })

  test('has a role of its own', () => {
    const functions = Object.values(templateOf().findResources('AWS::Lambda::Function'))
    expect(functions).toHaveLength(TASK_NAMES.length)
    expect(new Set(functions.map(({ Properties }) => JSON.stringify(Properties.Role))).size).toBe(TASK_NAMES.length)
    for (const { Properties } of functions) {
      expect(Properties).toMatchObject({
        Runtime: 'nodejs24.x',
        TracingConfig: { Mode: 'Active' },
        Handler: 'index.handler',
      })
    }
  })

  test.each([
    [
      'PlanCollection',
      [
        'networkflowmonitor:GetMonitor',
        'networkflowmonitor:GetMonitorScopeSuggestions',
        'networkflowmonitor:ListMonitors',
        's3:GetObject',
        's3:ListBucket',
      ],
    ],
    [
      'StartQueries',
      ['networkflowmonitor:StartQueryMonitorTopContributors', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
    ],
    [
      'PollQueries',
      ['networkflowmonitor:GetQueryStatusMonitorTopContributors', 'networkflowmonitor:StopQueryMonitorTopContributors'],
    ],
    [
      'FetchResults',
      ['networkflowmonitor:GetQueryResultsMonitorTopContributors', 's3:GetObject', 's3:ListBucket', 's3:PutObject'],
    ],
    [
      'ReadSurroundings',
      [
        'cloudwatch:GetMetricData',
        'dms:DescribeReplicationInstances',
        'ec2:DescribeAvailabilityZones',
        'ec2:DescribeNatGateways',
        'ec2:DescribeNetworkInterfaces',
        'ec2:DescribeRouteTables',
        'ec2:DescribeSubnets',
        'ec2:DescribeTransitGatewayAttachments',
        'ec2:DescribeTransitGatewayVpcAttachments',
        'ec2:DescribeVpcEndpointServices',
        'ec2:DescribeVpcEndpoints',
        'ec2:DescribeVpcPeeringConnections',
        'ec2:DescribeVpcs',
        'ec2:GetManagedPrefixListEntries',
        'ec2:SearchTransitGatewayRoutes',
        'eks:DescribeCluster',
        'elasticache:DescribeCacheClusters',
        'elasticache:DescribeReplicationGroups',
        'elasticfilesystem:DescribeFileSystems',
        'elasticloadbalancing:DescribeTags',
        'fsx:DescribeFileSystems',
        'glue:GetTable',
        'glue:UpdateTable',
        'memorydb:DescribeClusters',
        'mq:ListBrokers',
        'pricing:GetProducts',
        'rds:DescribeDBClusters',
        'rds:DescribeDBInstances',
        'redshift:DescribeClusters',
        's3:GetObject',
        's3:ListBucket',
        's3:PutObject',
      ],
    ],
    ['IdentifyRemotes', ['s3:GetObject', 's3:ListBucket', 's3:PutObject']],
    ['PlanHours', ['s3:GetObject', 's3:ListBucket', 's3:PutObject']],
    ['SettleHour', ['s3:GetObject', 's3:ListBucket', 's3:PutObject']],
    ['StoreDay', ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 'sns:GetTopicAttributes']],
    ['Deliver', ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 'ses:SendEmail', 'sns:Publish']],
    ['NotifyFailure', ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 'sns:Publish']],
    ['CloseCollection', []],
    ['WatchHours', ['s3:GetObject', 's3:ListBucket', 's3:PutObject', 'ses:SendEmail', 'sns:Publish']],
  ] satisfies [TaskName, string[]][])('%s may do what it needs and nothing else', (task, actions) => {
    const grants = grantsOf(templateOf(), task)
    expect([...new Set(grants.flatMap((grant) => grant.actions))].toSorted()).toEqual(actions)
  })

  /** Of all that an account has. */
  const LISTS = [
    ...[
      'dms:DescribeReplicationInstances',
      'elasticache:DescribeCacheClusters',
      'elasticache:DescribeReplicationGroups',
    ],
    ...['elasticfilesystem:DescribeFileSystems', 'elasticloadbalancing:DescribeTags', 'fsx:DescribeFileSystems'],
    ...['memorydb:DescribeClusters', 'mq:ListBrokers', 'rds:DescribeDBClusters', 'rds:DescribeDBInstances'],
    'redshift:DescribeClusters',
  ]

  test('is granted for the channels alone that a task tells, and their own secrets', () => {
    const channels = TOGETHER.find((one) => 'channels' in one)?.channels
    const ofChannels = (task: TaskName) =>
      grantsOf(templateOf({ channels }), task)
        .filter(({ actions }) => actions.some((action) => /^(?:ssm|secretsmanager|events|sns):/.test(action)))
        .map(
          ({ actions, resources }) =>
            `${actions} ${[...resources.matchAll(/:(?:parameter|secret|event-bus|eu-west-1)[^"]*/g)].join(' ')}`,
        )
        .map((text) => text.replaceAll(':eu-west-1:111122223333', ''))
        .toSorted()
    expect(ofChannels('StoreDay').filter((text) => !text.startsWith('sns:Get'))).toEqual([])
    const told = (task: TaskName) => ofChannels(task).join('\n')
    for (const name of [
      'parameter/flowtoll/slack',
      'parameter/key',
      'secret:hook-??????',
      'event-bus/costs',
      ':chat',
    ]) {
      expect(told('Deliver')).toContain(name)
    }
    expect(told('WatchHours')).toContain('parameter/flowtoll/slack')
    expect(told('WatchHours')).not.toMatch(/hook|parameter\/key/)
    expect(told('NotifyFailure')).toContain('event-bus/costs')
    expect(told('NotifyFailure')).not.toMatch(/parameter|secret|chat/)
  })

  test('is granted for the services alone that the settings name', () => {
    const listsWith = (settings: object) =>
      grantsOf(templateOf(settings), 'ReadSurroundings')
        .flatMap(({ actions }) => actions)
        .filter((action) => LISTS.includes(action))
        .toSorted()
    expect(listsWith({})).toEqual(LISTS)
    expect(listsWith({ readServices: ['rds', 'mq'] })).toEqual([
      'mq:ListBrokers',
      'rds:DescribeDBClusters',
      'rds:DescribeDBInstances',
    ])
    expect(listsWith({ readServices: [] })).toEqual([])
  })

  test.each([
    [undefined, []],
    ['/aws/route53/queries', ['logs:GetQueryResults', 'logs:StartQuery', 'logs:StopQuery']],
    ['s3://acme-dns/logs', []],
  ])('is granted for the DNS query logs alone that the settings name: %s', (resolverLogs, actions) => {
    const grants = grantsOf(templateOf(resolverLogs ? { resolverLogs } : {}), 'IdentifyRemotes')
    expect(grants.flatMap((grant) => grant.actions.filter((action) => action.startsWith('logs:'))).toSorted()).toEqual(
      actions,
    )
    const resources = JSON.stringify(grants.map((grant) => grant.resources))
    expect(resources.includes(':log-group:/aws/route53/queries')).toBe(resolverLogs === '/aws/route53/queries')
    expect(resources.includes(':s3:::acme-dns/logs/AWSLogs/*')).toBe(resolverLogs === 's3://acme-dns/logs')
  })

  test.each([
    ['rds:DescribeDBClusters', ':rds:eu-west-1:111122223333:cluster:*'],
    ['rds:DescribeDBInstances', ':rds:eu-west-1:111122223333:db:*'],
    ['elasticache:DescribeCacheClusters', ':elasticache:eu-west-1:111122223333:cluster:*'],
    ['elasticache:DescribeReplicationGroups', ':elasticache:eu-west-1:111122223333:replicationgroup:*'],
    ['memorydb:DescribeClusters', ':memorydb:eu-west-1:111122223333:cluster/*'],
    ['elasticfilesystem:DescribeFileSystems', ':elasticfilesystem:eu-west-1:111122223333:file-system/*'],
  ])('%s lists what the account has in the region, and of that kind alone', (action, resource) => {
    const [grant, ...others] = grantsOf(templateOf(), 'ReadSurroundings').filter(({ actions }) =>
      actions.includes(action),
    )
    expect(others).toEqual([])
    expect(grant?.resources).toContain(`${resource}"`)
  })

  test('stands on * only where the action takes no resource', () => {
    const WITHOUT = ['dms:DescribeReplicationInstances', 'elasticloadbalancing:DescribeTags']
    const LISTS_ALL = [...WITHOUT, 'fsx:DescribeFileSystems', 'mq:ListBrokers', 'redshift:DescribeClusters']
    const template = templateOf()
    const onEverything = TASK_NAMES.flatMap((task) =>
      grantsOf(template, task)
        .filter(({ resources }) => resources === '"*"')
        .flatMap(({ actions }) => actions),
    )
    expect(
      onEverything.filter(
        (action) =>
          !/^ec2:Describe|^(networkflowmonitor:ListMonitors|pricing:GetProducts|cloudwatch:GetMetricData)$/.test(
            action,
          ) && !LISTS_ALL.includes(action),
      ),
    ).toEqual([])
  })

  test('asks for the bill where the settings say so, and only there', () => {
    const asksForBill = (settings: Parameters<typeof templateOf>[0]) =>
      grantsOf(templateOf(settings), 'ReadSurroundings').some(({ actions }) => actions.includes('ce:GetCostAndUsage'))
    expect(asksForBill({})).toBe(false)
    expect(asksForBill({ costExplorer: true })).toBe(true)
    for (const task of ['ReadSurroundings', 'StoreDay'] as const) {
      const touchesBill = (settings: Parameters<typeof templateOf>[0]) =>
        JSON.stringify(grantsOf(templateOf(settings), task)).includes('bill/')
      expect(touchesBill({})).toBe(false)
      expect(touchesBill({ costExplorer: true })).toBe(true)
    }
  })

  test('asks only the monitors that the settings name', () => {
    const [start] = grantsOf(templateOf({ monitors: ['shop'] }), 'StartQueries').filter(({ actions }) =>
      actions.some((action) => action.startsWith('networkflowmonitor')),
    )
    expect(start?.resources).toContain(':networkflowmonitor:eu-west-1:111122223333:monitor/shop"')
  })

  test('sends only as the sender, on the identities that SES asks about', () => {
    const send = grantsOf(templateOf(), 'Deliver').find(({ actions }) => actions.includes('ses:SendEmail'))
    expect(send?.condition).toEqual({ StringEquals: { 'ses:FromAddress': 'flowtoll@example.com' } })
    // Also a verified domain above the sender's, and a recipient of the sandbox.
    expect(send?.resources).toContain(':ses:eu-west-1:111122223333:identity/*"')
    expect(send?.resources).toContain(':ses:eu-west-1:111122223333:configuration-set/"')
    expect(send?.resources).not.toContain('configuration-set/*')
  })

  test('sends under a configuration set that tells the topic what could not be delivered', () => {
    const template = templateOf()
    const [set] = Object.keys(template.findResources('AWS::SES::ConfigurationSet'))
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ CONFIGURATION_SET: { Ref: set } }) },
    })
    template.hasResource('AWS::SES::ConfigurationSetEventDestination', {
      Properties: {
        ConfigurationSetName: { Ref: set },
        EventDestination: {
          Enabled: true,
          MatchingEventTypes: ['bounce', 'complaint', 'reject', 'deliveryDelay'],
          SnsDestination: { TopicARN: Match.anyValue() },
        },
      },
      // SES tries the topic when this is made, so the policy must stand before.
      DependsOn: Match.arrayWith([Match.stringLikeRegexp('TopicPolicy')]),
    })
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Sid: 'DeliveriesOfThisStack',
            Principal: { Service: 'ses.amazonaws.com' },
            Action: 'sns:Publish',
          }),
        ]),
      },
    })
  })

  test('ends before the workflow gives it up', async () => {
    const template = templateOf()
    for (const name of TASK_NAMES) {
      const [own] = Object.entries(template.findResources('AWS::Lambda::Function')).filter(([id]) =>
        id.startsWith(constructIdOf(name)),
      )
      expect(own?.[1].Properties.Timeout).toBeLessThan(allStates[name].TimeoutSeconds)
    }
  })
})

describe('the workflow', () => {
  test('logs everything, traces, and may invoke its functions', () => {
    const template = templateOf()
    template.hasResourceProperties('AWS::StepFunctions::StateMachine', {
      TracingConfiguration: { Enabled: true },
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true },
    })
    template.hasResourceProperties('AWS::IAM::Policy', {
      PolicyDocument: {
        Statement: Match.arrayWith([Match.objectLike({ Action: 'lambda:InvokeFunction', Resource: Match.anyValue() })]),
      },
    })
    const [machine] = Object.values(template.findResources('AWS::StepFunctions::StateMachine'))
    const filled = Object.keys(machine?.Properties.DefinitionSubstitutions)
    expect(filled.toSorted()).toEqual([...TASK_NAMES].toSorted())
    // And nothing else is left to be filled.
    const left = JSON.stringify(machine?.Properties.DefinitionString).matchAll(/\$\{(\w+)\}/g)
    expect([...new Set([...left].map(([, name]) => name))].toSorted()).toEqual(filled.toSorted())
  })

  test('may start itself, for what comes next, look at what it has started, and nothing waits for that in a circle', () => {
    const template = templateOf()
    const [machine] = Object.keys(template.findResources('AWS::StepFunctions::StateMachine'))
    const starts = Object.entries(template.findResources('AWS::IAM::Policy')).filter(([, { Properties }]) =>
      JSON.stringify(Properties).includes('states:StartExecution'),
    )
    const [own] = starts.filter(([id]) => id.startsWith('Workflow'))
    expect(own?.[1].Properties.PolicyDocument.Statement).toEqual([
      { Action: 'states:StartExecution', Effect: 'Allow', Resource: { Ref: machine } },
      {
        Action: 'states:DescribeExecution',
        Effect: 'Allow',
        Resource: {
          'Fn::Join': [
            '',
            [
              'arn:',
              { Ref: 'AWS::Partition' },
              ':states:eu-west-1:111122223333:execution:',
              { 'Fn::GetAtt': [machine, 'Name'] },
              ':*',
            ],
          ],
        },
      },
    ])
    const waitedFor = template.findResources('AWS::StepFunctions::StateMachine')[machine ?? '']?.DependsOn ?? []
    expect(waitedFor).not.toContain(own?.[0])
  })
})

describe('reading clusters', () => {
  const entriesOf = (settings: Parameters<typeof templateOf>[0]) =>
    Object.values(templateOf(settings).findResources('AWS::EKS::AccessEntry')).map(({ Properties }) => Properties)
  const below = (settings: Parameters<typeof templateOf>[0]) =>
    JSON.stringify(templateOf(settings).findResources('AWS::IAM::Policy')).includes('clusters/*')

  test('is an access entry for each, with the view policy and no group, for the one function that reads', () => {
    const entries = entriesOf({ readClusters: ['prod', 'prod_eu-1'] })
    expect(entries.map(({ ClusterName }) => ClusterName)).toEqual(['prod', 'prod_eu-1'])
    for (const entry of entries) {
      expect(entry).toEqual({
        ClusterName: expect.any(String),
        PrincipalArn: { 'Fn::GetAtt': [expect.stringMatching(/^ReadSurroundingsRole/), 'Arn'] },
        Type: 'STANDARD',
        AccessPolicies: [
          {
            PolicyArn: {
              'Fn::Join': [
                '',
                ['arn:', { Ref: 'AWS::Partition' }, ':eks::aws:cluster-access-policy/AmazonEKSViewPolicy'],
              ],
            },
            AccessScope: { Type: 'cluster' },
          },
        ],
      })
    }
    expect(below({ readClusters: ['prod'] })).toBe(true)
  })

  test('is nothing where the settings name none', () => {
    expect(entriesOf({})).toEqual([])
    expect(below({})).toBe(false)
  })
})

describe('the catalogue', () => {
  const glueOf = (settings: object) =>
    grantsOf(templateOf(settings), 'ReadSurroundings').filter(({ actions }) =>
      actions.some((action) => action.startsWith('glue:')),
    )
  const databaseOf = (settings: object) =>
    Object.entries(templateOf(settings).findResources('AWS::Lambda::Function')).find(([id]) =>
      id.startsWith('ReadSurroundings'),
    )?.[1].Properties.Environment.Variables.CATALOGUE_DATABASE

  test.each([[{}], [{ monitors: ['shop'] }]])('is told of monitors by a run, with settings %j', (settings) => {
    expect(glueOf(settings).map(({ actions }) => actions)).toEqual([['glue:GetTable', 'glue:UpdateTable']])
    expect(glueOf(settings)[0]?.resources).not.toContain('*')
    expect(databaseOf(settings)).toEqual({ Ref: expect.stringMatching(/^CatalogueDatabase/) })
  })

  test('is left out where the settings say so', () => {
    const template = templateOf({ athena: false })
    for (const type of [
      'AWS::Glue::Database',
      'AWS::Glue::Table',
      'AWS::Athena::WorkGroup',
      'AWS::Athena::NamedQuery',
    ]) {
      template.resourceCountIs(type, 0)
      templateOf().resourcePropertiesCountIs(
        type,
        {},
        type === 'AWS::Glue::Table' ? 6 : type === 'AWS::Athena::NamedQuery' ? 14 : 1,
      )
    }
    expect(glueOf({ athena: false })).toEqual([])
  })
})

describe('the schedule', () => {
  test('reports at the hour of the time zone, and collects each hour, and tells each start the time that it is for', () => {
    const template = templateOf({ timeZone: 'Europe/Dublin', sendAt: '06:45' })
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(45 6 * * ? *)',
      ScheduleExpressionTimezone: 'Europe/Dublin',
      Target: {
        Input: '{"scheduledTime":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: Match.anyValue() },
      },
    })
    template.hasResourceProperties('AWS::Scheduler::Schedule', {
      ScheduleExpression: 'cron(20 * * * ? *)',
      Target: {
        Input: '{"mode":"collect","scheduledTime":"<aws.scheduler.scheduled-time>"}',
        DeadLetterConfig: { Arn: Match.anyValue() },
      },
    })
  })

  test('collects only with the report where the settings say so', () => {
    templateOf({ hourlyCollect: false }).resourceCountIs('AWS::Scheduler::Schedule', 1)
  })
})

describe('alarms', () => {
  test('sound on failed runs that no notice told, and on timed-out, stopped, lost and missing ones', () => {
    const template = templateOf()
    const alarms = Object.values(template.findResources('AWS::CloudWatch::Alarm')).map(({ Properties }) => Properties)
    const metricOf = ({ MetricName, Metrics }: (typeof alarms)[number]) =>
      MetricName ?? Metrics.find((metric: { MetricStat?: object }) => metric.MetricStat).MetricStat.Metric.MetricName
    expect(alarms.map(metricOf).toSorted()).toEqual([
      'ApproximateNumberOfMessagesVisible',
      'ExecutionsAborted',
      'ExecutionsTimedOut',
      'FailedUntold Flowtoll',
      'ReportsTold',
    ])
    expect(alarms).toHaveLength(OWN_ALARMS)
    for (const { AlarmActions, AlarmDescription } of alarms) {
      expect(AlarmActions).toHaveLength(1)
      expect(AlarmDescription.length).toBeGreaterThan(40)
    }
    // What the state machine logs as it enters the state, and as it ends by what no Catch takes.
    template.hasResourceProperties('AWS::Logs::MetricFilter', {
      FilterPattern:
        '{ (($.type = "FailStateEntered") && ($.details.name = "FailedUntold")) || (($.type = "ExecutionFailed") && ($.details.error = "States.DataLimitExceeded")) || (($.type = "ExecutionFailed") && ($.details.error = "States.Runtime")) }',
      MetricTransformations: [{ MetricName: 'FailedUntold Flowtoll', MetricNamespace: 'flowtoll', MetricValue: '1' }],
    })
  })

  test('ring for a missing report within two hours, and not before it can have been told', () => {
    const template = templateOf({ timeZone: 'Asia/Kolkata', sendAt: '07:00' })
    // A stack that stands has another alarm under the id Missing, which would be changed without a warm-up.
    expect(Object.keys(template.findResources('AWS::CloudWatch::Alarm')).filter((id) => /Missing/.test(id))).toEqual([])
    template.hasResourceProperties('AWS::CloudWatch::Alarm', {
      AlarmDescription: Match.stringLikeRegexp('within two hours of 07:00 Asia/Kolkata'),
      ComparisonOperator: 'LessThanThreshold',
      Threshold: 1,
      EvaluationPeriods: 1,
      TreatMissingData: 'breaching',
      // 07:00 is 01:30 UTC, and 03:25 is midnight there.
      EvaluationWindow: { WallClockWindow: { Timezone: '-03:25' } },
      WarmUpConfiguration: { WarmUpPeriodDurationInMinutes: 2880, OnlyStartEvaluatingAfterWarmUpPeriodEnds: true },
      Metrics: Match.arrayWith([
        Match.objectLike({ Expression: 'FILL(told, 0)', ReturnData: true }),
        Match.objectLike({
          MetricStat: {
            Metric: {
              Namespace: 'flowtoll',
              MetricName: 'ReportsTold',
              Dimensions: [{ Name: 'service', Value: 'Flowtoll' }],
            },
            Period: 86_400,
            Stat: 'Sum',
          },
          ReturnData: false,
        }),
      ]),
    })
  })

  test('are told the names and the memory of all functions, so that the report has their cost', () => {
    const functions = templateOf().findResources('AWS::Lambda::Function')
    const reader = Object.entries(functions).find(([id]) => id.startsWith('ReadSurroundings'))?.[1].Properties
    const { 'Fn::Join': [, parts] = [] } = reader.Environment.Variables.OWN_FUNCTIONS
    const own = JSON.parse(
      parts.map((part: string | { Ref: string }) => (typeof part === 'string' ? part : part.Ref)).join(''),
    ) as { task: TaskName; name?: string; megabytes: number }[]
    expect(own.map(({ task }) => task).toSorted()).toEqual(TASK_NAMES.toSorted())
    for (const { task, name, megabytes } of own) {
      const id = name ?? Object.keys(functions).find((one) => one.startsWith(task)) ?? ''
      expect(id).toMatch(new RegExp(`^${constructIdOf(task)}`))
      expect(functions[id]?.Properties.MemorySize).toBe(megabytes)
    }
    expect(own.filter(({ name }) => name === undefined).map(({ task }) => task)).toEqual(['ReadSurroundings'])
  })

  test('that deliver have the id of their former name: executions of an earlier deployment call them by it', () => {
    const ids = Object.keys(templateOf().findResources('AWS::Lambda::Function'))
    expect(ids.filter((id) => id.startsWith('SendReportFunction'))).toHaveLength(1)
    expect(ids.filter((id) => id.startsWith('Deliver'))).toEqual([])
  })

  test('may publish to the topic, which a policy of its own would otherwise forbid', () => {
    templateOf().hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({
            Effect: 'Allow',
            Principal: { Service: 'cloudwatch.amazonaws.com' },
            Action: 'sns:Publish',
            Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
          }),
        ]),
      },
    })
  })

  test('write to the recipients unless others are named', () => {
    const template = templateOf({ alarmRecipients: ['oncall@example.net'] })
    template.resourceCountIs('AWS::SNS::Subscription', 1)
    template.hasResourceProperties('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'oncall@example.net' })
  })
})

describe('the sender', () => {
  test.each([
    ['existing', undefined],
    ['create-address', 'flowtoll@example.com'],
    ['create-domain', 'example.com'],
  ])('%s', (senderIdentity, identity) => {
    const template = templateOf({ senderIdentity })
    template.resourceCountIs('AWS::SES::EmailIdentity', identity === undefined ? 0 : 1)
    if (identity !== undefined) {
      template.hasResource('AWS::SES::EmailIdentity', {
        Properties: { EmailIdentity: identity },
        DeletionPolicy: 'RetainExceptOnCreate',
        UpdateReplacePolicy: 'Retain',
      })
    }
    // A domain is not verified before these three records stand in its DNS.
    const records = Object.keys(template.findOutputs('*')).filter((name) => name.startsWith('DkimRecord'))
    expect(records).toHaveLength(senderIdentity === 'create-domain' ? 3 : 0)
  })
})

test('outputs lead to the state machine, an example input, the bucket and the topic', () => {
  const outputs = templateOf().findOutputs('*')
  expect(Object.keys(outputs).toSorted()).toEqual([
    'AlarmTopic',
    'ArchiveBucket',
    'AthenaConsole',
    'ExampleInput',
    'StateMachineConsole',
  ])
  expect(JSON.parse(outputs.ExampleInput?.Value)).toMatchObject({ date: '2026-11-21' })
})

test('of the example cannot be deployed: its one parameter has no value', () => {
  const parametersOf = (isExample: boolean) => {
    const settings = settingsOf(SETTINGS, 'settings.example.json')
    const stack = new ReportStack(new App(), 'Flowtoll', { settings, isExample, bundles })
    return Object.entries(Template.fromStack(stack).findParameters('*')).filter(([name]) => name !== 'BootstrapVersion')
  }
  expect(parametersOf(true)).toEqual([
    ['SettingsJsonIsMissing', { Type: 'String', Description: expect.stringContaining('Copy settings.example.json') }],
  ])
  expect(parametersOf(false)).toEqual([])
})

test('the largest settings are within the limits of AWS', () => {
  expect(overLimit(synthesized(bundles, LARGEST).toJSON() as Parameters<typeof overLimit>[0])).toEqual([])
})

describe('cdk synth', () => {
  const root = fileURLToPath(new URL('../..', import.meta.url))

  /** Runs in a copy of the repository with settings of its own; `look` sees what it left. */
  async function inCopy(settings: object, args: readonly string[], look?: (folder: string) => Promise<void>) {
    const folder = await mkdtemp(join(tmpdir(), 'flowtoll-synth-'))
    try {
      for (const name of ['aws', 'cdk', 'channels', 'domain', 'lambdas', 'templates', 'package.json', 'cdk.json']) {
        await cp(join(root, name), join(folder, name), { recursive: true })
      }
      await symlink(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
      await writeFile(join(folder, 'settings.json'), JSON.stringify(settings))
      // The largest settings name nearly every other region as a source.
      const env = { ...process.env, AWS_REGION: 'eu-west-1' }
      const { stdout, stderr } = await promisify(execFile)(process.execPath, args, { cwd: folder, env })
      await look?.(folder)
      return { code: 0, output: stdout + stderr }
    } catch (error) {
      if (!(error instanceof Error && 'stderr' in error)) throw error
      const { code, stdout, stderr } = error as unknown as { code: number; stdout: string; stderr: string }
      return { code, output: stdout + stderr }
    } finally {
      await rm(folder, { recursive: true, force: true })
    }
  }

  exhaustive('takes the largest settings, within the limits of AWS, with no finding of cdk-nag', async () => {
    const app = `"${process.execPath}" cdk/app.ts`
    const cli = [join(root, 'node_modules/aws-cdk/bin/cdk'), 'synth', '--quiet', '--app', app]
    const { code, output } = await inCopy(LARGEST, cli, async (folder) => {
      expect(overLimit(JSON.parse(await readFile(join(folder, 'cdk.out/Flowtoll.template.json'), 'utf8')))).toEqual([])
      // What the functions read has no limit of its own.
      const [asset] = (await readdir(join(folder, 'cdk.out'))).filter((name) => name.startsWith('asset.'))
      const deployed = JSON.parse(await readFile(join(folder, 'cdk.out', asset ?? '', 'settings.json'), 'utf8'))
      expect(deployed).toEqual(settingsOf(LARGEST, 'settings.json'))
    })
    expect(output).not.toMatch(/AwsSolutions-/)
    expect(code).toBe(0)
  })

  exhaustive('ends at a wrong setting with its name, and no stack trace', async () => {
    const { code, output } = await inCopy(SETTINGS, ['cdk/app.ts'])
    expect(output).toContain('sender has "flowtoll <flowtoll@example.com>", which is an example')
    expect(output).not.toContain('    at ')
    expect(code).not.toBe(0)
  })
})

test('a function whose code is compressed, as the package has it, is the same function', async () => {
  const packed = await emptyBundles()
  try {
    for (const name of TASK_NAMES) {
      const file = join(packed, name, CODE)
      await writeFile(`${file}${PACKED}`, gzipSync(await readFile(file)))
      await rm(file)
    }
    // Their keys are hashes of what is in them.
    expect(synthesized(packed).toJSON()).toEqual(synthesized(bundles).toJSON())
  } finally {
    await rm(packed, { recursive: true, force: true })
  }
})
