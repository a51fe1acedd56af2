import * as z from 'zod'
import { type OpenArchive, quoted } from '../../archive/archive-tables.ts'
import { addDays, type Interval } from '../../domain/day.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import { reportOn } from '../archive.ts'
import { isoOf, WINDOW_ASKED, WINDOW_END, windowOf } from '../asked-window.ts'
import type { Facts } from '../facts.ts'
import { notFound } from '../near.ts'
import { GIGABYTE, gigabytes, PAIR, text, usd } from '../quantities.ts'
import { firstRows, rowsOf, SOURCE } from '../rows.ts'
import { type Answer, type Row, tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

/** Parts of a row that are told; the largest cost first. */
const MOST_PARTS = 12

/** Columns that a row stands for. */
const GROUPS = {
  workload: ['source_namespace', `${SOURCE} as source`, 'destination_namespace', 'destination_name as destination'],
  pod: [
    'source_namespace',
    `${SOURCE} as source`,
    'source_pod',
    'source_ip',
    'destination_namespace',
    'destination_name as destination',
    'destination_pod',
  ],
  address: [
    'source_namespace',
    `${SOURCE} as source`,
    'source_pod',
    'source_ip',
    'destination_namespace',
    'destination_name as destination',
    'destination_ip',
    'target_port',
  ],
} as const

/** What may have been paid for. */
const CHARGES = ['inter_az', 'nat', 'endpoint', 'transit', 'inter_region'] as const
type Charge = (typeof CHARGES)[number]

/** Dollars of a window by what they paid for. */
const BY_CHARGE = {
  inter_az_usd_in_window: usd('Of it for crossing zones'),
  nat_usd_in_window: usd('Of it for NAT gateways'),
  endpoint_usd_in_window: usd('Of it for interface endpoints'),
  transit_usd_in_window: usd('Of it for transit gateways'),
  inter_region_usd_in_window: usd('Of it for transfer between regions'),
}
const usdIn = (charge: Charge) => `${charge}_usd_in_window` as const

const input = z.strictObject({
  monitor: z.string().optional().describe('Name of one monitor; all where absent'),
  ...WINDOW_ASKED,
  category: z
    .enum(DESTINATION_CATEGORIES)
    .optional()
    .describe("One of Network Flow Monitor's categories; all where absent"),
  team: z
    .string()
    .optional()
    .describe('Only what this team pays, unowned for what nobody says whose it is; all where absent'),
  paying: z
    .enum(CHARGES)
    .optional()
    .describe(
      'Only flows that paid this, largest in it first: nat is NAT gateway processing, inter_az crossing zones. usd_in_window is all that they paid, <charge>_usd_in_window this part',
    ),
  by: z
    .enum(['workload', 'pod', 'address'])
    .default('workload')
    .describe('What a row is: a pair of workloads, of pods, or of addresses and the port'),
  order: z.enum(['usd', 'bytes']).default('usd').describe('Largest first'),
})

const row = z.strictObject({
  ...PAIR,
  team: text('Whose the workload is that pays; null where nobody decided on teams'),
  source_pod: text('By pod and address').optional(),
  source_ip: text('By pod and address').optional(),
  destination_pod: text('By pod').optional(),
  destination_ip: text('By address').optional(),
  target_port: z.int().nullable().optional().describe('By address: the port that was called'),
  gigabytes_in_window: gigabytes('Both directions'),
  usd_in_window: usd('All that it paid'),
  ...BY_CHARGE,
  unpriced_gigabytes_in_window: gigabytes('Of it without a price, or with one of a part alone'),
  unpriced: text('Why those have no price'),
  parts: z
    .array(
      z.strictObject({
        source_az_id: text('Zone of who called'),
        destination_az_id: text('Zone of who was called'),
        category: z.string(),
        via: z.string().describe('What it passed: direct, nat, gateway_endpoint, …'),
        gigabytes_in_window: gigabytes('Both directions'),
        usd_in_window: usd('What it paid'),
      }),
    )
    .describe(`Between which zones and over which way, largest cost first, at most ${MOST_PARTS}`),
  parts_left_out: z.int(),
})

const about = z.strictObject({
  source: z.string().describe('Where the answer is from'),
  window_from: z.string(),
  window_to: z.string(),
  answered_from: text('Start of the first window that there is').optional(),
  answered_to: text('End of the last one').optional(),
  ...z
    .strictObject({
      total_gigabytes_in_window: gigabytes('Of all rows'),
      total_usd_in_window: usd('Of all rows'),
      total_usd_by_charge: z.strictObject(BY_CHARGE),
      ...GIGABYTE,
    })
    .partial().shape,
  missing: z
    .array(
      z.strictObject({
        monitor: z.string(),
        kind: z.string(),
        category: z.string(),
        from: z.string(),
        to: z.string(),
        reason: text('Why'),
      }),
    )
    .optional()
    .describe('Stretches of the window without an answer, or with one that lacks rows'),
  problems: z.array(z.string()).optional().describe('Files that could not be read'),
  rows_left_out: z.int().optional(),
  still_collecting: z.string().optional().describe('How far the queries are; there is no answer yet'),
  what_next: z.string().optional(),
})

export const queryTopContributors = tool({
  name: 'query_top_contributors',
  title: 'Top contributors',
  description:
    'Who sent most in a window of up to a day, and what it cost: a row for each workload and its far end, largest cost first, with its zones and ways inside. Each connection counts once, of both directions, named, at list price. In the live account the window may be any; it is collected then, which takes a minute or so an hour, and the answer may be to ask again. Else the windows of the archive answer, which are hours.',
  input,
  about,
  row,
  asksOutside: true,
  run: async (asked, facts) => {
    const window = await windowOf(asked, facts)
    if (facts.account === null) return fromArchive(window, asked, facts)
    const collected = await facts.account.window({
      ...window,
      ...(asked.monitor === undefined ? {} : { monitors: [asked.monitor] }),
    })
    if ('collecting' in collected) {
      return {
        about: {
          source: facts.account.name,
          ...named(window),
          still_collecting: collected.collecting,
          what_next: 'The queries are running. Ask again with the same from and to.',
        },
        rows: [],
      }
    }
    try {
      return await answerOf(collected.tables, window, asked, collected.bytesPerGigabyte, facts.account.name)
    } finally {
      collected.tables.close()
    }
  },
})

type Asked = z.output<typeof input>
type Found = Answer<z.input<typeof about>, z.input<typeof row>>

const named = ({ from, to }: Interval) => ({ window_from: from, window_to: to })

async function fromArchive(window: Interval, asked: Asked, { archive }: Facts): Promise<Found> {
  const { bytesPerGigabyte } = await reportOn(archive)
  // Days follow the report's time zone: a window of UTC touches the day before and after, too.
  const days = { since: addDays(window.from.slice(0, 10), -1), until: addDays(window.to.slice(0, 10), 1) }
  const tables = await archive.tables(days, ['flows', 'gaps'])
  try {
    const answer = await answerOf(tables, window, asked, bytesPerGigabyte, archive.name)
    if (answer.about.answered_from !== null) return answer
    const monitors = (await rowsOf(tables, 'select distinct monitor from flows order by 1')).map((one) =>
      String(one.monitor),
    )
    if (asked.monitor !== undefined && monitors.length > 0 && !monitors.includes(asked.monitor)) {
      throw new Unanswerable(notFound('monitor', asked.monitor, monitors))
    }
    const all = await archive.days()
    throw new Unanswerable(
      `${archive.name} has no flow from ${window.from} to ${window.to}${asked.monitor === undefined ? '' : ` of ${asked.monitor}`}; it has days from ${all[0]} to ${all.at(-1)}${whyMissing(answer.about)}`,
    )
  } finally {
    tables.close()
  }
}

/** Gaps and files that could not be read, as they may be why there is nothing. */
function whyMissing({ missing = [], problems = [] }: Found['about']): string {
  const gaps = missing.map(({ reason }) => String(reason))
  const reasons = [...new Set([...problems, ...gaps])].slice(0, 5)
  return reasons.length === 0 ? '' : `. ${reasons.join('; ')}`
}

/** Dollars, null where there are none and a part of the bytes has no price. */
const known = (part: string, all: string, unpricedBytes: string) =>
  `case when coalesce(${all}, 0) = 0 and ${unpricedBytes} > 0 then null else coalesce(${part}, 0) end`

async function answerOf(
  tables: OpenArchive,
  window: Interval,
  { monitor, category, team, paying, by, order }: Asked,
  bytesPerGigabyte: number,
  source: string,
): Promise<Found> {
  const overlaps = (start: string, end: string) =>
    `${start} < ${instant(window.to)} and ${end} > ${instant(window.from)}`
  const ofMonitor = monitor === undefined ? 'true' : `monitor = ${quoted(monitor)}`
  const inWindow = `${overlaps('window_start', WINDOW_END)} and ${ofMonitor}`
  const wanted = [
    inWindow,
    ...(category === undefined ? [] : [`destination_category = ${quoted(category)}`]),
    ...(team === undefined ? [] : [`team = ${quoted(team)}`]),
    ...(paying === undefined ? [] : [`usd_${paying} > 0`]),
  ].join(' and ')
  const [whole] = await rowsOf(
    tables,
    `select ${isoOf('min(window_start)')} as first, ${isoOf(`max(${WINDOW_END})`)} as last from flows where ${inWindow}`,
  )

  const group = ['coalesce(cluster, monitor) as cluster', 'team', ...GROUPS[by]]
  const keys = group.map(nameOf)
  const parts = `with parts as (
      select ${group.join(', ')}, source_az_id, destination_az_id, destination_category as category, via,
        sum(bytes) as bytes, sum(usd) as usd, ${CHARGES.map((charge) => `sum(usd_${charge}) as usd_${charge}`).join(', ')},
        coalesce(sum(bytes) filter (unpriced is not null), 0) as unpriced_bytes, max(unpriced) as unpriced
      from flows where ${wanted} group by all
    )`
  const inRow = (part: string) => known(part, 'sum(usd)', 'sum(unpriced_bytes)')
  const sums = `sum(bytes) / ${bytesPerGigabyte} as gigabytes_in_window, ${inRow('sum(usd)')} as usd_in_window,
    ${CHARGES.map((charge) => `${inRow(`sum(usd_${charge})`)} as ${usdIn(charge)}`).join(', ')}`
  const [all = {}] = await rowsOf(tables, `${parts} select ${sums} from parts`)
  const { rows, about: leftOut } = await firstRows(
    tables,
    `${parts} select ${keys.join(', ')}, ${sums},
       sum(unpriced_bytes) / ${bytesPerGigabyte} as unpriced_gigabytes_in_window, max(unpriced) as unpriced,
       list({
         source_az_id: source_az_id, destination_az_id: destination_az_id, category: category, via: via,
         gigabytes_in_window: bytes / ${bytesPerGigabyte}, usd_in_window: ${known('usd', 'usd', 'unpriced_bytes')}
       } order by usd desc, bytes desc, source_az_id, destination_az_id, category, via)[1:${MOST_PARTS}] as parts,
       greatest(count(*) - ${MOST_PARTS}, 0) as parts_left_out
     from parts group by ${keys.join(', ')}`,
    [
      ...(order === 'usd' ? [`coalesce(${paying === undefined ? 'usd_in_window' : usdIn(paying)}, 0) desc`] : []),
      'gigabytes_in_window desc',
      ...keys,
    ].join(', '),
  )
  const missing = await rowsOf(
    tables,
    `select monitor, kind, destination_category as category, ${isoOf('window_start')} as "from", ${isoOf('window_end')} as "to", reason
     from gaps where ${overlaps('window_start', 'window_end')} and ${ofMonitor} order by all limit 50`,
  )
  return {
    about: {
      source,
      ...named(window),
      answered_from: (whole?.first ?? null) as string | null,
      answered_to: (whole?.last ?? null) as string | null,
      total_gigabytes_in_window: Number(all.gigabytes_in_window ?? 0),
      total_usd_in_window: dollars(all, 'usd_in_window'),
      total_usd_by_charge: {
        inter_az_usd_in_window: dollars(all, 'inter_az_usd_in_window'),
        nat_usd_in_window: dollars(all, 'nat_usd_in_window'),
        endpoint_usd_in_window: dollars(all, 'endpoint_usd_in_window'),
        transit_usd_in_window: dollars(all, 'transit_usd_in_window'),
        inter_region_usd_in_window: dollars(all, 'inter_region_usd_in_window'),
      },
      bytes_per_gigabyte: bytesPerGigabyte,
      ...leftOut,
      missing: missing as NonNullable<Found['about']['missing']>,
      problems: [...tables.problems],
    },
    rows: rows as z.input<typeof row>[],
  }
}

const dollars = (sums: Row, name: string) =>
  sums[name] === null || sums[name] === undefined ? null : Number(sums[name])

/** What a column is called in the answer. */
const nameOf = (column: string) => column.split(' as ').at(-1) ?? column

const instant = (value: string) => `timestamp ${quoted(value.replace('T', ' ').replace('Z', ''))}`
