import { listKeys, readJson } from '../aws/archive.ts'
import { deployedStack } from '../aws/deployed-stack.ts'
import { dayReportKey } from '../domain/archive-key.ts'
import type { Report, UnreadNetwork } from '../domain/report/report.ts'
import type { Settings } from '../domain/settings.ts'
import { isOf } from '../domain/source.ts'
import { ARCHIVE } from './deployed.ts'
import { found, type Line, note, ok, toDo } from './line.ts'
import type { Place } from './place.ts'
import { roleCommand } from './sources.ts'

const OF_A_DAY = /^reports\/dt=(\d{4}-\d\d-\d\d)\/report\.json$/

const ABOUT = 'Accounts without a source'

/** Accounts and regions that the stack's last report comes upon and that no source covers, most bytes first. */
export function unreadLines(settings: Settings, home: Place, stacks: readonly string[]): Promise<Line[]> {
  return found(ABOUT, 's3:ListBucket', async () => {
    const bucket = settings.archiveBucket ?? (await archiveOf(stacks))
    if (bucket === undefined) return note(ABOUT, 'no stack is deployed here whose last report would tell of some')
    process.env.ARCHIVE_BUCKET = bucket
    const day = (await listKeys('reports/')).flatMap((key) => OF_A_DAY.exec(key)?.[1] ?? []).at(-1)
    if (day === undefined) return note(ABOUT, `there is no report in ${bucket} yet that would tell of some`)
    return found(ABOUT, 's3:GetObject', async () => {
      const { coverage } = await readJson<Pick<Report, 'coverage'>>(dayReportKey(day))
      const lines = (coverage.unread ?? []).flatMap((network) => networkLines(network, day, settings, home))
      return lines.length > 0 ? lines : ok(ABOUT, `the report of ${day} comes upon none`)
    })
  })
}

/** None of a network that a source covers, or that nobody knows whose it is. */
function networkLines(network: UnreadNetwork, day: string, settings: Settings, home: Place): Line[] {
  const { accountId, region, gigabytes, share } = network
  if (accountId === null || region === null) return []
  const { sources } = settings
  if (sources.some((source) => isOf(source, { accountId, region }, { accountId: home.account }))) return []
  const isOwn = accountId === home.account
  const size = gigabytes < 0.01 ? 'less than 0.01 GB' : `${gigabytes.toFixed(2)} GB`
  const part = share < 0.01 ? 'less than 1%' : `${Math.round(share * 100)}%`
  const add = `add { "region": "${region}"${isOwn ? '' : `, "account": "${accountId}"`} } to sources`
  const hasRole = isOwn || sources.some(({ account }) => account === accountId)
  const mend = hasRole ? add : `${roleCommand(accountId, settings, home)}; then ${add}`
  return [toDo(`Account ${accountId}`, `${size} of ${day} (${part}) in ${region} are not known: ${mend}`)]
}

async function archiveOf(stacks: readonly string[]): Promise<string | undefined> {
  const stack = await deployedStack(stacks)
  return stack?.resources.find(({ type, logicalId }) => type === 'AWS::S3::Bucket' && logicalId.includes(ARCHIVE))?.id
}
