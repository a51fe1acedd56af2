import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { gatheredRows } from '../../../domain/flows/hour-rows.ts'
import { countedHour, type Flow } from '../../../domain/flows/mirrors.ts'
import type { End } from '../../../domain/flows/observation.ts'
import { edgesIn, packedEdges } from '../../../domain/hours/packed-sums.ts'
import { billsOf, chargesOf, dailyRows } from '../../../domain/money/daily.ts'
import { edgesOf } from '../../../domain/money/edge.ts'
import { boundByGateways } from '../../../domain/money/gateway-bound.ts'
import type { Metered, Part } from '../../../domain/money/metered.ts'
import { pricedFlow } from '../../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { EMPTY_TOPOLOGY, type RouteTable, type Topology } from '../../../domain/network/topology.ts'
import { end, GIB, knowledge, observation, priced } from '../build.ts'
import { anyFlow, anyNetwork } from '../network/any-network.ts'

// Three accounts of one report in eu-west-1: that of the monitor, a network account that shares a VPC, and a member. Dollars are of 100 GB:
// a NAT gateway $4.80, each side of a crossing $1.00, an endpoint $1.00, a transit gateway $2.00.

const OWN = '111122223333'
const HUB = '999999999999'
const MEMBER = '222222222222'
const OUTSIDE = '444444444444'

type Routes = Readonly<Record<string, string>>

const VPCS = { a: ['10.0', OWN], n: ['10.9', HUB], b: ['10.2', MEMBER] } as const
type Vpc = keyof typeof VPCS
const LETTERS = Object.keys(VPCS) as Vpc[]

const table = (vpc: Vpc, routes: Routes): RouteTable => ({
  ...{ id: `rtb-${vpc}`, vpcId: `vpc-${vpc}`, main: true, subnetIds: [], ownerId: VPCS[vpc][1] },
  routes: Object.entries({ [`${VPCS[vpc][0]}.0.0/16`]: 'local', ...routes }).map(([destination, target]) => ({
    ...{ destination, target },
  })),
})

const unowned = ({ ownerId: _, ...rest }: RouteTable): RouteTable => rest

const attachment = (vpc: Vpc, ownerId: string = VPCS[vpc][1]) => ({
  ...{ id: `att-${vpc}`, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId: `vpc-${vpc}`, ownerId },
  ...{ subnetIds: [`${vpc}1`], routeTableId: 'tgw-rtb', applianceMode: false },
})

/** Subnets in two zones of each VPC, `a1`, `a2`, …, and a NAT gateway in zone 2. */
const network = (tables: Partial<Record<Vpc, Routes>> = {}, more: Partial<Topology> = {}): Topology => ({
  ...EMPTY_TOPOLOGY,
  ...{ accountId: OWN, otherAccountIds: [HUB, MEMBER], vpcIds: LETTERS.map((vpc) => `vpc-${vpc}`) },
  subnets: LETTERS.flatMap((vpc) =>
    [1, 2].map((zone) => ({
      ...{ id: `${vpc}${zone}`, vpcId: `vpc-${vpc}`, zoneId: `euw1-az${zone}`, ownerId: VPCS[vpc][1] },
      cidrs: [`${VPCS[vpc][0]}.${zone}.0/24`],
    })),
  ),
  routeTables: LETTERS.map((vpc) => table(vpc, tables[vpc] ?? {})),
  natGateways: LETTERS.map((vpc) => ({
    ...{ id: `nat-${vpc}`, vpcId: `vpc-${vpc}`, subnetId: `${vpc}2`, connectivity: 'public' as const },
  })),
  peerings: [
    {
      id: 'pcx-1',
      sides: [
        { vpcId: 'vpc-a', ownerId: OWN, region: 'eu-west-1' },
        { vpcId: 'vpc-b', ownerId: MEMBER, region: 'eu-west-1', cidrs: ['10.2.0.0/16'] },
      ],
    },
  ],
  transitAttachments: LETTERS.map((vpc) => attachment(vpc)),
  transitRouteTables: [
    {
      ...{ id: 'tgw-rtb', transitGatewayId: 'tgw-1' },
      routes: [
        { destination: '10.2.0.0/16', attachmentId: 'att-b' },
        { destination: '0.0.0.0/0', attachmentId: 'att-n' },
      ],
    },
  ],
  ...more,
})

