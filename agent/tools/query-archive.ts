import * as z from 'zod'
import { containedSql } from '../../archive/contained-sql.ts'
import { objects } from '../../archive/query-format.ts'
import { DAY } from '../../domain/collecting/input.ts'
import { addDays } from '../../domain/day.ts'
import { TABLE_LIST, TABLES } from '../../domain/tables.ts'
import { savedQueries, withoutLimit, withParameters } from '../../templates/athena/saved-queries.ts'
import { type Archive, lastDay } from '../archive.ts'
import type { Answer, Row, Tool } from '../tool.ts'
import { Unanswerable } from '../unanswerable.ts'

/** Days that are read where nothing is said. */
const DAYS = 30

/** What one answer may take. */
export const LIMITS = { rows: 10_000, bytes: 8_000_000, milliseconds: 20_000, memory: 2 * 2 ** 30 } as const

const input = z.strictObject({
  query: z
    .string()
    .optional()
    .describe('Name of a saved query; without query and sql, the list of them and of the columns'),
  sql: z.string().max(20_000).optional().describe(`One SELECT over the tables ${TABLE_LIST}, in the SQL of DuckDB`),
  since: DAY.optional().describe(`First day; where absent, what your sql says of dt, else ${DAYS} days before until`),
  until: DAY.optional().describe('Last day; where absent, what your sql says of dt, else that of the last report'),
  date: DAY.optional().describe('Where a saved query compares before and after; a week before until where absent'),
})

export const queryArchive = {
  name: 'query_archive',
  title: 'Ask the archive',
  description: `The archive by a saved query or by SQL: tables ${TABLE_LIST} of the days from since to until (column dt). Dollars are at list price. Stops at ${LIMITS.rows} rows, ${LIMITS.bytes / 1e6} MB or ${LIMITS.milliseconds / 1000} s. Without arguments it lists the saved queries and the columns.`,
  input,
  asksOutside: false,
  run: async (asked, { archive }) => {
    if (asked.query !== undefined && asked.sql !== undefined) {
      throw new Unanswerable('query and sql are both given; one of them is right')
    }
    if (asked.query === undefined && asked.sql === undefined) return catalogue()
    const usual = await daysOf(asked, archive)
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
        problems,
      },
      rows: objects(answer) as Row[],
    }
  },
} satisfies Tool<typeof input>

interface Days {
  readonly since: string
  readonly until: string
  readonly date: string
}

async function daysOf(asked: z.output<typeof input>, archive: Archive): Promise<Days> {
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
      `query is "${name}", which is no saved query; there is ${queries.map((one) => one.name).join(', ')}`,
    )
  }
  if (saved.parameters.includes('date') && !(since < date && date <= until)) {
    throw new Unanswerable(`date is ${date}; ${name} needs one after since, ${since}, and not after until, ${until}`)
  }
  // Pages have all that a table shown at once has no room for.
  return withParameters(withoutLimit(saved), { since: `'${since}'`, until: `'${until}'`, date: `'${date}'` })
}

/** What can be asked. */
function catalogue(): Answer {
  return {
    about: { saved_queries: savedQueries().map(({ name, about, parameters }) => ({ name, about, takes: parameters })) },
    rows: TABLES.flatMap(({ name: table, columns, partitions }) => [
      ...partitions.map((column) => ({ table, column, type: 'string', what: 'Folder of the key' })),
      ...columns.map(({ name: column, type, about: what }) => ({ table, column, type, what })),
    ]),
  }
}
