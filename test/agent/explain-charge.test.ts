import { expect, test } from 'vitest'
import { explained } from '../../agent/tools/explain-charge.ts'

const GIB = 2 ** 30
const monitor = (name: string, region: string) => ({ name, region, cluster: name, usd: 0, bytes: 0 })
const REPORT = {
  bytesPerGigabyte: GIB,
  monitors: [monitor('eks', 'us-east-1'), monitor('eks@eu-central-1', 'eu-central-1')],
  rates: {
    ...({ source: 'price-list', asOf: '', region: 'us-east-1', priceFactor: 1 } as const),
    ...{ interAzUsdPerGbEachDirection: 0.01, natUsdPerGb: 0.045, endpointUsdPerGb: 0.01, transitUsdPerGb: 0.02 },
  },
}
const row = (name: string, usd: number, pays: string | null = 'nat') => ({
  ...{ monitor: name, bytes: 10 * GIB, usd, pays, price_page: 'https://aws.amazon.com/vpc/pricing/', unpriced: null },
})

test('dollars are worked out at the rates of their own region, or not at all', () => {
  // 10 GB through a NAT gateway: at $0.045 in us-east-1, at $0.052 in eu-central-1.
  const own = explained(row('eks', 0.45), REPORT)
  expect(own.how).toBe('nat: 10.0000 GB x $0.045 = $0.450000')
  expect(own.worked_usd_per_day).toBeCloseTo(0.45, 9)
  expect(explained(row('eks@eu-central-1', 0.52), REPORT)).toMatchObject({
    usd_per_day: 0.52,
    how: 'not worked out: about has the rates of us-east-1, and this was priced at those of eu-central-1',
    worked_usd_per_day: null,
  })
  expect(explained(row('eks@eu-central-1', 0, null), REPORT)).toMatchObject({ how: 'free', worked_usd_per_day: 0 })
})
