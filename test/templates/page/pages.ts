import { addDays } from '../../../domain/day.ts'
import { type PricedFlow, pricedFlow } from '../../../domain/money/priced-flow.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { Page } from '../../../domain/report/page.ts'
import { pageOf } from '../../../domain/report/page-pairs.ts'
import type { Report } from '../../../domain/report/report.ts'
import type { TrendDay } from '../../../domain/trend/trend-day.ts'
import { end, flow, GIB, knowledge, priced, topology } from '../../domain/build.ts'
import { goodDay } from '../fixtures.ts'

const network = networkOf(topology([{ destination: '0.0.0.0/0', target: 'nat-b' }]))
const ZONES = [
  { azId: 'euw1-az1', subnetId: 'subnet-a' },
  { azId: 'euw1-az2', subnetId: 'subnet-b' },
] as const

const podOf = (name: string, namespace: string, zone: 0 | 1, service?: string) =>
  end({
    ...{ ip: `10.0.${zone}.${10 + (name.length % 200)}`, pod: `${name}-788bf7448d-2bkfz`, namespace, ...ZONES[zone] },
    ...(service === undefined ? {} : { service }),
  })

const teamOf = (_: string, { namespace }: { readonly namespace?: string | null }) =>
  namespace === 'shop' ? 'storefront' : 'unowned'

const toGoogle = priced(
  {
    source: podOf('worker', 'jobs', 0),
    destination: end({ ip: '8.8.8.8' }),
    category: 'UNCLASSIFIED',
    bytes: 20 * GIB,
  },
  { network, teamOf },
)

/** A few pairs: one across zones, one through a gateway in another zone, one that stays in its zone, one without a price. */
export const FLOWS: readonly PricedFlow[] = [
  priced({ source: podOf('web', 'shop', 0), destination: podOf('db', 'data', 1, 'db'), bytes: 50 * GIB }, { teamOf }),
  toGoogle,
  priced(
    { source: podOf('web', 'shop', 0), destination: podOf('cache', 'shop', 0), category: 'INTRA_AZ', bytes: 9 * GIB },
    { teamOf },
  ),
  priced({ source: podOf('worker', 'jobs', 0), category: 'INTER_REGION', bytes: 3 * GIB }, { teamOf }),
]

/** A pair that pays to cross with some of its bytes alone, and one zone's traffic of which some has no price. */
export const AMBIGUOUS: readonly PricedFlow[] = [
  toGoogle,
  { ...toGoogle, bytes: 10 * GIB, usd: 0.48, charges: { ...toGoogle.charges, interAz: 0, nat: 0.48 } },
  ...[4, 6].map((size) => ({
    ...priced(
      {
        source: podOf('web', 'shop', 0),
        destination: podOf('cache', 'shop', 0),
        category: 'INTRA_AZ',
        bytes: size * GIB,
      },
      { teamOf },
    ),
    ...(size === 6 ? { unpriced: 'route unknown' } : {}),
  })),
]

const DAYS = Array.from({ length: 30 }, (_, index) => addDays('2026-11-21', index - 29))

/** Thirty days of which the first ten are not known, one is of other monitors, one is incomplete, one rose and one was fixed. */
const history = (report: Report) => ({
  days: DAYS.map((day, index) => {
    const usd = index < 10 ? null : index === 29 ? report.totals.usd : 30 + (index % 5)
    return {
      day,
      usd,
      usdByFigure: usd === null ? null : { inter_az: usd * 0.6, nat: usd * 0.4, other: 0 },
      locality:
        usd === null
          ? null
          : [
              {
                ...{ cluster: 'shop', bytes: 100, localBytes: 40 + index },
                services: [{ namespace: 'data', service: 'kafka', bytes: 50, localBytes: index }],
              },
            ],
      isWhole: index !== 15,
      sameMonitors: index !== 12,
      usual: index < 14 ? null : { usd: 32, lowUsd: 28, highUsd: 36 },
    }
  }),
  events: [
    { kind: 'rise', day: DAYS[20] ?? '', of: 'figure', name: 'nat', pair: null, usd: 17, usualUsd: 8 },
    { kind: 'fixed', day: DAYS[25] ?? '', title: 'S3 endpoint' },
  ] as const,
  past: [
    {
      day: DAYS[28] ?? '',
      pairsLeftOut: 0,
      pairs: [{ cluster: 'shop', ...ENDS, via: 'direct', usd: 0.75 }],
    },
  ] as unknown as TrendDay[],
})

const TODAY = {
  ...{ day: '2026-11-22', hoursOver: 6, hours: 5, usd: 8.4 },
  earlier: [
    { day: '2026-11-21', usd: 7.9 },
    { day: '2026-11-15', usd: null },
  ],
}

const ENDS = {
  source: { name: 'web', namespace: 'shop', kind: 'Deployment' },
  destination: { name: 'db', namespace: 'data', kind: 'Deployment' },
}

/** A page of some flows, whose report is another day's: what a page does with it is the same. */
export function pageWith(flows: readonly PricedFlow[], report: Report = goodDay): Page {
  const [first] = report.findings.open
  const page = pageOf(report, { flowsOf: new Map([[first?.id ?? '', flows.slice(0, 1)]]) }, flows, history(report), {
    clusterOf: () => 'shop',
    bytesPerGigabyte: GIB,
  })
  return { ...page, today: TODAY }
}

/** Ten thousand workloads that each call a store across zones, and every other one an address outside. */
export function manyFlows(workloads: number): PricedFlow[] {
  const [inside, outside] = [knowledge({ teamOf }), knowledge({ network, teamOf })]
  return Array.from({ length: workloads }, (_, index) => {
    const source = podOf(`job-${index.toString(36)}`, `team-${index % 40}`, (index % 2) as 0 | 1)
    const bytes = Math.round(GIB * (1 + (index % 977) / 7))
    const store = podOf(`store-${index % 9}`, 'data', ((index + 1) % 2) as 0 | 1, 'store')
    const out = end({ ip: `52.94.${index % 200}.${index % 250}` })
    const crossing = pricedFlow(flow({ source, destination: store, bytes }), inside)
    if (index % 2 !== 0) return [crossing]
    const leaving = flow({ source, destination: out, category: 'UNCLASSIFIED', bytes: Math.round(bytes / 3) })
    return [crossing, pricedFlow(leaving, outside)]
  }).flat()
}
