import {
  type Change,
  type Finding,
  NO_FINDINGS,
  type Proof,
  type ReportFindings,
} from '../../domain/findings/finding.ts'
import { withDigestLines } from '../../domain/report/digest-lines.ts'
import type {
  AwsServiceRow,
  Cause,
  ChargeName,
  CountedBytes,
  ExternalRow,
  InterAzRow,
  OtherNetworkRow,
  Report,
  ReportCluster,
  ReportEnd,
  ReportTotals,
  RowSums,
} from '../../domain/report/report.ts'

export const GIB = 2 ** 30

export const pod = (name: string, namespace: string, kind = 'Deployment'): ReportEnd => ({ name, namespace, kind })
const amount = (gigabytes: number, usd: number) => ({ bytes: Math.round(gigabytes * GIB), gigabytes, usd })
const sizeOf = (gigabytes: number) => ({ bytes: Math.round(gigabytes * GIB), gigabytes })
const monitored = (gigabytes: number, usd: number) => ({ bytes: Math.round(gigabytes * GIB), usd })
const bound = (gigabytes: number, usdAtMost: number) => ({ bytes: Math.round(gigabytes * GIB), gigabytes, usdAtMost })

/** Sums of a row; `priced` false for one whose bytes have no price. */
const sums = (gigabytes: number, usd: number, priced = true) => {
  const { bytes, ...more } = amount(gigabytes, usd)
  return { bytes, ...more, unpricedBytes: priced ? 0 : bytes }
}
/** A table's line. */
const line = (gigabytes: number, usd: number, priced = true) => ({ ...sums(gigabytes, usd, priced), inDigest: true })
export const leftOut = (rows: number, gigabytes: number, usd: number): RowSums => ({ rows, ...sums(gigabytes, usd) })
const NOTHING_LEFT_OUT = leftOut(0, 0, 0)

/** A table of which a digest shows all rows, and sums the rest. */
export const tableOf = <Row>(rows: readonly Row[], rest: RowSums = NOTHING_LEFT_OUT, totals?: ReportTotals) => ({
  rows,
  rest,
  notInDigest: rest,
  ...(totals && { totals }),
})

/** Sums of a table of which every byte pays for one thing, or has no price. */
const paidFor = (charge: ChargeName, gigabytes: number, usd: number, unknownGigabytes = 0): ReportTotals => ({
  usd,
  bytes: Math.round((gigabytes + unknownGigabytes) * GIB),
  byCharge: [{ charge, ...amount(gigabytes, usd) }],
  repeatedBytes: 0,
  freeBytes: 0,
  unpriced: unknownGigabytes === 0 ? [] : [{ reason: INTERNET_EGRESS, ...sizeOf(unknownGigabytes) }],
  unknownShare: 0,
  mostlyPriced: true,
  bounds: [],
})

const INTERNET_EGRESS = 'internet egress: one direction bills, and the source does not tell which'
const NO_ROWS = tableOf<never>([])

/** Dollars of fourteen days, the newest last. */
const days = (...usd: readonly (number | null)[]) => [...Array.from({ length: 14 - usd.length }, () => null), ...usd]

export function crossing(
  cluster: string,
  source: ReportEnd,
  destination: ReportEnd,
  zones: readonly [string, string],
  gigabytes: number,
  usd: number,
): InterAzRow {
  return {
    cluster,
    source,
    destination,
    via: 'direct',
    zones: [{ sourceAz: zones[0], destinationAz: zones[1], gigabytes, usd }],
    ...line(gigabytes, usd),
  }
}

const counted = (
  name: string,
  gigabytes: number,
  cloudWatchGigabytes: number | null,
  verdict: CountedBytes['verdict'] = cloudWatchGigabytes === null ? 'no_data_point' : 'agree',
): CountedBytes => ({
  name,
  gigabytes,
  bytes: gigabytes * 2 ** 30,
  cloudWatchGigabytes,
  cloudWatchBytes: cloudWatchGigabytes === null ? null : cloudWatchGigabytes * 2 ** 30,
  verdict,
})

const causeFrom = (source: string, namespace: string, destination: string, via: string, usd: number): Cause => ({
  cluster: 'shop',
  source: pod(source, namespace),
  sources: 1,
  destination: { name: destination, namespace: '', kind: '' },
  via,
  usd,
})

const mover = (source: string, destination: string, via: string, usd: number) => ({
  cluster: 'shop',
  source: pod(source, 'shop'),
  destination: pod(destination, 'shop'),
  via,
  usd,
})

/** A finding whose words are all of its own title; `more` says what a test looks at. */
export const finding = (
  title: string,
  usdPerMonth: number,
  change: Change | null,
  more: Partial<Finding> = {},
): Finding => ({
  id: `same-zone-routing/shop/${title}`,
  kind: 'same-zone-routing',
  cluster: 'shop',
  title,
  usdPerMonth,
  savingIs: change === null ? 'at_most' : 'estimate',
  costUsdPerMonth: usdPerMonth * 1.25,
  ...{ bytes: 50 * GIB, gigabytes: 50 },
  days: 5,
  assumes: [`What ${title} assumes.`, `Another thing that ${title} assumes.`],
  risks: [`What to mind about ${title}.`],
  check: `How to see that ${title} worked.`,
  change,
  ...more,
})

