import { expect, test } from 'vitest'
import { keptInterfaces } from '../../../domain/network/described-resource.ts'
import type { NetworkInterface, RouteTable } from '../../../domain/network/topology.ts'

const standing = (id: string, name: string | null, more: Partial<NetworkInterface> = {}): NetworkInterface => ({
  ...{ id, vpcId: 'vpc-1', ips: ['10.0.1.9'], publicIps: [], name, owner: null, isManaged: true, ...more },
})
const table: RouteTable = {
  ...{ id: 'rtb-1', vpcId: 'vpc-1', main: true, subnetIds: [] },
  routes: [{ destination: '0.0.0.0/0', target: 'eni-forwards' }],
}
const kept = (interfaces: readonly NetworkInterface[]) =>
  keptInterfaces({ interfaces, routeTables: [table] }, new Set(['prod'])).map(({ id }) => id)

test('an interface is kept that has a name, a public address, or a route to it', () => {
  expect(
    kept([
      standing('eni-rds', 'RDS database'),
      standing('eni-nameless', null),
      standing('eni-public', null, { publicIps: ['3.80.1.1'] }),
      standing('eni-forwards', null),
    ]),
  ).toEqual(['eni-rds', 'eni-public', 'eni-forwards'])
})

test('of the clusters of a day none is kept, of another one up to two thousand, without what its service made', () => {
  const node = (cluster: string) => (_: unknown, index: number) =>
    standing(`eni-${cluster}-${index}`, null, { cluster })
  const nodes = (cluster: string) => Array.from({ length: 3000 }, node(cluster))
  const all = kept([...nodes('prod'), ...nodes('lab').toReversed(), standing('eni-rds', 'RDS database')])
  expect(all).toHaveLength(2001)
  expect(all.every((id) => id === 'eni-rds' || id.startsWith('eni-lab-'))).toBe(true)
  // One of the day's own that has a public address is there for that, and tells no cluster.
  const [own] = keptInterfaces(
    { interfaces: [standing('eni-public', null, { cluster: 'prod', publicIps: ['3.80.1.1'] })], routeTables: [table] },
    new Set(['prod']),
  )
  expect(own).not.toHaveProperty('cluster')
})

test('of tasks, the same ones are kept in whatever order EC2 tells of them', () => {
  const tasks = Array.from({ length: 2000 }, (_, index) => standing(`eni-${index}`, 'ECS task'))
  expect(new Set(kept(tasks.toReversed()))).toEqual(new Set(kept(tasks)))
})

test('of ten thousand of Fargate, those are that have a name, and five hundred tasks', () => {
  const fargate = (name: string | null) => Array.from({ length: 5000 }, (_, index) => standing(`eni-${index}`, name))
  expect(kept([...fargate(null), ...fargate('ECS task'), standing('eni-rds', 'RDS database')])).toHaveLength(501)
  expect(kept([...fargate('ECS task'), standing('eni-public', 'ECS task', { publicIps: ['3.80.1.1'] })])).toHaveLength(
    501,
  )
})
