import { describe, expect, test } from 'vitest'
import type { Proof } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, dayOf, out, type Place, pod, REMOTE } from './build.ts'

const web = (zone: 1 | 2) => pod(zone, 'web', zone)
const api = (zone: 1 | 2) => behind('api', pod(zone, 'api', zone))
/** So many GB over two zones, of which a part crosses. */
const calls = (gigabytes: number, crossing: number): Flow[] =>
  ([1, 2] as const).flatMap((zone) => [
    call(web(zone), api(zone), (gigabytes * (1 - crossing)) / 2),
    call(web(zone), api(zone === 1 ? 2 : 1), (gigabytes * crossing) / 2),
  ])

interface DayGiven {
  readonly flows: readonly Flow[]
  readonly place?: Place
}

/** Runs days in a row from 2026-11-01 on, and gives the proofs of each. */
function story(days: readonly DayGiven[]): Proof[][] {
  const past: FindingsDay[] = []
  return days.map(({ flows, place }, index) => {
    const day = new Date(Date.parse('2026-11-01') + index * 86_400_000).toISOString().slice(0, 10)
    const { report, memory } = findingsOf(dayOf(flows, { ...place, day }), past, [])
    past.push(memory)
    return [...report.proofs]
  })
}
const times = (count: number, day: DayGiven) => Array.from({ length: count }, () => day)
const before = { flows: calls(100, 0.5) }
const after = { flows: calls(100, 0) }

describe('a finding that was reported', () => {
  test('and whose traffic costs less since is proven, from the first day on', () => {
    const told = story([...times(3, before), ...times(2, after)])
    expect(told.slice(0, 3)).toEqual([[], [], []])
    // By hand: 50 GB crossed at $0.02.
    const fixed = {
      id: 'same-zone-routing/prod/shop/api',
      kind: 'same-zone-routing',
      title: 'Keep calls to Service api (shop) in their zone',
      status: 'fixed',
      since: '2026-11-04',
      fixedOn: null,
      beforeDays: 3,
      beforeSameWeekday: false,
      afterUsdPerDay: 0,
      volume: 1,
    }
    expect(told[3]).toMatchObject([{ ...fixed, afterDays: 1 }])
    expect(told[4]).toMatchObject([{ ...fixed, afterDays: 2 }])
    expect(told[4]?.[0]?.beforeUsdPerDay).toBeCloseTo(1, 10)
    expect(told[4]?.[0]?.usdPerMonth).toBeCloseTo(aMonth(1), 8)
  })

  test('and that comes back is said so, with the day that it was fixed', () => {
    const told = story([...times(3, before), ...times(2, after), ...times(2, before)])
    expect(told[5]).toMatchObject([{ status: 'returned', since: '2026-11-06', fixedOn: '2026-11-04', usdPerMonth: 0 }])
    expect(told[6]).toMatchObject([{ status: 'returned', since: '2026-11-06', afterDays: 2 }])
    expect(told[6]?.[0]?.afterUsdPerDay).toBeCloseTo(1, 10)
    // And fixed again.
    expect(story([...times(3, before), after, before, after]).at(-1)).toMatchObject([
      { status: 'fixed', since: '2026-11-06' },
    ])
  })

  test('and that saves in part saves that part', () => {
    // Half of one zone's crossing is left: 10 GB of 50.
    const [proof] = story([...times(3, before), { flows: calls(100, 0.1) }]).at(-1) ?? []
    expect(proof).toMatchObject({ status: 'fixed' })
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(1 - 0.2), 8)
    // A little less is noise.
    expect(story([...times(3, before), { flows: calls(100, 0.4) }]).at(-1)).toEqual([])
  })

  test('and whose traffic is less has saved no more than its way did', () => {
    // Half of the traffic, and none of it crosses: what would have cost $0.50 costs nothing.
    const [less] = story([...times(3, before), { flows: calls(50, 0) }]).at(-1) ?? []
    expect(less).toMatchObject({ status: 'fixed', volume: 0.5 })
    expect(less?.usdPerMonth).toBeCloseTo(aMonth(0.5), 8)
    // Half of the traffic goes the same way: no change saved that.
    expect(story([...times(3, before), { flows: calls(50, 0.5) }]).at(-1)).toEqual([])
    // Twice the traffic, and none of it crosses.
    const [more] = story([...times(3, before), { flows: calls(200, 0) }]).at(-1) ?? []
    expect(more?.usdPerMonth).toBeCloseTo(aMonth(2), 8)
  })

  test('and whose traffic has gone claims nothing, and one day without is no news', () => {
    const nothing = { flows: [] }
    expect(story([...times(3, before), ...times(3, nothing)]).at(-1)).toEqual([])
    expect(story([...times(3, before), ...times(4, nothing)]).at(-1)).toMatchObject([
      { status: 'gone', since: '2026-11-04', usdPerMonth: 0, afterDays: 4 },
    ])
    expect(story([...times(3, before), ...times(3, nothing), before]).at(-1)).toEqual([])
    expect(story([...times(3, before), ...times(4, nothing), before]).at(-1)).toEqual([])
    expect(story([...times(3, before), ...times(4, nothing), after]).at(-1)).toMatchObject([
      { status: 'fixed', since: '2026-11-08' },
    ])
  })

  test('is held against the same weekdays, where there are three of them', () => {
    // Sundays, from 2026-11-01 on, have a tenth of the traffic.
    const week = [{ flows: calls(10, 0.5) }, ...times(6, before)]
    const told = story([...week, ...week, ...week, { flows: calls(10, 0) }])
    expect(told.at(-1)).toMatchObject([{ status: 'fixed', beforeDays: 3, beforeSameWeekday: true, volume: 1 }])
    expect(told.at(-1)?.[0]?.beforeUsdPerDay).toBeCloseTo(0.1, 10)
    expect(told.slice(0, -1).flat()).toEqual([])
  })

  test('is not fixed by a gap, and not by what was never found', () => {
    const gap = { flows: calls(4, 0), place: { complete: false } }
    expect(story([...times(3, before), gap]).at(-1)).toEqual([])
    expect(story([...times(3, before), gap, before]).at(-1)).toEqual([])
    expect(story([...times(3, { flows: calls(1, 0.5) }), after]).at(-1)).toEqual([])
  })
})