export const proof = (title: string, status: Proof['status'], more: Partial<Proof> = {}): Proof => ({
  id: `interface-endpoint/${title}`,
  kind: 'interface-endpoint',
  title,
  status,
  since: '2026-11-18',
  fixedOn: null,
  beforeUsdPerDay: 19.2,
  beforeDays: 14,
  beforeSameWeekday: false,
  afterUsdPerDay: 4.75,
  sinceUsd: 4.75,
  afterDays: 4,
  usdPerMonth: status === 'fixed' ? 439.52 : 0,
  volume: 1,
  ...more,
})

const routingOf = (service: string, namespace: string): Change => ({
  kind: 'service-routing',
  namespace,
  service,
  value: 'PreferSameZone',
})

const endpointFor = (subnets: number): Change => ({
  kind: 'create-interface-endpoint',
  region: 'us-east-1',
  vpcId: 'vpc-0a1b2c3d4e5f60001',
  serviceName: 'com.amazonaws.us-east-1.sqs',
  subnetIds: Array.from({ length: subnets }, (_, index) => `subnet-0a00000000000000${index}`),
  zoneNames: Array.from({ length: subnets }, (_, index) => `us-east-1${'abcdef'[index]}`),
  cidrs: Array.from({ length: subnets }, (_, index) => `10.5.${index}.0/24`),
  ports: [443],
  privateDns: true,
})

const FINDINGS: ReportFindings = {
  open: [
    finding('SQS endpoint', 249.75, endpointFor(2)),
    finding('redis routing', 88.4, routingOf('redis', 'shop')),
    finding('images routing', 12, routingOf('images', 'shop')),
    finding('users routing', 3.3, routingOf('users', 'shop')),
    finding('kafka readers', 120.5, null),
  ],
  more: 0,
  unavoidable: [
    finding('copies', 0, null, { savingIs: 'none', costUsdPerMonth: 78.32 }),
    finding('control plane', 0, null, { savingIs: 'none', costUsdPerMonth: 0 }),
  ],
  accepted: [{ ...finding('Datadog', 68.92, null), reason: 'contract until spring', until: '2027-03-31' }],
  proofs: [
    proof('S3 endpoint', 'fixed'),
    proof('api routing', 'returned', {
      since: '2026-11-20',
      fixedOn: '2026-11-12',
      afterUsdPerDay: 18.1,
      afterDays: 2,
    }),
    proof('old crawler', 'gone', { since: '2026-11-19', afterUsdPerDay: 0, afterDays: 3, volume: 0 }),
    proof('less traffic', 'fixed', { usdPerMonth: 20.25, volume: 0.8, beforeSameWeekday: true, beforeDays: 4 }),
  ],
  totals: {
    savingUsdPerMonth: 353.45,
    atMostUsdPerMonth: 120.5,
    acceptedUsdPerMonth: 68.92,
    provenUsdPerMonth: 459.77,
  },
}

const GOOD_TOTALS: ReportTotals = {
  usd: 40.5895,
  bytes: 3792.3 * GIB,
  byCharge: [
    { charge: 'inter_az', ...amount(1167.5, 23.35) },
    { charge: 'nat', ...amount(377.7, 16.9965) },
    { charge: 'endpoint', ...amount(24.3, 0.243) },
  ],
  freeBytes: 2214 * GIB,
  unpriced: [
    {
      reason: INTERNET_EGRESS,
      bytes: 8.8 * GIB,
      gigabytes: 8.8,
    },
  ],
  unknownShare: 0,
  mostlyPriced: true,
  bounds: [{ kind: 'internet', ...bound(204.1, 18.369) }],
}

