import { addDays } from '../../domain/day.ts'
import type { Proof } from '../../domain/findings/finding.ts'
import { pairOf, type ToldDay, tellDays, trendDay } from './days.ts'

/** A Monday. */
const FIRST = '2026-10-19'
const DAYS = 30

/** What each pair costs on a working day at first; weekends cost half. */
const PAIRS = {
  orders: { ...pairOf('shop', 'orders', 'ledger', 'direct'), usd: 4 },
  checkout: { ...pairOf('shop', 'checkout', 'redis', 'direct'), usd: 3 },
  images: { ...pairOf('data', 'images', 'Amazon S3', 'nat'), usd: 2 },
  sync: { ...pairOf('data', 'sync', 'Amazon SQS', 'nat'), usd: 3 },
  web: { ...pairOf('web', 'web', 'api', 'direct'), usd: 2 },
  search: { ...pairOf('web', 'web', 'search', 'direct'), usd: 2 },
} as const
type Name = keyof typeof PAIRS

/** Day by its number, from 1 on, and what its pairs cost from then on. */
const STORY: readonly { readonly day: number; readonly costs: Partial<Record<Name, number>>; readonly fix?: string }[] =
  [
    { day: 10, costs: { orders: 0.4 }, fix: 'Keep calls to Service ledger (shop) in their zone' },
    { day: 15, costs: { images: 0 }, fix: 'Create a gateway endpoint for Amazon S3 in vpc-1' },
    { day: 17, costs: { search: 5 } },
    { day: 19, costs: { sync: 0.3 }, fix: 'Create an interface endpoint for Amazon SQS in vpc-1' },
    // All of it half as dear again.
    { day: 22, costs: { orders: 0.6, checkout: 4.5, sync: 0.45, web: 3, search: 7.5 } },
    { day: 24, costs: { sync: 4.5 } },
    // What shop pays more, web pays less.
    { day: 26, costs: { checkout: 8, search: 4 } },
    { day: 29, costs: { checkout: 4.5 } },
  ]

const LIMITS = { percent: 20, usd: 1, minimumUsd: 2 }
const BUDGETS = [{ usdPerMonth: 200 }, { namespace: 'shop', usdPerMonth: 80 }]

/**
 * Thirty days: three fixes (days 10, 15 and 19), of which one is undone (24), a step on one pair (17), a step on the total
 * (22), and a rise of namespace shop that the fall of namespace web hides (26), and that is over (29).
 */
export function thirtyDays(): ToldDay[] {
  const costs: Record<Name, number> = { orders: 4, checkout: 3, images: 2, sync: 3, web: 2, search: 2 }
  const proofs = new Map<string, Proof>()
  const days = Array.from({ length: DAYS }, (_, index) => {
    const day = addDays(FIRST, index)
    const event = STORY.find((one) => one.day === index + 1)
    const [name] = Object.keys(event?.costs ?? {}) as Name[]
    if (event?.fix !== undefined && name !== undefined) {
      proofs.set(name, fixed(name, event.fix, day, costs[name], event.costs[name] ?? 0))
    }
    const undone = index + 1 === 24 ? proofs.get('sync') : undefined
    if (undone) proofs.set('sync', returned(undone, day, 4.5))
    Object.assign(costs, event?.costs)
    const part = index % 7 >= 5 ? 0.5 : 1
    const pairs = (Object.keys(PAIRS) as Name[]).map((one) => ({ ...PAIRS[one], usd: costs[one] * part }))
    return { today: trendDay(day, pairs), proofs: [...proofs.values()].toReversed() }
  })
  return tellDays(days, LIMITS, BUDGETS)
}

const fixed = (id: string, title: string, since: string, before: number, after: number): Proof => ({
  ...{ id, kind: 'same-zone-routing', title, status: 'fixed', since, fixedOn: null, volume: 1 },
  ...{ beforeUsdPerDay: before, beforeDays: 7, beforeSameWeekday: false },
  ...{ afterUsdPerDay: after, afterDays: 1, sinceUsd: after },
  usdPerMonth: ((before - after) * 730) / 24,
})

const returned = (proof: Proof, since: string, usd: number): Proof => ({
  ...{ ...proof, status: 'returned', since, fixedOn: proof.since },
  ...{ beforeUsdPerDay: usd, afterUsdPerDay: usd, sinceUsd: usd, usdPerMonth: 0 },
})
