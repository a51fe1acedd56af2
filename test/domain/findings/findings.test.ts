import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Acceptance, Finding } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import { KINDS } from '../../../domain/findings/kinds.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { runs } from '../../exhaustive/cases.ts'
import { end } from '../build.ts'
import { behind, call, dayOf, findings, out, type Place, pod, REMOTE, remembered, topologyOf } from './build.ts'

const ENDPOINT = {
  id: 'vpce-1',
  vpcId: 'vpc-1',
  type: 'interface',
  serviceName: 'com.amazonaws.us-east-1.kms',
  ips: ['10.0.1.200'],
  subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
} as const

const S3_ENDPOINT = {
  ...{ ...ENDPOINT, id: 'vpce-2', serviceName: 'com.amazonaws.us-east-1.s3' },
  ...{ ips: ['10.0.1.201'], privateDns: true },
}

/** Nobody calls it. */
const IDLE_ENDPOINT = {
  ...{ ...ENDPOINT, id: 'vpce-3', serviceName: 'com.amazonaws.us-east-1.logs', ownerId: '111122223333' },
  ips: ['10.0.1.202'],
}

/** Every kind has something to say of it, and zones 2 and 3 leave by zone 1. No route leads to a second gateway there. */
const PLACE: Place = {
  ...{ leavesBy: [1, 1, 1], endpoints: [ENDPOINT, S3_ENDPOINT, IDLE_ENDPOINT] },
  topology: {
    interfaces: [
      ...([1, 2] as const).map((zone) => ({
        ...{ id: `eni-${zone}`, vpcId: 'vpc-1', ips: [`10.0.10${zone}.9`], publicIps: [] },
        ...{ name: 'NLB front', owner: 'network_load_balancer' as const },
      })),
      {
        ...{ id: 'eni-nat', vpcId: 'vpc-1', ips: ['10.0.102.5'], publicIps: [], name: null, owner: null },
        ...{ subnetId: 'public-2', instanceId: 'i-nat', checksAddresses: false },
      },
    ],
    routeTables: topologyOf({ leavesBy: [1, 1, 1] }).routeTables.map((table) =>
      table.id === 'rtb-1'
        ? { ...table, routes: [...table.routes, { destination: '9.9.9.0/24', target: 'eni-nat' }] }
        : table,
    ),
    natGateways: ['nat-1', 'nat-4'].map((id) => ({ id, vpcId: 'vpc-1', subnetId: 'public-1' })),
  },
}
/** A pod's row of a call by whoever has no agent. */
const heard = (source: Flow['source']) =>
  call(source, behind('api', pod(2, 'api', 2)), 40, { mirrored: false, reportedBy: 'destination' })
const inZone1 = { azId: 'az-1', vpcId: 'vpc-1' }
const DAY: readonly Flow[] = [
  call(pod(1, 'web', 1), behind('api', pod(2, 'api', 2)), 40),
  call(pod(2, 'web', 2), behind('api', pod(1, 'api', 1)), 40),
  call(pod(3, 'web', 3), behind('api', pod(1, 'api', 1)), 15),
  call(pod(1, 'web', 1), behind('kafka', pod(2, 'kafka-0', 0)), 30),
  call(pod(1, 'kafka-1', 1), behind('kafka', pod(2, 'kafka-0', 0)), 20),
  out(pod(2, 'images', 4), '52.216.0.1', 100, 'AMAZON_S3'),
  out(pod(2, 'sender', 5), REMOTE.sqs, 400),
  out(pod(3, 'agent', 6), REMOTE.datadog, 300),
  out(pod(3, 'puller', 7), REMOTE.dockerHub, 20),
  out(pod(1, 'puller', 7), REMOTE.unknown, 50),
  out(pod(1, 'crawler', 10), '9.9.9.9', 100),
  call(pod(1, 'app', 8), end({ ip: '10.0.1.200', azId: 'az-1', subnetId: 'subnet-1', vpcId: 'vpc-1' }), 1, {
    mirrored: false,
  }),
  out(pod(1, 'backup', 9), '10.0.1.201', 60, 'AMAZON_S3'),
  heard(end({ ...inZone1, ip: '10.0.101.9', subnetId: 'public-1' })),
  heard(end({ ...inZone1, ip: '10.0.1.5', subnetId: 'subnet-1', instanceId: 'i-1' })),
]

