import * as z from 'zod'
import type { EarlierUsd, Report, ReportTotals } from '../../domain/report/report.ts'
import { unpricedBytes } from '../../templates/price-words.ts'
import { shownForecast } from '../../templates/trend-words.ts'
import { clusterOfReport, reportOn } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import { GIGABYTE, gigabytes, knownUsd, PAIR, text, usd } from '../quantities.ts'
import { PAIR_ROW, SECTION_ROWS, TABLE_OF, topRow } from '../report-rows.ts'
import { type Answer, tool } from '../tool.ts'

const SECTIONS = [
  'summary',
  'clusters',
  'inter_az',
  'external',
  'aws_services',
  'other_networks',
  'locality',
  'trend',
  'coverage',
] as const

const input = z.strictObject({
  day: z.string().max(60).optional().describe(`Day of the report: ${DAY_FORMS}; the last one where absent`),
  section: z
    .enum(SECTIONS)
    .default('summary')
    .describe(
      'summary: the dearest pairs; inter_az, external, aws_services, other_networks: the tables; locality: how much stays in its zone; trend: what moved, the month and budgets; coverage: what is missing',
    ),
  cluster: z.string().optional().describe('Of the tables, one cluster; all where absent'),
})

const TOTALS = z.strictObject({
  usd_per_day: usd('All charges of the day'),
  gigabytes_per_day: gigabytes('All traffic of the day, each connection once'),
  by_charge: z
    .array(z.strictObject({ charge: z.string(), usd_per_day: z.number(), gigabytes_per_day: z.number() }))
    .describe('What pays two charges stands in both'),
  free_gigabytes_per_day: gigabytes('What costs nothing'),
  unpriced: z
    .array(z.strictObject({ reason: z.string(), gigabytes_per_day: z.number() }))
    .describe('What has no price, or one of a part alone, and why'),
  unknown_share: z.number().describe('Bytes with neither a price nor a bound, as a part of all: 0 to 1'),
  at_most_beside: z
    .array(z.strictObject({ kind: z.string(), usd_per_day_at_most: z.number(), gigabytes_per_day: z.number() }))
    .describe('What may have been paid beside, in no sum'),
})

const USUAL = z
  .strictObject({
    usd_per_day: z.number(),
    days: z.int().describe('Days behind it'),
    by_weekday: z.boolean().describe('Weekdays differ, and it is put right for that'),
    since: text('Day of the last step'),
  })
  .nullable()
  .describe('What it was to be expected at: its level since the last step; null where no day is known')

const EARLIER = z
  .strictObject({
    day: z.string(),
    usd_per_day: z.number().nullable().describe('Null where no report of the same monitors tells of it'),
    is_whole: z.boolean().describe('Nothing is missing from it'),
    change_usd_per_day: z.number().nullable().describe('What the report day cost more; null where a part is missing'),
    change_percent: z.number().nullable(),
  })
  .describe('An earlier day beside the report day')

