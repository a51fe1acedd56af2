import type { Connection, World, WorldNetwork } from '../../local/cloud/world.ts'
import { BETWEEN_ACCOUNTS, bill, UNREAD } from './bill.ts'
import {
  API,
  asParticipant,
  CLUSTER,
  MONITOR,
  network,
  oneGateway,
  type Place,
  pod,
  subnetOf,
  together,
  traffic,
  vpcOf,
} from './places.ts'

const HERE = { region: 'us-east-1', zones: 'use1' }
const home: Place = { ...HERE, accountId: '111122223333', n: 10 }
const otherRegion: Place = { accountId: '111122223333', region: 'ca-central-1', zones: 'cac1', n: 60 }
/** The network account's: what it shares, and what all leave by. */
const shared: Place = { ...HERE, accountId: '222222222222', n: 20 }
const egress: Place = { ...HERE, accountId: '222222222222', n: 30 }
/** Its pods run in subnets that the network account shares. */
const participant = '333333333333'
const inShared = { ...shared, whose: participant }
const spoke: Place = { ...HERE, accountId: '444444444444', n: 40 }
const abroad: Place = { accountId: '555555555555', region: 'eu-west-1', zones: 'euw1', n: 50 }
/** No role reads it: the monitor of the delegated administrator hears its pods. */
const withoutRole: Place = { ...HERE, accountId: '666666666666', n: 70 }
/** Its role expects another external ID. */
const refused: Place = { ...HERE, accountId: '777777777777', n: 80 }

export const EXTERNAL_ID = 'acme-flowtoll-7f3a'
const role = { name: 'flowtoll-read', externalId: EXTERNAL_ID }

const monitors = (accountId: string, region: string): World['monitors'] => [
  { name: MONITOR, status: 'ACTIVE', clusterArn: `arn:aws:eks:${region}:${accountId}:cluster/${CLUSTER}` },
]

const TRANSIT = 'tgw-01'
const toTransit = (destinationCidrBlock: string) => ({ destinationCidrBlock, transitGatewayId: TRANSIT })

const attachment = (place: Place, routeTableId: string) => ({
  transitGatewayAttachmentId: `tgw-attach-0${place.n}`,
  ...{ resourceType: 'vpc' as const, resourceId: vpcOf(place), ownerId: place.accountId, routeTableId },
  subnetIds: [subnetOf(place, 'a'), subnetOf(place, 'b')],
})

const leadsTo = (place: Place, destinationCidrBlock = `10.${place.n}.0.0/16`) => ({
  ...{ destinationCidrBlock, attachmentId: `tgw-attach-0${place.n}` },
})

/** As its owner sees it; each of the others sees its own attachment, and no table. */
const transitGateways: NonNullable<WorldNetwork['transitGateways']> = [
  {
    ...{ transitGatewayId: TRANSIT, ownerId: egress.accountId },
    attachments: [
      attachment(spoke, 'tgw-rtb-spokes'),
      attachment(shared, 'tgw-rtb-spokes'),
      attachment(egress, 'tgw-rtb-egress'),
    ],
    routeTables: [
      {
        routeTableId: 'tgw-rtb-spokes',
        routes: [leadsTo(spoke), leadsTo(shared), leadsTo(egress, '0.0.0.0/0')],
      },
      { routeTableId: 'tgw-rtb-egress', routes: [leadsTo(spoke), leadsTo(shared)] },
    ],
  },
]

const sharedNetwork = oneGateway(shared, [toTransit(`10.${spoke.n}.0.0/16`)])
const egressNetwork = network(
  egress,
  (zone) => [toTransit('10.0.0.0/8'), { destinationCidrBlock: '0.0.0.0/0', natGatewayId: `nat-0${egress.n}${zone}` }],
  ['a', 'b'],
)

/** From a pod of one account to one of another, as each of their monitors hears it. */
const between = (heardBy: 'spoke' | 'participant'): Connection => ({
  client: pod(spoke, 'a', 'web-5c9fd8d7b5-x2x4z', 10, heardBy === 'spoke' ? MONITOR : undefined),
  server: pod(inShared, 'b', 'store-7d4b9c6f5d-k8k2p', 11, heardBy === 'participant' ? MONITOR : undefined),
  ...{ port: 8080, category: 'INTER_VPC', bytesPerSlot: () => BETWEEN_ACCOUNTS },
})

export const world: World = {
  name: 'organisation',
  summary: 'six accounts in three regions, one of them without a role and one that refuses it',
  ...{ region: home.region, accountId: home.accountId, timeZone: 'UTC' },
  monitors: monitors(home.accountId, home.region),
  network: oneGateway(home),
  connections: [
    ...traffic(home),
    {
      client: pod(withoutRole, 'a', 'job-6b5d4c3f2e-z1z2y', 10, MONITOR),
      ...{ server: API, port: 443, category: 'UNCLASSIFIED', bytesPerSlot: () => UNREAD },
    },
  ],
  elsewhere: [
    {
      ...{ region: otherRegion.region, accountId: otherRegion.accountId },
      monitors: monitors(otherRegion.accountId, otherRegion.region),
      ...{ network: oneGateway(otherRegion), connections: traffic(otherRegion) },
    },
    {
      ...{ region: shared.region, accountId: shared.accountId, role, monitors: [], connections: [] },
      network: together([sharedNetwork, egressNetwork], transitGateways),
    },
    {
      ...{ region: shared.region, accountId: participant, role, monitors: monitors(participant, shared.region) },
      ...{ network: asParticipant(sharedNetwork), connections: [...traffic(inShared), between('participant')] },
    },
    {
      ...{ region: spoke.region, accountId: spoke.accountId, role, monitors: monitors(spoke.accountId, spoke.region) },
      network: { ...network(spoke, () => [toTransit('0.0.0.0/0')], []), transitGateways },
      connections: [...traffic(spoke), between('spoke')],
    },
    {
      // Another flowtoll reads it by the role that has the usual name.
      ...{ region: abroad.region, accountId: abroad.accountId, role: { ...role, name: 'flowtoll-read-of-platform' } },
      monitors: monitors(abroad.accountId, abroad.region),
      ...{ network: oneGateway(abroad), connections: traffic(abroad) },
    },
    {
      ...{ region: refused.region, accountId: refused.accountId, role: { ...role, externalId: 'another-one' } },
      monitors: monitors(refused.accountId, refused.region),
      ...{ network: oneGateway(refused), connections: traffic(refused) },
    },
  ],
  // The host is none of AWS's.
  ipRanges: { syncToken: '1787411825', createDate: '2026-08-22-15-17-05', prefixes: [], ipv6_prefixes: [] },
  bill,
}
