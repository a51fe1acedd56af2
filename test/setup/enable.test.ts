import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { WorldSetUp } from '../../local/cloud/set-up.ts'
import type { World } from '../../local/cloud/world.ts'
import { agentRole } from '../../setup/enable.ts'
import { setUpClusters } from '../../setup/set-up-clusters.ts'
import { world as seed } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'

const bare = { ...seed, faults: {}, monitors: [], setUp: { clusters: ['prod'] } } satisfies World
const withSetUp = (setUp: WorldSetUp, monitors: World['monitors'] = []): World => ({
  ...{ ...bare, monitors, setUp: { clusters: ['prod', 'staging'], ...setUp } },
})
const ofCluster = (name: string, cluster: string) => ({
  ...{ name, status: 'ACTIVE' as const, clusterArn: `arn:aws:eks:${seed.region}:${seed.accountId}:cluster/${cluster}` },
})

const cloud = await enterCloud(bare)
beforeEach(() => cloud.use(bare, '/nowhere'))
afterAll(() => cloud.close())

async function run(clusters: readonly string[], { undo = false, yes = true } = {}): Promise<string[]> {
  const lines: string[] = []
  const { says } = await setUpClusters(clusters, { undo, yes, waitMilliseconds: 1 }, (line) =>
    lines.push(line.trim().replace(/ {2,}/, ' | ')),
  )
  return [...lines.slice(1), ...(says === undefined ? [] : [says])]
}

/** What was written, in order. */
const writes = () =>
  cloud.calls.flatMap(({ operation }) =>
    /^(?:Create|Delete|Attach|Detach|Put|Update)/.test(operation) ? operation : [],
  )

const ROLE = `flowtoll-agent-${seed.region}-prod`
const SCOPE = "Network Flow Monitor's scope of the account and region"
const MADE = [
  `made | ${SCOPE}`,
  `made | the role ${ROLE}, with CloudWatchNetworkFlowMonitorAgentPublishPolicy alone`,
  'made | the add-on eks-pod-identity-agent of prod',
  'made | the add-on aws-network-flow-monitoring-agent of prod, with that role: an agent that was installed otherwise, as by Helm, is not seen here, and must go',
  'made | the monitor flowtoll-prod of prod',
  'Data arrives in 10 to 30 minutes; npx --no -- flowtoll doctor looks for it.',
]

describe('a cluster with nothing', () => {
  test('is told what would be made, and nothing is', async () => {
    const told = MADE.slice(0, -1).map((line) => line.replace('made', 'make'))
    expect(await run(['prod'], { yes: false })).toEqual([...told, 'Nothing was done: --yes does it.'])
    expect(writes()).toEqual([])
  })

  test('gets all of it, and then there is nothing to do', async () => {
    expect(await run(['prod'])).toEqual(MADE)
    expect(writes()).toEqual([
      ...['CreateScope', 'CreateRole', 'AttachRolePolicy', 'CreateAddon', 'CreateAddon', 'CreateMonitor'],
    ])
    expect(await run(['prod'])).toEqual([
      `left | ${SCOPE}: it is there`,
      'left | the add-on eks-pod-identity-agent of prod: it is CREATING',
      'left | the add-on aws-network-flow-monitoring-agent of prod: it is CREATING',
      'left | the monitor flowtoll-prod of prod: it is PENDING',
      'There is nothing to do.',
    ])
  })

  test('and loses all of it again, but for what other pods may stand on', async () => {
    await run(['prod'])
    expect(await run(['prod'], { undo: true })).toEqual([
      'removed | the monitor flowtoll-prod of prod',
      'removed | the add-on aws-network-flow-monitoring-agent of prod',
      'left | the add-on eks-pod-identity-agent of prod: other pods may have their roles by it',
      `removed | the role ${ROLE}`,
      `removed | ${SCOPE}`,
    ])
    expect((await run(['prod'], { undo: true })).filter((line) => line.startsWith('removed'))).toEqual([])
    expect(await run(['prod'])).toEqual(
      MADE.map((line) =>
        line.includes('eks-pod-identity') ? `${line.replace('made', 'left')}: it is CREATING` : line,
      ),
    )
  })
})

test('what is there stays, and is never removed', async () => {
  await cloud.use(
    withSetUp(
      {
        scope: { status: 'SUCCEEDED' },
        addOns: { 'prod/aws-network-flow-monitoring-agent': {}, 'prod/eks-pod-identity-agent': {} },
      },
      [ofCluster('by-hand', 'prod')],
    ),
    '/nowhere',
  )
  expect(await run(['prod'])).toContain('There is nothing to do.')
  expect(await run(['prod'], { undo: true })).toEqual([
    'left | the monitor by-hand of prod: it was not made here',
    'left | the add-on aws-network-flow-monitoring-agent of prod: it was not made here',
    `left | ${SCOPE}: it was not made here`,
    'There is nothing to do.',
  ])
  expect(writes()).toEqual([])
})

