import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TeamShares } from '../../../domain/findings/memory.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import type { Alarm, Report } from '../../../domain/report/report.ts'
import type { TopRow } from '../../../domain/report/report-rows.ts'
import { clustersOfTeams, sliceOf } from '../../../domain/report/team-slices.ts'
import { hasPart, teamsOf } from '../../../domain/report/teams.ts'
import { sum } from '../../../domain/sums.ts'
import { finding, goodDay, proof } from '../../templates/fixtures.ts'

const NAMES = ['checkout', 'search', 'unowned']

const flow = fc.record({
  team: fc.constantFrom('checkout', 'search', null),
  usd: fc.constantFrom(0, 0.1, 1.7, 30),
  bytes: fc.constantFrom(0, 1, 2 ** 30),
})

/** A team that is no more has shares too. */
const shares = fc.constantFrom<TeamShares>(
  {},
  { unowned: 1 },
  { checkout: 0.25, search: 0.75 },
  { search: 0.5, gone: 0.5 },
)

const day = fc.record({
  flows: fc.array(flow, { maxLength: 12 }),
  savings: fc.array(fc.tuple(shares, fc.constantFrom(0.01, 7, 171)), { maxLength: 5 }),
  proofs: fc.array(fc.tuple(shares, fc.constantFrom(-3, 0, 42)), { maxLength: 5 }),
})

test('the parts of the teams of a report are the whole: dollars, bytes, savings, and what was saved', () => {
  fc.assert(
    fc.property(day, ({ flows, savings, proofs }) => {
      const all = flows.map(
        (one) => ({ ...goodFlow, ...one, charges: { ...goodFlow.charges, nat: one.usd } }) as unknown as PricedFlow,
      )
      const findings: Report['findings'] = {
        ...goodDay.findings,
        open: savings.map(([, usd], index) => finding(`s${index}`, usd, null)),
        proofs: proofs.map(([, usdPerMonth], index) => proof(`p${index}`, 'fixed', { usdPerMonth })),
      }
      const teams = teamsOf(all, () => null, 2 ** 30, NAMES)
      const facts = {
        names: teams.map(({ name }) => name),
        sharesOf: new Map(savings.map(([one], index) => [findings.open[index]?.id ?? '', one])),
        proofSharesOf: new Map(proofs.map(([one], index) => [findings.proofs[index]?.id ?? '', one])),
        pairs: [] as TopRow[],
        clustersOf: clustersOfTeams(all, (monitor) => monitor),
      }
      const told = teams
        .map((team) => ({ ...team, slice: sliceOf(team.name, { findings }, facts) }))
        .filter((team) => hasPart(team, goodDay.attention, []))
      expect(sum(told.map(({ totals }) => totals.usd))).toBeCloseTo(sum(all.map(({ usd }) => usd)), 9)
      expect(sum(told.map(({ totals }) => totals.bytes))).toBe(sum(all.map(({ bytes }) => bytes)))
      for (const { id, usdPerMonth } of findings.open) {
        const parts = told.flatMap(({ slice }) => slice.savings.filter((one) => one.id === id))
        expect(sum(parts.map((one) => one.usdPerMonth))).toBeCloseTo(usdPerMonth, 9)
        expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 9)
      }
      for (const { id, usdPerMonth } of findings.proofs) {
        const parts = told.flatMap(({ slice }) => slice.proofs.filter((one) => one.id === id))
        expect(sum(parts.map((one) => one.usdPerMonth))).toBeCloseTo(usdPerMonth, 9)
      }
    }),
  )
})

/** What sums of totals look at besides. */
const goodFlow = {
  charges: { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 },
  monitor: 'shop',
  unpriced: null,
  bound: null,
  pricedShare: 1,
}

test('of an endpoint that two teams share, each has its share; what no flow tells of is nobody’s', () => {
  const [shared, idle] = [finding('endpoint', 100, null), finding('idle gateway', 30, null)]
  const findings = { ...goodDay.findings, open: [shared, idle], proofs: [] }
  const pair = (team: string | undefined, usd: number) => ({ team, usd }) as unknown as TopRow
  const pairs = [pair('checkout', 9), pair('search', 8), pair(undefined, 7), pair('checkout', 6)]
  const facts = {
    sharesOf: new Map([[shared.id, { checkout: 0.75, search: 0.25 }]]),
    proofSharesOf: new Map(),
    names: NAMES,
    pairs,
    clustersOf: new Map([['checkout', new Set(['shop', 'api'])]]),
  }
  const [checkout, search, unowned] = NAMES.map((team) => sliceOf(team, { findings }, facts))
  expect(checkout).toEqual({
    savings: [{ number: 1, id: shared.id, share: 0.75, usdPerMonth: 75 }],
    proofs: [],
    top: [pairs[0], pairs[3]],
    clusters: ['api', 'shop'],
  })
  expect(search?.savings).toEqual([{ number: 1, id: shared.id, share: 0.25, usdPerMonth: 25 }])
  expect(unowned).toEqual({
    savings: [{ number: 2, id: idle.id, share: 1, usdPerMonth: 30 }],
    proofs: [],
    top: [pairs[2]],
    clusters: [],
  })
})

test('a team without flows has a part where its budget, its rise or a saving tells of it, and no other way', () => {
  const quiet = { name: 'search', slice: { savings: [], proofs: [], top: [], clusters: [] } }
  const none = { alarms: [], fall: null }
  expect(hasPart(quiet, none, [])).toBe(false)
  expect(hasPart(quiet, none, [{ team: 'search' }])).toBe(true)
  const over: Alarm = {
    of: 'team',
    name: 'search',
    cluster: '',
    pair: null,
    usd: 0,
    usualUsd: 9,
    since: '2026-11-20',
    state: 'over',
    inDigest: true,
  }
  expect(hasPart(quiet, { ...none, alarms: [over] }, [])).toBe(true)
  expect(hasPart({ ...quiet, name: 'checkout' }, { ...none, alarms: [over] }, [{ team: 'search' }])).toBe(false)
})
