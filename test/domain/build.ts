import type { Monitor } from '../../domain/collecting/run.ts'
import type { Flow } from '../../domain/flows/mirrors.ts'
import type { End, Observation } from '../../domain/flows/observation.ts'
import { type Knowledge, type PricedFlow, pricedFlow } from '../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../domain/money/prices.ts'
import { networkOf } from '../../domain/network/network.ts'
import { EMPTY_TOPOLOGY, type Topology } from '../../domain/network/topology.ts'

export const GIB = 2 ** 30

export const end = (known: Partial<End> = {}): End => ({
  ip: null,
  azId: null,
  subnetId: null,
  vpcId: null,
  instanceId: null,
  region: null,
  namespace: null,
  pod: null,
  service: null,
  ...known,
})

export const observation = (known: Partial<Observation> = {}): Observation => ({
  monitor: 'shop',
  windowStart: Date.parse('2026-11-21T13:00:00Z'),
  windowSeconds: 3600,
  category: 'INTER_AZ',
  bytes: 1000,
  local: end({ ip: '10.0.0.1' }),
  remote: end({ ip: '10.0.1.1' }),
  targetPort: 443,
  snatIp: null,
  dnatIp: null,
  traversedConstructs: [],
  ...known,
})

export const flow = (known: Partial<Flow> = {}): Flow => ({
  monitor: 'shop',
  windowStart: Date.parse('2026-11-21T13:00:00Z'),
  windowSeconds: 3600,
  category: 'INTER_AZ',
  bytes: GIB,
  source: end({ ip: '10.0.0.1', subnetId: 'subnet-a', azId: 'euw1-az1' }),
  // What stays in a zone ends in it.
  destination:
    known.category === 'INTRA_AZ'
      ? end({ ip: '10.0.0.2', subnetId: 'subnet-a', azId: 'euw1-az1' })
      : end({ ip: '10.0.1.1', subnetId: 'subnet-b', azId: 'euw1-az2' }),
  targetPort: 443,
  snatIp: null,
  dnatIp: null,
  traversedConstructs: [],
  mirrored: false,
  reportedBy: 'source',
  ...known,
})

const ACCOUNT = '111122223333'
const local = { destination: '10.0.0.0/16', target: 'local' }
const local6 = { destination: '2a05:d018::/32', target: 'local' }

/** Two private subnets in two zones, each with a route table; `routes` are those of zone a. */
export const topology = (
  routes: Topology['routeTables'][number]['routes'] = [],
  more: Partial<Topology> = {},
): Topology => ({
  ...EMPTY_TOPOLOGY,
  vpcIds: ['vpc-1'],
  accountId: ACCOUNT,
  zones: [
    { id: 'euw1-az1', name: 'eu-west-1a' },
    { id: 'euw1-az2', name: 'eu-west-1b' },
  ],
  subnets: [
    { id: 'subnet-a', vpcId: 'vpc-1', zoneId: 'euw1-az1', cidrs: ['10.0.0.0/24', '2a05:d018:1::/64'] },
    { id: 'subnet-b', vpcId: 'vpc-1', zoneId: 'euw1-az2', cidrs: ['10.0.1.0/24', '2a05:d018:2::/64'] },
    { id: 'subnet-main', vpcId: 'vpc-1', zoneId: 'euw1-az2', cidrs: ['10.0.2.0/24'] },
  ],
  routeTables: [
    {
      id: 'rtb-main',
      vpcId: 'vpc-1',
      main: true,
      subnetIds: [],
      routes: [local, local6, { destination: '0.0.0.0/0', target: 'igw-1' }],
      ownerId: ACCOUNT,
    },
    {
      ...{ id: 'rtb-a', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-a'] },
      routes: [local, local6, ...routes],
      ownerId: ACCOUNT,
    },
  ],
  natGateways: [
    { id: 'nat-a', vpcId: 'vpc-1', subnetId: 'subnet-a' },
    { id: 'nat-b', vpcId: 'vpc-1', subnetId: 'subnet-b' },
  ],
  ...more,
})

export const monitor = (name: string): Monitor => ({
  name,
  arn: `arn:aws:networkflowmonitor:eu-west-1:111122223333:monitor/${name}`,
  cluster: 'prod',
  region: 'eu-west-1',
})

export const knowledge = (more: Partial<Knowledge> = {}): Knowledge => ({
  monitorOf: monitor,
  network: networkOf(topology()),
  identities: { schema: 1, rangesOf: null, byIp: {}, problems: [] },
  ratesOf: () => fallbackRates('eu-west-1'),
  endpointUsdPerGbOf: () => 0.01,
  bytesPerGigabyte: GIB,
  ...more,
})

export const priced = (known: Partial<Flow> = {}, more: Partial<Knowledge> = {}): PricedFlow =>
  pricedFlow(flow(known), knowledge(more))
