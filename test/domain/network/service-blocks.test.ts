import { expect, test } from 'vitest'
import { withSources } from '../../../domain/network/day-clusters.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { Cluster } from '../../../domain/network/topology.ts'
import { end, priced, topology } from '../build.ts'

const ELSEWHERE = '222222222222-eu-west-1'
const told: Cluster = { name: 'prod', version: '1.34', serviceCidr: '172.20.0.0/16' }
const untold: Cluster = { name: 'prod (222222222222)', version: null, sources: [ELSEWHERE] }

const lostOf = (monitor: string, clusters: readonly Cluster[], ip: string) =>
  priced(
    {
      ...{ monitor, category: 'UNCLASSIFIED' },
      source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1', pod: 'web-1' }),
      destination: end({ ip }),
    },
    { network: networkOf(topology([{ destination: '0.0.0.0/0', target: 'vgw-1' }], { clusters })) },
  ).path.lost

// EKS gives Services 10.100.0.0/16 or 172.20.0.0/16 unless told otherwise.
test.each([
  ['an address on premises, as its own cluster tells its block', 'eks', [told], '10.100.0.9', null],
  ['the same, where another source does not tell', 'eks', [told, untold], '10.100.0.9', null],
  [
    'what may be a Service of one that does not tell',
    `eks@${ELSEWHERE}`,
    [told, untold],
    '10.100.0.9',
    'maybe_service',
  ],
  ['a Service of the own cluster', 'eks', [told, untold], '172.20.0.9', 'service_address'],
  [
    'what another source has Services at',
    `eks@${ELSEWHERE}`,
    [told, { ...untold, serviceCidr: '10.100.0.0/16' }],
    '172.20.0.9',
    null,
  ],
] as const)('%s', (_, monitor, clusters, ip, lost) => {
  expect(lostOf(monitor, clusters, ip)).toBe(lost)
})

test('a cluster has the sources of its monitors, where those are not the own account alone', () => {
  const monitors = [
    { name: 'eks', cluster: 'prod' },
    { name: `eks@${ELSEWHERE}`, cluster: 'prod (222222222222)' },
    { name: 'all', cluster: 'prod (222222222222)' },
  ]
  const { sources: _, ...bare } = untold
  expect(withSources([told, bare], monitors)).toEqual([told, { ...bare, sources: ['', ELSEWHERE] }])
})