const about = z.strictObject({
  day: z.string(),
  time_zone: z.string(),
  status: z
    .string()
    .describe(
      'ok; partial: something is missing, so dollars are too low; low_coverage: CloudWatch counted much more; unpriced: much has no price',
    ),
  usd_per_day: usd('All charges of the day'),
  ...GIGABYTE,
  rows_are: z.string(),
  totals: TOTALS.optional(),
  gaps: z.int().optional(),
  cuts: z.int().optional(),
  unseen_share: z
    .number()
    .nullable()
    .optional()
    .describe('Of what CloudWatch counted, 0 to 1, what the rows lack; null where that is less than a tenth'),
  news: z.array(z.string()).optional().describe('Why the digest of the day was a whole one'),
  notes: z.array(z.string()).optional(),
  own_cost_usd_per_day: z.number().nullable().optional().describe('What running flowtoll cost'),
  section_totals: z
    .array(
      z.strictObject({
        cluster: z.string(),
        ...TOTALS.shape,
        rows_left_out: z.int(),
        left_out_usd_per_day: z.number(),
      }),
    )
    .optional()
    .describe('Of each cluster’s table, all rows, those left out among them'),
  locality: z
    .array(
      z.strictObject({ cluster: z.string(), same_zone_share: z.number().nullable(), gigabytes_per_day: z.number() }),
    )
    .optional()
    .describe('How much of what is called inside the VPC stays in its zone, 0 to 1; null where there is none'),
  usual: USUAL.optional(),
  yesterday: EARLIER.optional(),
  same_weekday_last_week: EARLIER.optional(),
  figures: z
    .array(z.strictObject({ figure: z.string(), usd_per_day: z.number(), usual: USUAL }))
    .optional()
    .describe('The figures that the digest leads with'),
  alarms: z
    .array(
      z.strictObject({
        of: z.string().describe('total, cluster, figure, namespace or pair'),
        name: z.string().describe('Of the cluster, figure or namespace'),
        cluster: z.string(),
        source: text('Of a pair'),
        destination: text('Of a pair'),
        usd_per_day: z.number(),
        usual_usd_per_day: z.number(),
        since: z.string(),
        state: z.string(),
      }),
    )
    .optional(),
  undone: z.array(z.strictObject({ title: z.string(), since: z.string(), usd_per_day: z.number() })).optional(),
  month: z
    .strictObject({
      month: z.string(),
      usd_so_far: z.number(),
      days_known: z.int(),
      days_so_far: z.int(),
      forecast_usd_per_month: z.number().nullable().describe('Null where too few days are known'),
    })
    .optional(),
  budgets: z
    .array(
      z.strictObject({
        cluster: text('Of which cluster; null for all'),
        namespace: text('Of which namespace; null for all'),
        budget_usd_per_month: z.number(),
        usd_so_far: z.number(),
        left_usd_this_month: z.number().describe('Budget less what is spent; below 0 where it is passed'),
        forecast_usd_per_month: z.number().nullable(),
        status: z.string(),
        passed_on: text('Day on which it was or will be passed'),
      }),
    )
    .optional(),
  slices: z.strictObject({ wanted: z.int(), complete: z.int() }).optional().describe('Hours of the day times monitors'),
  doubtful_gigabytes_per_day: z.number().optional().describe('What may be counted twice'),
  counted: z
    .array(
      z.strictObject({
        of: z.enum(['monitor', 'nat_gateway']),
        name: z.string(),
        gigabytes_per_day: gigabytes('In the rows; of a NAT gateway, in the report'),
        verdict: z
          .string()
          .describe(
            'What rows and CloudWatch say of each other: agree, beyond, contradiction, no_data_point, not_asked',
          ),
        cloudwatch_gigabytes_per_day: z.number().nullable().describe('As CloudWatch counted it; null where it did not'),
      }),
    )
    .optional(),
})

const row = z.union([
  PAIR_ROW,
  z.strictObject({
    cluster: z.string(),
    regions: z.array(z.string()),
    monitors: z.array(z.string()),
    ...TOTALS.shape,
    usual: USUAL,
  }),
  z.strictObject({
    cluster: z.string(),
    namespace: z.string(),
    service: z.string(),
    gigabytes_per_day: gigabytes('What it is called with inside the VPC'),
    same_zone_share: z.number().describe('Part of it that stays in its zone, 0 to 1'),
  }),
  z.strictObject({
    direction: z.enum(['up', 'down']),
    ...PAIR,
    via: z.string(),
    usd_per_day: z.number(),
    usual_usd_per_day: z.number(),
    change_usd_per_day: z.number(),
    flag: text('new: it cost nothing before; gone: it costs nothing now; back: it had gone'),
  }),
  z.strictObject({
    what: z.enum(['gap', 'cut']).describe('gap: no answer; cut: answers that lack rows'),
    monitor: z.string(),
    categories: z.array(z.string()),
    from: z.string(),
    to: z.string(),
    reason: text('Why there is no answer'),
    cut_windows: z.int().describe('Windows of five minutes that came back with 500 rows'),
    broken_rows: z.int().describe('Rows that told no number of bytes'),
    unseen_gigabytes_in_window: z
      .number()
      .nullable()
      .describe('What CloudWatch counted beyond the rows; null where it does not tell'),
  }),
])

type Found = Answer<
  Omit<z.input<typeof about>, 'day' | 'time_zone' | 'status' | 'usd_per_day' | keyof typeof GIGABYTE>,
  z.input<typeof row>
>

