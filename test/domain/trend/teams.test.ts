import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type TeamRule, teamNamesOf, teamOf } from '../../../domain/identities/teams.ts'
import { teamsOf } from '../../../domain/report/teams.ts'
import { budgetNotes } from '../../../domain/trend/budget.ts'
import { teamDayOf } from '../../../domain/trend/team-day.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'
import { end, GIB, priced } from '../build.ts'
import { type Costs, LIMITS, pairOf, story, storyDays } from './story.ts'

/** Costs of namespaces of one cluster, each with its team. */
function costsOf(byNamespace: Readonly<Record<string, readonly [team: string, usd: number]>>, id = 'rules'): Costs {
  const all = Object.entries(byNamespace)
  return {
    prod: all.reduce((sum, [, [, usd]]) => sum + usd, 0),
    places: Object.fromEntries(all.map(([namespace, [, usd]]) => [JSON.stringify(['prod', namespace]), usd])),
    teams: {
      id,
      usd: Object.fromEntries(all.map(([namespace, [team, usd]]) => [JSON.stringify(['prod', namespace, team]), usd])),
    },
  }
}

const alarmsOn = (costs: (number: number) => Costs, day: number) =>
  (story(day + 1, costs)[day]?.alarms ?? []).map(({ of, name, usd, inDigest }) => [of, name, usd, inDigest])

/** Ten namespaces of a team at $0.50 a day, and another team's at $50. */
const many = (usd: number) => ({
  ...Object.fromEntries(Array.from({ length: 10 }, (_, index) => [`n${index}`, ['shop', usd] as const])),
  data: ['data', 50] as const,
})

describe('a rise of a team', () => {
  test('that none of its namespaces shows is told, and once', () => {
    // Each namespace rises by $0.70, too little for a word; the team from $5 to $12, and the total by 13%.
    const costs = (number: number) => costsOf(many(number < 20 ? 0.5 : 1.2))
    expect(alarmsOn(costs, 20)).toEqual([['team', 'shop', expect.closeTo(12, 9), true]])
    const told = story(24, costs).map(({ alarms }) => alarms.map(({ state }) => state))
    expect(told.slice(19)).toEqual([[], ['raised'], ['standing'], ['standing'], ['standing']])
  })

  test('that a namespace shows is that one’s', () => {
    const costs = (number: number) =>
      costsOf({ cart: ['shop', number < 20 ? 10 : 16], users: ['shop', 10], data: ['data', 50] })
    expect(alarmsOn(costs, 20)).toEqual([
      ['team', 'shop', 26, false],
      ['namespace', 'cart', 16, true],
    ])
  })

  test('that a pair shows is that pair’s', () => {
    const costs = (number: number) => {
      const usd = number < 20 ? 10 : 16
      const pair = { ...pairOf('web', usd), team: 'shop' }
      return { ...costsOf({ shop: ['shop', usd], data: ['data', 50] }), pairs: [pair] }
    }
    expect(alarmsOn(costs, 20).filter(([, , , inDigest]) => inDigest)).toEqual([['pair', '', 16, true]])
    expect(alarmsOn(costs, 20).map(([of]) => of)).toContain('team')
  })

  test('by other rules, or before there were any, is none', () => {
    const other = (number: number) =>
      number < 20 ? costsOf({ a: ['shop', 10], b: ['data', 50] }, 'old') : costsOf({ a: ['data', 10], b: ['shop', 50] })
    for (const day of [20, 21, 27]) expect(alarmsOn(other, day)).toEqual([])
    const { teams: _, ...none } = costsOf(many(1.2))
    expect(alarmsOn((number) => (number < 20 ? none : costsOf(many(1.2))), 20)).toEqual([])
  })

  test('is none of one team that has it all: that is the total’s', () => {
    const costs = (number: number) => costsOf({ a: ['shop', number < 20 ? 10 : 20] })
    expect(alarmsOn(costs, 20).map(([of]) => of)).not.toContain('team')
  })
})

