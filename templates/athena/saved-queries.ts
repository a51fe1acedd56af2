import { readdirSync, readFileSync } from 'node:fs'

/** Days that a saved query takes, each `YYYY-MM-DD`. */
export const PARAMETERS = ['since', 'until', 'date'] as const
export type Parameter = (typeof PARAMETERS)[number]

/** A question that people ask of the archive, in the SQL that Athena (Trino) and DuckDB share. */
export interface SavedQuery {
  /** `nat-by-destination` */
  readonly name: string
  readonly about: string
  /** With `:since` where a day goes. */
  readonly sql: string
  readonly parameters: readonly Parameter[]
}

const FOLDER = new URL('.', import.meta.url)

/** Every file of this folder: its first line is what it answers. Throws where that line is missing. */
export function savedQueries(): SavedQuery[] {
  return readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .toSorted()
    .map((file) => {
      const [first = '', ...lines] = readFileSync(new URL(file, FOLDER), 'utf8').trim().split('\n')
      if (!first.startsWith('-- ')) throw new Error(`${file} does not begin with "-- " and what it answers`)
      const sql = lines.join('\n')
      return {
        name: file.replace(/\.sql$/, ''),
        about: first.slice(3),
        sql,
        parameters: PARAMETERS.filter((name) => new RegExp(`:${name}\\b`).test(sql)),
      }
    })
}

/**
 * Bytes of the last day's gigabyte, or of the usual one where no day tells: all gigabytes of an answer are of one size. It
 * changes no dollars, which are as each day was priced.
 */
const GIGABYTE_OF_DAYS =
  'coalesce((select max_by(bytes_per_gigabyte, dt) from days where dt between :since and :until), 1073741824)'

/** Expressions for the parameters, and for `:gigabyte`, its bytes. */
export type Expressions = Readonly<Record<Parameter, string>> & { readonly gigabyte?: string }

/** The query with an expression in place of each parameter. */
export function withParameters({ sql }: SavedQuery, { gigabyte = GIGABYTE_OF_DAYS, ...days }: Expressions): string {
  return PARAMETERS.reduce(
    (text, name) => text.replaceAll(new RegExp(`:${name}\\b`, 'g'), days[name]),
    sql.replaceAll(/:gigabyte\b/g, gigabyte),
  )
}

/** What a query has in the Athena console, where a reader changes it: the last thirty days, and a week ago. */
export const RECENT_DAYS: Readonly<Record<Parameter, string>> = {
  since: "cast(current_date - interval '30' day as varchar)",
  until: 'cast(current_date as varchar)',
  date: "cast(current_date - interval '7' day as varchar)",
}

/** A query without the limit at its end, for whoever shows its rows by the page. */
export const withoutLimit = (query: SavedQuery): SavedQuery => ({
  ...query,
  sql: query.sql.replace(/\nlimit \d+\s*$/i, '\n'),
})
