import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { type Settings, settingsOf } from '../../domain/settings.ts'
import type { WorldSetUp } from '../../local/cloud/set-up.ts'
import type { World } from '../../local/cloud/world.ts'
import { agentOf } from '../../setup/agent.ts'
import { examine } from '../../setup/doctor.ts'
import type { Line } from '../../setup/line.ts'
import { world as seed } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'

const NAME = seed.monitors[0]?.name ?? ''

/** A cluster, its monitor, and nothing else that a report needs. */
const MONITOR = { name: NAME, status: 'ACTIVE' as const }
const ARN = `arn:aws:eks:${seed.region}:${seed.accountId}:cluster/prod`
const bare: World = { ...seed, faults: {}, monitors: [], setUp: {} }
const withMonitor: World = {
  ...bare,
  monitors: [{ ...MONITOR, clusterArn: ARN }],
}

const ALL: WorldSetUp = {
  scope: { status: 'SUCCEEDED' },
  addOns: { 'prod/aws-network-flow-monitoring-agent': {}, 'prod/eks-pod-identity-agent': {} },
  roles: { Laptop: {} },
  sending: { identities: { 'acme.example': { isVerified: true } } },
  stack: {
    name: 'Flowtoll',
    status: 'UPDATE_COMPLETE',
    schedules: { DailyReport: 'ENABLED', HourlyCollect: 'ENABLED' },
    roles: ['PlanCollection', 'StartQueries', 'PollQueries', 'FetchResults', 'ReadSurroundings'].map(
      (by) => `Flowtoll-${by}Role1`,
    ),
  },
}

const SETTINGS = settingsOf({ sender: 'flowtoll <costs@acme.example>', recipients: ['a@acme.example'] }, 'settings')

const cloud = await enterCloud(bare, { overHttp: false })
beforeEach(() => cloud.use(bare, '/nowhere'))
afterAll(() => cloud.close())

const NOW = Date.parse('2026-11-22T09:40:00Z')

async function linesOf(world: World, settings = SETTINGS, isExample = false): Promise<string[]> {
  await cloud.use(world, '/nowhere')
  return told(settings, isExample)
}

async function told(settings = SETTINGS, isExample = false, enable: string[] = []): Promise<string[]> {
  const patience = { waitMilliseconds: 1, looks: 3 }
  const lines = await examine({ settings, isExample, enable, now: NOW, patience })
  return lines.map(worded)
}

const worded = ({ about, state, says }: Line) => `${state} | ${about}: ${says}`

const CALLER = `ok | Credentials: arn:aws:sts::${seed.accountId}:assumed-role/Laptop/me, account ${seed.accountId}`

