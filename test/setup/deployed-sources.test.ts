import { afterAll, expect, test } from 'vitest'
import type { Settings } from '../../domain/settings.ts'
import type { WorldSetUp } from '../../local/cloud/set-up.ts'
import { deployedSourceLines } from '../../setup/deployed-sources.ts'
import { world } from '../../worlds/seed-nat/world.ts'
import { enterCloud } from '../cloud.ts'

const HOME = { account: world.accountId, region: world.region }
const roleOf = (account: string) => `arn:aws:iam::${account}:role/flowtoll-read`
const [NETWORK, SPOKE] = ['222222222222', '444444444444'] as const

const source = (region: string, account?: string): Settings['sources'][number] => ({
  ...{ region, monitors: [], readClusters: [] },
  ...(account === undefined ? {} : { account }),
})
const SOURCES = [
  source('us-east-1', NETWORK),
  source('eu-west-1', NETWORK),
  source('us-east-1', SPOKE),
  source('us-west-2'),
]

const cloud = await enterCloud(world)
afterAll(() => cloud.close())

const STACK = { name: 'Flowtoll', status: 'UPDATE_COMPLETE', roles: ['Flowtoll-PlanCollectionRole1'] }

async function told(setUp: WorldSetUp, sources = SOURCES): Promise<string[]> {
  await cloud.use({ ...world, setUp }, '/nowhere')
  const lines = await deployedSourceLines({ sources }, HOME, ['Flowtoll'], { waitMilliseconds: 1 })
  return lines.map(({ about, state, says }) => `${state} | ${about}: ${says}`)
}

test('functions that were deployed with all sources may read them, and each role is looked at once', async () => {
  expect(await told({ stack: STACK })).toEqual([
    "ok | Deployed functions: they may read each of the 4 sources, by IAM's simulation",
  ])
  const asked = cloud.calls
    .filter(({ operation }) => operation === 'SimulatePrincipalPolicy')
    .map(({ params }) => params)
  expect(asked.map((params) => params['ResourceArns.member.1'])).toEqual([
    roleOf(NETWORK),
    roleOf(SPOKE),
    `arn:aws:networkflowmonitor:us-west-2:${world.accountId}:monitor/*`,
  ])
  for (const { PolicySourceArn } of asked)
    expect(PolicySourceArn).toBe(`arn:aws:iam::${world.accountId}:role/Flowtoll-PlanCollectionRole1`)
})

test('a source that settings.json has since their deployment is named, with what to do', async () => {
  const refusedActions = [
    `sts:AssumeRole ${roleOf(SPOKE)}`,
    `networkflowmonitor:GetMonitor arn:aws:networkflowmonitor:us-west-2:${world.accountId}:monitor/*`,
  ]
  expect(await told({ stack: STACK, refusedActions })).toEqual([
    `to do | Deployed functions: they may not assume ${roleOf(SPOKE)}: deploy again, with npx --no -- flowtoll deploy`,
    'to do | Deployed functions: they may not read us-west-2: deploy again, with npx --no -- flowtoll deploy',
  ])
})

test('nothing is told where no stack is deployed, or there is no source', async () => {
  expect(await told({})).toEqual([])
  expect(await told({ stack: STACK }, [])).toEqual([])
  expect(cloud.calls).toEqual([])
})
