import { serveBucket } from './bucket.ts'
import { serveEc2 } from './ec2.ts'
import type { Call, Disturbance, Gate } from './endpoint.ts'
import { serveFlowMonitor } from './flow-monitor.ts'
import { serveIpRanges } from './ip-ranges.ts'
import { type Email, serveMailbox } from './mailbox.ts'
import { type Notice, serveTopic } from './topic.ts'
import type { World } from './world.ts'

/** One account on loopback. Its ports stay for its life, as SDK clients are made once a process. */
export interface Cloud {
  /** What the functions need to find it, by name of the variable. */
  readonly environment: Readonly<Record<string, string>>
  readonly inboxUrl: string
  /** Every call since the last `use`, in order. */
  readonly calls: readonly Call[]
  readonly notices: readonly Notice[]
  inbox(): Promise<Email[]>
  /** Moves to another world or folder; empties the log, the inbox and the notices, and lifts disturbances. */
  use(world: World, archiveFolder: string): Promise<void>
  /** Asks this of every call from now on. */
  disturb(disturbance: (call: Call) => Disturbance | undefined): void
  close(): Promise<void>
}

export interface CloudOptions {
  /** Folder that is the bucket. */
  readonly archiveFolder: string
  readonly bucket: string
}

/** Starts the endpoints that a run needs, on free loopback ports. */
export async function startCloud(first: World, options: CloudOptions): Promise<Cloud> {
  let world = first
  let folder = options.archiveFolder
  let disturbance: (call: Call) => Disturbance | undefined = () => undefined
  const calls: Call[] = []
  const notices: Notice[] = []
  const gate: Gate = (call) => {
    calls.push(call)
    return disturbance(call)
  }
  const current = () => world
  const [flowMonitor, bucket, ec2, topic, ipRanges, mailbox] = await Promise.all([
    serveFlowMonitor(gate, current),
    serveBucket(gate, options.bucket, () => folder),
    serveEc2(gate, current),
    serveTopic(gate, (notice) => notices.push(notice)),
    serveIpRanges(gate, current),
    serveMailbox(gate),
  ])
  return {
    environment: {
      AWS_ENDPOINT_URL_NETWORKFLOWMONITOR: flowMonitor.url,
      AWS_ENDPOINT_URL_S3: bucket.url,
      AWS_ENDPOINT_URL_EC2: ec2.url,
      AWS_ENDPOINT_URL_SNS: topic.url,
      AWS_ENDPOINT_URL_SESV2: mailbox.url,
      IP_RANGES_URL: `${ipRanges.url}/ip-ranges.json`,
      AWS_ACCESS_KEY_ID: 'local',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_EC2_METADATA_DISABLED: 'true',
      ARCHIVE_BUCKET: options.bucket,
    },
    inboxUrl: mailbox.inboxUrl,
    calls,
    notices,
    inbox: mailbox.inbox,
    use: async (next, archiveFolder) => {
      world = next
      folder = archiveFolder
      disturbance = () => undefined
      calls.length = 0
      notices.length = 0
      await mailbox.clear()
    },
    disturb: (next) => {
      disturbance = next
    },
    close: async () => {
      await Promise.all([flowMonitor, bucket, ec2, topic, ipRanges, mailbox].map((endpoint) => endpoint.close()))
    },
  }
}
