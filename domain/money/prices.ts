/** A price that holds from a monthly volume on. */
export interface Tier {
  readonly fromGb: number
  readonly usdPerGb: number
}

/** List prices of a region: dollars per gigabyte, or per hour where the name says so. */
export interface Rates {
  readonly region: string
  readonly source: 'fallback' | 'price-list'
  /** Day of the figures, `YYYY-MM-DD`. */
  readonly asOf: string
  /** What list prices are multiplied with, for those who have a discount; 1 for none. */
  readonly priceFactor: number
  readonly natUsdPerGb: number
  /** A NAT gateway that stands, whatever it carries, without its public address; null where nothing tells. */
  readonly natUsdPerHour: number | null
  /** Paid once where the bytes go out of a zone and once where they come in. */
  readonly interAzUsdPerGbEachDirection: number
  /** An interface endpoint's data processing, by the gigabytes of a region's month. */
  readonly endpointTiers: readonly Tier[]
  /** An interface endpoint, for each zone that it stands in; null where nothing tells. */
  readonly endpointUsdPerZoneHour: number | null
  readonly transitUsdPerGb: number
  /** First tier; the bound on what may have gone out. */
  readonly internetOutUsdPerGb: number
  /** To another region; `toRegion` where that one differs. */
  readonly interRegionUsdPerGb: number
  readonly interRegionExceptions: Readonly<Record<string, number>>
}

/** A region's rates before any discount, and why they are not the price list's: of a day's `prices/` object, by region. */
export interface ReadRates {
  /** Null where no price is known. */
  readonly rates: Rates | null
  /** A sentence; null where the list told every rate. */
  readonly problem: string | null
}

/** An object of `prices/dt=…/`. */
export interface DayPrices {
  readonly schema: 1
  readonly byRegion: Readonly<Record<string, ReadRates>>
}

/** A day's prices with those that were read since; a region that was told once is not untold by a failed reading. */
export const joinedPrices = (standing: DayPrices | undefined, read: DayPrices['byRegion']): DayPrices => ({
  schema: 1,
  byRegion: {
    ...read,
    ...Object.fromEntries(
      Object.entries(standing?.byRegion ?? {}).filter(
        ([region, { problem }]) => read[region] === undefined || (problem === null && read[region].problem !== null),
      ),
    ),
  },
})

/** Day on which the table below was last held against its sources. */
const AS_OF = '2026-09-03'

/**
 * List prices of the regions where Network Flow Monitor runs. Sources: AWS price-page feeds of the NAT gateway
 * (2026-09-03), VPC (2025-11-04) and data transfer (2026-08-31; between regions 2025-06), each held against a second
 * one; inter-zone transfer from the AWSDataTransfer price list (2024-09 to 2026-10). A NAT gateway's hour costs what its
 * gigabyte does, in each of them; `endpointHour` is per zone.
 */
const FALLBACK = {
  'us-east-1': { nat: 0.045, endpointHour: 0.01, internetOut: 0.09, interRegion: 0.02, except: { 'us-east-2': 0.01 } },
  'us-east-2': { nat: 0.045, endpointHour: 0.01, internetOut: 0.09, interRegion: 0.02, except: { 'us-east-1': 0.01 } },
  'us-west-1': { nat: 0.048, endpointHour: 0.011, internetOut: 0.09, interRegion: 0.02, except: {} },
  'us-west-2': { nat: 0.045, endpointHour: 0.01, internetOut: 0.09, interRegion: 0.02, except: {} },
  'ca-central-1': { nat: 0.05, endpointHour: 0.011, internetOut: 0.09, interRegion: 0.02, except: {} },
  'eu-west-1': { nat: 0.048, endpointHour: 0.011, internetOut: 0.09, interRegion: 0.02, except: {} },
  'eu-west-2': { nat: 0.05, endpointHour: 0.011, internetOut: 0.09, interRegion: 0.02, except: {} },
  'eu-west-3': { nat: 0.05, endpointHour: 0.011, internetOut: 0.09, interRegion: 0.02, except: {} },
  'eu-central-1': { nat: 0.052, endpointHour: 0.012, internetOut: 0.09, interRegion: 0.02, except: {} },
  'eu-north-1': { nat: 0.046, endpointHour: 0.0105, internetOut: 0.09, interRegion: 0.02, except: {} },
  'ap-south-1': { nat: 0.056, endpointHour: 0.013, internetOut: 0.1093, interRegion: 0.086, except: {} },
  'ap-southeast-1': { nat: 0.059, endpointHour: 0.013, internetOut: 0.12, interRegion: 0.09, except: {} },
  'ap-southeast-2': { nat: 0.059, endpointHour: 0.013, internetOut: 0.114, interRegion: 0.098, except: {} },
  'ap-northeast-1': { nat: 0.062, endpointHour: 0.014, internetOut: 0.114, interRegion: 0.09, except: {} },
  'ap-northeast-2': { nat: 0.059, endpointHour: 0.013, internetOut: 0.126, interRegion: 0.08, except: {} },
  'ap-northeast-3': { nat: 0.062, endpointHour: 0.014, internetOut: 0.114, interRegion: 0.09, except: {} },
  'sa-east-1': { nat: 0.093, endpointHour: 0.021, internetOut: 0.15, interRegion: 0.138, except: {} },
} as const satisfies Record<
  string,
  {
    nat: number
    endpointHour: number
    internetOut: number
    interRegion: number
    except: Readonly<Record<string, number>>
  }
