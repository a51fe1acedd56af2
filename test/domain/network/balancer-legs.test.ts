import { describe, expect, test } from 'vitest'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { pricedFlow } from '../../../domain/money/priced-flow.ts'
import { fallbackRates } from '../../../domain/money/prices.ts'
import { placedBehindBalancers } from '../../../domain/network/balancer-legs.ts'
import { networkOf } from '../../../domain/network/network.ts'
import { end, flow, GIB, knowledge, topology } from '../build.ts'

// A Network Load Balancer with a node in each of two zones, 10.0.0.70 and 10.0.1.70. Crossing to it and from it is billed, out and in:
// https://aws.amazon.com/elasticloadbalancing/faqs/ ; it keeps clients' addresses:
// https://docs.aws.amazon.com/elasticloadbalancing/latest/network/edit-target-group-attributes.html#client-ip-preservation
const node = (ip: string) => ({
  ...{ id: `eni-${ip}`, vpcId: 'vpc-1', ips: [ip], publicIps: [], name: 'NLB web' },
  owner: 'network_load_balancer' as const,
})
const network = networkOf(topology([], { interfaces: [node('10.0.0.70'), node('10.0.1.70')] }))

const client = end({ ip: '10.0.0.1', subnetId: 'subnet-a', azId: 'euw1-az1', vpcId: 'vpc-1', pod: 'web-0' })
const target = end({ ip: '10.0.1.9', subnetId: 'subnet-b', azId: 'euw1-az2', vpcId: 'vpc-1', pod: 'api-0' })
/** The client's row to a node, and the target's row from the client. */
const called = (ip: string, gigabytes: number): Flow =>
  flow({
    category: ip === '10.0.0.70' ? 'INTRA_AZ' : 'INTER_AZ',
    ...{ source: client, destination: end({ ip, vpcId: 'vpc-1' }), bytes: gigabytes * GIB },
  })
const answered = (gigabytes: number, more: Partial<Flow> = {}): Flow =>
  flow({ source: client, destination: target, reportedBy: 'destination', bytes: gigabytes * GIB, ...more })

const priced = (...flows: Flow[]) =>
  placedBehindBalancers(flows, network).map((one) => {
    const { usd, unpriced } = pricedFlow(one, knowledge({ network, ratesOf: () => fallbackRates('us-east-1') }))
    return [Number(usd.toFixed(9)), unpriced]
  })

describe('a load balancer that keeps the client’s address', () => {
  test('in the client’s zone: free to it, and the crossing is paid behind it', () => {
    expect(priced(called('10.0.0.70', 100), answered(100))).toEqual([
      [0, null],
      [2, null],
    ])
  })

  test('in the target’s zone: the crossing is paid before it, and once', () => {
    expect(priced(called('10.0.1.70', 100), answered(100))).toEqual([
      [2, null],
      [0, null],
    ])
  })

  test('called in two zones: what each node sent on is not known, and not priced', () => {
    expect(priced(called('10.0.0.70', 40), called('10.0.1.70', 60), answered(100))).toEqual([
      [0, null],
      [1.2, null],
      [0, expect.stringMatching(/load balancer whose zone is not known/)],
    ])
  })

  test('is none where the bytes do not agree, or nobody called one', () => {
    expect(priced(called('10.0.0.70', 10), answered(100))).toEqual([
      [0, null],
      [2, null],
    ])
    expect(priced(answered(100))).toEqual([[2, null]])
  })
})
