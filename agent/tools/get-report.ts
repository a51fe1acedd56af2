import * as z from 'zod'
import { DAY } from '../../domain/collecting/input.ts'
import type { Report } from '../../domain/report/report.ts'
import { clusterOfReport, reportOn } from '../archive.ts'
import type { Answer, Tool } from '../tool.ts'

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
  day: DAY.optional().describe('YYYY-MM-DD; the last report where absent'),
  section: z.enum(SECTIONS).default('summary').describe('A part of it'),
  cluster: z.string().optional().describe('Of the tables, one cluster; all where absent'),
})

export const getReport = {
  name: 'get_report',
  title: 'A day of the report',
  description:
    'The daily report: what pods paid to cross zones and NAT gateways, its causes, how it compares with usual days, and what is missing from it. Money is US dollars at list price, an estimate; a day with gaps is too low.',
  input,
  asksOutside: false,
  run: async ({ day, section, cluster }, { archive }) => {
    const report = await reportOn(archive, day)
    clusterOfReport(report, cluster)
    const about = { day: report.day, time_zone: report.timeZone, status: report.status, usd: report.totals.usd }
    const clusters = report.clusters.filter(({ name }) => cluster === undefined || name === cluster)
    const answer = sectionOf(section, report, clusters)
    return { about: { ...about, ...answer.about }, rows: answer.rows }
  },
} satisfies Tool<typeof input>

function sectionOf(section: (typeof SECTIONS)[number], report: Report, clusters: Report['clusters']): Answer {
  const table = (of: 'interAz' | 'external' | 'awsServices' | 'otherNetworks'): Answer => ({
    about: {
      left_out: clusters.map(({ name, [of]: { rest } }) => ({ cluster: name, ...rest })).filter(({ rows }) => rows > 0),
    },
    rows: clusters.flatMap(({ [of]: { rows } }) => rows.map((row) => ({ ...row }))),
  })
  switch (section) {
    case 'summary': {
      const { totals, cause, coverage, notes, attention, findings, rates, monitors, ownCost } = report
      return {
        about: {
          ...{ totals, cause, rates, notes, monitors },
          news: attention.reasons,
          gaps: coverage.gaps.length,
          findings: findings.totals,
          own_cost_usd: ownCost?.usd ?? null,
          rows_are: 'the dearest pairs of the day',
        },
        rows: report.top.map((row) => ({ ...row })),
      }
    }
    case 'clusters':
      return {
        about: {},
        rows: clusters.map(({ name, regions, monitors, totals, usual }) => ({
          name,
          regions,
          monitors,
          usd: totals.usd,
          bytes: totals.bytes,
          byCharge: totals.byCharge,
          usual,
        })),
      }
    case 'inter_az':
      return table('interAz')
    case 'external':
      return table('external')
    case 'aws_services':
      return table('awsServices')
    case 'other_networks':
      return table('otherNetworks')
    case 'locality':
      return {
        about: {
          clusters: clusters.map(({ name, locality: { services: _, ...sums } }) => ({ cluster: name, ...sums })),
          rows_are: 'Services whose calls cross zones most',
        },
        rows: clusters.flatMap(({ locality }) => locality.services.map((service) => ({ ...service }))),
      }
    case 'trend': {
      const { up, down, ...trend } = report.trend
      return {
        about: { trend, attention: report.attention },
        rows: [
          ...up.map((mover) => ({ direction: 'up', ...mover })),
          ...down.map((mover) => ({ direction: 'down', ...mover })),
        ],
      }
    }
    case 'coverage': {
      const { gaps, cuts, ...coverage } = report.coverage
      return {
        about: { coverage },
        rows: [...gaps.map((gap) => ({ what: 'gap', ...gap })), ...cuts.map((cut) => ({ what: 'cut', ...cut }))],
      }
    }
    default:
      return section satisfies never
  }
}
