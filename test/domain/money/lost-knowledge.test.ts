import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Identity } from '../../../domain/identities/identity.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { InterfaceOwner } from '../../../domain/network/network-interface.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { oneOfEach, runs } from '../../exhaustive/cases.ts'
import { end, flow, knowledge, priced, topology } from '../build.ts'
import { ACTIONS, LOSSES, without as topologyWithout } from '../lost-topology.ts'

/**
 * Whatever EC2 does not tell, no dollar may appear that is not there when it does. Each part of the network's description
 * is taken away, alone and with another one, from flows of every kind that the price table tells apart.
 */

const local = { destination: '10.0.0.0/16', target: 'local' }
const enis: readonly (readonly [ip: string, owner: InterfaceOwner | null, name: string | null, publicIp?: string])[] = [
  ['10.0.1.20', 'application_load_balancer', 'ALB web'],
  ['10.0.1.21', 'elasticache', 'ElastiCache sessions'],
  ['10.0.1.22', 'eks_control_plane', 'EKS control plane of shop'],
  ['10.0.1.23', 'client_vpn', 'Client VPN'],
  ['10.0.1.24', 'rds', 'RDS database'],
  ['10.0.1.25', 'vpc_endpoint', 'VPC endpoint vpce-0b'],
  ['10.1.0.25', 'vpc_endpoint', 'VPC endpoint vpce-0c'],
  ['10.0.1.26', null, null, '54.210.7.7'],
]

const FULL: Topology = topology([], {
  vpcIds: ['vpc-1', 'vpc-2'],
  subnets: [
    { id: 'subnet-a', vpcId: 'vpc-1', zoneId: 'euw1-az1', cidrs: ['10.0.0.0/24'] },
    { id: 'subnet-b', vpcId: 'vpc-1', zoneId: 'euw1-az2', cidrs: ['10.0.1.0/24'] },
    { id: 'subnet-main', vpcId: 'vpc-1', zoneId: 'euw1-az2', cidrs: ['10.0.2.0/24'] },
    { id: 'subnet-peer', vpcId: 'vpc-2', zoneId: 'euw1-az2', cidrs: ['10.1.0.0/24'] },
  ],
  routeTables: [
    {
      id: 'rtb-main',
      vpcId: 'vpc-1',
      main: true,
      subnetIds: [],
      routes: [local, { destination: '0.0.0.0/0', target: 'igw-1' }],
    },
    {
      id: 'rtb-a',
      vpcId: 'vpc-1',
      main: false,
      subnetIds: ['subnet-a'],
      routes: [
        local,
        { destination: '0.0.0.0/0', target: 'nat-b' },
        { destination: '10.1.0.0/16', target: 'pcx-1' },
        { destination: '10.2.0.0/16', target: 'tgw-1' },
        { destination: 'pl-s3', target: 'vpce-0a' },
        { destination: 'pl-own', target: 'tgw-1' },
        { destination: '203.0.113.0/24', target: 'vpce-0d' },
      ],
    },
    {
      id: 'rtb-b',
      vpcId: 'vpc-1',
      main: false,
      subnetIds: ['subnet-b'],
      routes: [local, { destination: '0.0.0.0/0', target: 'nat-b' }, { destination: '10.1.0.0/16', target: 'pcx-1' }],
    },
  ],
  endpoints: [
    { id: 'vpce-0a', vpcId: 'vpc-1', type: 'gateway', serviceName: 'com.amazonaws.eu-west-1.s3', ips: [] },
    {
      id: 'vpce-0b',
      vpcId: 'vpc-1',
      type: 'interface',
      serviceName: 'com.amazonaws.eu-west-1.sqs',
      ips: ['10.0.1.25'],
    },
    {
      id: 'vpce-0c',
      vpcId: 'vpc-2',
      type: 'interface',
      serviceName: 'com.amazonaws.eu-west-1.kms',
      ips: ['10.1.0.25'],
    },
    { id: 'vpce-0d', vpcId: 'vpc-1', type: 'gateway_load_balancer', serviceName: 'firewall', ips: [] },
  ],
  prefixLists: [
    { id: 'pl-s3', cidrs: ['52.218.0.0/17'] },
    { id: 'pl-own', cidrs: ['198.18.0.0/16'] },
  ],
  interfaces: enis.map(([ip, owner, name, publicIp], index) => ({
    id: `eni-${index}`,
    vpcId: ip.startsWith('10.1.') ? 'vpc-2' : 'vpc-1',
    ips: [ip],
    publicIps: publicIp === undefined ? [] : [publicIp],
    ...{ name, owner },
  })),
})

/** Each action alone, and in the exhaustive run with each other one. */
const LOST = oneOfEach(LOSSES, ([first = '']) => first).map((actions) => [actions.join(' and '), actions] as const)

const without = (...actions: readonly string[]) => topologyWithout(FULL, ...actions)

const host = (region: string, rented: boolean): Identity => ({
  ...{ name: 'Amazon EC2', owner: null, source: 'ip-ranges', confidence: 'high', host: null },
  ...{ region, rented, endpointService: null, privateConnectivity: null },
})
const identities = {
  schema: 1 as const,
  rangesOf: null,
  problems: [],
  byIp: {
    '54.210.7.7': host('eu-west-1', true),
    '54.210.8.8': host('eu-west-1', true),
    '52.94.5.5': host('eu-west-1', false),
    '3.5.5.5': host('us-east-1', true),
  },
}

