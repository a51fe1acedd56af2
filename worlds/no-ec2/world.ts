import type { World } from '../../local/cloud/world.ts'
import { posts } from '../senders-and-receivers.ts'
import { messages, queueHosts } from '../sqs-senders.ts'
import { CLUSTER } from '../two-zone-cluster.ts'
import { bill } from './bill.ts'

export const world: World = {
  ...CLUSTER,
  name: 'no-ec2',
  summary: 'both use cases of the seed, without any permission to ask EC2',
  internet: queueHosts,
  connections: [...posts(() => true), ...messages],
  faults: {
    deniedEc2Actions: [
      'DescribeAvailabilityZones',
      'DescribeNatGateways',
      'DescribeNetworkInterfaces',
      'DescribeRouteTables',
      'DescribeSubnets',
      'DescribeVpcEndpoints',
      'DescribeVpcs',
      'GetManagedPrefixListEntries',
    ],
  },
  bill,
}
