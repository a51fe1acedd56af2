import { type Endpoint, type Gate, serveJson } from './endpoint.ts'
import type { World } from './world.ts'

/**
 * The Price List API with the network products of five regions, in the published layout and with the products that a
 * careless filter would take for them. Prefixes, prices and ranges: AWS price lists of 2026-09 (AmazonEC2 of eu-west-1,
 * AmazonVPC and AWSDataTransfer of us-east-1) and AWS's price pages of 2025-11 to 2026-09.
 */
interface Region {
  readonly code: string
  readonly location: string
  /** Of EC2's and data transfer's usage types; us-east-1 has none there, and `USE1-` for the VPC's. */
  readonly prefix: string
  readonly nat: string
  readonly endpointHour: string
  /** Dollars from 0, 10,240, 51,200 and 153,600 GB a month on. */
  readonly internet: readonly string[]
  /** To other regions of these five. */
  readonly between: Readonly<Record<string, string>>
}

const USUAL_INTERNET = ['0.0900000000', '0.0850000000', '0.0700000000', '0.0500000000']

const REGIONS: readonly Region[] = [
  {
    code: 'us-east-1',
    location: 'US East (N. Virginia)',
    prefix: '',
    nat: '0.0450000000',
    endpointHour: '0.0100000000',
    internet: USUAL_INTERNET,
    between: { 'us-east-2': '0.0100000000', 'eu-west-1': '0.0200000000', 'ca-central-1': '0.0200000000' },
  },
  {
    code: 'eu-west-1',
    location: 'EU (Ireland)',
    prefix: 'EU-',
    nat: '0.0480000000',
    endpointHour: '0.0110000000',
    internet: USUAL_INTERNET,
    between: { 'us-east-1': '0.0200000000', 'ap-northeast-1': '0.0200000000', 'ca-west-1': '0.0500000000' },
  },
  {
    code: 'ca-central-1',
    location: 'Canada (Central)',
    prefix: 'CAN1-',
    nat: '0.0500000000',
    endpointHour: '0.0110000000',
    internet: USUAL_INTERNET,
    between: { 'us-east-1': '0.0200000000', 'eu-west-1': '0.0200000000' },
  },
  {
    code: 'ap-northeast-1',
    location: 'Asia Pacific (Tokyo)',
    prefix: 'APN1-',
    nat: '0.0620000000',
    endpointHour: '0.0140000000',
    internet: ['0.1140000000', '0.0890000000', '0.0860000000', '0.0840000000'],
    between: { 'us-east-1': '0.0900000000', 'eu-west-1': '0.0900000000' },
  },
  {
    code: 'sa-east-1',
    location: 'South America (Sao Paulo)',
    prefix: 'SAE1-',
    nat: '0.0930000000',
    endpointHour: '0.0210000000',
    internet: ['0.1500000000', '0.1380000000', '0.1260000000', '0.1140000000'],
    between: { 'us-east-1': '0.1380000000', 'eu-west-1': '0.1380000000' },
  },
]

interface Product {
  readonly service: string
  readonly family: string
  readonly attributes: Readonly<Record<string, string>>
  readonly unit: string
  /** Dollars from a volume on, in gigabytes. */
  readonly prices: readonly (readonly [from: string, usd: string])[]
}

const flat = (usd: string) => [['0', usd]] as const