describe('the proof of', () => {
  const sqs = { flows: [out(pod(1, 'sender', 1), REMOTE.sqs, 100)] }
  const ENDPOINT = {
    id: 'vpce-1',
    vpcId: 'vpc-1',
    type: 'interface',
    serviceName: 'com.amazonaws.us-east-1.sqs',
    ips: ['10.0.1.200'],
    subnetIds: ['subnet-1'],
  } as const
  const overEndpoint = (gigabytes: number): DayGiven => ({
    flows: [
      call(
        pod(1, 'sender', 1),
        end({ ip: '10.0.1.200', azId: 'az-1', subnetId: 'subnet-1', vpcId: 'vpc-1' }),
        gigabytes,
        {
          mirrored: false,
        },
      ),
    ],
    place: { endpoints: [ENDPOINT] },
  })

  test('an interface endpoint counts its hours and its bytes', () => {
    const [proof] = story([...times(3, sqs), overEndpoint(100)]).at(-1) ?? []
    expect(proof).toMatchObject({ id: 'interface-endpoint/vpc-1/com.amazonaws.us-east-1.sqs', status: 'fixed' })
    expect(proof?.beforeUsdPerDay).toBeCloseTo(4.5, 10)
    // 100 GB at $0.01, and 24 hours at $0.01.
    expect(proof?.afterUsdPerDay).toBeCloseTo(1.24, 10)
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(4.5 - 1.24), 8)
  })

  test('an endpoint that was removed is what it no longer costs, less what the gateway takes', () => {
    const little = overEndpoint(2)
    const told = story([...times(4, little), { flows: [out(pod(1, 'sender', 1), REMOTE.sqs, 2)] }])
    const [proof] = told.at(-1) ?? []
    expect(proof).toMatchObject({ kind: 'endpoint-removal', status: 'fixed', since: '2026-11-05' })
    expect(proof?.beforeUsdPerDay).toBeCloseTo(0.26, 10)
    expect(proof?.afterUsdPerDay).toBeCloseTo(0.09, 10)
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(0.26 - 0.09), 8)
  })

  test('a gateway endpoint is all that the NAT gateway took', () => {
    const s3 = (more: Place = {}): DayGiven => ({
      flows: [out(pod(1, 'images', 1), '52.216.0.1', 100, 'AMAZON_S3')],
      place: more,
    })
    const routes = [
      { destination: '0.0.0.0/0', target: 'nat-1' },
      { destination: 'pl-s3', target: 'vpce-s3' },
    ]
    const fixed = s3({
      endpoints: [
        { id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway', serviceName: 'com.amazonaws.us-east-1.s3', ips: [] },
      ],
      topology: {
        prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
        routeTables: [{ id: 'rtb-1', vpcId: 'vpc-1', main: true, subnetIds: ['subnet-1'], routes }],
      },
    })
    const [proof] = story([s3(), s3(), fixed]).at(-1) ?? []
    expect(proof).toMatchObject({ kind: 'gateway-endpoint', status: 'fixed', afterUsdPerDay: 0, beforeDays: 2 })
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(4.5), 8)
  })

  test("a zone's own NAT gateway counts that one's hours", () => {
    const flows = [out(pod(2, 'fetcher', 2), REMOTE.unknown, 200)]
    const told = story([...times(3, { flows, place: { leavesBy: [1, 1, 3] } }), { flows }])
    const [proof] = told.at(-1) ?? []
    expect(proof).toMatchObject({ id: 'nat-per-zone/vpc-1/az-2', status: 'fixed' })
    // $4.00 of crossing before; a gateway at $0.045 and an address at $0.005 an hour after.
    expect(proof?.beforeUsdPerDay).toBeCloseTo(4, 10)
    expect(proof?.afterUsdPerDay).toBeCloseTo(1.2, 10)
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(2.8), 8)
  })

  test('sending less is that there is less', () => {
    const pull = (gigabytes: number): DayGiven => ({ flows: [out(pod(1, 'puller', 1), REMOTE.dockerHub, gigabytes)] })
    expect(story([...times(3, pull(100)), ...times(4, pull(30))]).at(-1)).toEqual([])
    const [proof] = story([...times(3, pull(100)), ...times(5, pull(30))]).at(-1) ?? []
    expect(proof).toMatchObject({ kind: 'send-less', status: 'fixed', since: '2026-11-04' })
    expect(proof?.usdPerMonth).toBeCloseTo(aMonth(4.5 - 1.35), 8)
    expect(story([...times(3, pull(100)), ...times(9, pull(60))]).at(-1)).toEqual([])
    // Less of it once another finding has taken its dollars is no less of it.
    const datadog = (gigabytes: number): DayGiven => ({ flows: [out(pod(1, 'agent', 1), REMOTE.datadog, gigabytes)] })
    expect(story([...times(2, datadog(12)), ...times(8, datadog(100))]).flat()).toEqual([])
  })
})

