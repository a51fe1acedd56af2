import { readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest'
import type { HourRates } from '../../domain/report/hour-rates.ts'
import { loadHandlers, type TaskHandler, type TaskHandlers } from '../../local/workflow.ts'
import { renderDigest } from '../../templates/digest.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { rowsOf } from '../duckdb.ts'
import { archived, dayObjectsOf } from './archived.ts'
import { DAY, type Rig, startRig } from './rig.ts'

let rig: Rig
let handlers: TaskHandlers
beforeAll(async () => {
  rig = await startRig()
  handlers = await loadHandlers()
})
afterAll(() => rig.close())
afterEach(() => {
  vi.useRealTimers()
})

/** A run that sees two hours of the day, where an early one sees the first alone. */
const later = () => rig.run({ input: { date: DAY }, startedAt: `${DAY}T02:30:00Z` })

/** Something happens when an object is about to be written for the first time. */
function beforeFirstWrite(key: RegExp, happens: () => unknown): void {
  let hasHappened = false
  rig.cloud.disturb(async ({ operation, params }) => {
    if (hasHappened || operation !== 'PutObject' || !key.test(String(params.key))) return undefined
    hasHappened = true
    await happens()
    return undefined
  })
}

/** All of a day tells of the same dollars. */
async function expectWhole(usd: number): Promise<void> {
  const report = await rig.report()
  expect(report.totals.usd).toBeCloseTo(usd, 6)
  for (const table of ['flows', 'daily']) {
    const [row] = await rowsOf(`select sum(usd) usd from '${join(rig.folder, table, `dt=${DAY}`)}/*/*.parquet'`)
    expect(row?.usd).toBeCloseTo(usd, 6)
  }
  expect(await rig.json(`trends/dt=${DAY}/trend.json`)).toMatchObject({ usd: expect.closeTo(usd, 6) })
  const { html, text } = renderDigest(report)
  expect(await readFile(join(rig.folder, `reports/dt=${DAY}/report.html`), 'utf8')).toBe(html)
  expect(await readFile(join(rig.folder, `reports/dt=${DAY}/report.txt`), 'utf8')).toBe(text)
}

const HOUR_USD = seed.bill.usd / 24

describe('two runs of one day at once', () => {
  test('the slower one that has read less decides anew, and leaves the fuller day', async () => {
    await rig.enterEarly(seed)
    beforeFirstWrite(/^(flows|writers)\//, later)
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    await expectWhole(2 * HOUR_USD)
  })

  test('the one that has less for good fails, and replaces nothing', async () => {
    await rig.enterEarly(seed)
    let fuller: Record<string, string> = {}
    beforeFirstWrite(/^(flows|writers|trends)\//, async () => {
      await later()
      fuller = dayObjectsOf(await archived(rig.folder))
      await rm(join(rig.folder, `raw/monitor=eks-cluster-monitor/start=20261121T010000Z`), { recursive: true })
      await rm(join(rig.folder, `sums/dt=${DAY}/20261121T010000Z.json.gz`))
    })
    expect(await rig.early()).toMatchObject({ status: 'FAILED', error: 'EmptierDay' })
    expect(Object.keys(fuller)).toHaveLength(11)
    expect(dayObjectsOf(await archived(rig.folder))).toEqual(fuller)
    // Nor are the hours forgotten that it does not have.
    const { hours } = (await rig.json('trends/hours.json.gz')) as HourRates
    expect(hours.map(({ from }) => from.slice(11, 13))).toEqual(['00', '01'])
  })

  test('the second one waits while the first one writes, and no object is of the one beside one of the other', async () => {
    await rig.enterEarly(seed)
    let second: unknown
    beforeFirstWrite(/report\.html$/, async () => {
      second = await later()
    })
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    expect(second).toMatchObject({ status: 'FAILED', error: 'DayBusy' })
    await expectWhole(HOUR_USD)
    rig.cloud.disturb(() => undefined)
    expect(await later()).toMatchObject({ status: 'SUCCEEDED' })
    await expectWhole(2 * HOUR_USD)
  })

  test('a run that has lost its place sends what stands there', async () => {
    await rig.enterEarly(seed)
    const Deliver: TaskHandler = async (input, context) => {
      await later()
      return handlers.Deliver(input, context)
    }
    expect(await rig.early({ handlers: { ...handlers, Deliver } })).toMatchObject({ status: 'SUCCEEDED' })
    await expectWhole(2 * HOUR_USD)
    const emails = await rig.cloud.inbox()
    expect(emails).toHaveLength(2)
    expect(emails[0]?.html).toBe(emails[1]?.html)
  })
})

describe('who writes a day', () => {
  /** Minutes pass as the workflow would let them: each refusal is asked again 15 s later. */
  const StoreDay: TaskHandler = (input, context) =>
    handlers.StoreDay(input, context).catch((error: Error) => {
      if (error.name === 'DayBusy') vi.setSystemTime(Date.now() + 15_000)
      throw error
    })

  test('stops when its time is over, and what it left half-written is written anew', async () => {
    await rig.enterEarly(seed)
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() })
    const first = Date.now()
    beforeFirstWrite(/^trends\/dt=/, () => vi.setSystemTime(first + 41_000))
    expect(await rig.early({ handlers: { ...handlers, StoreDay } })).toMatchObject({ status: 'SUCCEEDED' })
    // Two refusals later its minute is over.
    expect(Date.now()).toBeGreaterThanOrEqual(first + 60_000)
    expect(Date.now()).toBeLessThan(first + 90_000)
    const keys = rig.asked('PutObject').map(({ key }) => String(key))
    expect(keys.filter((key) => /^writers|report\.json$/.test(key)).map((key) => key.split('/')[0])).toEqual(
      // Begun; begun again, written, the page begun, and made, ended; and what was sent is noted.
      ['writers', 'writers', 'reports', 'writers', 'writers', 'writers', 'reports'],
    )
    await expectWhole(HOUR_USD)
  })

  test('knows its own note when the answer to it was lost', async () => {
    await rig.enterEarly(seed)
    let cut = 0
    rig.cloud.disturb(({ operation, params }) =>
      operation === 'PutObject' && String(params.key).startsWith('writers/') && ++cut === 1 ? 'cut after' : undefined,
    )
    expect(await rig.early()).toMatchObject({ status: 'SUCCEEDED' })
    // Begun, and once more as the answer was lost; the page begun, and made; ended.
    expect(cut).toBe(5)
    await expectWhole(HOUR_USD)
  })
})
