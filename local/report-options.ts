import { parseArgs } from 'node:util'
import { isDay } from '../domain/day.ts'
import { FLOWTOLL } from '../domain/version.ts'
import { ArgumentError } from './command.ts'

export interface ReportOptions {
  /** Name of the world; undefined for a live run. */
  readonly world: string | undefined
  /** Last report day; yesterday where undefined. */
  readonly date: string | undefined
  /** Days that are reported, the last one included. */
  readonly days: number
  readonly live: boolean
  readonly open: boolean
  readonly quiet: boolean
  readonly help: boolean
}

export const DEFAULT_WORLD = 'shop'
const MOST_DAYS = 31

/** Reads the command line. Throws ArgumentError. */
export function reportOptions(args: readonly string[]): ReportOptions {
  const values = parsed(args)
  if (values.live && values.world !== undefined)
    throw new ArgumentError('--live reads your account, --world a made one: give one of them')
  if (values.date !== undefined && !isDay(values.date)) {
    throw new ArgumentError(`--date is "${values.date}"; expected a calendar day such as 2026-11-21`)
  }
  const days = Number(values.days ?? 1)
  if (!Number.isSafeInteger(days) || days < 1 || days > MOST_DAYS) {
    throw new ArgumentError(`--days is "${values.days}"; expected a whole number from 1 to ${MOST_DAYS}`)
  }
  const { live = false, open = false, quiet = false, help = false, date } = values
  return { world: live ? undefined : (values.world ?? DEFAULT_WORLD), date, days, live, open, quiet, help }
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: {
        world: { type: 'string' },
        date: { type: 'string' },
        days: { type: 'string' },
        live: { type: 'boolean' },
        open: { type: 'boolean' },
        quiet: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; ${FLOWTOLL} report --help lists the options`)
  }
}

export function helpText(worlds: readonly { readonly name: string; readonly summary: string }[]): string {
  const width = Math.max(...worlds.map(({ name }) => name.length))
  return [
    `${FLOWTOLL} report [options]`,
    '',
    'Runs the workflow for a day on this machine. The report, its archive and its emails stay in out/<world>/ or, live,',
    'in out/<account>-<region>/; what earlier runs left there stays too. Nothing is sent.',
    '',
    `  --world NAME  the made account to report on (default ${DEFAULT_WORLD})`,
    '  --live        report on the AWS account of your credentials instead: it is only read',
    "  --date DAY    report day, YYYY-MM-DD (default yesterday in the report's time zone)",
    '  --days N      that many days up to then, oldest first, so that the report has a past',
    '  --open        open the report in the browser',
    '  --quiet       print nothing but errors',
    '',
    'Worlds:',
    ...worlds.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Exit codes: 0 reported, 2 wrong arguments, 1 anything else.',
    '',
  ].join('\n')
}
