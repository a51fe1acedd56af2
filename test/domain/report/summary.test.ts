import { describe, expect, test } from 'vitest'
import type { Report } from '../../../domain/report/report.ts'
import { summaryNotification } from '../../../domain/report/summary.ts'
import { daysOf, periodBy } from '../../../domain/trend/period.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'
import { finding, goodDay, proof } from '../../templates/fixtures.ts'

const dates = periodBy('weekly', '2026-11-22')
const days = daysOf({ from: dates.before.from, to: dates.to }).map(
  (day): TrendDay => ({
    ...{ schema: 1, day, complete: true, monitors: ['m'], usd: 2, unknownShare: 0, pairs: [], pairsLeftOut: 0 },
    usdByFigure: { inter_az: 2, nat: 0, other: 0 },
    usdByPlace: { '["shop","shop"]': 2 },
    teams: { id: 'r', usd: { '["shop","shop","search"]': 1, '["shop","shop","unowned"]': 1 } },
  }),
)
const proven = (id: string, since: string, status: 'fixed' | 'returned' | 'gone' = 'fixed') => ({
  ...proof(id, status),
  ...{ id, since },
})
const withFindings = (more: Partial<Report['findings']>): Report => ({
  ...goodDay,
  findings: { ...goodDay.findings, proofs: [], ...more },
})

describe('what was fixed in a week', () => {
  const proofs = [
    proven('in', '2026-11-18'),
    proven('undone', '2026-11-19', 'returned'),
    proven('stopped', '2026-11-20', 'gone'),
    proven('measured late', '2026-11-14'),
    proven('long ago', '2026-11-01'),
  ]
  const told = (before: readonly Report['findings']['proofs'][number][] | undefined) =>
    summaryNotification(
      {
        ...{ dates, days, report: withFindings({ proofs }) },
        reportBefore: before && withFindings({ proofs: before }),
      },
      'w',
    )?.period?.proofs.map(({ id }) => id)

  test('took effect in it, or was not measured yet when the week before ended', () => {
    expect(told([])).toEqual(['in', 'undone', 'measured late'])
    expect(told([proven('measured late', '2026-11-14')])).toEqual(['in', 'undone'])
    // Of another state it is told once more.
    expect(told([proven('measured late', '2026-11-14', 'gone')])).toEqual(['in', 'undone', 'measured late'])
  })

  test('is of the week alone where nobody knows what the one before told', () => {
    expect(told(undefined)).toEqual(['in', 'undone'])
  })
})

test('a team has its part of what was fixed and of what is left, and nothing of others', () => {
  const open = [finding('Shared', 100, null), finding('Of others', 50, null)]
  const [shared] = open
  const slice = {
    savings: [{ id: shared?.id ?? '', number: 1, share: 0.25, usdPerMonth: 25 }],
    proofs: [{ id: 'in', share: 0.5, usdPerMonth: 5 }],
    ...{ clusters: ['shop'], top: [] },
  }
  const report: Report = {
    ...withFindings({
      open,
      proofs: [{ ...proven('in', '2026-11-18'), usdPerMonth: 10 }, proven('of others', '2026-11-18')],
    }),
    teams: [{ name: 'search', totals: goodDay.totals, usual: null, slice }],
  }
  const told = summaryNotification({ dates, days, report }, 'w', 'search')
  // Half of $10, and a quarter of $100, which is at most that.
  expect(told?.period?.proofs.map(({ id, usdPerMonth }) => [id, usdPerMonth])).toEqual([['in', 5]])
  expect(told?.period?.open).toEqual({ savingUsdPerMonth: 0, atMostUsdPerMonth: 25 })
  expect(told).toMatchObject({ team: 'search', clusters: ['shop'], links: [], period: { usd: 7 } })
  expect(JSON.stringify(told)).not.toMatch(/of others/i)
  expect(told?.work).toBeUndefined()
  // Who is named nowhere is told nothing.
  expect(summaryNotification({ dates, days, report }, 'w', 'idle')).toBeUndefined()
})
