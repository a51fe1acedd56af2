import { describe, expect, test } from 'vitest'
import type { FindingKind } from '../../../domain/findings/finding.ts'
import type { Topology } from '../../../domain/network/topology.ts'
import { behind, call, found, out, type Place, pod, REMOTE, topologyOf } from './build.ts'

/** Participants of a shared VPC make none of these: https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-limitations.html */
const OWN = '111122223333'
const THEIRS = '444455556666'
const S3 = '52.216.0.1'
const PLACE: Place = { leavesBy: [1, 1, 1] }
const FLOWS = [
  out(pod(2, 'images', 4), S3, 500, 'AMAZON_S3'),
  out(pod(2, 'sender', 5), REMOTE.sqs, 500),
  out(pod(2, 'puller', 6), REMOTE.dockerHub, 500),
]
const known = topologyOf(PLACE)
const of = (kind: FindingKind, topology: Partial<Topology>) => found(kind, FLOWS, { ...PLACE, topology })

const SHARED: readonly (readonly [string, Partial<Topology>])[] = [
  ['the VPC is shared', { vpcs: [{ id: 'vpc-1', ownerId: THEIRS, cidrs: ['10.0.0.0/16'] }] }],
  ['its subnets are', { subnets: known.subnets.map((subnet) => ({ ...subnet, ownerId: THEIRS })) }],
]

describe.each(SHARED)('%s, and the account another', (_, shared) => {
  test.each(['gateway-endpoint', 'interface-endpoint', 'nat-per-zone'] as const)('%s is left to its owner', (kind) => {
    const [mine] = of(kind, {})
    const [theirs] = of(kind, { ...shared, accountId: OWN })
    expect(mine?.change).not.toBeNull()
    expect(theirs).toMatchObject({ change: null, usdPerMonth: mine?.usdPerMonth, id: mine?.id })
    expect(theirs?.title).toBe(`${mine?.title} (account ${THEIRS} owns it)`)
    expect(theirs?.assumes[0]).toContain(`belongs to account ${THEIRS}: only the owner can make this change`)
  })

  test('is as ever where the account is the owner, or nobody told whose it is', () => {
    for (const accountId of [THEIRS, undefined as never]) {
      expect(of('gateway-endpoint', { ...shared, accountId })[0]?.change).not.toBeNull()
    }
  })
})

// https://docs.aws.amazon.com/vpc/latest/userguide/vpc-share-billing.html
test('what the owner of a shared VPC pays for its NAT gateway is no saving of a participant', () => {
  const routeTables = known.routeTables.map((table) => ({ ...table, ownerId: THEIRS }))
  for (const kind of ['gateway-endpoint', 'interface-endpoint', 'nat-per-zone'] as const) {
    expect(of(kind, { routeTables, accountId: OWN })).toEqual([])
    expect(of(kind, { routeTables, accountId: THEIRS })).toHaveLength(1)
  }
})

test('a finding says whose bill it makes smaller, where that is not the own account’s alone', () => {
  const routeTables = known.routeTables.map((table) => ({ ...table, ownerId: THEIRS }))
  const vpcs = [{ id: 'vpc-1', ownerId: THEIRS, cidrs: ['10.0.0.0/16'] }]
  const billedTo = (accountId: string, topology: Partial<Topology>) =>
    found('gateway-endpoint', [out(pod(2, 'images', 4, { accountId }), S3, 500, 'AMAZON_S3')], {
      ...PLACE,
      topology,
    })[0]?.billedTo
  expect(billedTo(OWN, {})).toBeUndefined()
  const shared = { vpcs, routeTables, accountId: OWN, otherAccountIds: [THEIRS] }
  // 500 × $0.045 for the gateway and 500 × $0.01 for its side of the crossing, of $32.50; the pod's side is its own account's.
  expect(billedTo(OWN, shared)).toEqual([
    { accountId: THEIRS, share: expect.closeTo(27.5 / 32.5, 9) },
    { accountId: OWN, share: expect.closeTo(5 / 32.5, 9) },
  ])
  expect(billedTo(THEIRS, shared)).toEqual([{ accountId: THEIRS, share: 1 }])
})

test("another account's gateway endpoint gets no table of ours", () => {
  const endpoint = {
    id: 'vpce-s3',
    vpcId: 'vpc-1',
    type: 'gateway',
    serviceName: 'com.amazonaws.us-east-1.s3',
    ips: [],
    ownerId: THEIRS,
  } as const
  const [one] = of('gateway-endpoint', { accountId: OWN, endpoints: [endpoint] })
  expect(one?.change).toBeNull()
  expect(one?.assumes[0]).toContain(`vpce-s3 belongs to account ${THEIRS}`)
})

test("a Service's routing is the cluster's own, whoever has the VPC", () => {
  const calls = [
    call(pod(1, 'web', 1), behind('api', pod(2, 'api', 2)), 400),
    call(pod(2, 'web', 2), behind('api', pod(1, 'api', 1)), 400),
  ]
  const topology = { accountId: OWN, vpcs: [{ id: 'vpc-1', ownerId: THEIRS, cidrs: [] }] }
  expect(found('same-zone-routing', calls, { topology })[0]?.change).not.toBeNull()
})
