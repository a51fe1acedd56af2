import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Change, RoutedSubnet } from '../../domain/findings/finding.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { folded } from '../../templates/changes/quoting.ts'
import type { ChangeOf } from '../../templates/changes/written-change.ts'
import { oneOfEach, some } from '../exhaustive/cases.ts'
import { NETWORK } from './ec2/network.ts'
import { shellWith } from './ec2/shell.ts'
import { comparable, type EndpointThere, StandIn, type State } from './ec2/stand-in.ts'

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

const SERVICE = 'com.amazonaws.us-east-1'
const endpointFor = (service: string, more: Partial<ChangeOf<'create-interface-endpoint'>> = {}): Change => ({
  ...{ kind: 'create-interface-endpoint', region: 'us-east-1', vpcId: 'vpc-1', serviceName: `${SERVICE}.${service}` },
  ...{ subnetIds: ['own-1', 'own-2'], zoneNames: ['us-east-1a', 'us-east-1b'], cidrs: ['10.0.0.0/16', '2a05::/56'] },
  ...{ ports: [443], privateDns: true },
  ...more,
})
const gatewayFor = (service: string): Change => ({
  ...{ kind: 'create-gateway-endpoint', region: 'us-east-1', vpcId: 'vpc-1', serviceName: `${SERVICE}.${service}` },
  routeTableIds: ['rtb-1', 'rtb-2'],
})
const EXTENDED: Change = {
  ...{ kind: 'extend-gateway-endpoint', region: 'us-east-1', endpointId: 'vpce-s3', serviceName: `${SERVICE}.s3` },
  routeTableIds: ['rtb-1', 'rtb-2'],
}
const beside = (service: string, gatewayEndpointId: string | null, ...routeTableIds: string[]): Change => ({
  ...{ kind: 'gateway-beside-interface', region: 'us-east-1', vpcId: 'vpc-1', serviceName: `${SERVICE}.${service}` },
  ...{ interfaceEndpointId: `vpce-if-${service}`, gatewayEndpointId, routeTableIds },
})
const REMOVED: Change = {
  ...{ kind: 'remove-endpoint', region: 'us-east-1', vpcId: 'vpc-1', endpointId: 'vpce-kms' },
  ...{ serviceName: `${SERVICE}.kms`, subnetIds: ['own-1', 'own-2'] },
}

const withoutNat = (natGatewayId: string, moved: ChangeOf<'remove-nat-gateway'>['moved'] = null): Change => ({
  ...{ kind: 'remove-nat-gateway', region: 'us-east-1', vpcId: 'vpc-1', natGatewayId, idleSince: '2026-10-22', moved },
  subnetId: natGatewayId.replace('nat', 'public'),
})
const IDLE = withoutNat('nat-2', {
  to: 'nat-1',
  routes: ['0.0.0.0/0', '64:ff9b::/96'].map((destination) => ({
    routeTableId: 'rtb-idle',
    route: { destination, target: 'nat-2' },
  })),
})

const zonal = (name: string): Change => ({ kind: 'zonal-load-balancer', region: 'us-east-1', name })

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
  ['a gateway endpoint', gatewayFor('dynamodb')],
  ['a gateway endpoint for S3 Express', gatewayFor('s3express')],
  ['more tables of a gateway endpoint', EXTENDED],
  ['a new gateway endpoint beside an interface endpoint', beside('dynamodb', null, 'rtb-1', 'rtb-2')],
  ['more tables of a gateway endpoint beside an interface endpoint', beside('s3', 'vpce-s3', 'rtb-1')],
  ['names alone, where every table has the gateway endpoint', beside('s3', 'vpce-s3')],
  ['an interface endpoint', endpointFor('sqs')],
  ['an interface endpoint for SMTP', endpointFor('email-smtp', { ports: [25, 465, 587, 2465, 2587] })],
  ['an interface endpoint without private DNS', endpointFor('dynamodb-streams', { privateDns: false })],
  ['no endpoint any more', REMOVED],
  ['no endpoint that nothing calls', { ...REMOVED, idleSince: '2026-10-22' } as Change],
  ['no NAT gateway where no route leads to it', withoutNat('nat-3')],
  ['no NAT gateway where nothing passes it', IDLE],
  ['a Network Load Balancer whose nodes keep to their zone', zonal('front')],
]

