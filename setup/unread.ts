import { listKeys, readJson } from '../aws/archive.ts'
import { deployedStack } from '../aws/deployed-stack.ts'
import { dayReportKey } from '../domain/archive-key.ts'
import type { Report } from '../domain/report/report.ts'
import type { Settings } from '../domain/settings.ts'
import { isOf } from '../domain/source.ts'
import { ARCHIVE } from './deployed.ts'
import { found, type Line, note, ok, toDo } from './line.ts'
import type { Place } from './place.ts'
import { roleCommand } from './sources.ts'

const OF_A_DAY = /^reports\/dt=(\d{4}-\d\d-\d\d)\/report\.json$/

/** Accounts and regions that the stack's last report comes upon and that no source covers, most bytes first. */
export function unreadLines(settings: Settings, home: Place, stacks: readonly string[]): Promise<Line[]> {
  const about = 'Accounts without a source'
  return found(about, 's3:GetObject', async () => {
    const bucket = settings.archiveBucket ?? (await archiveOf(stacks))
    if (bucket === undefined) return note(about, 'no stack is deployed here whose last report would tell of some')
    process.env.ARCHIVE_BUCKET = bucket
    const day = (await listKeys('reports/')).flatMap((key) => OF_A_DAY.exec(key)?.[1] ?? []).at(-1)
    if (day === undefined) return note(about, `there is no report in ${bucket} yet that would tell of some`)
    const { coverage } = await readJson<Pick<Report, 'coverage'>>(dayReportKey(day))
    const { sources } = settings
    const own = { accountId: home.account }
    const lines = (coverage.unread ?? []).flatMap(({ accountId, region, gigabytes, share }) => {
      if (accountId === null || region === null) return []
      if (sources.some((source) => isOf(source, { accountId, region }, own))) return []
      const isKnown = accountId === home.account || sources.some(({ account }) => account === accountId)
      const add = `add { "region": "${region}"${accountId === home.account ? '' : `, "account": "${accountId}"`} } to sources`
      const what = `${gigabytes.toFixed(2)} GB of ${day} (${Math.round(share * 100)}%) in ${region} are not known`
      return toDo(
        `Account ${accountId}`,
        `${what}: ${isKnown ? add : `${roleCommand(accountId, settings, home)}; then ${add}`}`,
      )
    })
    return lines.length > 0 ? lines : ok(about, `the report of ${day} comes upon none`)
  })
}

async function archiveOf(stacks: readonly string[]): Promise<string | undefined> {
  const stack = await deployedStack(stacks)
  return stack?.resources.find(({ type, logicalId }) => type === 'AWS::S3::Bucket' && logicalId.includes(ARCHIVE))?.id
}
