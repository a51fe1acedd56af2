import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { flowsOf } from '../../../lambdas/domain/mirrors.ts'
import type { Observation } from '../../../lambdas/domain/observation.ts'
import { end, observation } from './build.ts'

const CLIENT = end({ ip: '10.0.0.1', pod: 'web-0', namespace: 'shop', azId: 'a' })
const SERVER = end({ ip: '10.0.1.1', pod: 'db-0', namespace: 'data', azId: 'b', service: 'db' })

const clientRow = (known: Partial<Observation> = {}) =>
  observation({ local: CLIENT, remote: SERVER, targetPort: 5432, ...known })
const serverRow = (known: Partial<Observation> = {}) =>
  observation({ local: SERVER, remote: CLIENT, targetPort: 0, ...known })

describe('a connection that both ends reported', () => {
  test('is one flow, from the end that opened it, with its bytes once', () => {
    expect(flowsOf([clientRow({ bytes: 900 }), serverRow({ bytes: 1000 })])).toMatchObject([
      { bytes: 1000, source: CLIENT, destination: SERVER, targetPort: 5432, mirrored: true, reportedBy: 'source' },
    ])
  })

  test("takes each end's names from its own agent, and fills what that lacks from the other", () => {
    const [one] = flowsOf([
      clientRow({
        local: { ...CLIENT, service: null },
        remote: end({ ip: '10.0.1.1', service: 'db-svc', region: 'eu-west-1' }),
      }),
      serverRow({ local: { ...SERVER, service: null }, remote: end({ ip: '10.0.0.1', service: 'web-svc' }) }),
    ])
    expect(one?.source).toMatchObject({ pod: 'web-0', service: 'web-svc' })
    expect(one?.destination).toMatchObject({ pod: 'db-0', service: 'db-svc', region: 'eu-west-1' })
  })

  test('is not mixed with one of another window, category or pair of addresses', () => {
    expect(
      flowsOf([
        clientRow(),
        serverRow({ windowStart: Date.parse('2026-11-21T14:00:00Z') }),
        serverRow({ windowSeconds: 300 }),
        serverRow({ category: 'INTRA_AZ' }),
        serverRow({ remote: { ...CLIENT, ip: '10.0.0.2' } }),
      ]).map(({ mirrored }) => mirrored),
    ).toEqual([false, false, false, false, false])
  })

  test('is told from others between the same two addresses: several services', () => {
    const other = { ...SERVER, pod: 'cache-0', service: 'cache' }
    const flows = flowsOf([
      clientRow({ bytes: 500 }),
      clientRow({ bytes: 70, remote: other, targetPort: 6379 }),
      serverRow({ bytes: 71, local: other }),
      serverRow({ bytes: 499 }),
    ])
    expect(flows.map(({ bytes, targetPort, destination }) => [bytes, targetPort, destination.pod]).toSorted()).toEqual([
      [500, 5432, 'db-0'],
      [71, 6379, 'cache-0'],
    ])
  })

  test("is told from others between the same two addresses: several clients behind a node's address", () => {
    const onNode = (pod: string) => end({ ip: '10.0.0.9', pod, namespace: 'kube-system' })
    const flows = flowsOf([
      clientRow({ local: onNode('a'), bytes: 10 }),
      clientRow({ local: onNode('b'), bytes: 1000 }),
      serverRow({ remote: onNode('b'), bytes: 1000 }),
      serverRow({ remote: onNode('a'), bytes: 10 }),
    ])
    expect(flows.map(({ source, bytes, mirrored }) => [source.pod, bytes, mirrored])).toEqual([
      ['a', 10, true],
      ['b', 1000, true],
    ])
  })
})

describe('a lone row', () => {
  test('of the client keeps its bytes', () => {
    expect(flowsOf([clientRow({ bytes: 7 })])).toMatchObject([
      { bytes: 7, source: CLIENT, mirrored: false, reportedBy: 'source' },
    ])
  })

  test('of the server, as of a load balancer calling a pod, is the only witness: it stays', () => {
    expect(flowsOf([serverRow({ bytes: 7 })])).toMatchObject([
      { bytes: 7, source: CLIENT, destination: SERVER, mirrored: false, reportedBy: 'destination' },
    ])
  })

  test('without a port on either side is no mirror of anything', () => {
    expect(flowsOf([clientRow({ targetPort: null }), serverRow()])).toHaveLength(2)
  })
})

describe('laws', () => {
  const some = fc.constantFrom
  const row = fc
    .record({
      ends: some<[number, number]>([1, 2], [2, 1], [1, 3], [3, 1]),
      port: some(0, 80, 443, null),
      bytes: fc.integer({ min: 1, max: 5 }),
      pod: some('x', 'y', null),
      hour: some(13, 14),
    })
    .map(({ ends: [a, b], port, bytes, pod, hour }) =>
      observation({
        local: end({ ip: `10.0.0.${a}`, pod }),
        remote: end({ ip: `10.0.0.${b}` }),
        targetPort: port,
        bytes,
        windowStart: Date.UTC(2026, 10, 21, hour),
      }),
    )
  const rows = fc.array(row, { maxLength: 30 })
  const total = (flows: readonly { bytes: number }[]) => flows.reduce((sum, { bytes }) => sum + bytes, 0)

  test('the order of the rows does not matter', () => {
    fc.assert(
      fc.property(
        rows.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
        ),
        ([all, shuffled]) => {
          expect(flowsOf(shuffled)).toEqual(flowsOf(all))
        },
      ),
    )
  })

  test('no byte is invented, and at most one of two witnesses is dropped', () => {
    fc.assert(
      fc.property(rows, (all) => {
        const flows = flowsOf(all)
        expect(total(flows)).toBeLessThanOrEqual(total(all))
        expect(total(flows) * 2).toBeGreaterThanOrEqual(total(all))
        expect(flows.length + flows.filter(({ mirrored }) => mirrored).length).toBe(all.length)
      }),
    )
  })
})
