import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import { world as senders } from '../../worlds/seed-inter-az/world.ts'
import { world as sendersFixed } from '../../worlds/seed-inter-az-fixed/world.ts'
import { world as queue } from '../../worlds/seed-nat/world.ts'
import { world as queueFixed } from '../../worlds/seed-nat-fixed/world.ts'
import { type Rig, startRig } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const NEXT_DAY = '2026-11-22'
const next = { input: { date: NEXT_DAY }, startedAt: '2026-11-23T07:00:00Z' } as const
const oneLine = (text = '') => text.replaceAll(/ \\\n\s*|\s+/g, ' ')
const changes = (day: string) => readFile(join(rig.folder, `reports/dt=${day}/changes.md`), 'utf8')
const aMonth = (usdPerDay: number) => (usdPerDay * 730) / 24

describe("the seed's senders", () => {
  let before: Report
  let after: Report
  beforeAll(async () => {
    await rig.enterCollected(senders)
    await rig.run()
    before = await rig.report()
    rig.putCollected(sendersFixed, { dates: [NEXT_DAY] })
    await rig.change(sendersFixed)
    await rig.run(next)
    after = await rig.report(NEXT_DAY)
  })

  test('are told to keep to their zone, for all that crosses, by the patch and the YAML', async () => {
    expect(before.findings.open).toMatchObject([
      {
        id: 'same-zone-routing/eks-cluster/default/receiver',
        savingIs: 'estimate',
        change: { kind: 'service-routing', namespace: 'default', service: 'receiver', value: 'PreferSameZone' },
      },
    ])
    expect(before.findings.totals.savingUsdPerMonth).toBeCloseTo(aMonth(senders.bill.usd), 6)
    const page = await changes('2026-11-21')
    expect(page).toContain(
      'kind: Service\nmetadata:\n  name: "receiver"\n  namespace: "default"\nspec:\n  trafficDistribution: PreferSameZone',
    )
    expect(page).toContain(`kubectl patch service/receiver --namespace=default --type=merge`)
  })

  test('have gone from what moves, and the day is held against the one before', () => {
    expect(before.trend).toMatchObject({ total: null, up: [], down: [] })
    // One day is none that tells what is usual.
    expect(after.trend).toMatchObject({ total: null, isYoung: true, yesterday: { day: '2026-11-21', isWhole: true } })
    expect(after.trend.yesterday.usd).toBeCloseTo(senders.bill.usd, 8)
    expect(after.trend.down).toMatchObject([
      { source: { name: 'sender' }, destination: { name: 'receiver' }, usd: 0, flag: 'gone' },
    ])
    expect(after.trend.month.usd).toBeCloseTo(senders.bill.usd, 8)
  })

  test('are proven to have done so, by what was measured', async () => {
    expect(after.findings.open).toEqual([])
    const [proof, ...others] = after.findings.proofs
    expect(others).toEqual([])
    expect(proof).toMatchObject({
      id: 'same-zone-routing/eks-cluster/default/receiver',
      status: 'fixed',
      since: NEXT_DAY,
      afterUsdPerDay: 0,
      volume: 1,
    })
    expect(proof?.beforeUsdPerDay).toBeCloseTo(senders.bill.usd, 8)
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(senders.bill.usd), 6)
    const [email] = await rig.cloud.inbox()
    // $1.37 a day of crossing: 68.4 GB at $0.02, $41.61 in 730 hours.
    expect(oneLine(email?.text)).toContain(
      '$41.61/month Keep calls to Service receiver (default) in their zone Since Sun 22 Nov: $1.37 a day before (1 day), free since (1 day).',
    )
  })
})

describe("the seed's queue", () => {
  test('gets its endpoint, with dollars net of its price, and the proof with its hours', async () => {
    await rig.enterCollected(queue)
    await rig.run()
    const { open } = (await rig.report()).findings
    const gigabytes = queue.bill.bytes / 2 ** 30
    expect(open).toMatchObject([
      {
        id: 'interface-endpoint/vpc-0a1b2c3d4e5f60001/com.amazonaws.us-east-1.sqs',
        title: 'Create an interface endpoint for Amazon SQS in vpc-0a1b2c3d4e5f60001',
        change: { subnetIds: ['subnet-0a000000000000001', 'subnet-0b000000000000001'] },
      },
    ])
    // NAT at $0.045 per GB, less the endpoint's $0.01 per GB and two zones at $0.01 an hour.
    expect(open[0]?.usdPerMonth).toBeCloseTo(aMonth(gigabytes * 0.035 - 0.48), 6)
    expect(await changes('2026-11-21')).toContain(
      'aws ec2 create-vpc-endpoint --region us-east-1 --vpc-id vpc-0a1b2c3d4e5f60001',
    )

    rig.putCollected(queueFixed, { dates: [NEXT_DAY] })
    await rig.change(queueFixed)
    await rig.run(next)
    const { findings } = await rig.report(NEXT_DAY)
    expect(findings.open).toEqual([])
    const [proof] = findings.proofs
    expect(proof).toMatchObject({ status: 'fixed', since: NEXT_DAY, volume: 1 })
    expect(proof?.beforeUsdPerDay).toBeCloseTo(queue.bill.usd, 8)
    // What the flows pay, and 24 hours in two zones.
    expect(proof?.afterUsdPerDay).toBeCloseTo(queueFixed.bill.usd + 0.48, 8)
    expect(findings.totals.provenUsdPerMonth).toBeCloseTo(aMonth(queue.bill.usd - queueFixed.bill.usd - 0.48), 6)
  })
})

test('a re-run of a day remembers the same, and a day is never its own past', async () => {
  await rig.enterEarly(senders)
  await rig.early({ input: { email: false } })
  const first = await rig.json('memory/dt=2026-11-21/findings.json')
  await rig.early({ input: { email: false } })
  expect(await rig.json('memory/dt=2026-11-21/findings.json')).toEqual(first)
  // An hour of 24 is no whole day.
  expect(first).toMatchObject({ complete: false })
})

test('what the team accepts comes by the settings', async () => {
  const accepted = [
    { match: 'same-zone-routing/*', reason: 'moving next week', until: '2026-12-31' },
    { match: 'send-less/*', reason: 'gone', until: '2026-12-31' },
  ]
  await rig.enter(senders)
  await rig.withSettings({ accepted }, () => rig.early())
  const { findings, notes } = await rig.report()
  expect(findings.open).toEqual([])
  expect(findings.accepted).toMatchObject([{ reason: 'moving next week', until: '2026-12-31' }])
  expect(notes).toEqual(['The acceptance of "send-less/*" matches no finding of this day.'])
})