const GOOD_CLUSTER: ReportCluster = {
  name: 'shop',
  regions: ['us-east-1'],
  monitors: ['shop-eks'],
  totals: GOOD_TOTALS,
  usual: { usd: 31.1, days: 7, isWeekly: true, since: null },
  inDigest: true,
  locality: {
    bytes: 2000 * GIB,
    localBytes: 830 * GIB,
    services: [
      { cluster: 'shop', namespace: 'data', service: 'kafka', bytes: 400 * GIB, gigabytes: 400, localBytes: 132 * GIB },
      {
        cluster: 'shop',
        namespace: 'shop',
        service: 'catalog',
        bytes: 100 * GIB,
        gigabytes: 100,
        localBytes: 90 * GIB,
      },
    ],
  },
  interAz: tableOf(
    [
      crossing(
        'shop',
        pod('checkout', 'shop'),
        pod('redis', 'data', 'StatefulSet'),
        ['use1-az1', 'use1-az2'],
        405,
        8.1,
      ),
      crossing('shop', pod('cart', 'shop'), pod('redis', 'data', 'StatefulSet'), ['use1-az4', 'use1-az2'], 262.5, 5.25),
      crossing('shop', pod('frontend', 'shop'), pod('productcatalog', 'shop'), ['use1-az1', 'use1-az4'], 210, 4.2),
      crossing(
        'shop',
        pod('recommendation', 'shop'),
        pod('productcatalog', 'shop'),
        ['use1-az2', 'use1-az4'],
        131,
        2.62,
      ),
      crossing('shop', pod('sender', 'default'), pod('receiver', 'default'), ['use1-az1', 'use1-az2'], 48.2, 0.964),
      crossing(
        'shop',
        pod('checkout', 'shop'),
        pod('kafka-broker', 'data', 'StatefulSet'),
        ['use1-az1', 'use1-az4'],
        37.4,
        0.748,
      ),
      crossing(
        'shop',
        pod('prometheus-k8s', 'monitoring', 'StatefulSet'),
        pod('node-exporter', 'monitoring', 'DaemonSet'),
        ['use1-az2', 'use1-az1'],
        21.05,
        0.421,
      ),
      crossing(
        'shop',
        pod('fluent-bit', 'logging', 'DaemonSet'),
        pod('opensearch-cluster-data', 'logging', 'StatefulSet'),
        ['use1-az4', 'use1-az2'],
        12.6,
        0.252,
      ),
      crossing(
        'shop',
        pod('payment', 'shop'),
        { name: '10.0.45.17', namespace: '', kind: '' },
        ['use1-az1', 'use1-az2'],
        9.05,
        0.181,
      ),
      crossing('shop', pod('currency', 'shop'), pod('frontend', 'shop'), ['use1-az4', 'use1-az1'], 0.2, 0.004),
    ],
    leftOut(14, 30.5, 0.61),
    paidFor('inter_az', 1167.5, 23.35),
  ),
  external: tableOf(
    [
      external('sqs-sender', 'default', '10.0.12.31', '3.239.232.8', 'AWS, us-east-1', 'nat', 182.4, 8.208),
      external(
        'ip-10-0-33-7.ec2.internal',
        '',
        '10.0.33.7',
        '13.224.18.101',
        'a host on Amazon CloudFront, global',
        'nat',
        96.4,
        4.338,
      ),
      external('frontend', 'shop', '10.0.14.90', '104.18.12.5', 'unknown', 'nat', 61.2, 2.754),
      external('email', 'shop', '10.0.27.18', '54.240.11.9', 'AWS, us-east-1', 'nat', 22.6, 1.017),
      external('ingress-nginx', 'ingress', '10.0.101.4', '2600:1f18:42a::7', 'unknown', 'internet_gateway', 8.8, 0),
    ],
    leftOut(3, 5.1, 0.2295),
    paidFor('nat', 367.7, 16.5465, 8.8),
  ),
  awsServices: tableOf(
    [
      service('reports', 'shop', 'Amazon S3', 'nat', 10, 0.45),
      service('orders', 'shop', 'sqs', 'interface_endpoint', 24.3, 0.243),
      service('backup', 'data', 'Amazon S3', 'gateway_endpoint', 512, 0),
      service('checkout', 'shop', 'Amazon DynamoDB', 'gateway_endpoint', 0.0391, 0),
    ],
    NOTHING_LEFT_OUT,
  ),
  otherNetworks: tableOf(
    [
      otherNetwork('shop', pod('orders', 'shop'), pod('10.99.4.20', '', ''), 'peering', 12, 0, false),
      otherNetwork('shop', pod('ledger', 'finance'), pod('192.168.7.9', '', ''), 'transit_gateway', 9, 0.18),
    ],
    NOTHING_LEFT_OUT,
  ),
}

const LIMITS = { percent: 20, usd: 1, minimumUsd: 2 }
const NO_CAUSES = { causes: [], causesAreMost: false, findingUsdPerMonth: 30 }
const NO_NEWS = { fall: null, news: { proofs: [], budgets: [], findings: [] } }
const earlier = (day: string, usd: number | null, isWhole = true, deltaUsd: number | null = null) => ({
  ...{ day, usd, isWhole, deltaUsd },
  percent: deltaUsd === null || usd === null ? null : (100 * deltaUsd) / usd,
})

