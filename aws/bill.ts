import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer'
import * as z from 'zod'
import { addDays } from '../domain/day.ts'
import { BILLED_CHARGES, type BilledUsage, usageTypesOf } from '../domain/money/billed-usage.ts'
import { askedAgain, fitting } from './answer.ts'
import { problemOf } from './faults.ts'

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
  const types = usageTypesOf(region)
  if (!types) return { schema: 1, day, byCharge: {}, problem: `The usage types of ${region} are not known.` }
  let sums: Awaited<ReturnType<typeof billedBy>>
  try {
    sums = await askedAgain(() => billedBy(day, Object.values(types)))
  } catch (error) {
    const problem = `Cost Explorer could not be asked for the bill (${problemOf(error, 'ce:GetCostAndUsage')}), so no estimate is held against it.`
    return { schema: 1, day, byCharge: {}, problem }
  }
  const byCharge = Object.fromEntries(
    BILLED_CHARGES.flatMap((charge) => {
      const sum = sums.get(types[charge])
      return sum ? [[charge, sum] as const] : []
    }),
  )
  return { schema: 1, day, byCharge, problem: null }
}

/** Sums by usage type. */
async function billedBy(day: string, types: string[]): Promise<Map<string, { gigabytes: number; usd: number }>> {
  // Cost Explorer stands in one region.
  client ??= new CostExplorerClient({ region: 'us-east-1' })
  const sums = new Map<string, { gigabytes: number; usd: number }>()
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
            { Dimensions: { Key: 'USAGE_TYPE', Values: types } },
            { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund'] } } },
          ],
        },
        NextPageToken: token,
      }),
    )
    const page = fitting('GetCostAndUsage', PAGE, answer)
    // One day, and one line of each usage type.
    for (const { Keys, Metrics } of page.ResultsByTime.flatMap(({ Groups }) => Groups)) {
      sums.set(Keys[0], { gigabytes: Number(Metrics.UsageQuantity.Amount), usd: Number(Metrics.UnblendedCost.Amount) })
    }
    token = page.NextPageToken
  } while (token !== undefined)
  return sums
}
