import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type CountedHour, countedHour } from '../../../domain/flows/mirrors.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import { runs } from '../../exhaustive/cases.ts'
import { end, observation } from '../build.ts'
import { hourRows } from './counted-day.ts'

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
    category: fc.constantFrom('INTER_AZ' as const, 'INTER_VPC' as const),
  }),
  { maxLength: 60 },
)

type Calls = typeof rows extends fc.Arbitrary<infer Value> ? Value : never

function rowsOf(calls: Calls): Observation[] {
  return calls.flatMap(({ client, server, port, bytes, half, ends, monitor, isOutside, category }) => {
    const pod = (index: number) =>
      end({ ip: `10.0.0.${index}`, pod: `pod-${index}`, namespace: 'shop', vpcId: 'vpc-1' })
    const window = {
      windowStart: Date.parse('2026-11-21T13:00:00Z') + (half === 2 ? 1_800_000 : 0),
      windowSeconds: half === 0 ? 3600 : 1800,
    }
    const own = { ...window, monitor, bytes, category, local: pod(client), targetPort: port }
    if (isOutside)
      return [
        observation({ ...own, remote: end({ ip: `8.8.8.${server}` }), category: 'UNCLASSIFIED' }),
        observation({ ...own, remote: end({ ip: `8.8.8.${server}` }), category: 'INTERNET' }),
      ]
    const heard = {
      ...{ ...window, category },
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

describe('an hour in parts', () => {
  test('is counted as it is in one, whatever the order of its rows', () => {
    fc.assert(
      fc.property(
        rows.chain((calls) =>
          fc.tuple(fc.constant(calls), fc.shuffledSubarray(rowsOf(calls), { minLength: rowsOf(calls).length })),
        ),
        fc.constantFrom('both_directions' as const, 'one_direction' as const),
        fc.integer({ min: 1, max: 20 }),
        ([calls, shuffled], valueIs, rowsAPart) => {
          const ofClusters = new Set(['a'])
          expect(told(countedHour(hourRows(shuffled), { valueIs }, ofClusters, rowsAPart))).toEqual(
            told(countedHour(hourRows(rowsOf(calls)), { valueIs }, ofClusters)),
          )
        },
      ),
      runs(300),
    )
  })

  test('has all flows of a client in one part, and parts of no more rows than asked where a client has fewer', () => {
    // 8,000 rows of 100 clients of two monitors: 80 rows each.
    const all = Array.from({ length: 8_000 }, (_, index) =>
      observation({
        bytes: index,
        monitor: index % 2 === 0 ? 'a' : 'b',
        local: end({ ip: `10.0.1.${index % 100}` }),
        remote: end({ ip: `10.0.2.${Math.floor(index / 100)}` }),
      }),
    )
    const parts = [...countedHour(hourRows(all), { valueIs: 'both_directions' }, new Set(), 1000).parts].map(
      ({ flows }) => flows,
    )
    expect(parts.map(({ length }) => length)).toEqual([960, 960, 960, 960, 960, 960, 960, 960, 320])
    const clients = parts.map((flows) => new Set(flows.map(({ source }) => source.ip)))
    expect(clients.reduce((sum, { size }) => sum + size, 0)).toBe(100)
    // 50 clients of one monitor are four parts of twelve, and two beside ten of the other's.
    expect(parts.map((flows) => new Set(flows.map(({ monitor }) => monitor)).size)).toEqual([1, 1, 1, 1, 2, 1, 1, 1, 1])
  })
})
