import * as z from 'zod'
import type { ReportTotals } from '../domain/report/report.ts'
import { unpricedBytes } from '../templates/price-words.ts'
import { gigabytes, knownUsd, usd } from './quantities.ts'

/** Sums of a day, as an answer has them. */
export const TOTALS = z.strictObject({
  usd_per_day: usd('All charges of the day'),
  gigabytes_per_day: gigabytes('All traffic of the day, each connection once'),
  by_charge: z
    .array(z.strictObject({ charge: z.string(), usd_per_day: z.number(), gigabytes_per_day: z.number() }))
    .describe('What pays two charges stands in both'),
  free_gigabytes_per_day: gigabytes('What costs nothing'),
  unpriced: z
    .array(z.strictObject({ reason: z.string(), gigabytes_per_day: z.number() }))
    .describe('What has no price, or one of a part alone, and why'),
  unknown_share: z.number().describe('Bytes with neither a price nor a bound, as a part of all: 0 to 1'),
  at_most_beside: z
    .array(z.strictObject({ kind: z.string(), usd_per_day_at_most: z.number(), gigabytes_per_day: z.number() }))
    .describe('What may have been paid beside, in no sum'),
})

export function totalsOf(totals: ReportTotals, size: (bytes: number) => number): z.input<typeof TOTALS> {
  const { usd: dollars, bytes, byCharge, freeBytes, unpriced, unknownShare, bounds } = totals
  return {
    usd_per_day: knownUsd(dollars, unpricedBytes(totals)),
    gigabytes_per_day: size(bytes),
    by_charge: byCharge.map((one) => ({
      charge: one.charge,
      usd_per_day: one.usd,
      gigabytes_per_day: one.gigabytes,
    })),
    free_gigabytes_per_day: size(freeBytes),
    unpriced: unpriced.map((one) => ({ reason: one.reason, gigabytes_per_day: one.gigabytes })),
    unknown_share: unknownShare,
    at_most_beside: bounds.map((one) => ({
      kind: one.kind,
      usd_per_day_at_most: one.usdAtMost,
      gigabytes_per_day: one.gigabytes,
    })),
  }
}
