import fc from 'fast-check'
import type { Change, Finding } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import { KINDS } from '../../../domain/findings/kinds.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { Endpoint, Route, RouteTable, Topology } from '../../../domain/network/topology.ts'
import { out, type Place, pod, REMOTE, topologyOf, type Zone } from './build.ts'

/**
 * Networks of many kinds and what flows in them: tables of one's own, shared or by default; ways out by NAT gateways of any zone, a
 * regional one, a NAT instance, a hub behind a transit gateway; endpoints that stand already; another VPC with a NAT gateway of its
 * own.
 */

const OWN = '111122223333'
const S3 = '52.216.9.9'
const zone = fc.constantFrom<Zone>(1, 2, 3)
const local: Route = { destination: '10.0.0.0/16', target: 'local' }

const wayOut = fc.constantFrom('nat-1', 'nat-1', 'nat-2', 'nat-3', 'nat-r', 'tgw-1', 'eni-nat')
const anyRoutes = fc
  .record({
    target: wayOut,
    extra: fc.subarray<Route>([
      { destination: '10.9.0.0/16', target: 'tgw-1' },
      { destination: '10.50.0.0/16', target: 'pcx-1' },
      { destination: '3.2.0.2/32', target: 'nat-2' },
    ]),
    hasS3: fc.boolean(),
  })
  .map(({ target, extra, hasS3 }): Route[] => [
    ...[local, { destination: '0.0.0.0/0', target }, ...extra],
    ...(hasS3 ? [{ destination: 'pl-s3', target: 'vpce-s3' }] : []),
  ])

const table = (id: string, subnetIds: string[], routes: Route[], more: Partial<RouteTable> = {}): RouteTable => ({
  ...{ id, vpcId: 'vpc-1', main: false, subnetIds, routes, ownerId: OWN },
  ...more,
})

const anyEndpoints = fc
  .record({
    hasGateway: fc.boolean(),
    interfaceIn: fc.subarray([1, 2, 3]),
    privateDns: fc.boolean(),
  })
  .map(({ hasGateway, interfaceIn, privateDns }): Endpoint[] => [
    ...(hasGateway
      ? [
          {
            ...{ id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway' as const, ips: [] },
            serviceName: 'com.amazonaws.us-east-1.s3',
          },
        ]
      : []),
    ...(interfaceIn.length > 0
      ? [
          {
            ...{ id: 'vpce-ecr', vpcId: 'vpc-1', type: 'interface' as const, privateDns, ownerId: OWN },
            serviceName: 'com.amazonaws.us-east-1.ecr.dkr',
            ips: interfaceIn.map((one) => `10.0.${one}.200`),
            subnetIds: interfaceIn.map((one) => `subnet-${one}`),
          },
        ]
      : []),
  ])

const OTHER = { vpcId: 'vpc-2', zoneId: 'az-1' }
const HUB = { vpcId: 'vpc-hub', zoneId: 'az-1' }
const attachment = (id: string, resourceId: string, subnetIds: string[]) => ({
  ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId, ownerId: OWN },
  ...{ subnetIds, routeTableId: 'tgw-rtb', applianceMode: false },
})