describe('a budget of a team', () => {
  const paces = (
    count: number,
    costs: (number: number) => Costs,
    where: { cluster?: string; namespace?: string } = {},
  ) =>
    storyDays(count, costs, LIMITS, [{ team: 'shop', ...where, usdPerMonth: 290 }]).map(({ trend }) => trend.budgets[0])

  // Day 27 is the first of November; its days so far, and 30 days of the same.
  test('is held against the team’s dollars', () => {
    const costs = () => costsOf({ a: ['shop', 6], b: ['shop', 4], c: ['data', 50] })
    expect(paces(30, costs)[29]).toMatchObject({ usd: 30, projectedUsd: 300, status: 'at_risk' })
    expect(paces(30, costs, { namespace: 'a' })[29]).toMatchObject({ usd: 18, projectedUsd: 180, status: 'on_track' })
    expect(paces(30, costs, { cluster: 'lab' })[29]).toMatchObject({ usd: 0, projectedUsd: 0 })
  })

  test('is not known where nobody decides on the team any more, with what to do; and news to nobody', () => {
    const renamed = (number: number) =>
      number < 29
        ? costsOf({ a: ['shop', 6], c: ['data', 50] }, 'old')
        : costsOf({ a: ['shops', 600], c: ['data', 50] })
    const { trend, attention } = storyDays(30, renamed, LIMITS, [{ team: 'shop', usdPerMonth: 290 }])[29] ?? {}
    expect(trend?.budgets).toEqual([
      { team: 'shop', usdPerMonth: 290, usd: null, projectedUsd: null, status: 'not_known', passedOn: null },
    ])
    expect(attention?.news.budgets).toEqual([])
    expect(budgetNotes(trend?.budgets ?? [])).toEqual([
      'The budget of team "shop" is not known: neither decisions.yaml nor a label names such a team. Correct the name of the budget, or give the team an entry in decisions.yaml.',
    ])
    expect(teamNamesOf(null)).toEqual([])
    expect(teamNamesOf({ id: 'x', rules: [{ team: 'shop', namespace: 'a' }] })).toEqual(['shop', 'unowned'])
  })

  test('is known on a day on which nobody has its label, by the days on which somebody had', () => {
    const costs = (number: number) => costsOf(number < 29 ? { a: ['labeled', 6], b: ['data', 1] } : { b: ['data', 1] })
    const budgets = [{ team: 'labeled', usdPerMonth: 290 }]
    const { trend } = storyDays(30, costs, LIMITS, budgets)[29] ?? {}
    expect(trend?.budgets).toMatchObject([{ team: 'labeled', usd: 12, status: 'on_track' }])
  })

  test('keeps what its days cost by the rules of then, and leads nowhere before two days by those of now', () => {
    const costs = (number: number) =>
      number < 29 ? costsOf({ a: ['shop', 6], c: ['data', 50] }, 'old') : costsOf({ a: ['shop', 6], c: ['shop', 50] })
    const [, , first, second] = paces(31, costs).slice(27)
    expect(first).toMatchObject({ usd: 6 + 6 + 56, projectedUsd: null })
    // Two days of November at $6, and 28 at $56.
    expect(second).toMatchObject({ usd: 12 + 112, projectedUsd: 12 + 28 * 56 })
  })

  test('of days before there were teams, nothing is known', () => {
    const { teams: _, ...none } = costsOf({ a: ['shop', 6] })
    const [first] = paces(29, (number) => (number < 28 ? none : costsOf({ a: ['shop', 6], b: ['data', 1] }))).slice(28)
    expect(first).toMatchObject({ usd: 6, projectedUsd: null })
  })
})

const name = fc.constantFrom('a', 'b', 'cart', 'cart-v2')
const rule = fc.record(
  {
    team: fc.constantFrom('x', 'y', 'unowned'),
    cluster: name,
    namespace: name,
    workload: fc.constantFrom('web', 'c*'),
  },
  { requiredKeys: ['team'] },
)
const called = fc.record({
  ...{ from: fc.option(name), to: fc.option(name), bytes: fc.integer({ min: 0, max: 9 * GIB }) },
  ...{ isCrossing: fc.boolean(), hasTeam: fc.boolean() },
})

test('the sum over teams is the whole, whatever the rules', () => {
  fc.assert(
    fc.property(fc.array(rule), fc.array(called, { maxLength: 20 }), (rules: readonly TeamRule[], calls) => {
      const of = (namespace: string | null) => ({
        namespace,
        pod: namespace === null ? null : `${namespace}-7b9d4c8f66-x2x2x`,
      })
      const flows = calls.map(({ from, to, bytes, isCrossing, hasTeam }) =>
        priced(
          {
            ...{ bytes, category: isCrossing ? 'INTER_AZ' : 'INTRA_AZ' },
            source: end({ ip: '10.0.0.1', subnetId: 'subnet-a', azId: 'euw1-az1', ...of(from) }),
            destination: isCrossing
              ? end({ ip: '10.0.1.1', subnetId: 'subnet-b', azId: 'euw1-az2', ...of(to) })
              : end({ ip: '10.0.0.2', subnetId: 'subnet-a', azId: 'euw1-az1', ...of(to) }),
          },
          // Hours whose raw rows are gone were settled before anybody decided.
          hasTeam ? { teamOf: teamOf({ rules }) } : {},
        ),
      )
      const sumOf = (numbers: readonly number[]) => numbers.reduce((sum, one) => sum + one, 0)
      const usd = sumOf(flows.map((flow) => flow.usd))
      const teams = teamsOf(flows, () => null, GIB)
      expect(sumOf(teams.map(({ totals }) => totals.bytes))).toBe(sumOf(flows.map(({ bytes }) => bytes)))
      expect(sumOf(teams.map(({ totals }) => totals.usd))).toBeCloseTo(usd, 9)
      const day = teamDayOf(flows, { rules, id: 'rules' }, () => 'prod') as NonNullable<TrendDay['teams']>
      expect(sumOf(Object.values(day.usd))).toBeCloseTo(usd, 9)
    }),
  )
})
