import { describe, expect, test } from 'vitest'
import { LISTED_PARTS, type ListedPart, ratesFromList } from '../../../domain/money/price-list.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'

const TODAY = '2026-11-22'
const table = fallbackRates('eu-west-1')
const none = Object.fromEntries(LISTED_PARTS.map((part) => [part, []])) as unknown as Record<ListedPart, string[]>

/** A product in the layout of GetProducts. */
const product = (
  usagetype: string,
  prices: readonly (readonly [from: string, usd: string])[],
  attributes: Record<string, string> = {},
) =>
  JSON.stringify({
    product: { attributes: { usagetype, regionCode: 'eu-west-1', ...attributes } },
    terms: {
      OnDemand: {
        term: {
          priceDimensions: Object.fromEntries(
            prices.map(([beginRange, USD], index) => [`rate${index}`, { beginRange, pricePerUnit: { USD } }]),
          ),
        },
      },
    },
    publicationDate: '2026-09-25T17:45:21Z',
  })
const nat = (usd: string, usagetype = 'EU-NatGateway-Bytes') => product(usagetype, [['0', usd]])

type Answers = Partial<Record<ListedPart, string[]>>
const read = (answers: Answers) => ratesFromList('eu-west-1', { ...none, ...answers }, table, TODAY)
const readAlone = (answers: Answers) => ratesFromList('eu-west-1', { ...none, ...answers }, undefined, TODAY)

describe('a price list', () => {
  test('that tells one rate gives it, and the table the rest', () => {
    const { rates, missing } = read({ nat: [nat('0.0510000000')] })
    expect(rates).toEqual({ ...table, source: 'price-list', asOf: '2026-09-25', natUsdPerGb: 0.051 })
    expect(missing).toEqual(['natHour', 'interAz', 'endpoint', 'endpointHour', 'transit', 'internetOut', 'interRegion'])
  })

  test('that tells nothing leaves the table as it is', () => {
    const { rates, missing } = read({})
    expect(rates).toBe(table)
    expect(missing).toHaveLength(LISTED_PARTS.length)
  })

  test('of a region that no table holds is enough where it is whole', () => {
    expect(readAlone({ nat: [nat('0.05')] }).rates).toBeUndefined()
    const whole = {
      nat: [nat('0.05')],
      interAz: [product('EU-DataTransfer-Regional-Bytes', [['0', '0.01']])],
      endpoint: [product('EU-VpcEndpoint-Bytes', [['0', '0.01']])],
      transit: [product('EU-TransitGateway-Bytes', [['0', '0.02']])],
      internetOut: [product('EU-DataTransfer-Out-Bytes', [['0', '0.09']])],
      interRegion: [product('EU-USE1-AWS-Out-Bytes', [['0', '0.02']], { toRegionCode: 'us-east-1' })],
    }
    expect(readAlone(whole)).toMatchObject({
      rates: { natUsdPerGb: 0.05, natUsdPerHour: null, endpointUsdPerZoneHour: null },
      missing: ['natHour', 'endpointHour'],
    })
    const hours = {
      natHour: [nat('0.051', 'EU-NatGateway-Hours')],
      endpointHour: [product('EU-VpcEndpoint-Hours', [['0', '0.011']])],
    }
    expect(readAlone({ ...whole, ...hours })).toMatchObject({
      rates: { natUsdPerGb: 0.05, natUsdPerHour: 0.051, endpointUsdPerZoneHour: 0.011 },
      missing: [],
    })
  })

  test.each([
    ['at no price', nat('0.0000000000')],
    ['of the regional NAT gateway', nat('0.011', 'EU-RegionalNatGateway-Bytes')],
    ['of the provisioned NAT gateway', nat('0.011', 'EU-NatGateway-Prvd-Bytes')],
    ['by the hour', nat('0.048', 'EU-NatGateway-Hours')],
    ['in another currency', product('EU-NatGateway-Bytes', []).replace('{}', '{"r":{"pricePerUnit":{"CNY":"0.3"}}}')],
    ['of another region', product('EU-NatGateway-Bytes', [['0', '0.011']], { regionCode: 'eu-west-2' })],
    ['that begins above nothing', product('EU-NatGateway-Bytes', [['100', '0.011']])],
  ])('refuses a NAT price %s', (_, one) => {
    expect(read({ nat: [one] }).missing).toContain('nat')
    expect(read({ nat: [one, nat('0.048')] }).rates?.natUsdPerGb).toBe(0.048)
  })

  test('that tells one rate twice is believed where both say the same', () => {
    expect(read({ nat: [nat('0.05'), nat('0.05')] }).rates?.natUsdPerGb).toBe(0.05)
    expect(read({ nat: [nat('0.05'), nat('0.06')] })).toMatchObject({
      rates: { natUsdPerGb: 0.048 },
      missing: expect.arrayContaining(['nat']),
    })
  })

  test('keeps tiers, in order', () => {
    const endpoint = [
      product('EU-VpcEndpoint-Bytes', [
        ['1048576', '0.006'],
        ['0', '0.01'],
        ['5242880', '0.004'],
      ]),
    ]
    expect(read({ endpoint }).rates?.endpointTiers).toEqual([
      { fromGb: 0, usdPerGb: 0.01 },
      { fromGb: 1_048_576, usdPerGb: 0.006 },
      { fromGb: 5_242_880, usdPerGb: 0.004 },
    ])
  })

  test('gives the price to most regions, and those that differ', () => {
    const to = (toRegionCode: string, usd: string) => product('EU-X-AWS-Out-Bytes', [['0', usd]], { toRegionCode })
    const interRegion = [to('us-east-1', '0.02'), to('ca-west-1', '0.05'), to('sa-east-1', '0.02')]
    expect(read({ interRegion }).rates).toMatchObject({
      interRegionUsdPerGb: 0.02,
      interRegionExceptions: { 'ca-west-1': 0.05 },
    })
  })

  test('that is no JSON is an error', () => {
    expect(() => read({ nat: ['<html>'] })).toThrow(SyntaxError)
  })
})
