import { expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Stake } from '../../../domain/findings/kind.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import { proofSharesOf, teamSharesOf } from '../../../domain/findings/team-shares.ts'
import type { PricedFlow } from '../../../domain/money/priced-flow.ts'
import { dayOf, out, pod, REMOTE } from './build.ts'

const flowOf = (team: string | null, usd: number, bytes: number) => ({ team, usd, bytes }) as unknown as PricedFlow

test('shares are of the dollars that a finding is about, and of no other part of its flows', () => {
  // Search's flow costs $100, of which $10 are of the gateway that the finding is about.
  const stakes: Stake[] = [
    { flow: flowOf('checkout', 10, 1), part: 'nat', usd: 10 },
    { flow: flowOf('search', 100, 9), part: 'nat', usd: 10 },
  ]
  expect(teamSharesOf(stakes)).toEqual({ checkout: 0.5, search: 0.5 })
})

test('where those cost nothing, bytes decide, each flow once; without flows nobody has a share', () => {
  const [one, other] = [flowOf('checkout', 0, 3), flowOf(null, 5, 1)]
  const free = (flow: PricedFlow, part: Stake['part']): Stake => ({ flow, part, usd: 0 })
  expect(teamSharesOf([free(one, 'nat'), free(one, 'inter_az'), free(other, 'nat')])).toEqual({
    checkout: 0.75,
    unowned: 0.25,
  })
  expect(teamSharesOf([])).toEqual({})
})

/** Image pulls of two teams through NAT, gigabytes a day. */
const pulls = (day: string, checkout: number, search: number, hasTeams = true) => {
  const flows = [
    out(pod(1, 'checkout', 1), REMOTE.dockerHub, checkout),
    out(pod(1, 'search', 2), REMOTE.dockerHub, search),
  ]
  const seen = dayOf(flows, { day })
  const teamOf = ({ source }: PricedFlow) => (source.pod?.startsWith('checkout') ? 'checkout' : 'search')
  return { ...seen, flows: seen.flows.map((flow) => ({ ...flow, team: hasTeams ? teamOf(flow) : null })) }
}

test('what a change saved is theirs who paid before it, not theirs who still pay', () => {
  const past: FindingsDay[] = []
  let last: ReturnType<typeof findingsOf> | undefined
  for (let date = 10; date <= 21; date++) {
    // From the 17th on checkout pulls next to nothing, and search as much as before.
    last = findingsOf(pulls(`2026-11-${date}`, date < 17 ? 90 : 1, 10), past, [])
    past.push(last.memory)
  }
  const [proof] = last?.report.proofs ?? []
  expect(proof).toMatchObject({ status: 'fixed', since: '2026-11-17' })
  const shares = last?.proofSharesOf.get(proof?.id ?? '')
  // 90 and 10 of 100 GB a day.
  expect(shares?.checkout).toBeCloseTo(0.9, 9)
  expect(shares?.search).toBeCloseTo(0.1, 9)
})

test('of days that remember no teams nobody’s share is known', () => {
  const { memory } = findingsOf(pulls('2026-11-10', 90, 10, false), [], [])
  const [[id, subject] = ['', undefined]] = Object.entries(memory.subjects).filter(([, { reported }]) => reported)
  expect(subject).not.toHaveProperty('teams')
  expect(proofSharesOf({ id, since: '2026-11-11', fixedOn: null }, [memory])).toEqual({})
})

test('what is undone is theirs who paid before it was fixed', () => {
  const dayWith = (day: string, teams: Record<string, number>) =>
    ({ day, subjects: { a: { teams } } }) as unknown as FindingsDay
  const past = [dayWith('2026-11-10', { checkout: 1 }), dayWith('2026-11-20', { search: 1 })]
  expect(proofSharesOf({ id: 'a', since: '2026-11-20', fixedOn: '2026-11-11' }, past)).toEqual({ checkout: 1 })
  expect(proofSharesOf({ id: 'a', since: '2026-11-21', fixedOn: null }, past)).toEqual({ search: 1 })
  expect(proofSharesOf({ id: 'b', since: '2026-11-21', fixedOn: null }, past)).toEqual({})
})
