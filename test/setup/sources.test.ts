import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { type Settings, settingsOf } from '../../domain/settings.ts'
import type { Call, Disturbance } from '../../local/cloud/endpoint.ts'
import type { World, WorldPlace } from '../../local/cloud/world.ts'
import type { Line } from '../../setup/line.ts'
import { roleCommand, sourceLines } from '../../setup/sources.ts'
import { unreadLines } from '../../setup/unread.ts'
import { EXTERNAL_ID, world } from '../../worlds/organisation/world.ts'
import { enterCloud } from '../cloud.ts'

const NETWORK = '222222222222'
const SPOKE = '444444444444'
const HOME = { account: world.accountId, region: world.region }
const NOW = Date.parse('2026-11-22T09:40:00Z')
const PATIENCE = { waitMilliseconds: 1, looks: 3 }

const cloud = await enterCloud(world)
afterAll(() => cloud.close())

type Source = Partial<Settings['sources'][number]>

let tests = 0
/** Settings with an external ID of their own: a session that another test has would be taken for this one's. */
function settingsWith(sources: readonly Source[], externalId = `acme-of-sources-${++tests}`): Settings {
  const settings = settingsOf(
    { sender: 'costs@acme.example', recipients: ['a@acme.example'], sources, externalId },
    'settings',
  )
  vi.stubEnv('SETTINGS', JSON.stringify(settings))
  onTestFinished(() => void vi.unstubAllEnvs())
  return settings
}

const placeOf = (accountId: string) => world.elsewhere?.find((one) => one.accountId === accountId) as WorldPlace

/** Accounts whose role expects what the settings say. */
const trusting = ({ externalId = '' }: Settings, ...places: readonly WorldPlace[]): World => ({
  ...world,
  elsewhere: places.map((one) => ({ ...one, role: { name: 'flowtoll-read', externalId } })),
})

const worded = ({ about, state, says }: Line) => `${state} | ${about}: ${says}`

async function told(here: World, settings: Settings, disturbance?: (call: Call) => Disturbance | undefined) {
  await cloud.use(here, '/nowhere')
  if (disturbance) cloud.disturb(disturbance)
  return (await sourceLines(settings, HOME, NOW, PATIENCE)).map(worded)
}

const ID = `${SPOKE}-${world.region}`
const COMMAND = (account: string, { externalId }: Settings) =>
  `with credentials of ${account}, aws cloudformation deploy --stack-name flowtoll-read-${world.accountId} --template-file member.template.json --capabilities CAPABILITY_NAMED_IAM --parameter-overrides FlowtollAccount=${world.accountId} ExternalId=${externalId}`
const WHY =
  'flowtoll-read could not be assumed: it is missing, does not trust your credentials, or expects another external ID, and STS does not tell which'

test('sources that have all are well, line by line', async () => {
  const settings = settingsWith([
    { region: world.region, account: SPOKE },
    { region: world.region, account: NETWORK },
  ])
  expect(await told(trusting(settings, placeOf(SPOKE), placeOf(NETWORK)), settings)).toEqual([
    `ok | Role of ${SPOKE}: flowtoll-read can be assumed`,
    // 13 of EC2, 7 of Network Flow Monitor, EKS, CloudWatch, and 11 that list what services have.
    `ok | Permissions of ${ID}: 33 actions were tried, and none is refused`,
    `ok | Monitor eks@${ID}: of the cluster platform`,
    expect.stringMatching(`^ok \\| Data of eks@${ID}: flows arrive: \\d+ of the hour before 2026-11-22T09:00:00Z$`),
    `ok | Role of ${NETWORK}: flowtoll-read can be assumed`,
    `ok | Permissions of ${NETWORK}-${world.region}: 33 actions were tried, and none is refused`,
    `note | Monitors of ${NETWORK}-${world.region}: there are none: its network is read, and no flows of its own`,
  ])
})

test('another region of the own account needs no role', async () => {
  const settings = settingsWith([{ region: 'ca-central-1' }])
  const lines = await told(world, settings)
  expect(lines.slice(0, 2)).toEqual([
    'ok | Permissions of ca-central-1: 33 actions were tried, and none is refused',
    'ok | Monitor eks@ca-central-1: of the cluster platform',
  ])
})

