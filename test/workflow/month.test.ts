import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readClusters } from '../../aws/clusters.ts'
import { readTopology } from '../../aws/network.ts'
import { findingsOf } from '../../domain/findings/findings.ts'
import type { FindingsDay } from '../../domain/findings/memory.ts'
import { calibrationOf } from '../../domain/flows/calibration.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import type { ContributorRow } from '../../domain/flows/contributor-row.ts'
import { observationsOf } from '../../domain/flows/observation.ts'
import { awsRanges } from '../../domain/identities/address-range.ts'
import { identityOf } from '../../domain/identities/identity.ts'
import { answersOf } from '../../domain/money/answers.ts'
import { pricedFlow } from '../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../domain/money/prices.ts'
import { networkOf } from '../../domain/network/network.ts'
import { afterTelling, NOTHING_REMEMBERED } from '../../domain/report/channel-memory.ts'
import { allNews, untoldOf } from '../../domain/report/news.ts'
import type { Notification } from '../../domain/report/notification.ts'
import type { Report } from '../../domain/report/report.ts'
import { reportOf } from '../../domain/report/report-builder.ts'
import { summaryNotification } from '../../domain/report/summary.ts'
import { periodBy } from '../../domain/trend/period.ts'
import type { TrendDay } from '../../domain/trend/trend-day.ts'
import type { Cloud } from '../../local/cloud/cloud.ts'
import { topContributors, trafficOf } from '../../local/cloud/traffic.ts'
import type { World } from '../../local/cloud/world.ts'
import { renderDigest } from '../../templates/digest.ts'
import { renderNotification } from '../../templates/notification-mail.ts'
import { world } from '../../worlds/month/world.ts'
import { VPC } from '../../worlds/two-zone-cluster.ts'
import { enterCloud } from '../cloud.ts'
import { flowsOf } from '../domain/flows/counted-day.ts'

/**
 * Thirty days, from the service's rows and EC2's answers to the digest of the last one. The workflow that carries them is
 * run elsewhere: `npm run report -- --world month --days 30` is the same story through all of it.
 */
const DAYS = 30
const LAST = Date.parse('2026-11-21T00:00:00Z')
const ONE_DAY = 86_400_000
const isoDay = (number: number) => new Date(LAST - (DAYS - number) * ONE_DAY).toISOString().slice(0, 10)

let cloud: Cloud
/** By the day's number, from 1 on. */
const reports = new Map<number, Report>()
const trends: TrendDay[] = []
beforeAll(async () => {
  cloud = await enterCloud(world)
  const past: FindingsDay[] = []
  for (let number = 1; number <= DAYS; number++) {
    const { report, memory, trendDay } = await dayOf(number, past, trends)
    past.push(memory)
    trends.push(trendDay)
    reports.set(number, report)
  }
})
afterAll(() => cloud.close())

