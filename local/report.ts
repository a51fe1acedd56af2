import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { dirname, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { addDays, localDay } from '../domain/day.ts'
import type { Report } from '../domain/report/report.ts'
import type { Snapshot } from '../lambdas/StoreSnapshot.ts'
import type { Account } from './account.ts'
import { openInBrowser } from './browser.ts'
import { emlOf } from './eml.ts'
import { progressOn, SILENT } from './progress.ts'
import { ArgumentError, helpText, type ReportOptions, reportOptions } from './report-options.ts'
import { summaryOf, type Written } from './summary.ts'
import { loadWorld, worldNames } from './worlds.ts'

const OUT = fileURLToPath(new URL('../out', import.meta.url))
const ARCHIVE = `${OUT}/archive`

const TABLE_WORDS: Readonly<Record<string, string>> = {
  flows: 'every flow: npm run query asks it, and its sums',
  daily: 'its sums by workload',
  findings: 'what to change, and what became of it',
  gaps: 'what has no answer',
}

/** What a range goes on after: a day of which the service has nothing any more, or less than the archive. */
const PASSED_OVER: readonly (string | undefined)[] = ['NothingCollected', 'EmptierDay']

try {
  const options = reportOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(helpText(await Promise.all(worldNames().map(loadWorld))))
  else await report(options)
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`)
  process.exitCode = error instanceof ArgumentError ? 2 : 1
}

/** Runs the workflow for each day, and leaves the last day's report in `out/`. */
async function report(options: ReportOptions): Promise<void> {
  // The SDK is loaded once the arguments are good.
  const { liveAccount, worldAccount } = await import('./account.ts')
  const world = options.world === undefined ? undefined : await loadWorld(options.world)
  const account = world ? await worldAccount(world, ARCHIVE) : await liveAccount(ARCHIVE)
  try {
    const days = daysOf(options, account.timeZone)
    // A report of an earlier run must not pass for this one's, should this one fail.
    await Promise.all(
      ['report.html', 'report.txt', 'report.json', 'changes.md', 'inbox'].map((name) =>
        rm(`${OUT}/${name}`, { recursive: true, force: true }),
      ),
    )
    let reportKey = ''
    for (const [index, day] of days.entries()) {
      const daysAfter = days.length - 1 - index
      account.goTo(daysAfter)
      reportKey = (await runDay(day, daysAfter, account, options)) ?? reportKey
    }
    const written = await writeOut(dirname(reportKey), account)
    if (!options.quiet) {
      const model = JSON.parse(await readFile(`${OUT}/report.json`, 'utf8')) as Report
      process.stdout.write(summaryOf(model, written))
    }
    if (options.open) openInBrowser(`${OUT}/report.html`)
  } finally {
    await account.close()
  }
}

function daysOf({ date, days }: ReportOptions, timeZone: string): string[] {
  const today = localDay(Date.now(), timeZone)
  if (date !== undefined && date > today) {
    throw new ArgumentError(`--date is ${date}; in ${timeZone} today is ${today}, and the future has no flows`)
  }
  const last = date ?? addDays(today, -1)
  return Array.from({ length: days }, (_, index) => addDays(last, index - days + 1))
}

/** Key of the day's report. Throws where it has none, unless days come after it that may. */
async function runDay(
  date: string,
  daysAfter: number,
  account: Account,
  { quiet }: ReportOptions,
): Promise<string | undefined> {
  const { execute, loadHandlers } = await import('./workflow.ts')
  const progress = quiet ? SILENT : progressOn(process.stderr, date)
  const end = await execute({
    input: { date },
    handlers: await loadHandlers(),
    waitMilliseconds: account.waitMilliseconds,
    onTask: progress.onTask,
  })
  progress.end()
  if (end.status === 'SUCCEEDED') return (end.output as { readonly snapshot: Snapshot }).snapshot.reportKey
  const problem = `no report of ${date}: ${end.error}: ${end.cause}`
  if (daysAfter === 0 || !PASSED_OVER.includes(end.error)) throw new Error(problem)
  process.stderr.write(`${problem}\n`)
  return undefined
}

/** Copies the last report out of the archive, and the inbox as messages. */
async function writeOut(folder: string, account: Account): Promise<Written[]> {
  for (const name of ['report.html', 'report.txt', 'report.json', 'changes.md']) {
    await writeFile(`${OUT}/${name}`, await readFile(`${ARCHIVE}/${folder}/${name}`))
  }
  const { archive } = JSON.parse(await readFile(`${OUT}/report.json`, 'utf8')) as Report
  await mkdir(`${OUT}/inbox`, { recursive: true })
  const emails = await account.inbox()
  for (const [index, email] of emails.entries()) {
    await writeFile(`${OUT}/inbox/${String(index + 1).padStart(2, '0')}.eml`, emlOf(email))
  }
  const shown = (path: string) => relative(process.cwd(), path)
  return [
    { path: shown(`${OUT}/report.html`), what: 'the digest: open it in a browser' },
    { path: shown(`${OUT}/report.txt`), what: 'the same as plain text' },
    { path: shown(`${OUT}/report.json`), what: 'the figures behind both' },
    { path: shown(`${OUT}/changes.md`), what: 'what to change, as commands, manifests and CDK' },
    ...archive.keys
      .filter((key) => key.endsWith('.parquet'))
      .map((key) => ({
        path: shown(`${ARCHIVE}/${key}`),
        what: TABLE_WORDS[key.split('/')[0] ?? ''] ?? '',
      })),
    {
      path: shown(`${OUT}/inbox`),
      what: `${emails.length} email${emails.length === 1 ? '' : 's'} as SES got ${emails.length === 1 ? 'it' : 'them'}: open the .eml in a mail program`,
    },
  ]
}
