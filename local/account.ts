import { mkdir } from 'node:fs/promises'
import { GIVE_CREDENTIALS, NO_CREDENTIALS, problemOf } from '../aws/faults.ts'
import { listMonitors } from '../aws/flow-monitor.ts'
import { callersRegion } from '../aws/region.ts'
import { EXAMPLE_TAKEN, readSettingsFile } from '../cdk/settings-file.ts'
import { defined } from '../domain/defined.ts'
import { NoMonitors } from '../domain/errors.ts'
import { headerOf } from '../domain/mailbox.ts'
import { REGIONS } from '../domain/money/prices.ts'
import { type Settings, senderOf, settingsOf, type WrittenSettings } from '../domain/settings.ts'
import { startCloud } from './cloud/cloud.ts'
import type { Email } from './cloud/mailbox.ts'
import { externalIdOf, sourcesOf } from './cloud/places.ts'
import { startReceivers } from './cloud/receivers.ts'
import type { Notice } from './cloud/topic.ts'
import type { World } from './cloud/world.ts'
import { pageShellFile } from './page-shell.ts'
import type { Owner } from './run-folder.ts'
import { worldFingerprint } from './worlds.ts'

/** Whom a local run is about, known and checked before anything is written. */
export interface Source {
  readonly owner: Owner
  readonly timeZone: string
  /** What whoever asks is to know first, in a sentence. */
  readonly note?: string
  open(archiveFolder: string): Promise<Account>
}

/** Where a local run reads from, with everything that it writes on this machine. */
export interface Account {
  /** Milliseconds between two looks at a query, and before a retry. */
  readonly waitMilliseconds: number
  readonly notices: readonly Notice[]
  /** Who gets the notices. */
  readonly alarmRecipients: readonly string[]
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
  POWERTOOLS_LOG_LEVEL: 'SILENT',
  POWERTOOLS_METRICS_DISABLED: 'true',
  POWERTOOLS_METRICS_NAMESPACE: 'flowtoll',
  POWERTOOLS_SERVICE_NAME: 'flowtoll',
  POWERTOOLS_TRACE_ENABLED: 'false',
} as const

const settingsVariables = async (settings: Settings) => ({
  SETTINGS: JSON.stringify(settings),
  PAGE_SHELL: await pageShellFile(),
  REPORT_SENDER: headerOf(senderOf(settings)),
})

/** What is set for a made account. */
const settingsOfWorld = ({ timeZone, accepted = [], budgets = [], billed, kubernetes, monitors, ...world }: World) =>
  settingsOf(
    {
      sender: 'flowtoll <flowtoll@example.com>',
      recipients: ['platform@example.com'],
      ...{ timeZone, accepted: [...accepted], budgets: [...budgets], costExplorer: billed !== undefined },
      ...{ sources: sourcesOf(world), ...defined({ externalId: externalIdOf(world) }) },
      readClusters: kubernetes
        ? [...new Set(monitors.flatMap(({ clusterArn }) => clusterArn?.split('/').at(-1) ?? []))]
        : [],
    } satisfies WrittenSettings,
    `the world's settings`,
  )

/** A world. */
export const worldSource = (world: World): Source => ({
  owner: { name: world.name, of: `world ${world.name}`, fingerprint: worldFingerprint(world.name) },
  timeZone: world.timeZone,
  open: (archiveFolder) => worldAccount(world, archiveFolder),
})

/** A world on loopback endpoints. */
async function worldAccount(world: World, archiveFolder: string): Promise<Account> {
  await mkdir(archiveFolder, { recursive: true })
  const cloud = await startCloud(world, { archiveFolder, bucket: BUCKET })
  const settings = settingsOfWorld(world)
  Object.assign(process.env, FUNCTIONS, cloud.environment, await settingsVariables(settings), {
    AWS_REGION: world.region,
  })
  return {
    waitMilliseconds: 2,
    alarmRecipients: settings.alarmRecipients,
    ...cloud,
    goTo: (daysAgo) => cloud.become(world.on?.(daysAgo) ?? world),
  }
}

/**
 * The account of the caller's credentials, with the settings of `settings.json`. Only Network Flow Monitor, EC2, prices,
 * CloudWatch, AWS's address list and, where set, the bill, clusters and a model are asked, and only to read; archive, email and
 * notices stay here. Throws where no region is set or the account cannot be asked, and InvalidInput where a setting is wrong.
 */
export async function liveSource(): Promise<Source> {
  const { settings, isExample } = readSettingsFile()
  const region = await callersRegion()
  if (!REGIONS.includes(region))
    throw new Error(
      `the region is ${region}, where Network Flow Monitor does not run; it does in ${REGIONS.join(', ')}`,
    )
  const account = await accountOfCaller()
  return {
    owner: { name: `${account}-${region}`, of: `account ${account} in ${region}` },
    timeZone: settings.timeZone,
    ...(isExample ? { note: EXAMPLE_TAKEN } : {}),
    open: (archiveFolder) => liveAccount(settings, region, archiveFolder),
  }
}

async function liveAccount(settings: Settings, region: string, archiveFolder: string): Promise<Account> {
  await mkdir(archiveFolder, { recursive: true })
  const { alarmRecipients } = settings
  const notices: Notice[] = []
  const receivers = await startReceivers({
    bucket: BUCKET,
    archiveFolder: () => archiveFolder,
    gate: () => undefined,
    onNotice: (notice) => notices.push(notice),
  })
  Object.assign(process.env, FUNCTIONS, receivers.environment, await settingsVariables(settings), {
    AWS_REGION: region,
  })
  // What a live account was is in nobody's hand.
  return { waitMilliseconds: 3_000, notices, alarmRecipients, ...receivers, goTo: () => undefined }
}

/** The account that a monitor's ARN names: to list them is allowed to whoever may ask them anything. */
async function accountOfCaller(): Promise<string> {
  const monitors = await listMonitors().catch((cause: Error) => {
    throw new Error(
      cause.name === 'CredentialsProviderError'
        ? `${NO_CREDENTIALS} (${cause.message}); ${GIVE_CREDENTIALS}`
        : `the account of your credentials cannot be asked: ${problemOf(cause, 'networkflowmonitor:ListMonitors')}`,
      { cause },
    )
  })
  const [arn] = monitors.map(({ arn }) => arn)
  if (arn === undefined) {
    throw new NoMonitors(
      'there is no Network Flow Monitor monitor in the account and region of your credentials; enable network monitoring on an EKS cluster first',
    )
  }
  const account = /^arn:[^:]+:networkflowmonitor:[^:]*:(\d{12}):/.exec(arn)?.[1]
  if (account === undefined) throw new Error(`"${arn}" is no ARN of a monitor: whose days these are is not known`)
  return account
}
