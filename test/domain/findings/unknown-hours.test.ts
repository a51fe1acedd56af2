import { expect, test } from 'vitest'
import type { FindingKind } from '../../../domain/findings/finding.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { found, out, type Place, pod, REMOTE, remembered } from './build.ts'

// A change that begins or ends something paid by the hour is advised only where that price is known.

const endpoint = (id: string, service: string): Endpoint => ({
  ...{ id, vpcId: 'vpc-1', type: 'interface', serviceName: `com.amazonaws.us-east-1.${service}` },
  ...{ ips: ['10.0.1.200'], subnetIds: ['subnet-1'], ownerId: '111122223333' },
})
const toEndpoint = out(pod(1, 'sender'), '10.0.1.200', 0.1)
const partner = out(pod(1, 'web'), REMOTE.partner, 10)
const idle: Place = { natGatewayBytes: { 'nat-1': 1e10, 'nat-2': 1e10, 'nat-3': 0 } }

test.each<[FindingKind, readonly Flow[], Place]>([
  ['interface-endpoint', [out(pod(1, 'sender'), REMOTE.sqs, 300)], {}],
  ['endpoint-removal', [toEndpoint], { endpoints: [endpoint('vpce-sqs', 'sqs')] }],
  ['nat-per-zone', [out(pod(2, 'fetcher'), REMOTE.unknown, 300)], { leavesBy: [1, 1, 3] }],
  ['idle-nat-gateway', [partner, out(pod(2, 'web'), REMOTE.partner, 10)], idle],
  ['idle-endpoint', [partner], { endpoints: [endpoint('vpce-kms', 'kms')] }],
  ['private-connectivity', [out(pod(1, 'agent'), REMOTE.datadog, 100)], {}],
])('%s', (kind, flows, place) => {
  const advised = (one: Place) => found(kind, flows, one, remembered(flows, 3, '2026-11-20', one))
  expect(advised(place)).toHaveLength(1)
  expect(advised({ ...place, rates: { natUsdPerHour: null, endpointUsdPerZoneHour: null } })).toEqual([])
})
