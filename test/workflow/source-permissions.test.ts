import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import type { Topology } from '../../domain/network/topology.ts'
import { type Listing, SERVICE_LISTINGS, SOURCE_ACTIONS } from '../../domain/permissions.ts'
import type { Call } from '../../local/cloud/endpoint.ts'
import type { World, WorldPlace } from '../../local/cloud/world.ts'
import { EXTERNAL_ID, world } from '../../worlds/organisation/world.ts'
import { allowedBy } from '../member-role.ts'
import { passing } from './passing.ts'
import { DAY, type Rig, startRig } from './rig.ts'

const VALUES = { FlowtollAccount: world.accountId, ExternalId: EXTERNAL_ID, CostExplorer: 'true' }
const NETWORK = '222222222222'
const PARTICIPANT = '333333333333'
const SPOKE = '444444444444'
const ABROAD = '555555555555'
/** The network account, one in its subnets, one whose traffic leaves by its transit gateway, and one in another region. */
const READ = [NETWORK, PARTICIPANT, SPOKE, ABROAD]

type Interface = World['network']['networkInterfaces'][number]

/** An interface of a service, at an address that every account has. */
const serviceAt = (n: number, description: string, more: Partial<Interface> = {}): Interface => ({
  ...{ networkInterfaceId: `eni-0${n} ${description}`, subnetId: `subnet-0${n}a`, vpcId: `vpc-0${n}` },
  ...{ availabilityZone: `${n === 50 ? 'eu-west-1' : 'us-east-1'}a`, interfaceType: 'interface', description },
  ...{ privateIps: ['10.1.1.1'], requesterId: 'amazon-service', ...more },
})

const withInterfaces = <Place extends WorldPlace | World>(place: Place, ...more: readonly Interface[]): Place => ({
  ...place,
  network: { ...place.network, networkInterfaces: [...place.network.networkInterfaces, ...more] },
})

/** Each account calls its cache the same, of a group of its own. */
const cachesOf = (group: string): World['services'] => ({
  'elasticache:DescribeCacheClusters': {
    CacheClusters: { CacheCluster: { CacheClusterId: 'c-001', Engine: 'valkey', ReplicationGroupId: group } },
  },
})
const CACHE = 'ElastiCache c-001'

/** What each service that is asked may stand behind. */
const ALL_SERVICES = [
  ...[
    'RDSNetworkInterface',
    'RedshiftNetworkInterface',
    'DMSNetworkInterface',
    'ELB app/shop/0a1b2c3d',
    'Nobody knows',
  ],
  ...[CACHE, 'EFS mount target for fs-01 (fsmt-01)'],
  'Amazon MQ network interface for broker b-01234567-89ab-cdef-0123-456789abcdef',
].map((description) => serviceAt(50, description))

/** With what the others have no need of: routes by a prefix list and to a peer, a query that does not end, and all services. */
const withAll = (bare: WorldPlace): WorldPlace => {
  const place = withInterfaces(bare, ...ALL_SERVICES)
  return {
    ...place,
    faults: { failingQueries: [{ category: 'INTRA_AZ', utcHour: 0, status: 'NEVER_ENDS' }] },
    services: { ...cachesOf('abroad'), 'mq:ListBrokers': { brokerSummaries: [] } },
    network: {
      ...place.network,
      managedPrefixLists: [{ prefixListId: 'pl-050', prefixListName: 'partners', cidrs: ['198.51.100.0/24'] }],
      routeTables: place.network.routeTables.map((table) => ({
        ...table,
        routes: [
          ...table.routes,
          { destinationPrefixListId: 'pl-050', natGatewayId: 'nat-050a' },
          { destinationCidrBlock: '10.99.0.0/16', vpcPeeringConnectionId: 'pcx-050' },
        ],
      })),
    },
  }
}

const SHARED = serviceAt(20, CACHE)

/** The participant's cache in the shared subnets, of which the owner of these is told as well. */
function withCaches(place: WorldPlace): WorldPlace {
  switch (place.accountId) {
    case NETWORK:
      return { ...withInterfaces(place, { ...SHARED, ownerId: PARTICIPANT }), services: cachesOf('network') }
    case PARTICIPANT:
      return { ...withInterfaces(place, SHARED), services: cachesOf('participant') }
    case SPOKE:
      // Its role may not ask.
      return {
        ...withInterfaces(place, serviceAt(40, CACHE)),
        faults: { deniedActions: ['elasticache:DescribeCacheClusters'] },
      }
    default:
      return withAll(place)
  }
}

