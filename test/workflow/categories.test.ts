import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Connection, World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-nat/world.ts'
import { messages, senders } from '../../worlds/sqs-senders.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const asked = () =>
  rig.asked('StartQueryMonitorTopContributors').map(({ destinationCategory }) => String(destinationCategory))

const LATER = ['INTERNET', 'AWS_SERVICE', 'LOCAL_ZONE', 'TRANSIT_GATEWAY']

test('categories that the service refuses are no gap, and are asked once a UTC day', async () => {
  const collect = (date: string, startedAt: string) => rig.run({ input: { mode: 'collect', date }, startedAt })
  await rig.enter(seed)
  await rig.early()
  expect(asked().filter((category) => LATER.includes(category))).toEqual(LATER)
  expect((await rig.report()).coverage).toMatchObject({
    slicesComplete: 1,
    gaps: [{ category: 'all', from: `${DAY}T01:00:00Z` }],
  })
  await rig.change(seed)
  await collect(DAY, `${DAY}T02:20:00Z`)
  expect(asked()).toHaveLength(7)
  await rig.change(seed)
  await collect('2026-11-22', '2026-11-22T01:20:00Z')
  expect(asked()).toHaveLength(11)
})

/**
 * What was UNCLASSIFIED arrives as AWS_SERVICE and INTERNET, and half of the latter under UNCLASSIFIED too. Beside the
 * messages, each of ten pods sends 1,000,000 bytes in five minutes to one of two addresses on the internet.
 */
const toInternet = (category: Connection['category'], ip: string): Connection[] =>
  senders.map((client) => ({ client, server: { ip }, port: 443, category, bytesPerSlot: () => 1_000_000 }))
const before: World = {
  ...seed,
  name: 'before-categories',
  connections: [
    ...messages,
    ...toInternet('UNCLASSIFIED', '151.101.1.1'),
    ...toInternet('UNCLASSIFIED', '151.101.2.1'),
  ],
}
const after: World = {
  ...before,
  name: 'after-categories',
  offersAllCategories: true,
  connections: [
    ...messages.map((connection) => ({ ...connection, category: 'AWS_SERVICE' as const })),
    ...toInternet('INTERNET', '151.101.1.1'),
    ...toInternet('UNCLASSIFIED', '151.101.1.1'),
    ...toInternet('INTERNET', '151.101.2.1'),
  ],
}

test('a world whose traffic moves to other categories ends at the same bill', async () => {
  // An hour of twelve slots: ten pods, 150 messages of 1,060,476 bytes, and two addresses with 1,000,000 bytes.
  const bytes = 12 * 10 * (150 * 1_060_476 + 2 * 1_000_000)
  const usd = (bytes / 1_073_741_824) * 0.045
  const tables: Record<string, unknown>[] = []
  for (const world of [before, after]) {
    await rig.enter(world)
    await rig.early()
    const { totals, coverage, clusters } = await rig.report()
    expect(totals.usd).toBeCloseTo(usd, 9)
    expect(totals.bytes).toBe(bytes)
    expect(coverage.counted.monitors.map((one) => one.bytes)).toEqual([bytes])
    const [cluster] = clusters
    tables.push({
      external: [...new Set(cluster?.external.rows.map(({ belongsTo }) => belongsTo))],
      awsServices: cluster?.awsServices.rows.map(({ service }) => service),
    })
  }
  expect(tables).toEqual([
    { external: ['Amazon SQS, us-east-1', 'a host on Fastly'], awsServices: [] },
    { external: ['a host on Fastly'], awsServices: ['Amazon SQS, us-east-1'] },
  ])
})
