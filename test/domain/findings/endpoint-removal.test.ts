import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { call, found, out, type Place, pod, REMOTE, remembered } from './build.ts'

const standing = (zoneCount: number, region: string): Endpoint => ({
  id: 'vpce-1',
  vpcId: 'vpc-1',
  type: 'interface',
  serviceName: `com.amazonaws.${region}.sqs`,
  ips: ['10.0.1.200'],
  subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'].slice(0, zoneCount),
})

/** Through the endpoint, in gigabytes a month. */
const used = (gigabytesAMonth: number, workload = 'sender') => [
  call(
    pod(1, workload, 1),
    end({ ip: '10.0.1.200', azId: 'az-1', subnetId: 'subnet-1', vpcId: 'vpc-1' }),
    (gigabytesAMonth * 24) / 730,
    {
      mirrored: false,
    },
  ),
]

function removal(region: string, zoneCount: number, gigabytesAMonth: number, more: Place = {}, days = 3) {
  const place = { region, endpoints: [standing(zoneCount, region)], ...more }
  const flows = used(gigabytesAMonth)
  return found('endpoint-removal', flows, place, remembered(flows, days, '2026-11-20', place))
}

describe('an interface endpoint that stands', () => {
  test.each([
    // By hand: zones × price of a zone's month - gigabytes × what NAT costs more. us-east-1: 7.30 and 0.035.
    ['us-east-1', 1, 100, 7.3 - 100 * 0.035],
    ['us-east-1', 1, 179, 7.3 - 179 * 0.035],
    ['us-east-1', 1, 209, null],
    ['us-east-1', 2, 300, 14.6 - 300 * 0.035],
    ['us-east-1', 2, 418, null],
    ['us-east-1', 3, 500, 21.9 - 500 * 0.035],
    ['us-east-1', 3, 626, null],
    // sa-east-1: 15.33 and 0.083.
    ['sa-east-1', 1, 100, 15.33 - 100 * 0.083],
    ['sa-east-1', 1, 185, null],
    ['sa-east-1', 2, 300, 30.66 - 300 * 0.083],
    ['sa-east-1', 2, 370, null],
    ['sa-east-1', 3, 500, 45.99 - 500 * 0.083],
    ['sa-east-1', 3, 555, null],
  ] as const)('in %s in %i zones for %i GB a month saves %s once it goes', (region, zoneCount, gigabytes, usd) => {
    const [one] = removal(region, zoneCount, gigabytes)
    if (usd === null) expect(one).toBeUndefined()
    else expect(one?.usdPerMonth).toBeCloseTo(usd, 6)
  })

  test('is one for all who call it', () => {
    const place = { endpoints: [standing(1, 'us-east-1')] }
    const flows = [...used(60), ...used(40, 'mailer')]
    const [one] = found('endpoint-removal', flows, place, remembered(flows, 3, '2026-11-20', place))
    expect(one?.usdPerMonth).toBeCloseTo(7.3 - 100 * 0.035, 6)
  })

  test('names itself, and what it would take to have it again', () => {
    const [one] = removal('us-east-1', 2, 100)
    expect(one).toMatchObject({
      id: 'endpoint-removal/vpc-1/com.amazonaws.us-east-1.sqs',
      title: 'Remove vpce-1 (com.amazonaws.us-east-1.sqs): it costs more than it saves',
      savingIs: 'estimate',
      days: 4,
      change: {
        kind: 'remove-endpoint',
        vpcId: 'vpc-1',
        endpointId: 'vpce-1',
        serviceName: 'com.amazonaws.us-east-1.sqs',
        subnetIds: ['subnet-1', 'subnet-2'],
      },
    })
    // It stands on its hours and its bytes.
    expect(one?.costUsdPerMonth).toBeCloseTo(14.6 + 100 * 0.01, 6)
  })

  test('stays on fewer than three days, on a day with gaps, without bytes, and where nothing else leads out', () => {
    expect(removal('us-east-1', 2, 100, {}, 1)).toEqual([])
    expect(removal('us-east-1', 2, 100, {}, 2)).toHaveLength(1)
    const place = { endpoints: [standing(2, 'us-east-1')] }
    expect(
      found(
        'endpoint-removal',
        used(100),
        { ...place, complete: false },
        remembered(used(100), 5, '2026-11-20', place),
      ),
    ).toEqual([])
    expect(found('endpoint-removal', [], place, remembered([], 5, '2026-11-20', place))).toEqual([])
    const closed = {
      topology: { routeTables: [{ id: 'rtb-1', vpcId: 'vpc-1', main: true, subnetIds: [], routes: [] }] },
    }
    expect(removal('us-east-1', 2, 100, closed)).toEqual([])
    expect(removal('us-east-1', 2, 100, { leavesBy: [2, 2, 3] })).toEqual([])
  })

  test('stays where it pays on most days', () => {
    const place = { endpoints: [standing(1, 'us-east-1')] }
    expect(found('endpoint-removal', used(50), place, remembered(used(1000), 4, '2026-11-20', place))).toEqual([])
  })

  test('stays where what still goes by the NAT gateway would make it pay', () => {
    const place = { endpoints: [standing(2, 'us-east-1')] }
    const flows = [...used(30), out(pod(2, 'other', 2), REMOTE.sqs, 100)]
    const past = remembered(flows, 4, '2026-11-20', place)
    expect(found('endpoint-removal', flows, place, past)).toEqual([])
    expect(found('interface-endpoint', flows, place, past)).toMatchObject([{ change: null }])
  })

  test('of another than AWS, as a provider has them, is not judged', () => {
    const place = {
      endpoints: [{ ...standing(2, 'us-east-1'), serviceName: 'com.amazonaws.vpce.us-east-1.vpce-svc-1' }],
    }
    expect(found('endpoint-removal', used(100), place, remembered(used(100), 5, '2026-11-20', place))).toEqual([])
  })
})

