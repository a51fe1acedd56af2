import { expect, test } from 'vitest'
import { awsRanges } from '../../../domain/identities/address-range.ts'

const range = (ip_prefix: string, service: string, region = 'eu-west-1') => ({ ip_prefix, service, region })
const find = awsRanges({
  createDate: '2026-08-22-15-17-05',
  prefixes: [
    range('52.94.0.0/16', 'AMAZON', 'us-east-1'),
    range('52.94.5.0/24', 'AMAZON'),
    range('52.94.5.0/24', 'DYNAMODB'),
    range('99.80.0.0/15', 'AMAZON'),
    range('99.80.0.0/15', 'EC2'),
    range('52.95.110.0/24', 'ROUTE53', 'GLOBAL'),
    range('15.0.0.0/8', 'SOMETHING_NEW'),
  ],
  ipv6_prefixes: [{ ipv6_prefix: '2a05:d018::/32', service: 'S3', region: 'eu-west-1' }],
})

test.each([
  ['52.94.5.8', 'Amazon DynamoDB', 'eu-west-1', 'service'],
  ['52.94.200.1', 'AWS', 'us-east-1', 'any service'],
  // Whoever rents the host owns the service on it.
  ['99.80.1.1', 'Amazon EC2', 'eu-west-1', 'rented'],
  ['52.95.110.1', 'Amazon Route 53', 'GLOBAL', 'service'],
  ['15.1.2.3', 'SOMETHING_NEW', 'eu-west-1', 'service'],
  ['2a05:d018::7', 'Amazon S3', 'eu-west-1', 'service'],
  // What a DNS64 resolver writes is the IPv4 host: 52.94.5.8.
  ['64:ff9b::345e:508', 'Amazon DynamoDB', 'eu-west-1', 'service'],
  ['::ffff:52.94.5.8', 'Amazon DynamoDB', 'eu-west-1', 'service'],
])('%s is of %s in %s', (ip, name, region, kind) => {
  expect(find(ip)).toEqual({ name, region, kind })
})

test.each(['8.8.8.8', '10.0.0.1', '2606:4700::1', 'no address'])('%s is none of AWS', (ip) => {
  expect(find(ip)).toBeUndefined()
})
