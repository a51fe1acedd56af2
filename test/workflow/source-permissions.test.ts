import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { SOURCE_ACTIONS } from '../../domain/permissions.ts'
import type { Call } from '../../local/cloud/endpoint.ts'
import type { WorldPlace } from '../../local/cloud/world.ts'
import { EXTERNAL_ID, world } from '../../worlds/organisation/world.ts'
import { allowedBy } from '../member-role.ts'
import { passing } from './passing.ts'
import { type Rig, startRig } from './rig.ts'

const VALUES = { FlowtollAccount: world.accountId, ExternalId: EXTERNAL_ID }
const ABROAD = '555555555555'
/** The network account, one whose traffic leaves by its transit gateway, and one in another region. */
const READ = ['222222222222', '444444444444', ABROAD]

/** With what the others have no need of: routes by a prefix list and to a peer, and a query that does not end. */
const withAll = (place: WorldPlace): WorldPlace => ({
  ...place,
  faults: { failingQueries: [{ category: 'INTRA_AZ', utcHour: 0, status: 'NEVER_ENDS' }] },
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
})

let rig: Rig
let asked: readonly Call[]
beforeAll(async () => {
  rig = await startRig()
  await rig.enter({
    ...world,
    elsewhere: (world.elsewhere ?? [])
      .filter(({ accountId }) => READ.includes(accountId))
      .map((one) => (one.accountId === ABROAD ? withAll(one) : one)),
  })
  const onTask = passing({ PollQueries: 61 })
  const end = await rig.withSettings({ queryDeadlineSeconds: 60 }, () => rig.early({ input: { email: false }, onTask }))
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
  return '*'
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