/** A pod on an instance of an account; of none, the row has no ARN of its instance. */
const pod = (vpc: Vpc, zone: 1 | 2, accountId?: string): End => ({
  ...end({ ip: `${VPCS[vpc][0]}.${zone}.7`, vpcId: `vpc-${vpc}`, subnetId: `${vpc}${zone}`, azId: `euw1-az${zone}` }),
  ...{ pod: 'web-0', namespace: 'shop', instanceId: 'i-1' },
  ...(accountId === undefined ? {} : { accountId }),
})
/** A database, which no row tells the account of. */
const database = (vpc: Vpc, zone: 1 | 2): End =>
  end({ ip: `${VPCS[vpc][0]}.${zone}.99`, vpcId: `vpc-${vpc}`, subnetId: `${vpc}${zone}`, azId: `euw1-az${zone}` })
const databaseAt = (vpc: Vpc, zone: 1 | 2): Partial<Topology> => ({
  interfaces: [
    {
      ...{ id: 'eni-1', vpcId: `vpc-${vpc}`, ips: [`${VPCS[vpc][0]}.${zone}.99`], publicIps: [] },
      ...{ name: 'RDS orders', owner: 'rds' },
    },
  ],
})
const INTERNET = end({ ip: '140.82.112.3' })

const call = (source: End, destination: End, category: Flow['category'] = 'UNCLASSIFIED') => ({
  ...{ source, destination, category, bytes: 100 * GIB },
})
const of = (flow: Partial<Flow>, topology: Topology) => priced(flow, { network: networkOf(topology) })

/** `inter_az 111122223333`, with the dollars. */
const billsIn = (flow: ReturnType<typeof of>) =>
  Object.fromEntries(billsOf(flow).map(({ charge, account, usd }) => [`${charge} ${account}`, Number(usd.toFixed(6))]))

const endpointOf = (vpc: Vpc, ownerId: string) => ({
  endpoints: [
    {
      ...{ id: 'vpce-1', vpcId: `vpc-${vpc}`, type: 'interface' as const, serviceName: 'com.amazonaws.eu-west-1.sqs' },
      ...{ ips: [`${VPCS[vpc][0]}.2.50`], subnetIds: [`${vpc}2`], ownerId },
    },
  ],
})

