import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import type { Report } from '../../../domain/report/report.ts'
import type { TopRow } from '../../../domain/report/report-rows.ts'
import { sliceOf } from '../../../domain/report/team-slices.ts'
import { teamsOf } from '../../../domain/report/teams.ts'
import { sum } from '../../../domain/sums.ts'
import { finding, goodDay, proof } from '../../templates/fixtures.ts'

const TEAMS = ['checkout', 'search', 'unowned']

const flow = fc.record({
  team: fc.constantFrom('checkout', 'search', null),
  usd: fc.constantFrom(0, 0.1, 1.7, 30),
  bytes: fc.constantFrom(0, 1, 2 ** 30),
})

const day = fc.record({
  flows: fc.array(flow, { maxLength: 12 }),
  // Which flows each saving, and each change that was measured, is about.
  savings: fc.array(fc.tuple(fc.array(fc.nat(11)), fc.constantFrom(0.01, 7, 171)), { maxLength: 5 }),
  proofs: fc.array(fc.tuple(fc.array(fc.nat(11)), fc.constantFrom(-3, 0, 42)), { maxLength: 5 }),
})

test('the parts of all teams are the whole: dollars, bytes, savings, and what was saved', () => {
  fc.assert(
    fc.property(day, ({ flows, savings, proofs }) => {
      const all = flows.map(
        (one) => ({ ...goodFlow, ...one, charges: { ...goodFlow.charges, nat: one.usd } }) as unknown as PricedFlow,
      )
      const some = (places: readonly number[]) => [...new Set(places)].flatMap((place) => all[place] ?? [])
      const findings: Report['findings'] = {
        ...goodDay.findings,
        open: savings.map(([, usd], index) => finding(`s${index}`, usd, null)),
        proofs: proofs.map(([, usdPerMonth], index) => proof(`p${index}`, 'fixed', { usdPerMonth })),
      }
      const facts = {
        flowsOf: new Map(savings.map(([places], index) => [findings.open[index]?.id ?? '', some(places)])),
        proofFlowsOf: new Map(proofs.map(([places], index) => [findings.proofs[index]?.id ?? '', some(places)])),
        pairs: [] as TopRow[],
      }
      const teams = teamsOf(all, () => null, 2 ** 30)
      expect(sum(teams.map(({ totals }) => totals.usd))).toBeCloseTo(sum(all.map(({ usd }) => usd)), 9)
      expect(sum(teams.map(({ totals }) => totals.bytes))).toBe(sum(all.map(({ bytes }) => bytes)))
      const slices = TEAMS.map((team) => sliceOf(team, { findings }, facts))
      for (const { id, usdPerMonth } of findings.open) {
        const parts = slices.flatMap((slice) => slice.savings.filter((one) => one.id === id))
        expect(sum(parts.map((one) => one.usdPerMonth))).toBeCloseTo(usdPerMonth, 9)
        expect(sum(parts.map(({ share }) => share))).toBeCloseTo(1, 9)
      }
      for (const { id, usdPerMonth } of findings.proofs) {
        const parts = slices.flatMap((slice) => slice.proofs.filter((one) => one.id === id))
        expect(sum(parts.map((one) => one.usdPerMonth))).toBeCloseTo(usdPerMonth, 9)
      }
    }),
  )
})

/** What sums of totals look at besides. */
const goodFlow = {
  charges: { interAz: 0, nat: 0, endpoint: 0, transit: 0, interRegion: 0 },
  unpriced: null,
  bound: null,
  pricedShare: 1,
}

test('of an endpoint that two teams share, each has as much as it has of the dollars; what no flow tells of is nobody’s', () => {
  const of = (team: string | null, usd: number) => ({ team, usd, bytes: 1 }) as unknown as PricedFlow
  const [shared, idle] = [finding('endpoint', 100, null), finding('idle gateway', 30, null)]
  const findings = { ...goodDay.findings, open: [shared, idle], proofs: [] }
  const pair = (team: string | undefined, usd: number) => ({ team, usd }) as unknown as TopRow
  const pairs = [pair('checkout', 9), pair('search', 8), pair(undefined, 7), pair('checkout', 6)]
  const facts = {
    flowsOf: new Map([[shared.id, [of('checkout', 3), of('search', 1)]]]),
    proofFlowsOf: new Map(),
    pairs,
  }
  const [checkout, search, unowned] = TEAMS.map((team) => sliceOf(team, { findings }, facts))
  expect(checkout).toEqual({
    savings: [{ number: 1, id: shared.id, share: 0.75, usdPerMonth: 75 }],
    proofs: [],
    top: [pairs[0], pairs[3]],
  })
  expect(search?.savings).toEqual([{ number: 1, id: shared.id, share: 0.25, usdPerMonth: 25 }])
  expect(unowned).toEqual({
    savings: [{ number: 2, id: idle.id, share: 1, usdPerMonth: 30 }],
    proofs: [],
    top: [pairs[2]],
  })
})