test('a role that was made here stays while an agent that was not may use it', async () => {
  const addOns = { 'prod/aws-network-flow-monitoring-agent': {} }
  const roles = { [ROLE]: { tags: { flowtoll: 'enable' } } }
  await cloud.use(withSetUp({ addOns, roles }), '/nowhere')
  expect(await run(['prod'], { undo: true })).toEqual([
    'left | the add-on aws-network-flow-monitoring-agent of prod: it was not made here',
    `left | the role ${ROLE}: that agent may use it`,
    'There is nothing to do.',
  ])
  expect(writes()).toEqual([])
})

describe('what is there and broken is something to do, for somebody', () => {
  const AGENT = 'aws-network-flow-monitoring-agent'
  const SEEN = "see the add-on on the cluster's page in the EKS console"
  test.each([
    [
      { status: 'CREATE_FAILED', issues: ['ConfigurationConflict'] },
      `it is CREATE_FAILED (ConfigurationConflict): ${SEEN}`,
    ],
    [
      { hasRole: false },
      "it has no role of its own: give its service account one with CloudWatchNetworkFlowMonitorAgentPublishPolicy, unless the nodes' role has it",
    ],
    [{ version: 'v1.0.3-eksbuild.1' }, 'it is v1.0.3-eksbuild.1, and AWS asks for v1.1.0 or later: update the add-on'],
  ])('an agent of %j', async (addOn, says) => {
    const addOns = { [`prod/${AGENT}`]: addOn, 'prod/eks-pod-identity-agent': {} }
    const setUp = { scope: { status: 'SUCCEEDED' }, addOns }
    await cloud.use(withSetUp(setUp, [ofCluster('by-hand', 'prod')]), '/nowhere')
    const lines = await run(['prod'])
    expect(lines).toContain(`to do | the add-on ${AGENT} of prod: ${says}`)
    expect(lines.at(-1)).toBe('There is nothing to make, and something to do: see above.')
    await cloud.use(withSetUp(setUp), '/nowhere')
    expect((await run(['prod'])).at(-1)).toBe(
      'Data arrives once what is to do above is done; npx --no -- flowtoll doctor looks for it.',
    )
  })

  test('the Pod Identity add-on, and a monitor', async () => {
    const addOns = { [`prod/${AGENT}`]: {}, 'prod/eks-pod-identity-agent': { status: 'DEGRADED' } }
    const monitors = [{ ...ofCluster('by-hand', 'prod'), status: 'ERROR' as const }]
    await cloud.use(withSetUp({ scope: { status: 'SUCCEEDED' }, addOns }, monitors), '/nowhere')
    expect(await run(['prod'])).toEqual([
      `left | ${SCOPE}: it is there`,
      `to do | the add-on eks-pod-identity-agent of prod: it is DEGRADED: ${SEEN}`,
      `left | the add-on ${AGENT} of prod: it is ACTIVE`,
      'to do | the monitor by-hand of prod: it is ERROR: see Network Flow Monitor in the CloudWatch console',
      'There is nothing to make, and something to do: see above.',
    ])
  })
})

test.each([
  [{}, ['CreateAddon']],
  [{ isByIrsa: true }, []],
])('an agent of %j gets the Pod Identity add-on where its role comes by it', async (addOn, made) => {
  const addOns = { 'prod/aws-network-flow-monitoring-agent': addOn }
  const setUp = { scope: { status: 'SUCCEEDED' }, addOns }
  await cloud.use(withSetUp(setUp, [ofCluster('by-hand', 'prod')]), '/nowhere')
  await run(['prod'])
  expect(writes()).toEqual(made)
})

test('a monitor of a cluster of the same name in another account is none of this one', async () => {
  const other = { ...ofCluster('other', 'prod'), clusterArn: 'arn:aws:eks:us-east-1:999999999999:cluster/prod' }
  await cloud.use(withSetUp({}, [other]), '/nowhere')
  expect(await run(['prod'])).toEqual(MADE)
  expect((await run(['prod'], { undo: true })).join()).not.toContain('monitor other')
})

test('a monitor that is off is something to do, unless the cluster has another', async () => {
  const off = { ...ofCluster('off', 'prod'), status: 'INACTIVE' as const }
  await cloud.use(withSetUp({}, [off]), '/nowhere')
  expect(await run(['prod'], { yes: false })).toContain(
    'to do | the monitor off of prod: it is INACTIVE: see Network Flow Monitor in the CloudWatch console',
  )
  await cloud.use(withSetUp({}, [off, ofCluster('on', 'prod')]), '/nowhere')
  expect(await run(['prod'], { yes: false })).toContain('leave | the monitor on of prod: it is ACTIVE')
})