describe('who is billed for 100 GB', () => {
  test.each<[string, Partial<Flow>, Topology, Record<string, number>]>([
    [
      'inside a VPC of its own, to another zone',
      call(pod('a', 1), pod('a', 2), 'INTER_AZ'),
      network(),
      { [`inter_az ${OWN}`]: 2 },
    ],
    [
      'in a VPC that another account shares, by that one’s NAT gateway in another zone: each its side, the owner the gateway',
      call(pod('n', 1, OWN), INTERNET),
      network({ n: { '0.0.0.0/0': 'nat-n' } }),
      { [`inter_az ${OWN}`]: 1, [`inter_az ${HUB}`]: 1, [`nat ${HUB}`]: 4.8 },
    ],
    [
      'in a shared VPC, to the pod of another who takes part in it: each its side',
      call(pod('n', 1, OWN), pod('n', 2, MEMBER), 'INTER_AZ'),
      network(),
      { [`inter_az ${OWN}`]: 1, [`inter_az ${MEMBER}`]: 1 },
    ],
    [
      'in a shared VPC, to a database: nobody tells which of those that take part it is of',
      call(pod('n', 1, OWN), database('n', 2), 'INTER_AZ'),
      network({}, databaseAt('n', 2)),
      { [`inter_az ${OWN}`]: 1, 'inter_az null': 1 },
    ],
    [
      'in its own VPC, to a database',
      call(pod('a', 1, OWN), database('a', 2), 'INTER_AZ'),
      network({}, databaseAt('a', 2)),
      { [`inter_az ${OWN}`]: 2 },
    ],
    [
      'in a shared VPC, of an instance that no ARN tells of',
      call(pod('n', 1), INTERNET),
      network({ n: { '0.0.0.0/0': 'nat-n' } }),
      { 'inter_az null': 1, [`inter_az ${HUB}`]: 1, [`nat ${HUB}`]: 4.8 },
    ],
    [
      'of a member’s pods that this account’s monitor hears',
      call(pod('b', 1, MEMBER), INTERNET),
      network({ b: { '0.0.0.0/0': 'nat-b' } }),
      { [`inter_az ${MEMBER}`]: 2, [`nat ${MEMBER}`]: 4.8 },
    ],
    [
      'over a peering connection to another account of the report: each its side',
      call(pod('a', 1), pod('b', 2), 'INTER_VPC'),
      network({ a: { '10.2.0.0/16': 'pcx-1' } }),
      { [`inter_az ${OWN}`]: 1, [`inter_az ${MEMBER}`]: 1 },
    ],
    [
      'over a peering connection to an account outside of the report: its own side alone',
      call(pod('a', 1), pod('b', 2), 'INTER_VPC'),
      network({ a: { '10.2.0.0/16': 'pcx-1' } }, { otherAccountIds: [HUB] }),
      { [`inter_az ${OWN}`]: 1 },
    ],
    [
      'to an endpoint of another account in a VPC that it shares',
      call(pod('n', 1, OWN), end({ ip: '10.9.2.50', vpcId: 'vpc-n' }), 'INTER_AZ'),
      network({}, endpointOf('n', HUB)),
      { [`endpoint ${HUB}`]: 1 },
    ],
    [
      'to an endpoint that nobody tells the owner of: of no account, where several were read',
      call(pod('a', 1), end({ ip: '10.0.2.50', vpcId: 'vpc-a' }), 'INTER_AZ'),
      network({}, { endpoints: endpointOf('a', OWN).endpoints.map(({ ownerId: _, ...rest }) => rest) }),
      { 'endpoint null': 1 },
    ],
    [
      'to an endpoint that nobody tells the owner of, where one account was read',
      call(pod('a', 1), end({ ip: '10.0.2.50', vpcId: 'vpc-a' }), 'INTER_AZ'),
      network(
        {},
        { endpoints: endpointOf('a', OWN).endpoints.map(({ ownerId: _, ...rest }) => rest), otherAccountIds: [] },
      ),
      { [`endpoint ${OWN}`]: 1 },
    ],
    [
      'over a transit gateway to the NAT gateway of the network account: either direction is its sender’s',
      call(pod('a', 1), INTERNET),
      network({ a: { '0.0.0.0/0': 'tgw-1' }, n: { '0.0.0.0/0': 'nat-n' } }),
      { 'transit null': 2, [`inter_az ${HUB}`]: 2, [`nat ${HUB}`]: 4.8 },
    ],
    [
      'over a transit gateway between VPCs of one account, whoever’s gateway it is',
      call(pod('a', 1), pod('b', 2), 'TRANSIT_GATEWAY'),
      network({ a: { '10.2.0.0/16': 'tgw-1' } }, { transitAttachments: [attachment('a'), attachment('b', OWN)] }),
      { [`transit ${OWN}`]: 2 },
    ],
    [
      'over a transit gateway to nobody knows what',
      call(pod('a', 1), end({ ip: '10.77.0.1' }), 'TRANSIT_GATEWAY'),
      network({ a: { '10.77.0.0/16': 'tgw-1' } }, { transitRouteTables: [] }),
      { 'transit null': 2 },
    ],
    [
      'by a NAT gateway of a VPC that nobody tells the owner of: of no account, where several were read',
      call(pod('a', 1), INTERNET),
      network(
        { a: { '0.0.0.0/0': 'nat-x' } },
        {
          routeTables: [unowned(table('a', { '0.0.0.0/0': 'nat-x' }))],
          subnets: [
            { id: 'a1', vpcId: 'vpc-a', zoneId: 'euw1-az1', cidrs: ['10.0.1.0/24'] },
            { id: 'x1', vpcId: 'vpc-x', zoneId: 'euw1-az1', cidrs: ['10.0.3.0/24'] },
          ],
          natGateways: [{ id: 'nat-x', vpcId: 'vpc-x', subnetId: 'x1', connectivity: 'public' }],
        },
      ),
      { 'nat null': 4.8 },
    ],
  ])('%s', (_, flow, topology, bills) => {
    const one = of(flow, topology)
    expect(billsIn(one)).toEqual(bills)
    // They are the flow's dollars, charge by charge.
    expect(Object.values(bills).reduce((sum, usd) => sum + usd, 0)).toBeCloseTo(one.usd, 9)
  })

  test('an end’s account is that of its instance, whoever else’s its VPC is', () => {
    // From the far end: the pod that answers is the member's, and its agent told of the call.
    const flow = call(pod('n', 1, OWN), pod('n', 2, MEMBER), 'INTER_AZ')
    for (const reportedBy of ['source', 'destination'] as const) {
      expect(billsIn(of({ ...flow, reportedBy }, network()))).toEqual({
        [`inter_az ${OWN}`]: 1,
        [`inter_az ${MEMBER}`]: 1,
      })
    }
  })

  test('the side of an account that is neither the monitor’s nor of the report is on a bill of others, unless its agent is heard', () => {
    const flow = call(pod('n', 1, OWN), pod('n', 2, OUTSIDE), 'INTER_AZ')
    expect(billsIn(of(flow, network()))).toEqual({ [`inter_az ${OWN}`]: 1 })
    // By the monitor’s scope, not by a source: what that account pays is told of its other flows as well.
    expect(billsIn(of({ ...flow, mirrored: true }, network()))).toEqual({
      [`inter_az ${OWN}`]: 1,
      [`inter_az ${OUTSIDE}`]: 1,
    })
    const within = call(pod('n', 1, OUTSIDE), pod('n', 2, OUTSIDE), 'INTER_AZ')
    expect(billsIn(of(within, network()))).toEqual({ [`inter_az ${OUTSIDE}`]: 2 })
  })
})