/** A shop on an ordinary Saturday. */
export const goodDay: Report = {
  schemaVersion: 2,
  day: '2026-11-21',
  timeZone: 'America/New_York',
  from: '2026-11-21T05:00:00Z',
  to: '2026-11-22T05:00:00Z',
  monitors: [{ name: 'shop-eks', cluster: 'shop', region: 'us-east-1', ...monitored(3792.3, 40.5895) }],
  status: 'ok',
  clusters: [GOOD_CLUSTER],
  attention: {
    ...{ limits: LIMITS, alarms: [], undone: [], ...NO_CAUSES, ...NO_NEWS },
    news: { ...NO_NEWS.news, proofs: FINDINGS.proofs.slice(0, 1) },
    reasons: ['proof'],
  },
  findings: FINDINGS,
  trend: {
    isYoung: false,
    // 40.5895 less 39.80, and less 36.60.
    yesterday: earlier('2026-11-20', 39.8, true, 0.7895),
    lastWeek: earlier('2026-11-14', 36.6, true, 3.9895),
    total: { usd: 31.1, days: 7, isWeekly: true, since: null },
    figures: [
      {
        name: 'inter_az',
        usd: 23.35,
        usual: { usd: 23.1, days: 7, isWeekly: true, since: null },
        days: days(20, 21, 22, 23, null, 22, 23, 23.35),
      },
      {
        name: 'nat',
        usd: 17.2395,
        usual: { usd: 8, days: 7, isWeekly: true, since: null },
        days: days(8, 8, 7.5, 8, null, 8.2, 8, 17.2395),
      },
      { name: 'other', usd: 0, usual: null, days: days(0, 0, 0, 0, null, 0, 0, 0) },
    ],
    days: days(35.02, 31.1, 29.14, 36.6, 37.95, 21.07, 38.42, 39.8, 40.5895),
    savings: { usd: 353.45, usual: { usd: 300, days: 7, isWeekly: true, since: null }, days: days(300, 300, 353.45) },
    up: [
      {
        ...mover('sqs-sender', 'Amazon SQS', 'nat', 8.21),
        usualUsd: 0,
        deltaUsd: 8.21,
        days: days(0, 0, 8.21),
        flag: 'new',
      },
      {
        ...mover('checkout', 'redis', 'direct', 6.5),
        usualUsd: 2.5,
        deltaUsd: 4,
        days: days(2.5, null, 6.5),
        flag: null,
      },
    ],
    down: [
      {
        ...mover('crawler', 'images', 'direct', 0),
        usualUsd: 3.4,
        deltaUsd: -3.4,
        days: days(3.4, 3.4, 0),
        flag: 'gone',
      },
    ],
    month: { month: '2026-11', usd: 812.4, daysKnown: 21, daysSoFar: 21, projectedUsd: 1210.9 },
    budgets: [
      { usdPerMonth: 1000, usd: 812.4, projectedUsd: 1210.9, status: 'at_risk', passedOn: '2026-11-26' },
      {
        cluster: 'shop',
        namespace: 'data',
        usdPerMonth: 50,
        usd: 61.5,
        projectedUsd: 90,
        status: 'over',
        passedOn: '2026-11-17',
      },
      { namespace: 'web', usdPerMonth: 50, usd: 20, projectedUsd: 30, status: 'on_track', passedOn: null },
    ],
  },
  naming: {
    bytes: 3792.3 * GIB,
    namedBytes: 3640.6 * GIB,
    bySource: [
      { source: 'row', bytes: 3450 * GIB },
      { source: 'ip-ranges', bytes: 190.6 * GIB },
    ],
    hostOnlyBytes: 80 * GIB,
  },
  totals: GOOD_TOTALS,
  cause: causeFrom('sqs-sender', 'default', 'AWS, us-east-1', 'nat', 8.208),
  top: [
    {
      cluster: 'shop',
      source: pod('sqs-sender', 'default'),
      destination: { name: 'AWS, us-east-1', namespace: '', kind: '' },
      via: 'nat',
      ...sums(182.4, 8.208),
    },
  ],
  coverage: {
    slicesWanted: 24,
    slicesComplete: 24,
    gaps: [],
    cuts: [],
    mirroredPairs: 1204,
    calibration: { pairs: 410, medianRatio: 0.998, spread: 0.02, valueIs: 'both_directions', basis: 'measured' },
    doubtfulBytes: 1_610_612_736,
    counted: {
      until: '2026-11-22T00:00:00Z',
      monitors: [counted('shop-eks', 1000, 1024)],
      unseen: null,
      natGateways: [counted('nat-0a1', 300, 320), counted('nat-0b1', 4, null)],
    },
  },
  bill: {
    day: '2026-11-19',
    otherDays: null,
    lines: [
      { charge: 'inter_az', billedGigabytes: 2_410, billedUsd: 24.1, estimatedUsd: 23.02 },
      { charge: 'nat', billedGigabytes: 391, billedUsd: 17.6, estimatedUsd: null },
    ],
    problem: null,
  },
  notes: ['Part of the network could not be read from EC2: the permission ec2:DescribeVpcEndpoints is missing.'],
  rates: {
    source: 'fallback',
    asOf: '2026-09-03',
    region: 'us-east-1',
    interAzUsdPerGbEachDirection: 0.01,
    natUsdPerGb: 0.045,
    endpointUsdPerGb: 0.01,
    transitUsdPerGb: 0.02,
    priceFactor: 1,
  },
  bytesPerGigabyte: GIB,
  ownCost: {
    ...{ usd: 0.1234, functionsUsd: 0.0712, workflowUsd: 0.0218, metricsUsd: 0.0304 },
    ...{ invocations: 1210, gigabyteSeconds: 5340, transitions: 872 },
  },
  history: [
    { day: '2026-11-20', usd: 39.8, status: 'ok', sameMonitors: true },
    { day: '2026-11-19', usd: 38.42, status: 'ok', sameMonitors: true },
    { day: '2026-11-18', usd: 21.07, status: 'partial', sameMonitors: true },
    { day: '2026-11-17', usd: 37.95, status: 'ok', sameMonitors: true },
    { day: '2026-11-16', usd: 36.6, status: 'ok', sameMonitors: true },
    { day: '2026-11-15', usd: 29.14, status: 'ok', sameMonitors: true },
    { day: '2026-11-14', usd: 31.1, status: 'ok', sameMonitors: true },
    { day: '2026-11-13', usd: 35.02, status: 'ok', sameMonitors: true },
  ],
  archive: {
    query: "select sum(usd) from 'flows/dt=2026-11-21/*/flows.parquet'",
    bucket: 'flowtoll-archive-111122223333-us-east-1',
    keys: [
      'reports/dt=2026-11-21/report.json',
      'flows/dt=2026-11-21/monitor=shop-eks/flows.parquet',
      'daily/dt=2026-11-21/monitor=shop-eks/daily.parquet',
    ],
    links: [
      {
        label: 'The report in S3',
        url: 'https://console.aws.amazon.com/s3/buckets/flowtoll-archive-111122223333-us-east-1?region=us-east-1&prefix=reports%2Fdt%3D2026-11-21%2F',
      },
      {
        label: 'page.html',
        url: 'https://console.aws.amazon.com/s3/object/flowtoll-archive-111122223333-us-east-1?region=us-east-1&prefix=reports%2Fdt%3D2026-11-21%2Fpage.html',
      },
    ],
  },
  execution: 'daily-2026-11-22T06-00-00Z',
  version: '0.1.0',
}

