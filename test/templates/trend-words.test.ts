import { expect, test } from 'vitest'
import type { Report } from '../../domain/report/report.ts'
import { usualWords } from '../../templates/trend-words.ts'
import { goodDay } from './fixtures.ts'

test.each([
  [10, 'Monitors that were read whole, and that were there before, cost $10.00: as usual ($9.80, from 7 days).'],
  [
    15,
    'Monitors that were read whole, and that were there before, cost $15.00: 53% more than usual ($9.80, from 7 days).',
  ],
  [
    4.9,
    'Monitors that were read whole, and that were there before, cost $4.90: 50% less than usual ($9.80, from 7 days).',
  ],
])('a day that lacks a source says what the others usually cost: $%s', (usd, words) => {
  const readWhole = { usd, usual: { usd: 9.8, days: 7, isWeekly: false, since: null } }
  const lacking: Report = { ...goodDay, status: 'partial', trend: { ...goodDay.trend, total: null, readWhole } }
  expect(usualWords(lacking)).toBe(words)
})