describe('a connection that monitors of two accounts hear, each at its end', () => {
  const monitors = [
    { name: 'shop', account: OWN, region: 'eu-west-1' },
    { name: 'shop@222222222222-eu-west-1', account: MEMBER, region: 'eu-west-1' },
    { name: 'shop@222222222222-us-east-1', account: MEMBER, region: 'us-east-1' },
  ].map(({ account, ...one }) => ({
    ...{ ...one, cluster: one.name, isOfCluster: true },
    arn: `arn:aws:networkflowmonitor:${one.region}:${account}:monitor/shop`,
  }))
  const heard = (category: Flow['category'], client: End, server: End, other: string) => {
    const rows = gatheredRows()
    const told = { category, bytes: 100 * GIB }
    rows.add([
      observation({ ...told, monitor: 'shop', local: client, remote: { ...server, pod: null }, targetPort: 443 }),
      observation({ ...told, monitor: other, local: server, remote: { ...client, pod: null }, targetPort: 0 }),
    ])
    const names = new Set(monitors.map(({ name }) => name))
    return [...countedHour(rows, { valueIs: 'both_directions' }, names).parts].flatMap(({ flows }) =>
      flows.map((flow) =>
        pricedFlow(flow, {
          ...knowledge({
            network: networkOf(network({ a: { '10.2.0.0/16': 'pcx-1' }, b: { '10.0.0.0/16': 'pcx-1' } })),
          }),
          monitorOf: (name) => monitors.find((one) => one.name === name),
        }),
      ),
    )
  }

  test('over a peering connection is one, and each pays its side', () => {
    const [one, ...others] = heard('INTER_VPC', pod('a', 1, OWN), pod('b', 2, MEMBER), 'shop@222222222222-eu-west-1')
    expect(others).toEqual([])
    expect(one).toMatchObject({ mirrored: true, bytes: 100 * GIB, usd: expect.closeTo(2, 9) })
    expect(billsIn(one as NonNullable<typeof one>)).toEqual({ [`inter_az ${OWN}`]: 1, [`inter_az ${MEMBER}`]: 1 })
  })

  test('between regions is one, with one bound', () => {
    const far = { ...pod('b', 2, MEMBER), azId: 'use1-az1', region: 'us-east-1' }
    const all = heard('INTER_REGION', pod('a', 1, OWN), far, 'shop@222222222222-us-east-1')
    // $0.02 for each gigabyte that goes out.
    expect(all).toMatchObject([
      { mirrored: true, bytes: 100 * GIB, usd: 0, bound: { kind: 'inter_region', usdAtMost: expect.closeTo(2, 9) } },
    ])
  })
})

/** How often a charge's price for one side or gateway is in each part. */
const UNITS: Readonly<Record<Part, number>> = {
  ...{ 'zone out and in': 2, 'zone to the gateway': 2, 'zone to the instance': 2, 'zone, one side': 1 },
  ...{ nat: 1, endpoint: 1, transit: 1 },
}

describe('in any network', () => {
  test('what accounts are billed is what a flow costs, and each price in a part has a payer', () => {
    fc.assert(
      fc.property(anyNetwork, anyFlow, fc.subarray(['444455556666']), (topology, flow, otherAccountIds) => {
        const one = priced(flow, {
          network: networkOf({ ...topology, otherAccountIds }),
          ratesOf: () => fallbackRates('us-east-1'),
        })
        const bills = billsOf(one)
        expect(bills.reduce((sum, { usd }) => sum + usd, 0)).toBeCloseTo(one.usd, 9)
        for (const { charge, usd } of chargesOf(one)) {
          const own = bills.filter((bill) => bill.charge === charge)
          expect(own.reduce((sum, bill) => sum + bill.usd, 0)).toBeCloseTo(usd, 9)
        }
        for (const accounts of Object.values(one.billed ?? {})) expect(accounts.length).toBeGreaterThan(0)
        const units = (parts: Metered['parts']) => parts.reduce((sum, part) => sum + UNITS[part], 0)
        const inAll = Object.values(one.billed ?? {}).reduce((sum, accounts) => sum + accounts.length, 0)
        expect(inAll).toBeLessThanOrEqual(units(one.pays))
        if (Object.keys(one.billed ?? {}).length === chargesOf(one).length && one.usd > 0)
          expect(inAll).toBe(units(one.pays))
      }),
      { numRuns: 500 },
    )
  })

  test('where all is one account’s, nothing is said of accounts', () => {
    const ofOne = (text: string) => text.replaceAll('444455556666', OWN)
    fc.assert(
      fc.property(anyNetwork, anyFlow, (topology, flow) => {
        const alone = JSON.parse(ofOne(JSON.stringify(topology))) as Topology
        const { billed, path } = priced(flow, { network: networkOf(alone) })
        // But for what comes back over a transit gateway from nobody knows where.
        const { transit: _, ...others } = billed ?? {}
        expect(others).toEqual({})
        expect(
          path.steps.filter(({ element }) => element !== 'transit_gateway').flatMap((one) => one.owners ?? []),
        ).toEqual([])
      }),
      { numRuns: 500 },
    )
  })
})