const INSIDE = ['10.0.0.9', '10.0.1.9', '10.0.2.9', '10.0.9.9', ...enis.map(([ip]) => ip).filter((ip) => ip < '10.1')]
const OUTSIDE = ['8.8.8.8', '54.210.7.7', '54.210.8.8', '52.94.5.5', '3.5.5.5', '203.0.113.9', '198.18.0.9']

/** Where a flow goes, by the categories that the service gives to such a way. */
const FAR = fc.oneof(
  fc.record({
    category: fc.constantFrom('INTER_AZ' as const, 'INTRA_AZ' as const, 'UNCLASSIFIED' as const),
    ip: fc.constantFrom(...INSIDE),
  }),
  fc.record({
    category: fc.constantFrom('INTER_VPC' as const, 'UNCLASSIFIED' as const),
    ip: fc.constantFrom('10.1.0.9', '10.1.0.25', '10.2.0.9'),
  }),
  fc.record({
    category: fc.constantFrom('UNCLASSIFIED' as const, 'INTER_REGION' as const),
    ip: fc.constantFrom(...OUTSIDE),
  }),
  fc.record({ category: fc.constant('AMAZON_S3' as const), ip: fc.constantFrom('52.218.1.1', '3.5.5.5') }),
)

/** A zone as an id, as a name, as a name of another account's, or not at all. */
const zone = (id: string, name: string) => fc.constantFrom(id, name, null)

const OWN_IPS = {
  ...{ 'subnet-a': '10.0.0.1', 'subnet-b': '10.0.1.1', 'subnet-main': '10.0.2.1', 'subnet-of-another': '10.0.9.1' },
} as const

const FLOW = fc
  .record({
    far: FAR,
    own: fc.constantFrom(
      'subnet-a' as const,
      'subnet-b' as const,
      'subnet-main' as const,
      'subnet-of-another' as const,
    ),
    ownZone: zone('euw1-az1', 'eu-west-1a'),
    farZone: zone('euw1-az2', 'eu-west-1b'),
    tellsSubnet: fc.boolean(),
    farName: fc.constantFrom('pod', 'service', 'instance', null),
    farVpc: fc.boolean(),
    isMirrored: fc.boolean(),
    calledByFar: fc.boolean(),
  })
  .map(({ far, own, ownZone, farZone, tellsSubnet, farName, farVpc, isMirrored, calledByFar }) => {
    // An end is where its subnet is.
    const isA = own === 'subnet-a'
    const source = end({
      ip: OWN_IPS[own],
      vpcId: 'vpc-1',
      subnetId: tellsSubnet ? own : null,
      azId: isA || own === 'subnet-of-another' ? ownZone : ownZone?.replace('az1', 'az2').replace('1a', '1b'),
      pod: 'web-0',
    })
    const inside = far.ip.startsWith('10.')
    const known = enis.some(([ip]) => ip === far.ip)
    const destination = end({
      ip: far.ip,
      vpcId: inside && farVpc ? (far.ip.startsWith('10.0.') ? 'vpc-1' : 'vpc-2') : null,
      azId: !inside
        ? null
        : far.ip.startsWith('10.0.0.')
          ? farZone?.replace('az2', 'az1').replace('1b', '1a')
          : farZone,
      // What is known as something else is no pod; a Service may stand before it.
      pod: inside && !known && farName === 'pod' ? 'db-0' : null,
      service: inside && farName === 'service' ? 'db' : null,
      instanceId: inside && !known && farName === 'instance' ? 'i-1' : null,
    })
    const mirrored = inside && !known && isMirrored
    return calledByFar && !mirrored
      ? flow({
          category: far.category,
          source: destination,
          destination: source,
          reportedBy: 'destination',
          targetPort: 0,
        })
      : flow({ category: far.category, source, destination, mirrored })
  })

const full = knowledge({ network: networkOf(FULL), identities })

function expectNoMore(known: Topology) {
  const less = knowledge({ network: networkOf(known), identities })
  fc.assert(
    fc.property(FLOW, (one) => {
      const [more, now] = [priced(one, full), priced(one, less)]
      if (now.usd <= more.usd + 1e-12) return
      const [before, after] = [more, now].map(({ usd, unpriced, pays }) => JSON.stringify({ usd, unpriced, pays }))
      throw new Error(`${before}, and now ${after}`)
    }),
    runs(100),
  )
}

describe('no flow costs more', () => {
  test.each(LOST)('without %s', (_, actions) => expectNoMore(without(...actions)))

  test('without any of them, and next to nothing is left', () => {
    expectNoMore(without(...ACTIONS))
  })
})

test('a zone that EC2 did not tell of is none, and crosses nothing', () => {
  const network = networkOf(without('ec2:DescribeAvailabilityZones'))
  const byNat = flow({
    category: 'UNCLASSIFIED',
    source: end({ ip: '10.0.1.1', vpcId: 'vpc-1', subnetId: 'subnet-b', azId: 'eu-west-1b', pod: 'web-0' }),
    destination: end({ ip: '8.8.8.8' }),
  })
  // The gateway stands in the subnet's own zone.
  const { charges } = priced(byNat, knowledge({ network, identities }))
  expect(charges).toMatchObject({ interAz: 0, nat: 0.048 })
})
