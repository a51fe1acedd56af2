import { afterAll, beforeAll, expect, test } from 'vitest'
import { editOf } from '../../domain/findings/edit.ts'
import type { FindingKind } from '../../domain/findings/finding.ts'
import type { Flow } from '../../domain/flows/mirrors.ts'
import type { Endpoint, Route, RouteTable } from '../../domain/network/topology.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { dayOf, found, out, type Place, pod, REMOTE, remembered, toNat, topologyOf } from '../domain/findings/build.ts'
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
