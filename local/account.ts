import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { S3Client } from '@aws-sdk/client-s3'
import { paragraphEnvironment, readSettings } from '../cdk/settings.ts'
import { startCloud } from './cloud/cloud.ts'
import type { Email } from './cloud/mailbox.ts'
import { startReceivers } from './cloud/receivers.ts'
import type { Notice } from './cloud/topic.ts'
import type { World } from './cloud/world.ts'

/** Where a local run reads from, with everything that it writes on this machine. */
export interface Account {
  readonly timeZone: string
  /** Milliseconds between two looks at a query, and before a retry. */
  readonly waitMilliseconds: number
  readonly notices: readonly Notice[]
  inbox(): Promise<Email[]>
  /** Goes to the account as it was so many days before the last one. */
  goTo(daysAgo: number): void
  close(): Promise<void>
}

const BUCKET = 'archive'

/** Settings that the stack would give the functions. */
const FUNCTIONS = {
  FAILURE_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:flowtoll',
  CONSOLE_URL: '',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_METRICS_NAMESPACE: 'flowtoll',
  POWERTOOLS_SERVICE_NAME: 'flowtoll',
  POWERTOOLS_TRACE_ENABLED: 'false',
} as const

/** A world on loopback endpoints. */
export async function worldAccount(world: World, archiveFolder: string): Promise<Account> {
  await archiveOf(`world ${world.name}`, archiveFolder)
  const cloud = await startCloud(world, { archiveFolder, bucket: BUCKET })
  Object.assign(process.env, FUNCTIONS, cloud.environment, {
    AWS_REGION: world.region,
    REPORT_TIME_ZONE: world.timeZone,
    REPORT_MONITORS: '[]',
    REPORT_RECIPIENTS: '["platform@example.com"]',
    REPORT_SENDER: 'flowtoll <flowtoll@example.com>',
    REPLY_TO: '[]',
    SETTLE_MINUTES: '10',
    COLLECT_SECONDS: '2700',
    QUERY_DEADLINE_SECONDS: '30',
    BYTES_PER_GIGABYTE: String(2 ** 30),
    PRICE_FACTOR: '1',
    ACCEPTED_FINDINGS: JSON.stringify(world.accepted ?? []),
    BUDGETS: JSON.stringify(world.budgets ?? []),
    ALERT_PERCENT: '20',
    ALERT_USD: '1',
    ALERT_MINIMUM_USD: '2',
    QUIET_DAYS: 'short',
    OWN_FUNCTIONS: '[]',
    COST_EXPLORER: String(world.billed !== undefined),
    PROBES: 'true',
    AUTONOMOUS_SYSTEMS: 'false',
    PARAGRAPH: 'false',
  })
  return {
    timeZone: world.timeZone,
    waitMilliseconds: 2,
    ...cloud,
    goTo: (daysAgo) => cloud.become(world.on?.(daysAgo) ?? world),
  }
}

/**
 * The account of the caller's credentials, with the settings of cdk.json. Only Network Flow Monitor, EC2, prices,
 * CloudWatch, AWS's address list and, where set, the bill and a model are asked, and only to read; archive, email and
 * notices stay here. Throws where no region is set, and SettingsError where cdk.json is wrong.
 */
export async function liveAccount(archiveFolder: string): Promise<Account> {
  const settings = readSettings(new URL('../cdk.json', import.meta.url))
  const region = await regionOfCaller()
  await archiveOf(`account in ${region}`, archiveFolder)
  const notices: Notice[] = []
  const receivers = await startReceivers({
    bucket: BUCKET,
    archiveFolder: () => archiveFolder,
    gate: () => undefined,
    onNotice: (notice) => notices.push(notice),
  })
  Object.assign(process.env, FUNCTIONS, receivers.environment, {
    AWS_REGION: region,
    REPORT_TIME_ZONE: settings.timeZone,
    REPORT_MONITORS: JSON.stringify(settings.monitors),
    REPORT_RECIPIENTS: JSON.stringify(settings.recipients),
    REPORT_SENDER: settings.sender,
    REPLY_TO: JSON.stringify(settings.replyTo),
    SETTLE_MINUTES: String(settings.settleMinutes),
    COLLECT_SECONDS: '2700',
    QUERY_DEADLINE_SECONDS: String(settings.queryDeadlineSeconds),
    PRICE_FACTOR: String(settings.priceFactor),
    ACCEPTED_FINDINGS: JSON.stringify(settings.accepted),
    BUDGETS: JSON.stringify(settings.budgets),
    ALERT_PERCENT: String(settings.alert.percent),
    ALERT_USD: String(settings.alert.usd),
    ALERT_MINIMUM_USD: String(settings.alert.minimumUsd),
    QUIET_DAYS: settings.quietDays,
    OWN_FUNCTIONS: '[]',
    COST_EXPLORER: String(settings.costExplorer),
    PROBES: String(settings.probes),
    AUTONOMOUS_SYSTEMS: String(settings.autonomousSystems),
    PARAGRAPH: String(settings.paragraph !== undefined),
    ...paragraphEnvironment(settings),
    BYTES_PER_GIGABYTE: settings.gigabyte === '10^9' ? '1000000000' : '1073741824',
  })
  // What a live account was is in nobody's hand.
  return { timeZone: settings.timeZone, waitMilliseconds: 3_000, notices, ...receivers, goTo: () => undefined }
}

/** The region of the ordinary chain: environment, then profile. */
async function regionOfCaller(): Promise<string> {
  try {
    return await new S3Client({}).config.region()
  } catch (error) {
    throw new Error('no AWS region is set; give one by AWS_REGION or by your profile', { cause: error })
  }
}

/** Days of one account are never mixed with those of another: the archive starts anew where the account changes. */
async function archiveOf(account: string, folder: string): Promise<void> {
  const marker = `${folder}-of.txt`
  const last = await readFile(marker, 'utf8').catch(() => undefined)
  if (last?.trim() !== account) await rm(folder, { recursive: true, force: true })
  await mkdir(folder, { recursive: true })
  await writeFile(marker, `${account}\n`)
}
