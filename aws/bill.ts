import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer'
import * as z from 'zod'
import { addDays } from '../domain/day.ts'
import {
  BILLED_CHARGES,
  type BilledCharge,
  type BilledUsage,
  chargesByUsageType,
} from '../domain/money/billed-usage.ts'
import { askedAgain, fitting } from './answer.ts'
import { problemOf } from './faults.ts'
import { PROXIED } from './proxied.ts'

let client: CostExplorerClient | undefined

const amount = z.object({ Amount: z.string().regex(/^-?\d+(\.\d+)?(E[-+]?\d+)?$/i) })

const PAGE = z.object({
  ResultsByTime: z
    .array(
      z.object({
        Groups: z.array(
          z.object({
            Keys: z.tuple([z.string()]),
            Metrics: z.object({ UsageQuantity: amount, UnblendedCost: amount }),
          }),
        ),
      }),
    )
    .min(1),
  NextPageToken: z.string().optional(),
})

/**
 * What the account was billed for a UTC day in a region, by the usage types that the report estimates; credits and
 * refunds left out. Each call costs $0.01. A refusal or a fault is told in `problem` and never thrown.
 */
export async function readBill(region: string, day: string): Promise<BilledUsage> {
  const charges = chargesByUsageType(region)
  if (!charges) return { schema: 1, day, byCharge: {}, problem: `The usage types of ${region} are not known.` }
  try {
    return { schema: 1, day, byCharge: await askedAgain(() => billedBy(day, charges)), problem: null }
  } catch (error) {
    const problem = `Cost Explorer could not be queried (${problemOf(error, 'ce:GetCostAndUsage')}), so no estimate is compared with the bill.`
    return { schema: 1, day, byCharge: {}, problem }
  }
}

async function billedBy(day: string, charges: ReadonlyMap<string, BilledCharge>): Promise<BilledUsage['byCharge']> {
  // Cost Explorer stands in one region.
  client ??= new CostExplorerClient({ ...PROXIED, region: 'us-east-1' })
  const sums = new Map(BILLED_CHARGES.map((charge) => [charge, { gigabytes: 0, usd: 0 }]))
  let token: string | undefined
  do {
    const answer = await client.send(
      new GetCostAndUsageCommand({
        TimePeriod: { Start: day, End: addDays(day, 1) },
        Granularity: 'DAILY',
        Metrics: ['UsageQuantity', 'UnblendedCost'],
        GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
        Filter: {
          And: [
            { Dimensions: { Key: 'USAGE_TYPE', Values: [...charges.keys()] } },
            { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund'] } } },
          ],
        },
        NextPageToken: token,
      }),
    )
    const page = fitting('GetCostAndUsage', PAGE, answer)
    for (const { Keys, Metrics } of page.ResultsByTime.flatMap(({ Groups }) => Groups)) {
      const sum = sums.get(charges.get(Keys[0]) as BilledCharge)
      if (!sum) continue
      sum.gigabytes += Number(Metrics.UsageQuantity.Amount)
      sum.usd += Number(Metrics.UnblendedCost.Amount)
    }
    token = page.NextPageToken
  } while (token !== undefined)
  return Object.fromEntries(sums)
}