describe('what is no proof', () => {
  const everyWeek = (weeks: number, weekday: DayGiven, weekend: DayGiven) =>
    // 2026-11-01 is a Sunday.
    Array.from({ length: weeks }, () => [weekend, ...times(5, weekday), weekend]).flat()

  test.each<[string, (gigabytes: number) => DayGiven]>([
    ['a provider', (gigabytes) => ({ flows: [out(pod(1, 'puller', 1), REMOTE.dockerHub, gigabytes)] })],
    ['S3', (gigabytes) => ({ flows: [out(pod(1, 'images', 1), '52.216.0.1', gigabytes, 'AMAZON_S3')] })],
    ['a Service', (gigabytes) => ({ flows: calls(gigabytes, 0.5) })],
  ])('are the weekends of %s', (_, of) => {
    expect(story(everyWeek(7, of(100), of(20))).flat()).toEqual([])
    expect(story(everyWeek(7, of(100), { flows: [] })).flat()).toEqual([])
  })

  test('is a day on which nobody knew the way or the price', () => {
    const s3 = (more: Place = {}): DayGiven => ({
      flows: [out(pod(1, 'images', 1), '52.216.0.1', 100, 'AMAZON_S3')],
      place: more,
    })
    // The right to read routes is missing: S3 goes nobody knows how, and costs nothing that is known.
    const blind = s3({ topology: { routeTables: [] } })
    expect(story([...times(3, s3()), ...times(6, blind), s3()]).flat()).toEqual([])
    const sqs = { flows: [out(pod(1, 'sender', 1), REMOTE.sqs, 100)] }
    expect(story([...times(3, sqs), ...times(6, { ...sqs, place: { topology: { routeTables: [] } } })]).flat()).toEqual(
      [],
    )
  })

  test('is more traffic that stays in its zone', () => {
    // 50 GB cross as before; a backfill of 200 GB stays.
    const backfill = { flows: [...calls(100, 0.5), call(web(1), api(1), 200)] }
    expect(story([...times(5, before), backfill, before]).flat()).toEqual([])
  })

  test('is a share that goes up and down', () => {
    const [low, high] = [{ flows: calls(100, 0.24) }, { flows: calls(100, 0.26) }]
    const told = story([...times(5, before), low, high, low, high])
    expect(told.slice(6).map(([proof]) => proof?.since)).toEqual(['2026-11-06', '2026-11-06', '2026-11-06'])
    expect(told.slice(6).map(([proof]) => proof?.status)).toEqual(['fixed', 'fixed', 'fixed'])
  })

  test('is a pod that has gone, or pods that came and are not routed to', () => {
    // The pod of zone 2 goes: what crossed from there crosses on, and more does.
    const alone = { flows: [call(web(1), api(1), 50), call(web(2), api(1), 50)] }
    expect(story([...times(3, before), ...times(3, alone)]).flat()).toEqual([])
    const spread = { flows: [...calls(50, 0.5), call(web(2), api(1), 25)] }
    expect(story([...times(3, alone), ...times(3, spread)]).flat()).toEqual([])
  })

  test('is the same dollar of two findings', () => {
    // Zone 3 has no pod; then each zone has one, and calls stay.
    const web3 = pod(3, 'web', 3)
    const then = { flows: [...calls(200, 0.5), call(web3, api(1), 50), call(web3, api(2), 50)] }
    const now = { flows: [...calls(200, 0), call(web3, behind('api', pod(3, 'api', 3)), 100)] }
    const proofs = story([...times(3, then), now]).at(-1) ?? []
    expect(proofs.map(({ kind, status }) => `${kind} ${status}`)).toEqual([
      'same-zone-routing fixed',
      'zone-spread fixed',
    ])
    // 100 GB crossed from zones 1 and 2, and 100 GB from zone 3.
    expect(proofs.reduce((sum, { usdPerMonth }) => sum + usdPerMonth, 0)).toBeCloseTo(aMonth(4), 8)
  })

  test('are hours that traffic does not make more of', () => {
    const ENDPOINT = {
      id: 'vpce-1',
      vpcId: 'vpc-1',
      type: 'interface',
      serviceName: 'com.amazonaws.us-east-1.sqs',
      ips: ['10.0.1.200'],
      subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'],
    } as const
    const little: DayGiven = {
      flows: [
        call(pod(1, 'sender', 1), end({ ip: '10.0.1.200', azId: 'az-1', vpcId: 'vpc-1' }), 2, { mirrored: false }),
      ],
      place: { endpoints: [ENDPOINT] },
    }
    const gone = (gigabytes: number): DayGiven => ({ flows: [out(pod(1, 'sender', 1), REMOTE.sqs, gigabytes)] })
    const told = story([...times(4, little), ...times(3, gone(2)), ...times(7, gone(40))])
    // $0.72 of hours and $0.02 by the byte, then $0.09 through the NAT gateway.
    expect(told[6]?.find(({ kind }) => kind === 'endpoint-removal')?.usdPerMonth).toBeCloseTo(aMonth(0.74 - 0.09), 8)
    // Forty gigabytes would have cost $0.72 and $0.40, and cost $1.80: the removal now costs.
    const late = told.at(-1)?.find(({ kind }) => kind === 'endpoint-removal')
    expect(late).toMatchObject({ status: 'fixed' })
    expect(late?.usdPerMonth).toBeCloseTo(aMonth(0.72 + 0.4 - 1.8), 8)
  })

  test('is a change of more than thirty days ago, whose days before are soon forgotten', () => {
    const told = story([...times(10, before), ...times(32, after)])
    expect(told[40]).toMatchObject([{ status: 'fixed' }])
    expect(told[41]).toEqual([])
  })
})
