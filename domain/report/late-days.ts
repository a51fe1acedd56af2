import type { Report } from './report.ts'

/** A day that came late: its report, where one could be made. */
export interface LateDay {
  readonly day: string
  readonly report: Pick<Report, 'totals' | 'status'> | undefined
}

/** What the digest of the day that is due tells of earlier ones without a report, which are tried after it. */
export const missedDayNotes = (days: readonly string[]): string[] =>
  days.length === 0
    ? []
    : [
        `There is no complete report for ${days.join(', ')}. Each day is retried after this report, and every morning until it is a week old.`,
      ]

/** What the digest tells of days whose reports were missing that morning: which were made, and which could not be. */
export function lateDayNotes(days: readonly LateDay[]): string[] {
  const made = days.flatMap(({ day, report }) => (report ? [`${day} (${amountOf(report)})`] : []))
  const missing = days.filter(({ report }) => report === undefined).map(({ day }) => day)
  return [
    ...(made.length === 0
      ? []
      : [
          `${made.length === 1 ? 'A missing report of an earlier day was' : 'Missing reports of earlier days were'} created this morning: ${made.join(', ')}. Find each in the archive under reports/dt=<day>/.`,
        ]),
    ...(missing.length === 0
      ? []
      : [
          `No report could be created this morning for ${missing.join(', ')}. Each is retried every morning until it is a week old.`,
        ]),
  ]
}

const amountOf = ({ totals, status }: Pick<Report, 'totals' | 'status'>) =>
  `$${totals.usd.toFixed(2)}${status === 'ok' ? '' : `, ${status.replace('_', ' ')}`}`

/** What the digest of a range's last day tells of those before it that left no report. */
export const lostDayNotes = (days: readonly string[]): string[] =>
  days.length === 0 ? [] : [`In the range that ends with this day, no report could be created for ${days.join(', ')}.`]
