import * as z from 'zod'
import { atATime } from '../../aws/at-a-time.ts'
import { HOUR_RATES_KEY, sumsKey } from '../../domain/archive-key.ts'
import { dayInterval, hoursOf, isoInstant, localDay } from '../../domain/day.ts'
import type { HourRates } from '../../domain/report/hour-rates.ts'
import type { HourRate } from '../../domain/trend/hour-watch.ts'
import { type EarlierHours, type HoursUsd, type SoFar, soFar } from '../../domain/trend/so-far.ts'
import { placeOf } from '../../domain/trend/trend-day.ts'
import { type Archive, reportOn } from '../archive.ts'
import { usd } from '../quantities.ts'
import { tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

/** Hours that are read at a time. */
const CONCURRENCY = 4

const FIGURES = {
  usd: usd('All charges of these hours'),
  inter_az_usd: usd('Of what crosses zones'),
  nat_usd: usd('Of what passes NAT gateways'),
  other_usd: usd('Of all else'),
}

const EARLIER = z.strictObject({
  day: z.string(),
  ...FIGURES,
  change_usd: z.number().nullable().describe('What today cost more in the same hours; null: not known'),
  change_percent: z.number().nullable(),
  not_known_because: z.string().nullable(),
})

export const getToday = tool({
  name: 'get_today',
  title: 'Today so far',
  description:
    'What today has cost so far, against the very same hours of yesterday and of the same weekday last week, in all, by namespace and by team; one that costs nothing today is there too. Only hours that are settled whole count; which are missing is told, and an earlier day that lacks one of them is not known. US dollars at list price, an estimate.',
  input: z.strictObject({}),
  about: z.strictObject({
    day: z.string(),
    time_zone: z.string(),
    hours_over: z.int().describe('Hours of today that are over'),
    hours_settled: z.int().describe('Those of them that are settled whole: all dollars are of these'),
    hours_lacking: z.array(z.string()).describe('Times of day at which the others began'),
    ...FIGURES,
    yesterday: EARLIER.describe('The same hours of yesterday'),
    same_weekday_last_week: EARLIER.describe('The same hours a week ago'),
    teams: z
      .array(
        z.strictObject({
          team: z.string(),
          usd: z.number().describe('Of the hours of today that are settled whole'),
          usd_same_hours_yesterday: z.number().nullable().describe('null: not known'),
          usd_same_hours_last_week: z.number().nullable().describe('null: not known'),
        }),
      )
      .nullable()
      .describe(
        'What each team paid, unowned among them; null: nobody decided on teams, or not for all of these hours',
      ),
  }),
  row: z.strictObject({
    cluster: z.string(),
    namespace: z.string().describe('Of who called, or where nobody knows that, of who was called; empty: none'),
    usd: z.number().describe('Of the hours of today that are settled whole'),
    usd_same_hours_yesterday: z.number().nullable().describe('null: not known'),
    usd_same_hours_last_week: z.number().nullable().describe('null: not known'),
  }),
  asksOutside: false,
  run: async (_, { archive, now }) => {
    const { timeZone } = await reportOn(archive)
    const day = localDay(now(), timeZone)
    const until = isoInstant(Math.floor(now() / 1000) * 1000)
    const today = soFar(await hoursKnown(archive, day, timeZone, until), day, timeZone, until)
    const { sums, earlier } = today
    if (sums === null) throw new Unanswerable(nothingYet(today, archive))
    const [yesterday, lastWeek] = earlier as [EarlierHours, EarlierHours]
    return {
      about: {
        ...{ day, time_zone: timeZone, hours_over: today.hoursOver, hours_settled: today.hours },
        hours_lacking: [...today.lacking],
        ...figuresOf(sums),
        yesterday: against(sums, yesterday),
        same_weekday_last_week: against(sums, lastWeek),
        teams: teamsOf(sums, yesterday.sums, lastWeek.sums),
      },
      rows: Object.entries(sums.usdByPlace)
        .map(([place, dollars]) => ({
          ...placeOf(place),
          usd: dollars,
          usd_same_hours_yesterday: yesterday.sums && (yesterday.sums.usdByPlace[place] ?? 0),
          usd_same_hours_last_week: lastWeek.sums && (lastWeek.sums.usdByPlace[place] ?? 0),
        }))
        .toSorted(dearestFirst),
    }
  },
})

/** Hours of a day as they were settled, and of those that it is held against as their reports remember them: else as they were settled too. */
async function hoursKnown(archive: Archive, day: string, timeZone: string, until: string): Promise<HourRate[]> {
  const { hours: all = [] } = (await archive.json<HourRates>(HOUR_RATES_KEY)) ?? {}
  const remembered = all.filter(({ rate }) => rate.day < day)
  const isRemembered = new Set(remembered.map(({ from }) => from))
  const days = [day, ...soFar([], day, timeZone, until).earlier.map((one) => one.day)]
  const reads = days
    .flatMap((one) => hoursOf(dayInterval(one, timeZone)).map((hour) => ({ ...hour, day: one })))
    .filter(({ from, to }) => to <= until && !isRemembered.has(from))
    .map((hour) => sumsKey({ ...WHOLE, day: hour.day }, hour.from))
    .map((key) => async () => (await archive.json<{ readonly rate: HourRate }>(key))?.rate ?? [])
  return [...remembered, ...(await atATime(CONCURRENCY, reads)).flat()]
}

/** Of all monitors. */
const WHOLE = { isPart: false, monitors: [], execution: '' }

function nothingYet({ day, hoursOver }: SoFar, { name }: Archive): string {
  if (hoursOver === 0) return `no hour of ${day} is over yet`
  return `${name} has no whole hour of ${day} yet; a deployment with the setting hourlyCollect settles each some minutes after its end`
}

const figuresOf = ({ usd: dollars, usdByFigure }: HoursUsd) => ({
  ...{ usd: dollars, inter_az_usd: usdByFigure.inter_az, nat_usd: usdByFigure.nat, other_usd: usdByFigure.other },
})

interface SameHours {
  readonly usd: number
  readonly usd_same_hours_yesterday: number | null
  readonly usd_same_hours_last_week: number | null
}

function teamsOf({ usdByTeam }: HoursUsd, yesterday: HoursUsd | null, lastWeek: HoursUsd | null) {
  if (usdByTeam === null) return null
  const then = (sums: HoursUsd | null, team: string) => (sums?.usdByTeam ? (sums.usdByTeam[team] ?? 0) : null)
  return Object.entries(usdByTeam)
    .map(([team, dollars]) => ({
      team,
      usd: dollars,
      usd_same_hours_yesterday: then(yesterday, team),
      usd_same_hours_last_week: then(lastWeek, team),
    }))
    .toSorted(dearestFirst)
}

/** Of those that cost nothing today, what cost most yesterday, or else last week. */
const dearestFirst = (a: SameHours, b: SameHours) =>
  b.usd - a.usd ||
  (b.usd_same_hours_yesterday ?? 0) - (a.usd_same_hours_yesterday ?? 0) ||
  (b.usd_same_hours_last_week ?? 0) - (a.usd_same_hours_last_week ?? 0)

const UNKNOWN = { usd: null, inter_az_usd: null, nat_usd: null, other_usd: null }

function against(today: HoursUsd, { day, sums, lacking, otherMonitors }: EarlierHours) {
  const change = sums && today.usd - sums.usd
  return {
    day,
    ...(sums ? figuresOf(sums) : UNKNOWN),
    change_usd: change,
    change_percent: sums && change !== null && sums.usd > 0 ? (100 * change) / sums.usd : null,
    not_known_because:
      lacking.length > 0
        ? `it lacks the hours from ${lacking.join(', ')}`
        : otherMonitors
          ? 'its hours are of other monitors'
          : null,
  }
}
