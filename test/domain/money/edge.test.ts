import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import { boundedEdges, edgesOf, flowsIn, gatheredHour } from '../../../domain/money/edge.ts'
import { sourceNameOf } from '../../../domain/money/priced-flow.ts'
import { totalsOf } from '../../../domain/money/totals.ts'
import { externalTable } from '../../../domain/report/report-tables.ts'
import { sum } from '../../../domain/sums.ts'
import { GIB } from '../build.ts'
import { dayOf, out, pod, REMOTE, type Zone } from '../findings/build.ts'

const context = { clusterOf: () => 'prod', bytesPerGigabyte: GIB }
const edges = (...flows: Parameters<typeof dayOf>[0]) => edgesOf(dayOf(flows).flows)

describe('edges beyond the bound', () => {
  // Six addresses that nobody named, at 1 to 6 GB, and Datadog at 0.5 GB.
  const unnamed = Array.from({ length: 6 }, (_, index) =>
    out(pod(1, 'crawler', index), `151.101.0.${index + 1}`, index + 1),
  )
  const all = edges(...unnamed, out(pod(1, 'crawler'), REMOTE.datadog, 0.5))
  const bounded = boundedEdges(all, 2)

  test('are summed where only an address without a name tells them apart', () => {
    expect(all).toHaveLength(7)
    expect(bounded.map(({ destinationName, bytes }) => [destinationName, bytes / GIB])).toEqual([
      ['151.101.0.5', 5],
      ['151.101.0.6', 6],
      ['other addresses', 10],
      ['Datadog', 0.5],
    ])
  })

  test('are a row of their own, with as many addresses, and every flow counted', () => {
    const rows = externalTable(bounded, context).rows
    expect(rows.map(({ belongsTo, remoteIps, gigabytes }) => [belongsTo, remoteIps.count, gigabytes])).toEqual([
      ['unknown', 4, 10],
      ['unknown', 1, 6],
      ['unknown', 1, 5],
      ['Datadog', 1, 0.5],
    ])
    expect(bounded.map(flowsIn)).toEqual([1, 1, 4, 1])
  })

  test('stay apart from what has the address of the largest of them in another hour', () => {
    const [, , rest] = bounded
    const later = edges(out(pod(1, 'crawler', 3), '151.101.0.4', 7))
    expect(edgesOf([...bounded, ...later]).map(({ bytes }) => bytes / GIB)).toEqual([5, 6, 10, 0.5, 7])
    expect(rest?.destination.ip).toBe('151.101.0.4')
  })

  test('take in the smallest of what comes later', () => {
    const gathered = gatheredHour(1)
    const addresses = [[1, 2, 3], [4, 5], [6]]
    // At most four are held, and two are left: of the first five those at 5 and 4 GB, and three others.
    for (const some of addresses) {
      gathered.add(dayOf(some.map((index) => out(pod(1, 'crawler', index), `151.101.0.${index}`, index))).flows)
    }
    expect(gathered.edges().map(({ destinationName, bytes }) => [destinationName, bytes / GIB])).toEqual([
      ['151.101.0.6', 6],
      ['other addresses', 15],
    ])
    // Of 1 to 5 GB, five addresses: the largest one, and four beside it.
    expect(gathered.edges().map(({ alike }) => [alike.flows, alike.others])).toEqual([
      [1, 0],
      [5, 4],
    ])
  })

  test('are not looked for anew with each part, where names tell more apart than are to be held', () => {
    let gatherings = 0
    // Whoever gathers, or sums, looks at a way once.
    const path = { steps: [], endVpcId: null, toJSON: () => ++gatherings && 'way' }
    const gathered = gatheredHour(1)
    for (let part = 0; part < 64; part++) {
      const { flows } = dayOf([
        out(pod(1, `job-${String.fromCharCode(97 + (part % 26), 97 + part / 26)}`), REMOTE.datadog, 1),
      ])
      gathered.add(flows.map((flow) => ({ ...flow, path: path as unknown as typeof flow.path })))
    }
    expect(gathered.edges()).toHaveLength(64)
    // Summed at 5, 11, 23 and 47, each time with a gathering of what is left; and the first gathering and the last sum.
    expect(gatherings).toBe(2 * 4 + 2)
  })

  test('count an address once, in however many parts of the hour it comes', () => {
    const gathered = gatheredHour(1)
    // The same six in each of five parts, called by another pod of the workload each time: at 1, 1.1 .. 1.4 GB, and so on.
    for (const part of [0, 1, 2, 3, 4]) {
      const calls = [1, 2, 3, 4, 5, 6].map((index) =>
        out(pod(1, 'crawler', part), `151.101.0.${index}`, index + part / 10),
      )
      gathered.add(dayOf(calls).flows)
    }
    // 5 * 21 + 6 * 1 GB in all. Whatever is kept by itself of later parts, early ones were summed of all six but the two largest.
    const [, rest] = gathered.edges().toSorted((a, b) => a.alike.others - b.alike.others)
    expect(sum(gathered.edges().map(({ bytes }) => bytes)) / GIB).toBeCloseTo(111, 6)
    expect(rest?.destinationName).toBe('other addresses')
    expect(rest?.alike.others).toBeGreaterThanOrEqual(3)
    expect(rest?.alike.others).toBeLessThanOrEqual(5)
  })

  test('count an address once, whatever its ports, and go by it where it is the only one', () => {
    const call = (index: number, targetPort: number, gigabytes: number) => ({
      ...out(pod(1, 'crawler'), `151.101.0.${index}`, gigabytes),
      targetPort,
    })
    const told = (...calls: ReturnType<typeof call>[]) =>
      boundedEdges(edges(...calls), 1).map(({ destinationName, targetPort, alike }) => [
        destinationName,
        targetPort,
        alike.others,
      ])
    // Beside the largest there are two addresses, one of them at two ports.
    expect(told(call(1, 443, 9), call(2, 443, 3), call(2, 8443, 2), call(3, 443, 1))).toEqual([
      ['151.101.0.1', 443, 0],
      ['other addresses', null, 1],
    ])
    expect(told(call(1, 443, 9), call(2, 443, 3), call(2, 8443, 2))).toEqual([
      ['151.101.0.1', 443, 0],
      ['151.101.0.2', null, 0],
    ])
  })

  test('of callers without a name, which call as one', () => {
    const callers = [1, 2, 3].map((index) => ({
      ...out(pod(1, 'web'), '', index),
      ...{ source: out(pod(1, 'web'), `151.101.0.${index}`, 1).destination, destination: pod(1, 'web') },
      reportedBy: 'destination' as const,
    }))
    expect(boundedEdges(edges(...callers), 1).map(sourceNameOf)).toEqual(['151.101.0.3', 'other addresses'])
  })

  test('lose no byte, no dollar and no finding, however few are kept', () => {
    const one = fc.record({
      ...{
        zone: fc.constantFrom<Zone>(1, 2, 3),
        index: fc.integer({ min: 0, max: 5 }),
        gigabytes: fc.integer({ min: 1, max: 900 }),
      },
      ip: fc.constantFrom(REMOTE.sqs, REMOTE.datadog, '151.101.0.1', '151.101.0.2', '151.101.0.3', '151.101.0.4'),
    })
    fc.assert(
      fc.property(fc.array(one, { minLength: 1 }), fc.integer({ min: 0, max: 5 }), (calls, most) => {
        const day = dayOf(
          calls.map(({ zone, index, ip, gigabytes }) => out(pod(zone, 'web', index), ip, gigabytes)),
          { leavesBy: [1, 1, 3] },
        )
        const whole = edgesOf(day.flows)
        const few = boundedEdges(whole, most)
        const [one, other] = [totalsOf(few, GIB), totalsOf(whole, GIB)]
        expect({ ...one, usd: 0, byCharge: 0, bounds: 0 }).toEqual({ ...other, usd: 0, byCharge: 0, bounds: 0 })
        expect(one.usd).toBeCloseTo(other.usd, 9)
        const found = (flows: typeof whole) =>
          findingsOf({ ...day, flows }, [], []).report.open.map(({ id, usdPerMonth }) => [id, usdPerMonth.toFixed(6)])
        expect(found([...few])).toEqual(found(whole))
      }),
    )
  })
})
