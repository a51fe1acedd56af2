import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { World } from '../../local/cloud/world.ts'
import { world as seed } from '../../worlds/seed-inter-az/world.ts'
import { world as shop } from '../../worlds/shop/world.ts'
import { type Rig, startRig, undisturbed } from './rig.ts'

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const RESULTS = 'GetQueryResultsMonitorTopContributors'
const SILENT = { input: { email: false } }

/** Garbles the answers of one operation: all of them, or the first so many. */
function garble(operation: string, garbled: (body: string) => string, times = Number.POSITIVE_INFINITY): void {
  let left = times
  rig.cloud.disturb((call) => (call.operation === operation && left-- > 0 ? { garbled } : undefined))
}

/** An answer whose rows are made into something else, where it has any. */
const rowsMade = (made: (rows: Record<string, unknown>[]) => unknown) => (body: string) => {
  const answer = JSON.parse(body)
  return JSON.stringify(
    answer.topContributors.length === 0 ? answer : { ...answer, topContributors: made(answer.topContributors) },
  )
}

const twice = rowsMade((rows) => [...rows, ...structuredClone(rows)])

describe('rows that a query answers with', () => {
  test('as what they are not once are asked for again, and so are those of which some came twice', async () => {
    await rig.enter(seed)
    const garbled = [() => '{}', rowsMade((rows) => rows.map(({ value: _, ...row }) => row)), twice]
    const statuses = [() => '{}', () => '{"status":7}']
    rig.cloud.disturb(({ operation }) => {
      const left = { [RESULTS]: garbled, GetQueryStatusMonitorTopContributors: statuses }[operation]
      const [first] = left?.splice(0, 1) ?? []
      return first && { garbled: first }
    })
    await rig.early(SILENT)
    expect([garbled, statuses]).toEqual([[], []])
    expect(await rig.report()).toMatchObject({
      coverage: { slicesComplete: 1, cuts: [] },
      totals: { bytes: seed.bill.bytes / 24, usd: expect.closeTo(seed.bill.usd / 24, 6) },
    })
  })

  test('as what they are not, for good, are a gap with its reason, and the next run mends it', async () => {
    await rig.enter(seed)
    let first: unknown
    rig.cloud.disturb(({ operation, params }) => {
      if (operation === 'StartQueryMonitorTopContributors' && params.destinationCategory === 'INTER_AZ')
        first ??= params
      return operation === RESULTS ? { garbled: rowsMade(() => 'none') } : undefined
    })
    await rig.early(SILENT)
    expect(first).toBeDefined()
    const { status, coverage } = await rig.report()
    expect(status).toBe('partial')
    expect(coverage.gaps.map(({ category, from, reason }) => [category, from, reason])).toContainEqual([
      'INTER_AZ',
      '2026-11-21T00:00:00Z',
      'the service answered the query without a list of rows',
    ])
    await rig.change(seed)
    await rig.early(SILENT)
    expect((await rig.report()).totals.bytes).toBe(seed.bill.bytes / 24)
  })

  test('twice count once, and refresh finds no less', async () => {
    await rig.enter(seed)
    garble(RESULTS, twice)
    await rig.early(SILENT)
    expect(await rig.report()).toMatchObject({
      coverage: { slicesComplete: 1 },
      totals: { bytes: seed.bill.bytes / 24 },
    })
    await rig.change(seed)
    expect(await rig.early({ input: { email: false, refresh: true } })).toMatchObject({ status: 'SUCCEEDED' })
    expect((await rig.report()).totals.bytes).toBe(seed.bill.bytes / 24)
  })

  test('of which one is broken cost that one, which is told with its place', async () => {
    await rig.enter(seed)
    const broken = rowsMade(([first, ...rows]) => [{ ...first, value: -5 }, ...rows])
    garble(RESULTS, broken)
    await rig.early()
    const { coverage, totals } = await rig.report()
    expect(coverage.slicesComplete).toBe(1)
    expect(coverage.cuts).toMatchObject([
      {
        monitor: 'eks-cluster-monitor',
        categories: expect.arrayContaining(['INTER_AZ']),
        from: '2026-11-21T00:00:00Z',
        to: '2026-11-21T01:00:00Z',
        windows: 0,
        brokenRows: expect.any(Number),
      },
    ])
    // Its other end told of the same bytes.
    expect(totals.bytes).toBe(seed.bill.bytes / 24)
    const [email] = await rig.cloud.inbox()
    expect(email?.subject).toContain('PARTIAL')
    for (const text of [email?.html, email?.text?.replaceAll(/\s+/g, ' ')]) {
      expect(text).toMatch(/\d+ rows? without a byte count left out/)
    }
  })
})

describe('an hour that was cut', () => {
  const HOUR = 'raw/monitor=shop-eks/start=20261121T080000Z'
  const whole = `${HOUR}/INTER_AZ.json.gz`
  const quiet: World = undisturbed(shop)

  test('and whose run was killed before its parts were put together is mended by the next one', async () => {
    await rig.enterCollected(quiet, { hours: Array.from({ length: 9 }, (_, hour) => `0${hour}`) })
    const read = async () => JSON.stringify(await rig.json(whole))
    const before = await read()
    await rm(join(rig.folder, whole))
    expect(await rig.early({ hours: 9, input: { mode: 'collect' } })).toMatchObject({ status: 'SUCCEEDED' })
    expect(await read()).toBe(before)
    expect(rig.asked('StartQueryMonitorTopContributors')).toEqual([])
  })
})
