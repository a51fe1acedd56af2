import type { Connection, WorldEnd } from '../local/cloud/world.ts'
import { pod, ZONES, type Zone } from './two-zone-cluster.ts'

/**
 * The seed's first use case: six senders post a file to the receiver service every five seconds. A sender is alone
 * with each receiver for the seconds that the service gives it, in turn.
 */

/** One post and its answer, TCP payload: see the bill beside the world for how it is made up. */
const BYTES_SENT_PER_POST = 1_416_501 + 176
const BYTES_PER_POST = BYTES_SENT_PER_POST + 160

const POSTS_PER_SLOT = 60

// Suffixes as the ReplicaSet controller makes them.
const SUFFIXES = ['b2kfz', 'c7mxq', 'd4hwp', 'g9ntr', 'j6rvs', 'l5zqt'] as const

const zoneOf = (index: number): Zone => (index % 2 === 0 ? ZONES[0] : ZONES[1])
const third = (zone: Zone) => (zone === ZONES[0] ? 4 : 36)

const senders: readonly WorldEnd[] = SUFFIXES.map((suffix, index) =>
  pod(zoneOf(index), `10.5.${third(zoneOf(index))}.${10 + index}`, `sender-7b948db86c-${suffix}`),
)

const receivers: readonly WorldEnd[] = SUFFIXES.map((suffix, index) =>
  pod(zoneOf(index), `10.5.${third(zoneOf(index))}.${30 + index}`, `receiver-6d5f9c4b8d-${suffix}`, 'receiver'),
)

/** Each sender spreads its posts evenly over the receivers that the service offers it. */
export function posts(offered: (sender: WorldEnd, receiver: WorldEnd) => boolean): Connection[] {
  return senders.flatMap((client) => {
    const servers = receivers.filter((receiver) => offered(client, receiver))
    return servers.map((server) => ({
      client,
      server,
      port: 80,
      category: client.azId === server.azId ? 'INTRA_AZ' : 'INTER_AZ',
      bytesPerSlot: () => (POSTS_PER_SLOT / servers.length) * BYTES_PER_POST,
      sentByClientPerSlot: () => (POSTS_PER_SLOT / servers.length) * BYTES_SENT_PER_POST,
    }))
  })
}
