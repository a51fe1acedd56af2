import { copyFile, readFile, rm } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { addDays, localDay } from '../domain/day.ts'
import type { Report } from '../domain/report/report.ts'
import { FLOWTOLL } from '../domain/version.ts'
import type { Snapshot } from '../lambdas/StoreDay.ts'
import type { Account } from './account.ts'
import { openInBrowser } from './browser.ts'
import { ArgumentError, command } from './command.ts'
import { emlOf, noticeEmlOf } from './eml.ts'
import { addToInbox } from './inbox.ts'
import { progressOn, SILENT } from './progress.ts'
import { helpText, type ReportOptions, reportOptions } from './report-options.ts'
import { openRunFolder, type RunFolder } from './run-folder.ts'
import { linesOf, summaryOf, type Written } from './summary.ts'
import { loadWorld, worldNames } from './worlds.ts'

const TABLE_WORDS: Readonly<Record<string, string>> = {
  flows: `every flow: ask it with ${FLOWTOLL} query`,
  daily: 'its sums by workload',
  findings: 'what to change, and what became of it',
  gaps: 'what has no answer',
  days: 'how whole it is, and the rates of its dollars',
}

/** What a range goes on after: a day of which the service has nothing any more, or less than the archive. */
const PASSED_OVER: readonly (string | undefined)[] = ['NothingCollected', 'EmptierDay']

await command(async () => {
  const options = reportOptions(process.argv.slice(2))
  if (options.help) process.stdout.write(helpText(await Promise.all(worldNames().map(loadWorld))))
  else await report(options)
})

/** Runs the workflow for each day, and leaves the last day's report in the folder of the world or the account. */
async function report(options: ReportOptions): Promise<void> {
  // The SDK is loaded once the arguments are good.
  const { liveSource, worldSource } = await import('./account.ts')
  const source = options.world === undefined ? await liveSource() : worldSource(await loadWorld(options.world))
  if (source.note !== undefined) process.stderr.write(`${source.note}\n`)
  const days = daysOf(options, source.timeZone)
  const folder = await openRunFolder(source.owner, [`${FLOWTOLL} report`, ...process.argv.slice(2)].join(' '))
  try {
    const account = await source.open(folder.archive)
    try {
      await reportDays(days, account, folder, options)
      await folder.pointHere()
    } finally {
      await account.close()
    }
  } finally {
    await folder.close()
  }
  if (options.open) openInBrowser(join(folder.path, 'report.html'))
}

async function reportDays(
  days: readonly string[],
  account: Account,
  folder: RunFolder,
  options: ReportOptions,
): Promise<void> {
  let reportKey = ''
  try {
    for (const [index, day] of days.entries()) {
      const daysAfter = days.length - 1 - index
      account.goTo(daysAfter)
      reportKey = (await runDay(day, daysAfter, account, options)) ?? reportKey
    }
  } catch (error) {
    const messages = await writeInbox(account, folder)
    if (!options.quiet) process.stdout.write(linesOf(messages))
    throw error
  }
  const written = [...(await writeOut(dirname(reportKey), folder)), ...(await writeInbox(account, folder))]
  if (options.quiet) return
  const model = JSON.parse(await readFile(join(folder.path, 'report.json'), 'utf8')) as Report
  process.stdout.write(summaryOf(model, written))
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

function shown(file: string): string {
  return relative(process.cwd(), file)
}

/** Copies the last report out of the archive. */
async function writeOut(reported: string, { path, archive }: RunFolder): Promise<Written[]> {
  for (const name of ['report.html', 'report.txt', 'report.json', 'changes.md']) {
    await copyFile(join(archive, reported, name), join(path, name))
  }
  const { archive: archived } = JSON.parse(await readFile(join(path, 'report.json'), 'utf8')) as Report
  const page = archived.keys.find((key) => key.endsWith('page.html'))
  // The copy of an earlier day's would be taken for this one's.
  if (page === undefined) await rm(join(path, 'page.html'), { force: true })
  else await copyFile(join(archive, page), join(path, 'page.html'))
  return [
    { path: shown(join(path, 'report.html')), what: 'the digest: open it in a browser' },
    { path: shown(join(path, 'report.txt')), what: 'the same as plain text' },
    { path: shown(join(path, 'report.json')), what: 'the figures behind both' },
    { path: shown(join(path, 'changes.md')), what: 'what to change, as commands, manifests and CDK' },
    ...(page === undefined
      ? []
      : [{ path: shown(join(path, 'page.html')), what: 'every pair, by charge, zone and day: open it in a browser' }]),
    ...archived.keys
      .filter((key) => key.endsWith('.parquet'))
      .map((key) => ({ path: shown(join(archive, key)), what: TABLE_WORDS[key.split('/')[0] ?? ''] ?? '' })),
  ]
}

/** Adds the emails and the notices of a run to the inbox, in the order of their time. */
async function writeInbox(account: Account, { inbox }: RunFolder): Promise<Written[]> {
  const messages = [
    ...(await account.inbox()).map((email) => ({ at: email.at, eml: emlOf(email), what: 'the email as SES got it' })),
    ...account.notices.map((notice) => ({
      ...{ at: notice.at, eml: noticeEmlOf(notice, account.alarmRecipients) },
      what: 'the failure notice as SNS mails it',
    })),
  ].toSorted((a, b) => (a.at < b.at ? -1 : 1))
  const files = await addToInbox(
    inbox,
    messages.map(({ eml }) => eml),
  )
  return files.map((file, index) => ({
    path: shown(file),
    what: `${messages[index]?.what}: open it in a mail program`,
  }))
}
