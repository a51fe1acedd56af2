import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatheredRows } from '../../aws/row-parts.ts'
import { type CountedHour, countedHour } from '../../domain/flows/mirrors.ts'
import type { Observation } from '../../domain/flows/observation.ts'
import { end, observation } from '../domain/build.ts'

/** Rows of both ends of calls between a few pods, some told of by two monitors, under two categories, in halves of the hour, or by one end. */
const rows = fc.array(
  fc.record({
    client: fc.nat(8),
    server: fc.nat(8),
    port: fc.integer({ min: 1, max: 3 }),
    bytes: fc.integer({ min: 1, max: 50_000 }),
    half: fc.nat(2),
    ends: fc.constantFrom('both', 'client', 'server'),
    monitor: fc.constantFrom('a', 'b'),
    isOutside: fc.boolean(),
  }),
  { maxLength: 60 },
)

type Calls = typeof rows extends fc.Arbitrary<infer Value> ? Value : never

function rowsOf(calls: Calls): Observation[] {
  return calls.flatMap(({ client, server, port, bytes, half, ends, monitor, isOutside }) => {
    const pod = (index: number) =>
      end({ ip: `10.0.0.${index}`, pod: `pod-${index}`, namespace: 'shop', vpcId: 'vpc-1' })
    const window = {
      windowStart: Date.parse('2026-11-21T13:00:00Z') + (half === 2 ? 1_800_000 : 0),
      windowSeconds: half === 0 ? 3600 : 1800,
    }
    const own = { ...window, monitor, bytes, local: pod(client), targetPort: port }
    if (isOutside)
      return [
        observation({ ...own, remote: end({ ip: `8.8.8.${server}` }), category: 'UNCLASSIFIED' }),
        observation({ ...own, remote: end({ ip: `8.8.8.${server}` }), category: 'INTERNET' }),
      ]
    const heard = {
      ...window,
      monitor: 'b',
      bytes: bytes + 1,
      local: pod(100 + server),
      remote: pod(client),
      targetPort: 0,
    }
    return [
      ...(ends === 'server' ? [] : [observation({ ...own, remote: pod(100 + server) })]),
      ...(ends === 'client' ? [] : [observation(heard)]),
    ]
  })
}

const text = (value: unknown) => JSON.stringify(value)

/** What an hour is counted as, whatever its parts. */
const told = ({ parts, rowBytes, ratios }: CountedHour) => {
  const counted = [...parts]
  return {
    flows: counted.flatMap(({ flows }) => flows.map(text)).toSorted(),
    doubtfulBytes: counted.reduce((sum, { doubtfulBytes }) => sum + doubtfulBytes, 0),
    rowBytes: [...rowBytes].toSorted(),
    ratios,
  }
}

const inParts = (all: readonly Observation[], mostHeld: number) => {
  const gathered = gatheredRows(mostHeld)
  for (let first = 0; first < all.length; first += 7) gathered.add(all.slice(first, first + 7))
  return gathered.parts
}

describe('an hour in parts', () => {
  test('is counted as it is in one', () => {
    fc.assert(
      fc.property(rows, fc.constantFrom('both_directions' as const, 'one_direction' as const), (calls, valueIs) => {
        const all = rowsOf(calls)
        const ofClusters = new Set(['a'])
        expect(told(countedHour(inParts(all, 3), valueIs, ofClusters))).toEqual(
          told(countedHour([all], valueIs, ofClusters)),
        )
      }),
      { numRuns: 300 },
    )
  })

  test('has every row once, each time that it is gone through, and those of a client in one part', () => {
    // 8,000 rows of 100 clients: parts of a few hundred, and packs of 500.
    const all = Array.from({ length: 8_000 }, (_, index) =>
      observation({ bytes: index, local: end({ ip: `10.0.1.${index % 100}` }), targetPort: 443 }),
    )
    const parts = inParts(all, 1000)
    for (let time = 0; time < 2; time++) {
      const read = [...parts]
      expect(read.length).toBeGreaterThan(20)
      expect(read.flat().toSorted((a, b) => a.bytes - b.bytes)).toEqual(all)
      const clients = read.map((part) => new Set(part.map(({ local }) => local.ip)))
      expect(clients.reduce((sum, { size }) => sum + size, 0)).toBe(100)
    }
  })

  test('is in one, in order, where it is small', () => {
    const all = Array.from({ length: 1000 }, (_, index) => observation({ bytes: index }))
    expect([...inParts(all, 1000)]).toEqual([all])
    expect([...inParts([], 1000)]).toEqual([[]])
  })
})
