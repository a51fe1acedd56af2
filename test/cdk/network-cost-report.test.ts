import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { App, AssetStaging, NestedStack, Stack, Tags } from 'aws-cdk-lib'
import { Match, Template } from 'aws-cdk-lib/assertions'
import { SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2'
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { DISABLE_ASSET_STAGING_CONTEXT } from 'aws-cdk-lib/cx-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { NetworkCostReport, type NetworkCostReportProps } from '../../cdk/network-cost-report.ts'
import { constructIdOf, TASK_NAMES, type TaskName } from '../../cdk/task-names.ts'
import { emptyBundles, grantsOf, SETTINGS, synthesized } from './synthesized.ts'

let bundles: string
beforeAll(async () => {
  bundles = await emptyBundles()
})
afterAll(() => rm(bundles, { recursive: true, force: true }))

const env = { account: '111122223333', region: 'eu-west-1' }
const newStack = (region = env.region) =>
  new Stack(new App({ treeMetadata: false }), 'Costs', { env: { ...env, region } })

/** A report whose functions do nothing. */
function report(stack: Stack, id: string, props: Partial<NetworkCostReportProps> = {}): NetworkCostReport {
  const own = { ...SETTINGS, ...props, bundles }
  return new NetworkCostReport(stack, id, own)
}

const propertiesOf = (template: Template, type: string) =>
  Object.values(template.findResources(type)).map(({ Properties }) => Properties)

/** Resources that hold what no later deployment can make again, by the ids that they were deployed under. */
const STATEFUL = {
  ArchiveBucket49F1AC64: 'AWS::S3::Bucket',
  AlarmsTopic3A2DFEBA: 'AWS::SNS::Topic',
  WorkflowStateMachine8F1B1C15: 'AWS::StepFunctions::StateMachine',
}

test('a stack of one keeps its resources under the ids that they were deployed under', () => {
  const { Resources } = synthesized(bundles).toJSON()
  for (const [id, Type] of Object.entries(STATEFUL)) expect(Resources[id], id).toMatchObject({ Type })
  for (const name of TASK_NAMES) {
    expect(
      Object.keys(Resources).filter((id) => new RegExp(`^${constructIdOf(name)}Function[0-9A-F]{8}$`).test(id)),
    ).toHaveLength(1)
  }
})

describe('in somebody’s own bucket, topic, key and network', () => {
  let template: Template
  let made: NetworkCostReport
  beforeAll(() => {
    const stack = newStack()
    const vpc = new Vpc(stack, 'Vpc', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false })
    const key = new Key(stack, 'Key')
    made = report(stack, 'Default', {
      bucket: new Bucket(stack, 'Days', { encryptionKey: key }),
      alarmTopic: new Topic(stack, 'OnCall'),
      encryptionKey: key,
      vpc,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [new SecurityGroup(stack, 'Functions', { vpc })],
      proxy: {
        url: 'http://proxy.acme.internal:3128',
        except: ['.s3.eu-west-1.amazonaws.com', 'sns.eu-west-1.amazonaws.com'],
      },
      permissionsBoundary: ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
    })
    Tags.of(stack).add('team', 'platform')
    template = Template.fromStack(stack)
  })

  test('makes neither bucket nor topic, and subscribes nobody', () => {
    template.resourceCountIs('AWS::S3::Bucket', 1)
    template.resourceCountIs('AWS::SNS::Topic', 1)
    template.resourceCountIs('AWS::SNS::Subscription', 0)
    // Nobody waits for a subscription to be confirmed there.
    template.hasResourceProperties('AWS::Lambda::Function', {
      Environment: { Variables: Match.objectLike({ ALARM_TOPIC_ARN: '' }) },
    })
    expect(grantsOf(template, 'StoreDay').flatMap(({ actions }) => actions)).not.toContain('sns:GetTopicAttributes')
    expect(made.bucket.node.path).toBe('Costs/Days')
    expect(made.alarmTopic.node.path).toBe('Costs/OnCall')
    const days = { Ref: expect.stringMatching(/^Days/) }
    for (const { TableInput } of propertiesOf(template, 'AWS::Glue::Table')) {
      expect(TableInput.StorageDescriptor.Location).toMatchObject({
        'Fn::Join': ['', ['s3://', days, expect.stringMatching(/^\//)]],
      })
    }
    // Alarms and SES may publish to it.
    template.hasResourceProperties('AWS::SNS::TopicPolicy', {
      PolicyDocument: {
        Statement: Match.arrayWith([
          Match.objectLike({ Principal: { Service: 'cloudwatch.amazonaws.com' } }),
          Match.objectLike({ Principal: { Service: 'ses.amazonaws.com' } }),
        ]),
      },
    })
  })

  test('encrypts its logs and answers, and lets who needs it use the key', () => {
    const logs = propertiesOf(template, 'AWS::Logs::LogGroup')
    expect(logs).toHaveLength(TASK_NAMES.length + 1)
    for (const { KmsKeyId } of logs) expect(KmsKeyId).toEqual({ 'Fn::GetAtt': [expect.stringMatching(/^Key/), 'Arn'] })
    const [workgroup] = propertiesOf(template, 'AWS::Athena::WorkGroup')
    expect(workgroup.WorkGroupConfiguration.ResultConfiguration.EncryptionConfiguration).toMatchObject({
      EncryptionOption: 'SSE_KMS',
    })
    const [{ KeyPolicy }] = propertiesOf(template, 'AWS::KMS::Key') as [{ KeyPolicy: { Statement: unknown[] } }]
    for (const Service of ['logs.eu-west-1.amazonaws.com', 'cloudwatch.amazonaws.com', 'ses.amazonaws.com']) {
      expect(KeyPolicy.Statement).toContainEqual(
        expect.objectContaining({ Principal: { Service }, Condition: expect.anything() }),
      )
    }
    for (const task of TASK_NAMES.filter((name) => !['PollQueries', 'CloseCollection'].includes(name))) {
      const actions = grantsOf(template, task).flatMap((grant) => grant.actions)
      expect(actions, task).toEqual(expect.arrayContaining(['kms:Decrypt', 'kms:GenerateDataKey']))
    }
  })

  test('runs every function in the network, which its role lets Lambda do', () => {
    const functions = propertiesOf(template, 'AWS::Lambda::Function')
    expect(functions).toHaveLength(TASK_NAMES.length)
    for (const { VpcConfig } of functions) {
      expect(VpcConfig.SubnetIds).toHaveLength(2)
      expect(VpcConfig.SecurityGroupIds).toEqual([{ 'Fn::GetAtt': [expect.stringMatching(/^Functions/), 'GroupId'] }])
    }
    for (const task of TASK_NAMES) {
      const actions = grantsOf(template, task).flatMap((grant) => grant.actions)
      expect(actions, task).toContain('ec2:CreateNetworkInterface')
    }
  })

  test('tells every function the proxy, and what is reached without', () => {
    for (const { Environment } of propertiesOf(template, 'AWS::Lambda::Function')) {
      expect(Environment.Variables).toMatchObject({
        HTTPS_PROXY: 'http://proxy.acme.internal:3128',
        NO_PROXY: '.s3.eu-west-1.amazonaws.com,sns.eu-west-1.amazonaws.com',
      })
    }
  })

  test('has the boundary on every role, and the tags on all that takes some', () => {
    const roles = propertiesOf(template, 'AWS::IAM::Role')
    expect(roles.length).toBeGreaterThan(TASK_NAMES.length)
    for (const { PermissionsBoundary } of roles)
      expect(JSON.stringify(PermissionsBoundary)).toContain('policy/boundary')
    const tag = { Key: 'team', Value: 'platform' }
    const tagged = ['AWS::Lambda::Function', 'AWS::IAM::Role', 'AWS::Logs::LogGroup', 'AWS::CloudWatch::Alarm']
    for (const type of [...tagged, 'AWS::StepFunctions::StateMachine', 'AWS::Athena::WorkGroup', 'AWS::SQS::Queue']) {
      for (const { Tags: tags } of propertiesOf(template, type)) expect(tags, type).toContainEqual(tag)
    }
  })
})

test('a key that it is given encrypts the bucket and the topic that it makes', () => {
  const stack = newStack()
  report(stack, 'Report', { encryptionKey: new Key(stack, 'Key') })
  const template = Template.fromStack(stack)
  const key = { 'Fn::GetAtt': [Match.stringLikeRegexp('^Key'), 'Arn'] }
  template.hasResourceProperties('AWS::S3::Bucket', {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [
        {
          BucketKeyEnabled: true,
          ServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: key },
        },
      ],
    },
  })
  template.hasResourceProperties('AWS::SNS::Topic', { KmsMasterKeyId: key })
})

describe('a topic with a key of its own', () => {
  test('lets what publishes to it use that key', () => {
    const stack = newStack()
    const alarmTopic = new Topic(stack, 'OnCall', { masterKey: new Key(stack, 'Topics') })
    report(stack, 'Default', { alarmTopic })
    const template = Template.fromStack(stack)
    for (const task of ['WatchHours', 'NotifyFailure']) {
      const grants = grantsOf(template, task as TaskName).filter(({ actions }) =>
        actions.includes('kms:GenerateDataKey'),
      )
      expect(grants, task).toMatchObject([
        { actions: ['kms:Decrypt', 'kms:GenerateDataKey'], resources: expect.stringMatching(/"Topics\w+","Arn"/) },
      ])
    }
    const [{ KeyPolicy }] = propertiesOf(template, 'AWS::KMS::Key') as [{ KeyPolicy: { Statement: object[] } }]
    const services = KeyPolicy.Statement.flatMap(
      (one) => (one as { Principal: { Service?: string } }).Principal.Service ?? [],
    )
    // SES besides by a statement of the CDK's.
    expect(new Set(services)).toEqual(new Set(['cloudwatch.amazonaws.com', 'ses.amazonaws.com']))
    expect(KeyPolicy.Statement).toContainEqual(
      expect.objectContaining({
        Principal: { Service: 'cloudwatch.amazonaws.com' },
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      }),
    )
  })

  test('keeps the report’s own key from it', () => {
    const stack = newStack()
    const alarmTopic = new Topic(stack, 'OnCall', { masterKey: new Key(stack, 'Topics') })
    report(stack, 'Default', { alarmTopic, encryptionKey: new Key(stack, 'Own') })
    const policies = Object.entries(Template.fromStack(stack).findResources('AWS::KMS::Key'))
    const services = Object.fromEntries(
      policies.map(([id, { Properties }]) => [
        id.replace(/[0-9A-F]{8}$/, ''),
        JSON.stringify(Properties.KeyPolicy)
          .match(/[a-z0-9.-]+(?=\.amazonaws\.com)/g)
          ?.filter((name) => name !== 's3'),
      ]),
    )
    expect(services.Own).toEqual(['logs.eu-west-1'])
    expect(services.Topics).toEqual(expect.arrayContaining(['cloudwatch', 'ses']))
  })

  test('is asked for by its ARN where the topic is known by its own', () => {
    const stack = newStack()
    const keyArn = 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-4333-8444-555555555555'
    const topicArn = 'arn:aws:sns:eu-west-1:111122223333:oncall'
    report(stack, 'Default', { alarmTopic: Topic.fromTopicAttributes(stack, 'OnCall', { topicArn, keyArn }) })
    const grants = grantsOf(Template.fromStack(stack), 'NotifyFailure')
    expect(grants).toContainEqual({
      actions: ['kms:Decrypt', 'kms:GenerateDataKey'],
      resources: JSON.stringify(keyArn),
    })
  })
})

test('functions in a network without security groups share one that nothing reaches', () => {
  const stack = newStack()
  report(stack, 'Report', { vpc: new Vpc(stack, 'Vpc') })
  const template = Template.fromStack(stack)
  const [group, ...more] = propertiesOf(template, 'AWS::EC2::SecurityGroup')
  expect(more).toEqual([])
  expect(group.SecurityGroupIngress).toBeUndefined()
})

test('two in one stack have nothing in common but the topic that they tell, whose policy has no two statements of one name', () => {
  const stack = newStack()
  const alarmTopic = new Topic(stack, 'OnCall')
  const [shop, data] = [
    report(stack, 'Shop', { monitors: ['shop'], alarmTopic }),
    report(stack, 'Data', { monitors: ['data'], alarmTopic }),
  ]
  expect([shop.athenaName, data.athenaName]).toEqual(['costs__shop', 'costs__data'])
  const template = Template.fromStack(stack)
  const services = propertiesOf(template, 'AWS::Lambda::Function').map(
    ({ Environment }) => Environment.Variables.POWERTOOLS_SERVICE_NAME,
  )
  expect(new Set(services)).toEqual(new Set(['Costs/Shop', 'Costs/Data']))
  const metrics = propertiesOf(template, 'AWS::Logs::MetricFilter').flatMap(({ MetricTransformations }) =>
    MetricTransformations.map(({ MetricName }: { MetricName: string }) => MetricName),
  )
  expect(metrics.toSorted()).toEqual(['FailedUntold Costs/Data', 'FailedUntold Costs/Shop'])
  // A task of each has its own settings beside its code.
  const codes = propertiesOf(template, 'AWS::Lambda::Function').map(({ Code }) => Code.S3Key['Fn::Sub'] ?? Code.S3Key)
  expect(new Set(codes).size).toBe(2 * TASK_NAMES.length)
  const [policy] = propertiesOf(template, 'AWS::SNS::TopicPolicy')
  const statements: { Sid?: string; Principal: { Service?: string } }[] = policy.PolicyDocument.Statement
  const names = statements.flatMap(({ Sid }) => Sid ?? [])
  expect(new Set(names).size).toBe(names.length)
  // One of ours and one of the CDK's for each.
  expect(statements.filter(({ Principal }) => Principal.Service === 'ses.amazonaws.com')).toHaveLength(4)
})

test('has no name that a stack may have', () => {
  const serviceOf = (stack: Stack) =>
    propertiesOf(Template.fromStack(stack), 'AWS::Lambda::Function')[0].Environment.Variables.POWERTOOLS_SERVICE_NAME
  const app = new App({ treeMetadata: false })
  const [within, alone] = [new Stack(app, 'Costs', { env }), new Stack(app, 'Costs-Shop', { env })]
  // A report alone in its stack is named as that is.
  expect([report(within, 'Shop').athenaName, report(alone, 'Default').athenaName]).toEqual([
    'costs__shop',
    'costs_shop',
  ])
  expect([serviceOf(within), serviceOf(alone)]).toEqual(['Costs/Shop', 'Costs-Shop'])
})

test('one in a nested stack is named after the stack around it', () => {
  const stack = newStack()
  expect(report(new NestedStack(stack, 'Inner'), 'Shop').athenaName).toBe('costs__inner__shop')
})

test('without staging, the code of its functions stays where it is', async () => {
  const stack = new Stack(
    new App({ treeMetadata: false, context: { [DISABLE_ASSET_STAGING_CONTEXT]: true } }),
    'Costs',
    { env },
  )
  report(stack, 'Default')
  const staged = stack.node.findAll().filter((one) => one instanceof AssetStaging)
  const folders = staged.map(({ absoluteStagedPath }) => absoluteStagedPath)
  try {
    expect(folders).toHaveLength(TASK_NAMES.length)
    for (const folder of folders) expect(existsSync(join(folder, 'settings.json')), folder).toBe(true)
  } finally {
    await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })))
  }
})