/** Two clusters in two regions, hours without an answer and a window that stayed cut. */
export const partialDay: Report = {
  ...goodDay,
  findings: NO_FINDINGS,
  trend: {
    isYoung: false,
    yesterday: earlier('2026-11-20', 60),
    lastWeek: earlier('2026-11-14', null, false),
    total: { usd: 60, days: 3, isWeekly: false, since: null },
    days: days(10, 13.71, 20.785),
    figures: goodDay.trend.figures.map((figure) => ({ ...figure, usual: null })),
    savings: { usd: 0, usual: null, days: days(0, 0, 0) },
    up: [],
    down: [],
    month: { month: '2026-11', usd: 44.5, daysKnown: 3, daysSoFar: 21, projectedUsd: 190 },
    budgets: [],
  },
  timeZone: 'Europe/Berlin',
  from: '2026-11-20T23:00:00Z',
  to: '2026-11-21T23:00:00Z',
  status: 'partial',
  monitors: [
    { name: 'prod-eu-monitor', cluster: 'prod-eu', region: 'eu-central-1', ...monitored(1100, 19.5) },
    { name: 'prod-us-monitor', cluster: 'prod-us', region: 'us-east-1', ...monitored(64.25, 1.285) },
  ],
  totals: {
    usd: 20.785,
    bytes: 1164.25 * GIB,
    byCharge: [
      { charge: 'inter_az', ...amount(1039.25, 20.785) },
      { charge: 'inter_region', ...amount(0.0004, 0) },
    ],
    freeBytes: 125 * GIB,
    unpriced: [],
    unknownShare: 0,
    mostlyPriced: true,
    bounds: [],
  },
  cause: { ...causeFrom('api', 'web', 'postgres', 'direct', 19.5), cluster: 'prod-eu' },
  top: [
    {
      cluster: 'prod-eu',
      source: pod('api', 'web'),
      destination: pod('postgres', 'db', 'StatefulSet'),
      via: 'direct',
      ...sums(975, 19.5),
    },
  ],
  attention: { limits: LIMITS, alarms: [], undone: [], ...NO_CAUSES, ...NO_NEWS, reasons: ['gaps'] },
  clusters: [
    clusterOf('prod-eu', 'eu-central-1', 1100, 19.5, {
      interAz: tableOf([
        crossing(
          'prod-eu',
          pod('api', 'web'),
          pod('postgres', 'db', 'StatefulSet'),
          ['euc1-az1', 'euc1-az3'],
          975,
          19.5,
        ),
      ]),
      awsServices: tableOf([service('api', 'web', 'Amazon S3', 'gateway_endpoint', 12.5, 0, 'prod-eu')]),
    }),
    clusterOf('prod-us', 'us-east-1', 64.25, 1.285, {
      interAz: tableOf([
        crossing('prod-us', pod('api', 'web'), pod('cache', 'web'), ['use1-az1', 'unknown'], 64.25, 1.285),
      ]),
    }),
  ],
  coverage: {
    slicesWanted: 48,
    slicesComplete: 44,
    gaps: [
      {
        monitor: 'prod-eu-monitor',
        category: 'INTER_AZ',
        from: '2026-11-21T12:00:00Z',
        to: '2026-11-21T14:00:00Z',
        reason: 'the service throttled the queries for good',
      },
      {
        monitor: 'prod-us-monitor',
        category: 'all',
        from: '2026-11-21T22:00:00Z',
        to: '2026-11-21T23:00:00Z',
        reason: 'the hour was not over, or not settled, when the report was made',
      },
    ],
    cuts: [
      {
        monitor: 'prod-eu-monitor',
        categories: ['UNCLASSIFIED', 'INTER_AZ'],
        from: '2026-11-20T23:00:00Z',
        to: '2026-11-21T00:00:00Z',
        windows: 4,
        brokenRows: 0,
        unseenBytes: 3 * GIB,
        unseenGigabytes: 3,
      },
    ],
    mirroredPairs: 77,
    calibration: { pairs: 12, medianRatio: 0.31, spread: 0.9, valueIs: 'both_directions', basis: 'too_few_pairs' },
    doubtfulBytes: 0,
    counted: { until: '2026-11-22T00:00:00Z', monitors: [], unseen: null, natGateways: [] },
  },
  bill: null,
  notes: [],
  rates: { ...goodDay.rates, source: 'price-list', asOf: '2026-11-01', region: 'eu-central-1', natUsdPerGb: 0.052 },
  bytesPerGigabyte: GIB,
  archive: { ...goodDay.archive, links: [] },
}

