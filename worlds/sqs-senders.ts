import type { Connection, InternetHost, WorldEnd } from '../local/cloud/world.ts'
import { pod, REGION, ZONES } from './two-zone-cluster.ts'

/** The seed's second use case: ten pods that send messages of 1 MB to SQS, one every two seconds each. */

/** One message and its answer, TCP payload: see the bill beside the world for how it is made up. */
export const BYTES_PER_MESSAGE = 1_048_576 + 6_700 + 5_200

export const MESSAGES_PER_SLOT = 150

const SUFFIXES = ['2bkfz', '4c7mq', '5dhwp', '6gntr', '7jrvs', '8lzqt', '9mxbd', 'nvk2f', 'p4qxs', 'rz6tw'] as const

export const senders: readonly WorldEnd[] = SUFFIXES.map((suffix, index) => {
  const zone = index % 2 === 0 ? ZONES[0] : ZONES[1]
  return pod(zone, `10.5.${zone === ZONES[0] ? 6 : 38}.${20 + index}`, `sqs-sender-788bf7448d-${suffix}`)
})

/** Public addresses of SQS, taken in turn by each pod. */
const QUEUE_IPS = ['52.94.232.206', '52.94.233.18', '52.94.234.77'] as const

/** The messages as they go to the public addresses. */
export const messages: readonly Connection[] = senders.flatMap((client) =>
  QUEUE_IPS.map((ip) => ({
    client,
    server: { ip, region: REGION },
    port: 443,
    category: 'UNCLASSIFIED' as const,
    bytesPerSlot: () => (MESSAGES_PER_SLOT / QUEUE_IPS.length) * BYTES_PER_MESSAGE,
  })),
)

/** What SQS presents on those addresses; it has no names by reverse DNS. */
export const queueHosts: readonly InternetHost[] = QUEUE_IPS.map((ip) => ({
  ip,
  certificate: {
    names: [
      'sqs.us-east-1.amazonaws.com',
      '*.us-east-1.queue.amazonaws.com',
      '*.sqs.us-east-1.amazonaws.com',
      'us-east-1.queue.amazonaws.com',
      'queue.amazonaws.com',
    ],
    kind: 'valid',
  },
}))
