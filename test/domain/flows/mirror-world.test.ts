import { beforeAll, describe, expect, test } from 'vitest'
import type { End, Observation } from '../../../domain/flows/observation.ts'
import { end, observation } from '../build.ts'
import { countedDay } from './counted-day.ts'

/**
 * A day of 25,000 random connections. Each has a number of bytes of its own, so that a flow tells which connection it
 * is, whatever else was made of it.
 */
const DAY = Date.parse('2026-11-21T00:00:00Z')
const CONNECTIONS = 25_000
const NODES = 150
const PODS = 1_000
const AGENTS_AT_BOTH_ENDS = 0.7
const NAMES_MISSING = 0.5

/** Mulberry32: the same world each time. */
function dice(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

interface Pod {
  readonly ip: string
  readonly pod: string
  readonly namespace: string
  /** Services by port; pods of one node's network share its address, and no port twice. */
  readonly services: ReadonlyMap<number, string>
}

interface Connection {
  readonly client: Pod
  readonly server: Pod
  readonly port: number
  readonly hour: number
  readonly bytes: number
  readonly ends: 'both' | 'client' | 'server'
  readonly namesMissingAt: 'client' | 'server' | null
}

const roll = dice(20_261_121)
const upTo = (count: number) => Math.floor(roll() * count)
const oneOf = <Value>(values: readonly Value[]) => values[upTo(values.length)] as Value

const nodeIp = (node: number) => `10.${1 + (node >> 8)}.${node & 255}.1`
const podIp = (pod: number) => `10.${100 + (pod >> 8)}.${pod & 255}.9`

/** A quarter shares the address of its node; a third serves a second port, as for metrics. */
const pods: readonly Pod[] = Array.from({ length: PODS }, (_, index) => {
  const onHost = index % 4 === 0
  const ports = [onHost ? 9_000 + index : 8_080, ...(index % 3 === 0 ? [onHost ? 20_000 + index : 9_090] : [])]
  return {
    ip: onHost ? nodeIp(upTo(NODES)) : podIp(index),
    pod: `pod-${index}`,
    namespace: `team-${index % 20}`,
    services: new Map(ports.map((port) => [port, `service-${index % 500}-${port}`])),
  }
})

function connectionsOf(): Connection[] {
  const taken = new Set<string>()
  const sizes = new Set<number>()
  const made: Connection[] = []
  const add = (client: Pod, server: Pod, port: number, hour: number) => {
    const key = [client.pod, server.ip, port, hour].join()
    if (client.ip === server.ip || taken.has(key) || made.length === CONNECTIONS) return
    taken.add(key)
    let bytes = 0
    do bytes = Math.round(2 ** (10 + 30 * roll()))
    while (sizes.has(bytes))
    sizes.add(bytes)
    const ends = roll() < AGENTS_AT_BOTH_ENDS ? 'both' : oneOf(['client', 'server'] as const)
    const namesMissingAt = roll() < NAMES_MISSING ? oneOf(['client', 'server'] as const) : null
    made.push({ client, server, port, hour, bytes, ends, namesMissingAt })
  }
  const sharing = Map.groupBy(pods, ({ ip }) => ip)
  while (made.length < CONNECTIONS) {
    const [client, server, hour] = [oneOf(pods), oneOf(pods), upTo(24)]
    // All ports of a server and all clients of an address are used now and then: several rows for two addresses.
    const busy = roll() < 0.3
    for (const port of busy ? server.services.keys() : [oneOf([...server.services.keys()])]) {
      for (const one of busy ? (sharing.get(client.ip) ?? []) : [client]) add(one, server, port, hour)
    }
  }
  return made
}

function rowsOf({ client, server, port, hour, bytes, ends, namesMissingAt }: Connection): Observation[] {
  const seen = ({ ip, pod, namespace }: Pod, service: string | null, hidden: boolean): End =>
    end(hidden ? { ip } : { ip, pod, namespace, service })
  const service = server.services.get(port) ?? null
  const window = { windowStart: DAY + hour * 3_600_000, bytes }
  const row = (side: 'client' | 'server') => {
    const hidden = namesMissingAt === side
    const [local, remote] = [seen(client, null, hidden), seen(server, service, hidden)]
    return side === 'client'
      ? observation({ ...window, local, remote, targetPort: port })
      : observation({ ...window, local: remote, remote: local, targetPort: 0 })
  }
  return (['client', 'server'] as const).filter((side) => ends === 'both' || ends === side).map(row)
}

const connections = connectionsOf()
const truth = new Map(connections.map((one) => [one.bytes, one]))

describe('25,000 random connections, 30 % seen by one end only, names missing at one side of half of them', () => {
  let day: ReturnType<typeof countedDay>
  beforeAll(() => {
    const rows = connections.flatMap(rowsOf)
    // Sorted by bytes, as the service answers, so that the two rows of a connection never stand in their order.
    day = countedDay(
      rows.toSorted((a, b) => b.bytes - a.bytes || Number(a.targetPort) - Number(b.targetPort)),
      DAY,
    )
  })

  test('are what they should be: the doubt is in them', () => {
    const groups = Map.groupBy(connections, ({ client, server, hour }) => [client.ip, server.ip, hour].join())
    const shared = [...groups.values()].filter(({ length }) => length > 1).flat()
    expect(shared.length).toBeGreaterThan(5_000)
    expect(connections.filter(({ ends }) => ends !== 'both').length / CONNECTIONS).toBeCloseTo(0.3, 2)
  })

  test('keep every byte, and none counts twice', () => {
    const sum = (all: readonly { bytes: number }[]) => all.reduce((total, { bytes }) => total + bytes, 0)
    expect(sum(day.flows)).toBe(sum(connections))
    expect(day.flows.length).toBe(CONNECTIONS)
    expect(new Set(day.flows.map(({ bytes }) => bytes)).size).toBe(CONNECTIONS)
    expect(day.doubtfulBytes).toBeGreaterThan(0)
  })

  test('make no false pair, and at least 99.9 % of the true ones', () => {
    const both = connections.filter(({ ends }) => ends === 'both').length
    const pairs = day.flows.filter(({ mirrored }) => mirrored)
    const wrong = pairs.filter(({ bytes, source, destination, targetPort }) => {
      const one = truth.get(bytes)
      return (
        one?.ends !== 'both' ||
        one.client.ip !== source.ip ||
        one.server.ip !== destination.ip ||
        one.port !== targetPort ||
        one.client.pod !== source.pod ||
        one.server.pod !== destination.pod
      )
    })
    expect(wrong).toEqual([])
    expect(pairs.length / both).toBeGreaterThanOrEqual(0.999)
  })

  test('say that a value is both directions', () => {
    expect(day.calibration).toMatchObject({ medianRatio: 1, spread: 0, valueIs: 'both_directions', basis: 'measured' })
    expect(day.calibration.pairs).toBeGreaterThan(2_500)
  })
})
