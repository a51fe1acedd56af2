import * as z from 'zod'
import type { Report } from '../domain/report/report.ts'
import { gigabytes, text } from './quantities.ts'

/** What is missing from a day, as an answer has it. */

export const COVERAGE = {
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
}

/** A gap, or answers that lack rows. */
export const MISSING_ROW = z.strictObject({
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
})

export function coverageOf({ coverage }: Report, size: (bytes: number) => number) {
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