describe('an account', () => {
  test('that has all is well, line by line', async () => {
    expect(await linesOf({ ...withMonitor, setUp: ALL })).toEqual([
      `ok | Region: ${seed.region} has Network Flow Monitor`,
      CALLER,
      'ok | Scope: Network Flow Monitor is enabled in the account and region',
      `ok | Monitor ${NAME}: of the cluster prod`,
      'ok | Agent of prod: v1.1.3-eksbuild.1, and EKS finds nothing wrong with it',
      expect.stringMatching(/^ok \| Data of .*: flows arrive: \d+ of the hour before 2026-11-22T09:00:00Z$/),
      // 7 of Network Flow Monitor, 13 of EC2, EKS, prices, CloudWatch, and 11 lists of 9 services.
      "ok | Your permissions: all 34 actions are allowed, by IAM's simulation",
      'ok | Prices: list prices of today',
      'ok | SES: sends to everybody',
      'ok | Sender costs@acme.example: verified by the identity acme.example',
      'ok | DKIM of costs@acme.example: mail is signed',
      'ok | Stack: Flowtoll is UPDATE_COMPLETE',
      'ok | Schedule DailyReport: is on',
      'ok | Schedule HourlyCollect: is on',
      'ok | Alarms: reach all who are to get them',
      'ok | Permissions of PlanCollection: 3 actions are allowed',
      'ok | Permissions of StartQueries: 1 actions are allowed',
      'ok | Permissions of PollQueries: 2 actions are allowed',
      'ok | Permissions of FetchResults: 1 actions are allowed',
      'ok | Permissions of ReadSurroundings: 27 actions are allowed',
    ])
  })

  test('that has nothing says what to do, with the command', async () => {
    expect(await linesOf({ ...bare, setUp: { clusters: ['prod'] } }, SETTINGS, true)).toEqual([
      `ok | Region: ${seed.region} has Network Flow Monitor`,
      CALLER,
      "to do | Scope: Network Flow Monitor is not enabled here; npx --no -- flowtoll enable --cluster NAME does it with a cluster's monitor",
      'to do | Monitor of prod: none; npx --no -- flowtoll enable --cluster prod makes one',
      "ok | Your permissions: all 34 actions are allowed, by IAM's simulation",
      'ok | Prices: list prices of today',
      'to do | Settings: there is no settings.json in this folder',
      'note | Stack: none is deployed here by the name of Flowtoll or flowtoll; npx --no -- flowtoll deploy deploys it',
    ])
    expect(await linesOf(bare)).toContain(
      'to do | Clusters: EKS has none in the region of your credentials: is it the right one?',
    )
  })

  test('whose monitor watches a cluster of another account has none for its own of the same name', async () => {
    const clusterArn = ARN.replace(seed.accountId, '222222222222')
    const lines = await linesOf({
      ...{ ...bare, monitors: [{ ...MONITOR, clusterArn }], setUp: { ...ALL, clusters: ['prod'] } },
    })
    expect(lines).toContain(`ok | Monitor ${NAME}: of the cluster prod (222222222222)`)
    expect(lines.filter((line) => line.includes(' of prod'))).toEqual([
      'note | Monitor of prod: none; npx --no -- flowtoll enable --cluster prod makes one',
    ])
  })

  test('that has half of it says which half', async () => {
    const setUp: WorldSetUp = {
      clusters: ['staging'],
      scope: { status: 'IN_PROGRESS' },
      addOns: {
        'prod/aws-network-flow-monitoring-agent': { status: 'DEGRADED', issues: ['InsufficientNumberOfReplicas'] },
      },
      refusedActions: ['ec2:DescribeRouteTables'],
      sending: { isSandbox: true, identities: { 'costs@acme.example': { isVerified: false, dkim: 'NOT_STARTED' } } },
      stack: { name: 'flowtoll', status: 'ROLLBACK_COMPLETE', schedules: { DailyReport: 'DISABLED' } },
    }
    const lines = await linesOf({
      ...{ ...withMonitor, connections: [], setUp, alarmFollowers: { confirmed: 0, pending: 1 } },
    })
    expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([
      'to do | Scope: it is being made: look again in some minutes',
      'note | Monitor of staging: none; npx --no -- flowtoll enable --cluster staging makes one',
      "to do | Agent of prod: it is DEGRADED (InsufficientNumberOfReplicas): see the add-on on the cluster's page in the EKS console",
      `to do | Data of ${NAME}: no flow of the hour before 2026-11-22T09:00:00Z: they come 10 to 20 minutes after the agent is installed; then see the logs of its pods`,
      'to do | Your permissions: allow ec2:DescribeRouteTables: it tells the way of a flow, and so its price',
      'note | SES: in the sandbox: it sends to verified addresses alone. Ask for production access in the SES console',
      'to do | Sender costs@acme.example: the identity costs@acme.example is not verified: follow the link that SES mailed, or add its DNS records',
      'note | DKIM of costs@acme.example: NOT_STARTED for costs@acme.example: unsigned mail often ends as spam',
      'to do | Recipient a@acme.example: in the sandbox SES sends to verified addresses alone: verify it, or ask for production access',
      'to do | Stack: flowtoll is ROLLBACK_COMPLETE: see it in the CloudFormation console',
      'to do | Schedule DailyReport: is off: turn it on in the EventBridge console',
      'to do | Alarms: Nobody gets failure notices and alarms: 1 subscription is not confirmed yet: use the link that SNS emailed.',
    ])
  })

  test('in the sandbox of SES is asked of all addresses, those of channels too', async () => {
    const channels = [{ name: 'leads', kind: 'email' as const, recipients: ['leads@acme.example', 'a@acme.example'] }]
    const settings = settingsOf({ sender: 'costs@acme.example', recipients: ['a@acme.example'], channels }, 'settings')
    const sending = { isSandbox: true, identities: {} }
    const lines = await linesOf({ ...withMonitor, setUp: { ...ALL, sending } }, settings)
    expect(lines.flatMap((line) => /Recipient (\S+):/.exec(line)?.[1] ?? [])).toEqual([
      'a@acme.example',
      'leads@acme.example',
    ])
  })

  const AGENT = 'prod/aws-network-flow-monitoring-agent'
  const ARRIVES = 'flows arrive all the same'
  test.each([
    [
      {},
      'to do | Agent of prod: EKS has no add-on aws-network-flow-monitoring-agent there. npx --no -- flowtoll enable --cluster prod installs it; if you run the agent by other means, see the logs of its pods',
      `note | Agent of prod: EKS has no add-on aws-network-flow-monitoring-agent there; ${ARRIVES}`,
    ],
    [
      { [AGENT]: { version: 'v1.0.3-eksbuild.1' } },
      'to do | Agent of prod: it is v1.0.3-eksbuild.1, and AWS asks for v1.1.0 or later: update the add-on',
    ],
    [
      { [AGENT]: { hasRole: false } },
      "to do | Agent of prod: it has no role of its own: give its service account one with CloudWatchNetworkFlowMonitorAgentPublishPolicy, unless the nodes' role has it",
      `note | Agent of prod: it has no role of its own; ${ARRIVES}`,
    ],
    [{ [AGENT]: { isByIrsa: true } }, 'ok | Agent of prod: v1.1.3-eksbuild.1, and EKS finds nothing wrong with it'],
    [
      { [AGENT]: {} },
      "to do | Pod Identity of prod: EKS has no add-on eks-pod-identity-agent there; the agent's role reaches no pod without it. npx --no -- flowtoll enable --cluster prod installs it",
      `note | Pod Identity of prod: EKS has no add-on eks-pod-identity-agent there; ${ARRIVES}`,
    ],
    [
      { [AGENT]: {}, 'prod/eks-pod-identity-agent': { status: 'CREATE_FAILED', issues: ['ConfigurationConflict'] } },
      "to do | Pod Identity of prod: it is CREATE_FAILED (ConfigurationConflict): see the add-on on the cluster's page in the EKS console",
    ],
    [{ [AGENT]: { status: 'CREATING' } }, 'to do | Agent of prod: it is CREATING: look again in some minutes'],
  ])('with an agent of %j: where no flow arrives, and where some do', async (addOns, line, ifFlowsArrive = line) => {
    await cloud.use({ ...withMonitor, setUp: { addOns } }, '/nowhere')
    const lines = async (doFlowsArrive: boolean) => (await agentOf('prod', doFlowsArrive)).map(worded).slice(-1)
    expect(await lines(false)).toEqual([line])
    expect(await lines(true)).toEqual([ifFlowsArrive])
    await cloud.use({ ...withMonitor, setUp: { addOns, isAuto: true } }, '/nowhere')
    expect((await lines(false)).join()).not.toContain('Pod Identity')
  })

  test('whose flows arrive of an agent that EKS does not know is well', async () => {
    const lines = await linesOf({ ...withMonitor, setUp: { ...ALL, addOns: {} } })
    expect(lines.filter((line) => !line.startsWith('ok'))).toEqual([
      `note | Agent of prod: EKS has no add-on aws-network-flow-monitoring-agent there; ${ARRIVES}`,
    ])
  })

  test('of a monitor of two clusters has the agents of both, and flows that arrive are nobody’s alone', async () => {
    const monitors = [{ ...MONITOR, clusterArn: ARN, otherClusterArns: [`${ARN}-2`] }]
    const lines = await linesOf({ ...withMonitor, monitors, setUp: { ...ALL, clusters: ['prod-2'] } })
    expect(lines.filter((line) => / of the cluster|of prod/.test(line))).toEqual([
      `ok | Monitor ${NAME}: of the cluster prod and the cluster prod-2`,
      'ok | Agent of prod: v1.1.3-eksbuild.1, and EKS finds nothing wrong with it',
      expect.stringMatching(/^to do \| Agent of prod-2: EKS has no add-on/),
    ])
  })

  test('whose settings leave a monitor out is not told to make one', async () => {
    const settings = settingsOf({ ...SETTINGS, monitors: ['gone'] }, 'settings')
    expect(await linesOf({ ...withMonitor, setUp: ALL }, settings)).toContain(
      `note | Monitor of prod: ${NAME} watches it; the settings name others`,
    )
  })

  test('whose settings have sources is told how to look at them', async () => {
    const sources = { sources: [{ region: 'us-west-2' }] }
    const lines = await linesOf({ ...withMonitor, setUp: ALL }, settingsOf({ ...SETTINGS, ...sources }, 'settings'))
    expect(lines.at(-1)).toBe('note | Sources: npx --no -- flowtoll doctor --sources looks at the 1 of the settings')
  })

  test('whose settings enable clusters is told what those lack, whatever others have', async () => {
    const setUp = { ...ALL, clusters: ['shop', 'other'] }
    const enabled = (settings: Settings) => told(settings, false, ['prod', 'shop', 'gone'])
    await cloud.use({ ...withMonitor, setUp }, '/nowhere')
    const lines = await enabled(SETTINGS)
    expect(lines.filter((line) => / Monitor of /.test(line))).toEqual([
      'note | Monitor of other: none; npx --no -- flowtoll enable --cluster other makes one',
      'to do | Monitor of shop: none; npx --no -- flowtoll enable --cluster shop makes one',
      'to do | Monitor of gone: the settings enable it, and EKS has no cluster of that name here',
    ])
    expect(await enabled(settingsOf({ ...SETTINGS, monitors: ['gone'] }, 'settings'))).toContain(
      `to do | Monitor of prod: ${NAME} watches it; the settings name others`,
    )
  })

  test.each([
    [
      { status: 'UPDATE_ROLLBACK_COMPLETE', roles: [], schedules: {}, topicArn: null },
      [
        'to do | Stack: Flowtoll is UPDATE_ROLLBACK_COMPLETE: its last deployment failed; see why in the CloudFormation console',
        'to do | Schedule DailyReport: the stack has none: deploy it again',
        'to do | Schedule HourlyCollect: the stack has none: deploy it again',
        'not known | Alarms: they go to a topic that the stack did not make: open it in the SNS console, and check that each subscription is confirmed',
        ...['PlanCollection', 'StartQueries', 'PollQueries', 'FetchResults', 'ReadSurroundings'].map(
          (by) => `to do | Permissions of ${by}: the stack has none: deploy it again`,
        ),
      ],
    ],
    [
      { schedules: { DailyReport: 'ENABLED' }, deleted: ['HourlyCollect'] },
      ['to do | Schedule HourlyCollect: the stack has none: deploy it again'],
    ],
    [
      { roles: ALL.stack?.roles?.slice(1), deleted: ALL.stack?.roles?.slice(0, 1) },
      ['to do | Permissions of PlanCollection: the stack has none: deploy it again'],
    ],
  ])('whose stack has %j is not well', async (has, lines) => {
    const stack = { name: 'Flowtoll', status: 'UPDATE_COMPLETE', ...ALL.stack, ...has }
    const told = await linesOf({ ...withMonitor, setUp: { ...ALL, stack } })
    expect(told.filter((line) => !line.startsWith('ok'))).toEqual(lines)
  })

  test('whose settings name a monitor that is not there, or one that is broken', async () => {
    const monitors = [{ ...MONITOR, clusterArn: ARN, status: 'ERROR' as const }]
    const settings = settingsOf({ ...SETTINGS, monitors: [`${NAME}`, 'gone'] }, 'settings')
    const lines = await linesOf({ ...withMonitor, monitors, setUp: ALL }, settings)
    expect(lines.filter((line) => line.includes('| Monitor '))).toEqual([
      'to do | Monitor gone: the settings name it, and there is none of that name here',
      `to do | Monitor ${NAME}: of the cluster prod; it is ERROR: see Network Flow Monitor in the CloudWatch console`,
    ])
  })
})

