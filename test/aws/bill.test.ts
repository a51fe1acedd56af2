import { afterAll, expect, onTestFinished, test, vi } from 'vitest'
import { readBill } from '../../aws/bill.ts'
import { settingsOf } from '../../domain/settings.ts'
import type { World, WorldPlace } from '../../local/cloud/world.ts'
import { world } from '../../worlds/organisation/world.ts'
import { enterCloud } from '../cloud.ts'

/** Who is asked for the bills of several accounts, and whose is whose. */

const OWN = world.accountId
const NETWORK = '222222222222'
const SPOKE = '444444444444'
const STRANGER = '999999999999'
const DAY = '2026-11-19'
const HERE = 'us-east-1'

const cloud = await enterCloud(world)
afterAll(() => cloud.close())

const gateway = (usd: number, prefix = '') => ({ [`${prefix}NatGateway-Bytes`]: { gigabytes: usd * 10, usd } })
const nat = (usd: number) => ({ gigabytes: usd * 10, usd })

let tests = 0

/** Asks with these sources, in an organization that one of its accounts pays for. */
async function bills(
  sources: readonly (readonly [account: string | undefined, region: string])[],
  { payer, denied = [], known }: { payer?: string; denied?: string[]; known?: Parameters<typeof readBill>[3] } = {},
) {
  const externalId = `acme-of-bills-${++tests}`
  const settings = settingsOf(
    {
      ...{ sender: 'costs@acme.example', recipients: ['a@acme.example'], externalId },
      sources: sources.map(([account, region]) => ({ region, ...(account ? { account } : {}) })),
    },
    'settings',
  )
  vi.stubEnv('SETTINGS', JSON.stringify(settings))
  onTestFinished(() => void vi.unstubAllEnvs())
  const place = (accountId: string, billed: World['billed'] = {}): WorldPlace => ({
    ...{ region: HERE, accountId, monitors: [], connections: [], network: world.network, billed },
    role: { name: 'flowtoll-read', externalId },
    ...(denied.includes(accountId) ? { faults: { deniedActions: ['ce:GetCostAndUsage'] } } : {}),
  })
  const elsewhere = [
    place(NETWORK, gateway(45)),
    place(SPOKE, { ...gateway(9), ...gateway(2, 'EU-') }),
    place(STRANGER, gateway(1000)),
  ]
  await cloud.use({ ...world, elsewhere, billed: gateway(1), ...(payer ? { payerAccountId: payer } : {}) }, '/nowhere')
  const bill = await readBill({ accountId: OWN, region: HERE }, settings.sources, DAY, known)
  const asked = cloud.calls.filter(({ operation }) => operation === 'GetCostAndUsage')
  return { bill, requests: asked.length }
}

const told = ({ bill }: Awaited<ReturnType<typeof bills>>) =>
  [bill, ...(bill.others ?? [])].map(({ byCharge, problem }) => byCharge.nat ?? problem)

test('an account that pays for the others has its own bill alone', async () => {
  const alone = await bills([], { payer: OWN })
  expect(told(alone)).toEqual([nat(1)])
  expect(alone.bill).not.toHaveProperty('others')
  expect(JSON.stringify(alone.bill)).not.toContain('1000')
})

test('who pays for all is asked once, and each source has its own', async () => {
  const sources = [
    [NETWORK, HERE],
    [SPOKE, HERE],
    [SPOKE, 'eu-west-1'],
  ] as const
  const all = await bills(sources, { payer: OWN })
  expect(told(all)).toEqual([nat(1), nat(45), nat(9), nat(2)])
  expect(all.bill.others?.map(({ accountId, region }) => [accountId, region])).toEqual(sources)
  expect(all.requests).toBe(1)
  expect(JSON.stringify(all.bill)).not.toContain(STRANGER)
})

test('members are asked for themselves, each once, by their roles', async () => {
  const each = await bills([
    [NETWORK, HERE],
    [SPOKE, HERE],
    [SPOKE, 'eu-west-1'],
  ])
  expect(told(each)).toEqual([nat(1), nat(45), nat(9), nat(2)])
  expect(each.requests).toBe(3)
  // Another region of the own account is in its answer.
  const own = await bills([[undefined, 'eu-west-1']])
  expect(told(own)).toEqual([nat(1), nat(0)])
  expect(own.requests).toBe(1)
})

test('a source that pays for the others spares them the question', async () => {
  const sources = [
    [NETWORK, HERE],
    [SPOKE, HERE],
  ] as const
  const all = await bills(sources, { payer: NETWORK })
  expect(told(all)).toEqual([nat(1), nat(45), nat(9)])
  expect(all.requests).toBe(2)
})

test('who may not be asked lacks its own bill alone, unless another tells it', async () => {
  const WHY =
    'Cost Explorer could not be queried (the permission ce:GetCostAndUsage is missing), so no estimate is compared with the bill.'
  const sources = [
    [SPOKE, HERE],
    [NETWORK, HERE],
    [SPOKE, 'mars-north-1'],
  ] as const
  const some = await bills(sources.slice(0, 2), { denied: [SPOKE] })
  expect(told(some)).toEqual([nat(1), WHY, nat(45)])
  const all = await bills(sources.slice(0, 2), { denied: [SPOKE], payer: NETWORK })
  expect(told(all)).toEqual([nat(1), nat(9), nat(45)])
})

test('what is known is not asked for again', async () => {
  const sources = [
    [NETWORK, HERE],
    [SPOKE, HERE],
  ] as const
  const first = await bills(sources, { denied: [SPOKE] })
  const again = await bills(sources, { known: first.bill })
  expect(told(again)).toEqual([nat(1), nat(45), nat(9)])
  expect(again.requests).toBe(1)
  expect((await bills(sources, { known: again.bill })).requests).toBe(0)
})

test('what was kept before it was told by account may be of all accounts that the own one pays for, and is asked for again', async () => {
  const { bill } = await bills([], { payer: OWN })
  const { accountId: _, ...former } = { ...bill, byCharge: { ...bill.byCharge, nat: nat(1046) } }
  const again = await bills([], { payer: OWN, known: former })
  expect(told(again)).toEqual([nat(1)])
  expect(again.requests).toBe(1)
})
