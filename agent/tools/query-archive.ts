import * as z from 'zod'
import { containedSql } from '../../archive/contained-sql.ts'
import { objects } from '../../archive/query-format.ts'
import { addDays } from '../../domain/day.ts'
import { PARTITIONS, TABLE_LIST, TABLES } from '../../domain/tables.ts'
import { savedQueries, withoutLimit, withParameters } from '../../templates/athena/saved-queries.ts'
import { lastDay } from '../archive.ts'
import { askedDay, DAY_FORMS } from '../day-meant.ts'
import type { Facts } from '../facts.ts'
import { notFound } from '../near.ts'
import { type Answer, type Row, tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

/** Days that are read where nothing is said. */
const DAYS = 30

/** What one answer may take. */
export const LIMITS = { rows: 10_000, bytes: 8_000_000, milliseconds: 20_000, memory: 2 * 2 ** 30 } as const

const day = z.string().max(60).optional()

const input = z.strictObject({
  query: z
    .string()
    .optional()
    .describe('Name of a saved query; without query and sql, the list of them and of the columns'),
  sql: z.string().max(20_000).optional().describe(`One SELECT over the tables ${TABLE_LIST}, in the SQL of DuckDB`),
  since: day.describe(
    `First day, as people write it (${DAY_FORMS}); where absent, what your sql says of dt, else ${DAYS} days before until`,
  ),
  until: day.describe('Last day; where absent, what your sql says of dt, else that of the last report'),
  date: day.describe('Where a saved query compares before and after; a week before until where absent'),
})

const about = z.strictObject({
  rows_are: z.string().optional(),
  query: z.string().optional(),
  since: z.string().nullable().describe('First day that was read; null for the first there is'),
  until: z.string().nullable().describe('Last day that was read; null for the last there is'),
  cut_by: z.string().nullable().describe('Which limit ended the answer; null where it is whole'),
  problems: z.array(z.string()).describe('Files and days that are left out'),
})

export const queryArchive = tool({
  name: 'query_archive',
  title: 'Ask the archive',
  description: `The archive by a saved query or by SQL: tables ${TABLE_LIST} of the days from since to until (column dt). Dollars are at list price. Stops at ${LIMITS.rows} rows, ${LIMITS.bytes / 1e6} MB or ${LIMITS.milliseconds / 1000} s. Without arguments it lists the saved queries with their SQL, and every table with its columns.`,
  input,
  about,
  row: z.record(z.string(), z.unknown()),
  asksOutside: false,
  run: async (given, facts) => {
    const asked = await withDays(given, facts)
    const { archive } = facts
    if (asked.query !== undefined && asked.sql !== undefined) {
      throw new Unanswerable('both query and sql are given; use one')
    }
    if (asked.query === undefined && asked.sql === undefined) return catalogue()
    const usual = await daysOf(asked, facts)
    const sql = asked.sql ?? savedSql(asked.query ?? '', usual)
    const { cutBy, problems, days, ...answer } = await containedSql(
      { sql, days: { given: asked.sql === undefined ? usual : givenDays(asked), otherwise: usual }, limits: LIMITS },
      archive.files,
    )
    return {
      about: {
        since: days.since ?? null,
        until: days.until ?? null,
        ...(asked.query === undefined ? {} : { query: asked.query }),
        cut_by: cutBy === null ? null : `the limit of ${cutBy}: there is more, so ask for less or sum it up`,
        problems: [...problems],
      },
      rows: objects(answer) as Row[],
    }
  },
})

interface Days {
  readonly since: string
  readonly until: string
  readonly date: string
}

/** Its days as the tables have them. */
const withDays = async (asked: z.output<typeof input>, facts: Facts): Promise<z.output<typeof input>> => ({
  ...asked,
  since: await askedDay(asked.since, 'since', facts),
  until: await askedDay(asked.until, 'until', facts),
  date: await askedDay(asked.date, 'date', facts),
})

async function daysOf(asked: z.output<typeof input>, { archive }: Facts): Promise<Days> {
  const until = asked.until ?? (await lastDay(archive))
  const since = asked.since ?? addDays(asked.date ?? until, -DAYS)
  if (since > until) throw new Unanswerable(`since is ${since}, after until, ${until}`)
  return { since, until, date: asked.date ?? addDays(until, -7) }
}

const givenDays = ({ since, until }: z.output<typeof input>) => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
})

function savedSql(name: string, { since, until, date }: Days): string {
  const queries = savedQueries()
  const saved = queries.find((one) => one.name === name)
  if (!saved) {
    throw new Unanswerable(
      notFound(
        'query',
        name,
        queries.map((one) => one.name),
      ),
    )
  }
  if (saved.parameters.includes('date') && !(since < date && date <= until)) {
    throw new Unanswerable(`date is ${date}; ${name} needs one after since, ${since}, and not after until, ${until}`)
  }
  // Pages have all that a table shown at once has no room for.
  return withParameters(withoutLimit(saved), { since: `'${since}'`, until: `'${until}'`, date: `'${date}'` })
}

/** What can be asked: each saved query with its SQL, then each table with its columns. */
function catalogue(): Answer<z.input<typeof about>> {
  return {
    about: { rows_are: 'saved queries, then tables', since: null, until: null, cut_by: null, problems: [] },
    rows: [
      ...savedQueries().map((query) => ({
        ...{ saved_query: query.name, answers: query.about, takes: query.parameters },
        sql: withParameters(query, { since: ':since', until: ':until', date: ':date' }),
      })),
      ...TABLES.map(({ name, about: one, columns, partitions }) => ({
        ...{ table: name, a_row_is: one },
        columns: [
          ...partitions.map((column) => ({ name: column, type: 'string', what: PARTITIONS[column] })),
          ...columns.map(({ name: column, type, about: what }) => ({ name: column, type, what })),
        ],
      })),
    ],
    isVerbatim: true,
  }
}
