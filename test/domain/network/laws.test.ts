import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Identity } from '../../../domain/identities/identity.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { Path } from '../../../domain/network/path.ts'
import type { RouteTable, Topology } from '../../../domain/network/topology.ts'
import { isExhaustive, runs } from '../../exhaustive/cases.ts'
import { GIB, knowledge, priced } from '../build.ts'
import { ACTIONS, without } from '../lost-topology.ts'
import { anyAddress, anyFlow, anyNetwork } from './any-network.ts'

// What holds in every network, held against a second reading of its tables that shares nothing with the first.

const aws = (region: string, rented = false): Identity => ({
  ...{ name: 'AWS', owner: 'AWS', source: 'ip-ranges', confidence: 'medium', host: null, rented },
  ...{ region, endpointService: null, privateConnectivity: null },
})
const IDENTITIES = {
  ...{ schema: 1 as const, rangesOf: null, problems: [] },
  byIp: { '52.216.1.1': aws('us-east-1'), '52.94.5.5': aws('us-east-1'), '3.80.7.7': aws('us-east-1', true) },
}
const known = (topology: Topology) =>
  knowledge({
    network: networkOf(topology),
    identities: IDENTITIES,
    ratesOf: () => fallbackRates('us-east-1'),
  })

/** An IPv4 address as a number. */
const numberOf = (ip: string) => ip.split('.').reduce((all, part) => all * 256 + Number(part), 0)

function holds(block: string, ip: string): boolean {
  const [net = '', length = '0'] = block.split('/')
  if (net.includes(':') || ip.includes(':')) return false
  const size = 2 ** (32 - Number(length))
  return Math.floor(numberOf(net) / size) === Math.floor(numberOf(ip) / size)
}

/** Targets of the longest blocks of a table that hold an address: of two equally long ones either may be it. */
function targetsOf({ routes }: RouteTable, ip: string, { prefixLists }: Topology): string[] {
  const all = routes.flatMap(({ destination, target }) =>
    (prefixLists.find(({ id }) => id === destination)?.cidrs ?? [destination])
      .filter((block) => block.includes('/') && holds(block, ip))
      .map((block) => ({ length: Number(block.split('/')[1]), target })),
  )
  const longest = Math.max(...all.map(({ length }) => length))
  return all.filter(({ length }) => length === longest).map(({ target }) => target)
}

const tableOf = (subnetId: string | null, { subnets, routeTables }: Topology) =>
  routeTables.find(({ subnetIds }) => subnetId !== null && subnetIds.includes(subnetId)) ??
  routeTables.find(({ main, vpcId }) => main && vpcId === subnets.find(({ id }) => id === subnetId)?.vpcId)

/** Tables that bytes may follow once they have passed an element. */
function tablesBehind(id: string, topology: Topology): RouteTable[] {
  const { natGateways, endpoints, interfaces, transitAttachments = [], routeTables } = topology
  const gateway = natGateways.find((one) => one.id === id)
  const subnetIds = id.startsWith('tgw-')
    ? transitAttachments.flatMap((one) => one.subnetIds)
    : [gateway, interfaces.find((one) => one.id === id)].flatMap((one) => one?.subnetId ?? [])
  const ofEndpoint = endpoints.find((one) => one.id === id)?.subnetIds ?? []
  return [
    ...[...subnetIds, ...ofEndpoint].flatMap((one) => tableOf(one, topology) ?? []),
    ...routeTables.filter((one) => gateway?.routeTableId === one.id),
  ]
}

/** Elements that a path passes though no table before them leads there. */
function strangers({ startSubnetId, steps }: Path, ip: string, topology: Topology): string[] {
  const first = tableOf(startSubnetId, topology)
  let tables = first ? [first] : []
  const found: string[] = []
  for (const { id } of steps) {
    // What has no id is where nobody described the way, as behind a public NAT gateway.
    if (id === null) return found
    if (!tables.some((table) => targetsOf(table, ip, topology).includes(id))) found.push(id)
    tables = tablesBehind(id, topology)
  }
  return found
}

/** A thing without one of its fields. */
const lacking = <Item extends object>(items: readonly Item[] | undefined, field: keyof Item) =>
  items?.map((one) => Object.fromEntries(Object.entries(one).filter(([name]) => name !== field)) as unknown as Item)

/** What an answer may leave out, beside what an action may be refused. */
const FORGOTTEN: Readonly<Record<string, (topology: Topology) => Topology>> = {
  account: ({ accountId: _, ...rest }) => rest,
  'owners of tables': (one) => ({ ...one, routeTables: lacking(one.routeTables, 'ownerId') ?? [] }),
  'mode of attachments': (one) => ({
    ...one,
    transitAttachments: lacking(one.transitAttachments, 'applianceMode') ?? [],
  }),
  'mode of NAT gateways': (one) => ({ ...one, natGateways: lacking(one.natGateways, 'growsByItself') ?? [] }),
  'blocks of Services': (one) => ({ ...one, clusters: lacking(one.clusters, 'serviceCidr') ?? [] }),
  'blocks of peers': (one) => ({
    ...one,
    peerings: (one.peerings ?? []).map(({ id, sides: [here, { cidrs: _, ...there }] }) => ({
      ...{ id, sides: [here, there] as const },
    })),
  }),
}

const RUNS = runs(1000)

