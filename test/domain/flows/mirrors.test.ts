import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Observation } from '../../../domain/flows/observation.ts'
import { end, observation } from '../build.ts'
import { countedDay } from './counted-day.ts'

const DAY = Date.parse('2026-11-21T00:00:00Z')
const flowsOf = (rows: readonly Observation[]) => countedDay(rows, DAY).flows

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

  test('is not mixed with one of another hour, category or pair of addresses', () => {
    expect(
      flowsOf([
        clientRow(),
        serverRow({ windowStart: Date.parse('2026-11-21T14:00:00Z') }),
        serverRow({ category: 'INTRA_AZ' }),
        serverRow({ remote: { ...CLIENT, ip: '10.0.0.2' } }),
      ]).map(({ mirrored }) => mirrored),
    ).toEqual([false, false, false, false])
  })

  test('is found where two services select one pod, and each end goes by another of them', () => {
    expect(
      flowsOf([clientRow({ remote: { ...SERVER, service: 'db-headless' }, bytes: 9 }), serverRow({ bytes: 9 })]),
    ).toMatchObject([{ bytes: 9, destination: { service: 'db' }, mirrored: true }])
  })

  test('is found where one end reports it in two parts, as a pod got its name on the way', () => {
    const rows = [
      clientRow({ bytes: 300, local: { ...CLIENT, pod: null } }),
      clientRow({ bytes: 700 }),
      serverRow({ bytes: 1000 }),
    ]
    const flows = flowsOf(rows)
    expect(flows.map(({ bytes, mirrored, source }) => [bytes, mirrored, source.pod])).toEqual([
      [700, true, 'web-0'],
      [300, true, 'web-0'],
    ])
  })

  test("is found where the server's agent sums up several clients behind a node's address", () => {
    const onNode = (pod: string, bytes: number) =>
      clientRow({ local: end({ ip: '10.0.0.9', pod, namespace: 'kube-system' }), bytes })
    const flows = flowsOf([
      onNode('a', 10_000),
      onNode('b', 500_000),
      onNode('c', 70_000),
      serverRow({ remote: end({ ip: '10.0.0.9' }), bytes: 580_000 }),
    ])
    expect(flows.map(({ source, bytes, mirrored }) => [source.pod, bytes, mirrored])).toEqual([
      ['a', 10_000, true],
      ['b', 500_000, true],
      ['c', 70_000, true],
    ])
  })

  test('needs an address at both ends', () => {
    const rows = [clientRow({ remote: { ...SERVER, ip: null } }), serverRow({ local: { ...SERVER, ip: null } })]
    expect(flowsOf(rows).map(({ mirrored }) => mirrored)).toEqual([false, false])
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

describe('a slice that was asked in parts', () => {
  const at = (time: string, minutes: number, bytes: number) => ({
    windowStart: Date.parse(`2026-11-21T${time}:00Z`),
    windowSeconds: minutes * 60,
    bytes,
  })

  test("is paired part by part; where one side was cut off, the other's row stands", () => {
    const flows = flowsOf([
      clientRow(at('13:00', 30, 500)),
      clientRow(at('13:30', 30, 40)),
      serverRow(at('13:00', 30, 500)),
    ])
    expect(flows.map(({ bytes, mirrored, destination }) => [bytes, mirrored, destination.service])).toEqual([
      [500, true, 'db'],
      [40, false, 'db'],
    ])
  })

  test('by one monitor and not by the other counts once', () => {
    const flows = flowsOf([
      clientRow({ ...at('13:00', 60, 1000), monitor: 'a' }),
      serverRow({ ...at('13:00', 30, 600), monitor: 'b' }),
      serverRow({ ...at('13:30', 30, 400), monitor: 'b' }),
    ])
    expect(flows.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(1000)
    expect(flows.every(({ mirrored }) => mirrored)).toBe(true)
  })

  test('loses no part that only one end saw', () => {
    const flows = flowsOf([clientRow(at('13:00', 30, 10)), serverRow(at('13:30', 30, 20))])
    expect(flows.map(({ bytes }) => bytes)).toEqual([10, 20])
  })
})

describe('doubt', () => {
  test('halves of two connections to one server are no pair: clients know its name at another port', () => {
    const rows = [
      clientRow({ remote: { ...SERVER, pod: null, service: null }, targetPort: 6379, bytes: 1000 }),
      serverRow({ bytes: 1000 }),
      clientRow({ local: { ...CLIENT, ip: '10.0.0.7' }, bytes: 5 }),
    ]
    expect(flowsOf(rows).map(({ mirrored }) => mirrored)).toEqual([false, false, false])
  })

  test('reports that differ by more than the agents do stay apart where the server has several ports, and are told', () => {
    const nameless = { ...SERVER, pod: null, service: null, namespace: null }
    const rows = [
      clientRow({ remote: nameless, bytes: 1000 }),
      serverRow({ local: nameless, bytes: 500 }),
      clientRow({ local: { ...CLIENT, ip: '10.0.0.7' }, remote: nameless, targetPort: 6379, bytes: 5 }),
    ]
    const { flows, doubtfulBytes } = countedDay(rows, DAY)
    expect(flows.map(({ mirrored }) => mirrored)).toEqual([false, false, false])
    expect(doubtfulBytes).toBe(500)
    const one = countedDay(rows.slice(0, 2), DAY)
    expect(one.flows.map(({ mirrored, bytes }) => [mirrored, bytes])).toEqual([[true, 1000]])
    expect(one.doubtfulBytes).toBe(0)
  })

  test('a row that two monitors answered is one row', () => {
    expect(flowsOf([clientRow({ monitor: 'a' }), clientRow({ monitor: 'b' })])).toMatchObject([
      { monitor: 'a', bytes: 1000 },
    ])
  })

  describe('two monitors that hear one end count it once', () => {
    const at = (minute: number, minutes: number, bytes: number, monitor: string) => ({
      windowStart: Date.UTC(2026, 10, 21, 13, minute),
      windowSeconds: minutes * 60,
      bytes,
      monitor,
    })
    const parts = Array.from({ length: 12 }, (_, index) => at(index * 5, 5, 100_000, 'b'))
    const total = (rows: readonly Observation[]) => flowsOf(rows).reduce((sum, { bytes }) => sum + bytes, 0)

    test.each([
      ['where one of them was cut and asked in parts', [clientRow(at(0, 60, 1_200_000, 'a')), ...parts.map(clientRow)]],
      [
        'where both ends are heard so',
        [at(0, 60, 1_200_000, 'a'), ...parts].flatMap((known) => [clientRow(known), serverRow(known)]),
      ],
      [
        'where one was asked a moment earlier',
        [clientRow(at(0, 60, 1_199_900, 'a')), clientRow(at(0, 60, 1_200_000, 'b'))],
      ],
      [
        'where one knows a name more',
        [
          clientRow(at(0, 60, 1_200_000, 'a')),
          clientRow({ ...at(0, 60, 1_200_000, 'b'), remote: { ...SERVER, service: null } }),
        ],
      ],
      [
        'where each lacks a part of the hour',
        [clientRow(at(0, 30, 900_000, 'a')), clientRow(at(30, 30, 300_000, 'b'))],
      ],
    ])('%s', (_, rows) => {
      expect(total(rows)).toBe(1_200_000)
    })
  })

  describe('the same connection under two categories counts once', () => {
    const INTERNET = end({ ip: '151.101.1.1' })
    const out = (known: Partial<Observation>) => clientRow({ remote: INTERNET, targetPort: 443, ...known })

    test('with the fuller telling, under the category that tells more', () => {
      expect(
        flowsOf([out({ category: 'UNCLASSIFIED', bytes: 1000 }), out({ category: 'INTERNET', bytes: 900 })]),
      ).toEqual([expect.objectContaining({ category: 'INTERNET', bytes: 1000 })])
      expect(flowsOf([out({ category: 'AWS_SERVICE' }), out({ category: 'AMAZON_S3' })])).toMatchObject([
        { category: 'AMAZON_S3', bytes: 1000 },
      ])
    })

    test('also where one of them was cut and asked in parts', () => {
      const part = (minute: number) =>
        out({
          ...{ category: 'UNCLASSIFIED', bytes: 400, windowSeconds: 1800 },
          windowStart: Date.UTC(2026, 10, 21, 13, minute),
        })
      const flows = flowsOf([part(0), part(30), out({ category: 'INTERNET', bytes: 1000 })])
      expect(flows.map(({ bytes }) => bytes)).toEqual([1000])
    })

    test('unless its ports, hours or addresses differ, or one is not known', () => {
      const rows = [
        out({ category: 'UNCLASSIFIED' }),
        out({ category: 'INTERNET', targetPort: 80 }),
        out({ category: 'INTERNET', windowStart: Date.UTC(2026, 10, 21, 14) }),
        out({ category: 'INTERNET', remote: end({ ip: '151.101.1.2' }) }),
        out({ category: 'TRANSIT_GATEWAY', remote: end() }),
        out({ category: 'UNCLASSIFIED', remote: end() }),
      ]
      expect(flowsOf(rows)).toHaveLength(6)
    })

    test.each([
      ['LOCAL_ZONE', 'INTER_AZ'],
      ['TRANSIT_GATEWAY', 'INTER_VPC'],
    ] as const)('as its two ends may have it: %s and %s', (category, other) => {
      for (const rows of [
        [clientRow({ category }), serverRow({ category: other })],
        [clientRow({ category: other }), serverRow({ category })],
      ]) {
        expect(flowsOf(rows)).toMatchObject([{ category, bytes: 1000, mirrored: true }])
      }
    })
  })

  describe("a cluster's own monitor has what another one hears too", () => {
    const ofCluster = new Set(['zebra'])
    const by = (monitor: string, bytes = 1000) => ({ monitor, bytes })
    const flowsAndMonitors = (rows: readonly Observation[]) =>
      countedDay(rows, DAY, ofCluster).flows.map(({ monitor, bytes }) => [monitor, bytes])

    test('whatever they are called, and whichever told more', () => {
      expect(flowsAndMonitors([clientRow(by('all-of-vpc')), clientRow(by('zebra'))])).toEqual([['zebra', 1000]])
      expect(flowsAndMonitors([clientRow(by('all-of-vpc', 1100)), clientRow(by('zebra'))])).toEqual([['zebra', 1100]])
    })

    test('where it hears but the far end', () => {
      expect(flowsAndMonitors([clientRow(by('all-of-vpc')), serverRow(by('zebra'))])).toEqual([['zebra', 1000]])
    })

    test('and what it does not hear stays with the other', () => {
      expect(flowsAndMonitors([clientRow(by('all-of-vpc')), serverRow(by('all-of-vpc'))])).toEqual([
        ['all-of-vpc', 1000],
      ])
    })
  })

  test('addresses of two VPCs may be the same, and are no pair', () => {
    const inVpc = (vpcId: string, row: Observation) => ({ ...row, local: { ...row.local, vpcId } })
    const unnamed = (ip: string) => end({ ip })
    const rows = [
      inVpc('vpc-a', clientRow({ remote: unnamed('10.0.1.1'), bytes: 5_000_000 })),
      inVpc('vpc-b', serverRow({ remote: unnamed('10.0.0.1'), bytes: 4_000_000 })),
    ]
    expect(flowsOf(rows).map(({ bytes, mirrored }) => [bytes, mirrored])).toEqual([
      [4_000_000, false],
      [5_000_000, false],
    ])
    const known = rows.map((row) => ({
      ...row,
      category: 'INTER_VPC' as const,
      remote: { ...row.remote, vpcId: 'vpc-c' },
    }))
    expect(flowsOf(known).map(({ mirrored }) => mirrored)).toEqual([false, false])
  })

  test('rows of one pair of addresses that differ by more than half are two connections, and told', () => {
    const day = countedDay([clientRow({ bytes: 100 }), serverRow({ bytes: 1000 })], DAY)
    expect(day.flows.map(({ bytes, mirrored }) => [bytes, mirrored])).toEqual([
      [1000, false],
      [100, false],
    ])
    expect(day.doubtfulBytes).toBe(100)
    expect(flowsOf([clientRow({ bytes: 500 }), serverRow({ bytes: 1000 })])).toMatchObject([{ bytes: 1000 }])
  })

  test('a pod serves the ports that other pods of its workload are called at', () => {
    const other = clientRow({
      ...{ local: end({ ip: '10.0.0.7', pod: 'job-0', namespace: 'shop' }), targetPort: 9187 },
      remote: { ...SERVER, ip: '10.0.1.2', pod: 'db-1' },
    })
    const rows = [clientRow({ bytes: 900_000 }), serverRow({ bytes: 1_000_000 })]
    const pairs = (all: readonly Observation[]) => flowsOf(all).filter(({ mirrored }) => mirrored).length
    expect(pairs(rows)).toBe(1)
    expect(pairs([...rows, other])).toBe(0)
  })

  test('two rows of one monitor that look alike are two connections', () => {
    expect(flowsOf([clientRow(), clientRow()])).toHaveLength(2)
  })
})

describe('the calibration', () => {
  const connections = (count: number, clientBytes: number, serverBytes: number) =>
    Array.from({ length: count }, (_, index) => {
      const [local, remote] = [end({ ip: `10.0.${index}.1` }), end({ ip: `10.1.${index}.1` })]
      return [
        observation({ local, remote, targetPort: 80, bytes: clientBytes }),
        observation({ local: remote, remote: local, targetPort: 0, bytes: serverBytes }),
      ]
    }).flat()

  const total = (flows: readonly { bytes: number }[]) => flows.reduce((sum, { bytes }) => sum + bytes, 0)

  test('of equal values says both directions: the larger counts', () => {
    const { flows, calibration } = countedDay(connections(40, 100_000, 99_500), DAY)
    expect(calibration).toEqual({
      pairs: 40,
      medianRatio: 0.995,
      spread: expect.closeTo(0.005, 12),
      valueIs: 'both_directions',
      basis: 'measured',
    })
    expect(total(flows)).toBe(4_000_000)
  })

  test('of lopsided values says one direction: they are added', () => {
    const { flows, calibration } = countedDay(connections(40, 3_000, 100_000), DAY)
    expect(calibration).toMatchObject({ pairs: 40, medianRatio: 0.03, valueIs: 'one_direction', basis: 'measured' })
    expect(total(flows)).toBe(4_120_000)
    expect(flows.every(({ mirrored }) => mirrored)).toBe(true)
  })

  test('of too few pairs says so and keeps the default', () => {
    expect(countedDay(connections(29, 3_000, 100_000), DAY).calibration).toMatchObject({
      pairs: 29,
      medianRatio: 0.03,
      valueIs: 'both_directions',
      basis: 'too_few_pairs',
    })
    expect(countedDay([], DAY).calibration).toEqual({
      pairs: 0,
      medianRatio: null,
      spread: null,
      valueIs: 'both_directions',
      basis: 'too_few_pairs',
    })
  })

  test('of pairs that speak for neither says so and keeps the default', () => {
    const equal = connections(60, 100_000, 100_000)
    const lopsided = connections(40, 3_000, 100_000).map((row) => ({ ...row, category: 'INTRA_AZ' as const }))
    expect(countedDay([...equal, ...lopsided], DAY).calibration).toMatchObject({
      pairs: 100,
      valueIs: 'both_directions',
      basis: 'unclear',
    })
  })

  test('of agents that miss bytes does not take them for one direction: nothing counts twice', () => {
    const whole = connections(45, 1_000_000, 1_000_000)
    const missed = connections(55, 1_000_000, 850_000).map((row) => ({ ...row, category: 'INTRA_AZ' as const }))
    const { flows, calibration } = countedDay([...whole, ...missed], DAY)
    expect(calibration).toMatchObject({ pairs: 100, medianRatio: 0.85, valueIs: 'both_directions', basis: 'unclear' })
    expect(total(flows)).toBe(100_000_000)
  })

  const ABROAD = 'shop@222222222222-eu-west-1'
  const at = (monitor: string, net: number, rows: readonly Observation[]) =>
    rows.map((row) => ({
      ...row,
      monitor,
      local: { ...row.local, ip: row.local.ip?.replace(/^10/, String(net)) ?? null },
      remote: { ...row.remote, ip: row.remote.ip?.replace(/^10/, String(net)) ?? null },
    }))

  test("of a source is its own pairs': another's agents change none of its bytes", () => {
    const [own, abroad] = [connections(40, 100_000, 99_500), at(ABROAD, 11, connections(40, 3_000, 100_000))]
    const { flows, calibrations } = countedDay([...own, ...abroad], DAY)
    expect(calibrations.get('')).toEqual(countedDay(own, DAY).calibration)
    expect(calibrations.get('222222222222-eu-west-1')).toMatchObject({ pairs: 40, valueIs: 'one_direction' })
    const ofMonitor = (name: string) => total(flows.filter(({ monitor }) => monitor === name))
    // The larger of each two; and both of each two, added.
    expect([ofMonitor('shop'), ofMonitor(ABROAD)]).toEqual([40 * 100_000, 40 * 103_000])
  })

  test("of an hour, too, is its source's: another's agents match none of its rows", () => {
    // Two calls of one pod at two ports: their ends differ by 3 and 2 percent, and no pair tells whether agents here do.
    const [local, remote] = [end({ ip: '10.0.0.1' }), end({ ip: '10.1.0.1' })]
    const own = [
      observation({ local, remote, targetPort: 80, bytes: 1_000_000 }),
      observation({ local, remote, targetPort: 81, bytes: 500_000 }),
      observation({ local: remote, remote: local, targetPort: 0, bytes: 970_000 }),
      observation({ local: remote, remote: local, targetPort: 0, bytes: 490_000 }),
    ]
    // A tenth apart, each of 40.
    const abroad = at(ABROAD, 11, connections(40, 100_000, 90_000))
    const ofOwn = (rows: readonly Observation[]) =>
      total(countedDay(rows, DAY).flows.filter(({ monitor }) => monitor === 'shop'))
    expect([ofOwn(own), ofOwn([...own, ...abroad])]).toEqual([2_960_000, 2_960_000])
  })

  test("of two sources measures neither, and where their values are not alike, the larger of a pair's counts", () => {
    const [own, abroad] = [connections(40, 100_000, 100_000), at(ABROAD, 11, connections(40, 3_000, 100_000))]
    const between = at('shop', 12, connections(30, 90_000, 60_000)).map((row) =>
      row.targetPort === 0 ? { ...row, monitor: ABROAD } : row,
    )
    const { flows, calibrations } = countedDay([...own, ...abroad, ...between], DAY)
    expect([...calibrations.values()].map(({ pairs }) => pairs)).toEqual([40, 40])
    const pairs = flows.filter(({ source }) => source.ip?.startsWith('12.'))
    expect([pairs.length, total(pairs)]).toEqual([30, 30 * 90_000])
  })

  test('counts no pair of a few bytes: a keep-alive tells nothing of directions', () => {
    expect(countedDay(connections(40, 10, 9_999), DAY).calibration.pairs).toBe(0)
  })

  test('counts only pairs beyond doubt', () => {
    const doubtful = connections(40, 30_000, 1_000_000).map((row) =>
      row.targetPort === 0 ? row : { ...row, targetPort: row.local.ip?.endsWith('1') ? 80 : 81 },
    )
    const second = doubtful
      .filter(({ targetPort }) => targetPort !== 0)
      .map((row) => ({ ...row, targetPort: 9090, bytes: 1 }))
    expect(countedDay([...doubtful, ...second], DAY).calibration.pairs).toBe(0)
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
          expect(countedDay(shuffled, DAY)).toEqual(countedDay(all, DAY))
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
        expect(flows.length).toBeLessThanOrEqual(all.length)
      }),
    )
  })

  /** Connections of their own addresses, so that what is true of them is known. */
  const connection = fc.record({ bytes: fc.integer({ min: 1, max: 2 ** 40 }), ends: some('client', 'server', 'both') })
  const rowsOf = (all: readonly { bytes: number; ends: string }[], parts = 1) =>
    all.flatMap(({ bytes, ends }, index) => {
      const [local, remote] = [end({ ip: `10.0.${index}.1` }), end({ ip: `10.1.${index}.1` })]
      return Array.from({ length: parts }, (_, part) => {
        const own = Math.floor((bytes * (part + 1)) / parts) - Math.floor((bytes * part) / parts)
        const window = {
          windowStart: Date.UTC(2026, 10, 21, 13) + (part * 3_600_000) / parts,
          windowSeconds: 3600 / parts,
          bytes: own,
        }
        return [
          ...(ends === 'server' ? [] : [observation({ ...window, local, remote, targetPort: 80 })]),
          ...(ends === 'client' ? [] : [observation({ ...window, local: remote, remote: local, targetPort: 0 })]),
        ]
      }).flat()
    })
  const connections = fc.array(connection, { maxLength: 40 })
  const truth = (all: readonly { bytes: number }[]) => total(all)

  test("the total is the connections', whichever end reports", () => {
    fc.assert(
      fc.property(connections, (all) => {
        expect(total(flowsOf(rowsOf(all)))).toBe(truth(all))
      }),
    )
  })

  test('adding the mirrors of lone rows changes nothing', () => {
    fc.assert(
      fc.property(connections, (all) => {
        const mirrored = all.map(({ bytes }) => ({ bytes, ends: 'both' }))
        expect(total(flowsOf(rowsOf(mirrored)))).toBe(total(flowsOf(rowsOf(all))))
      }),
    )
  })

  test('several services between two addresses, of which one side lost its smallest to a cut, keep their bytes', () => {
    const services = fc.record({
      count: fc.integer({ min: 1, max: 12 }),
      cut: fc.nat(12),
      cutAt: some('client', 'server'),
    })
    fc.assert(
      fc.property(services, fc.boolean(), ({ count, cut, cutAt }, namesKnown) => {
        const all = Array.from({ length: count }, (_, index) => {
          const server = namesKnown ? { ...SERVER, pod: `pod-${index}` } : end({ ip: SERVER.ip })
          // Each is half as large again as the one before, as sizes alone must tell them apart.
          const bytes = Math.round(10_000 * 1.5 ** index)
          const kept = index >= cut
          return {
            bytes,
            client: cutAt === 'server' || kept ? [clientRow({ bytes, remote: server, targetPort: 8000 + index })] : [],
            server: cutAt === 'client' || kept ? [serverRow({ bytes, local: server })] : [],
          }
        })
        const { flows } = countedDay(
          all.flatMap(({ client, server }) => [...client, ...server]),
          DAY,
        )
        expect(total(flows)).toBe(total(all))
        expect(flows.length).toBe(count)
        const paired = all.filter(({ client, server }) => client.length + server.length === 2).length
        expect(flows.filter(({ mirrored }) => mirrored).length).toBe(paired)
      }),
    )
  })

  test('splitting the windows changes nothing', () => {
    fc.assert(
      fc.property(connections, some(2, 4, 12), (all, parts) => {
        expect(total(flowsOf(rowsOf(all, parts)))).toBe(truth(all))
      }),
    )
  })
})