const zone = fc.constantFrom(1, 2, 3) as fc.Arbitrary<1 | 2 | 3>
const name = fc.constantFrom('web', 'api', 'kafka-0', 'kafka-1', 'redis-0', 'prometheus-0', 'jobs')
const gigabytes = fc.double({ min: 0, max: 3000, noNaN: true })
const anyFlow: fc.Arbitrary<Flow> = fc.oneof(
  fc
    .record({ from: name, to: name, a: zone, b: zone, service: fc.boolean(), size: gigabytes })
    .map(({ from, to, a, b, service, size }) => {
      const target = pod(b, to, b)
      return call(pod(a, from, a), service ? behind(to.replace(/-\d$/, ''), target) : target, size)
    }),
  fc
    .record({ from: name, a: zone, ip: fc.constantFrom(...Object.values(REMOTE)), size: gigabytes })
    .map(({ from, a, ip, size }) => out(pod(a, from, a), ip, size)),
  fc
    .record({
      a: zone,
      size: gigabytes,
      to: fc.constantFrom(['52.216.0.1', 'AMAZON_S3'] as const, ['52.94.0.1', 'AMAZON_DYNAMODB'] as const),
    })
    .map(({ a, size, to: [ip, category] }) => out(pod(a, 'images', a), ip, size, category)),
  fc
    .record({ a: zone, size: gigabytes })
    .map(({ a, size }) =>
      call(pod(a, 'app', a), end({ ip: '10.0.1.200', azId: 'az-1', vpcId: 'vpc-1' }), size, { mirrored: false }),
    ),
)
const anyDay = fc.array(anyFlow, { maxLength: 25 })
const anyPlace = fc.record({
  leavesBy: fc.constantFrom([1, 2, 3], [1, 1, 1], [1, 1, 3]) as fc.Arbitrary<(1 | 2 | 3)[]>,
  endpoints: fc.constantFrom([], [ENDPOINT]),
  region: fc.constantFrom('us-east-1', 'sa-east-1'),
})
const ids = (all: readonly Finding[]) => all.map(({ id }) => id)
const everything = ({ open, unavoidable, accepted }: ReturnType<typeof findings>) => [
  ...open,
  ...unavoidable,
  ...accepted,
]

