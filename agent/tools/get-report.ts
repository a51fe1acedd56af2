import * as z from 'zod'
import type { AccountSum, Report } from '../../domain/report/report.ts'
import { unpricedBytes } from '../../templates/price-words.ts'
import { clusterOfReport, reportOn } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import { GIGABYTE, gigabytes, knownUsd, text, usd } from '../quantities.ts'
import { COVERAGE, coverageOf, MISSING_ROW } from '../report-coverage.ts'
import { PAIR_ROW, SECTION_ROWS, TABLE_OF, topRow } from '../report-rows.ts'
import { TOTALS, totalsOf } from '../report-totals.ts'
import { againstOf, MOVER_ROW, TREND, trendOf, USUAL, usualOf } from '../report-trend.ts'
import { type Answer, tool } from '../tool.ts'

const SECTIONS = [
  'summary',
  'clusters',
  'accounts',
  'teams',
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
      'summary: the largest pairs; accounts: what AWS bills each account in each region; teams: what each team paid; inter_az, external, aws_services, other_networks: the tables; locality: how much stays in its zone; trend: what moved, the month and budgets; coverage: what is missing',
    ),
  cluster: z.string().optional().describe('Of the tables, one cluster; all where absent'),
})

const about = z.strictObject({
  day: z.string(),
  time_zone: z.string(),
  status: z
    .string()
    .describe(
      'ok; partial: something is missing, so dollars are too low; low_coverage: CloudWatch counted much more; unpriced: much has no price, or a network could not be read',
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
  ...TREND,
  ...COVERAGE,
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
    billed_account_id: text('12 digits; null: billed to accounts that are not known'),
    region: z.string(),
    usd_per_day: usd('All that it is billed'),
    by_charge: z.array(z.strictObject({ charge: z.string(), usd_per_day: z.number() })),
    hours: z.int().describe('Hours of its monitors'),
    hours_complete: z.int().describe('Those of them that have all answers'),
    unread_gigabytes_per_day: gigabytes('Traffic of its networks that could not be read: it has no price'),
    problem: text('Why it could not be read; null where it was, or nobody asked'),
  }),
  z.strictObject({
    team: z.string().describe('unowned: what nobody says whose it is'),
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
  MOVER_ROW,
  MISSING_ROW,
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

const lacksSome = ({ hours, hoursComplete, unreadGigabytes, problem }: AccountSum) =>
  hoursComplete < hours || unreadGigabytes > 0 || problem !== undefined

function sectionOf(section: (typeof SECTIONS)[number], report: Report, clusters: Report['clusters']): Found {
  const size = (bytes: number) => bytes / report.bytesPerGigabyte
  switch (section) {
    case 'summary': {
      const { totals, trend, coverage, notes, attention, ownCost, top } = report
      return {
        about: {
          rows_are: 'the largest pairs of the day',
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
        about: { rows_are: 'clusters, largest cost first' },
        rows: clusters.map(({ name, regions, monitors, totals, usual }) => ({
          ...{ cluster: name, regions: [...regions], monitors: [...monitors] },
          ...totalsOf(totals, size),
          usual: usualOf(usual),
        })),
      }
    case 'accounts':
      return {
        about: {
          rows_are:
            report.byAccount === undefined
              ? 'none: one account in one region is billed all that is known'
              : 'accounts and regions, largest cost first, what is billed to nobody knows whom last; they add up to the day',
        },
        rows: (report.byAccount ?? []).map((one) => ({
          ...{ billed_account_id: one.accountId, region: one.region },
          usd_per_day: one.usd === 0 && lacksSome(one) ? null : one.usd,
          by_charge: one.byCharge.map(({ charge, usd }) => ({ charge, usd_per_day: usd })),
          ...{ hours: one.hours, hours_complete: one.hoursComplete },
          unread_gigabytes_per_day: one.unreadGigabytes,
          problem: one.problem ?? null,
        })),
      }
    case 'teams':
      return {
        about: {
          rows_are:
            report.teams === undefined
              ? 'none: decisions.yaml of the archive says of no team'
              : 'teams, largest cost first: each connection under the team of who called or, where nobody knows that, of who was called',
        },
        rows: (report.teams ?? []).map(({ name, totals, usual }) => ({
          team: name,
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
          rows_are: 'a workload and its far end, largest cost first',
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