async function dayOf(number: number, past: readonly FindingsDay[], pastTrends: readonly TrendDay[]) {
  const then = world.on?.(DAYS - number) as World
  cloud.become(then)
  const [monitor] = then.monitors
  if (!monitor) throw new Error('the world has no monitor')
  const from = Date.parse(isoDay(number))
  const interval = { from: new Date(from).toISOString(), to: new Date(from + ONE_DAY).toISOString() }
  const observations = DESTINATION_CATEGORIES.flatMap((category) => {
    const rows = topContributors(trafficOf(then), monitor.name, category, from, from + ONE_DAY, 500) as ContributorRow[]
    const answer = { ...interval, queryId: 'q', unit: null, cut: false, rows }
    return observationsOf(monitor.name, category, answer).observations
  })
  const topology = {
    ...(await readTopology([VPC], { home: { region: then.region, accountId: '111122223333' } })),
    clusters: await readClusters(['eks-cluster']),
  }
  const network = networkOf(topology)
  const rates = fallbackRates(then.region)
  const money = { ratesOf: () => rates, endpointUsdPerGbOf: () => 0.01, bytesPerGigabyte: 2 ** 30 }
  const inRange = awsRanges(then.ipRanges)
  const byIp = Object.fromEntries(
    ['52.216.8.5', '52.94.232.206', '3.233.144.10'].flatMap((ip) => {
      const names = then.internet?.find((host) => host.ip === ip)?.certificate?.names ?? []
      const certificate = { askedAt: interval.from, problem: null, port: 443, names, verified: true }
      const identity = identityOf({ range: inRange(ip), provider: undefined, evidence: { certificate } })
      return identity ? [[ip, identity]] : []
    }),
  )
  const { flows: connections, ratios, doubtfulBytes } = flowsOf(observations, { valueIs: 'both_directions' })
  const calibration = calibrationOf(ratios[''] ?? [])
  const flows = connections.map((flow) =>
    pricedFlow(flow, {
      monitorOf: () => undefined,
      network,
      identities: { schema: 1, rangesOf: null, byIp, problems: [] },
      ...money,
    }),
  )
  const run = {
    execution: `day-${number}`,
    executionArn: '',
    day: isoDay(number),
    ...interval,
    timeZone: 'UTC',
    mode: 'report',
    refresh: false,
    email: true,
    recipients: [],
    isAskedFor: false,
    monitors: [{ name: monitor.name, arn: '', cluster: 'eks-cluster', region: then.region }],
    isPart: false,
    settledUntil: interval.to,
    collectUntil: interval.to,
    slicesLeft: 0,
    claim: 'e',
    isCaughtUp: false,
    earlierDays: [],
  } as const
  const { report: findings, memory } = findingsOf(
    {
      day: run.day,
      startsAt: Date.parse(run.from),
      answers: answersOf(flows, Date.parse(run.from)),
      hours: 24,
      isComplete: true,
      monitors: [monitor.name],
      ...{ flows, topology, network, natGatewayBytes: {}, nodesHeard: new Set<string>() },
      clusterOf: () => 'eks-cluster',
      regionOf: () => then.region,
      ...money,
    },
    past,
    world.accepted ?? [],
  )
  const { report, trendDay } = reportOf({
    run,
    flows,
    knowsNetwork: true,
    findings,
    shares: { sharesOf: new Map(), proofSharesOf: new Map() },
    coverage: {
      ...{ slicesWanted: 24, slicesComplete: 24, gaps: [], cuts: [], mirroredPairs: 0, calibration, doubtfulBytes },
      counted: { until: interval.to, monitors: [], unseen: null, natGateways: [] },
    },
    bill: null,
    notes: [],
    rates,
    ratesOf: () => rates,
    endpointUsdPerGb: 0.01,
    bytesPerGigabyte: 2 ** 30,
    history: [],
    ownCost: null,
    pastTrends,
    budgets: world.budgets ?? [],
    teams: null,
    alert: { percent: 20, usd: 1, minimumUsd: 2 },
    archive: { bucket: 'b', keys: [], query: '', links: [] },
    version: '0',
  })
  return { report, memory, trendDay }
}

const told = (number: number) => {
  const { findings } = reports.get(number) as Report
  return {
    open: findings.open.map(({ kind }) => kind).toSorted(),
    accepted: findings.accepted.map(({ kind }) => kind),
    proofs: findings.proofs.map(({ kind, status }) => `${kind} ${status}`).toSorted(),
  }
}