describe('an address that went from one pod to another within the hour', () => {
  const first = clientRow({ bytes: 100_000, local: { ...CLIENT, pod: 'job-1' } })
  const second = clientRow({ bytes: 50_000, local: { ...CLIENT, pod: 'job-2' } })

  test('is counted once where the server goes on naming the pod that is gone', () => {
    const { flows, doubtfulBytes } = countedDay(
      [first, second, serverRow({ bytes: 150_000, remote: { ...CLIENT, pod: 'job-1' } })],
      DAY,
    )
    expect(flows.map(({ bytes, source }) => [source.pod, bytes])).toEqual([
      ['job-1', 100_000],
      ['job-2', 50_000],
    ])
    expect(doubtfulBytes).toBe(0)
  })

  test('is counted once where each end names another of the two pods', () => {
    const { flows, doubtfulBytes } = countedDay(
      [first, serverRow({ bytes: 100_000, remote: { ...CLIENT, pod: 'job-2' } })],
      DAY,
    )
    expect(flows.map(({ bytes }) => bytes)).toEqual([100_000])
    expect(doubtfulBytes).toBe(0)
  })

  test('is two connections where the two are of different VPCs', () => {
    const { flows, doubtfulBytes } = countedDay(
      [
        clientRow({ bytes: 100_000, local: { ...CLIENT, pod: 'job-1', vpcId: 'vpc-1' } }),
        serverRow({ bytes: 100_000, remote: { ...CLIENT, pod: 'job-2', vpcId: 'vpc-2' } }),
      ],
      DAY,
    )
    expect(flows).toHaveLength(2)
    expect(doubtfulBytes).toBe(0)
  })

  test('is counted at both ends, and said, where the bytes do not agree', () => {
    const { flows, doubtfulBytes } = countedDay(
      [first, second, serverRow({ bytes: 400_000, remote: { ...CLIENT, pod: 'job-1' } })],
      DAY,
    )
    expect(flows.reduce((sum, { bytes }) => sum + bytes, 0)).toBe(550_000)
    // The server's row may hold what both pods sent.
    expect(doubtfulBytes).toBe(150_000)
  })

  test('stays two connections where the names differ and no address was used again', () => {
    const other = serverRow({ bytes: 100_000, remote: { ...CLIENT, ip: '10.0.0.9', pod: 'job-3' } })
    expect(countedDay([first, other], DAY).flows).toHaveLength(2)
  })
})