describe('a monitor that is off', () => {
  const SEE = 'see Network Flow Monitor in the CloudWatch console'
  const OLD = { name: 'old', status: 'INACTIVE' as const, clusterArn: `${ARN}-old` }
  const about = async (more: World['monitors'], wanted: readonly string[] = []) => {
    const world = { ...withMonitor, monitors: [...withMonitor.monitors, ...more] }
    const settings = settingsOf({ ...SETTINGS, monitors: wanted }, 'settings')
    const lines = await linesOf({ ...world, setUp: { ...ALL, clusters: ['prod-old'] } }, settings)
    return lines.filter((line) => /\bold\b/.test(line) && !line.includes('| Data of '))
  }

  test('is something to do where its cluster has no other', async () => {
    expect(await about([OLD])).toEqual([
      'note | Monitor old: it is INACTIVE, and no report has it',
      `to do | Monitor of prod-old: old, and it is INACTIVE: ${SEE}`,
    ])
  })

  test('is a note where another one has its cluster, whichever AWS lists first', async () => {
    const other = { ...OLD, name: 'new', status: 'ACTIVE' as const }
    const note = 'note | Monitor old: it is INACTIVE, and no report has it'
    for (const monitors of [
      [OLD, other],
      [other, OLD],
    ]) {
      const lines = await about(monitors)
      expect(lines[0]).toMatch(/^ok +\| Monitor new: of the cluster prod-old$/)
      expect(lines.filter((line) => line.includes('Monitor o'))).toEqual([note])
    }
  })

  test('is a note where the settings name others', async () => {
    const lines = await about([OLD], [NAME])
    expect(lines).toEqual(['note | Monitor of prod-old: old, and it is INACTIVE; the settings name others'])
  })

  test('is something to do where the settings name it', async () => {
    expect((await about([OLD], ['old', NAME]))[0]).toBe(
      `to do | Monitor old: of the cluster prod-old; it is INACTIVE: ${SEE}`,
    )
  })

  test('is none of a cluster while it is being deleted', async () => {
    expect(await about([{ ...OLD, status: 'DELETING' as const }])).toEqual([
      'note | Monitor old: it is DELETING, and no report has it',
      'note | Monitor of prod-old: none; npx --no -- flowtoll enable --cluster prod-old makes one',
    ])
  })
})

