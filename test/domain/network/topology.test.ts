import { describe, expect, test } from 'vitest'
import { networkOf } from '../../../domain/network/network.ts'
import { topology } from '../build.ts'

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
        { id: 'vpce-s3', vpcId: 'vpc-1', type: 'gateway', serviceName: 'com.amazonaws.eu-west-1.s3', ips: [] },
        {
          id: 'vpce-if',
          vpcId: 'vpc-1',
          type: 'interface',
          serviceName: 'com.amazonaws.eu-west-1.sqs',
          ips: ['10.0.7.7'],
        },
      ],
      prefixLists: [{ id: S3, cidrs: ['52.218.0.0/17', '2a05:d050:8000::/40'] }],
    },
  ),
)

const targetOf = (subnetId: string, ip: string) => {
  const table = network.routeTableOf(subnetId)
  return table && network.matched(table, ip)?.target
}

describe('the route of a subnet', () => {
  test.each([
    ['8.8.8.8', 'nat-a'],
    ['52.218.1.1', 'vpce-s3'],
    ['2a05:d050:8000::1', 'vpce-s3'],
    ['2606:4700::1111', 'eigw-1'],
    ['64:ff9b::808:808', 'nat-a'],
    ['::ffff:8.8.8.8', 'nat-a'],
    ['10.0.9.9', 'local'],
    ['10.1.2.3', 'pcx-1'],
    ['10.2.3.4', 'tgw-1'],
    ['192.0.2.9', 'vpce-if'],
    ['198.51.100.1', 'blackhole'],
    ['203.0.113.1', 'eni-1'],
    ['no address', undefined],
  ])('to %s leads to %s', (ip, target) => {
    expect(targetOf('subnet-a', ip)).toBe(target)
  })

  test('without a table of its own is that of the main table', () => {
    expect(targetOf('subnet-main', '8.8.8.8')).toBe('igw-1')
  })

  test('of another VPC is unknown', () => {
    expect(targetOf('subnet-of-another-vpc', '8.8.8.8')).toBeUndefined()
  })
})

describe('zones and endpoints', () => {
  test.each([
    ['eu-west-1a', 'euw1-az1'],
    ['euw1-az2', 'euw1-az2'],
    // Of another region, or of a local zone: an id says so by its form, and a name is known or is none.
    ['use1-az9', 'use1-az9'],
    ['usw2-lax1-az1', 'usw2-lax1-az1'],
    ['us-east-1z', null],
    [null, null],
  ])('the zone %s has the id %s', (zone, id) => {
    expect(network.zoneId(zone, 'vpc-1')).toBe(id)
  })

  test('a zone that another account names is not known by that name, but for a VPC that it shares', () => {
    const foreignVpcs = [{ vpcId: 'vpc-2', accountId: '222222222222', region: 'eu-west-1' }]
    const near = networkOf({ ...topology(), foreignVpcs })
    expect(near.zoneId('eu-west-1a', 'vpc-2')).toBeNull()
    expect(near.zoneId('euw1-az1', 'vpc-2')).toBe('euw1-az1')
    expect(near.zoneId('eu-west-1a', 'vpc-1')).toBe('euw1-az1')
    const subnets = [{ id: 'subnet-shared', vpcId: 'vpc-2', zoneId: 'euw1-az2', cidrs: ['10.8.0.0/24'] }]
    expect(networkOf({ ...topology(), foreignVpcs, subnets }).zoneId('eu-west-1a', 'vpc-2')).toBe('euw1-az1')
  })

  test("a NAT gateway stands in its subnet's zone", () => {
    expect(network.zoneOfNatGateway('nat-b')).toBe('euw1-az2')
    expect(network.zoneOfNatGateway('nat-unheard-of')).toBeNull()
  })

  test('an interface endpoint is found by its address', () => {
    const at = (ip: string) => network.endpointAt({ ip, vpcId: 'vpc-1', seenFrom: 'vpc-1' })?.id
    expect(at('10.0.7.7')).toBe('vpce-if')
    expect(at('10.0.7.8')).toBeUndefined()
  })

  test('of two VPCs with the same addresses are told apart', () => {
    const endpoint = (id: string, vpcId: string) => ({
      id,
      vpcId,
      type: 'interface' as const,
      serviceName: 's',
      ips: ['10.0.9.9'],
    })
    const both = networkOf(topology([], { endpoints: [endpoint('vpce-1', 'vpc-1'), endpoint('vpce-2', 'vpc-2')] }))
    const at = (vpcId: string | null, seenFrom: string | null) =>
      both.endpointAt({ ip: '10.0.9.9', vpcId, seenFrom })?.id
    expect(at('vpc-2', 'vpc-1')).toBe('vpce-2')
    expect(at(null, 'vpc-1')).toBe('vpce-1')
    expect(at('vpc-3', 'vpc-1')).toBeUndefined()
    expect(at(null, 'vpc-3')).toBeUndefined()
    const one = networkOf(topology([], { endpoints: [endpoint('vpce-2', 'vpc-2')] }))
    expect(one.endpointAt({ ip: '10.0.9.9', vpcId: null, seenFrom: 'vpc-1' })?.id).toBe('vpce-2')
    expect(one.zoneOfIp({ ip: '10.0.1.7', vpcId: 'vpc-2', seenFrom: 'vpc-1' })).toBeNull()
  })
})
