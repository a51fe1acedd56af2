import type { NetworkInterface, RouteTable } from '../../../domain/network/topology.ts'
import type { Place } from './build.ts'

const table = (id: string, subnetIds: string[], target: string): RouteTable => ({
  ...{ id, vpcId: 'vpc-1', main: false, subnetIds, ownerId: '111122223333' },
  routes: [
    { destination: '10.0.0.0/16', target: 'local' },
    { destination: '0.0.0.0/0', target },
  ],
})

/** An instance of zone 2 that forwards, and that zone 1 leaves by; `behind` is what its own subnet leads to. */
export function forwarding(id: string, behind = 'igw-1'): Place {
  const instance: NetworkInterface = {
    ...{ id, vpcId: 'vpc-1', ips: ['10.0.102.4'], publicIps: ['3.80.0.1'], name: null, owner: null },
    ...{ subnetId: 'public-2', instanceId: 'i-1', checksAddresses: false },
  }
  return {
    topology: {
      routeTables: [
        table('rtb-1', ['subnet-1'], id),
        table('rtb-2', ['public-2'], behind),
        table('rtb-3', ['public-3'], 'igw-1'),
      ],
      interfaces: [instance],
    },
  }
}

/** Zone 1 leaves by the NAT gateway of its zone, and what is behind that by an interface or a firewall's endpoint. */
export function behindNat(target: string): Place {
  const place = forwarding(target.startsWith('eni-') ? target : 'eni-other')
  return {
    ...place,
    topology: {
      ...place.topology,
      routeTables: [
        table('rtb-1', ['subnet-1'], 'nat-1'),
        table('rtb-nat', ['public-1'], target),
        table('rtb-2', ['public-2'], 'igw-1'),
      ],
    },
    endpoints: [
      {
        ...{ id: 'vpce-fw', vpcId: 'vpc-1', type: 'gateway_load_balancer', serviceName: 'com.amazonaws.vpce.fw' },
        ...{ ips: [], subnetIds: ['public-2'], ownerId: '111122223333' },
      },
    ],
  }
}
