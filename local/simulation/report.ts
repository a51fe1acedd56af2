import { NO_FINDINGS } from '../../domain/findings/finding.ts'
import type { Report } from '../../domain/report/report.ts'
import { sum } from '../../domain/sums.ts'
import { CLUSTER, type ToldDay } from './days.ts'

const GIGABYTE = 2 ** 30

/** Dollars a gigabyte of us-east-1: both sides of a crossing, and a NAT gateway. */
const USD_PER_GB = { inter_az: 0.02, nat: 0.045, other: 0.01 }

const NO_ROWS = {
  rows: [],
  rest: { rows: 0, bytes: 0, gigabytes: 0, usd: 0, unpricedBytes: 0 },
  notInDigest: { rows: 0, bytes: 0, gigabytes: 0, usd: 0, unpricedBytes: 0 },
}

/** A report of a day of which its pairs and its changes are known: the digest that it makes has no tables of rows. */
export function reportOfDay({ today, trend, attention, proofs }: ToldDay): Report {
  const { day, usd, usdByFigure } = today
  const byCharge = (['inter_az', 'nat'] as const).map((charge) => {
    const gigabytes = usdByFigure[charge] / USD_PER_GB[charge]
    return { charge, gigabytes, bytes: gigabytes * GIGABYTE, usd: usdByFigure[charge] }
  })
  const bytes = sum(byCharge.map((one) => one.bytes))
  const totals = { usd, bytes, byCharge, freeBytes: 0, unpriced: [], unknownShare: 0, mostlyPriced: true, bounds: [] }
  const monitor = { name: 'prod-eks', cluster: CLUSTER, region: 'us-east-1', usd, bytes }
  const [dearest] = today.pairs
  const provenUsdPerMonth = sum(proofs.map(({ usdPerMonth }) => usdPerMonth))
  return {
    ...{ schemaVersion: 2, day, timeZone: 'UTC', from: `${day}T00:00:00Z`, to: `${day}T24:00:00Z` },
    ...{ monitors: [monitor], status: 'ok', totals, top: [], trend, attention },
    cause: dearest ? { ...dearest, sources: 1 } : null,
    clusters: [
      {
        ...{
          name: CLUSTER,
          regions: ['us-east-1'],
          monitors: ['prod-eks'],
          totals,
          usual: trend.total,
          inDigest: false,
        },
        locality: { bytes: 0, localBytes: 0, services: [] },
        ...{ interAz: NO_ROWS, external: NO_ROWS, awsServices: NO_ROWS, otherNetworks: NO_ROWS },
      },
    ],
    findings: { ...NO_FINDINGS, proofs, totals: { ...NO_FINDINGS.totals, provenUsdPerMonth } },
    coverage: {
      ...{ slicesWanted: 24, slicesComplete: 24, gaps: [], cuts: [], mirroredPairs: 0, doubtfulBytes: 0 },
      calibration: { pairs: 0, medianRatio: null, spread: null, valueIs: 'both_directions', basis: 'too_few_pairs' },
      counted: { until: `${day}T24:00:00Z`, monitors: [], unseen: null, natGateways: [] },
    },
    naming: { bytes, namedBytes: bytes, bySource: [{ source: 'row', bytes }], hostOnlyBytes: 0 },
    ...{ bill: null, notes: [], history: [], ownCost: null, bytesPerGigabyte: GIGABYTE },
    rates: {
      ...{ source: 'fallback', asOf: '2026-09-03', region: 'us-east-1', interAzUsdPerGbEachDirection: 0.01 },
      ...{ natUsdPerGb: 0.045, endpointUsdPerGb: 0.01, transitUsdPerGb: 0.02, priceFactor: 1 },
    },
    archive: { bucket: 'simulation', keys: [], query: '', links: [] },
    ...{ execution: 'simulation', version: '0' },
  }
}