describe('in any network', () => {
  test('addresses of one kind go one way, and are billed alike', () => {
    // Of one network a way is kept for all flows of a kind; another network of the same topology has kept none yet.
    const ends = fc.record({
      one: anyFlow,
      ...{ own: fc.option(anyAddress), far: fc.option(anyAddress) },
      ...{ snatIp: fc.option(anyAddress), dnatIp: fc.option(anyAddress) },
    })
    fc.assert(
      fc.property(anyNetwork, fc.array(ends, { minLength: 2, maxLength: 20 }), (topology, all) => {
        const shared = known(topology)
        for (const { one, own, far, snatIp, dnatIp } of all) {
          const [source, destination] = one.reportedBy === 'source' ? [own, far] : [far, own]
          const asked = {
            ...{ ...one, snatIp, dnatIp },
            source: { ...one.source, ip: source ?? one.source.ip },
            destination: { ...one.destination, ip: destination ?? one.destination.ip },
          }
          expect(priced(asked, shared)).toEqual(priced(asked, known(topology)))
        }
      }),
      runs(100),
    )
  })

  test('a way never passes what the table before it does not lead to', () => {
    const passed = new Set<string>()
    fc.assert(
      fc.property(anyNetwork, anyFlow, (topology, one) => {
        const { path, destination, source, reportedBy } = priced(one, known(topology))
        const { ip } = reportedBy === 'source' ? destination : source
        if (ip?.includes(':') || ip === '169.254.171.33') return
        expect(strangers(path, ip ?? '', topology)).toEqual([])
        for (const { element } of path.steps) passed.add(element)
      }),
      RUNS,
    )
    // The law is about every element that a table can lead to, once it has seen many networks.
    const elements = [
      ...['firewall', 'gateway_endpoint', 'instance', 'internet_gateway', 'nat', 'peering', 'transit_gateway'],
      ...['virtual_private_gateway', 'egress_only_gateway'],
    ]
    expect([...passed]).toEqual(expect.arrayContaining(isExhaustive ? elements : ['nat', 'transit_gateway']))
  })

  // $ a gigabyte in us-east-1.
  const USD_PER_GB = {
    ...{ 'zone out and in': 0.02, 'zone to the gateway': 0.02, 'zone to the instance': 0.02, 'zone, one side': 0.01 },
    ...{ nat: 0.045, endpoint: 0.01, transit: 0.02 },
  }

  test('a price is the sum of what is metered, and what has none of it says why or is free by its way', () => {
    fc.assert(
      fc.property(anyNetwork, anyFlow, (topology, one) => {
        const { usd, pays, charges, bytes, unpriced, path } = priced(one, known(topology))
        const gigabytes = bytes / GIB
        expect(usd).toBeCloseTo(
          pays.reduce((sum, part) => sum + gigabytes * USD_PER_GB[part], 0),
          9,
        )
        expect(usd).toBeCloseTo(
          Object.values(charges).reduce((sum, part) => sum + part, 0),
          9,
        )
        if (path.end === 'lost') expect(unpriced).not.toBeNull()
        // Each gateway that a way passes and that bills is paid once, or the flow says what it lacks.
        const nats = path.steps.filter(({ element }) => element === 'nat').length
        if (unpriced === null) expect(pays.filter((part) => part === 'nat')).toHaveLength(nats)
      }),
      RUNS,
    )
  })

  const anyLoss = fc.oneof(
    fc.record({ denied: fc.subarray(ACTIONS, { minLength: 1, maxLength: 3 }), forgotten: fc.constant<string[]>([]) }),
    fc.record({ denied: fc.constant<string[]>([]), forgotten: fc.subarray(Object.keys(FORGOTTEN), { minLength: 1 }) }),
    fc.record({ denied: fc.subarray(ACTIONS), forgotten: fc.subarray(Object.keys(FORGOTTEN)) }),
  )

  test('removing knowledge makes no price appear', () => {
    let compared = 0
    fc.assert(
      fc.property(anyNetwork, anyFlow, anyLoss, (topology, one, { denied, forgotten }) => {
        const full = priced(one, known(topology))
        // What is dropped on its way tells that the row or a route is wrong: that takes all of its tables to see.
        if (['blackhole', 'loop', 'unroutable', 'not_peers'].includes(full.path.lost ?? '')) return
        const told = forgotten.reduce((left, name) => FORGOTTEN[name]?.(left) ?? left, topology)
        const less = priced(one, known(without(told, ...denied)))
        compared++
        if (less.usd <= full.usd + 1e-9) return
        const [before, after] = [full, less].map(({ usd, unpriced, pays, path }) =>
          JSON.stringify({ usd, unpriced, pays, steps: path.steps.map(({ id }) => id), lost: path.lost }),
        )
        throw new Error(`${before}, and without ${[...denied, ...forgotten].join(', ')} ${after}`)
      }),
      RUNS,
    )
    expect(compared).toBeGreaterThan(RUNS.numRuns / 4)
  })

  test('without route tables nothing has a price but what needs none', () => {
    fc.assert(
      fc.property(anyNetwork, anyFlow, (topology, one) => {
        const { usd, unpriced, path } = priced(one, known(without(topology, 'ec2:DescribeRouteTables')))
        expect(usd).toBe(0)
        if (path.end !== 'host') expect(unpriced).not.toBeNull()
      }),
      RUNS,
    )
  })
})
