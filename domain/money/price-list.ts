import type { Rates, Tier } from './prices.ts'

/** A part of the rates, and where the Price List API has it. */
interface Listed {
  readonly service: string
  /** Exact matches, by attribute: a wrong value is answered by an empty list and no error. */
  readonly filters: (region: string) => Readonly<Record<string, string>>
  /**
   * What a product's usage type must be; its region prefix is never built, as it follows no rule. This drops the
   * regional and the provisioned NAT gateway, `DataTransfer-xAZ-*` at no price, and gateway load balancer endpoints.
   */
  readonly usageType: RegExp
}

/** Source: https://docs.aws.amazon.com/aws-cost-management/latest/APIReference/API_pricing_GetProducts.html and the offer files. */
export const LISTED = {
  nat: {
    service: 'AmazonEC2',
    filters: (regionCode) => ({ regionCode, productFamily: 'NAT Gateway', operation: 'NatGateway' }),
    usageType: /^(?:[A-Z0-9]+-)?NatGateway-Bytes$/,
  },
  natHour: {
    service: 'AmazonEC2',
    filters: (regionCode) => ({ regionCode, productFamily: 'NAT Gateway', operation: 'NatGateway' }),
    usageType: /^(?:[A-Z0-9]+-)?NatGateway-Hours$/,
  },
  interAz: {
    service: 'AWSDataTransfer',
    filters: (region) => ({
      fromRegionCode: region,
      toRegionCode: region,
      productFamily: 'Data Transfer',
      transferType: 'IntraRegion',
    }),
    usageType: /^(?:[A-Z0-9]+-)?DataTransfer-Regional-Bytes$/,
  },
  endpoint: {
    service: 'AmazonVPC',
    filters: (regionCode) => ({
      regionCode,
      productFamily: 'VpcEndpoint',
      endpointType: 'PrivateLink',
      operation: 'VpcEndpoint',
    }),
    usageType: /^(?:[A-Z0-9]+-)?VpcEndpoint-Bytes$/,
  },
  endpointHour: {
    service: 'AmazonVPC',
    filters: (regionCode) => ({
      regionCode,
      productFamily: 'VpcEndpoint',
      endpointType: 'PrivateLink',
      operation: 'VpcEndpoint',
    }),
    usageType: /^(?:[A-Z0-9]+-)?VpcEndpoint-Hours$/,
  },
  transit: {
    service: 'AmazonVPC',
    filters: (regionCode) => ({ regionCode, group: 'AWSTransitGateway', operation: 'TransitGatewayVPC' }),
    usageType: /^(?:[A-Z0-9]+-)?TransitGateway-Bytes$/,
  },
  internetOut: {
    service: 'AWSDataTransfer',
    filters: (fromRegionCode) => ({
      fromRegionCode,
      productFamily: 'Data Transfer',
      transferType: 'AWS Outbound',
      toLocation: 'External',
    }),
    usageType: /^(?:[A-Z0-9]+-)?DataTransfer-Out-Bytes$/,
  },
  interRegion: {
    service: 'AWSDataTransfer',
    filters: (fromRegionCode) => ({
      fromRegionCode,
      productFamily: 'Data Transfer',
      transferType: 'InterRegion Outbound',
    }),
    usageType: /^(?:[A-Z0-9]+-)+AWS-Out-Bytes$/,
  },
} as const satisfies Readonly<Record<string, Listed>>

export type ListedPart = keyof typeof LISTED

export const LISTED_PARTS = Object.keys(LISTED) as readonly ListedPart[]

/** What a reader calls a part. */
export const PART_WORDS: Readonly<Record<ListedPart, string>> = {
  nat: 'NAT gateways',
  natHour: "NAT gateways' hours",
  interAz: 'transfer across zones',
  endpoint: 'interface endpoints',
  endpointHour: "interface endpoints' hours",
  transit: 'transit gateways',
  internetOut: 'transfer to the internet',
  interRegion: 'transfer to other regions',
}

interface Product {
  readonly product?: { readonly attributes?: Readonly<Record<string, string | undefined>> }
  readonly terms?: {
    readonly OnDemand?: Readonly<
      Record<
        string,
        {
          readonly priceDimensions?: Readonly<
            Record<string, { readonly beginRange?: string; readonly pricePerUnit?: { readonly USD?: string } }>
          >
        }
      >
    >
  }
  readonly publicationDate?: string
}

/** A product's prices by volume, zero prices left out; empty where none is left. */
interface Priced {
  readonly toRegion: string | null
  readonly tiers: readonly Tier[]
  readonly published: string
}

