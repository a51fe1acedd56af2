import { describe, expect, test } from 'vitest'
import { completedTopology, laterTopology, topologyAt } from '../../../domain/network/completed-topology.ts'
import { networkOf } from '../../../domain/network/network.ts'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { topology } from '../build.ts'

const standing = (id: string, name: string): NetworkInterface => ({
  ...{ id, vpcId: 'vpc-1', ips: ['10.0.0.70'], publicIps: [], name, owner: 'rds' },
})
const named = (known: ReturnType<typeof topology>, hour: string) =>
  networkOf(topologyAt(known, `2026-11-21T${hour}:00:00Z`)).interfaceAt({
    ip: '10.0.0.70',
    vpcId: 'vpc-1',
    seenFrom: 'vpc-1',
  })?.name ?? null

describe('interfaces that are read hour by hour', () => {
  const first = { ...topology([], { interfaces: [standing('eni-1', 'orders')] }), readUntil: '2026-11-21T09:00:00Z' }
  const again = topology([], { interfaces: [standing('eni-2', 'carts')] })
  const later = laterTopology(first, again, '2026-11-21T12:00:00Z')

  test('an address is in each hour the one that had it then, also when that is gone', () => {
    // eni-2 was not there at 09:00 and was at 12:00: of the hours between, it is the later one.
    expect(['05', '09', '10', '12', '20'].map((hour) => named(later, hour))).toEqual([
      ...['orders', 'orders', 'carts', 'carts', 'carts'],
    ])
  })

  test('what was there at the first reading was there all day', () => {
    expect(named(first, '01')).toBe('orders')
  })

  test('what a later hour finds changes nothing of those before', () => {
    expect(topologyAt(later, '2026-11-21T09:00:00Z').interfaces).toEqual(first.interfaces)
    expect(laterTopology(later, again, '2026-11-21T13:00:00Z')).toEqual({
      ...later,
      readUntil: '2026-11-21T13:00:00Z',
    })
  })

  test('and completing a network keeps how far it was read', () => {
    expect(completedTopology(later, again).readUntil).toBe('2026-11-21T12:00:00Z')
  })
})
