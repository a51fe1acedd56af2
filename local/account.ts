import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { S3Client } from '@aws-sdk/client-s3'
import { readSettingsFile } from '../cdk/settings-file.ts'
import { type Settings, settingsOf, type WrittenSettings } from '../domain/settings.ts'
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

/** Variables that the stack would give the functions. */
const FUNCTIONS = {
  FAILURE_TOPIC_ARN: 'arn:aws:sns:us-east-1:000000000000:flowtoll',
  CONSOLE_URL: '',
  OWN_FUNCTIONS: '[]',
  PARAGRAPH_SECONDS: '14',
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_METRICS_NAMESPACE: 'flowtoll',
  POWERTOOLS_SERVICE_NAME: 'flowtoll',
  POWERTOOLS_TRACE_ENABLED: 'false',
} as const

const settingsVariables = (settings: Settings) => ({
  SETTINGS: JSON.stringify(settings),
  REPORT_SENDER: settings.sender,
})

/** What is set for a made account. */
const settingsOfWorld = ({ timeZone, accepted = [], budgets = [], billed }: World) =>
  settingsOf(
    {
      sender: 'flowtoll <flowtoll@example.com>',
      recipients: ['platform@example.com'],
      ...{ timeZone, accepted: [...accepted], budgets: [...budgets], costExplorer: billed !== undefined },
    } satisfies WrittenSettings,
    `the world's settings`,
  )

/** A world on loopback endpoints. */
export async function worldAccount(world: World, archiveFolder: string): Promise<Account> {
  await archiveOf(`world ${world.name}`, archiveFolder)
  const cloud = await startCloud(world, { archiveFolder, bucket: BUCKET })
  const settings = settingsVariables(settingsOfWorld(world))
  Object.assign(process.env, FUNCTIONS, cloud.environment, settings, { AWS_REGION: world.region })
  return {
    timeZone: world.timeZone,
    waitMilliseconds: 2,
    ...cloud,
    goTo: (daysAgo) => cloud.become(world.on?.(daysAgo) ?? world),
  }
}

/**
 * The account of the caller's credentials, with the settings of `settings.json`. Only Network Flow Monitor, EC2, prices,
 * CloudWatch, AWS's address list and, where set, the bill and a model are asked, and only to read; archive, email and
 * notices stay here. Throws where no region is set, and InvalidInput where a setting is wrong.
 */
export async function liveAccount(archiveFolder: string): Promise<Account> {
  const { settings } = readSettingsFile()
  const region = await regionOfCaller()
  await archiveOf(`account in ${region}`, archiveFolder)
  const notices: Notice[] = []
  const receivers = await startReceivers({
    bucket: BUCKET,
    archiveFolder: () => archiveFolder,
    gate: () => undefined,
    onNotice: (notice) => notices.push(notice),
  })
  Object.assign(process.env, FUNCTIONS, receivers.environment, settingsVariables(settings), { AWS_REGION: region })
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
