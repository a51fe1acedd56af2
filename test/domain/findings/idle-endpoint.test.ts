import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { found, identity, out, type Place, pod, REMOTE, remembered } from './build.ts'

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

  const name = (service: string) => `com.amazonaws.us-east-1.${service}`
  const EKS = { ...KMS, id: 'vpce-eks', ips: ['10.0.1.201'], serviceName: name('eks') }

  test.each<[string, boolean | undefined, number]>([
    ['on', true, 0],
    ['not known', undefined, 0],
    ['off', false, 1],
  ])("stays where another one's private DNS, %s, would answer for its names", (_, privateDns, count) => {
    const oidc = { ...KMS, serviceName: name('oidc-eks'), privateDns: true }
    const eks = { ...EKS, ...(privateDns !== undefined && { privateDns }) }
    const all = after(6, { endpoints: [oidc, eks] })
    expect(all.filter(({ id }) => id.endsWith('vpce-kms'))).toHaveLength(count)
    // The other one may go all the same.
    expect(all.filter(({ id }) => id.endsWith('vpce-eks'))).toHaveLength(1)
  })

  test('stays where the same report advises an endpoint that would take its names', () => {
    const place: Place = {
      endpoints: [{ ...KMS, serviceName: name('oidc-eks'), privateDns: true }],
      remotes: { '52.1.0.9': identity({ name: 'Amazon EKS', owner: 'AWS', endpointService: name('eks') }) },
    }
    const flows = [out(pod(1, 'controller'), '52.1.0.9', 500)]
    const past = remembered(flows, 6, until, place)
    expect(found('interface-endpoint', flows, place, past)).toMatchObject([{ change: { privateDns: true } }])
    expect(found(kind, flows, place, past)).toEqual([])
  })

  const PUBLIC = `Without it, the service names resolve to public addresses in vpc-1: later callers need a route to the internet.`
  const UNKNOWN = `Its own names, and hosted zones that point to it, stop working. Whether its callers have another way is not known.`
  test.each<[string, Partial<Endpoint>, string]>([
    ['private DNS', { privateDns: true }, PUBLIC],
    ['a hosted zone, as its private DNS is off', { privateDns: false }, UNKNOWN],
    ['nobody knows what', {}, UNKNOWN],
    // Private APIs have no public address.
    ['private DNS to what is private alone', { serviceName: name('execute-api'), privateDns: true }, UNKNOWN],
    ['names of a provider', { serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1', privateDns: true }, UNKNOWN],
  ])('tells what becomes of names that lead to it by %s', (_, more, said) => {
    const [one] = after(6, withEndpoint(more))
    expect(one?.risks.filter((risk) => risk === PUBLIC || risk === UNKNOWN)).toEqual([said])
  })
})