describe('an endpoint is left where its callers have no other way', () => {
  const endpointOf = (more: Partial<Endpoint>): Place => ({ endpoints: [{ ...standing(1, 'us-east-1'), ...more }] })
  test.each<[string, Place]>([
    // A private API has no public address: https://docs.aws.amazon.com/apigateway/latest/developerguide/apigateway-private-apis.html
    ['for private APIs', endpointOf({ serviceName: 'com.amazonaws.us-east-1.execute-api' })],
    ['for private GraphQL APIs', endpointOf({ serviceName: 'com.amazonaws.us-east-1.appsync-api' })],
    // Its clients are told its own name.
    ['without private DNS for its service', endpointOf({ serviceName: 'com.amazonaws.us-east-1.dynamodb-streams' })],
    ['for a service that nobody looked up', endpointOf({ serviceName: 'com.amazonaws.us-east-1.grafana-workspace' })],
    // Other VPCs reach it by a hosted zone: https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html
    ['that is shared by a hosted zone', endpointOf({ privateDns: false })],
  ])('%s', (_, place) => expect(removal('us-east-1', 1, 100, place)).toEqual([]))

  test('and goes where its private DNS is on', () => {
    expect(removal('us-east-1', 1, 100, endpointOf({ privateDns: true }))).toHaveLength(1)
  })
})

/** Source: https://docs.aws.amazon.com/vpc/latest/privatelink/manage-dns-names.html, and `takes` of the records. */
describe('an endpoint stays where private DNS of another one would answer for its names', () => {
  const beside = (name: string, taker: Partial<Endpoint>): Place => ({
    endpoints: [
      { ...standing(1, 'us-east-1'), serviceName: `com.amazonaws.us-east-1.${name}`, privateDns: true },
      { ...standing(1, 'us-east-1'), id: 'vpce-2', ips: ['10.0.1.201'], ...taker },
    ],
  })
  test.each([
    ['oidc-eks', 'eks', true],
    ['oidc-eks', 'eks', undefined],
    ['codeartifact.repositories', 'codeartifact.api', true],
    ['codeartifact.repositories', 'codeartifact.api', undefined],
  ])('%s beside %s with private DNS %s', (name, taker, privateDns) => {
    const place = beside(name, { serviceName: `com.amazonaws.us-east-1.${taker}`, ...(privateDns && { privateDns }) })
    expect(removal('us-east-1', 1, 100, place)).toEqual([])
  })

  test.each<[string, Partial<Endpoint>]>([
    ['off', { serviceName: 'com.amazonaws.us-east-1.eks', privateDns: false }],
    ['of another VPC', { serviceName: 'com.amazonaws.us-east-1.eks', privateDns: true, vpcId: 'vpc-2' }],
    ['of another region', { serviceName: 'com.amazonaws.eu-west-1.eks', privateDns: true }],
    ['of a service with other names', { serviceName: 'com.amazonaws.us-east-1.eks-auth', privateDns: true }],
  ])('and goes beside one %s', (_, taker) => {
    expect(removal('us-east-1', 1, 100, beside('oidc-eks', taker))).toHaveLength(1)
  })
})