describe('findings', () => {
  test('are of every kind, on a day that has something of each', () => {
    const past = remembered(DAY, 3, '2026-11-20', PLACE)
    expect(new Set(everything(findings(DAY, PLACE, past)).map(({ kind }) => kind))).toEqual(
      new Set(KINDS.map(({ kind }) => kind)),
    )
  })

  test('are ranked by how sure they are, then by dollars a month, and summed by how sure they are', () => {
    const { open, totals } = findings(DAY, PLACE)
    const ranked = (savingIs: string) =>
      open.flatMap((one) => (one.savingIs === savingIs ? [one.usdPerMonth] : [])).toSorted((a, b) => b - a)
    expect(open.map(({ usdPerMonth }) => usdPerMonth)).toEqual([...ranked('estimate'), ...ranked('at_most')])
    expect(ranked('estimate').length * ranked('at_most').length).toBeGreaterThan(0)
    const of = (savingIs: string) =>
      open.filter((one) => one.savingIs === savingIs).reduce((all, one) => all + one.usdPerMonth, 0)
    expect(totals.savingUsdPerMonth).toBeCloseTo(of('estimate'), 8)
    expect(totals.atMostUsdPerMonth).toBeCloseTo(of('at_most'), 8)
  })

  test('never save more than they stand on, and never stand on the same dollars: all of them cost no more than the day', () => {
    fc.assert(
      fc.property(anyDay, anyPlace, (flows, place) => {
        const past = remembered(flows, 3, '2026-11-20', place)
        const day = dayOf(flows, place)
        const all = everything(findings(flows, place, past))
        // What stands by the hour is in no flow.
        const hoursUsd = place.endpoints.length * 3 * (day.ratesOf('')?.endpointUsdPerZoneHour ?? 0) * 24
        const dayUsd = day.flows.reduce((sum, { usd }) => sum + usd, hoursUsd)
        const stoodOn = all.reduce((sum, { costUsdPerMonth }) => sum + costUsdPerMonth, 0)
        expect(stoodOn).toBeLessThanOrEqual((dayUsd * 730) / 24 + 1e-6)
        for (const { usdPerMonth, costUsdPerMonth } of all) {
          expect(usdPerMonth).toBeGreaterThanOrEqual(0)
          expect(usdPerMonth).toBeLessThanOrEqual(costUsdPerMonth + 1e-9)
        }
        expect(new Set(ids(all)).size).toBe(all.length)
      }),
      runs(60),
    )
  })

  test('do not depend on the order of flows', () => {
    fc.assert(
      fc.property(anyDay, anyPlace, (flows, place) => {
        const rounded = (given: readonly Flow[]) =>
          everything(findings(given, place)).map(({ id, usdPerMonth }) => [id, usdPerMonth.toFixed(6)])
        expect(new Map(rounded(flows.toReversed()) as [string, string][])).toEqual(
          new Map(rounded(flows) as [string, string][]),
        )
      }),
      runs(40),
    )
  })

  test('do not depend on which of two services is seen first at one address', () => {
    const inSaoPaulo: Place = { leavesBy: [1, 1, 1], region: 'sa-east-1' }
    const [first, second] = [
      out(pod(3, 'images', 3), '52.216.0.1', 40, 'AMAZON_S3'),
      out(pod(3, 'images', 3), '52.216.0.1', 40, 'AMAZON_DYNAMODB'),
    ] as const
    const told = (...flows: Flow[]) => ids(everything(findings(flows, inSaoPaulo)))
    expect(told(second, first)).toEqual(told(first, second))
  })

  test('that take the address of an accepted one’s service stand on their own: that change is not made', () => {
    const flows = [
      out(pod(2, 'images', 2), '52.216.0.1', 40, 'AMAZON_DYNAMODB'),
      out(pod(2, 'images', 2), '52.216.0.1', 40, 'AMAZON_S3'),
    ]
    const idsOf = (match: string) =>
      findings(flows, {}, [], [{ match, reason: 'we know', until: '2027-01-01' }]).open.map(({ id }) => id)
    expect(idsOf('nothing')).toEqual(['gateway-endpoint/vpc-1/com.amazonaws.us-east-1.dynamodb'])
    expect(idsOf('*.dynamodb')).toEqual(['gateway-endpoint/vpc-1/com.amazonaws.us-east-1.s3'])
  })

  test('are the same whichever of them the team accepts', () => {
    fc.assert(
      fc.property(anyDay, anyPlace, fc.nat(), (flows, place, which) => {
        const before = findings(flows, place)
        const chosen = before.open[which % Math.max(1, before.open.length)]
        if (!chosen) return
        const accepted = [{ match: chosen.id, reason: 'we know', until: '2027-01-01' }]
        const after = findings(flows, place, [], accepted)
        expect(after.open).toEqual(before.open.filter(({ id }) => id !== chosen.id))
        expect(after.accepted).toEqual([{ ...chosen, reason: 'we know', until: '2027-01-01' }])
        expect(after.unavoidable).toEqual(before.unavoidable)
        expect(after.totals.acceptedUsdPerMonth).toBeCloseTo(chosen.usdPerMonth, 8)
      }),
      runs(60),
    )
  })

  test('are the same when the traffic of one of them goes', () => {
    const past = remembered(DAY, 3, '2026-11-20', PLACE)
    const before = everything(findings(DAY, PLACE, past))
    for (const [index, flow] of DAY.entries()) {
      const after = everything(findings(DAY.toSpliced(index, 1), PLACE, past))
      const untouched = before.filter((one) => !one.title.includes(flow.source.pod?.split('-')[0] ?? ''))
      for (const one of untouched) {
        const same = after.find(({ id }) => id === one.id)
        // A finding on this very flow goes with it; others keep their dollars.
        if (same && same.gigabytes === one.gigabytes) expect(same.usdPerMonth).toBeCloseTo(one.usdPerMonth, 8)
      }
    }
  })

  test('are none on no bytes, and none that would say what a gap hides', () => {
    expect(findings([], PLACE)).toMatchObject({ open: [], unavoidable: [], proofs: [] })
    expect(
      findings(
        DAY.map((flow) => ({ ...flow, bytes: 0 })),
        PLACE,
      ),
    ).toMatchObject({ open: [], unavoidable: [] })
    const past = remembered(DAY, 5, '2026-11-20', PLACE)
    // All of the day is a gap: what was found has not been fixed by that.
    const { report, memory } = findingsOf(dayOf([], { ...PLACE, complete: false }), past, [])
    expect(report).toMatchObject({ open: [], proofs: [] })
    expect(memory.complete).toBe(false)
    // And the next whole day does not take the day of the gap for a quiet one.
    const next = findingsOf(dayOf(DAY, { ...PLACE, day: '2026-11-22' }), [...past, memory], [])
    expect(ids(next.report.open)).toEqual(ids(findings(DAY, PLACE, past).open))
    expect(next.report.proofs).toEqual([])
  })

  test('beyond two hundred are counted, and a day remembers the dearest thousand and what was reported', () => {
    // 1,500 Services that each cross with 10 GB and more: $0.20 a day, $6 a month.
    const flows = Array.from({ length: 1500 }, (_, index) => [
      call(pod(1, 'web', 1), behind(`s${index}`, pod(2, 'api', 2)), 10 + index / 1000),
      call(pod(2, 'web', 2), behind(`s${index}`, pod(1, 'api', 1)), 10),
    ]).flat()
    const { report, memory } = findingsOf(dayOf(flows), [], [])
    expect(report.open).toHaveLength(200)
    expect(report.open[0]?.id).toBe('same-zone-routing/prod/shop/s1499')
    expect(report.more).toBe(1300)
    // 1,500 × 20 GB and 0 + 1 + … + 1,499 MB more, at $0.02.
    const gigabytes = 30_000 + (1499 * 1500) / 2 / 1000
    expect(report.totals.savingUsdPerMonth).toBeCloseTo((gigabytes * 0.02 * 730) / 24, 3)
    const kept = Object.entries(memory.subjects)
    expect(kept).toHaveLength(1200)
    expect(kept.filter(([, { reported }]) => reported)).toHaveLength(200)
    // The next day, when all cost nothing, those that were reported are measured on.
    const quiet = flows.map((flow) => ({
      ...flow,
      destination: { ...flow.destination, azId: flow.source.azId },
      category: 'INTRA_AZ' as const,
    }))
    const next = findingsOf(dayOf(quiet, { day: '2026-11-22' }), [memory], [])
    const measured = Object.keys(next.memory.subjects).filter((id) => !id.startsWith('idle-nat-gateway/'))
    expect(measured).toHaveLength(200)
    expect(next.report.proofs).toHaveLength(200)
  })

  test('of other monitors, or of days to come, are no measure', () => {
    const flows = [out(pod(1, 'sender', 1), REMOTE.sqs, 15)]
    const quiet = remembered([], 4, '2026-11-20')
    expect(findings(flows, {}, quiet).open).toEqual([])
    expect(
      findings(
        flows,
        {},
        quiet.map((one) => ({ ...one, monitors: ['another'] })),
      ).open,
    ).toHaveLength(1)
    expect(findings(flows, {}, remembered([], 4, '2026-11-29')).open).toHaveLength(1)
  })
})