/** What a change makes of the network, and the shell that did it. */
async function applied(change: Change, failsAt?: number, network: State = NETWORK) {
  ec2 = new StandIn(network, failsAt)
  return shell.run(changeText(change).apply)
}

describe.each(oneOfEach(CHANGES, ([, { kind }]) => kind))('%s', (_, change) => {
  test('is made, shown, and undone to the network of before', async () => {
    expect(await applied(change)).toMatchObject({ code: 0, stderr: '' })
    expect(comparable(ec2.state)).not.toEqual(before)
    expect(await shell.run(changeText(change).verify)).toMatchObject({ code: 0, stderr: '' })
    expect(await shell.run(changeText(change).undo)).toMatchObject({ code: 0, stderr: '' })
    expect(comparable(ec2.state)).toEqual(before)
  })
})

const HALF_MADE: readonly [string, Change][] = [
  ['an interface endpoint', endpointFor('sqs')],
  ['a NAT gateway for tables of every kind', createNat(own, shared, main)],
  ['no NAT gateway', IDLE],
  ['a gateway endpoint', gatewayFor('dynamodb')],
]

test.each(some(HALF_MADE, 2))('%s is undone from wherever it stopped', async (_, change) => {
  await applied(change)
  const count = ec2.changes.length
  for (let failsAt = 1; failsAt <= count; failsAt++) {
    expect((await applied(change, failsAt)).code, `${failsAt}`).not.toBe(0)
    expect(await shell.run(changeText(change).undo), `${failsAt}`).toMatchObject({ code: 0 })
    expect(comparable(ec2.state), `${failsAt}`).toEqual(before)
  }
})

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

describe('a NAT gateway that goes', () => {
  test('leaves its routes to another one, and its address to its owner', async () => {
    await applied(IDLE)
    expect(routesOf('rtb-idle')?.map(({ target }) => target)).toEqual(['nat-1', 'nat-1'])
    expect(ec2.state.addresses).toContainEqual({ id: 'eipalloc-2' })
    expect(ec2.state.natGateways.map(({ id }) => id)).toEqual(['nat-1', 'nat-3'])
  })

  test.each<[string, Partial<State>, string]>([
    [
      'CloudWatch counts a byte',
      { counted: { 'nat-2': [0, 1] } },
      'nat-2 has carried bytes since 2026-10-22: nothing was changed.\n',
    ],
    ['CloudWatch may not be asked', { counted: undefined }, 'cloudwatch:GetMetricStatistics'],
    [
      'another table leads to it by now',
      {
        tables: [
          ...NETWORK.tables,
          { id: 'rtb-new', vpcId: 'vpc-1', associations: [], routes: [{ ...OUT, target: 'nat-2' }] },
        ],
      },
      'nat-2: nothing was changed.\n',
    ],
  ])('stays where %s', async (_, more, said) => {
    const { code, stderr } = await applied(IDLE, undefined, { ...NETWORK, ...more } as State)
    expect([code === 0, ec2.changes]).toEqual([false, []])
    expect(stderr).toContain(said)
  })
})

test('a Network Load Balancer that keeps to its zones is left as it is, by the undo too', async () => {
  const { code, stderr } = await applied(zonal('zonal'))
  expect([code === 0, ec2.changes]).toEqual([false, []])
  expect(stderr).toContain('zonal does not have cross-zone load balancing on')
  await shell.run(changeText(zonal('zonal')).undo)
  expect(comparable(ec2.state)).toEqual(before)
})

const groupOf = (name: string) => ec2.state.groups.find((group) => group.name === name)
const endpointOf = (service: string) =>
  ec2.state.endpoints.find(({ id, serviceName }) => id.startsWith('new-') && serviceName === `${SERVICE}.${service}`)