/** CloudWatch counted a quarter more than the rows of the monitor hold, and less than those of one gateway. */
export const lowCoverageDay: Report = {
  ...goodDay,
  status: 'low_coverage',
  attention: { ...goodDay.attention, reasons: ['coverage'] },
  coverage: {
    ...goodDay.coverage,
    counted: {
      ...goodDay.coverage.counted,
      monitors: [counted('shop-eks', 1000, 1250, 'beyond'), counted('batch', 20, null)],
      unseen: { bytes: 250 * GIB, gigabytes: 250, share: 0.2 },
      natGateways: [counted('nat-0a1', 300, 210, 'contradiction'), counted('nat-0b1', 4, null)],
    },
  },
}

/** Every byte stayed in its zone. */
export const freeDay: Report = {
  ...goodDay,
  trend: {
    isYoung: false,
    yesterday: earlier('2026-11-20', null, false),
    lastWeek: earlier('2026-11-14', null, false),
    total: null,
    days: days(0),
    figures: goodDay.trend.figures.map(({ name }) => ({ name, usd: 0, usual: null, days: days(0) })),
    savings: { usd: 353.45, usual: null, days: days(353.45) },
    up: [],
    down: [],
    month: { month: '2026-11', usd: 0, daysKnown: 1, daysSoFar: 21, projectedUsd: null },
    budgets: [],
  },
  timeZone: 'UTC',
  from: '2026-11-21T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  monitors: [{ name: 'lab', cluster: 'lab', region: 'eu-north-1', ...monitored(3.5, 0) }],
  totals: {
    usd: 0,
    bytes: 3.5 * GIB,
    byCharge: [],
    freeBytes: 3.5 * GIB,
    unpriced: [],
    unknownShare: 0,
    mostlyPriced: true,
    bounds: [],
  },
  cause: null,
  top: [],
  clusters: [clusterOf('lab', 'eu-north-1', 3.5, 0)],
  attention: { limits: LIMITS, alarms: [], undone: [], ...NO_CAUSES, ...NO_NEWS, reasons: ['measure'] },
  coverage: {
    slicesWanted: 24,
    slicesComplete: 24,
    gaps: [],
    cuts: [],
    mirroredPairs: 0,
    calibration: { pairs: 0, medianRatio: null, spread: null, valueIs: 'both_directions', basis: 'too_few_pairs' },
    doubtfulBytes: 0,
    counted: { until: '2026-11-22T00:00:00Z', monitors: [], unseen: null, natGateways: [] },
  },
  bill: null,
  notes: [],
  history: [],
  rates: { ...goodDay.rates, region: 'eu-north-1', natUsdPerGb: 0.046 },
  archive: { bucket: 'out', keys: [], query: '', links: [] },
}

/** The report with every string replaced: names as long and as wicked as a field from outside can hold. */
export function hostileDay(wicked: string): Report {
  // What a finding is comes from us; all that it is about comes from outside.
  const ours = new Set(['kind', 'savingIs', 'table', 'flag', 'of', 'state'])
  const poisoned = (value: unknown, key = '', inFindings = false, inChange = false): unknown => {
    if (inFindings && (ours.has(key) || (key === 'status' && typeof value === 'string'))) return value
    // What a command names is short, or the command is left to changes.md.
    if (typeof value === 'string') return inChange ? [...wicked].slice(0, 63).join('') : wicked
    if (Array.isArray(value)) return value.map((one) => poisoned(one, '', inFindings, inChange))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([name, inner]) => [
        name,
        poisoned(
          inner,
          name,
          inFindings || name === 'findings' || name === 'trend' || name === 'attention',
          inChange || name === 'change',
        ),
      ]),
    )
  }
  const report = poisoned({
    ...partialDay,
    clusters: [{ ...GOOD_CLUSTER, awsServices: partialDay.clusters[0]?.awsServices }, partialDay.clusters[1]],
    findings: goodDay.findings,
    attention: alertDay.attention,
    trend: goodDay.trend,
    bill: goodDay.bill,
    archive: goodDay.archive,
    notes: goodDay.notes,
  }) as Report
  return {
    ...report,
    totals: { ...report.totals, unpriced: poisoned(goodDay.totals.unpriced) as Report['totals']['unpriced'] },
  }
}

/** A day with every list as long as the report makes them. */
const WHOLE = { hours: 24, hoursComplete: 24, unreadGigabytes: 0 }

