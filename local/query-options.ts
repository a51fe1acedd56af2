import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { FORMATS, type Format } from '../archive/query-format.ts'
import type { AskedDays } from '../archive/statement-reads.ts'
import { addDays, isDay, localDay } from '../domain/day.ts'
import { TABLE_LIST } from '../domain/tables.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { type SavedQuery, withParameters } from '../templates/athena/saved-queries.ts'
import { ArgumentError } from './command.ts'

const DAYS = 30

/** Days, each included. */
interface Days {
  readonly since: string
  readonly until: string
  readonly date: string
}

export interface QueryOptions {
  readonly sql: string
  readonly days: AskedDays
  readonly format: Format
  /** Of these at most one; none is the archive of the last run. */
  readonly folder: string | undefined
  readonly bucket: string | undefined
  readonly workgroup: string | undefined
}

/** Reads the command line; undefined where it asks for help. Throws ArgumentError. */
export function queryOptions(args: readonly string[], queries: readonly SavedQuery[]): QueryOptions | undefined {
  const { values, positionals } = parsed(args)
  const [name, ...more] = positionals
  if (values.help || (name === undefined && values.sql === undefined)) return undefined
  const format = FORMATS.find((one) => one === values.format)
  if (!format) throw new ArgumentError(`--format is "${values.format}"; expected ${FORMATS.join(', ')}`)
  if (more.length > 0 || (name !== undefined && values.sql !== undefined)) {
    throw new ArgumentError('one query at a time: the name of a saved one, or --sql with your own')
  }
  const days = daysOf(values)
  const saved = queries.find((one) => one.name === name)
  if (saved?.parameters.includes('date') && !(days.since < days.date && days.date <= days.until)) {
    throw new ArgumentError(
      `--date is ${days.date}; ${name} needs one after --since, ${days.since}, and not after --until, ${days.until}`,
    )
  }
  if (name !== undefined && !saved) {
    throw new ArgumentError(`"${name}" is no saved query; there is ${queries.map((one) => one.name).join(', ')}`)
  }
  if (values.live !== (values.bucket !== undefined)) {
    throw new ArgumentError('--live and --bucket go together; the output ArchiveBucket of the stack has its name')
  }
  if (values.live && values.folder !== undefined) {
    throw new ArgumentError('--live reads a bucket, --folder a folder: give one of them')
  }
  if (values.athena && (values.live || values.folder !== undefined)) {
    throw new ArgumentError('--athena asks a deployment: --live and --folder are of no use with it')
  }
  if (values.folder !== undefined && !existsSync(values.folder)) {
    throw new ArgumentError(`--folder is "${values.folder}", and there is none`)
  }
  if (values.athena && !saved && (values.since !== undefined || values.until !== undefined)) {
    throw new ArgumentError('--athena runs SQL as it stands: put its days into it, as a condition on dt')
  }
  return {
    sql: saved ? withParameters(saved, literals(days)) : (values.sql ?? ''),
    days: saved ? { given: days, otherwise: {} } : { given: givenDays(values), otherwise: days },
    format,
    ...{ folder: values.folder, bucket: values.bucket },
    workgroup: values.athena ? values.workgroup : undefined,
  }
}

/** By default the last thirty days, and as a date a week before their end; a date alone has thirty days before it. */
function daysOf(values: { readonly since?: string; readonly until?: string; readonly date?: string }): Days {
  for (const field of ['since', 'until', 'date'] as const) {
    const day = values[field]
    if (day !== undefined && !isDay(day)) {
      throw new ArgumentError(`--${field} is "${day}"; expected a calendar day such as 2026-11-21`)
    }
  }
  const until = values.until ?? localDay(Date.now(), 'UTC')
  const date = values.date ?? addDays(until, -7)
  const since = values.since ?? addDays(values.date ?? until, -DAYS)
  if (since > until) throw new ArgumentError(`--since is ${since}, after --until, ${until}`)
  return { since, until, date }
}

const givenDays = ({ since, until }: { readonly since?: string; readonly until?: string }) => ({
  ...(since === undefined ? {} : { since }),
  ...(until === undefined ? {} : { until }),
})

function literals({ since, until, date }: Days) {
  return { since: `'${since}'`, until: `'${until}'`, date: `'${date}'` }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: withDashes(args),
      allowPositionals: true,
      options: {
        since: { type: 'string' },
        until: { type: 'string' },
        date: { type: 'string' },
        sql: { type: 'string' },
        format: { type: 'string', default: 'table' },
        folder: { type: 'string' },
        live: { type: 'boolean', default: false },
        bucket: { type: 'string' },
        athena: { type: 'boolean', default: false },
        workgroup: { type: 'string', default: 'flowtoll' },
        help: { type: 'boolean', short: 'h', default: false },
      },
    })
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} query --help lists the options`)
  }
}

/** SQL that begins with a comment begins with a dash, which is no option here. */
function withDashes(args: readonly string[]): string[] {
  const at = args.indexOf('--sql')
  if (at < 0 || at === args.length - 1) return [...args]
  return [...args.slice(0, at), `--sql=${args[at + 1]}`, ...args.slice(at + 2)]
}

export function helpText(queries: readonly SavedQuery[]): string {
  const width = Math.max(...queries.map(({ name }) => name.length))
  return [
    `${FLOWTOLL} query NAME [options]`,
    '',
    'Asks the archive of the last report here, with DuckDB on this machine. It only reads.',
    '',
    `  --since DAY    first day, YYYY-MM-DD (default ${DAYS} days before --until, or what your SQL says of dt)`,
    '  --until DAY    last day (default today)',
    '  --date DAY     where a query asks for one: before and from it on (default a week before --until)',
    `  --sql SQL      your own: one SELECT over the tables ${TABLE_LIST}`,
    '                 dt is a text: cast(dt as date) >= current_date - 7',
    `  --format F     ${FORMATS.join(', ')} (default table)`,
    '  --folder PATH  another archive, such as out/shop/archive (default that of the last run)',
    '  --live         ask the bucket instead, by your credentials: only the tables and days that are asked for are copied, each file once',
    '  --bucket NAME  with --live: the output ArchiveBucket of the stack',
    '  --athena       in Athena instead, by your credentials; --workgroup NAME (default flowtoll) for a stack of another name',
    '',
    'Saved queries:',
    ...queries.map(({ name, about }) => `  ${name.padEnd(width)}  ${about}`),
    '',
    'Exit codes: 0 answered, 2 wrong arguments, 1 anything else.',
    '',
  ].join('\n')
}
