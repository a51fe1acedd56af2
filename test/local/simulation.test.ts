import { describe, expect, test } from 'vitest'
import { reportOfDay } from '../../local/simulation/report.ts'
import { thirtyDays } from '../../local/simulation/thirty-days.ts'
import { verdictOn } from '../../local/simulation/verdict.ts'
import { renderDigest } from '../../templates/digest.ts'
import { exhaustive } from '../exhaustive/cases.ts'
import { oneLine } from '../templates/figures.ts'

/**
 * Dollars of a working day by hand; weekends, days 6, 7, 13, 14, 20, 21, 27 and 28, cost half.
 *   Six pairs at 4 + 3 + 2 + 3 + 2 + 2 are 16. Day 10: a fix takes 3.60. Day 15: another 2. Day 17: a pair of $2 is
 *   $5. Day 19: a fix takes 2.70. Day 22: all of it is half as dear again, 10.70 × 1.5. Day 24: the last fix is undone, and
 *   what costs 0.45 costs 4.50. Day 26: one pair costs 3.50 more, another 3.50 less. Day 29: the 3.50 are over.
 */
const WORKING_DAYS: readonly (readonly [from: number, usd: number])[] = [
  [1, 16],
  [10, 12.4],
  [15, 10.4],
  [17, 13.4],
  [19, 10.7],
  [22, 16.05],
  [24, 20.1],
  [29, 16.6],
]
const usdOn = (day: number) =>
  (WORKING_DAYS.findLast(([from]) => from <= day)?.[1] ?? 0) * ([6, 0].includes(day % 7) ? 0.5 : 1)