describe('what cannot be looked at is not known, and never well', () => {
  test('where all is forbidden', async () => {
    await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
    cloud.disturb(({ service }) =>
      service === 'sts'
        ? undefined
        : { status: 403, error: service === 'ec2' ? 'UnauthorizedOperation: no' : 'AccessDenied: no' },
    )
    const lines = await told()
    expect(lines.filter((line) => line.startsWith('ok'))).toEqual([
      `ok | Region: ${seed.region} has Network Flow Monitor`,
      CALLER,
    ])
    expect(lines).toEqual(
      expect.arrayContaining([
        'not known | Scope: the permission networkflowmonitor:ListScopes is missing',
        'not known | Monitors: the permission networkflowmonitor:ListMonitors is missing',
        'not known | Clusters: the permission eks:ListClusters is missing',
        'to do | Your permissions: allow ec2:DescribeVpcs: it tells the way of a flow, and so its price',
        'not known | Your permissions: 23 other actions were not tested: the permission iam:SimulatePrincipalPolicy is missing',
        'not known | SES: the permission ses:GetAccount is missing',
        'not known | Stack: the permission cloudformation:DescribeStacks is missing',
      ]),
    )
  })

  test.each([
    ['GetMonitor', `whose it is: the permission networkflowmonitor:GetMonitor is missing`],
    ['ListMonitors', undefined],
  ])('where %s is forbidden: no monitor is said to be missing, and none to be made', async (forbidden, says) => {
    await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
    cloud.disturb(({ operation }) =>
      operation === forbidden ? { status: 403, error: 'AccessDeniedException: no' } : undefined,
    )
    expect((await told()).filter((line) => !line.startsWith('ok'))).toEqual([
      says === undefined
        ? 'not known | Monitors: the permission networkflowmonitor:ListMonitors is missing'
        : `not known | Monitor ${NAME}: ${says}`,
      'not known | Monitor of prod: whether one watches it; so its agent was not looked at',
    ])
  })

  test('where the stack is there, and its resources are not to be had', async () => {
    await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
    cloud.disturb(({ operation }) =>
      operation === 'ListStackResources' ? { status: 403, error: 'AccessDenied: no' } : undefined,
    )
    expect((await told()).filter((line) => !line.startsWith('ok'))).toEqual([
      'not known | Stack: the permission cloudformation:ListStackResources is missing',
    ])
  })

  test('where one service is down, and another one throttles: the rest is told', async () => {
    await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
    cloud.disturb(({ service, operation }) =>
      service === 'iam'
        ? { status: 400, error: 'Throttling: Rate exceeded' }
        : operation === 'DescribeAddon'
          ? { status: 503, error: 'ServiceUnavailableException: down' }
          : undefined,
    )
    expect((await told()).filter((line) => !line.startsWith('ok'))).toEqual([
      'not known | Agent of prod: eks:DescribeAddon failed (ServiceUnavailableException)',
      'not known | Your permissions: 23 other actions were not tested: iam:SimulatePrincipalPolicy was throttled (Throttling)',
      ...['PlanCollection', 'StartQueries', 'PollQueries', 'FetchResults', 'ReadSurroundings'].map(
        (by) => `not known | Permissions of ${by}: iam:SimulatePrincipalPolicy was throttled (Throttling)`,
      ),
    ])
  })

  test('where there are no credentials, nobody else is asked', async () => {
    await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
    cloud.disturb(({ service }) => (service === 'sts' ? { status: 403, error: 'ExpiredToken: expired' } : undefined))
    expect(await told()).toEqual([
      `ok | Region: ${seed.region} has Network Flow Monitor`,
      'to do | Credentials: sts:GetCallerIdentity was refused (ExpiredToken: expired)',
    ])
    expect(new Set(cloud.calls.map(({ service }) => service))).toEqual(new Set(['sts']))
  })
})

