import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { aMonth, dayOf, out, pod, REMOTE, topologyOf, ZONES } from './build.ts'

const S3 = '52.216.0.1'
const OWN = '111122223333'
const EGRESS = '222222222222'
const own = topologyOf()
const toTransit = { destination: '0.0.0.0/0', target: 'tgw-1' }
const attachment = (id: string, vpcId: string, ownerId: string, subnetIds: readonly string[]) => ({
  ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: vpcId, ownerId, subnetIds },
  routeTableId: null as string | null,
})
const spoke = attachment('att-1', 'vpc-1', OWN, ['subnet-1', 'subnet-2', 'subnet-3'])
const egress = attachment('att-9', 'vpc-9', EGRESS, ['subnet-91'])

/** What leaves goes by a transit gateway, and the NAT gateway of another account behind it. */
const unread = {
  routeTables: own.routeTables.map((table) =>
    table.main ? table : { ...table, routes: table.routes.map((one) => (one.target === 'local' ? one : toTransit)) },
  ),
  natGateways: [],
  transitAttachments: [spoke],
} satisfies Partial<Topology>

const read = {
  ...unread,
  places: [{ accountId: EGRESS, region: 'us-east-1', vpcIds: ['vpc-9'] }],
  otherAccountIds: [EGRESS],
  subnets: [
    ...own.subnets,
    { id: 'subnet-91', vpcId: 'vpc-9', zoneId: ZONES[0], cidrs: ['10.9.1.0/24'], ownerId: EGRESS },
    { id: 'public-91', vpcId: 'vpc-9', zoneId: ZONES[0], cidrs: ['10.9.101.0/24'], ownerId: EGRESS },
  ],
  routeTables: [
    ...unread.routeTables,
    ...[
      { id: 'rtb-91', subnetIds: ['subnet-91'], target: 'nat-9' },
      { id: 'rtb-92', subnetIds: ['public-91'], target: 'igw-9' },
    ].map(({ target, ...table }) => ({
      ...{ ...table, vpcId: 'vpc-9', main: false, ownerId: EGRESS },
      routes: [
        { destination: '10.9.0.0/16', target: 'local' },
        { destination: '0.0.0.0/0', target },
      ],
    })),
  ],
  natGateways: [{ id: 'nat-9', vpcId: 'vpc-9', subnetId: 'public-91' }],
  transitAttachments: [
    { ...spoke, routeTableId: 'tgw-rtb-1' },
    { ...egress, routeTableId: 'tgw-rtb-1' },
  ],
  transitRouteTables: [
    {
      id: 'tgw-rtb-1',
      transitGatewayId: 'tgw-1',
      routes: [{ destination: '0.0.0.0/0', attachmentId: 'att-9' }],
    },
  ],
} satisfies Partial<Topology>

const PROBLEM = 'the permission ec2:DescribeNatGateways is missing'
const refused = {
  ...unread,
  unreadPlaces: [{ accountId: EGRESS, region: 'us-east-1', problem: PROBLEM }],
} satisfies Partial<Topology>

