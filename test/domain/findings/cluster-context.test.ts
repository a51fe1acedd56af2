import { expect, test } from 'vitest'
import { inCluster } from '../../../domain/findings/cluster-context.ts'
import type { Change } from '../../../domain/findings/finding.ts'
import { EMPTY_TOPOLOGY } from '../../../domain/network/topology.ts'
import { behind, call, found, pod } from './build.ts'

const OWN = '111122223333'
const IP_TARGETS: Change = { kind: 'ip-targets', namespace: 'shop', service: 'api' }
const REMOVE: Change = { kind: 'zonal-load-balancer', region: 'us-west-2', name: 'front' }

test.each([
  ['the own cluster', 'eks', 'prod', IP_TARGETS, IP_TARGETS],
  [
    'one of its name in another account',
    'eks@222222222222-us-west-2',
    'prod (222222222222, us-west-2)',
    IP_TARGETS,
    { ...IP_TARGETS, context: 'arn:aws:eks:us-west-2:222222222222:cluster/prod' },
  ],
  [
    'one in another region of the own account',
    'eks@us-west-2',
    'prod (us-west-2)',
    IP_TARGETS,
    { ...IP_TARGETS, context: `arn:aws:eks:us-west-2:${OWN}:cluster/prod` },
  ],
  ['what kubectl does not change', 'eks@us-west-2', 'prod (us-west-2)', REMOVE, REMOVE],
  ['nothing to apply', 'eks@us-west-2', 'prod (us-west-2)', null, null],
])('%s', (_, monitor, cluster, change, expected) => {
  const day = { clusterOf: () => cluster, topology: { ...EMPTY_TOPOLOGY, accountId: OWN } }
  expect(inCluster(change, monitor, day)).toEqual(expected)
})

test('a finding of a source names its cluster to kubectl', () => {
  const flows = [1, 2].flatMap((zone) =>
    [1, 2].map((to) => call(pod(zone as 1 | 2, 'web', zone), behind('api', pod(to as 1 | 2, 'api', to)), 10)),
  )
  const of = (monitor: string) =>
    found(
      'same-zone-routing',
      flows.map((flow) => ({ ...flow, monitor })),
    ).map(({ change }) => change)
  const change = { kind: 'service-routing', namespace: 'shop', service: 'api', value: 'PreferSameZone' }
  expect(of('eks')).toEqual([change])
  const context = 'arn:aws:eks:us-west-2:222222222222:cluster/prod'
  expect(of('eks@222222222222-us-west-2')).toEqual([{ ...change, context }])
})