test('a client that calls a Service by its address and the pod that answers tell of one connection', () => {
  const flows = flowsOf([
    clientRow({ bytes: 500, remote: { ...SERVER, ip: '172.20.4.4' }, dnatIp: '10.0.1.1' }),
    serverRow({ bytes: 500 }),
  ])
  expect(flows).toMatchObject([{ bytes: 500, mirrored: true, destination: { ip: '10.0.1.1', pod: 'db-0' } }])
})

describe('addresses of two VPCs may be the same:', () => {
  /** A connection in a VPC that differs by 30 %: one pair, as its addresses can have no other. */
  const connection = [
    clientRow({ bytes: 100_000, local: { ...CLIENT, vpcId: 'vpc-a' } }),
    serverRow({ bytes: 70_000, local: { ...SERVER, vpcId: 'vpc-a' } }),
  ]
  const elsewhere = (known: Partial<Observation>) =>
    observation({ monitor: 'shop@222222222222-us-east-1', bytes: 9, ...known })
  const toldOfA = (rows: readonly Observation[]) => {
    const { flows, doubtfulBytes } = countedDay(rows, DAY)
    return { flows: flows.filter(({ monitor }) => monitor === 'shop'), doubtfulBytes }
  }

  test.each([
    ['another pod', { local: end({ ip: '10.0.0.1', pod: 'api-0', namespace: 'shop', vpcId: 'vpc-b' }) }],
    ['another port', { local: end({ ip: '10.0.0.7', vpcId: 'vpc-b' }), remote: SERVER, targetPort: 9187 }],
    [
      "another port of the workload's",
      {
        local: end({ ip: '10.0.0.7', vpcId: 'vpc-b' }),
        remote: { ...SERVER, ip: '10.0.1.2', pod: 'db-1' },
        targetPort: 9187,
      },
    ],
    ["another port of the service's", { local: end({ vpcId: 'vpc-b' }), remote: SERVER, targetPort: 9187 }],
    [
      'another port outside of any VPC that rows name',
      { category: 'TRANSIT_GATEWAY', local: end({ ip: '10.0.0.7', vpcId: 'vpc-b' }), remote: SERVER, targetPort: 9187 },
    ],
  ] as const)('%s at one in an account that is added changes nothing of the others', (_, row) => {
    expect(toldOfA(connection).flows).toMatchObject([{ bytes: 100_000, mirrored: true }])
    expect(toldOfA([...connection, elsewhere(row)])).toEqual(toldOfA(connection))
  })

  test('another pod at one in another VPC of the account changes nothing either', () => {
    const other = clientRow({
      bytes: 9,
      local: end({ ip: '10.0.0.1', pod: 'api-0', namespace: 'shop', vpcId: 'vpc-b' }),
    })
    expect(flowsOf([...connection, other]).filter(({ mirrored }) => mirrored)).toMatchObject([{ bytes: 100_000 }])
  })

  test('connections between two VPCs of each account are told apart where rows name both', () => {
    const between = (a: string, b: string, bytes: number, monitor: string) => [
      clientRow({
        ...{ category: 'INTER_VPC', bytes, monitor },
        ...{ local: { ...CLIENT, vpcId: a }, remote: { ...SERVER, vpcId: b } },
      }),
      serverRow({
        ...{ category: 'INTER_VPC', bytes: bytes * 0.7, monitor },
        ...{ local: { ...SERVER, vpcId: b }, remote: { ...CLIENT, vpcId: a } },
      }),
    ]
    const own = between('vpc-a', 'vpc-b', 100_000, 'shop')
    // What the other account's pods are called and how far its agents differ is its own.
    const others = between('vpc-c', 'vpc-d', 40_000, 'shop@222222222222-us-east-1').map((row) => ({
      ...row,
      local: { ...row.local, pod: `${row.local.pod}-of-others` },
      remote: { ...row.remote, pod: `${row.remote.pod}-of-others` },
    }))
    expect(toldOfA([...own, ...others])).toEqual(toldOfA(own))
    expect(countedDay([...own, ...others], DAY).flows.map(({ bytes, mirrored }) => [bytes, mirrored])).toEqual([
      [100_000, true],
      [40_000, true],
    ])
    const half = own.map((row) => ({ ...row, remote: { ...row.remote, vpcId: null } }))
    expect(toldOfA([...half, ...others])).toEqual(toldOfA(half))
  })
})