test('a role that is missing, or that expects another external ID, has the command that creates it', async () => {
  const settings = settingsWith([
    { region: world.region, account: SPOKE },
    { region: world.region, account: NETWORK },
  ])
  const { role: _, ...bare } = placeOf(SPOKE)
  const lines = await told({ ...world, elsewhere: [bare, placeOf(NETWORK)] }, settings)
  expect(lines).toEqual([
    `to do | Role of ${SPOKE}: ${WHY}; ${COMMAND(SPOKE, settings)}`,
    `to do | Role of ${NETWORK}: ${WHY}; ${COMMAND(NETWORK, settings)}`,
  ])
})

test('a role of another name is created by that name, and one with a path by hand', async () => {
  const arn = (name: string) => `arn:aws:iam::${SPOKE}:role/${name}`
  const named = settingsWith([{ region: world.region, account: SPOKE, roleArn: arn('costs') }])
  expect(await told(world, named)).toEqual([
    `to do | Role of ${SPOKE}: ${WHY.replace('flowtoll-read', 'costs')}; ${COMMAND(SPOKE, named).replace(world.accountId, `${world.accountId}-costs`)} RoleName=costs`,
  ])
  const pathed = settingsWith([{ region: world.region, account: SPOKE, roleArn: arn('team/costs') }])
  expect(await told(world, pathed)).toEqual([`to do | Role of ${SPOKE}: ${WHY.replace('flowtoll-read', 'team/costs')}`])
})

test('no command that creates a role updates the stack of another role, or of another account that reads this one', () => {
  const stackOf = (hub: string, name?: string) =>
    / --stack-name (\S+) /.exec(roleCommand(SPOKE, { externalId: 'acme' }, { ...HOME, account: hub }, name))?.[1] ?? ''
  const stacks = ['111122223333', '999999999999'].flatMap((hub) =>
    [undefined, 'costs', '1+costs_read.2'].map((name) => stackOf(hub, name)),
  )
  expect(stacks).toEqual([
    'flowtoll-read-111122223333',
    'flowtoll-read-111122223333-costs',
    'flowtoll-read-111122223333-1-costs-read-2',
    'flowtoll-read-999999999999',
    'flowtoll-read-999999999999-costs',
    'flowtoll-read-999999999999-1-costs-read-2',
  ])
  // As CloudFormation takes a stack's name: https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html
  for (const stack of [...stacks, stackOf('111122223333', 'r'.repeat(64))])
    expect(stack).toMatch(/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/)
})

test.each([
  [
    'AccessDenied: not authorized to perform: sts:AssumeRole because no identity-based policy allows the sts:AssumeRole action',
    `to do | Role of ${SPOKE}: your credentials may not assume it: allow them sts:AssumeRole on arn:aws:iam::${SPOKE}:role/flowtoll-read`,
  ],
  [
    'RegionDisabledException: STS is not activated in this region',
    `to do | Role of ${SPOKE}: STS is off in us-east-1: turn it on in the account settings of IAM there`,
  ],
])('where STS says %s, that is what to do', async (error, line) => {
  const settings = settingsWith([{ region: world.region, account: SPOKE }])
  const lines = await told(world, settings, ({ operation }) =>
    operation === 'AssumeRole' ? { status: 403, error } : undefined,
  )
  expect(lines).toEqual([line])
})

test('a region that the account has not enabled is named, and nothing else is asked of it', async () => {
  const settings = settingsWith([{ region: world.region, account: SPOKE }])
  const lines = await told(trusting(settings, placeOf(SPOKE)), settings, ({ byRole }) =>
    byRole
      ? { status: 403, error: 'UnrecognizedClientException: The security token included in the request is invalid.' }
      : undefined,
  )
  expect(lines).toEqual([
    `ok | Role of ${SPOKE}: flowtoll-read can be assumed`,
    `to do | Region of ${ID}: us-east-1 does not know the session (UnrecognizedClientException): enable the region in ${SPOKE}`,
  ])
})