const anyPlace: fc.Arbitrary<Place & { endpoints: Endpoint[]; topology: Partial<Topology> }> = fc
  .record({
    shape: fc.constantFrom('own', 'own', 'shared', 'main'),
    routes: fc.tuple(anyRoutes, anyRoutes, anyRoutes),
    endpoints: anyEndpoints,
    natIn: fc.subarray([1, 2, 3], { minLength: 1 }),
  })
  .map(({ shape, routes: [one, two, three], endpoints, natIn }) => {
    const isThere = ({ target }: Route) => target !== 'vpce-s3' || endpoints.some(({ type }) => type === 'gateway')
    const [a, b, c] = [one, two, three].map((routes) => routes.filter(isThere)) as [Route[], Route[], Route[]]
    const tables = {
      own: [table('rtb-1', ['subnet-1'], a), table('rtb-2', ['subnet-2'], b), table('rtb-3', ['subnet-3'], c)],
      shared: [table('rtb-12', ['subnet-1', 'subnet-2'], a), table('rtb-3', ['subnet-3'], c)],
      main: [table('rtb-1', ['subnet-1'], a), table('rtb-main', [], b, { main: true })],
    }[shape]
    const known = topologyOf()
    return {
      endpoints,
      topology: {
        vpcIds: ['vpc-1', 'vpc-2'],
        subnets: [
          ...known.subnets,
          { id: 'subnet-of-2', ...OTHER, cidrs: ['10.8.1.0/24'] },
          { id: 'public-of-2', ...OTHER, cidrs: ['10.8.101.0/24'] },
          { id: 'hub-in', ...HUB, cidrs: ['10.9.1.0/24'] },
          { id: 'hub-out', ...HUB, cidrs: ['10.9.2.0/24'] },
        ],
        routeTables: [
          ...tables,
          table(
            'rtb-public',
            ['public-1', 'public-2', 'public-3'],
            [local, { destination: '0.0.0.0/0', target: 'igw-1' }],
          ),
          ...[
            table('rtb-of-2', ['subnet-of-2'], [{ destination: '0.0.0.0/0', target: 'nat-of-2' }], { vpcId: 'vpc-2' }),
            table('rtb-out-2', ['public-of-2'], [{ destination: '0.0.0.0/0', target: 'igw-2' }], { vpcId: 'vpc-2' }),
          ],
          table(
            'rtb-in',
            ['hub-in'],
            [
              { destination: '10.9.0.0/16', target: 'local' },
              { destination: '0.0.0.0/0', target: 'nat-hub' },
            ],
            { vpcId: 'vpc-hub' },
          ),
          table('rtb-out', ['hub-out'], [{ destination: '0.0.0.0/0', target: 'igw-hub' }], { vpcId: 'vpc-hub' }),
        ],
        natGateways: [
          ...[1, 2, 3].map((index) => ({
            ...{ id: `nat-${index}`, vpcId: 'vpc-1', subnetId: `public-${natIn.includes(index) ? index : natIn[0]}` },
            connectivity: 'public' as const,
          })),
          { id: 'nat-r', vpcId: 'vpc-1', subnetId: null, connectivity: 'public' as const, growsByItself: true },
          { id: 'nat-of-2', vpcId: 'vpc-2', subnetId: 'public-of-2', connectivity: 'public' as const },
          { id: 'nat-hub', vpcId: 'vpc-hub', subnetId: 'hub-out', connectivity: 'public' as const },
        ],
        prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
        interfaces: [
          {
            ...{ id: 'eni-nat', vpcId: 'vpc-1', ips: ['10.0.102.4'], publicIps: ['3.80.0.1'], name: null, owner: null },
            ...{ subnetId: 'public-2', instanceId: 'i-nat', checksAddresses: false },
          },
        ],
        vpcs: [],
        peerings: [],
        transitAttachments: [
          attachment('att-1', 'vpc-1', ['subnet-1', 'subnet-2', 'subnet-3']),
          attachment('att-hub', 'vpc-hub', ['hub-in']),
        ],
        transitRouteTables: [
          { id: 'tgw-rtb', transitGatewayId: 'tgw-1', routes: [{ destination: '0.0.0.0/0', attachmentId: 'att-hub' }] },
        ],
        endpointServices: ['sqs', 'ecr.dkr'].map((service) => ({
          ...{ serviceName: `com.amazonaws.us-east-1.${service}`, types: ['interface' as const], privateDns: true },
          zoneIds: ['az-1', 'az-2', 'az-3'],
        })),
      },
    }
  })

const size = fc.integer({ min: 1, max: 900 })
const IN_OTHER = pod(1, 'archive', 9, { ip: '10.8.1.9', subnetId: 'subnet-of-2', vpcId: OTHER.vpcId })
const anyFlow: fc.Arbitrary<Flow> = fc.oneof(
  fc
    .record({
      from: zone,
      ip: fc.constantFrom(REMOTE.sqs, REMOTE.ecr, REMOTE.datadog, REMOTE.dockerHub, REMOTE.unknown),
      size,
    })
    .map((one) => out(pod(one.from, 'sender'), one.ip, one.size)),
  fc.record({ from: zone, size }).map((one) => out(pod(one.from, 'images'), S3, one.size, 'AMAZON_S3')),
  fc
    .record({ ip: fc.constantFrom('52.216.9.10', REMOTE.sqs, REMOTE.unknown), size })
    .map(({ ip, size }) => out(IN_OTHER, ip, size, ip.startsWith('52.216') ? 'AMAZON_S3' : 'UNCLASSIFIED')),
  // To the hub, where a table leads there.
  fc.record({ from: zone, size }).map((one) => out(pod(one.from, 'caller'), '10.9.1.9', one.size, 'INTER_VPC')),
  // To the endpoint where it stands, else to an address of nobody's.
  fc
    .record({ from: zone, to: zone, size: fc.constantFrom(0.1, 1, 100) })
    .map((one) => out(pod(one.from, 'puller'), `10.0.${one.to}.200`, one.size)),
)
export const anyDay = fc.tuple(anyPlace, fc.array(anyFlow, { minLength: 1, maxLength: 12 }))

export type Changed = Finding & { readonly change: Change }
const ORDER = KINDS.map(({ kind }) => kind)
/** Findings that have a change, in the order in which they were made. */
export const changesOf = (open: readonly Finding[]): Changed[] =>
  open
    .filter((one): one is Changed => one.change !== null)
    .toSorted((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind) || (a.id < b.id ? -1 : 1))

/** Past days that were like this one, so that what costs by the hour is known to be steady. */
export function report(day: Day) {
  const past = [18, 19, 20].map((date) => findingsOf({ ...day, day: `2026-11-${date}` }, [], []).memory)
  return findingsOf(day, past, []).report
}