describe('an interface endpoint', () => {
  test.each([
    ['sqs', [443]],
    // https://docs.aws.amazon.com/keyspaces/latest/devguide/vpc-endpoints.html
    ['cassandra', [9142]],
    ['email-smtp', [25, 465, 587, 2465, 2587]],
  ])('for %s lets the VPC in on %j, and leads its names there', async (service, ports) => {
    await applied(endpointFor(service, { ports }))
    const rules = ports.flatMap((port) => ['10.0.0.0/16', '2a05::/56'].map((cidr) => ({ port, cidr })))
    expect(groupOf(`flowtoll-${service}-endpoint`)?.rules).toEqual(rules)
    expect(endpointOf(service)).toMatchObject({ privateDns: true, subnetIds: ['own-1', 'own-2'] })
  })

  test('is the same where a mail folds its lines', async () => {
    const lines = changeText(endpointFor('sqs'))
      .apply.split('\n')
      .flatMap((line) => folded(line, 74))
    ec2 = new StandIn(NETWORK)
    expect(await shell.run(lines.join('\n'))).toMatchObject({ code: 0, stderr: '' })
    const after = comparable(ec2.state)
    await applied(endpointFor('sqs'))
    expect(after).toEqual(comparable(ec2.state))
  })

  test('shows the name that clients must be told, where none of theirs leads to it', async () => {
    await applied(endpointFor('iot.data', { ports: [443, 8443, 8883], privateDns: false }))
    const { id } = endpointOf('iot.data') ?? {}
    const { stdout } = await shell.run(changeText(endpointFor('iot.data', { privateDns: false })).verify)
    expect(stdout).toBe(`${id}\tavailable\t${id}.vpce.amazonaws.com\n`)
  })

  // https://github.com/terraform-aws-modules/terraform-aws-vpc/issues/785
  test('makes nothing, no group either, where the service is not in all of its zones', async () => {
    const change = endpointFor('email-smtp', {
      subnetIds: ['own-2', 'own-3'],
      zoneNames: ['us-east-1b', 'us-east-1c'],
    })
    const { code, stderr } = await applied(change)
    expect(code).not.toBe(0)
    expect(stderr).toBe(
      'EC2 does not have com.amazonaws.us-east-1.email-smtp in each of us-east-1b, us-east-1c: nothing was changed.\n',
    )
    expect(ec2.changes).toEqual([])
  })

  test('makes nothing for a service that EC2 does not know', async () => {
    expect((await applied(endpointFor('timestream.ingest-cell'))).code).not.toBe(0)
    expect(ec2.changes).toEqual([])
  })

  test('is undone beside another of the same service, which stays', async () => {
    const theirs = {
      ...(NETWORK.endpoints.find(({ id }) => id === 'vpce-kms') as EndpointThere),
      ...{ id: 'vpce-theirs', serviceName: `${SERVICE}.sqs`, privateDns: false },
    }
    const network = { ...NETWORK, endpoints: [...NETWORK.endpoints, theirs] }
    expect((await applied(endpointFor('sqs'), undefined, network)).code).toBe(0)
    expect((await shell.run(changeText(endpointFor('sqs')).undo)).code).toBe(0)
    expect(ec2.state.endpoints.map(({ id }) => id)).toEqual([...NETWORK.endpoints.map(({ id }) => id), 'vpce-theirs'])
  })

  test.each(['enableDnsSupport', 'enableDnsHostnames'] as const)(
    'with private DNS is not begun in a VPC that has %s off',
    async (dnsOff) => {
      const vpcs = NETWORK.vpcs.map((vpc) => (vpc.id === 'vpc-1' ? { ...vpc, dnsOff } : vpc))
      const { code, stderr } = await applied(endpointFor('sqs'), undefined, { ...NETWORK, vpcs })
      expect([code === 0, stderr]).toEqual([
        false,
        'vpc-1 lacks enableDnsSupport or enableDnsHostnames, which private DNS needs: nothing was changed.\n',
      ])
      expect(ec2.changes).toEqual([])
      const without = await applied(endpointFor('sqs', { privateDns: false }), undefined, { ...NETWORK, vpcs })
      expect(without).toMatchObject({ code: 0, stderr: '' })
    },
  )

  test('that nothing was said to call stays where CloudWatch has counted a byte at it', async () => {
    const idle = { ...REMOVED, idleSince: '2026-10-22' } as Change
    const { code, stderr } = await applied(idle, undefined, { ...NETWORK, counted: { 'vpce-kms': [0, 12] } })
    expect([code === 0, stderr]).toEqual([false, 'vpce-kms has carried bytes since 2026-10-22: nothing was changed.\n'])
    expect(ec2.changes).toEqual([])
  })

  test('that goes comes again with its groups, its policy and its names, and not where it never went', async () => {
    await applied(REMOVED, 1)
    const { code, stderr } = await shell.run(changeText(REMOVED).undo)
    expect([code === 0, stderr]).toEqual([false, 'vpce-kms is there: nothing was changed.\n'])
    expect(comparable(ec2.state)).toEqual(before)
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