describe('an accepted finding', () => {
  const flows = (gigabytes: number) => [out(pod(1, 'puller', 1), REMOTE.dockerHub, gigabytes)]
  const accepted = (more: Partial<Acceptance> = {}): Acceptance[] => [
    { match: 'send-less/vpc-1/Docker Hub', reason: 'mirrored in spring', until: '2026-12-31', ...more },
  ]

  test('is counted and urged no more', () => {
    const { open, accepted: taken, totals } = findings(flows(100), {}, [], accepted())
    expect(open).toEqual([])
    expect(taken).toMatchObject([
      { id: 'send-less/vpc-1/Docker Hub', reason: 'mirrored in spring', until: '2026-12-31' },
    ])
    expect(totals).toMatchObject({ atMostUsdPerMonth: 0 })
    expect(totals.acceptedUsdPerMonth).toBeCloseTo((100 * 0.045 * 730) / 24, 8)
  })

  test('returns on the day after its last, and the reader is told to renew it', () => {
    expect(findings(flows(100), { day: '2026-12-31' }, [], accepted()).open).toEqual([])
    const { open, notes } = findings(flows(100), { day: '2027-01-01' }, [], accepted())
    expect(open).toHaveLength(1)
    expect(notes).toEqual([
      'The acceptance of "send-less/vpc-1/Docker Hub" expired on 2026-12-31: remove it or set a new date.',
    ])
  })

  test('returns once it is twice what it was when it was accepted, and stays until it is less', () => {
    const past = [findingsOf(dayOf(flows(100), { day: '2026-11-18' }), [], accepted()).memory]
    const next = (gigabytes: number, day: string) => {
      const { report, memory } = findingsOf(dayOf(flows(gigabytes), { day }), past, accepted())
      past.push(memory)
      return report
    }
    expect(next(199, '2026-11-19').accepted).toHaveLength(1)
    const grown = next(200, '2026-11-20')
    expect(grown.open[0]?.assumes[0]).toBe('You accepted it, and it is now 2.0 times what it was.')
    expect(grown.accepted).toEqual([])
    expect(next(250, '2026-11-21').open[0]?.assumes[0]).toContain('2.5 times')
    expect(next(150, '2026-11-22').accepted).toHaveLength(1)
  })

  test('is a new decision where its reason or its day is another', () => {
    const past = [findingsOf(dayOf(flows(40), { day: '2026-11-18' }), [], accepted()).memory]
    const grownTo100 = (more: Partial<Acceptance>) => findings(flows(100), {}, past, accepted(more))
    expect(grownTo100({}).open).toHaveLength(1)
    expect(grownTo100({ reason: 'now that much' }).accepted).toHaveLength(1)
    expect(grownTo100({ until: '2027-06-30' }).accepted).toHaveLength(1)
  })

  test('that has grown beyond what a pattern accepted is accepted by its id', () => {
    const pattern = accepted({ match: 'send-less/*' })
    const past = [findingsOf(dayOf(flows(100), { day: '2026-11-18' }), [], pattern).memory]
    const both = [...pattern, ...accepted({ until: '2027-12-31' })]
    const next = (gigabytes: number, day: string) => {
      const { report, memory } = findingsOf(dayOf(flows(gigabytes), { day }), past, both)
      past.push(memory)
      return report
    }
    expect(findings(flows(300), { day: '2026-11-19' }, past, pattern).open).toHaveLength(1)
    expect(next(300, '2026-11-19')).toMatchObject({ open: [], accepted: [{ until: '2027-12-31' }] })
    expect(next(300, '2026-11-20')).toMatchObject({ open: [], accepted: [{ until: '2027-12-31' }] })
  })

  test('on a Sunday is measured by the week before, and on a day with gaps by what it was', () => {
    const past = remembered(flows(100), 6, '2026-11-20')
    const sunday = findingsOf(dayOf(flows(40), { day: '2026-11-21' }), past, accepted())
    expect(sunday.memory.subjects['send-less/vpc-1/Docker Hub']?.accepted?.usdPerMonth).toBeCloseTo((4.5 * 730) / 24, 8)
    expect(findings(flows(110), { day: '2026-11-22' }, [...past, sunday.memory], accepted()).accepted).toHaveLength(1)
    // Days with cuts are no measure for a proof, but of what was accepted they are.
    const cut = findingsOf(dayOf(flows(20), { day: '2026-11-18', complete: false }), [], accepted()).memory
    expect(findings(flows(500), { day: '2026-11-19', complete: false }, [cut], accepted()).open).toHaveLength(1)
  })

  test.each([
    ['send-less/*', true],
    ['*', true],
    ['*/Docker Hub', true],
    ['send-less/*/Docker*', true],
    ['*Docker*Hub*', true],
    ['send-less', false],
    ['send-less/vpc-2/*', false],
    ['*Hub*Docker*', false],
    ['send.less/vpc-1/Docker Hub', false],
    ['send-less/vpc-1/Docker Hu*b Hub', false],
  ])('is matched by its id: %s %s', (match, isMatched) => {
    const { accepted: taken, notes } = findings(flows(100), {}, [], accepted({ match }))
    expect(taken).toHaveLength(isMatched ? 1 : 0)
    expect(notes).toEqual(isMatched ? [] : [`The acceptance of "${match}" matches no finding of this day.`])
  })
})