export const getReport = tool({
  name: 'get_report',
  title: 'A day of the report',
  description:
    'The daily report: what pods paid to cross zones and NAT gateways, its causes, how it compares with usual days, and what is missing from it. Money is US dollars at list price, an estimate; a day with gaps is too low.',
  input,
  about,
  row,
  asksOutside: false,
  run: async ({ day, section, cluster }, facts) => {
    const report = await reportOn(facts.archive, await askedDay(day, 'day', facts))
    clusterOfReport(report, cluster)
    const clusters = report.clusters.filter(({ name }) => cluster === undefined || name === cluster)
    const answer = sectionOf(section, report, clusters)
    return {
      about: {
        ...{ day: report.day, time_zone: report.timeZone, status: report.status },
        usd_per_day: knownUsd(report.totals.usd, unpricedBytes(report.totals)),
        bytes_per_gigabyte: report.bytesPerGigabyte,
        ...answer.about,
      },
      rows: answer.rows,
    }
  },
})

function sectionOf(section: (typeof SECTIONS)[number], report: Report, clusters: Report['clusters']): Found {
  const size = (bytes: number) => bytes / report.bytesPerGigabyte
  switch (section) {
    case 'summary': {
      const { totals, trend, coverage, notes, attention, ownCost, top } = report
      return {
        about: {
          rows_are: 'the dearest pairs of the day',
          totals: totalsOf(totals, size),
          ...againstOf(trend),
          ...{ gaps: coverage.gaps.length, cuts: coverage.cuts.length },
          unseen_share: coverage.counted.unseen?.share ?? null,
          ...{ news: [...attention.reasons], notes: [...notes] },
          own_cost_usd_per_day: ownCost?.usd ?? null,
        },
        rows: top.map(topRow),
      }
    }
    case 'clusters':
      return {
        about: { rows_are: 'clusters, dearest first' },
        rows: clusters.map(({ name, regions, monitors, totals, usual }) => ({
          ...{ cluster: name, regions: [...regions], monitors: [...monitors] },
          ...totalsOf(totals, size),
          usual: usualOf(usual),
        })),
      }
    case 'inter_az':
    case 'external':
    case 'aws_services':
    case 'other_networks':
      return {
        about: {
          rows_are: 'a workload and its far end, dearest first',
          section_totals: clusters.flatMap((cluster) => {
            const { totals, rest } = cluster[TABLE_OF[section]]
            return totals === undefined
              ? []
              : [
                  {
                    ...{ cluster: cluster.name, ...totalsOf(totals, size) },
                    ...{ rows_left_out: rest.rows, left_out_usd_per_day: rest.usd },
                  },
                ]
          }),
        },
        rows: clusters.flatMap(SECTION_ROWS[section]),
      }
    case 'locality':
      return {
        about: {
          rows_are: 'Services whose calls cross zones most',
          locality: clusters.map(({ name, locality: { bytes, localBytes } }) => ({
            cluster: name,
            same_zone_share: bytes === 0 ? null : localBytes / bytes,
            gigabytes_per_day: size(bytes),
          })),
        },
        rows: clusters.flatMap(({ locality }) =>
          locality.services.map(({ cluster, namespace, service, bytes, localBytes }) => ({
            ...{ cluster, namespace, service },
            gigabytes_per_day: size(bytes),
            same_zone_share: bytes === 0 ? 0 : localBytes / bytes,
          })),
        ),
      }
    case 'trend':
      return trendOf(report)
    case 'coverage':
      return coverageOf(report, size)
    default:
      return section satisfies never
  }
}

function totalsOf(totals: ReportTotals, size: (bytes: number) => number): z.input<typeof TOTALS> {
  const { usd: dollars, bytes, byCharge, freeBytes, unpriced, unknownShare, bounds } = totals
  return {
    usd_per_day: knownUsd(dollars, unpricedBytes(totals)),
    gigabytes_per_day: size(bytes),
    by_charge: byCharge.map((one) => ({
      charge: one.charge,
      usd_per_day: one.usd,
      gigabytes_per_day: one.gigabytes,
    })),
    free_gigabytes_per_day: size(freeBytes),
    unpriced: unpriced.map((one) => ({ reason: one.reason, gigabytes_per_day: one.gigabytes })),
    unknown_share: unknownShare,
    at_most_beside: bounds.map((one) => ({
      kind: one.kind,
      usd_per_day_at_most: one.usdAtMost,
      gigabytes_per_day: one.gigabytes,
    })),
  }
}

const usualOf = (usual: Report['trend']['total']): z.input<typeof USUAL> =>
  usual === null ? null : { usd_per_day: usual.usd, days: usual.days, by_weekday: usual.isWeekly, since: usual.since }

