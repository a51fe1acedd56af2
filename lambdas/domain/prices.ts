/** Dollars per gigabyte. */
export interface Rates {
  readonly region: string
  readonly source: 'fallback' | 'price-list'
  /** Day of the figures, `YYYY-MM-DD`. */
  readonly asOf: string
  readonly natUsdPerGb: number
  /** Paid once where the bytes go out of a zone and once where they come in. */
  readonly interAzUsdPerGbEachDirection: number
  /** First tier of an interface endpoint's data processing: the first 1,048,576 GB of a region's month. */
  readonly endpointUsdPerGb: number
}

/** Day on which the table below was last held against its sources. */
const AS_OF = '2026-09-03'

/**
 * List prices of the regions where Network Flow Monitor runs. Sources: AWS price-page feeds of the NAT gateway
 * (2026-09-03) and VPC (2025-11-04), the EC2 price list for inter-zone transfer (2024-09 to 2026-10), and
 * https://aws.amazon.com/privatelink/pricing/ for endpoint data processing, the same in all of them.
 */
const FALLBACK = {
  'us-east-1': { natGateway: 0.045, interAzEachDirection: 0.01, endpoint: 0.01 },
  'us-east-2': { natGateway: 0.045, interAzEachDirection: 0.01, endpoint: 0.01 },
  'us-west-1': { natGateway: 0.048, interAzEachDirection: 0.01, endpoint: 0.01 },
  'us-west-2': { natGateway: 0.045, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ca-central-1': { natGateway: 0.05, interAzEachDirection: 0.01, endpoint: 0.01 },
  'eu-west-1': { natGateway: 0.048, interAzEachDirection: 0.01, endpoint: 0.01 },
  'eu-west-2': { natGateway: 0.05, interAzEachDirection: 0.01, endpoint: 0.01 },
  'eu-west-3': { natGateway: 0.05, interAzEachDirection: 0.01, endpoint: 0.01 },
  'eu-central-1': { natGateway: 0.052, interAzEachDirection: 0.01, endpoint: 0.01 },
  'eu-north-1': { natGateway: 0.046, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-south-1': { natGateway: 0.056, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-southeast-1': { natGateway: 0.059, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-southeast-2': { natGateway: 0.059, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-northeast-1': { natGateway: 0.062, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-northeast-2': { natGateway: 0.059, interAzEachDirection: 0.01, endpoint: 0.01 },
  'ap-northeast-3': { natGateway: 0.062, interAzEachDirection: 0.01, endpoint: 0.01 },
  'sa-east-1': { natGateway: 0.093, interAzEachDirection: 0.01, endpoint: 0.01 },
} as const satisfies Record<string, { natGateway: number; interAzEachDirection: number; endpoint: number }>

/** The dated table's rates of a region; undefined for a region that it does not hold, whose traffic stays unpriced. */
export function fallbackRates(region: string): Rates | undefined {
  if (!Object.hasOwn(FALLBACK, region)) return undefined
  const { natGateway, interAzEachDirection, endpoint } = FALLBACK[region as keyof typeof FALLBACK]
  return {
    region,
    source: 'fallback',
    asOf: AS_OF,
    natUsdPerGb: natGateway,
    interAzUsdPerGbEachDirection: interAzEachDirection,
    endpointUsdPerGb: endpoint,
  }
}