>

/** Where Network Flow Monitor runs, as of the day above. */
export const REGIONS: readonly string[] = Object.keys(FALLBACK)

/** The same in all 17 regions. */
const EVERYWHERE = {
  interAzUsdPerGbEachDirection: 0.01,
  transitUsdPerGb: 0.02,
  endpointTiers: [
    { fromGb: 0, usdPerGb: 0.01 },
    { fromGb: 1_048_576, usdPerGb: 0.006 },
    { fromGb: 5_242_880, usdPerGb: 0.004 },
  ],
} as const

/** The dated table's rates of a region; undefined for a region that it does not hold, whose traffic stays unpriced. */
export function fallbackRates(region: string): Rates | undefined {
  if (!Object.hasOwn(FALLBACK, region)) return undefined
  const { nat, endpointHour, internetOut, interRegion, except } = FALLBACK[region as keyof typeof FALLBACK]
  return {
    region,
    source: 'fallback',
    asOf: AS_OF,
    priceFactor: 1,
    natUsdPerGb: nat,
    natUsdPerHour: nat,
    endpointUsdPerZoneHour: endpointHour,
    ...EVERYWHERE,
    internetOutUsdPerGb: internetOut,
    interRegionUsdPerGb: interRegion,
    interRegionExceptions: except,
  }
}

/** The rates with a discount (or a surcharge) on all of them. */
export function discounted(rates: Rates, priceFactor: number): Rates {
  const times = (usdPerGb: number) => usdPerGb * priceFactor
  return {
    ...rates,
    priceFactor,
    natUsdPerGb: times(rates.natUsdPerGb),
    natUsdPerHour: rates.natUsdPerHour === null ? null : times(rates.natUsdPerHour),
    endpointUsdPerZoneHour: rates.endpointUsdPerZoneHour === null ? null : times(rates.endpointUsdPerZoneHour),
    interAzUsdPerGbEachDirection: times(rates.interAzUsdPerGbEachDirection),
    endpointTiers: rates.endpointTiers.map(({ fromGb, usdPerGb }) => ({ fromGb, usdPerGb: times(usdPerGb) })),
    transitUsdPerGb: times(rates.transitUsdPerGb),
    internetOutUsdPerGb: times(rates.internetOutUsdPerGb),
    interRegionUsdPerGb: times(rates.interRegionUsdPerGb),
    interRegionExceptions: Object.fromEntries(
      Object.entries(rates.interRegionExceptions).map(([region, usdPerGb]) => [region, times(usdPerGb)]),
    ),
  }
}

/** Dollars per gigabyte on average over a month's volume: the first tier's price until that is full. */
export function averageUsdPerGb(tiers: readonly Tier[], gigabytes: number): number {
  const [first] = tiers
  if (!first || gigabytes <= 0) return first?.usdPerGb ?? 0
  const usd = tiers.reduce((sum, { fromGb, usdPerGb }, index) => {
    const until = Math.min(gigabytes, tiers[index + 1]?.fromGb ?? Number.POSITIVE_INFINITY)
    return sum + Math.max(0, until - fromGb) * usdPerGb
  }, 0)
  return usd / gigabytes
}
