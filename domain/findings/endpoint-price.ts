import type { Rates } from '../money/prices.ts'
import { HOURS_PER_MONTH } from './kind.ts'

/**
 * Gigabytes a month and zone from which an interface endpoint costs less than the NAT gateway that it stands in for:
 * its hours over what each gigabyte saves. In us-east-1 0.01 × 730 / (0.045 - 0.01) = 208.6. Null where an hour has no
 * price; infinite where a gigabyte saves nothing.
 */
export function breakEvenGbPerZoneMonth(
  { natUsdPerGb, endpointUsdPerZoneHour }: Pick<Rates, 'natUsdPerGb' | 'endpointUsdPerZoneHour'>,
  endpointUsdPerGb: number,
): number | null {
  if (endpointUsdPerZoneHour === null) return null
  const saved = natUsdPerGb - endpointUsdPerGb
  return saved > 0 ? (endpointUsdPerZoneHour * HOURS_PER_MONTH) / saved : Number.POSITIVE_INFINITY
}
