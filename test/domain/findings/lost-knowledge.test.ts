import { describe, expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { oneOfEach } from '../../exhaustive/cases.ts'
import { end } from '../build.ts'
import { ACTIONS, LOSSES, without } from '../lost-topology.ts'
import { behind, call, dayOf, findings, found, out, type Place, pod, REMOTE, remembered, topologyOf } from './build.ts'

/**
 * Whatever EC2 does not tell, nothing may be advised that would not be when it does: no other change, and no larger saving.
 */

const endpoint = (id: string, service: string, more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id, vpcId: 'vpc-1', type: 'interface', ips: [], subnetIds: ['subnet-1', 'subnet-2', 'subnet-3'] },
  serviceName: `com.amazonaws.us-east-1.${service}`,
  ...more,
})
const S3 = '52.216.0.1'

/** Zones 2 and 3 leave by zone 1, though zone 3 has a gateway; S3 and SQS have endpoints that nobody uses, KMS a dear one. */
const PLACE: Place = {
  leavesBy: [1, 1, 1],
  endpoints: [
    endpoint('vpce-s3', 's3', { type: 'gateway' }),
    endpoint('vpce-sqs', 'sqs'),
    endpoint('vpce-kms', 'kms', { ips: ['10.0.1.200'] }),
  ],
  topology: {
    natGateways: [1, 3].map((zone) => ({ id: `nat-${zone}`, vpcId: 'vpc-1', subnetId: `public-${zone}` })),
  },
}
/** Zones as their names, as some rows have them. */
const named = (zone: 1 | 2 | 3, workload: string, index = 0) =>
  pod(zone, workload, index, { azId: `name-of-az-${zone}` })
const DAY: readonly Flow[] = [
  call(pod(1, 'web', 1), behind('api', pod(2, 'api', 2)), 40),
  call(pod(2, 'web', 2), behind('api', pod(1, 'api', 1)), 40),
  call(pod(3, 'web', 3), behind('api', pod(1, 'api', 1)), 15),
  call(named(1, 'shop', 1), behind('cart', named(2, 'cart', 2)), 40),
  call(pod(2, 'shop', 2), behind('cart', pod(1, 'cart', 1)), 40),
  call(pod(1, 'web', 1), behind('kafka', pod(2, 'kafka-0', 0)), 30),
  out(pod(2, 'images', 4), S3, 100, 'AMAZON_S3'),
  out(pod(2, 'images', 4), S3, 9000, 'AMAZON_S3'),
  out(pod(2, 'sender', 5), REMOTE.sqs, 400),
  out(pod(1, 'nodes', 6), REMOTE.ecr, 9000),
  out(named(2, 'nodes', 7), REMOTE.ecr, 9000),
  out(pod(3, 'agent', 6), REMOTE.datadog, 900),
  out(named(2, 'agent', 8), REMOTE.datadog, 900),
  out(pod(2, 'puller', 7), REMOTE.dockerHub, 2000),
  out(pod(3, 'puller', 7), REMOTE.dockerHub, 2000),
  call(pod(1, 'app', 8), end({ ip: '10.0.1.200', azId: 'az-1', subnetId: 'subnet-1', vpcId: 'vpc-1' }), 1, {
    mirrored: false,
  }),
]

/** Each action alone, and in the exhaustive run with each other one. */
const LOST = oneOfEach(LOSSES, ([first = '']) => first).map((actions) => [actions.join(' and '), actions] as const)

const lacking = (...actions: readonly string[]): Place => ({
  ...PLACE,
  topology: without(topologyOf(PLACE), ...actions),
  // `topology` has the last word of it.
  endpoints: [],
})
const past = remembered(DAY, 3, '2026-11-20', PLACE)
const full = new Map(findings(DAY, PLACE, past).open.map((one) => [one.id, one]))

describe('nothing is advised that would not be with all of it', () => {
  test('which is something of every kind that has a change', () => {
    expect(new Set([...full.values()].map(({ kind }) => kind))).toEqual(
      new Set([
        ...['same-zone-routing', 'zone-spread', 'stateful-peer', 'gateway-endpoint', 'interface-endpoint'],
        ...['endpoint-removal', 'nat-per-zone', 'private-connectivity', 'send-less'],
      ]),
    )
  })

  test.each(LOST)('without %s', (_, actions) => {
    for (const one of findings(DAY, lacking(...actions), past).open) {
      const told = full.get(one.id)
      expect(told?.title, one.id).toBe(one.title)
      expect(told?.change, one.id).toEqual(one.change)
      expect(one.usdPerMonth, one.id).toBeLessThanOrEqual((told?.usdPerMonth ?? 0) + 1e-9)
    }
  })

  test('without any of them, and no command is left', () => {
    const { open } = findings(DAY, lacking(...ACTIONS), past)
    expect(open.filter(({ change }) => change !== null)).toEqual([])
  })
})

test('an endpoint that may stand already is not advised, and its bytes are no reason for a NAT gateway', () => {
  const flows = [out(pod(2, 'images', 4), S3, 9000, 'AMAZON_S3'), out(pod(2, 'sender', 5), REMOTE.sqs, 9000)]
  const place: Place = { leavesBy: [1, 1, 1] }
  expect(found('gateway-endpoint', flows, place)).toHaveLength(1)
  expect(found('interface-endpoint', flows, place)).toHaveLength(1)
  const denied = { ...place, topology: { denied: ['ec2:DescribeVpcEndpoints'] } }
  expect(findings(flows, denied)).toMatchObject({ open: [], totals: { savingUsdPerMonth: 0, atMostUsdPerMonth: 0 } })
})

test.each(['ec2:DescribeVpcs', 'ec2:DescribeVpcEndpointServices'])(
  'what stands neither on %s nor on a price that does is found and remembered all the same',
  (action) => {
    const day = (...actions: readonly string[]) => findingsOf(dayOf(DAY, lacking(...actions)), past, [])
    const refused = day(action)
    expect(refused.report.open.length).toBeGreaterThan(0)
    expect(refused).toEqual(day())
  },
)

describe('what was found before', () => {
  /** Days from 2026-11-21 on that EC2 does not tell all of. */
  function days(count: number, place: Place) {
    const known: FindingsDay[] = [...past]
    return Array.from({ length: count }, (_, index) => {
      const { report, memory } = findingsOf(dayOf(DAY, { ...place, day: `2026-11-${21 + index}` }), known, [])
      known.push(memory)
      return report.proofs
    })
  }

  test.each(LOST)('is neither fixed nor gone by days without %s', (_, actions) =>
    expect(days(5, lacking(...actions)).flat()).toEqual([]),
  )

  test('and accepted keeps its acceptance: that it fits nothing is not known', () => {
    const accepted = [{ match: 'gateway-endpoint/*', reason: 'next quarter', until: '2027-01-31' }]
    const { notes, accepted: taken } = findings(DAY, lacking('ec2:DescribeVpcEndpoints'), past, accepted)
    expect({ notes, taken }).toEqual({ notes: [], taken: [] })
  })
})