describe('is refused', () => {
  test.each([
    [{ sender: 'me' }, 'Costs/Report cannot be used:\n  sender is "me"'],
    [{ sendat: '07:00' }, '"sendat" is no setting; there are sender'],
    [{ vpcSubnets: {} }, 'Costs/Report has vpcSubnets, securityGroups or proxy, and no vpc that they are of'],
    [{ proxy: { url: 'http://proxy:3128' } }, 'has vpcSubnets, securityGroups or proxy, and no vpc'],
  ])('with %j', (props, says) => {
    expect(() => report(newStack(), 'Report', props as object)).toThrow(says)
  })

  test.each(['proxy:3128', 'http://me:secret@proxy:3128', 'socks5://proxy', 'http://proxy/path', ''])(
    'with the proxy %j',
    (url) => {
      const stack = newStack()
      const vpc = new Vpc(stack, 'Vpc', { restrictDefaultSecurityGroup: false })
      expect(() => report(stack, 'Report', { vpc, proxy: { url } })).toThrow(
        `has the proxy ${JSON.stringify(url)}; expected "http://host:port" without a password`,
      )
    },
  )

  test('with two buckets', () => {
    const stack = newStack()
    const bucket = Bucket.fromBucketName(stack, 'Days', 'days')
    expect(() => report(stack, 'Report', { bucket, archiveBucket: 'flowtoll-days' })).toThrow(
      'has bucket and archiveBucket, which are one and the same: give one of them',
    )
  })

  test('with access logs of a bucket of one’s own', () => {
    const stack = newStack()
    const bucket = Bucket.fromBucketName(stack, 'Days', 'days')
    expect(() => report(stack, 'Report', { bucket, accessLogs: 'create' })).toThrow('has bucket and accessLogs')
  })

  test('where Network Flow Monitor does not run', () => {
    expect(() => report(newStack('me-south-1'), 'Report')).toThrow(
      'Costs/Report is in me-south-1, where Network Flow Monitor does not run; it does in ',
    )
    expect(() => report(newStack(), 'Report', { sources: [{ region: 'me-south-1' }] })).toThrow(
      'Costs/Report has a source in me-south-1, where Network Flow Monitor does not run; it does in ',
    )
  })

  test('with its own account and region for a source', () => {
    const { account, region } = newStack()
    for (const source of [{ region }, { region, account }])
      expect(() => report(newStack(), 'Report', { sources: [source], externalId: 'chosen-by-you' })).toThrow(
        'which is its own account and region: that is always read',
      )
  })
})