test('a region without Network Flow Monitor is named', async () => {
  const settings = settingsWith([{ region: 'me-central-1' }])
  expect(await told(world, settings)).toEqual([
    'to do | Region of me-central-1: me-central-1 has no Network Flow Monitor',
  ])
})

test('a role that lacks actions has each named, with what is not known without it', async () => {
  const settings = settingsWith([{ region: world.region, account: SPOKE }])
  const faults = {
    deniedEc2Actions: ['DescribeRouteTables', 'SearchTransitGatewayRoutes'],
    deniedMonitorOperations: ['StopQueryMonitorTopContributors'],
    deniedActions: ['eks:DescribeCluster', 'cloudwatch:GetMetricData'],
  }
  const lines = await told(trusting(settings, { ...placeOf(SPOKE), faults }), settings)
  expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([
    `to do | Permissions of ${ID}: allow cloudwatch:GetMetricData: it tells whether flows are missing`,
    `to do | Permissions of ${ID}: allow ec2:DescribeRouteTables: it tells the way of a flow, and so its price`,
    `to do | Permissions of ${ID}: allow ec2:SearchTransitGatewayRoutes: it tells what lies behind a transit gateway`,
    `to do | Permissions of ${ID}: allow eks:DescribeCluster: it tells a cluster's version and its Services' addresses`,
    `to do | Permissions of ${ID}: allow networkflowmonitor:StopQueryMonitorTopContributors: it tells every flow`,
  ])
})

test('an account is asked for the names that are wanted of it alone, and the bill is left to the report, as it costs', async () => {
  const source = { region: world.region, account: SPOKE }
  const settings = { ...settingsWith([{ ...source, readServices: ['rds'] }]), costExplorer: true }
  const faults = { deniedActions: ['rds:DescribeDBClusters', 'redshift:DescribeClusters'] }
  const lines = await told(trusting(settings, { ...placeOf(SPOKE), faults }), settings)
  expect(lines.filter((line) => line.includes('Permissions'))).toEqual([
    `to do | Permissions of ${ID}: allow rds:DescribeDBClusters: it tells names of what pods call`,
    `note | Permissions of ${ID}: ce:GetCostAndUsage, which tells the bill beside the estimate, was not tried, as each request is $0.01`,
  ])
  expect(cloud.calls.filter(({ service }) => service === 'ce')).toEqual([])
})

test('what AWS does not tell of an action is no leave and no refusal', async () => {
  const settings = settingsWith([{ region: world.region, account: SPOKE }])
  const lines = await told(trusting(settings, placeOf(SPOKE)), settings, ({ operation, byRole }) =>
    byRole && operation === 'StopQueryMonitorTopContributors'
      ? { status: 400, error: 'ValidationException: queryId' }
      : undefined,
  )
  expect(lines.slice(1, 3)).toEqual([
    `ok | Permissions of ${ID}: 32 actions were tried, and none is refused`,
    `note | Permissions of ${ID}: whether networkflowmonitor:StopQueryMonitorTopContributors may be asked, AWS did not tell`,
  ])
})

test('half of a source says which half', async () => {
  const settings = settingsWith([{ region: world.region, account: SPOKE, monitors: ['eks', 'gone'] }])
  const [monitor] = placeOf(SPOKE).monitors
  const monitors = monitor ? [{ ...monitor, status: 'PENDING' as const }] : []
  const lines = await told(trusting(settings, { ...placeOf(SPOKE), monitors, connections: [] }), settings)
  expect(lines.slice(2)).toEqual([
    `to do | Monitor gone@${ID}: the settings name it, and there is none of that name here`,
    `to do | Monitor eks@${ID}: of the cluster platform; it is being made: it takes up to half an hour`,
  ])
})

const BUCKET = { name: 'Flowtoll', status: 'UPDATE_COMPLETE', bucket: 'archive' }