function productsOf({ code, location, prefix, nat, endpointHour, internet, between }: Region): Product[] {
  const natGateway = (usagetype: string, operation: string, groupDescription: string, unit: string, usd: string) => ({
    service: 'AmazonEC2',
    family: 'NAT Gateway',
    attributes: { regionCode: code, location, group: 'NGW:NatGateway', groupDescription, usagetype, operation },
    unit,
    prices: flat(usd),
  })
  const endpoint = (usage: string, operation: string, type: string, unit: string, prices: Product['prices']) => ({
    service: 'AmazonVPC',
    family: 'VpcEndpoint',
    attributes: {
      regionCode: code,
      location,
      group: 'VPCE:VpcEndpoint',
      usagetype: `${prefix || 'USE1-'}${usage}`,
      operation,
      endpointType: type,
    },
    unit,
    prices,
  })
  const transit = (usage: string, unit: string, usd: string) => ({
    service: 'AmazonVPC',
    family: 'Transit Gateway',
    attributes: {
      regionCode: code,
      location,
      group: 'AWSTransitGateway',
      usagetype: `${prefix || 'USE1-'}${usage}`,
      operation: 'TransitGatewayVPC',
      attachmentType: 'VPC',
    },
    unit,
    prices: flat(usd),
  })
  const transfer = (type: string, usage: string, to: Readonly<Record<string, string>>, prices: Product['prices']) => ({
    service: 'AWSDataTransfer',
    family: 'Data Transfer',
    attributes: {
      transferType: type,
      fromLocation: location,
      fromRegionCode: code,
      usagetype: usage,
      operation: '',
      ...to,
    },
    unit: 'GB',
    prices,
  })
  const here = { toLocation: location, toRegionCode: code }
  return [
    natGateway(
      `${prefix}NatGateway-Prvd-Bytes`,
      'NatGateway',
      'Charge for per GB data processed by NAT Gateways with provisioned bandwidth',
      'GB',
      '0.0000000000',
    ),
    natGateway(
      `${prefix}NatGateway-Prvd-Gbps`,
      'NatGateway',
      'Per hour and per Gbps charge for NAT Gateways with provisioned bandwidth',
      'Gbps-hrs',
      '1.1640000000',
    ),
    natGateway(
      `${prefix || 'USE1-'}RegionalNatGateway-Bytes`,
      'RegionalNatGateway',
      'Charge for per GB data processed by NAT Gateways',
      'GB',
      '0.0110000000',
    ),
    natGateway(`${prefix}NatGateway-Hours`, 'NatGateway', 'Hourly charge for NAT Gateways', 'Hrs', nat),
    natGateway(`${prefix}NatGateway-Bytes`, 'NatGateway', 'Charge for per GB data processed by NatGateways', 'GB', nat),
    endpoint('VpcEndpoint-Hours', 'VpcEndpoint', 'PrivateLink', 'Hrs', flat(endpointHour)),
    endpoint('VpcEndpoint-GWLBE-Bytes', 'VpcEndpoint', 'Gateway LoadBalancer', 'GB', flat('0.0035000000')),
    endpoint('VpcEndpoint-Bytes', 'VpcEndpoint', 'PrivateLink', 'GB', [
      // Ranges come in any order.
      ['5242880', '0.0040000000'],
      ['0', '0.0100000000'],
      ['1048576', '0.0060000000'],
    ]),
    transit('TransitGateway-Hours', 'hour', '0.0500000000'),
    transit('TransitGateway-Bytes', 'GigaBytes', '0.0200000000'),
    transfer('IntraRegion', `${prefix}DataTransfer-xAZ-In-Bytes`, here, flat('0.0000000000')),
    transfer('IntraRegion', `${prefix}DataTransfer-xAZ-Out-Bytes`, here, flat('0.0000000000')),
    transfer('IntraRegion', `${prefix}DataTransfer-Regional-Bytes`, here, flat('0.0100000000')),
    transfer(
      'AWS Outbound',
      `${prefix}DataTransfer-Out-Bytes`,
      { toLocation: 'External' },
      ['0', '10240', '51200', '153600'].map((from, tier) => [from, internet[tier] ?? ''] as const),
    ),
    ...Object.entries(between).map(([toRegionCode, usd]) =>
      transfer('InterRegion Outbound', `${prefix || 'USE1-'}USW2-AWS-Out-Bytes`, { toRegionCode }, flat(usd)),
    ),
  ]
}

const PRODUCTS = REGIONS.flatMap(productsOf)

const PRODUCTS_PER_PAGE = 2

/** Answers GetProducts by exact matches of all filters, a page at a time. */
export function servePriceList(gate: Gate, world: () => World): Promise<Endpoint> {
  return serveJson(gate, 'pricing', (operation, params) => {
    if (world().faults?.deniedActions?.includes(`pricing:${operation}`)) {
      return `AccessDeniedException: not authorized: pricing:${operation}`
    }
    if (operation !== 'GetProducts') return `InvalidParameterException: ${operation} is not served here`
    const filters = params.Filters as readonly {
      readonly Type: string
      readonly Field: string
      readonly Value: string
    }[]
    if (filters.some(({ Type }) => Type !== 'TERM_MATCH'))
      return 'InvalidParameterException: only TERM_MATCH is served here'
    const found = PRODUCTS.filter(
      ({ service, family, attributes }) =>
        service === params.ServiceCode &&
        filters.every(({ Field, Value }) => (Field === 'productFamily' ? family : attributes[Field]) === Value),
    )
    const first = Number(params.NextToken ?? 0)
    const next = first + PRODUCTS_PER_PAGE
    return {
      FormatVersion: 'aws_v1',
      PriceList: found.slice(first, next).map((product, index) => JSON.stringify(layout(product, first + index))),
      ...(next < found.length ? { NextToken: String(next) } : {}),
    }
  })
}

/** A product as the API words it. */
function layout({ service, family, attributes, unit, prices }: Product, index: number) {
  const sku = `SKU${String(index).padStart(13, '0')}`
  const term = `${sku}.JRTCKXETXF`
  const priceDimensions = Object.fromEntries(
    prices.map(([beginRange, usd], tier) => [
      `${term}.RATE${tier}`,
      { rateCode: `${term}.RATE${tier}`, beginRange, unit, pricePerUnit: { USD: usd }, appliesTo: [] },
    ]),
  )
  return {
    product: { productFamily: family, attributes: { servicecode: service, ...attributes }, sku },
    serviceCode: service,
    terms: { OnDemand: { [term]: { offerTermCode: 'JRTCKXETXF', sku, priceDimensions, termAttributes: {} } } },
    version: '20260925174521',
    publicationDate: '2026-09-25T17:45:21Z',
  }
}
