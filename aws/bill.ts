import { CostExplorerClient, GetCostAndUsageCommand } from '@aws-sdk/client-cost-explorer'
import { addDays } from '../domain/day.ts'
import { BILLED_CHARGES, type BilledUsage, usageTypesOf } from '../domain/money/billed-usage.ts'
import { problemOf } from './faults.ts'

let client: CostExplorerClient | undefined

/**
 * What the account was billed for a UTC day in a region, by the usage types that the report estimates; credits and
 * refunds left out. Each call costs $0.01. A refusal or a fault is told in `problem` and never thrown.
 */
export async function readBill(region: string, day: string): Promise<BilledUsage> {
  const types = usageTypesOf(region)
  if (!types) return { schema: 1, day, byCharge: {}, problem: `The usage types of ${region} are not known.` }
  // Cost Explorer stands in one region.
  client ??= new CostExplorerClient({ region: 'us-east-1' })
  const sums = new Map<string, { gigabytes: number; usd: number }>()
  try {
    let token: string | undefined
    do {
      const page = await client.send(
        new GetCostAndUsageCommand({
          TimePeriod: { Start: day, End: addDays(day, 1) },
          Granularity: 'DAILY',
          Metrics: ['UsageQuantity', 'UnblendedCost'],
          GroupBy: [{ Type: 'DIMENSION', Key: 'USAGE_TYPE' }],
          Filter: {
            And: [
              { Dimensions: { Key: 'USAGE_TYPE', Values: Object.values(types) } },
              { Not: { Dimensions: { Key: 'RECORD_TYPE', Values: ['Credit', 'Refund'] } } },
            ],
          },
          NextPageToken: token,
        }),
      )
      for (const { Keys = [], Metrics = {} } of (page.ResultsByTime ?? []).flatMap(({ Groups = [] }) => Groups)) {
        const sum = sums.get(Keys[0] ?? '') ?? { gigabytes: 0, usd: 0 }
        sums.set(Keys[0] ?? '', {
          gigabytes: sum.gigabytes + Number(Metrics.UsageQuantity?.Amount ?? 0),
          usd: sum.usd + Number(Metrics.UnblendedCost?.Amount ?? 0),
        })
      }
      token = page.NextPageToken
    } while (token !== undefined)
  } catch (error) {
    const problem = `Cost Explorer could not be asked for the bill (${problemOf(error, 'ce:GetCostAndUsage')}).`
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