function pricedProducts(part: ListedPart, region: string, answer: readonly string[]): Priced[] {
  return answer.flatMap((text) => {
    const { product, terms, publicationDate = '' } = JSON.parse(text) as Product
    const { usagetype = '', fromRegionCode = region, regionCode = region, toRegionCode } = product?.attributes ?? {}
    if (!LISTED[part].usageType.test(usagetype) || fromRegionCode !== region || regionCode !== region) return []
    const tiers = Object.values(terms?.OnDemand ?? {})
      .flatMap(({ priceDimensions = {} }) => Object.values(priceDimensions))
      .map(({ beginRange, pricePerUnit }) => ({ fromGb: Number(beginRange), usdPerGb: Number(pricePerUnit?.USD) }))
      .filter(({ fromGb, usdPerGb }) => fromGb >= 0 && usdPerGb > 0)
      .toSorted((a, b) => a.fromGb - b.fromGb)
    return tiers.length === 0
      ? []
      : [{ toRegion: toRegionCode ?? null, tiers, published: publicationDate.slice(0, 10) }]
  })
}

export interface ListedRates {
  /** Undefined where neither the list nor the table knows the region. */
  readonly rates: Rates | undefined
  /** Parts that the list does not tell, or tells in two ways: the table's stand in. */
  readonly missing: readonly ListedPart[]
}

/**
 * A region's rates from the Price List API's answers, each a list of JSON products in its layout. What an answer lacks
 * is taken from `table`; a part that neither holds leaves the region without rates. `today` dates a list without a date of
 * its own. Throws SyntaxError where an answer is no JSON.
 */
export function ratesFromList(
  region: string,
  answers: Readonly<Record<ListedPart, readonly string[]>>,
  table: Rates | undefined,
  today: string,
): ListedRates {
  const products = Object.fromEntries(
    LISTED_PARTS.map((part) => [part, pricedProducts(part, region, answers[part])]),
  ) as Record<ListedPart, Priced[]>
  const missing: ListedPart[] = []
  const used: Priced[] = []

  function tiersOf(part: ListedPart): readonly Tier[] | undefined {
    const [first, ...others] = products[part]
    const same = others.every(({ tiers }) => JSON.stringify(tiers) === JSON.stringify(first?.tiers))
    if (first && same && first.tiers[0]?.fromGb === 0) {
      used.push(first)
      return first.tiers
    }
    missing.push(part)
    return undefined
  }
  const priceOf = (part: ListedPart) => tiersOf(part)?.[0]?.usdPerGb

  const natUsdPerGb = priceOf('nat') ?? table?.natUsdPerGb
  const natUsdPerHour = priceOf('natHour') ?? table?.natUsdPerHour ?? null
  const interAzUsdPerGbEachDirection = priceOf('interAz') ?? table?.interAzUsdPerGbEachDirection
  const endpointTiers = tiersOf('endpoint') ?? table?.endpointTiers
  const endpointUsdPerZoneHour = priceOf('endpointHour') ?? table?.endpointUsdPerZoneHour ?? null
  const transitUsdPerGb = priceOf('transit') ?? table?.transitUsdPerGb
  const internetOutUsdPerGb = priceOf('internetOut') ?? table?.internetOutUsdPerGb
  const between = interRegionOf(products.interRegion)
  if (between === undefined) missing.push('interRegion')
  else used.push(...products.interRegion)
  const { interRegionUsdPerGb, interRegionExceptions } = between ?? table ?? {}
  if (
    natUsdPerGb === undefined ||
    interAzUsdPerGbEachDirection === undefined ||
    endpointTiers === undefined ||
    transitUsdPerGb === undefined ||
    internetOutUsdPerGb === undefined ||
    interRegionUsdPerGb === undefined ||
    interRegionExceptions === undefined
  ) {
    return { rates: undefined, missing }
  }
  if (missing.length === LISTED_PARTS.length) return { rates: table, missing }
  const published = used.map((one) => one.published).filter((day) => day !== '')
  return {
    missing,
    rates: {
      region,
      source: 'price-list',
      asOf: published.toSorted()[0] ?? today,
      priceFactor: 1,
      natUsdPerGb,
      natUsdPerHour,
      endpointUsdPerZoneHour,
      interAzUsdPerGbEachDirection,
      endpointTiers,
      transitUsdPerGb,
      internetOutUsdPerGb,
      interRegionUsdPerGb,
      interRegionExceptions,
    },
  }
}

/** The price to most other regions, and those that differ; undefined where the list tells of none. */
function interRegionOf(products: readonly Priced[]) {
  const byRegion = new Map(
    products.flatMap(({ toRegion, tiers: [first] }) =>
      toRegion && first ? [[toRegion, first.usdPerGb] as const] : [],
    ),
  )
  const counts = Map.groupBy(byRegion.values(), (usdPerGb) => usdPerGb)
  const [most] = [...counts].toSorted(([a, x], [b, y]) => y.length - x.length || b - a)
  if (!most) return undefined
  const [interRegionUsdPerGb] = most
  const exceptions = [...byRegion].filter(([, usdPerGb]) => usdPerGb !== interRegionUsdPerGb)
  return { interRegionUsdPerGb, interRegionExceptions: Object.fromEntries(exceptions.toSorted()) }
}