describe('a month in which three changes land, one goes again, and one finding is accepted', () => {
  const accepted = ['private-connectivity']
  const [routing, gateway, endpoint] = ['same-zone-routing', 'gateway-endpoint', 'interface-endpoint']

  test.each([
    [1, [gateway, endpoint, routing], []],
    [7, [gateway, endpoint, routing], []],
    [8, [gateway, endpoint], [`${routing} fixed`]],
    [14, [gateway, endpoint], [`${routing} fixed`]],
    [15, [endpoint], [`${gateway} fixed`, `${routing} fixed`]],
    [20, [], [`${gateway} fixed`, `${endpoint} fixed`, `${routing} fixed`]],
    [25, [], [`${gateway} fixed`, `${endpoint} fixed`, `${routing} fixed`]],
    [26, [endpoint], [`${gateway} fixed`, `${endpoint} returned`, `${routing} fixed`]],
    [30, [endpoint], [`${gateway} fixed`, `${endpoint} returned`, `${routing} fixed`]],
  ])('on day %i finds %j and proves %j', (number, open, proofs) => {
    expect(told(number)).toEqual({ open, accepted, proofs })
  })

  test('costs what it says by hand, on its last day', () => {
    expect(reports.get(DAYS)?.totals.usd).toBeCloseTo(world.bill.usd, 8)
  })

  /**
   * By hand. A connection of 20 MiB in each of 288 slots carries 5.625 GiB a day; a month has 730 hours.
   *   Service api: two of four connections of 80 MiB crossed, 45 GiB at $0.02 are $0.90 a day. Days 1 to 7 were before:
   *     one of each weekday, so the median of all holds. Since, in the last seven days five were whole and two half:
   *     6 / 7 of the traffic, $0.771 a day, $23.46 a month.
   *   S3: two of 40 MiB, 22.5 GiB at $0.045 are $1.0125 a day, and half of that on quiet days; each weekday was there
   *     twice before: (5 × 1.0125 + 2 × 0.50625) / 7 = $0.868 a day, $26.40 a month.
   *   SQS: two of 120 MiB, 67.5 GiB at $0.045 are $3.0375 a day; 2,053.125 GB a month at $0.035, less two zones at
   *     $7.30, are $57.26. It is back for five days, three whole and two half: 12.15 / 5 = $2.43, as on such days before.
   *   Datadog: two of 60 MiB, 33.75 GiB; 1,026.5625 GB a month at $0.035 less $14.60 are $21.33 at most.
   */
  test('tells that story in the digest of its last day, line by line', () => {
    const { text } = renderDigest(reports.get(DAYS) as Report)
    const lines = text.split('\n')
    const part = (from: string, to: string) => lines.slice(lines.indexOf(from), lines.indexOf(to)).join('\n')
    expect(part('POSSIBLE SAVINGS', 'MEASURED SAVINGS')).toBe(`POSSIBLE SAVINGS

At this day's rate, $57.26/month can be saved. No byte is counted twice.
Commands, checks, and undo: changes.md.

 1        $57.26/month  Create an interface endpoint for Amazon SQS in
                        vpc-0a1b2c3d4e5f60001
                        In place from Wed 11 Nov, undone on Tue 17 Nov. Revert
                        what undid it, or apply this. For sqs-sender
                        (default): 2,053 GB a month in use1-az1, use1-az2; it
                        breaks even at 209 GB a month in each zone.
                        Risk: Its security group allows port 443 from this VPC
                        only. Add any other network that calls the service
                        through it. Policies that allow the NAT gateway
                        address (aws:SourceIp) deny calls through the
                        endpoint.
                        1 more risk in changes.md.

1 saving accepted by the team is not counted here; see changes.md.
`)
    expect(part('MEASURED SAVINGS', 'COST BY CHARGE')).toBe(`MEASURED SAVINGS

          $26.40/month  Create a gateway endpoint for Amazon S3 in
                        vpc-0a1b2c3d4e5f60001
                        Since Fri 6 Nov: $0.87 a day before (same weekdays in
                        2 weeks), free since (7 days).
          $23.46/month  Keep calls to Service api (default) in their zone
                        Since Fri 30 Oct: $0.90 a day before (7 days), free
                        since (7 days), with 86% of the earlier traffic.
                undone  Create an interface endpoint for Amazon SQS in
                        vpc-0a1b2c3d4e5f60001
                        Undone on Tue 17 Nov, fixed on Wed 11 Nov: $2.43 a day
                        before (same weekdays in 3 weeks), $2.43 since (5
                        days).
`)
  })
})

