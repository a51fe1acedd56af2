import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import { dayOf, found, out, type Place, pod, REMOTE, remembered, topologyOf } from './build.ts'

// Zones 1 and 2 leave by gateways of their own; nothing runs in zone 3, whose table leads to nat-3.
const FLOWS = [out(pod(1, 'web'), REMOTE.partner, 10), out(pod(2, 'web'), REMOTE.partner, 10)]
const kind = 'idle-nat-gateway'
const counted = (three: number): Place => ({ natGatewayBytes: { 'nat-1': 1e10, 'nat-2': 1e10, 'nat-3': three } })
const IDLE = counted(0)
const until = '2026-11-20'

/** nat-1 carries all, and no table leads to nat-3. */
const LONELY: Place = {
  leavesBy: [1, 1, 1],
  topology: { natGateways: [1, 3].map((zone) => ({ id: `nat-${zone}`, vpcId: 'vpc-1', subnetId: `public-${zone}` })) },
}
const lonelyFlows = [out(pod(1, 'web'), REMOTE.partner, 10)]

describe('a NAT gateway that nothing has passed', () => {
  test('goes once its routes lead to one in use, and its hours are saved', () => {
    const [one, ...others] = found(kind, FLOWS, IDLE, remembered(FLOWS, 2, until, IDLE))
    expect(others).toEqual([])
    // $0.045 an hour, 730 of them; the address is kept.
    expect(one?.usdPerMonth).toBeCloseTo(32.85, 8)
    expect(one).toMatchObject({
      id: 'idle-nat-gateway/vpc-1/nat-3',
      cluster: 'prod',
      title: 'Remove nat-3: no traffic',
      savingIs: 'estimate',
      days: 3,
      change: {
        kind: 'remove-nat-gateway',
        natGatewayId: 'nat-3',
        subnetId: 'public-3',
        idleSince: '2026-10-22',
        moved: {
          to: 'nat-1',
          routes: [{ routeTableId: 'rtb-3', route: { destination: '0.0.0.0/0', target: 'nat-3' } }],
        },
      },
    })
  })

  test('stays with fewer than three such days, after one byte on any of them, and on a day with gaps', () => {
    expect(found(kind, FLOWS, IDLE, remembered(FLOWS, 1, until, IDLE))).toEqual([])
    expect(found(kind, FLOWS, counted(1), remembered(FLOWS, 6, until, IDLE))).toEqual([])
    const busy = remembered(FLOWS, 1, '2026-11-16', counted(1))
    expect(found(kind, FLOWS, IDLE, [...busy, ...remembered(FLOWS, 4, until, IDLE)])).toEqual([])
    expect(found(kind, FLOWS, { ...IDLE, complete: false }, remembered(FLOWS, 6, until, IDLE))).toEqual([])
  })

  test('stays where CloudWatch told nothing of it', () => {
    const untold: Place = { natGatewayBytes: { 'nat-1': 1e10, 'nat-2': 1e10 } }
    expect(found(kind, FLOWS, untold, remembered(FLOWS, 6, until, untold))).toEqual([])
  })

  test('has no commands where no other gateway would do for its routes', () => {
    const place: Place = { ...IDLE, natGatewayBytes: { 'nat-1': 0, 'nat-2': 0, 'nat-3': 0 } }
    const all = found(kind, [out(pod(1, 'web'), '52.216.0.1', 0)], place, remembered([], 3, until, place))
    expect(all.map(({ savingIs, change }) => [savingIs, change])).toEqual(Array(3).fill(['at_most', null]))
    expect(all[0]?.risks[0]).toMatch(/would have no route to the internet\. Decide that first\.$/)
  })

  test.each<[string, Partial<ReturnType<typeof topologyOf>['natGateways'][number]>]>([
    ['private, and leads to other networks', { connectivity: 'private', isUsable: false }],
    ['of a VPC that EC2 was not asked for whole', { vpcId: 'vpc-hub' }],
    ['regional, as nobody knows in how many zones it is billed', { subnetId: null }],
  ])('is not judged where it is %s', (_, more) => {
    const natGateways = topologyOf().natGateways.map((one) => (one.id === 'nat-3' ? { ...one, ...more } : one))
    const place = { ...IDLE, topology: { natGateways } }
    expect(found(kind, FLOWS, place, remembered(FLOWS, 6, until, place))).toEqual([])
  })

  test('of a shared VPC is paid by its owner', () => {
    const vpcs = [{ id: 'vpc-1', ownerId: '444455556666', cidrs: ['10.0.0.0/16'] }]
    const place = { ...IDLE, topology: { accountId: '111122223333', vpcs } }
    expect(found(kind, FLOWS, place, remembered(FLOWS, 6, until, place))).toEqual([])
  })

  test('of several addresses is left to its owner, as the undo would give back one', () => {
    const natGateways = topologyOf().natGateways.map((one) => ({ ...one, ips: ['10.0.103.4', '10.0.103.5'] }))
    const place = { ...IDLE, topology: { natGateways } }
    expect(found(kind, FLOWS, place, remembered(FLOWS, 3, until, place))).toMatchObject([
      { savingIs: 'at_most', change: null },
    ])
  })
})