test('IAM is asked once for all actions on a resource, never two things at a time, and again where it throttles', async () => {
  await cloud.use({ ...withMonitor, setUp: ALL }, '/nowhere')
  let [underWay, most, asked] = [0, 0, 0]
  cloud.disturb(async ({ operation }) => {
    if (operation !== 'SimulatePrincipalPolicy') return undefined
    most = Math.max(most, ++underWay)
    await setTimeout(1)
    underWay -= 1
    return ++asked % 3 > 0 && asked < 9 ? { status: 400, error: 'Throttling: Rate exceeded' } : undefined
  })
  expect((await told()).filter((line) => !line.startsWith('ok'))).toEqual([])
  expect(most).toBe(1)
  // The caller: `*`, monitors, prefix lists, transit gateways' tables, clusters, and 6 kinds of resources of 4 services: 11. Of the
  // functions: PlanCollection 2, the next three 1 each, ReadSurroundings 10, all but the monitors. And 6 that were throttled.
  expect(asked).toBe(11 + 2 + 3 + 10 + 6)
})

test('it changes nothing: a query a monitor is all that it starts', async () => {
  await linesOf({ ...withMonitor, setUp: ALL })
  const others = cloud.calls.filter(({ operation }) => !/^(?:Get|List|Describe|Simulate|GET )/.test(operation))
  expect(new Set(others.map(({ operation }) => operation))).toEqual(new Set(['StartQueryMonitorTopContributors']))
})
