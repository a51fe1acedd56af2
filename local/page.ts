import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { isDay } from '../domain/day.ts'
import { openInBrowser } from './browser.ts'
import { ArgumentError, command } from './command.ts'
import { neededLastRun, OUT } from './run-folder.ts'
import { worldNames } from './worlds.ts'

const HELP = `npm run page -- [options]

Prints where the page of the last report is: every pair, by charge, zone and day, in one file for the browser.

  --date DAY     of that day, YYYY-MM-DD (default the newest that has one)
  --bucket NAME  of a deployment's archive, the output ArchiveBucket of the stack, read by your credentials
  --world NAME   report on that made account first
  --days N       with --world: that many days, so that the page has a past
  --open         open it in the browser
`

/** The page of a day of all monitors, by its key. */
const PAGE_KEY = /^reports\/dt=(\d{4}-\d{2}-\d{2})\/page\.html$/

await command(async () => {
  const options = optionsOf(process.argv.slice(2))
  if (options.help) return void process.stdout.write(HELP)
  if (options.world !== undefined && !(await reported(options.world, options.days))) return
  const file = options.bucket === undefined ? await lastPage(options.date) : await copied(options.bucket, options.date)
  process.stdout.write(`${relative(process.cwd(), file)}\n`)
  if (options.open) openInBrowser(file)
})

function optionsOf(args: string[]) {
  const values = parsed(args)
  if (values.date !== undefined && !isDay(values.date)) {
    throw new ArgumentError(`--date is "${values.date}"; expected a calendar day such as 2026-11-21`)
  }
  if (values.world !== undefined && values.bucket !== undefined) {
    throw new ArgumentError('--world makes an account, --bucket reads one: give one of them')
  }
  if (values.world !== undefined && !worldNames().includes(values.world)) {
    throw new ArgumentError(`--world is "${values.world}"; there is ${worldNames().join(', ')}`)
  }
  if (values.days !== undefined && values.world === undefined) throw new ArgumentError('--days goes with --world')
  return values
}

function parsed(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        date: { type: 'string' },
        bucket: { type: 'string' },
        world: { type: 'string' },
        days: { type: 'string' },
        open: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    }).values
  } catch (error) {
    throw new ArgumentError(`${(error as Error).message.split('. ')[0]}; npm run page -- --help lists the options`)
  }
}

/** Runs the report, which says itself what goes wrong. */
async function reported(world: string, days: string | undefined): Promise<boolean> {
  process.argv.splice(
    2,
    process.argv.length,
    '--quiet',
    '--world',
    world,
    ...(days === undefined ? [] : ['--days', days]),
  )
  await import('./report.ts')
  return process.exitCode === undefined
}

async function lastPage(date: string | undefined): Promise<string> {
  const { archive, name } = await neededLastRun()
  process.stderr.write(`${name}\n`)
  const names = await readdir(join(archive, 'reports'), { recursive: true }).catch(() => [])
  const keys = names.map((path) => `reports/${path.split(/[\\/]/).join('/')}`)
  return join(archive, keyOf(keys, date, name))
}

/** The page out of a bucket, in a folder of its own below `out/`. */
async function copied(bucket: string, date: string | undefined): Promise<string> {
  // The SDK is loaded for this alone.
  const [{ listKeys, readObject }, { unreadable }] = await Promise.all([
    import('../aws/archive.ts'),
    import('../archive/bucket-copy.ts'),
  ])
  process.env.ARCHIVE_BUCKET = bucket
  const refused = (error: Error) => {
    throw new Error(unreadable(bucket, error), { cause: error })
  }
  const keys = await listKeys(date === undefined ? 'reports/' : `reports/dt=${date}/`).catch(refused)
  const key = keyOf(keys, date, `s3://${bucket}`)
  const { body } = await readObject(key).catch(refused)
  const file = join(OUT, 'buckets', bucket, key)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(file, body)
  return file
}

function keyOf(keys: readonly string[], date: string | undefined, archive: string): string {
  const pages = keys.filter((key) => PAGE_KEY.test(key)).toSorted()
  const key = date === undefined ? pages.at(-1) : pages.find((one) => PAGE_KEY.exec(one)?.[1] === date)
  if (key !== undefined) return key
  const days = pages.map((one) => PAGE_KEY.exec(one)?.[1])
  throw new Error(
    date === undefined || days.length === 0
      ? `there is no page in ${archive}; a report makes one`
      : `there is no page of ${date} in ${archive}; there is one of ${days.join(', ')}`,
  )
}
