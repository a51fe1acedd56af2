import fc from 'fast-check'
import { expect, test } from 'vitest'
import { DESTINATION_CATEGORIES } from '../../../domain/flows/category.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import type { Series } from '../../../domain/flows/series.ts'
import { end, observation } from '../build.ts'
import { hourRows } from './counted-day.ts'

const text = fc.option(fc.constantFrom('a', 'b', '', '0', 'null', '-1', 'é😀'))
const anyEnd = fc.record({
  ...{ ip: text, azId: text, subnetId: text, vpcId: text, instanceId: text },
  ...{ region: text, namespace: text, pod: text, service: text },
})
const row: fc.Arbitrary<Observation> = fc.record({
  monitor: fc.constantFrom('a', 'b'),
  category: fc.constantFrom(...DESTINATION_CATEGORIES),
  ...{ local: anyEnd, remote: anyEnd, snatIp: text, dnatIp: text },
  // The service may say what no port is.
  targetPort: fc.option(fc.oneof(fc.constantFrom(0, -1, 443, 2 ** 31, Number.MAX_SAFE_INTEGER), fc.nat(65_535))),
  windowStart: fc.constantFrom(0, 1_800_000),
  windowSeconds: fc.constantFrom(1800, 3600),
  bytes: fc.maxSafeNat(),
  traversedConstructs: fc.array(fc.record({ componentId: fc.constantFrom('c', 'd') }), { maxLength: 2 }),
})

const rowsIn = (all: Iterable<Series>) =>
  Array.from(all, ({ sighting, tellings }) =>
    tellings.map(({ window, ...carried }) => ({ ...sighting, ...window, ...carried })),
  ).flat()

/** Whatever the order of rows and of their fields. */
const sorted = (rows: readonly Observation[]) =>
  rows.map((one) => JSON.stringify(Object.entries(one).toSorted(([a], [b]) => (a < b ? -1 : 1)))).toSorted()

test('rows come out as they went in, in one part or in many', () => {
  fc.assert(
    fc.property(fc.array(row, { maxLength: 40 }), fc.integer({ min: 1, max: 50 }), (rows, rowsAPart) => {
      const gathered = hourRows(rows)
      expect(sorted(rowsIn(gathered))).toEqual(sorted(rows))
      expect(sorted(gathered.parts(rowsAPart).flatMap((part) => rowsIn(part())))).toEqual(sorted(rows))
    }),
  )
})

test('as many ends as there are rows are as many', () => {
  const ip = (index: number) => `10.${index >> 16}.${(index >> 8) & 255}.${index & 255}`
  const rows = Array.from({ length: 20_000 }, (_, index) =>
    observation({ local: end({ ip: ip(2 * index) }), remote: end({ ip: ip(2 * index + 1) }), bytes: index }),
  )
  const gathered = hourRows([...rows, ...rows.map((one) => ({ ...one, bytes: one.bytes + 1 }))])
  const all = [...gathered]
  // Each end of a connection told of twice in one window, in other sizes.
  expect(all.length).toBe(40_000)
  expect(new Set(all.map(({ sighting }) => `${sighting.local.ip} ${sighting.remote.ip}`)).size).toBe(20_000)
  expect(new Set(all.map(({ sighting }) => sighting.local)).size).toBe(20_000)
})
