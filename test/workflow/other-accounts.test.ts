import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { endsKey, topologyKey } from '../../domain/archive-key.ts'
import type { Topology } from '../../domain/network/topology.ts'
import type { World, WorldEnd } from '../../local/cloud/world.ts'
import { world as nat } from '../../worlds/seed-nat/world.ts'
import { senders } from '../../worlds/sqs-senders.ts'
import { VPC } from '../../worlds/two-zone-cluster.ts'
import { rowsOf } from '../duckdb.ts'
import { DAY, type Rig, startRig } from './rig.ts'

// A monitor of an organization's delegated administrator: it hears agents in VPCs of member accounts, and EC2 of its own account
// tells nothing of those.

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const MEMBER = '222222222222'

/** The seed's ten senders, these of them in a VPC of a member account. */
function inMember(...those: readonly WorldEnd[]): World {
  const moved = (end: WorldEnd) =>
    those.includes(end) ? { ...end, vpcId: 'vpc-member', subnetId: 'subnet-member', accountId: MEMBER } : end
  return { ...nat, connections: nat.connections.map((one) => ({ ...one, client: moved(one.client) })) }
}

const reason = `in account ${MEMBER} (us-east-1), whose network could not be read`

test('traffic of another account is not known, and no green report goes out', async () => {
  const [first] = senders as [WorldEnd]
  await rig.enterCollected(inMember(first))
  await rig.run()
  const { status, totals, coverage, notes, findings, byAccount } = await rig.report()
  // One pod of ten, all of which send as much.
  const bytes = nat.bill.bytes / 10
  expect(totals.usd).toBeCloseTo((nat.bill.usd * 9) / 10, 6)
  expect(totals.unpriced).toEqual([{ reason, bytes, gigabytes: bytes / 2 ** 30 }])
  expect(status).toBe('unpriced')
  expect(await rowsOf(`select status from '${join(rig.folder, `days/dt=${DAY}/day.parquet`)}'`)).toEqual([{ status }])
  expect(coverage.unread).toEqual([
    {
      ...{ accountId: MEMBER, region: 'us-east-1', vpcIds: ['vpc-member'] },
      bytes,
      gigabytes: bytes / 2 ** 30,
      share: 0.1,
    },
  ])
  // One monitor, 24 hours, all of them answered.
  expect(byAccount).toEqual([
    {
      ...{
        accountId: nat.accountId,
        region: 'us-east-1',
        usd: totals.usd,
        unreadGigabytes: 0,
        hours: 24,
        hoursComplete: 24,
      },
      byCharge: [{ charge: 'nat', usd: totals.usd }],
    },
    {
      ...{
        accountId: MEMBER,
        region: 'us-east-1',
        usd: 0,
        unreadGigabytes: bytes / 2 ** 30,
        hours: 0,
        hoursComplete: 0,
      },
      byCharge: [],
    },
  ])
  // 1,048,576 + 6,700 + 5,200 bytes a message, 150 in five minutes: 42.67 GB a day and pod.
  const note = `10% of the traffic (42.67 GB, vpc-member) is in account ${MEMBER} (us-east-1), whose network could not be read: what it cost is not known, and not in the total. The setting sources can add it.`
  expect(notes).toEqual([note])
  const [email] = await rig.cloud.inbox()
  expect(email?.subject).toMatch(/^\[flowtoll\] UNPRICED eks-cluster: .*, network known in part/)
  for (const text of [email?.html, email?.text?.replaceAll(/\s+/g, ' ')]) expect(text).toContain(note)
  // What is said to be saved is of the nine that are known.
  for (const one of findings.open) expect(one.usdPerMonth).toBeLessThan(((nat.bill.usd * 9) / 10) * 30)
})

test('an account that hears others alone is told nothing by EC2, and that is no fault of a permission', async () => {
  await rig.enterEarly(inMember(...senders))
  await rig.early()
  const { totals, notes, coverage } = await rig.report()
  expect(totals).toMatchObject({ usd: 0, unpriced: [{ reason, bytes: totals.bytes }] })
  expect(coverage.unread).toMatchObject([{ accountId: MEMBER, share: 1 }])
  expect(notes).toEqual([expect.stringContaining(`is in account ${MEMBER}`)])
  const read = (await rig.json(topologyKey(DAY))) as Topology
  expect(read).toMatchObject({ denied: [], foreignVpcs: [{ vpcId: 'vpc-member', accountId: MEMBER }] })
  // An empty answer is asked for again, twice; then it stands for the day, as any other, and the second run asks nothing.
  await rig.early()
  expect(rig.asked('DescribeSubnets')).toHaveLength(3)
})

test('a VPC that another account shares is known as far as EC2 tells of it', async () => {
  // The VPC is the network account's, and so are its gateways; the pods are of the account that asks.
  const OWNER = '333333333333'
  const shared = <Part extends object>(parts: readonly Part[]) => parts.map((one) => ({ ...one, ownerId: OWNER }))
  const { network } = nat
  await rig.enterEarly({
    ...nat,
    connections: nat.connections.map((one) => ({ ...one, client: { ...one.client, accountId: OWNER } })),
    network: {
      ...network,
      vpcs: shared(network.vpcs),
      subnets: shared(network.subnets),
      routeTables: shared(network.routeTables),
    },
  })
  await rig.early()
  const { totals, coverage } = await rig.report()
  expect(coverage.unread).toBeUndefined()
  expect(totals.unpriced).toMatchObject([
    { reason: 'over a gateway of the account that shares the VPC, which pays for it', bytes: totals.bytes },
  ])
  expect(await rig.json(endsKey({ day: DAY, isPart: false, monitors: [], execution: '' }))).toMatchObject({
    agentVpcIds: [VPC],
    vpcOwners: [{ vpcId: VPC, accountId: OWNER, region: 'us-east-1' }],
  })
})

test("a member's cluster is told from one of the same name here, and EKS is asked about neither's namesake", async () => {
  const [monitor] = nat.monitors as [World['monitors'][number]]
  const clusterArn = `arn:aws:eks:us-east-1:${MEMBER}:cluster/eks-cluster`
  await rig.enterEarly({ ...nat, monitors: [{ ...monitor, clusterArn }] })
  await rig.early({ input: { email: false } })
  expect((await rig.report()).clusters.map(({ name }) => name)).toEqual([`eks-cluster (${MEMBER})`])
  expect(((await rig.json(topologyKey(DAY))) as Topology).clusters).toEqual([
    { name: `eks-cluster (${MEMBER})`, version: null },
  ])
  expect(rig.asked('DescribeCluster')).toEqual([])
})
