import { serveBucket } from './bucket.ts'
import type { Gate } from './endpoint.ts'
import { type Email, serveMailbox } from './mailbox.ts'
import type { WorldSending } from './set-up.ts'
import { type Notice, serveTopic, type TopicFollowers } from './topic.ts'

/** What a run writes to: archive, inbox and topic. They stand on loopback in a live run too, so that nothing leaves. */
export interface Receivers {
  readonly environment: Readonly<Record<string, string>>
  inbox(): Promise<Email[]>
  clearInbox(): void
  close(): Promise<void>
}

export interface ReceiversOptions {
  readonly bucket: string
  /** Folder that is the bucket, asked at each call. */
  readonly archiveFolder: () => string
  readonly gate: Gate
  readonly onNotice: (notice: Notice) => void
  /** Who follows the topic; one where absent. */
  readonly followers?: () => TopicFollowers
  /** How SES sends; without a limit where absent. */
  readonly sending?: () => WorldSending
}

export async function startReceivers({
  bucket,
  archiveFolder,
  gate,
  onNotice,
  followers = () => ({ confirmed: 1, pending: 0 }),
  sending = () => ({}),
}: ReceiversOptions): Promise<Receivers> {
  const [archive, topic, mailbox] = await Promise.all([
    serveBucket(gate, bucket, archiveFolder),
    serveTopic(gate, onNotice, followers),
    serveMailbox(gate, sending),
  ])
  return {
    environment: {
      AWS_ENDPOINT_URL_S3: archive.url,
      AWS_ENDPOINT_URL_SNS: topic.url,
      AWS_ENDPOINT_URL_SESV2: mailbox.url,
      ARCHIVE_BUCKET: bucket,
    },
    inbox: mailbox.inbox,
    clearInbox: mailbox.clear,
    close: async () => {
      await Promise.all([archive, topic, mailbox].map((endpoint) => endpoint.close()))
    },
  }
}
