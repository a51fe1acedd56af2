import type { Connection, World, WorldEnd } from './world.ts'

const SLOT = 300_000
const SLOTS = 288
const DAY = SLOT * SLOTS

/** A connection with the bytes of a day summed up to each slot, so that any window is one subtraction. */
interface Traffic {
  readonly connection: Connection
  readonly sums: Float64Array
}

const prepared = new WeakMap<World, readonly Traffic[]>()

/** A world's connections with their running sums; worked out once a world. */
export function trafficOf(world: World): readonly Traffic[] {
  const known = prepared.get(world)
  if (known) return known
  const traffic = world.connections.map((connection) => {
    const sums = new Float64Array(SLOTS + 1)
    for (let slot = 0; slot < SLOTS; slot++) sums[slot + 1] = (sums[slot] ?? 0) + connection.bytesPerSlot(slot)
    return { connection, sums }
  })
  prepared.set(world, traffic)
  return traffic
}

/** Bytes from the epoch to an instant; a part of a slot counts in proportion, in whole bytes, so that windows add up. */
function bytesUntil({ sums }: Traffic, instant: number): number {
  const inDay = instant % DAY
  const slot = Math.floor(inDay / SLOT)
  const whole = sums[slot] ?? 0
  const part = Math.floor((((sums[slot + 1] ?? 0) - whole) * (inDay % SLOT)) / SLOT)
  return Math.floor(instant / DAY) * (sums[SLOTS] ?? 0) + whole + part
}

/** The rows that a monitor's query answers: one for each end whose agent it hears, the largest first. */
export function topContributors(
  traffic: readonly Traffic[],
  monitor: string,
  category: string,
  from: number,
  to: number,
  limit: number,
): Record<string, unknown>[] {
  return traffic
    .filter(({ connection }) => connection.category === category)
    .map((one) => ({ connection: one.connection, bytes: bytesUntil(one, to) - bytesUntil(one, from) }))
    .filter(({ bytes }) => bytes > 0)
    .flatMap(({ connection, bytes }) => {
      const { client, server, port } = connection
      return [
        ...(client.monitor === monitor ? [row(connection, client, server, port, bytes)] : []),
        ...(server.monitor === monitor ? [row(connection, server, client, 0, bytes)] : []),
      ]
    })
    .toSorted((a, b) => Number(b.value) - Number(a.value))
    .slice(0, limit)
}

/** Fields that a world leaves out arrive empty, as they do live. */
function row(connection: Connection, local: WorldEnd, remote: WorldEnd, targetPort: number, value: number) {
  return {
    localIp: local.ip,
    snatIp: connection.snatIp ?? '',
    localInstanceId: local.instanceId ?? '',
    localVpcId: local.vpcId ?? '',
    localRegion: local.region ?? '',
    localAz: local.azId ?? '',
    localSubnetId: local.subnetId ?? '',
    targetPort,
    destinationCategory: connection.category,
    remoteVpcId: remote.vpcId ?? '',
    remoteRegion: remote.region ?? '',
    remoteAz: remote.azId ?? '',
    remoteSubnetId: remote.subnetId ?? '',
    remoteInstanceId: remote.instanceId ?? '',
    remoteIp: remote.ip,
    dnatIp: connection.dnatIp ?? '',
    value,
    traversedConstructs: connection.traversedConstructs ?? [],
    kubernetesMetadata: {
      localServiceName: local.service ?? '',
      localPodName: local.pod ?? '',
      localPodNamespace: local.namespace ?? '',
      remoteServiceName: remote.service ?? '',
      remotePodName: remote.pod ?? '',
      remotePodNamespace: remote.namespace ?? '',
    },
  }
}
