import { expect, test } from 'vitest'
import { networkOf } from '../../../domain/network/network.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { end, priced, topology } from '../build.ts'

// Every account has a VPC of 10.0.0.0/16: an address that a row tells no VPC of is one of its own account and region.

const MEMBER = { accountId: '222222222222', region: 'eu-west-1', vpcIds: ['vpc-9'] }

/** A load balancer of the member at an address that a host has here. */
const balancer = {
  ...{ id: 'eni-9', vpcId: 'vpc-9', ips: ['10.0.1.9'], publicIps: [], name: 'ALB front', isManaged: true },
  owner: 'application_load_balancer' as const,
}
const network = (more: Partial<Topology>) => networkOf(topology([], more))

const crossing = (more: Partial<Topology>) =>
  priced(
    {
      category: 'UNCLASSIFIED',
      source: end({ ip: '10.0.0.7', vpcId: 'vpc-1', subnetId: 'subnet-a', azId: 'euw1-az1', pod: 'web-1' }),
      destination: end({ ip: '10.0.1.9', azId: 'euw1-az2' }),
    },
    { network: network(more) },
  )

test('what another account has at an address is not what a flow here calls', () => {
  const alone = crossing({})
  const beside = crossing({
    interfaces: [balancer],
    ...{ places: [MEMBER], accountId: '111122223333', otherAccountIds: [MEMBER.accountId] },
  })
  // A crossing to a load balancer is free.
  expect(alone.usd).toBeGreaterThan(0)
  expect(beside).toMatchObject({ usd: alone.usd, destinationName: alone.destinationName })
  // Of one's own other VPC it is the one that is meant, where there is one alone.
  expect(crossing({ interfaces: [balancer] }).usd).toBe(0)
})