test('a monitor that was made here, and watches another cluster by now, stays', async () => {
  const shared = { ...ofCluster('flowtoll-prod', 'prod'), tags: { flowtoll: 'enable' } }
  const otherClusterArns = [ofCluster('', 'staging').clusterArn]
  await cloud.use(withSetUp({}, [{ ...shared, otherClusterArns }]), '/nowhere')
  expect(await run(['prod'])).toContain('left | the monitor flowtoll-prod of prod: it is ACTIVE')
  expect(await run(['prod'], { undo: true })).toContain(
    'left | the monitor flowtoll-prod of prod: it watches other clusters too',
  )
})

test('half of it is completed, in EKS Auto Mode without the Pod Identity add-on', async () => {
  await cloud.use(withSetUp({ scope: { status: 'SUCCEEDED' }, isAuto: true }), '/nowhere')
  await run(['prod'])
  expect(writes()).toEqual(['CreateRole', 'AttachRolePolicy', 'CreateAddon', 'CreateMonitor'])
})

test('the scope of two clusters is made once, and stays while one of them stands on it', async () => {
  await cloud.use(withSetUp({}), '/nowhere')
  expect((await run(['prod', 'staging'], { yes: false })).filter((line) => line.includes('scope'))).toHaveLength(1)
  await run(['prod', 'staging'])
  expect(writes().filter((operation) => operation === 'CreateScope')).toHaveLength(1)
  expect(await run(['prod'], { undo: true })).toContain(
    `left | ${SCOPE}: other monitors stand on it (flowtoll-staging)`,
  )
  expect(await run(['staging'], { undo: true })).toContain(`removed | ${SCOPE}`)
})

describe('never fails because something is there', () => {
  test('a scope whose making had no answer, or that somebody else makes at the same moment', async () => {
    let tries = 0
    cloud.disturb(({ operation }) => (operation === 'CreateScope' && tries++ === 0 ? 'cut after' : undefined))
    // The second try finds it made: the service says that there is a conflict.
    expect(await run(['prod'])).toEqual(MADE)
    expect(tries).toBe(2)
  })

  test('a monitor of another cluster has the name', async () => {
    await cloud.use(withSetUp({}, [ofCluster('flowtoll-prod', 'staging')]), '/nowhere')
    expect(await run(['prod'])).toContain('made | the monitor flowtoll-prod-2 of prod')
  })

  test('but a role of the name that was not made here is nobody to take', async () => {
    await cloud.use(withSetUp({ roles: { [ROLE]: {} } }), '/nowhere')
    await expect(run(['prod'])).rejects.toThrow(
      `there is a role ${ROLE} that was not made here: rename or delete it first`,
    )
    expect(writes()).toEqual([])
  })
})

test.each(['CreateScope', 'CreateRole', 'AttachRolePolicy', 'CreateAddon', 'CreateMonitor'])(
  'stopped at %s, it goes on from there',
  async (stop) => {
    cloud.disturb(({ operation }) => (operation === stop ? { status: 403, error: 'AccessDenied: no' } : undefined))
    await expect(run(['prod'])).rejects.toThrow(/^to make .* failed: the permission .* is missing$/)
    cloud.disturb(() => undefined)
    await run(['prod'])
    expect(await run(['prod'])).toContain('There is nothing to do.')
  },
)

test('a role that is too new for EKS is waited for', async () => {
  let refused = 0
  cloud.disturb(({ operation, params }) =>
    operation === 'CreateAddon' && params.addonName === undefined && refused++ === 1
      ? { status: 400, error: 'InvalidParameterException: role cannot be assumed' }
      : undefined,
  )
  expect(await run(['prod'])).toEqual(MADE)
})

test.each([
  ['gone', {}, 'EKS has no cluster "gone" in the account and region of your credentials'],
  ['prod', { kubernetesVersion: '1.24' }, 'prod runs Kubernetes 1.24; the agent needs 1.25 or later'],
  [
    'prod',
    { setUp: { clusters: ['prod'], addOns: { 'prod/aws-network-flow-monitoring-agent': { status: 'DELETING' } } } },
    'the add-on aws-network-flow-monitoring-agent of prod is being deleted: run this again in some minutes',
  ],
  [
    'prod',
    { setUp: { clusters: ['prod'], scope: { status: 'FAILED' } } },
    `${SCOPE} is FAILED: see Network Flow Monitor in the CloudWatch console first`,
  ],
])('%s cannot have it: %j', async (cluster, more, says) => {
  await cloud.use({ ...bare, ...more }, '/nowhere')
  await expect(run([cluster])).rejects.toThrow(says)
  expect(writes()).toEqual([])
})

test('the name of a role is never too long, nor that of two clusters', () => {
  const [one, other] = ['a', 'b'].map((end) => agentRole('ap-northeast-1', `${'x'.repeat(99)}${end}`))
  expect(one).toHaveLength(64)
  expect(other).toHaveLength(64)
  expect(one).not.toBe(other)
  expect(agentRole('eu-west-1', 'prod')).toBe('flowtoll-agent-eu-west-1-prod')
})
