import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer'
import * as z from 'zod'
import { addDays } from '../domain/day.ts'
import {
  BILLED_CHARGES,
  type Billed,
  type BilledUsage,
  billedIn,
  chargesByUsageType,
  isWholeBill,
  ownBillIn,
} from '../domain/money/billed-usage.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { Source } from '../domain/source.ts'
import { askedAgain, fitting } from './answer.ts'
import { problemOf } from './faults.ts'
import { clientsOf } from './sources.ts'

// Cost Explorer stands in one region.
const costExplorer = clientsOf((options) => new CostExplorerClient({ ...options, region: 'us-east-1' }))

const amount = z.object({ Amount: z.string().regex(/^-?\d+(\.\d+)?(E[-+]?\d+)?$/i) })

const PAGE = z.object({
  ResultsByTime: z
    .array(
      z.object({
        Groups: z.array(
          z.object({
            Keys: z.tuple([z.string().regex(/^\d{12}$/), z.string()]),
            Metrics: z.object({ UsageQuantity: amount, UnblendedCost: amount }),
          }),
        ),
      }),
    )
    .min(1),
  NextPageToken: z.string().optional(),
})

interface Place extends Home {
  /** Undefined for the stack's own account and region. */
  readonly source?: Source
}

/** What Cost Explorer told by account and usage type, and why it told nothing of an account. */
interface Told {
  readonly billed: Map<string, Map<string, { gigabytes: number; usd: number }>>
  readonly problems: Map<string, string>
}

/**
 * What the stack's own account was billed for a UTC day in its region, and each source's in its own, by the usage types that the report
 * estimates; credits and refunds left out. Cost Explorer tells a management account of all accounts of its organization, and a member of
 * itself: each account that nobody asked before has told of is asked by its role. A request costs $0.01: what `known` has whole is not
 * asked for. A refusal or a fault is told in `problem` and never thrown.
 * Source: https://docs.aws.amazon.com/cost-management/latest/userguide/ce-access.html
 */
export async function readBill(
  home: Home,
  sources: readonly Source[],
  day: string,
  known?: BilledUsage,
): Promise<BilledUsage> {
  const elsewhere = sources.map((source) => ({
    ...{ accountId: source.account ?? home.accountId, region: source.region, source },
  }))
  const before = (place: Place): Billed | undefined => {
    const one = known && (place.source ? billedIn(known, place) : ownBillIn(known))
    return one && isWholeBill(one) ? one : undefined
  }
  const told = await askedOf(
    day,
    [home, ...elsewhere].filter((place) => before(place) === undefined),
  )
  const billedAt = (place: Place): Billed => {
    const { byCharge, problem } = before(place) ?? billedOf(place, told)
    return { byCharge, problem }
  }
  return {
    ...{ schema: 1, day, accountId: home.accountId, ...billedAt(home) },
    ...(elsewhere.length === 0
      ? {}
      : {
          others: elsewhere.map((place) => ({ accountId: place.accountId, region: place.region, ...billedAt(place) })),
        }),
  }
}

/** Asks for these places, each account once, and none that another has told of. */
async function askedOf(day: string, places: readonly Place[]): Promise<Told> {
  const told: Told = { billed: new Map(), problems: new Map() }
  const types = [...new Set(places.flatMap(({ region }) => [...(chargesByUsageType(region)?.keys() ?? [])]))]
  for (const { accountId, region, source } of places) {
    const isAsked = told.billed.has(accountId) || told.problems.has(accountId)
    if (isAsked || !chargesByUsageType(region)) continue
    try {
      const billed = await askedAgain(() => billedBy(day, types, source))
      for (const [account, usage] of [...billed, [accountId, new Map()] as const])
        if (!told.billed.has(account)) told.billed.set(account, usage)
    } catch (error) {
      told.problems.set(accountId, problemOf(error, 'ce:GetCostAndUsage'))
    }
  }
  return told
}

function billedOf({ accountId, region }: Place, { billed, problems }: Told): Billed {
  const charges = chargesByUsageType(region)
  if (!charges) return { byCharge: {}, problem: `The usage types of ${region} are not known.` }
  const usage = billed.get(accountId)
  if (!usage) {
    const problem = `Cost Explorer could not be queried (${problems.get(accountId)}), so no estimate is compared with the bill.`
    return { byCharge: {}, problem }
  }
  const sums = new Map(BILLED_CHARGES.map((charge) => [charge, { gigabytes: 0, usd: 0 }]))
  for (const [type, { gigabytes, usd }] of usage) {
    const charge = charges.get(type)
    const sum = charge && sums.get(charge)
    if (!sum) continue
    sum.gigabytes += gigabytes
    sum.usd += usd
  }
  return { byCharge: Object.fromEntries(sums), problem: null }
}

async function billedBy(day: string, types: readonly string[], source: Source | undefined): Promise<Told['billed']> {
  const billed: Told['billed'] = new Map()
  let token: string | undefined
  do {
    const answer = await costExplorer(source).send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: day, End: addDays(day, 1) },
        Granularity: 'DAILY',
        Metrics: ['UsageQuantity', 'UnblendedCost'],
        GroupBy: [
          { Type: 'DIMENSION', Key: 'LINKED_ACCOUNT' },
          { Type: 'DIMENSION', Key: 'USAGE_TYPE' },
        ],
        Filter: {
          And: [
            { Dimensions: { Key: 'USAGE_TYPE', Values: [...types] } },
            { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund'] } } },
          ],
        },
        NextPageToken: token,
      }),
    )
    const page = fitting('GetCostAndUsage', PAGE, answer)
    for (const { Keys, Metrics } of page.ResultsByTime.flatMap(({ Groups }) => Groups)) {
      const [account, type] = Keys
      const usage = billed.get(account) ?? new Map<string, { gigabytes: number; usd: number }>()
      billed.set(account, usage)
      const { gigabytes, usd } = usage.get(type) ?? { gigabytes: 0, usd: 0 }
      usage.set(type, {
        gigabytes: gigabytes + Number(Metrics.UsageQuantity.Amount),
        usd: usd + Number(Metrics.UnblendedCost.Amount),
      })
    }
    token = page.NextPageToken
  } while (token !== undefined)
  return billed
}