/** What is told of the last report's networks that could not be read. */
async function unread(
  settings: Settings,
  networks: readonly object[] | undefined,
  setUp: World['setUp'],
  disturbance?: (call: Call) => Disturbance | undefined,
) {
  const folder = await mkdtemp(join(tmpdir(), 'flowtoll-'))
  onTestFinished(() => rm(folder, { recursive: true }))
  if (networks) {
    for (const [day, unread] of [
      ['2026-11-20', []],
      ['2026-11-21', networks],
    ] as const) {
      await mkdir(join(folder, `reports/dt=${day}`), { recursive: true })
      await writeFile(join(folder, `reports/dt=${day}/report.json`), JSON.stringify({ coverage: { unread } }))
    }
    await mkdir(join(folder, 'reports/week=2026-W47'), { recursive: true })
    await writeFile(join(folder, 'reports/week=2026-W47/report.json'), '{}')
  }
  vi.stubEnv('ARCHIVE_BUCKET', '')
  await cloud.use({ ...world, ...(setUp ? { setUp } : {}) }, folder)
  if (disturbance) cloud.disturb(disturbance)
  return (await unreadLines(settings, HOME, ['Flowtoll'])).map(worded)
}

const network = (accountId: string | null, region: string | null) => ({
  ...{ accountId, region, vpcIds: ['vpc-1'], bytes: 1.5 * 2 ** 30, gigabytes: 1.5, share: 0.054 },
})

test('accounts of the last report that no source covers have their bytes, and what adds them', async () => {
  const settings = settingsWith([{ region: world.region, account: SPOKE }], EXTERNAL_ID)
  const networks = [
    network('666666666666', 'us-east-1'),
    network(SPOKE, 'eu-west-1'),
    network(world.accountId, 'eu-west-1'),
    // A source that could not be read is told by its own lines, and of what nobody knows nothing can be added.
    network(SPOKE, 'us-east-1'),
    network(null, null),
  ]
  expect(await unread(settings, networks, { stack: BUCKET })).toEqual([
    `to do | Account 666666666666: 1.50 GB of 2026-11-21 (5%) in us-east-1 are not known: ${COMMAND('666666666666', settings)}; then add { "region": "us-east-1", "account": "666666666666" } to sources`,
    `to do | Account ${SPOKE}: 1.50 GB of 2026-11-21 (5%) in eu-west-1 are not known: add { "region": "eu-west-1", "account": "${SPOKE}" } to sources`,
    `to do | Account ${world.accountId}: 1.50 GB of 2026-11-21 (5%) in eu-west-1 are not known: add { "region": "eu-west-1" } to sources`,
  ])
})

test('where no external ID is chosen yet, one is to be, and a little is less than 1%', async () => {
  const settings = settingsWith([{ region: 'ca-central-1' }], undefined)
  const little = { ...network('666666666666', 'us-east-1'), gigabytes: 0.004, share: 0.004 }
  expect(await unread({ ...settings, externalId: undefined }, [little], { stack: BUCKET })).toEqual([
    `to do | Account 666666666666: less than 0.01 GB of 2026-11-21 (less than 1%) in us-east-1 are not known: choose an externalId in settings.json; ${COMMAND('666666666666', { ...settings, externalId: 'EXTERNAL_ID' })}; then add { "region": "us-east-1", "account": "666666666666" } to sources`,
  ])
})

test.each(['s3:ListBucket', 's3:GetObject'])(
  'without %s the accounts are not known, and that is why',
  async (action) => {
    const settings = settingsWith([{ region: world.region, account: SPOKE }])
    const operation = action === 's3:ListBucket' ? 'ListObjectsV2' : 'GetObject'
    const lines = await unread(settings, [], { stack: BUCKET }, (call) =>
      call.operation === operation ? { status: 403, error: 'AccessDenied: Access Denied' } : undefined,
    )
    expect(lines).toEqual([`not known | Accounts without a source: the permission ${action} is missing`])
  },
)

test.each([
  [[], { stack: BUCKET }, 'ok | Accounts without a source: the report of 2026-11-21 comes upon none'],
  [
    undefined,
    { stack: BUCKET },
    'note | Accounts without a source: there is no report in archive yet that would tell of some',
  ],
  [[], undefined, 'note | Accounts without a source: no stack is deployed here whose last report would tell of some'],
])('of a last report with %j and an account with %j it is said', async (networks, setUp, line) => {
  expect(await unread(settingsWith([{ region: world.region, account: SPOKE }]), networks, setUp)).toEqual([line])
})
