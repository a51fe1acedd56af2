import * as z from 'zod'
import { type OpenArchive, quoted } from '../../archive/archive-tables.ts'
import { addDays, isoInstant } from '../../domain/day.ts'
import { DESTINATION_CATEGORIES } from '../../domain/flows/category.ts'
import { type Archive, reportOn } from '../archive.ts'
import type { Facts } from '../facts.ts'
import { firstRows, rowsOf, SOURCE } from '../rows.ts'
import type { Answer, Row, Tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

const HOUR = 3_600_000

/** A day of 25 hours is one. */
const LONGEST_WINDOW = 25 * HOUR

/** The grid on which the service aggregates. */
const GRID = 300_000

const INSTANT = z.iso.datetime({
  offset: true,
  precision: 0,
  error: ({ input }) => `is ${JSON.stringify(input)}; an instant such as 2026-11-21T13:00:00Z is right`,
})

/** Columns that a row stands for. */
const GROUPS = {
  workload: ['source_namespace', `${SOURCE} as source`, 'destination_namespace', 'destination_name as destination'],
  pod: [
    'source_namespace',
    'coalesce(source_workload, source_service) as source',
    'source_pod',
    'source_ip',
    'destination_namespace',
    'destination_name as destination',
    'destination_pod',
  ],
  address: [
    'source_namespace',
    'source_pod',
    'source_ip',
    'destination_name as destination',
    'destination_ip',
    'target_port',
  ],
} as const

/** What may have been paid for. */
const CHARGES = ['inter_az', 'nat', 'endpoint', 'transit', 'inter_region'] as const

const input = z.strictObject({
  monitor: z.string().optional().describe('Name of one monitor; all where absent'),
  from: INSTANT.optional().describe('Start of the window, ISO 8601; an hour before `to` where absent'),
  to: INSTANT.optional().describe('End of the window, ISO 8601; as late as there is data where absent'),
  category: z
    .enum(DESTINATION_CATEGORIES)
    .optional()
    .describe("One of Network Flow Monitor's categories; all where absent"),
  paying: z
    .enum(CHARGES)
    .optional()
    .describe(
      'Only flows that paid this, dearest in it first: nat is NAT gateway processing, inter_az crossing zones. usd is all that they paid, usd_<charge> this part, total_usd_<charge> its sum',
    ),
  by: z
    .enum(['workload', 'pod', 'address'])
    .default('workload')
    .describe('What a row is: a pair of workloads, of pods, or of addresses and the port'),
  order: z.enum(['usd', 'bytes']).default('usd').describe('Largest first'),
})

export const queryTopContributors = {
  name: 'query_top_contributors',
  title: 'Top contributors',
  description:
    'Who sent most in a window of up to a day, and what it cost: each connection counted once, its far end named, priced at list price. Bytes are of both directions; az_id tells zones. In the live account the window may be any; it is collected then, which takes a minute or so an hour, and the answer may be to ask again. Else the windows of the archive answer, which are hours.',
  input,
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
          ...window,
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
} satisfies Tool<typeof input>

type Asked = z.output<typeof input>

interface Window {
  readonly from: string
  readonly to: string
}

/** The window that is asked for; the last hour of which there is data, where none is. */
async function windowOf(asked: Asked, { archive, account }: Facts): Promise<Window> {
  let to = asked.to === undefined ? undefined : Date.parse(asked.to)
  if (to === undefined && asked.from !== undefined) to = Date.parse(asked.from) + HOUR
  if (to === undefined)
    to = account === null ? await lastInstant(archive) : Math.floor(account.settledUntil() / GRID) * GRID
  const from = asked.from === undefined ? to - HOUR : Date.parse(asked.from)
  const window = { from: isoInstant(from), to: isoInstant(to) }
  if (from >= to) throw new Unanswerable(`from is ${window.from}, not before to, ${window.to}`)
  if (to - from > LONGEST_WINDOW) {
    throw new Unanswerable(
      `from ${window.from} to ${window.to} is more than a day; ask for less, or query_archive over days`,
    )
  }
  if (account !== null && to > account.settledUntil()) {
    throw new Unanswerable(
      `to is ${window.to}, and what is later than ${isoInstant(Math.floor(account.settledUntil() / 1000) * 1000)} is not settled yet`,
    )
  }
  return window
}

/** End of the last window in the archive. */
async function lastInstant(archive: Archive): Promise<number> {
  const { day, to } = await reportOn(archive)
  const tables = await archive.tables({ since: day, until: day }, ['flows'])
  try {
    const [row] = await rowsOf(tables, `select ${isoOf(`max(${WINDOW_END})`)} as last from flows`)
    return Date.parse(String(row?.last ?? to))
  } finally {
    tables.close()
  }
}

const WINDOW_END = "window_start + window_seconds * interval '1 second'"

/** An instant of the tables as text. */
const isoOf = (column: string) => `strftime(${column}, '%Y-%m-%dT%H:%M:%SZ')`

async function fromArchive(window: Window, asked: Asked, { archive }: Facts): Promise<Answer> {
  const { bytesPerGigabyte } = await reportOn(archive)
  // Days follow the report's time zone: a window of UTC touches the day before and after, too.
  const days = { since: addDays(window.from.slice(0, 10), -1), until: addDays(window.to.slice(0, 10), 1) }
  const tables = await archive.tables(days, ['flows', 'gaps'])
  try {
    const answer = await answerOf(tables, window, asked, bytesPerGigabyte, archive.name)
    if (answer.about.answered_from === null) {
      const days = await archive.days()
      throw new Unanswerable(
        `${archive.name} has no flow from ${window.from} to ${window.to}${asked.monitor === undefined ? '' : ` of ${asked.monitor}`}; it has days from ${days[0]} to ${days.at(-1)}${whyMissing(answer.about)}`,
      )
    }
    return answer
  } finally {
    tables.close()
  }
}

/** Gaps and files that could not be read, as they may be why there is nothing. */
function whyMissing({ missing, problems }: Answer['about']): string {
  const gaps = (missing as readonly Row[]).map(({ reason }) => String(reason))
  const reasons = [...new Set([...(problems as readonly string[]), ...gaps])].slice(0, 5)
  return reasons.length === 0 ? '' : `. ${reasons.join('; ')}`
}

async function answerOf(
  tables: OpenArchive,
  window: Window,
  { monitor, category, paying, by, order }: Asked,
  bytesPerGigabyte: number,
  source: string,
): Promise<Answer> {
  const overlaps = (start: string, end: string) =>
    `${start} < ${instant(window.to)} and ${end} > ${instant(window.from)}`
  const ofMonitor = monitor === undefined ? 'true' : `monitor = ${quoted(monitor)}`
  const inWindow = `${overlaps('window_start', WINDOW_END)} and ${ofMonitor}`
  const wanted = [
    inWindow,
    ...(category === undefined ? [] : [`destination_category = ${quoted(category)}`]),
    ...(paying === undefined ? [] : [`usd_${paying} > 0`]),
  ].join(' and ')
  const [whole] = await rowsOf(
    tables,
    `select ${isoOf('min(window_start)')} as first, ${isoOf(`max(${WINDOW_END})`)} as last from flows where ${inWindow}`,
  )
  const [sums] = await rowsOf(
    tables,
    `select coalesce(sum(bytes), 0) as bytes, coalesce(sum(usd), 0) as usd, coalesce(sum(${usdOf(paying)}), 0) as paying
     from flows where ${wanted}`,
  )
  const { rows, about } = await firstRows(
    tables,
    `select monitor, ${GROUPS[by].join(', ')}, source_az_id, destination_az_id, destination_category as category, via,
       sum(bytes) as bytes, sum(bytes) / ${bytesPerGigabyte} as gigabytes, sum(usd) as usd,
       ${CHARGES.map((charge) => `sum(usd_${charge}) as usd_${charge}`).join(', ')}, max(unpriced) as unpriced
     from flows where ${wanted} group by all`,
    `${[`${order === 'usd' ? usdOf(paying) : order} desc`, 'bytes desc', ...GROUPS[by].map(nameOf), 'monitor', 'category', 'via'].join(', ')}, source_az_id, destination_az_id`,
  )
  const missing = await rowsOf(
    tables,
    `select monitor, kind, destination_category as category, ${isoOf('window_start')} as "from", ${isoOf('window_end')} as "to", reason
     from gaps where ${overlaps('window_start', 'window_end')} and ${ofMonitor} order by all limit 50`,
  )
  return {
    about: {
      source,
      ...window,
      answered_from: whole?.first ?? null,
      answered_to: whole?.last ?? null,
      total_bytes: sums?.bytes ?? 0,
      total_usd: sums?.usd ?? 0,
      // Flows that pay one charge pay others besides.
      ...(paying === undefined ? {} : { [`total_${usdOf(paying)}`]: sums?.paying ?? 0 }),
      ...about,
      missing,
      problems: tables.problems,
    },
    rows,
  }
}

const usdOf = (charge: (typeof CHARGES)[number] | undefined) => (charge === undefined ? 'usd' : `usd_${charge}`)

/** What a column is called in the answer. */
const nameOf = (column: string) => column.split(' as ').at(-1) ?? column

const instant = (value: string) => `timestamp ${quoted(value.replace('T', ' ').replace('Z', ''))}`