const earlierOf = ({ day, usd: dollars, isWhole, deltaUsd, percent }: EarlierUsd): z.input<typeof EARLIER> => ({
  ...{ day, usd_per_day: dollars, is_whole: isWhole, change_usd_per_day: deltaUsd, change_percent: percent },
})

/** What a day is held against. */
const againstOf = ({ total, yesterday, lastWeek }: Report['trend']) => ({
  usual: usualOf(total),
  yesterday: earlierOf(yesterday),
  same_weekday_last_week: earlierOf(lastWeek),
})

function trendOf({ trend, attention }: Report): Found {
  const { up, down, figures, month, budgets } = trend
  return {
    about: {
      rows_are: 'pairs that cost much more or less than usual',
      ...againstOf(trend),
      figures: figures.map(({ name, usd: dollars, usual }) => ({
        figure: name,
        usd_per_day: dollars,
        usual: usualOf(usual),
      })),
      alarms: attention.alarms.map(({ of, name, cluster, pair, usd: dollars, usualUsd, since, state }) => ({
        ...{ of, name, cluster, source: pair?.source.name ?? null, destination: pair?.destination.name ?? null },
        ...{ usd_per_day: dollars, usual_usd_per_day: usualUsd, since, state },
      })),
      undone: attention.undone.map(({ title, since, usd: dollars }) => ({ title, since, usd_per_day: dollars })),
      month: {
        month: month.month,
        usd_so_far: month.usd,
        ...{ days_known: month.daysKnown, days_so_far: month.daysSoFar },
        forecast_usd_per_month: shownForecast(month),
      },
      budgets: budgets.map(({ cluster, namespace, usdPerMonth, usd: dollars, projectedUsd, status, passedOn }) => ({
        ...{ cluster: cluster ?? null, namespace: namespace ?? null },
        budget_usd_per_month: usdPerMonth,
        usd_so_far: dollars,
        left_usd_this_month: usdPerMonth - dollars,
        // One that is passed needs no forecast, and the digest tells none.
        forecast_usd_per_month: status === 'over' ? null : projectedUsd,
        ...{ status, passed_on: passedOn },
      })),
    },
    rows: [
      ...up.map((mover) => ({ direction: 'up' as const, mover })),
      ...down.map((mover) => ({ direction: 'down' as const, mover })),
    ].map(({ direction, mover }) => ({
      direction,
      cluster: mover.cluster,
      ...{ source_namespace: mover.source.namespace || null, source: mover.source.name },
      ...{ destination_namespace: mover.destination.namespace || null, destination: mover.destination.name },
      via: mover.via,
      usd_per_day: mover.usd,
      usual_usd_per_day: mover.usualUsd,
      change_usd_per_day: mover.deltaUsd,
      flag: mover.flag,
    })),
  }
}

function coverageOf({ coverage }: Report, size: (bytes: number) => number): Found {
  const { gaps, cuts, slicesWanted, slicesComplete, doubtfulBytes, counted } = coverage
  const beside = (of: 'monitor' | 'nat_gateway', all: typeof counted.monitors) =>
    all.map(({ name, gigabytes: seen, cloudWatchGigabytes, verdict }) => ({
      ...{ of, name, gigabytes_per_day: seen, verdict },
      cloudwatch_gigabytes_per_day: cloudWatchGigabytes,
    }))
  return {
    about: {
      rows_are: 'gaps, and answers that lack rows',
      slices: { wanted: slicesWanted, complete: slicesComplete },
      doubtful_gigabytes_per_day: size(doubtfulBytes),
      counted: [...beside('monitor', counted.monitors), ...beside('nat_gateway', counted.natGateways)],
    },
    rows: [
      ...gaps.map(({ monitor, category, from, to, reason }) => ({
        ...{ what: 'gap' as const, monitor, categories: [category], from, to, reason },
        ...{ cut_windows: 0, broken_rows: 0, unseen_gigabytes_in_window: null },
      })),
      ...cuts.map(({ monitor, categories, from, to, windows, brokenRows, unseenGigabytes }) => ({
        ...{ what: 'cut' as const, monitor, categories: [...categories], from, to, reason: null },
        ...{ cut_windows: windows, broken_rows: brokenRows, unseen_gigabytes_in_window: unseenGigabytes },
      })),
    ],
  }
}
