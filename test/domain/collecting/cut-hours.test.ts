import { expect, test } from 'vitest'
import { cutHours } from '../../../domain/collecting/cut-hours.ts'

const DAY = { from: '2026-11-21T00:00:00Z', to: '2026-11-22T00:00:00Z' }
const at = (hour: number, minute = 0) =>
  `2026-11-21T${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}:00Z`
const cut = (monitor: string, hour: number, minute: number, category = 'INTER_AZ', more = {}) => ({
  ...{ monitor, category, from: at(hour, minute), to: at(hour, minute + 4) },
  ...more,
})

test('twelve windows of two categories that stay cut are one line, with what CloudWatch counted beyond the rows', () => {
  const cuts = Array.from({ length: 12 }, (_, index) => [
    cut('shop', 13, index * 5),
    cut('shop', 13, index * 5, 'UNCLASSIFIED'),
  ]).flat()
  const seen = new Map([[`shop ${at(13)}`, 6e9]])
  expect(cutHours(cuts, DAY, { seen, counted: { shop: { [at(13)]: 7.5e9 } }, bytesPerGigabyte: 1e9 })).toEqual([
    {
      ...{ monitor: 'shop', from: at(13), to: at(14), categories: ['INTER_AZ', 'UNCLASSIFIED'] },
      ...{ windows: 24, brokenRows: 0, unseenBytes: 1.5e9, unseenGigabytes: 1.5 },
    },
  ])
})

test('hours and monitors are lines of their own, and no size is made up where CloudWatch tells none', () => {
  const cuts = [
    cut('shop', 14, 0),
    cut('shop', 13, 0, 'INTER_AZ', { brokenRows: 2 }),
    cut('bank', 13, 5, 'INTER_AZ', { brokenRows: 3 }),
    cut('bank', 13, 5),
  ]
  const lines = cutHours(cuts, DAY, { seen: new Map(), counted: { bank: { [at(14)]: 1 } }, bytesPerGigabyte: 1e9 })
  expect(
    lines.map(({ monitor, from, windows, brokenRows, unseenBytes }) => [
      monitor,
      from,
      windows,
      brokenRows,
      unseenBytes,
    ]),
  ).toEqual([
    ['shop', at(13), 0, 2, null],
    ['bank', at(13), 1, 3, null],
    ['shop', at(14), 1, 0, null],
  ])
})