/** Several accounts and regions: one that answered in part, one that nobody could read, one that answered nothing, and what is nobody's. */
export const organizationDay: Report = {
  ...goodDay,
  findings: {
    ...goodDay.findings,
    open: goodDay.findings.open.map((one, index) =>
      index === 0 ? { ...one, billedTo: [{ accountId: '999999999999', share: 1 }] } : one,
    ),
  },
  byAccount: [
    {
      ...{ accountId: '999999999999', region: 'us-east-1', usd: 21.3395, ...WHOLE, hours: 0, hoursComplete: 0 },
      byCharge: [
        { charge: 'nat', usd: 17.2395 },
        { charge: 'inter_az', usd: 4.1 },
      ],
    },
    {
      accountId: '111122223333',
      region: 'us-east-1',
      usd: 12.25,
      byCharge: [{ charge: 'inter_az', usd: 12.25 }],
      ...WHOLE,
    },
    {
      ...{ accountId: '222222222222', region: 'eu-west-1', usd: 6, ...WHOLE, hours: 48, hoursComplete: 45 },
      byCharge: [{ charge: 'inter_az', usd: 6 }],
    },
    {
      accountId: '333333333333',
      region: 'us-east-1',
      usd: 0,
      byCharge: [],
      ...WHOLE,
      hours: 0,
      hoursComplete: 0,
      unreadGigabytes: 18.2,
    },
    {
      accountId: '444444444444',
      region: 'us-east-1',
      usd: 0,
      byCharge: [],
      ...WHOLE,
      hoursComplete: 0,
      problem: 'role flowtoll-read could not be assumed',
    },
    { accountId: '555555555555', region: 'us-east-1', usd: 0, byCharge: [], ...WHOLE },
    {
      ...{ accountId: null, region: 'us-east-1', usd: 1, ...WHOLE, hours: 0, hoursComplete: 0 },
      byCharge: [{ charge: 'inter_az', usd: 1 }],
    },
  ],
}

export const fullDay: Report = withLines({
  ...partialDay,
  findings: {
    open: Array.from({ length: 400 }, (_, index) =>
      finding(
        `the interface endpoint for Amazon Elastic Container Registry number ${index} in the production network`,
        5000 - index,
        index % 2 === 0 ? endpointFor(6) : null,
        { assumes: ['x'.repeat(400)], risks: ['y'.repeat(400)], check: 'z'.repeat(400) },
      ),
    ),
    more: 4800,
    unavoidable: Array.from({ length: 48 }, (_, index) =>
      finding(`unavoidable traffic of cluster ${index}`, 0, null, { savingIs: 'none', assumes: ['x'.repeat(200)] }),
    ),
    accepted: Array.from({ length: 60 }, (_, index) => ({
      ...finding(`accepted finding ${index}`, 9, null),
      reason: 'r'.repeat(200),
      until: '2027-03-31',
    })),
    proofs: Array.from({ length: 90 }, (_, index) => proof(`${'proof '.repeat(40)}${index}`, 'fixed')),
    totals: { savingUsdPerMonth: 1e6, atMostUsdPerMonth: 1e6, acceptedUsdPerMonth: 540, provenUsdPerMonth: 40_000 },
  },
  monitors: Array.from({ length: 12 }, (_, index) => ({
    name: `monitor-of-cluster-${index}`,
    cluster: `production-cluster-${index}`,
    region: 'eu-central-1',
    ...monitored(100, 1.5),
  })),
  clusters: [
    clusterOf('production-cluster-0', 'eu-central-1', 1000, 200, {
      interAz: tableOf(
        Array.from({ length: 20 }, (_, index) =>
          crossing(
            `production-cluster-${index % 12}`,
            pod(`recommendation-engine-worker-${index}`, 'recommendations-production'),
            pod(`elasticsearch-master-headless-${index}`, 'observability-production', 'StatefulSet'),
            ['euc1-az1', 'euc1-az2'],
            400 - index,
            (400 - index) * 0.02,
          ),
        ),
        leftOut(9960, 1234.5, 24.69),
      ),
      external: tableOf(
        Array.from({ length: 20 }, (_, index) => ({
          ...external(
            `third-party-integration-${index}`,
            'integrations-production',
            `10.0.${index}.17`,
            `2600:1f18:42a0:7f00:1b2c:3d4e:5f60:${index}`,
            'a host on Amazon EC2, eu-central-1',
            'nat',
            90 - index,
            (90 - index) * 0.052,
          ),
          cluster: `production-cluster-${index % 12}`,
        })),
        leftOut(4980, 222, 11.544),
      ),
      awsServices: tableOf(
        Array.from({ length: 20 }, (_, index) =>
          service(
            `nightly-export-job-${index}`,
            'analytics-production',
            'Amazon S3',
            'gateway_endpoint',
            50 - index,
            0,
            `production-cluster-${index % 12}`,
          ),
        ),
        leftOut(80, 11.5, 0),
      ),
      otherNetworks: tableOf(
        Array.from({ length: 20 }, (_, index) =>
          otherNetwork(
            `production-cluster-${index % 12}`,
            pod(`ledger-replication-${index}`, 'finance-production', 'StatefulSet'),
            pod(`10.99.${index}.20`, '', ''),
            'transit_gateway',
            30 - index,
            (30 - index) * 0.02,
          ),
        ),
        leftOut(40, 20, 0.4),
      ),
    }),
    ...Array.from({ length: 11 }, (_, index) =>
      clusterOf(
        `production-cluster-${index + 1}`,
        'eu-central-1',
        100,
        1.5,
        index < 7
          ? {
              interAz: tableOf([
                crossing(
                  `production-cluster-${index + 1}`,
                  pod('web', 'web'),
                  pod('db', 'data'),
                  ['euc1-az1', 'euc1-az2'],
                  50,
                  1,
                ),
              ]),
            }
          : { inDigest: false },
      ),
    ),
  ],
  bill: {
    ...(goodDay.bill as NonNullable<Report['bill']>),
    others: Array.from({ length: 300 }, (_, index) => ({
      ...{ accountId: String(200_000_000_000 + index), region: 'ap-southeast-2', problem: null },
      lines: goodDay.bill?.lines ?? [],
    })),
  },
  coverage: {
    ...partialDay.coverage,
    counted: {
      until: '2026-11-22T00:00:00Z',
      monitors: Array.from({ length: 12 }, (_, index) => counted(`monitor-of-cluster-${index}`, 100, 101)),
      unseen: null,
      natGateways: Array.from({ length: 36 }, (_, index) => counted(`nat-0123456789abcdef${index}`, 40, 44)),
    },
    gaps: Array.from({ length: 60 }, (_, index) => ({
      monitor: `monitor-of-cluster-${index % 12}`,
      category: 'AMAZON_DYNAMODB',
      from: '2026-11-21T12:00:00Z',
      to: '2026-11-21T14:00:00Z',
      reason: 'the hour was not over, or not settled, when the report was made',
    })),
  },
  history: Array.from({ length: 14 }, (_, index) => ({
    day: `2026-11-${String(20 - index).padStart(2, '0')}`,
    usd: 300 + index,
    status: 'ok' as const,
    sameMonitors: true,
  })),
})