describe('sums', () => {
  const crossing = (source: End, destination: End) => of(call(source, destination, 'INTER_AZ'), network())

  test('flows of several accounts are edges of their own, which are archived with who is billed', () => {
    const flows = [
      crossing(pod('n', 1, OWN), pod('n', 2, OWN)),
      crossing(pod('n', 1, OWN), pod('n', 2, MEMBER)),
      crossing(pod('n', 1, OWN), pod('n', 2, MEMBER)),
    ]
    const edges = edgesOf(flows)
    expect(edges.map(({ usd }) => usd)).toEqual([2, 4])
    const read = [...edgesIn({ edges: JSON.parse(JSON.stringify(packedEdges(edges))) })]
    expect(read.map(billsIn)).toEqual([
      { [`inter_az ${OWN}`]: 2 },
      { [`inter_az ${OWN}`]: 2, [`inter_az ${MEMBER}`]: 2 },
    ])
  })

  test('sums of one account say nothing of it, as those of before anybody asked: they are the monitor’s own', () => {
    const edges = edgesOf([crossing(pod('a', 1), pod('a', 2))])
    const packed = JSON.parse(JSON.stringify(packedEdges(edges)))
    expect(Object.keys(packed.edges.fields)).not.toContain('billed')
    expect([...edgesIn({ edges: packed })].map(billsIn)).toEqual([{ [`inter_az ${OWN}`]: 2 }])
  })

  test('what a gateway did not count is billed to nobody', () => {
    const flow = of(call(pod('n', 1, OWN), INTERNET), network({ n: { '0.0.0.0/0': 'nat-n' } }))
    const [half] = boundByGateways([flow], { 'nat-n': 0.5 })
    expect(billsIn(half as typeof flow)).toEqual({
      [`inter_az ${OWN}`]: 0.5,
      [`inter_az ${HUB}`]: 0.5,
      [`nat ${HUB}`]: 2.4,
    })
  })

  test('a row of the daily table has one account; the bytes of a charge are those of its flows, whoever is billed', () => {
    const rows = dailyRows([
      crossing(pod('n', 1, OWN), pod('n', 2, MEMBER)),
      of(call(pod('a', 1), INTERNET), network({ a: { '0.0.0.0/0': 'nat-a' } })),
      of(call(pod('a', 1), pod('a', 1), 'INTRA_AZ'), network()),
    ])
    const told = rows.map(({ charge, billedAccountId, usd, bytes, bytesOnce, flows }) => [
      ...[charge, billedAccountId, Number(usd.toFixed(6)), bytes / GIB, bytesOnce / GIB, flows],
    ])
    expect(told).toEqual([
      // The first of a flow's charges has its bytes once: crossing a zone comes before the gateway.
      ['nat', OWN, 4.8, 100, 0, 1],
      ['inter_az', OWN, 2, 100, 100, 1],
      ['inter_az', OWN, 1, 100, 100, 1],
      ['inter_az', MEMBER, 1, 0, 0, 0],
      ['free', null, 0, 100, 100, 1],
    ])
  })
})

test('knowledge of the monitor alone: its account is billed where nobody says more', () => {
  const monitorOf = (name: string) => ({
    ...{ name, cluster: 'prod', region: 'eu-west-1' },
    arn: `arn:aws:networkflowmonitor:eu-west-1:${MEMBER}:monitor/${name}`,
  })
  const flow = priced(call(pod('b', 1), pod('b', 2), 'INTER_AZ'), {
    ...knowledge(),
    network: networkOf(network()),
    monitorOf,
  })
  expect(flow.billed).toBeUndefined()
  expect(billsIn(flow)).toEqual({ [`inter_az ${MEMBER}`]: 2 })
})
