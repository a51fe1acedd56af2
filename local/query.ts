import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { FORMATS, type Format, formatted } from '../archive/query-format.ts'
import { addDays, isDay, localDay } from '../domain/day.ts'
import { type SavedQuery, savedQueries, withParameters } from '../templates/athena/saved-queries.ts'
import { ArgumentError } from './report-options.ts'

const ARCHIVE = fileURLToPath(new URL('../out/archive', import.meta.url))
const COPIES = fileURLToPath(new URL('../out/buckets', import.meta.url))
const DAYS = 30

try {
  await query(process.argv.slice(2))
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof ArgumentError ? 2 : 1
}

async function query(args: string[]): Promise<void> {
  const { values, positionals } = parsed(args)
  const queries = savedQueries()
  const [name, ...more] = positionals
  if (values.help || (name === undefined && values.sql === undefined))
    return void process.stdout.write(helpText(queries))
  const format = FORMATS.find((one) => one === values.format)
  if (!format) throw new ArgumentError(`--format is "${values.format}"; ${FORMATS.join(', ')} are right`)
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
  if (values.athena) {
    if (values.live || values.folder !== undefined)
      throw new ArgumentError('--athena asks a deployment: --live and --folder are of no use with it')
    return inAthena(saved ? withParameters(saved, literals(days)) : (values.sql ?? ''), values.workgroup, format)
  }
  const folder = values.bucket === undefined ? (values.folder ?? ARCHIVE) : await downloaded(values.bucket, days)
  await answer(saved ? withParameters(saved, literals(days)) : (values.sql ?? ''), days, format, folder)
}

async function inAthena(sql: string, workgroup: string, format: Format): Promise<void> {
  const { askAthena } = await import('./athena.ts')
  const { bytesScanned, ...found } = await askAthena(sql, workgroup)
  process.stderr.write(`${bytesScanned} bytes read by Athena\n`)
  process.stdout.write(formatted(found, format))
}

/** A copy of the bucket's tables of these days. */
async function downloaded(bucket: string, days: Days): Promise<string> {
  // The SDK is loaded for this alone.
  const { copyOfBucket } = await import('../archive/bucket-copy.ts')
  const { folder, files, bytes } = await copyOfBucket(bucket, COPIES, days)
  process.stderr.write(`${bucket}: ${files} files read, ${bytes} bytes\n`)
  return folder
}

async function answer(sql: string, days: Days, format: Format, folder: string): Promise<void> {
  // DuckDB is loaded once the arguments are good.
  const { openArchive } = await import('../archive/archive-tables.ts')
  const archive = await openArchive(folder, days)
  try {
    for (const problem of archive.problems) process.stderr.write(`${problem}\n`)
    process.stdout.write(formatted(await archive.query(sql), format))
  } finally {
    archive.close()
  }
}

interface Days {
  readonly since: string
  readonly until: string
  readonly date: string
}

/** By default the last thirty days, and as a date a week before their end; a date alone has thirty days before it. */
function daysOf(values: { readonly since?: string; readonly until?: string; readonly date?: string }): Days {
  for (const field of ['since', 'until', 'date'] as const) {
    const day = values[field]
    if (day !== undefined && !isDay(day)) {
      throw new ArgumentError(`--${field} is "${day}"; a calendar day such as 2026-11-21 is right`)
    }
  }
  const until = values.until ?? localDay(Date.now(), 'UTC')
  const date = values.date ?? addDays(until, -7)
  const since = values.since ?? addDays(values.date ?? until, -DAYS)
  if (since > until) throw new ArgumentError(`--since is ${since}, after --until, ${until}`)
  return { since, until, date }
}

function literals({ since, until, date }: Days) {
  return { since: `'${since}'`, until: `'${until}'`, date: `'${date}'` }
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
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
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; npm run query -- --help lists the options`)
  }
}

function helpText(queries: readonly SavedQuery[]): string {
  const width = Math.max(...queries.map(({ name }) => name.length))
  return [
    'npm run query -- NAME [options]',
    '',
    'Asks the archive of npm run report, with DuckDB on this machine.',
    '',
    `  --since DAY    first day, YYYY-MM-DD (default ${DAYS} days before --until)`,
    '  --until DAY    last day (default today)',
    '  --date DAY     where a query asks for one: before and from it on (default a week before --until)',
    '  --sql SQL      your own, over the tables flows, daily, findings and gaps of these days',
    `  --format F     ${FORMATS.join(', ')} (default table)`,
    '  --folder PATH  another copy of the archive (default out/archive)',
    '  --live         ask the bucket instead, by your credentials: only the days that are asked for are read, and once',
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
