import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { PodOwners } from '../../../domain/identities/pod-owners.ts'
import { end } from '../build.ts'
import { anyDay } from '../findings/any-day.ts'
import { call, dayOf, pod } from '../findings/build.ts'

/** What a cluster tells of its pods: names, and no dollar. */

const anyText = fc.oneof(
  fc.constantFrom('Deployment', 'StatefulSet', 'Node', '<script>', '__proto__', '', 'a,b\nc'),
  fc.string(),
)
const anyOwners: fc.Arbitrary<PodOwners> = fc
  .record({ kind: anyText, name: anyText, namespace: anyText })
  .map((owner) => ({ ownerOf: () => owner, hostOf: () => owner, teamOf: () => owner.name }))

test('whatever it tells, all that decides a price is as without it', () => {
  fc.assert(
    fc.property(anyDay, anyOwners, ([place, flows], owners) => {
      const priced = (of: typeof place) =>
        dayOf(flows, of).flows.map(({ usd, charges, pays, bound, unpriced, via, path, gateway, pricedShare }) => ({
          ...{ usd, charges, pays, bound, unpriced, via, path, gateway, pricedShare },
        }))
      expect(priced({ ...place, owners })).toEqual(priced(place))
    }),
    { numRuns: 200 },
  )
})

const node = end({ ip: '10.0.2.5', azId: 'az-2', subnetId: 'subnet-2', vpcId: 'vpc-1', instanceId: 'i-2' })
const hostOf: PodOwners['hostOf'] = (cluster, ip, port) =>
  cluster === 'prod-monitor' && ip === '10.0.2.5' && port === 9100
    ? { namespace: 'monitoring', kind: 'DaemonSet', name: 'node-exporter' }
    : undefined

test.each([
  ['a node at the port of a DaemonSet', node, 9100, 'node-exporter', 'monitoring'],
  ['a node at another port', node, 22, 'instance i-2', null],
  ['a node at a port that is not known', node, null, 'instance i-2', null],
  ['a pod that has the address', { ...node, pod: 'web-0', namespace: 'shop' }, 9100, 'web', 'shop'],
  ['a Service', { ...node, service: 'api', namespace: 'shop' }, 9100, 'api', 'shop'],
  ['an address that is no instance', { ...node, instanceId: null }, 9100, '10.0.2.5', null],
] as const)('%s is called by its name', (_, destination, targetPort, name, namespace) => {
  const flow = call(pod(1, 'prometheus', 1), destination, 10, { targetPort, mirrored: false })
  const [told] = dayOf([flow], { owners: { hostOf } }).flows
  const [plain] = dayOf([flow]).flows
  expect([told?.destinationName, told?.destination.namespace]).toEqual([name, namespace])
  expect(told?.usd).toBe(plain?.usd)
  expect(told?.destination.workloadKind).toBe(name === 'node-exporter' ? 'DaemonSet' : plain?.destination.workloadKind)
})
