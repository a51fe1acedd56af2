import { sum } from '../sums.ts'
import type { ChargeName } from './charges.ts'
import { chargesOf } from './daily.ts'
import { type PricedFlow, unpricedBytesOf } from './priced-flow.ts'

export interface ReportTotals {
  /** Sum of `byCharge[].usd`. */
  readonly usd: number
  /** Bytes of all flows, each connection once. */
  readonly bytes: number
  /** One entry per charge, in the fixed order of the type; entries with no bytes are left out. */
  readonly byCharge: readonly ChargeSum[]
  /**
   * How far the bytes of `byCharge`, `freeBytes` and `unpriced` together are above `bytes`: what pays two charges, or one
   * beside a part without a price, stands in both. Absent in reports of before it.
   */
  readonly repeatedBytes?: number
  /** What moved for nothing: the same zone, a gateway endpoint. */
  readonly freeBytes: number
  /** What could not be priced (route unknown, inter-region, another VPC), by reason; never silently zero. */
  readonly unpriced: readonly UnpricedSum[]
  /** Bytes with neither a price nor a bound, as a part of all bytes: 0 to 1. */
  readonly unknownShare: number
  /** False where `unknownShare` is so large, above a tenth, that the total says little. */
  readonly mostlyPriced: boolean
  /** What may have been paid beside the total: one direction bills, and a flow does not tell which. In no sum. */
  readonly bounds: readonly BoundSum[]
}

export interface UnpricedSum {
  readonly reason: string
  readonly bytes: number
  readonly gigabytes: number
  /** Those of them of which a part of the way has a price, and which so stand in `byCharge` too; absent where there are none. */
  readonly inPartBytes?: number
}

export interface BoundSum {
  readonly kind: 'internet' | 'inter_region'
  readonly bytes: number
  readonly gigabytes: number
  readonly usdAtMost: number
}

export interface ChargeSum {
  readonly charge: ChargeName
  readonly bytes: number
  readonly gigabytes: number
  readonly usd: number
}

const CHARGES: readonly ChargeName[] = ['inter_az', 'nat', 'endpoint', 'transit', 'inter_region']

/** Above this part of the bytes without any price, a total says little. */
const MOST_UNKNOWN = 0.1

/** Sums of some flows; the same flows have the same sums. */
export function totalsOf(flows: readonly PricedFlow[], bytesPerGigabyte: number): ReportTotals {
  const sums = new Map<string, { bytes: number; usd: number }>()
  const unpriced = new Map<string, { bytes: number; inPartBytes: number }>()
  const bounds = new Map<BoundSum['kind'], { bytes: number; usdAtMost: number }>()
  let bytes = 0
  let unknownBytes = 0
  for (const flow of flows) {
    bytes += flow.bytes
    if (flow.unpriced !== null && flow.bound === null && flow.usd === 0) unknownBytes += flow.bytes
    else if (flow.pricedShare < 1) unknownBytes += unpricedBytesOf(flow)
    if (flow.unpriced !== null) {
      const had = unpriced.get(flow.unpriced) ?? { bytes: 0, inPartBytes: 0 }
      const more = unpricedBytesOf(flow)
      // What has a price for a part of its bytes has none for these.
      const inPart = flow.usd > 0 && flow.pricedShare === 1 ? more : 0
      unpriced.set(flow.unpriced, { bytes: had.bytes + more, inPartBytes: had.inPartBytes + inPart })
    }
    if (flow.bound) {
      const had = bounds.get(flow.bound.kind) ?? { bytes: 0, usdAtMost: 0 }
      bounds.set(flow.bound.kind, { bytes: had.bytes + flow.bytes, usdAtMost: had.usdAtMost + flow.bound.usdAtMost })
    }
    for (const { charge, usd } of chargesOf(flow)) {
      const had = sums.get(charge) ?? { bytes: 0, usd: 0 }
      sums.set(charge, { bytes: had.bytes + flow.bytes, usd: had.usd + usd })
    }
  }
  const byCharge = CHARGES.flatMap((charge) => {
    const paid = sums.get(charge)
    return paid ? [{ charge, bytes: paid.bytes, gigabytes: paid.bytes / bytesPerGigabyte, usd: paid.usd }] : []
  })
  const freeBytes = sums.get('free')?.bytes ?? 0
  return {
    usd: sum(byCharge.map(({ usd }) => usd)),
    bytes,
    byCharge,
    repeatedBytes:
      sum([freeBytes, ...byCharge.map((one) => one.bytes), ...[...unpriced.values()].map((one) => one.bytes)]) - bytes,
    freeBytes,
    unpriced: [...unpriced]
      .map(([reason, { bytes, inPartBytes }]) => ({
        ...{ reason, bytes, gigabytes: bytes / bytesPerGigabyte },
        ...(inPartBytes > 0 ? { inPartBytes } : {}),
      }))
      .toSorted((a, b) => b.bytes - a.bytes || (a.reason < b.reason ? -1 : 1)),
    unknownShare: bytes === 0 ? 0 : unknownBytes / bytes,
    mostlyPriced: unknownBytes <= bytes * MOST_UNKNOWN,
    bounds: (['internet', 'inter_region'] as const).flatMap((kind) => {
      const bound = bounds.get(kind)
      return bound ? [{ kind, ...bound, gigabytes: bound.bytes / bytesPerGigabyte }] : []
    }),
  }
}
