import { deepStrictEqual as deepEqual, strictEqual as equal, ok } from 'node:assert'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('..', import.meta.url))

/** Runs a command in the folder; standard output and error as text. */
export type Ran = (
  command: string,
  ...args: readonly string[]
) => { readonly status: number | null; readonly stdout: string; readonly stderr: string }

/** An app with two reports in one stack, one of them with every prop. It is JavaScript and TypeScript both. */
export const APP = `
import { App, Stack, Tags, Validations } from 'aws-cdk-lib'
import { SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2'
import { ManagedPolicy } from 'aws-cdk-lib/aws-iam'
import { Key } from 'aws-cdk-lib/aws-kms'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { Topic } from 'aws-cdk-lib/aws-sns'
import { AwsSolutionsChecks } from 'cdk-nag'
import { NetworkCostReport } from 'flowtoll'

const app = new App()
const stack = new Stack(app, 'Costs', { env: { account: '111122223333', region: 'eu-west-1' } })
const whom = { sender: 'costs@acme.internal', recipients: ['platform@acme.internal'] }
new NetworkCostReport(stack, 'Shop', whom)
new NetworkCostReport(stack, 'Data', {
  sender: 'Costs <costs@acme.internal>', senderIdentity: 'existing', recipients: ['data@acme.internal'],
  replyTo: ['finops@acme.internal'], alarmRecipients: ['oncall@acme.internal'], monitors: ['data'], timeZone: 'Europe/Dublin',
  sendAt: '06:30', hourlyCollect: true, hourlyAlerts: true, settleMinutes: 15, queryDeadlineSeconds: 300, gigabyte: '10^9',
  priceFactor: 0.9, costExplorer: true, probes: false, readServices: ['rds', 'mq'], resolverLogs: '/aws/route53/queries',
  sources: [{ region: 'us-west-2', account: '444455556666', monitors: ['other'] }], externalId: 'acme-flowtoll',
  readClusters: ['data'], teamLabel: 'team', accepted: [{ match: 'nat-*', reason: 'We live with it for now.', until: '2027-01-01' }],
  channels: [{ name: 'data', kind: 'slack', address: 'ssm:/data/slack' }],
  budgets: [{ namespace: 'shop', usdPerMonth: 100 }], alert: { percent: 10, usd: 2, minimumUsd: 3 }, quietDays: 'whole',
  athena: true, athenaScanLimitGigabytes: 20, rawRetentionDays: 90, logRetentionDays: 30, keepArchive: true,
  bucket: Bucket.fromBucketAttributes(stack, 'Days', {
    bucketName: 'acme-days', encryptionKey: Key.fromKeyArn(stack, 'DaysKey', 'arn:aws:kms:eu-west-1:111122223333:key/11111111-2222-4333-8444-555555555555'),
  }),
  alarmTopic: Topic.fromTopicArn(stack, 'OnCall', 'arn:aws:sns:eu-west-1:111122223333:oncall'),
  encryptionKey: Key.fromKeyArn(stack, 'Key', 'arn:aws:kms:eu-west-1:111122223333:key/66666666-7777-4888-8999-000000000000'),
  vpc: Vpc.fromVpcAttributes(stack, 'Vpc', { vpcId: 'vpc-0123456789abcdef0', availabilityZones: ['eu-west-1a'], privateSubnetIds: ['subnet-0123456789abcdef0'] }),
  vpcSubnets: { availabilityZones: ['eu-west-1a'] },
  securityGroups: [SecurityGroup.fromSecurityGroupId(stack, 'Functions', 'sg-0123456789abcdef0')],
  proxy: { url: 'http://proxy.acme.internal:3128', except: ['.s3.eu-west-1.amazonaws.com'] },
  permissionsBoundary: ManagedPolicy.fromManagedPolicyName(stack, 'Boundary', 'boundary'),
})
Tags.of(stack).add('team', 'platform')
Validations.of(app).addPlugins(new AwsSolutionsChecks(app))
app.synth()
`

/** Props that the app lacks, as they and one that it has exclude each other. */
export const EXCLUDED = ['archiveBucket', 'accessLogs']

const asRequired = APP.replaceAll(/^import (\{.*\}) from ('.*')$/gm, 'const $1 = require($2)')

/** Makes the app of a folder that has the package, by import, by require and in TypeScript: each gives the same template. */
export function tryConstruct(folder: string, ran: Ran): void {
  const { devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'))
  const installed = ['aws-cdk', 'aws-cdk-lib', 'constructs', 'cdk-nag'].map(
    (name) => `${name}@${devDependencies[name]}`,
  )
  const { status, stderr } = ran('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', ...installed)
  equal(status, 0, stderr)

  const types = readFileSync(join(folder, 'node_modules/flowtoll/cdk/network-cost-report.d.cts'), 'utf8')
  const fields = [...types.slice(0, types.indexOf('declare class')).matchAll(/^ +readonly (\w+)\??:/gm)]
  const lacking = fields.map(([, name = '']) => name).filter((name) => !APP.includes(` ${name}: `))
  deepEqual(lacking, EXCLUDED, 'the app lacks props')

  writeFileSync(join(folder, 'app.mjs'), APP)
  writeFileSync(join(folder, 'app.cjs'), asRequired)
  writeFileSync(join(folder, 'app.mts'), APP)
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc')
  const checked = ran(
    process.execPath,
    tsc,
    '--strict',
    '--target',
    'esnext',
    '--module',
    'nodenext',
    '--types',
    '',
    '--noEmit',
    'app.mts',
  )
  equal(checked.status, 0, checked.stdout)
  // A prop that is misspelt does not compile.
  writeFileSync(join(folder, 'wrong.mts'), APP.replace('sendAt:', 'sendat:'))
  const wrong = ran(
    process.execPath,
    tsc,
    '--strict',
    '--target',
    'esnext',
    '--module',
    'nodenext',
    '--types',
    '',
    '--noEmit',
    'wrong.mts',
  )
  ok(wrong.stdout.includes("'sendat' does not exist in type 'NetworkCostReportProps'"), wrong.stdout)

  // Where AWS cannot be reached, the CDK's own command comes as far as the stack's template, by the settings that init wrote.
  const deployed = ran(
    'env',
    'AWS_ACCESS_KEY_ID=nobody',
    'AWS_SECRET_ACCESS_KEY=nothing',
    'AWS_ENDPOINT_URL=http://127.0.0.1:9',
    'AWS_REGION=eu-west-1',
    'npx',
    '--no',
    '--',
    'flowtoll',
    'deploy',
  )
  ok(existsSync(join(folder, 'cdk.out/Flowtoll.template.json')), deployed.stderr)

  const templates = ['app.mjs', 'app.cjs'].map((app) => {
    const made = ran('env', `CDK_OUTDIR=${join(folder, `${app}.out`)}`, 'node', app)
    equal(made.status, 0, made.stderr)
    // Neither cdk-nag nor CloudFormation's own rules, as the CDK has them, find anything.
    ok(!/AwsSolutions-|WARNING/.test(made.stdout + made.stderr), made.stdout + made.stderr)
    return readFileSync(join(folder, `${app}.out/Costs.template.json`), 'utf8')
  })
  equal(templates[0], templates[1])
}
