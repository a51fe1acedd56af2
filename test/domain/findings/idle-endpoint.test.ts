import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { found, out, type Place, pod, REMOTE, remembered } from './build.ts'

const kind = 'idle-endpoint'
const until = '2026-11-20'
const KMS: Endpoint = {
  ...{ id: 'vpce-kms', vpcId: 'vpc-1', type: 'interface', serviceName: 'com.amazonaws.us-east-1.kms' },
  ...{ ips: ['10.0.1.200', '10.0.2.200'], subnetIds: ['subnet-1', 'subnet-2'], ownerId: '111122223333' },
}
const withEndpoint = (more: Partial<Endpoint> = {}): Place => ({ endpoints: [{ ...KMS, ...more }] })
const FLOWS = [out(pod(1, 'web'), REMOTE.partner, 10)]
const CALL = out(pod(1, 'web'), '10.0.2.200', 0.001)
const after = (days: number, place: Place, flows = FLOWS) =>
  found(kind, flows, place, remembered(flows, days, until, place))

describe('an interface endpoint that no pod has called', () => {
  test('goes, for what it costs by the hour, once CloudWatch has been asked', () => {
    const [one, ...others] = after(2, withEndpoint())
    expect(others).toEqual([])
    // Two zones, $0.01 an hour, 730 of them.
    expect(one?.usdPerMonth).toBeCloseTo(14.6, 8)
    expect(one).toMatchObject({
      id: 'idle-endpoint/vpc-1/vpce-kms',
      cluster: 'prod',
      title: 'Remove vpce-kms (com.amazonaws.us-east-1.kms): no pod calls it',
      savingIs: 'at_most',
      days: 3,
      change: { kind: 'remove-endpoint', endpointId: 'vpce-kms', idleSince: '2026-10-22' },
    })
  })

  test('stays with fewer than three such days, after one call on any of them, and on a day with gaps', () => {
    const place = withEndpoint()
    expect(after(1, place)).toEqual([])
    expect(found(kind, [...FLOWS, CALL], place, remembered(FLOWS, 6, until, place))).toEqual([])
    const busy = remembered([...FLOWS, CALL], 1, '2026-11-16', place)
    expect(found(kind, FLOWS, place, [...busy, ...remembered(FLOWS, 4, until, place)])).toEqual([])
    expect(found(kind, FLOWS, { ...place, complete: false }, remembered(FLOWS, 6, until, place))).toEqual([])
  })

  test('stays where calls of its service pass it by: those belong on it', () => {
    const sqs = withEndpoint({ id: 'vpce-sqs', serviceName: 'com.amazonaws.us-east-1.sqs' })
    expect(after(6, sqs, [...FLOWS, out(pod(1, 'sender'), REMOTE.sqs, 1)])).toEqual([])
    expect(after(6, sqs)).toHaveLength(1)
  })

  test.each<[string, Partial<Endpoint>]>([
    ["another account's", { ownerId: '444455556666' }],
    ['of nobody knows whom', { ownerId: undefined as never }],
    ['of a VPC whose flows are not all seen', { vpcId: 'vpc-hub' }],
    ['without an address that EC2 told', { ips: [] }],
    ['a gateway, which costs nothing', { type: 'gateway' }],
  ])('is not judged where it is %s', (_, more) => {
    expect(after(6, withEndpoint(more))).toEqual([])
  })

  test.each(['ec2:DescribeVpcEndpoints', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeRouteTables'])(
    'is not judged without %s',
    (action) => {
      const place: Place = { ...withEndpoint(), topology: { denied: [action] } }
      expect(after(6, place)).toEqual([])
    },
  )
})
