import { describe, expect, test } from 'vitest'
import type { FindingKind } from '../../../domain/findings/finding.ts'
import { findings, found, out, type Place, pod, REMOTE } from './build.ts'
import { behindNat, forwarding } from './forwarding.ts'

const S3 = '52.216.0.1'
const calls = [
  out(pod(1, 'images'), S3, 500, 'AMAZON_S3'),
  out(pod(1, 'sender'), REMOTE.sqs, 500),
  out(pod(1, 'agent'), REMOTE.datadog, 500),
]
const RISK =
  'If eni-fw inspects traffic, this change may go around it: EC2 does not tell a firewall from a NAT instance.'

describe('a forwarding instance may inspect: what takes flows off it says so first', () => {
  test.each<[FindingKind, string, Place]>([
    ['gateway-endpoint', 'on the way out', forwarding('eni-fw')],
    ['interface-endpoint', 'on the way out', forwarding('eni-fw')],
    ['gateway-endpoint', 'before a NAT gateway', forwarding('eni-fw', 'nat-3')],
    ['interface-endpoint', 'before a NAT gateway', forwarding('eni-fw', 'nat-3')],
    ['private-connectivity', 'before a NAT gateway', forwarding('eni-fw', 'nat-3')],
    ['gateway-endpoint', 'behind a NAT gateway', behindNat('eni-fw')],
    ['interface-endpoint', 'behind a NAT gateway', behindNat('eni-fw')],
    ['private-connectivity', 'behind a NAT gateway', behindNat('eni-fw')],
  ])('%s, with the instance %s', (kind, _, place) => {
    const [one, ...others] = found(kind, calls, place)
    expect(others).toEqual([])
    expect(one?.risks[0]).toBe(RISK)
    expect(one?.risks.filter((risk) => risk === RISK)).toHaveLength(1)
  })

  test.each<[string, Place]>([
    ['before', forwarding('eni-fw', 'nat-3')],
    ['behind', behindNat('eni-fw')],
  ])('no NAT gateway for the zone is advised with an instance %s the one in use', (_, place) => {
    expect(found('nat-per-zone', calls, place)).toEqual([])
  })

  test('and where none is on the way, nothing is said of it', () => {
    const all = findings(calls).open
    expect(all.length).toBeGreaterThan(2)
    expect(all.flatMap(({ risks }) => risks).join(' ')).not.toMatch(/inspects/)
  })
})

test.each<FindingKind>(['gateway-endpoint', 'interface-endpoint', 'private-connectivity', 'nat-per-zone'])(
  'what a firewall endpoint behind the NAT gateway sees is no %s',
  (kind) => {
    expect(found(kind, calls, behindNat('vpce-fw'))).toEqual([])
  },
)
