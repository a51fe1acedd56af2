import { describe, expect, test } from 'vitest'
import { networkOf } from '../../../lambdas/domain/topology.ts'
import { topology } from './build.ts'

const S3 = 'pl-1'
const network = networkOf(
  topology(
    [
      { destination: '0.0.0.0/0', target: 'nat-a' },
      { destination: '::/0', target: 'eigw-1' },
      { destination: '64:ff9b::/96', target: 'nat-a' },
      { destination: S3, target: 'vpce-s3' },
      { destination: '10.1.0.0/16', target: 'pcx-1' },
      { destination: '10.0.0.0/8', target: 'tgw-1' },
      { destination: '198.51.100.0/24', target: 'blackhole' },
      { destination: '203.0.113.0/24', target: 'eni-1' },
      { destination: '192.0.2.0/24', target: 'vpce-if' },
    ],
    {
      endpoints: [
        { id: 'vpce-s3', type: 'gateway', serviceName: 'com.amazonaws.eu-west-1.s3', ips: [] },
        { id: 'vpce-if', type: 'interface', serviceName: 'com.amazonaws.eu-west-1.sqs', ips: ['10.0.7.7'] },
      ],
      prefixLists: [{ id: S3, name: 'com.amazonaws.eu-west-1.s3', cidrs: ['52.218.0.0/17', '2a05:d050:8000::/40'] }],
    },
  ),
)

describe('the route of a subnet', () => {
  test.each([
    ['8.8.8.8', 'nat', 'nat-a'],
    ['52.218.1.1', 'gateway_endpoint', 'vpce-s3'],
    ['2a05:d050:8000::1', 'gateway_endpoint', 'vpce-s3'],
    ['2606:4700::1111', 'egress_only_gateway', 'eigw-1'],
    ['64:ff9b::808:808', 'nat', 'nat-a'],
    ['::ffff:8.8.8.8', 'nat', 'nat-a'],
    ['10.0.9.9', 'direct', null],
    ['10.1.2.3', 'peering', 'pcx-1'],
    ['10.2.3.4', 'transit_gateway', 'tgw-1'],
    ['192.0.2.9', 'interface_endpoint', 'vpce-if'],
    ['198.51.100.1', 'unknown', 'blackhole'],
    ['203.0.113.1', 'unknown', 'eni-1'],
    ['no address', 'unknown', null],
  ])('to %s leads by %s', (ip, via, target) => {
    expect(network.hop('subnet-a', ip)).toEqual({ via, target })
  })

  test('without a table of its own is that of the main table', () => {
    expect(network.hop('subnet-main', '8.8.8.8')).toEqual({ via: 'internet_gateway', target: 'igw-1' })
  })

  test.each([
    [null, '8.8.8.8'],
    ['subnet-of-another-vpc', '8.8.8.8'],
    ['subnet-a', null],
  ])('%s to %s is unknown', (subnet, ip) => {
    expect(network.hop(subnet, ip)).toEqual({ via: 'unknown', target: null })
  })
})

describe('zones and endpoints', () => {
  test.each([
    ['eu-west-1a', 'euw1-az1'],
    ['euw1-az2', 'euw1-az2'],
    ['us-east-1z', 'us-east-1z'],
    [null, null],
  ])('the zone %s has the id %s', (zone, id) => {
    expect(network.zoneId(zone)).toBe(id)
  })

  test("a NAT gateway stands in its subnet's zone", () => {
    expect(network.zoneOfNatGateway('nat-b')).toBe('euw1-az2')
    expect(network.zoneOfNatGateway('nat-unheard-of')).toBeNull()
  })

  test('an interface endpoint is found by its address', () => {
    expect(network.endpointAt('10.0.7.7')?.id).toBe('vpce-if')
    expect(network.endpointAt('10.0.7.8')).toBeUndefined()
  })
})
