import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change, RoutedSubnet } from '../../domain/findings/finding.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { NETWORK } from './ec2/network.ts'
import { shellWith } from './ec2/shell.ts'
import { comparable, StandIn, type State } from './ec2/stand-in.ts'

/** Commands as a reader pastes them, in a real shell, at an EC2 that refuses what EC2 refuses. */
let ec2 = new StandIn(NETWORK)
let shell: Awaited<ReturnType<typeof shellWith>>
beforeAll(async () => {
  shell = await shellWith(() => ec2)
})
afterAll(() => shell.close())

const before = comparable(NETWORK)

const OUT = { destination: '0.0.0.0/0', target: 'nat-1' }
const OTHERS = [
  { destination: '10.9.0.0/16', target: 'pcx-1' },
  { destination: 'fd00::/8', target: 'tgw-1' },
  { destination: 'pl-corp', target: 'tgw-1' },
  { destination: '::/0', target: 'eigw-1' },
]
const own: RoutedSubnet = {
  subnetId: 'own-2',
  routeTableId: 'rtb-2',
  routes: [OUT],
  table: 'own',
  otherRoutes: [{ destination: '140.82.112.0/20', target: 'nat-1' }, ...OTHERS],
}
const shared: RoutedSubnet = {
  subnetId: 'shared-2',
  routeTableId: 'rtb-all',
  routes: [OUT],
  table: 'shared',
  otherRoutes: [...OTHERS, { destination: 'pl-s3', target: 'vpce-s3' }],
}
const main: RoutedSubnet = {
  subnetId: 'default-2',
  routeTableId: 'rtb-main',
  routes: [OUT],
  table: 'main',
  otherRoutes: OTHERS,
}
const createNat = (...subnets: RoutedSubnet[]): Change => ({
  ...{ kind: 'create-nat-gateway', region: 'us-east-1', vpcId: 'vpc-1', zoneId: 'use1-az2' },
  ...{ publicSubnetId: 'public-2', subnets },
})
const useNat = (...subnets: RoutedSubnet[]): Change => ({
  ...{ kind: 'use-nat-gateway', region: 'us-east-1', vpcId: 'vpc-1', zoneId: 'use1-az3' },
  ...{ natGatewayId: 'nat-3', subnets },
})
const PARTNER = { destination: '140.82.112.0/20', target: 'nat-1' }

const CHANGES: readonly (readonly [string, Change])[] = [
  ['a NAT gateway for a table of the zone', createNat(own)],
  ['a NAT gateway for a table that zones share', createNat(shared)],
  ['a NAT gateway for the main table', createNat(main)],
  ['a NAT gateway for all three', createNat(own, shared, main)],
  ['a NAT gateway for one block', createNat({ ...own, routes: [PARTNER], otherRoutes: [OUT, ...OTHERS] })],
  ['the NAT gateway that is there', useNat({ ...own, subnetId: 'own-3', routeTableId: 'rtb-3' })],
  [
    'the NAT gateway that is there, for two tables',
    useNat({ ...shared, subnetId: 'shared-3' }, { ...main, subnetId: 'default-3' }),
  ],
]

/** What a change makes of the network, and the shell that did it. */
async function applied(change: Change, failsAt?: number, network: State = NETWORK) {
  ec2 = new StandIn(network, failsAt)
  return shell.run(changeText(change).apply)
}

describe.each(CHANGES)('%s', (_, change) => {
  test('is made, shown, and undone to the network of before', async () => {
    expect(await applied(change)).toMatchObject({ code: 0, stderr: '' })
    expect(comparable(ec2.state)).not.toEqual(before)
    expect(await shell.run(changeText(change).verify)).toMatchObject({ code: 0, stderr: '' })
    expect(await shell.run(changeText(change).undo)).toMatchObject({ code: 0, stderr: '' })
    expect(comparable(ec2.state)).toEqual(before)
  })
})

test.each<[string, Change]>([['a NAT gateway for tables of every kind', createNat(own, shared, main)]])(
  '%s is undone from wherever it stopped',
  async (_, change) => {
    await applied(change)
    const count = ec2.changes.length
    for (let failsAt = 1; failsAt <= count; failsAt++) {
      expect((await applied(change, failsAt)).code, `${failsAt}`).not.toBe(0)
      expect(await shell.run(changeText(change).undo), `${failsAt}`).toMatchObject({ code: 0 })
      expect(comparable(ec2.state), `${failsAt}`).toEqual(before)
    }
  },
)

const routesOf = (id: string) => ec2.state.tables.find((table) => table.id === id)?.routes
const tableOf = (subnetId: string) =>
  ec2.state.tables.find(({ associations }) => associations.some((one) => one.subnetId === subnetId))

describe('a NAT gateway', () => {
  test('takes the routes that it is for, and leaves every other', async () => {
    // The default route leads to the inspection: https://docs.aws.amazon.com/network-firewall/latest/developerguide/vpc-config-route-tables.html
    await applied(createNat({ ...own, routeTableId: 'rtb-inspected', routes: [PARTNER] }))
    expect(routesOf('rtb-inspected')).toEqual([
      { destination: '0.0.0.0/0', target: 'tgw-1' },
      { destination: '140.82.112.0/20', target: 'new-nat-2' },
    ])
  })

  test('of a shared table comes with all routes of it, and moves one subnet', async () => {
    await applied(createNat(shared))
    expect(tableOf('shared-2')?.routes).toEqual([{ ...OUT, target: 'new-nat-2' }, ...OTHERS])
    expect(ec2.state.endpoints[0]?.routeTableIds).toEqual(['rtb-all', 'new-rtb-3'])
    expect(tableOf('shared-1')?.id).toBe('rtb-all')
    expect(routesOf('rtb-all')).toEqual([OUT, ...OTHERS])
  })

  test('of the main table leaves it to those that follow it by default', async () => {
    await applied(useNat({ ...main, subnetId: 'default-3' }))
    expect(tableOf('default-3')?.routes).toEqual([{ ...OUT, target: 'nat-3' }, ...OTHERS])
    expect(routesOf('rtb-main')).toEqual([OUT, ...OTHERS])
  })

  test('changes nothing where a route has gone another way since', async () => {
    const moved = {
      ...NETWORK,
      tables: NETWORK.tables.map((table) =>
        table.id === 'rtb-2' ? { ...table, routes: [{ ...OUT, target: 'tgw-1' }] } : table,
      ),
    }
    const { code, stderr } = await applied(createNat(own), undefined, moved)
    expect(code).not.toBe(0)
    expect(stderr).toBe('0.0.0.0/0 of rtb-2 no longer leads to nat-1: nothing was changed.\n')
    expect(ec2.changes).toEqual([])
  })
})

test.each(['own', 'shared'] as const)(
  'whoever may not change a shared VPC changes nothing of it (%s)',
  async (table) => {
    const guest = { ...shared, subnetId: 'subnet-guest', routeTableId: 'rtb-guest', table }
    const { code, stderr } = await applied({ ...createNat(guest), vpcId: 'vpc-shared' } as Change)
    expect(code).not.toBe(0)
    expect(stderr).toMatch(/EC2 refuses (?:replace-route|create-route-table): nothing was changed\./)
    expect(ec2.changes).toEqual([])
  },
)
