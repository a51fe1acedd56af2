import { chargesOf } from '../money/daily.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { BoundSum, ChargeName, ReportTotals } from './report.ts'

const CHARGES: readonly ChargeName[] = ['inter_az', 'nat', 'endpoint', 'transit', 'inter_region']

/** Above this part of the bytes without any price, a total says little. */
const MOST_UNKNOWN = 0.1

/** Sums of some flows; the same flows have the same sums. */
export function totalsOf(flows: readonly PricedFlow[], bytesPerGigabyte: number): ReportTotals {
  const sums = new Map<string, { bytes: number; usd: number }>()
  const unpriced = new Map<string, number>()
  const bounds = new Map<BoundSum['kind'], { bytes: number; usdAtMost: number }>()
  let bytes = 0
  let unknownBytes = 0
  for (const flow of flows) {
    bytes += flow.bytes
    if (flow.unpriced !== null && flow.bound === null && flow.usd === 0) unknownBytes += flow.bytes
    if (flow.unpriced !== null) unpriced.set(flow.unpriced, (unpriced.get(flow.unpriced) ?? 0) + flow.bytes)
    if (flow.bound) {
      const sum = bounds.get(flow.bound.kind) ?? { bytes: 0, usdAtMost: 0 }
      bounds.set(flow.bound.kind, { bytes: sum.bytes + flow.bytes, usdAtMost: sum.usdAtMost + flow.bound.usdAtMost })
    }
    for (const { charge, usd } of chargesOf(flow)) {
      const sum = sums.get(charge) ?? { bytes: 0, usd: 0 }
      sums.set(charge, { bytes: sum.bytes + flow.bytes, usd: sum.usd + usd })
    }
  }
  const byCharge = CHARGES.flatMap((charge) => {
    const sum = sums.get(charge)
    return sum ? [{ charge, bytes: sum.bytes, gigabytes: sum.bytes / bytesPerGigabyte, usd: sum.usd }] : []
  })
  return {
    usd: byCharge.reduce((sum, { usd }) => sum + usd, 0),
    bytes,
    byCharge,
    freeBytes: sums.get('free')?.bytes ?? 0,
    unpriced: [...unpriced]
      .map(([reason, unpricedBytes]) => ({ reason, bytes: unpricedBytes, gigabytes: unpricedBytes / bytesPerGigabyte }))
      .toSorted((a, b) => b.bytes - a.bytes || (a.reason < b.reason ? -1 : 1)),
    unknownShare: bytes === 0 ? 0 : unknownBytes / bytes,
    mostlyPriced: unknownBytes <= bytes * MOST_UNKNOWN,
    bounds: (['internet', 'inter_region'] as const).flatMap((kind) => {
      const sum = bounds.get(kind)
      return sum ? [{ kind, ...sum, gigabytes: sum.bytes / bytesPerGigabyte }] : []
    }),
  }
}
