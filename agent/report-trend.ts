import * as z from 'zod'
import type { EarlierUsd, Report } from '../domain/report/report.ts'
import { PAIR, text } from './quantities.ts'

/** A day beside earlier ones, as an answer has it. */

export const USUAL = z
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

export const TREND = {
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
        of: z.string().describe('total, cluster, figure, team, namespace or pair'),
        name: z.string().describe('Of the cluster, figure, team or namespace'),
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
        team: text('Of which team; null for all'),
        budget_usd_per_month: z.number(),
        usd_so_far: z.number().nullable().describe('Null where its team, or its cluster and namespace, are not known'),
        left_usd_this_month: z.number().nullable().describe('Budget less what is spent; below 0 where it is passed'),
        forecast_usd_per_month: z.number().nullable(),
        status: z.string(),
        passed_on: text('Day on which it was or will be passed'),
      }),
    )
    .optional(),
}

/** A pair that moved. */
export const MOVER_ROW = z.strictObject({
  direction: z.enum(['up', 'down']),
  ...PAIR,
  via: z.string(),
  usd_per_day: z.number(),
  usual_usd_per_day: z.number(),
  change_usd_per_day: z.number(),
  flag: text('new: it cost nothing before; gone: it costs nothing now; back: it had gone'),
})

export const usualOf = (usual: Report['trend']['total']): z.input<typeof USUAL> =>
  usual === null ? null : { usd_per_day: usual.usd, days: usual.days, by_weekday: usual.isWeekly, since: usual.since }

const earlierOf = ({ day, usd: dollars, isWhole, deltaUsd, percent }: EarlierUsd): z.input<typeof EARLIER> => ({
  ...{ day, usd_per_day: dollars, is_whole: isWhole, change_usd_per_day: deltaUsd, change_percent: percent },
})

/** What a day is held against. */
export const againstOf = ({ total, yesterday, lastWeek }: Report['trend']) => ({
  usual: usualOf(total),
  yesterday: earlierOf(yesterday),
  same_weekday_last_week: earlierOf(lastWeek),
})

export function trendOf({ trend, attention }: Report) {
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
        forecast_usd_per_month: month.projectedUsd,
      },
      budgets: budgets.map(
        ({ cluster, namespace, team, usdPerMonth, usd: dollars, projectedUsd, status, passedOn }) => ({
          ...{ cluster: cluster ?? null, namespace: namespace ?? null, team: team ?? null },
          budget_usd_per_month: usdPerMonth,
          usd_so_far: dollars,
          left_usd_this_month: dollars === null ? null : usdPerMonth - dollars,
          // One that is passed needs no forecast, and the digest tells none.
          forecast_usd_per_month: status === 'over' ? null : projectedUsd,
          ...{ status, passed_on: passedOn },
        }),
      ),
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
