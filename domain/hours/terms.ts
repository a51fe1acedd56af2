import type { CountedBytes } from '../collecting/counted-bytes.ts'
import type { Monitor } from '../collecting/run.ts'
import { defined } from '../defined.ts'
import type { SourceValues } from '../flows/source-values.ts'
import { gatewayShares } from '../money/gateway-bound.ts'
import type { PricedFlow } from '../money/priced-flow.ts'
import type { DayPrices } from '../money/prices.ts'

/**
 * What one hour cannot tell of itself and its whole day can: an object of `terms/`. An hour is settled by what is known when it comes
 * in, and once more where the day shows that it was otherwise.
 */
export interface Terms extends SourceValues {
  readonly schema: 1
  /** Gigabytes of a month through interface endpoints, by region: to three digits, and only beyond the first tier. */
  readonly endpointGigabytes: Readonly<Record<string, number>>
  /** Part of the bytes of a NAT gateway's flows that it counted itself, by its id: only where it counted less than they hold. */
  readonly gatewayShares: Readonly<Record<string, number>>
}

/** Terms as they are archived. */
export interface StoredTerms extends Terms {
  /** Those that the hours were settled with before the day told otherwise, oldest first; absent where it never did. */
  readonly former?: readonly Terms[]
}

export const FIRST_TERMS: Terms = {
  schema: 1,
  valueIs: 'both_directions',
  endpointGigabytes: {},
  gatewayShares: {},
}

/** A day's volume through endpoints stands for this many, as their tiers are a month's. */
const DAYS_PER_MONTH = 30

/** The terms that a day's own edges and counts speak for. */
export function termsOf(
  edges: readonly PricedFlow[],
  {
    natGateways,
    monitors,
    prices,
    bytesPerGigabyte,
    ...values
  }: SourceValues & {
    readonly natGateways: readonly CountedBytes[]
    readonly monitors: readonly Monitor[]
    readonly prices: DayPrices
    readonly bytesPerGigabyte: number
  },
): Terms {
  const regionOf = new Map(monitors.map(({ name, region }) => [name, region]))
  const endpointBytes = new Map<string, number>()
  for (const { monitor, bytes, endpoint } of edges) {
    if (endpoint === null) continue
    const region = regionOf.get(monitor) ?? ''
    endpointBytes.set(region, (endpointBytes.get(region) ?? 0) + bytes)
  }
  const beyond = [...endpointBytes].flatMap(([region, bytes]) => {
    const gigabytes = (bytes / bytesPerGigabyte) * DAYS_PER_MONTH
    const [, second] = prices.byRegion[region]?.rates?.endpointTiers ?? []
    return second === undefined || gigabytes <= second.fromGb
      ? []
      : [[region, Number(gigabytes.toPrecision(3))] as const]
  })
  return {
    schema: 1,
    ...sourceValues(values),
    endpointGigabytes: Object.fromEntries(beyond.toSorted(([a], [b]) => (a < b ? -1 : 1))),
    gatewayShares: gatewayShares(natGateways),
  }
}

/** What of them an hour is settled with. */
export const plainTerms = ({ schema, endpointGigabytes, gatewayShares, ...values }: Terms): Terms => ({
  ...{ schema, ...sourceValues(values), endpointGigabytes, gatewayShares },
})

/** Without sources of which there is nothing to say, terms are as they were before there were any. */
const sourceValues = ({ valueIs, oneDirectionSources }: SourceValues): SourceValues => ({
  ...{ valueIs, ...defined({ oneDirectionSources }) },
})

export const isSameTerms = (a: Terms, b: Terms): boolean =>
  JSON.stringify(plainTerms(a)) === JSON.stringify(plainTerms(b))

/** The terms that a day tells, in the place of those that stand; in its first round, what was before those is forgotten. */
export function toldTerms(standing: StoredTerms, told: Terms, round: number): StoredTerms {
  // An earlier try of the round has noted them.
  if (isSameTerms(standing, told)) return standing
  const former = round === 0 ? [] : (standing.former ?? [])
  return { ...told, former: [...former, plainTerms(standing)] }
}
