import { describe, expect, test } from 'vitest'
import { monitorNotes } from '../../../domain/report/monitor-notes.ts'
import { monitor } from '../build.ts'

const day = (number: number, usdOf: Readonly<Record<string, number>>, isWhole = true) => ({
  day: `2026-11-${number}`,
  isWhole,
  monitors: Object.entries(usdOf).map(([name, usd]) => ({ name, usd })),
})
const notes = (
  own: readonly string[],
  earlier: Parameters<typeof monitorNotes>[2],
  others: Readonly<Record<string, string>> = {},
  isPart = false,
) =>
  monitorNotes(
    {
      isPart,
      monitors: own.map(monitor),
      otherMonitors: Object.entries(others).map(([name, status]) => ({ name, status })),
    },
    [],
    earlier,
    ['ca-central-1'],
  )

const DAYS = [day(20, { shop: 9, batch: 3 }), day(19, { shop: 9, batch: 80 }, false), day(18, { shop: 9, batch: 5 })]

describe('a report tells', () => {
  test('nothing where its monitors are those of the day before, nor on the first day, nor of a part', () => {
    expect(notes(['shop', 'batch'], DAYS)).toEqual([])
    expect(notes(['shop', 'batch'], [])).toEqual([])
    expect(notes(['shop'], DAYS, { old: 'INACTIVE' }, true)).toEqual([])
    expect(notes(['shop', 'batch'], DAYS, { old: 'SILENT' })).toEqual([])
  })

  test.each([
    [
      'that one is gone, with what it used to cost on whole days',
      {},
      'Monitor batch no longer exists and is not in this report; its flows used to cost $4.00 a day (median of 2 days).',
    ],
    [
      'that one is gone which the settings name',
      { batch: 'GONE' },
      'Monitor batch no longer exists and is not in this report; its flows used to cost $4.00 a day (median of 2 days).',
    ],
    [
      'that one is INACTIVE',
      { batch: 'INACTIVE' },
      'Monitor batch is INACTIVE and not in this report; its flows used to cost $4.00 a day (median of 2 days).',
    ],
    [
      'that one is left out',
      { batch: 'ACTIVE' },
      'Monitor batch is excluded by the setting monitors; its flows used to cost $4.00 a day (median of 2 days).',
    ],
    [
      'that one has no answer, where the archive alone tells',
      { batch: 'SILENT' },
      'Monitor batch is not in this report, as the archive has no answer of it; its flows used to cost $4.00 a day (median of 2 days).',
    ],
  ])('%s', (_, others, note) => {
    expect(notes(['shop'], DAYS, others)).toEqual([note])
  })

  test('that one is PENDING of which nothing is known, and one of its own in ERROR', () => {
    expect(notes(['shop', 'batch'], DAYS, { next: 'PENDING', shop: 'ERROR' })).toEqual([
      'Monitor next is PENDING and not in this report; no report of the two weeks before has it.',
      'Monitor shop is ERROR: traffic may be missing from its answers; its flows used to cost $9.00 a day (median of 2 days).',
    ])
  })

  test('that one is new, or back', () => {
    expect(notes(['shop', 'batch', 'next'], DAYS)).toEqual([
      'Monitor next is new in this report: earlier days do not include its flows.',
    ])
    expect(notes(['shop', 'batch'], [day(20, { shop: 9 }), day(19, { shop: 9, batch: 0 })])).toEqual([
      'Monitor batch is back in the report; its flows used to cost nothing a day (median of 1 day).',
    ])
  })

  test('what is gone only once: the next report has no day before it that had it', () => {
    expect(notes(['shop'], [day(21, { shop: 9 }), ...DAYS])).toEqual([])
  })
})

describe('of a source that cannot be read, a report tells', () => {
  const id = '222222222222-us-east-1'
  const failed = { id, accountId: '222222222222', region: 'us-east-1', problem: 'the role is gone' }
  const words = 'Account 222222222222 (us-east-1) could not be read: the role is gone;'
  const name = `shop@${id}`
  const told = (own: readonly string[], gaps: readonly string[], isUnknown?: true) =>
    monitorNotes(
      {
        isPart: false,
        monitors: own.map(monitor),
        failedSources: [{ ...failed, ...(isUnknown ? { isUnknown } : {}) }],
      },
      gaps.map((one) => ({ monitor: one })),
      own.length === 0 ? [] : [day(20, { [name]: 9 })],
      [id],
    )

  test.each([
    ['that its hours are there', [name], [], undefined, 'all of its hours had been collected before.'],
    ['what the missing ones cost', [name], [name], undefined, 'its flows used to cost $9.00 a day (median of 1 day).'],
    ['that it has no monitor', [], [], undefined, 'the latest report that tells of it has no monitor of it.'],
    ['that nobody knows', [], [], true as const, 'no report of the two weeks before has it.'],
  ])('%s', (_, own, gaps, isUnknown, worth) => {
    expect(told(own, gaps, isUnknown)).toEqual([`${words} ${worth}`])
  })
})

test('of a monitor whose source is no longer named, a report does not say that it is gone', () => {
  const worth = 'its flows used to cost $9.00 a day (median of 1 day).'
  const [removed, gone] = ['shop@222222222222-us-east-1', 'shop@ca-central-1']
  expect(notes(['shop'], [day(20, { shop: 1, [removed]: 9, [gone]: 9 })])).toEqual([
    `Monitor ${removed} is not in this report, as the setting sources no longer names its source; ${worth}`,
    `Monitor ${gone} no longer exists and is not in this report; ${worth}`,
  ])
})