/** With the lines that the domain picks for a digest. */
function withLines(report: Report): Report {
  return { ...report, clusters: withDigestLines(report.clusters, GIB) }
}

export function external(
  workload: string,
  namespace: string,
  localIp: string,
  remoteIp: string,
  belongsTo: string,
  via: string,
  gigabytes: number,
  usd: number,
): ExternalRow {
  const identitySource = belongsTo === 'unknown' ? '' : 'ip-ranges'
  return {
    cluster: 'shop',
    workload,
    namespace,
    localIps: { shown: [localIp], count: workload === 'sqs-sender' ? 10 : 1 },
    remoteIps: { shown: [remoteIp], count: 1 },
    belongsTo,
    host: '',
    identitySource,
    via,
    gatewayElsewhereBytes: workload === 'frontend' ? sizeOf(gigabytes).bytes : 0,
    ...line(gigabytes, usd, via !== 'internet_gateway'),
  }
}

function otherNetwork(
  cluster: string,
  source: ReportEnd,
  destination: ReportEnd,
  via: string,
  gigabytes: number,
  usd: number,
  priced = true,
): OtherNetworkRow {
  return { cluster, source, destination, via, ...line(gigabytes, usd, priced) }
}

function service(
  workload: string,
  namespace: string,
  name: string,
  via: string,
  gigabytes: number,
  usd: number,
  cluster = 'shop',
): AwsServiceRow {
  return {
    cluster,
    workload,
    namespace,
    service: name,
    via,
    gatewayElsewhereBytes: workload === 'reports' ? sizeOf(gigabytes).bytes : 0,
    ...line(gigabytes, usd),
  }
}

/** Nothing is missing, and most of it has no price. */
export const unpricedDay: Report = {
  ...goodDay,
  status: 'unpriced',
  totals: { ...goodDay.totals, unknownShare: 0.762, mostlyPriced: false },
}

const ALARM = { of: 'total', name: '', cluster: '', pair: null, inDigest: true } as const
const { usd: _usd, ...SQS_PAIR } = mover('sqs-sender', 'Amazon SQS', 'nat', 8.21)

/** NAT costs jumped, and with them the total; crossings had risen before. */
export const alertDay: Report = {
  ...goodDay,
  attention: {
    limits: LIMITS,
    alarms: [
      { ...ALARM, usd: 40.5895, usualUsd: 31.1, since: '2026-11-21', state: 'raised' },
      { ...ALARM, of: 'figure', name: 'nat', usd: 17.2395, usualUsd: 8, since: '2026-11-18', state: 'worse' },
      { ...ALARM, of: 'pair', pair: SQS_PAIR, usd: 8.21, usualUsd: 0, since: '2026-11-21', state: 'raised' },
      { ...ALARM, of: 'cluster', name: 'shop', usd: 40.5895, usualUsd: 31.1, since: '2026-11-19', state: 'standing' },
    ],
    undone: [
      {
        id: 'same-zone-routing/shop/api',
        title: 'Keep calls to Service api (shop) in their zone',
        since: '2026-11-20',
        usd: 18.1,
      },
    ],
    ...NO_CAUSES,
    ...NO_NEWS,
    causes: goodDay.trend.up.map(({ days: _, ...move }) => move),
    causesAreMost: true,
    reasons: ['alarm'],
  },
}

export function clusterOf(
  name: string,
  region: string,
  gigabytes: number,
  usd: number,
  more: Partial<ReportCluster> = {},
): ReportCluster {
  return {
    name,
    regions: [region],
    monitors: [`${name}-monitor`],
    totals: {
      ...{ usd, bytes: gigabytes * GIB, freeBytes: 0, unpriced: [], unknownShare: 0, mostlyPriced: true, bounds: [] },
      byCharge: usd > 0 ? [{ charge: 'inter_az', ...amount(gigabytes, usd) }] : [],
    },
    usual: null,
    inDigest: true,
    locality: { bytes: 0, localBytes: 0, services: [] },
    interAz: NO_ROWS,
    external: NO_ROWS,
    awsServices: NO_ROWS,
    otherNetworks: NO_ROWS,
    ...more,
  }
}
