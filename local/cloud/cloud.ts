import { writeFile } from 'node:fs/promises'
import { devNull } from 'node:os'
import { join } from 'node:path'
import { DECISIONS_KEY } from '../../domain/archive-key.ts'
import { serveCloudWatch } from './cloudwatch.ts'
import { serveCostExplorer } from './cost-explorer.ts'
import { serveEc2 } from './ec2.ts'
import { serveEks } from './eks.ts'
import type { Call, Gate } from './endpoint.ts'
import { serveFlowMonitor } from './flow-monitor.ts'
import { serveGlue } from './glue.ts'
import { serveInternet } from './internet.ts'
import { serveIpRanges } from './ip-ranges.ts'
import { serveKubernetes } from './kubernetes.ts'
import type { Email } from './mailbox.ts'
import { servePriceList } from './price-list.ts'
import { startReceivers } from './receivers.ts'
import { SERVICE_IDS, serveServices } from './services.ts'
import { setUpOf } from './set-up.ts'
import type { Notice } from './topic.ts'
import type { World } from './world.ts'

/** One account on loopback. Its ports stay for its life, as SDK clients are made once a process. */
export interface Cloud {
  /** What the functions need to find it, by name of the variable. */
  readonly environment: Readonly<Record<string, string>>
  /** Every call since the last `use`, in order. */
  readonly calls: readonly Call[]
  readonly notices: readonly Notice[]
  inbox(): Promise<Email[]>
  /** Moves to another world or folder; empties the log, the inbox and the notices, and lifts disturbances. */
  use(world: World, archiveFolder: string): Promise<void>
  /** The same account, changed: all that was logged and sent stays. */
  become(world: World): void
  /** Asks this of every call from now on. */
  disturb(disturbance: Gate): void
  close(): Promise<void>
}

export interface CloudOptions {
  /** Folder that is the bucket. */
  readonly archiveFolder: string
  readonly bucket: string
}

/** No profile, proxy or endpoint setting of the machine may lead a call away from loopback. */
const OWN_SETTINGS_OF_THE_MACHINE_OUT = {
  AWS_ACCESS_KEY_ID: 'local',
  AWS_SECRET_ACCESS_KEY: 'local',
  AWS_SESSION_TOKEN: '',
  AWS_PROFILE: '',
  AWS_CONFIG_FILE: devNull,
  AWS_SHARED_CREDENTIALS_FILE: devNull,
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_USE_FIPS_ENDPOINT: 'false',
  AWS_USE_DUALSTACK_ENDPOINT: 'false',
  AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'false',
} as const

/** Starts the endpoints that a run needs, on free loopback ports. */
export async function startCloud(first: World, options: CloudOptions): Promise<Cloud> {
  let world = first
  let folder = options.archiveFolder
  let disturbance: Gate = () => undefined
  const calls: Call[] = []
  const notices: Notice[] = []
  const gate: Gate = (call) => {
    calls.push(call)
    return disturbance(call)
  }
  const current = () => world
  let setUp = setUpOf(first)
  const setUpNow = () => setUp
  const kubernetes = await serveKubernetes(gate, current)
  const [flowMonitor, ec2, eks, glue, services, priceList, cloudWatch, costExplorer, ipRanges, internet, receivers] =
    await Promise.all([
      serveFlowMonitor(gate, current, setUpNow),
      serveEc2(gate, current),
      serveEks(gate, current, kubernetes, setUpNow),
      serveGlue(gate, current),
      serveServices(gate, current, setUpNow),
      servePriceList(gate, current),
      serveCloudWatch(gate, current),
      serveCostExplorer(gate, current),
      serveIpRanges(gate, current),
      serveInternet(gate, () => current().internet ?? []),
      startReceivers({
        bucket: options.bucket,
        archiveFolder: () => folder,
        gate,
        onNotice: (notice) => notices.push(notice),
        sending: () => current().setUp?.sending ?? {},
        followers: () => current().alarmFollowers ?? { confirmed: 1, pending: 0 },
      }),
    ])
  await putDecisions(world, folder)
  return {
    environment: {
      ...OWN_SETTINGS_OF_THE_MACHINE_OUT,
      ...receivers.environment,
      ...internet.environment,
      AWS_ENDPOINT_URL_NETWORKFLOWMONITOR: flowMonitor.url,
      AWS_ENDPOINT_URL_EC2: ec2.url,
      AWS_ENDPOINT_URL_EKS: eks.url,
      AWS_ENDPOINT_URL_GLUE: glue.url,
      ...Object.fromEntries(SERVICE_IDS.map((id) => [`AWS_ENDPOINT_URL_${id}`, services.url])),
      AWS_ENDPOINT_URL_PRICING: priceList.url,
      AWS_ENDPOINT_URL_CLOUDWATCH: cloudWatch.url,
      AWS_ENDPOINT_URL_COST_EXPLORER: costExplorer.url,
      IP_RANGES_URL: `${ipRanges.url}/ip-ranges.json`,
    },
    calls,
    notices,
    inbox: receivers.inbox,
    use: async (next, archiveFolder) => {
      world = next
      setUp = setUpOf(next)
      folder = archiveFolder
      disturbance = () => undefined
      calls.length = 0
      notices.length = 0
      receivers.clearInbox()
      await putDecisions(next, archiveFolder)
    },
    become: (next) => {
      world = next
    },
    disturb: (next) => {
      disturbance = next
    },
    close: async () => {
      const endpoints = [
        ...[flowMonitor, ec2, eks, glue, services, priceList, cloudWatch, costExplorer, ipRanges],
        ...[internet, receivers, kubernetes],
      ]
      await Promise.all(endpoints.map((endpoint) => endpoint.close()))
    },
  }
}

/** What a world's people decided lies in the bucket as they left it; what was decided there since stays. */
async function putDecisions({ decisions }: World, folder: string): Promise<void> {
  if (decisions === undefined) return
  await writeFile(join(folder, DECISIONS_KEY), decisions, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error
  })
}
