import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays } from '../../domain/day.ts'
import type { HourRate } from '../../domain/trend/hour-watch.ts'
import type { World } from '../../local/cloud/world.ts'
import { world as month } from '../../worlds/month/world.ts'
import { DAY, type Rig, startRig, undisturbed } from './rig.ts'

/** Days before DAY, which is the thirtieth, whose hours are known. */
const PAST_DAYS = 14
const HOURS = ['12', '13', '14', '15', '16', '17', '18']

const onDay = (back: number) => undisturbed(month.on?.(back) ?? month)

/** The senders' traffic four times. */
const busy = (world: World): World => ({
  ...world,
  connections: world.connections.map((one) =>
    one.client.pod?.startsWith('sqs-sender') ? { ...one, bytesPerSlot: (slot) => 4 * one.bytesPerSlot(slot) } : one,
  ),
})

const today = onDay(0)
const risen = busy(today)
/** With the endpoint for SQS that the world has from its twentieth day to its twenty-fifth. */
const fixed = busy(onDay(8))

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
  await rig.enter(onDay(PAST_DAYS))
  const rates: HourRate[] = []
  const known = new Map<string, HourRate>()
  for (let back = PAST_DAYS; back > 0; back--) {
    const date = addDays(DAY, -back)
    const world = onDay(back)
    // Days of a kind are alike, and so are the hours of a day: one of each kind is settled.
    const kind = JSON.stringify([world.network, world.connections.map(({ bytesPerSlot }) => bytesPerSlot(144))])
    const one = known.get(kind) ?? (await settledHour(world, date))
    known.set(kind, one)
    for (const hour of HOURS) {
      const from = `${date}T${hour}:00:00Z`
      const to = `${date}T${Number(hour) + 1}:00:00Z`
      rates.push({ ...one, from, to, at: `${hour}:00`, rate: { ...one.rate, day: date } })
    }
  }
  expect(known.size).toBe(4)
  mkdirSync(join(rig.folder, 'trends'), { recursive: true })
  writeFileSync(join(rig.folder, 'trends/hours.json.gz'), gzipSync(JSON.stringify({ schema: 1, hours: rates })))
})
afterAll(() => rig.close())

async function settledHour(world: World, date: string): Promise<HourRate> {
  rig.cloud.become(world)
  rig.putCollected(world, { dates: [date], hours: ['12'] })
  const input = { date, mode: 'collect' }
  expect(await rig.run({ input, startedAt: `${date}T13:10:00Z` })).toMatchObject({ status: 'SUCCEEDED' })
  const sums = await rig.json(`sums/dt=${date}/${date.replaceAll('-', '')}T120000Z.json.gz`)
  return (sums as { rate: HourRate }).rate
}

async function toldBy(time: string): Promise<string[]> {
  const before = (await rig.cloud.inbox()).length
  const input = { date: DAY, mode: 'collect' }
  expect(await rig.run({ input, startedAt: `${DAY}T${time}:00Z` })).toMatchObject({ status: 'SUCCEEDED' })
  return (await rig.cloud.inbox()).slice(before).map(({ subject }) => subject)
}

test('a step at 13:00 of the month’s last day is told with the run of 15:10, by its pair, and once; a fix ends it', async () => {
  rig.cloud.become(today)
  rig.putCollected(today, { hours: ['12'] })
  rig.putCollected(risen, { hours: ['13', '14', '15', '16'] })
  expect(await toldBy('13:10')).toEqual([])
  expect(await toldBy('14:10')).toEqual([])
  // Two senders' 67.5 GiB a day at $0.045 are $3.04, and four times that $12.15. Of the fourteen days before, six went by the endpoint, six
  // cost $3.04, and two were quiet ones at half of it: the median.
  expect(await toldBy('15:10')).toEqual([
    '[flowtoll] ALERT eks-cluster: $12.15 a day since 13:00, usually $1.52: sqs-sender → Amazon SQS, us-east-1 via…',
  ])
  for (const time of ['15:20', '16:10', '17:10']) expect(await toldBy(time)).toEqual([])
  rig.cloud.become(fixed)
  rig.putCollected(fixed, { hours: ['17', '18'] })
  for (const time of ['18:10', '19:10']) expect(await toldBy(time)).toEqual([])
  expect(await rig.json('alerts/alerts.json')).toMatchObject({
    alerts: [{ of: 'pair', since: `${DAY}T13:00:00Z`, told: `${DAY}T15:00:00Z`, over: `${DAY}T19:00:00Z` }],
  })
})
