import { describe, expect, test } from 'vitest'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { aMonth, behind, call, found, type Place, pod, type Zone } from './build.ts'

const nodeOf = (zone: Zone, more: Partial<NetworkInterface> = {}): NetworkInterface => ({
  ...{ id: `eni-${zone}`, vpcId: 'vpc-1', ips: [`10.0.10${zone}.9`], publicIps: [], name: 'NLB front' },
  owner: 'network_load_balancer',
  ...more,
})
const place = (...interfaces: NetworkInterface[]): Place => ({ topology: { interfaces } })
/** A pod's row of what a node of the load balancer sent it. */
const sent = (from: Zone, to: Zone, gigabytes = 300) =>
  call(
    end({ ip: `10.0.10${from}.9`, azId: `az-${from}`, subnetId: `public-${from}`, vpcId: 'vpc-1' }),
    behind('api', pod(to, 'api', to)),
    gigabytes,
    { mirrored: false, reportedBy: 'destination' },
  )
const kind = 'nlb-cross-zone'

describe('a Network Load Balancer that sends to other zones', () => {
  test('keeps to those in which it has nodes, which saves that at most', () => {
    const [one, ...others] = found(kind, [sent(1, 2), sent(2, 1, 100), sent(1, 1)], place(nodeOf(1), nodeOf(2)))
    expect(others).toEqual([])
    // 400 GB a day cross: 400 × 0.02.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(8), 8)
    expect(one).toMatchObject({
      id: 'nlb-cross-zone/vpc-1/NLB front',
      savingIs: 'at_most',
      change: { kind: 'zonal-load-balancer', region: 'us-east-1', name: 'front', vpcId: 'vpc-1' },
    })
    expect(one?.assumes[0]).toContain('az-1, az-2')
  })

  test("of another account is that one's to change: a command would meet the namesake here", () => {
    const { topology } = place(nodeOf(1), nodeOf(2))
    const vpcs = [{ id: 'vpc-1', ownerId: '222222222222', cidrs: ['10.0.0.0/16'] }]
    const [one] = found(kind, [sent(1, 2)], {
      topology: { ...topology, vpcs, accountId: '111122223333', otherAccountIds: ['222222222222'] },
    })
    expect(one).toMatchObject({ change: null, id: 'nlb-cross-zone/vpc-1/NLB front' })
    expect(one?.title).toContain('(account 222222222222 owns it)')
  })

  test('in its clients’ names, too', () => {
    const inName = (behindBalancer: string | true) =>
      call(pod(1, 'web', 1, { subnetId: null }), behind('api', pod(2, 'api', 2)), 300, {
        ...{ mirrored: false, reportedBy: 'destination', behindBalancer },
      })
    const [one] = found(kind, [inName('NLB front')], place(nodeOf(1), nodeOf(2)))
    expect(one).toMatchObject({ id: 'nlb-cross-zone/vpc-1/NLB front', change: { name: 'front' } })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(6), 8)
    // Of clients that called several, nobody knows which one sent it.
    expect(found(kind, [inName(true)], place(nodeOf(1), nodeOf(2)))).toEqual([])
  })

  test('keeps its id when tags or its service tell another name', () => {
    const told = { name: 'NLB front (Service shop/web, cluster prod)', loadBalancer: 'net/front/0123456789abcdef' }
    const [one] = found(kind, [sent(1, 2)], place(nodeOf(1, told), nodeOf(2, told)))
    expect(one).toMatchObject({ id: 'nlb-cross-zone/vpc-1/NLB front', change: { name: 'front' } })
    expect(one?.title).toContain('(Service shop/web, cluster prod)')
  })

  test('has no choice where it has no node', () => {
    expect(found(kind, [sent(1, 2)], place(nodeOf(1)))).toEqual([])
    const other = nodeOf(2, { name: 'NLB other' })
    expect(found(kind, [sent(1, 2)], place(nodeOf(1), other))).toEqual([])
    const elsewhere = nodeOf(2, { vpcId: 'vpc-2' })
    expect(found(kind, [sent(1, 2)], place(nodeOf(1), elsewhere))).toEqual([])
  })

  test('is no Application Load Balancer, which crosses for free', () => {
    const alb = { owner: 'application_load_balancer', name: 'ALB front' } as const
    expect(found(kind, [sent(1, 2)], place(nodeOf(1, alb), nodeOf(2, alb)))).toEqual([])
  })
})