let rig: Rig
let asked: readonly Call[]
beforeAll(async () => {
  rig = await startRig()
  await rig.enter({
    ...withInterfaces(world, serviceAt(10, CACHE)),
    services: cachesOf('home'),
    elsewhere: (world.elsewhere ?? []).filter(({ accountId }) => READ.includes(accountId)).map(withCaches),
  })
  const onTask = passing({ PollQueries: 61 })
  const settings = { queryDeadlineSeconds: 60, costExplorer: true }
  const end = await rig.withSettings(settings, () => rig.early({ input: { email: false }, onTask }))
  expect(end).toMatchObject({ status: 'SUCCEEDED' })
  asked = rig.cloud.calls.filter(({ byRole }) => byRole !== undefined)
})
afterAll(async () => {
  vi.restoreAllMocks()
  await rig.close()
})

/** What IAM holds a call against; `*` where its action knows no resources. */
function resourceOf({ service, operation, params, byRole }: Call): string {
  const { accountId, region } = byRole ?? {}
  const on = (name: string) => `arn:aws:${service}:${region}:${accountId}:${name}`
  if (params.monitorName !== undefined) return on(`monitor/${params.monitorName}`)
  if (operation === 'GetMonitorScopeSuggestions') return on('monitor/eks')
  if (operation === 'DescribeCluster') return on(`cluster/${params.name}`)
  if (operation === 'GetManagedPrefixListEntries') return on(`prefix-list/${params.PrefixListId}`)
  if (operation === 'SearchTransitGatewayRoutes')
    return on(`transit-gateway-route-table/${params.TransitGatewayRouteTableId}`)
  const listings: readonly Listing[] = Object.values(SERVICE_LISTINGS).flat()
  const [, listed = '*'] = listings.find(([action]) => action === `${service}:${operation}`) ?? []
  return listed === '*' ? listed : on(listed)
}

const fits = (pattern: string, resource: string) =>
  new RegExp(`^${pattern.replaceAll(/[.+?^${}()|[\]\\]/g, '\\$&').replaceAll('*', '.*')}$`).test(resource)

test('whatever is asked of an account by its role, the role of the template allows', () => {
  expect([...new Set(asked.map(({ byRole }) => byRole?.accountId))].toSorted()).toEqual(READ)
  const refused = asked.filter((call) => {
    const action = `${call.service}:${call.operation}`
    const allowed = allowedBy(call.byRole?.accountId ?? '', VALUES)
    return !allowed.some(({ actions, resource }) => actions.includes(action) && fits(resource, resourceOf(call)))
  })
  expect(refused).toEqual([])
})

test('whatever the role allows is asked by its means', () => {
  const actions = asked.map(({ service, operation }) => `${service}:${operation}`)
  expect([...new Set(actions)].toSorted()).toEqual(SOURCE_ACTIONS.toSorted())
})

test('a name is that of its own account, whatever another calls by it, and at whatever address', async () => {
  const { interfaces } = (await rig.json(`topology/dt=${DAY}/topology.json`)) as Topology
  const named = interfaces.filter(({ owner }) => owner === 'elasticache').map(({ vpcId, name }) => [vpcId, name])
  expect(Object.fromEntries(named)).toEqual({
    'vpc-010': 'home (ElastiCache Valkey)',
    'vpc-020': 'participant (ElastiCache Valkey)',
    'vpc-040': 'ElastiCache c-001',
    'vpc-050': 'abroad (ElastiCache Valkey)',
  })
})

test('an account whose services may not be asked is named, and costs the others nothing', async () => {
  expect((await rig.report()).notes.filter((note) => note.includes('closer name'))).toEqual([
    `Some ends have no closer name: the permission elasticache:DescribeCacheClusters is missing in account ${SPOKE} (us-east-1), which would name the cache, and its primary and replicas. No price depends on it.`,
  ])
})