describe('thirty days with three fixes, one undone, a step on a pair, one on the total, and a rise that a fall hides', () => {
  const days = thirtyDays()
  const digests = days.map((told) => renderDigest(reportOfDay(told)))

  test('cost what they cost by hand', () => {
    days.forEach(({ today }, index) => {
      expect(today.usd).toBeCloseTo(usdOn(index + 1), 10)
    })
  })

  test('have thirty subjects, each with what is new', () => {
    // A month has 730 / 24 = 30.42 days: 3.60 are $109.50 of it, 2 are $60.83, 2.70 are $82.13.
    expect(digests.map(({ subject }) => subject.replace('[flowtoll] ', '').replace(' prod:', ''))).toEqual([
      'OK $16.00 on Mon 19 Oct: orders → ledger across zones $4.00',
      // Its budget of $80 passes on the 30th, at $7 a day from the 19th on; the $200 of all at $16 on the 31st.
      'OK $16.00 on Tue 20 Oct: budget at risk: namespace shop, forecast $217.00 of $80.00',
      ...['Wed 21', 'Thu 22', 'Fri 23'].map((day) => `OK $16.00 on ${day} Oct, as usual`),
      ...['Sat 24', 'Sun 25'].map((day) => `OK $8.00 on ${day} Oct, no usual yet`),
      ...['Mon 26', 'Tue 27'].map((day) => `OK $16.00 on ${day} Oct, as usual`),
      'OK $12.40 on Wed 28 Oct, down $3.60 (−22%): saved $109.50/month: …ledger (shop) in their zone',
      ...['Thu 29', 'Fri 30'].map((day) => `OK $12.40 on ${day} Oct, as usual`),
      'OK $6.20 on Sat 31 Oct, as usual',
      // November has 21 working days at $12.40 and 9 of a weekend at $6.20: $316.20. It passes before the $80 of namespace shop.
      'OK $6.20 on Sun 1 Nov: budget at risk: all clusters, forecast $316.20 of $200.00',
      'OK $10.40 on Mon 2 Nov: saved $60.83/month: Create a gateway endpoint for Amazon S3 in vpc-1',
      'OK $10.40 on Tue 3 Nov, as usual',
      'ALERT $13.40 on Wed 4 Nov, up $3.00 (+29%): web → search across zones $2.00 → $5.00',
      'OK $13.40 on Thu 5 Nov, as usual since the rise of Wed 4 Nov',
      'OK $10.70 on Fri 6 Nov, down $2.70 (−20%): saved $82.13/month: …endpoint for Amazon SQS',
      ...['Sat 7', 'Sun 8'].map((day) => `OK $5.35 on ${day} Nov, as usual`),
      'ALERT $16.05 on Mon 9 Nov, up $5.35 (+50%): web → search across zones $5.00 → $7.50',
      'OK $16.05 on Tue 10 Nov, as usual since the rise of Mon 9 Nov',
      'ALERT $20.10 on Wed 11 Nov, up $4.05 (+25%): undone: …for Amazon SQS, $4.50 a day again',
      'OK $20.10 on Thu 12 Nov, as usual since the rise of Mon 9 Nov',
      'ALERT $20.10 on Fri 13 Nov: checkout → redis across zones $4.50 → $8.00',
      ...['Sat 14', 'Sun 15'].map((day) => `OK $10.05 on ${day} Nov, as usual since the rise of Mon 9 Nov`),
      // Of November: 6.20 + 2 × 10.40 + 2 × 13.40 + 10.70 + 2 × 5.35 + 2 × 16.05 + 3 × 20.10 + 2 × 10.05 + 16.60.
      'OK $16.60 on Mon 16 Nov: budget exceeded: all clusters, $204.30 of $200.00',
      'OK $16.60 on Tue 17 Nov, as usual since the rise of Mon 9 Nov',
    ])
  })

  test('hold each day against the day before and the week before, right to the cent', () => {
    const claims = digests.map(({ text }) => oneLine(text))
    for (let day = 9; day <= 30; day++) {
      for (const back of [1, 7]) {
        const [now, then] = [usdOn(day), usdOn(day - back)]
        const percent = Math.abs(Math.round((now / then - 1) * 100))
        const words =
          now === then
            ? `the same as [A-Z][a-z]{2} \\d+ (?:Oct|Nov) \\(\\$${then.toFixed(2)}\\)`
            : `${now > then ? 'up' : 'down'} \\$${Math.abs(now - then).toFixed(2)} \\([+−]${percent}%\\) from [A-Z][a-z]{2} \\d+ (?:Oct|Nov) \\(\\$${then.toFixed(2)}\\)`
        expect(claims[day - 1]).toMatch(new RegExp(words, 'i'))
      }
      if (usdOn(day) > usdOn(day - 1)) expect(claims[day - 1]).not.toMatch(/less than usual|below usual/)
    }
  })

  test('tell the rise of a namespace that the fall of another hides', () => {
    const { alarms } = days[25]?.attention ?? {}
    // shop: 0.60 and 4.50, and then 8.00; all of it rose on day 22 already. The total is what it was.
    expect(alarms?.filter(({ state }) => state === 'worse')).toMatchObject([
      { of: 'namespace', name: 'shop', inDigest: false },
      { of: 'pair', pair: { source: { name: 'checkout' } }, usd: 8, inDigest: true },
    ])
    expect(alarms?.find(({ name }) => name === 'shop')?.usualUsd).toBeCloseTo(5.1, 10)
    expect(oneLine(digests[25]?.text ?? '')).toContain(
      'checkout → redis across zones: $4.50 → $8.00 (+78%), on top of the rise of Mon 9 Nov.',
    )
    // And nothing is over that is not: web → search cost 2, 5, 7.50, and now 4.
    expect(alarms?.filter(({ state }) => state === 'over')).toEqual([])
  })

  test('tell no move that is what is usual by now', () => {
    // S3 went on day 15, by a fix: on the next day nobody is told again.
    const moved = (day: number) => (days[day - 1]?.trend.down ?? []).map(({ source }) => source.name)
    expect(moved(15)).toContain('images')
    expect(moved(16)).toEqual([])
  })
})

exhaustive('three simulated months have each step told on its first day, and at most one wrong alert', () => {
  const verdicts = [1, 2, 3].map((seed) => verdictOn(seed, 0.1))
  const rises = verdicts.flatMap((verdict) => verdict.rises)
  expect(rises.length).toBeGreaterThan(3)
  expect(rises.filter(({ toldAfter }) => toldAfter !== 0)).toEqual([])
  expect(verdicts.reduce((sum, { wrong }) => sum + wrong, 0)).toBeLessThanOrEqual(1)
})
