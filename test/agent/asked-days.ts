import type { Connection, World, WorldEnd } from '../../local/cloud/world.ts'
import { CLUSTER, pod, REGION, ZONES, type Zone } from '../../worlds/two-zone-cluster.ts'

/**
 * Five days of three teams. The Service api is routed on the third; on the fifth, calls of the Service ledger double. A
 * connection of 20 MiB in each of 288 five minutes carries 20 × 288 / 1,024 = 5.625 GiB a day.
 */
export const DAYS = [17, 18, 19, 20, 21].map((day) => `2026-11-${day}`)
const FIXED_ON = 3

const gibibytes = (mebibytes: number) => (mebibytes * 288) / 1024

/** The truth of each day, by hand: US dollars at $0.02 a GiB across zones and $0.045 through a NAT gateway. */
export const TRUTH = {
  /** Two of four connections of 80 MiB cross until they are routed. */
  api: 2 * gibibytes(80) * 0.02,
  /** Two of four connections of 40 MiB cross on every day, and of 80 on the last. */
  ledger: 2 * gibibytes(40) * 0.02,
  ledgerRisen: 2 * gibibytes(80) * 0.02,
  /** Two connections of 120 MiB to SQS, and two of 60 to Datadog, by the gateway of their own zone. */
  queue: 2 * gibibytes(120) * 0.045,
  datadog: 2 * gibibytes(60) * 0.045,
  /** One connection of 10 MiB to a private address that no route leads to. */
  unpricedGibibytes: gibibytes(10),
  /** On the last day web to api stays, 2 × 160 MiB; of orders to ledger, 4 × 80, half does. */
  sameZoneShare: (2 * 160 + 2 * 80) / (2 * 160 + 4 * 80),
  /** A month has 730 hours. */
  perMonth: 730 / 24,
} as const

export const BUDGET = 40

const SQS = '52.94.232.206'
const DATADOG = '3.233.144.10'
const [A, B] = ZONES
const of = (namespace: string, zone: Zone, ip: string, name: string, service?: string): WorldEnd => ({
  ...pod(zone, ip, name, service),
  namespace,
})

const web = [of('shop', A, '10.5.4.10', 'web-7b948db86c-b2kfz'), of('shop', B, '10.5.36.11', 'web-7b948db86c-c7mxq')]
const api = [
  of('shop', A, '10.5.4.30', 'api-6d5f9c4b8d-d4hwp', 'api'),
  of('shop', B, '10.5.36.31', 'api-6d5f9c4b8d-g9ntr', 'api'),
]
const orders = [
  of('shop', A, '10.5.4.50', 'orders-5f6d7c8b9d-j6rvs'),
  of('shop', B, '10.5.36.51', 'orders-5f6d7c8b9d-l5zqt'),
]
const ledger = [
  of('finance', A, '10.5.4.60', 'ledger-6d5f9c4b8d-k7svw', 'ledger'),
  of('finance', B, '10.5.36.61', 'ledger-6d5f9c4b8d-m8twx', 'ledger'),
]
const etl = [of('data', A, '10.5.4.70', 'etl-788bf7448d-2bkfz'), of('data', B, '10.5.36.71', 'etl-788bf7448d-4c7mq')]
const agents = [
  of('platform', A, '10.5.4.90', 'datadog-agent-5dhwp'),
  of('platform', B, '10.5.36.91', 'datadog-agent-6gntr'),
]

const flow = (client: WorldEnd, server: WorldEnd, category: Connection['category'], mebibytes: number): Connection => ({
  ...{ client, server, category, port: 443 },
  bytesPerSlot: () => mebibytes * 2 ** 20,
})

const calls = (from: readonly WorldEnd[], to: readonly WorldEnd[], mebibytes: number, isRouted = false) =>
  from.flatMap((client) =>
    to
      .filter((server) => !isRouted || server.azId === client.azId)
      .map((server) => flow(client, server, server.azId === client.azId ? 'INTRA_AZ' : 'INTER_AZ', mebibytes)),
  )

/** The world on a day, from 1 on. */
export const worldOn = (number: number): World => {
  const isFixed = number >= FIXED_ON
  return {
    ...CLUSTER,
    name: `asked-days-${number}`,
    summary: '',
    budgets: [{ usdPerMonth: BUDGET }],
    // Of the platform's agents nobody has said whose they are.
    decisions: 'teams:\n  - { team: store, namespace: shop }\n  - { team: analysts, workload: etl }\n',
    internet: [
      { ip: SQS, certificate: { names: ['sqs.us-east-1.amazonaws.com'], kind: 'valid' } },
      { ip: DATADOG, certificate: { names: ['*.datadoghq.com'], kind: 'valid' } },
    ],
    connections: [
      ...calls(web, api, isFixed ? 160 : 80, isFixed),
      ...calls(orders, ledger, number === DAYS.length ? 80 : 40),
      ...etl.map((client) => flow(client, { ip: SQS, region: REGION }, 'UNCLASSIFIED', 120)),
      ...agents.map((client) => flow(client, { ip: DATADOG }, 'UNCLASSIFIED', 60)),
      ...etl.slice(0, 1).map((client) => flow(client, { ip: '10.99.0.5', region: 'us-west-2' }, 'INTER_REGION', 10)),
    ],
    bill: { usd: 0, byCharge: { inter_az: 0, nat: 0, endpoint: 0 }, bytes: 0 },
  }
}