const withEndpoint = (
  topology: Pick<Topology, 'routeTables'>,
  subnetIds = ['subnet-1', 'subnet-2'],
): Partial<Topology> => ({
  ...topology,
  endpoints: [{ id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway', serviceName: 'com.amazonaws.us-east-1.s3', ips: [] }],
  prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
  routeTables: topology.routeTables.map((table) =>
    table.subnetIds.some((id) => subnetIds.includes(id))
      ? { ...table, routes: [...table.routes, { destination: 'pl-s3', target: 'vpce-s3' }] }
      : table,
  ),
})

/** A day, as many after 2026-11-10, with monitors of the other account beside the own one. */
function dayOn(topology: Partial<Topology>, index: number, past: readonly FindingsDay[], more: readonly string[] = []) {
  const day = dayOf(
    ([1, 2] as const).map((zone) => out(pod(zone, 'mailer'), S3, zone === 1 ? 70 : 30, 'AMAZON_S3')),
    { topology, day: `2026-11-${10 + index}` },
  )
  return findingsOf({ ...day, monitors: [...day.monitors, ...more] }, past, [])
}

/** Days in a row from 2026-11-10 on. */
function story(networks: readonly Partial<Topology>[], monitors: readonly (readonly string[])[] = []) {
  const past: FindingsDay[] = []
  return networks.map((topology, index) => {
    const { report, memory } = dayOn(topology, index, past, monitors[index])
    past.push(memory)
    return report.proofs.map(({ status, since, usdPerMonth }) => ({ status, since, usdPerMonth }))
  })
}
const times = (count: number, topology: Partial<Topology>) => Array.from({ length: count }, () => topology)

/** 100 GB a day, at $0.02 through the transit gateway and $0.045 through the NAT gateway. */
const [all, transit] = [aMonth(6.5), aMonth(2)]
const fixed = (day: number, usdPerMonth: number) => [
  { status: 'fixed', since: `2026-11-${day}`, usdPerMonth: expect.closeTo(usdPerMonth, 8) },
]

describe('an account on the way that cannot be read is no saving', () => {
  test.each<[string, Partial<Topology>]>([
    ['refuses', refused],
    ['is named no more', unread],
  ])('where it %s, nor a loss when it is read again', (_, lost) => {
    expect(story([...times(3, read), ...times(5, lost), read]).flat()).toEqual([])
  })

  test('and what was saved then is proven by the days after', () => {
    const saved = withEndpoint(read)
    const told = story([...times(3, read), refused, withEndpoint(refused), saved])
    expect(told.slice(0, -1).flat()).toEqual([])
    expect(told.at(-1)).toEqual(fixed(15, all))
    // What was proven before stays as it is.
    expect(story([...times(3, read), saved, refused, saved]).slice(3)).toEqual([
      ...[fixed(13, all), fixed(13, all), fixed(13, all)],
    ])
  })

  test.each([refused, unread])('where it never could be, what its dollars tell is proven', (lost) => {
    expect(story([...times(3, lost), withEndpoint(lost)]).at(-1)).toEqual(fixed(13, transit))
  })

  test('and what it costs once it is read is not back', () => {
    // 30 GB still go that way: $0.60 of $2 then, and $1.95 with all that they pay.
    const half = withEndpoint(unread, ['subnet-1'])
    const known = withEndpoint(read, ['subnet-1'])
    const saved = fixed(13, aMonth(1.4))
    expect(story([...times(3, unread), half, known]).slice(3)).toEqual([saved, saved])
    // That it is undone shows by what both days tell.
    expect(story([...times(3, unread), half, unread]).at(-1)).toMatchObject([{ status: 'returned' }])
  })

  test('and days that an earlier form stored, which do not tell what they lacked, hold up no proof', () => {
    const half = withEndpoint(unread, ['subnet-1'])
    const networks = [...times(5, unread), unread, half]
    const past: FindingsDay[] = []
    let told: unknown[] = []
    for (const [index, topology] of networks.entries()) {
      const { report, memory } = dayOn(topology, index, past)
      const subjects = Object.fromEntries(
        Object.entries(memory.subjects).map(([id, { partlyPricedBytes: _, ...former }]) => [id, former]),
      )
      past.push(index < 5 ? { ...memory, subjects } : memory)
      told = report.proofs.map(({ status, since, usdPerMonth }) => ({ status, since, usdPerMonth }))
    }
    // 70 of 100 GB at $0.02.
    expect(told).toEqual(fixed(16, aMonth(1.4)))
  })

  test('but whether it has monitors, and what they lack, is nothing to what passes it', () => {
    const monitor = [`eks@${EGRESS}-us-east-1`]
    expect(story([...times(3, read), withEndpoint(read)], [[], [], monitor, monitor]).at(-1)).toEqual(fixed(13, all))
  })
})

describe('what should be removed', () => {
  const abroad = { accountId: OWN, region: 'eu-west-1' }
  const known: Partial<Topology> = {
    ...unread,
    natGateways: [{ id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' }],
    vpcs: [{ id: 'vpc-1', ownerId: OWN, cidrs: ['10.0.0.0/16'] }],
    places: [{ ...abroad, vpcIds: ['vpc-1'] }],
  }
  const day = (topology: Partial<Topology>, day: string) => ({
    ...dayOf([], { topology, day, region: 'eu-west-1', natGatewayBytes: { 'nat-1': 0 } }),
    monitors: ['m@eu-west-1'],
  })
  const past: FindingsDay[] = []
  for (const one of ['2026-11-10', '2026-11-11', '2026-11-12']) past.push(findingsOf(day(known, one), past, []).memory)
  const on = (topology: Partial<Topology>) => {
    const { open, proofs } = findingsOf(day(topology, '2026-11-13'), past, []).report
    return { open: open.map(({ kind }) => kind), proofs: proofs.map(({ status }) => status) }
  }

  test('is told on days that read all networks', () => {
    expect(on(known)).toEqual({ open: ['idle-nat-gateway'], proofs: [] })
    expect(on({ ...known, unreadPlaces: refused.unreadPlaces })).toEqual({ open: [], proofs: [] })
  })

  test('is not gone where its network could not be read', () => {
    const { places: _, ...rest } = known
    expect(on({ ...known, natGateways: [] })).toEqual({ open: [], proofs: ['fixed'] })
    const unreadAbroad = { ...rest, natGateways: [], unreadPlaces: [{ ...abroad, problem: PROBLEM }] }
    expect(on(unreadAbroad)).toEqual({ open: [], proofs: [] })
  })
})

describe('to the internet, where a bound stands beside what is known', () => {
  /** 100 GB a day from each of two zones, each by the NAT gateway of its zone; $0.045 a GB. */
  function story(topologies: readonly Partial<Topology>[]) {
    const past: FindingsDay[] = []
    return topologies.map((topology, index) => {
      const given = { topology, day: `2026-11-${10 + index}` }
      const day = dayOf(
        ([1, 2] as const).map((zone) => out(pod(zone, 'puller'), REMOTE.dockerHub, 100)),
        given,
      )
      const { report, memory } = findingsOf(day, past, [])
      past.push(memory)
      return report
    })
  }
  const before = topologyOf()
  const by = (target: (zone: string) => string): Partial<Topology> => ({
    ...before,
    routeTables: before.routeTables.map((table) =>
      table.routes.some((one) => one.target.startsWith('nat-'))
        ? {
            ...table,
            routes: table.routes.map((one) =>
              one.target.startsWith('nat-') ? { ...one, target: target(one.target.slice(-1)) } : one,
            ),
          }
        : table,
    ),
  })
  const throughFirewall: Partial<Topology> = {
    ...by((zone) => `vpce-fw-${zone}`),
    endpoints: [1, 2].map((zone) => ({
      ...{ id: `vpce-fw-${zone}`, vpcId: 'vpc-1', type: 'gateway_load_balancer', serviceName: '', ips: [] },
      ...{ subnetIds: [`public-${zone}`], isNetworkFirewall: true },
    })),
  }
  const throughHub: Partial<Topology> = { ...by(() => 'tgw-1'), transitAttachments: [spoke] }

  test.each([
    ['through a firewall', throughFirewall],
    ['over a transit gateway to a hub that nobody reads', throughHub],
  ])('what is sent %s is not sent less', (_, after) => {
    const told = story([...times(6, before), ...times(6, after)])
    expect(told[5]?.open.map(({ kind }) => kind)).toContain('send-less')
    expect(told.flatMap(({ proofs }) => proofs)).toEqual([])
  })
})