describe('thirty subjects in a row', () => {
  const subjects = () => [...reports.values()].map((report) => renderDigest(report).subject)

  test('are OK but for the day on which a change is undone, which is loud', () => {
    expect(subjects().flatMap((subject, index) => (subject.includes('] OK ') ? [] : [[index + 1, subject]]))).toEqual([
      [26, '[flowtoll] ALERT eks-cluster: $4.56 on Tue 17 Nov: undone: …endpoint for Amazon SQS, $3.04 a day again'],
    ])
  })

  /**
   * By hand. On days 6 and 13 half of the traffic is half of what is usual, and on days 8 and 15 that is over; from day 15 on
   * each weekday was there twice. The budget of $150 is at risk at $6.47 a day, once two days tell that. So are both in November,
   * from the 1st (day 10) on: its 30 days cost $5.57, but for the two of seven that are half; all of it is of namespace default,
   * whose $70 pass first, on day 30: three days at $5.57, five at $4.56 and four at $2.19, the two of a week that are half of each,
   * and from the 17th on $4.56, $2.28, $2.28, $4.56 and $4.56 are $74.25 (by rounded days $74.27). Day 20 has half of the traffic, and the change that lands
   * on it takes half of that again.
   */
  test('have news on ten days, and are short messages on the others', () => {
    const news = [...reports].flatMap(([number, { attention }]) =>
      attention.reasons.length === 0 ? [] : [[number, attention.reasons.join(' ')]],
    )
    expect(news).toEqual([
      [1, 'measure finding'],
      [2, 'budget'],
      [6, 'fall'],
      [8, 'over proof'],
      [10, 'budget'],
      [13, 'fall'],
      [15, 'over proof'],
      [20, 'fall proof'],
      [26, 'alarm proof'],
      [30, 'budget'],
    ])
  })

  test('say on each day what is new, and no day is less than usual that is dearer than the day before', () => {
    expect(subjects().map((subject) => subject.replace('[flowtoll] ', '').replace('eks-cluster: ', ''))).toEqual([
      'OK $6.47 on Fri 23 Oct: can save $57.26/month: …an interface endpoint for Amazon SQS',
      'OK $6.47 on Sat 24 Oct: budget at risk: all clusters, forecast $200.53 of $150.00',
      ...['Sun 25', 'Mon 26'].map((day) => `OK $6.47 on ${day} Oct, no usual yet`),
      'OK $6.47 on Tue 27 Oct, as usual',
      'OK $3.23 on Wed 28 Oct, down $3.23 (−50%): sqs-sender $3.04 → $1.52',
      'OK $3.23 on Thu 29 Oct, as usual',
      'OK $5.57 on Fri 30 Oct: saved $27.38/month: …to Service api (default) in their zone',
      'OK $5.57 on Sat 31 Oct, as usual',
      'OK $5.57 on Sun 1 Nov: budget at risk: namespace default, forecast $167.06 of $70.00',
      'OK $5.57 on Mon 2 Nov, as usual',
      'OK $5.57 on Tue 3 Nov, as usual',
      'OK $2.78 on Wed 4 Nov, down $2.78 (−50%): sqs-sender $3.04 → $1.52',
      'OK $2.78 on Thu 5 Nov, as usual',
      'OK $4.56 on Fri 6 Nov: saved $30.80/month: Create a gateway endpoint for Amazon S3',
      ...['Sat 7', 'Sun 8', 'Mon 9', 'Tue 10'].map((day) => `OK $4.56 on ${day} Nov, as usual`),
      'OK $1.10 on Wed 11 Nov, down $1.18 (−52%): saved $21.33/month: …for Amazon SQS',
      'OK $1.10 on Thu 12 Nov, as usual',
      ...['Fri 13', 'Sat 14', 'Sun 15', 'Mon 16'].map((day) => `OK $2.19 on ${day} Nov, as usual`),
      'ALERT $4.56 on Tue 17 Nov: undone: …endpoint for Amazon SQS, $3.04 a day again',
      ...['Wed 18', 'Thu 19'].map((day) => `OK $2.28 on ${day} Nov, as usual since the rise of Tue 17 Nov`),
      'OK $4.56 on Fri 20 Nov, as usual since the rise of Tue 17 Nov',
      'OK $4.56 on Sat 21 Nov: budget exceeded: namespace default, $74.25 of $70.00',
    ])
    for (const report of reports.values()) {
      const { text } = renderDigest(report)
      if ((report.trend.yesterday.deltaUsd ?? 0) > 0) expect(text).not.toContain('less than usual')
    }
  })
})

test('a channel that asks for news is told on at most ten days, of every alert among them', () => {
  let memory = NOTHING_REMEMBERED
  const told: { day: string; kinds: string[] }[] = []
  for (const report of reports.values()) {
    const news = untoldOf(allNews(report), report.day, memory.told, report.day)
    if (news.length === 0) continue
    memory = afterTelling(memory, { day: report.day, by: report.day, keys: news.map(({ key }) => key) })
    told.push({ day: report.day, kinds: news.map(({ kind }) => kind) })
  }
  expect(told.length).toBeGreaterThan(0)
  expect(told.length).toBeLessThanOrEqual(10)
  const alerts = [...reports.values()].filter(({ attention }) => attention.reasons.includes('alarm'))
  expect(alerts.length).toBeGreaterThan(0)
  for (const { day } of alerts) {
    expect(told.find((one) => one.day === day)?.kinds.some((kind) => kind === 'rise' || kind === 'undone')).toBe(true)
  }
})

/**
 * By hand, from the subjects above: Mon 9 and Tue 10 Nov at $4.56, Wed and Thu at $1.10, Fri to Sun at $2.19 are $17.89; the week before, two
 * days at $5.57, two at $2.78 and three at $4.56, is $30.38. Of the changes, the endpoint for SQS took effect in it, on Wed 11 Nov.
 */
test('a week is the sum of its reports, and tells what was fixed in it', () => {
  const dates = periodBy('weekly', '2026-11-15')
  const own = [...reports.values()].filter(({ day }) => day >= dates.from && day <= dates.to)
  const told = summaryNotification({ dates, days: trends, report: own.at(-1) as Report }, 'week')
  expect(told?.period?.usd).toBeCloseTo(
    own.reduce((sum, { totals }) => sum + totals.usd, 0),
    9,
  )
  expect(told?.period?.usd).toBeCloseTo(17.89, 1)
  expect(told?.period?.before.usd).toBeCloseTo(30.38, 1)
  expect(told?.period?.proofs.map(({ kind, since }) => [kind, since])).toEqual([['interface-endpoint', '2026-11-11']])
  expect(renderNotification(told as Notification).subject).toBe(
    '[flowtoll] eks-cluster: $17.89 in the week of Mon 9 Nov, down $1.78 a day (−41%)',
  )
})
