import type { Connection, InternetHost, World, WorldEnd } from './world.ts'

const SLOT = 300_000
const SLOTS = 288
const DAY = SLOT * SLOTS

/** Bytes of a day summed up to each slot, so that any window is one subtraction. */
type Sums = Float64Array

interface Traffic {
  readonly connection: Connection
  /** ARN of an end's VPC; empty where it is in none. */
  readonly vpcArn: (end: WorldEnd) => string
  /** What the client's row counts, and the server's. */
  readonly client: Sums
  readonly server: Sums
  /** Of the server's address, where the world names it. */
  readonly network: InternetHost['autonomousSystem']
}

const prepared = new WeakMap<World['connections'], { readonly of: World; readonly traffic: readonly Traffic[] }>()

/** A world's connections with their running sums; worked out once for worlds that differ elsewhere. */
export function trafficOf(world: World): readonly Traffic[] {
  const known = prepared.get(world.connections)
  if (known && (['internet', 'values', 'accountId', 'region'] as const).every((one) => known.of[one] === world[one]))
    return known.traffic
  const vpcArn = ({ vpcId, accountId = world.accountId, region = world.region }: WorldEnd) =>
    vpcId === undefined ? '' : `arn:aws:ec2:${region}:${accountId}:vpc/${vpcId}`
  const traffic = world.connections.map((connection): Traffic => {
    const network = world.internet?.find(({ ip }) => ip === connection.server.ip)?.autonomousSystem
    const { bytesPerSlot, sentByClientPerSlot = (slot: number) => Math.floor(bytesPerSlot(slot) / 2) } = connection
    if (world.values !== 'one_direction') {
      const sums = summed(bytesPerSlot)
      return { connection, vpcArn, network, client: sums, server: sums }
    }
    return {
      connection,
      vpcArn,
      network,
      client: summed(sentByClientPerSlot),
      server: summed((slot) => bytesPerSlot(slot) - sentByClientPerSlot(slot)),
    }
  })
  prepared.set(world.connections, { of: world, traffic })
  return traffic
}

function summed(bytesPerSlot: (slot: number) => number): Sums {
  const sums = new Float64Array(SLOTS + 1)
  for (let slot = 0; slot < SLOTS; slot++) sums[slot + 1] = (sums[slot] ?? 0) + bytesPerSlot(slot)
  return sums
}

/** Bytes from the epoch to an instant; a part of a slot counts in proportion, in whole bytes, so that windows add up. */
function bytesUntil(sums: Sums, instant: number): number {
  const inDay = instant % DAY
  const slot = Math.floor(inDay / SLOT)
  const whole = sums[slot] ?? 0
  const part = Math.floor((((sums[slot + 1] ?? 0) - whole) * (inDay % SLOT)) / SLOT)
  return Math.floor(instant / DAY) * (sums[SLOTS] ?? 0) + whole + part
}

const monitored = new WeakMap<readonly Traffic[], Map<string, Sums>>()

/** Bytes in all rows of a monitor in each slot of a day: what its own metric counts. */
function sumsOf(traffic: readonly Traffic[], monitor: string): Sums {
  const ofTraffic = monitored.get(traffic) ?? new Map<string, Sums>()
  monitored.set(traffic, ofTraffic)
  const known = ofTraffic.get(monitor)
  if (known) return known
  const ends = traffic.flatMap(({ connection, client, server }) => [
    ...(connection.client.monitor === monitor ? [client] : []),
    ...(connection.server.monitor === monitor ? [server] : []),
  ])
  const sums = new Float64Array(SLOTS + 1)
  for (const end of ends) for (let slot = 0; slot <= SLOTS; slot++) sums[slot] = (sums[slot] ?? 0) + (end[slot] ?? 0)
  ofTraffic.set(monitor, sums)
  return sums
}

/** The same between two instants, each the beginning of a slot. */
export function monitorBytes(traffic: readonly Traffic[], monitor: string, from: number, to: number): number {
  const sums = sumsOf(traffic, monitor)
  let bytes = 0
  for (let instant = from; instant < to; instant += SLOT) {
    const slot = (instant % DAY) / SLOT
    bytes += (sums[slot + 1] ?? 0) - (sums[slot] ?? 0)
  }
  return bytes
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
    .flatMap(({ connection, vpcArn, network, client: ofClient, server: ofServer }) => {
      const { client, server, port } = connection
      const bytes = (sums: Sums) => bytesUntil(sums, to) - bytesUntil(sums, from)
      return [
        ...(client.monitor === monitor
          ? [{ connection, vpcArn, local: client, remote: server, targetPort: port, network, value: bytes(ofClient) }]
          : []),
        ...(server.monitor === monitor
          ? [
              {
                connection,
                vpcArn,
                local: server,
                remote: client,
                targetPort: 0,
                network: undefined,
                value: bytes(ofServer),
              },
            ]
          : []),
      ]
    })
    .filter(({ value }) => value > 0)
    .toSorted((a, b) => b.value - a.value)
    .slice(0, limit)
    .map(({ connection, vpcArn, local, remote, targetPort, value, network }) => ({
      ...row(connection, local, remote, targetPort, value),
      ...{ localVpcArn: vpcArn(local), remoteVpcArn: vpcArn(remote) },
      ...infoOf(network),
    }))
}

/** Fields that a world leaves out arrive empty, as they do live. */
function row(connection: Connection, local: WorldEnd, remote: WorldEnd, targetPort: number, value: number) {
  return {
    localIp: local.ip,
    snatIp: connection.snatIp ?? '',
    localInstanceId: local.instanceId ?? '',
    ...instanceArn('local', local),
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
    ...instanceArn('remote', remote),
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

const instanceArn = (side: 'local' | 'remote', { instanceId, instanceAccountId, region }: WorldEnd) =>
  instanceAccountId === undefined
    ? {}
    : { [`${side}InstanceArn`]: `arn:aws:ec2:${region}:${instanceAccountId}:instance/${instanceId}` }

const infoOf = (network: InternetHost['autonomousSystem']) =>
  network ? { additionalFlowInfo: { network: { asName: network.name, asNumber: network.number } } } : {}
