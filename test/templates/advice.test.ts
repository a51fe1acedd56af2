import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { editOf } from '../../domain/findings/edit.ts'
import type { FindingKind } from '../../domain/findings/finding.ts'
import { paperOf, tried } from '../../domain/findings/paper.ts'
import type { Flow } from '../../domain/flows/mirrors.ts'
import type { Endpoint, Route, RouteTable } from '../../domain/network/topology.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { anyDay, changesOf, report } from '../domain/findings/any-day.ts'
import { dayOf, found, out, type Place, pod, REMOTE, remembered, toNat, topologyOf } from '../domain/findings/build.ts'
import { isExhaustive, runs } from '../exhaustive/cases.ts'
import { shellWith } from './ec2/shell.ts'
import { comparable, StandIn } from './ec2/stand-in.ts'
import { stateOf, waysIn } from './ec2/state-of.ts'

/**
 * What a finding advises, done by its commands to the very network that it was found in: the network is then the one that
 * its saving was worked out on, and the undo gives the former back.
 */
let ec2: StandIn
let shell: Awaited<ReturnType<typeof shellWith>>
beforeAll(async () => {
  shell = await shellWith(() => ec2)
})
afterAll(() => shell.close())

/** What is made by EC2 alone. */
const OF_EC2: readonly string[] = [
  ...[
    'create-nat-gateway',
    'use-nat-gateway',
    'remove-nat-gateway',
    'create-gateway-endpoint',
    'extend-gateway-endpoint',
  ],
  ...['create-interface-endpoint', 'remove-endpoint'],
]

const S3 = '52.216.0.1'
const local = { destination: '10.0.0.0/16', target: 'local' }
const internet = { destination: '0.0.0.0/0', target: 'igw-1' }
const PUBLIC = ['public-1', 'public-2', 'public-3']
const nat1 = { id: 'nat-1', vpcId: 'vpc-1', subnetId: 'public-1' } as const
const table = (id: string, subnetIds: readonly string[], routes: readonly Route[], main = false): RouteTable => ({
  ...{ id, vpcId: 'vpc-1', main, subnetIds },
  routes: [local, ...routes],
})
const withTables = (...routeTables: readonly RouteTable[]): Place => ({
  topology: { natGateways: [nat1], routeTables: [...routeTables, table('rtb-public', PUBLIC, [internet])] },
})
const gateway: Endpoint = {
  ...{ id: 'vpce-s3', vpcId: 'vpc-1', serviceName: 'com.amazonaws.us-east-1.s3', ips: [] },
  type: 'gateway',
}
const leaves = (ip: string) => [out(pod(2, 'fetcher', 2), ip, 300)]
const partner = { destination: '140.82.112.0/20', target: 'nat-1' }
const peering = { destination: '10.9.0.0/16', target: 'pcx-1' }

test.each<[string, FindingKind, readonly Flow[], Place]>([
  ['a NAT gateway, by a table of the zone', 'nat-per-zone', leaves(REMOTE.unknown), { leavesBy: [1, 1, 1] }],
  [
    'a NAT gateway, by a partner’s block beside an inspected default route',
    'nat-per-zone',
    leaves('140.82.112.9'),
    withTables(table('rtb-2', ['subnet-2'], [{ destination: '0.0.0.0/0', target: 'tgw-1' }, partner])),
  ],
  [
    'a NAT gateway, by half of the internet',
    'nat-per-zone',
    leaves('140.82.112.9'),
    withTables(
      table(
        'rtb-2',
        ['subnet-2'],
        [
          { destination: '0.0.0.0/1', target: 'nat-1' },
          { destination: '128.0.0.0/1', target: 'nat-1' },
        ],
      ),
    ),
  ],
  [
    'a NAT gateway, by a table that zones share',
    'nat-per-zone',
    leaves(REMOTE.unknown),
    withTables(table('rtb-all', ['subnet-1', 'subnet-2', 'subnet-3'], [toNat(1), peering])),
  ],
  [
    'a NAT gateway, by the main table',
    'nat-per-zone',
    leaves(REMOTE.unknown),
    withTables(table('rtb-main', [], [toNat(1), peering], true)),
  ],
  [
    'a NAT gateway, by the main table that names the subnet',
    'nat-per-zone',
    leaves(REMOTE.unknown),
    withTables(table('rtb-main', ['subnet-2'], [toNat(1), peering], true)),
  ],
  [
    "the zone's own NAT gateway",
    'nat-per-zone',
    leaves(REMOTE.unknown),
    {
      leavesBy: [1, 1, 1],
      topology: { natGateways: [nat1, { id: 'nat-own', vpcId: 'vpc-1', subnetId: 'public-2' }] },
    },
  ],
  [
    'no NAT gateway where nothing passes it',
    'idle-nat-gateway',
    leaves(REMOTE.unknown),
    { natGatewayBytes: { 'nat-1': 1e9, 'nat-2': 1e9, 'nat-3': 0 } },
  ],
  ['a gateway endpoint', 'gateway-endpoint', [out(pod(2, 'images', 2), S3, 300, 'AMAZON_S3')], {}],
  [
    'a table of a gateway endpoint',
    'gateway-endpoint',
    [out(pod(2, 'images', 2), S3, 300, 'AMAZON_S3')],
    { endpoints: [gateway] },
  ],
  ['an interface endpoint', 'interface-endpoint', [out(pod(2, 'sender', 2), REMOTE.sqs, 300)], {}],
])('%s', async (_, kind, flows, place) => {
  const past = remembered(flows, 3, '2026-11-20', place)
  const [one] = found(kind, flows, place, past)
  const change = one?.change
  if (!change) throw new Error('nothing is advised')
  const topology = topologyOf(place)
  const state = stateOf(topology)
  ec2 = new StandIn(state)
  const { apply, verify, undo } = changeText(change)
  expect(await shell.run(apply)).toMatchObject({ code: 0, stderr: '' })
  const day = dayOf(flows, place)
  const paper = editOf(change, day.flows, { topology }, day).topology(topology)
  expect(waysIn(ec2.state)).toEqual(waysIn(stateOf(paper)))
  expect((await shell.run(verify)).code).toBe(0)
  expect(await shell.run(undo)).toMatchObject({ code: 0, stderr: '' })
  expect(comparable(ec2.state)).toEqual(comparable(state))
})

test('in networks of many kinds, all that is advised is made one after the other, and undone the other way round', async () => {
  const made = new Set<string>()
  await fc.assert(
    fc.asyncProperty(anyDay, async ([place, flows]) => {
      const day = dayOf(flows, place)
      const changes = changesOf(report(day).open)
        .map(({ change }) => change)
        .filter(({ kind }) => OF_EC2.includes(kind))
      const state = stateOf(topologyOf(place))
      const states = [comparable(state)]
      ec2 = new StandIn(state)
      let paper = paperOf(day)
      for (const change of changes) {
        made.add(change.kind)
        paper = tried(change, [], paper, day).paper()
        expect(await shell.run(changeText(change).apply)).toMatchObject({ code: 0, stderr: '' })
        expect(waysIn(ec2.state)).toEqual(waysIn(stateOf(paper.topology)))
        states.push(comparable(ec2.state))
      }
      for (const change of changes.toReversed()) {
        expect(comparable(ec2.state)).toEqual(states.pop())
        expect(await shell.run(changeText(change).undo)).toMatchObject({ code: 0, stderr: '' })
      }
      expect(comparable(ec2.state)).toEqual(states.pop())
    }),
    runs(40),
  )
  expect(made.size).toBeGreaterThan(isExhaustive ? 4 : 0)
})