describe('a NAT gateway that no route leads to', () => {
  test('goes, whether CloudWatch was asked or not', () => {
    const [one] = found(kind, lonelyFlows, LONELY, remembered(lonelyFlows, 2, until, LONELY))
    expect(one).toMatchObject({ title: 'Remove nat-3: no route leads to it', change: { moved: null } })
    expect(one?.usdPerMonth).toBeCloseTo(32.85, 8)
  })

  test('stays where its own zone should leave by it: what one change uses, none takes away', () => {
    // 2,000 GB of zone 3 cross to nat-1 for $40 a day.
    const flows = [...lonelyFlows, out(pod(3, 'crawler'), REMOTE.partner, 2000)]
    const past = remembered(flows, 3, until, LONELY)
    expect(found('nat-per-zone', flows, LONELY, past)).toMatchObject([{ change: { natGatewayId: 'nat-3' } }])
    expect(found(kind, flows, LONELY, past)).toEqual([])
  })
})

describe('its proof', () => {
  const gone: Place = {
    ...IDLE,
    topology: { natGateways: topologyOf().natGateways.filter(({ id }) => id !== 'nat-3') },
  }
  const after = (past: readonly FindingsDay[], place: Place, day: string, flows = FLOWS) =>
    findingsOf(dayOf(flows, { ...place, day }), past, [])

  test('is the hours that have ended', () => {
    const { report } = after(remembered(FLOWS, 4, until, IDLE), gone, '2026-11-21')
    expect(report.proofs).toMatchObject([
      { id: 'idle-nat-gateway/vpc-1/nat-3', status: 'fixed', since: '2026-11-21', beforeDays: 2, afterUsdPerDay: 0 },
    ])
    expect(report.proofs[0]?.usdPerMonth).toBeCloseTo(32.85, 8)
  })

  test('is none where the gateway stands and is used again, nor of a day that does not tell of its VPC', () => {
    const past = remembered(FLOWS, 4, until, IDLE)
    const { open, proofs } = after(past, counted(5e9), '2026-11-21').report
    expect([open.map((one) => one.kind), proofs]).toEqual([['send-less'], []])
    const elsewhere: Place = { topology: { vpcIds: ['vpc-2'], natGateways: [] } }
    expect(after(past, elsewhere, '2026-11-21', []).report.proofs).toEqual([])
  })

  test('ends where the gateway is back', () => {
    const past = remembered(FLOWS, 4, until, IDLE)
    const first = after(past, gone, '2026-11-21').memory
    const { report } = after([...past, first], IDLE, '2026-11-22')
    expect(report.proofs).toMatchObject([{ status: 'returned', usdPerMonth: 0 }])
  })
})
