import { expect, test } from 'vitest'
import { destinationNameOf } from '../../../domain/identities/destination-name.ts'
import type { Identity } from '../../../domain/identities/identity.ts'
import { end } from '../build.ts'

const far = { ...end({ ip: '52.94.5.1' }), workload: null, workloadKind: null, interfaceName: null }
const host: Identity = {
  name: 'a host on Amazon EC2, eu-west-1',
  owner: null,
  source: 'ip-ranges',
  confidence: 'medium',
  host: null,
  region: 'eu-west-1',
  rented: true,
  endpointService: null,
  privateConnectivity: null,
}

test.each([
  ['an AWS service without any other name', 'AWS_SERVICE', undefined, 'AWS service at 52.94.5.1', 'AWS', 'category'],
  ['an AWS service on a host of AWS is no stranger', 'AWS_SERVICE', host, host.name, 'AWS', 'ip-ranges'],
  ['the same host under another category', 'INTERNET', host, host.name, null, 'ip-ranges'],
  ['an address of which nothing is known', 'INTERNET', undefined, '52.94.5.1', null, null],
  ['S3, whatever else is known', 'AMAZON_S3', host, 'Amazon S3', 'AWS', 'category'],
] as const)('%s', (_, category, identity, destinationName, destinationOwner, identitySource) => {
  expect(destinationNameOf(far, category, null, identity)).toMatchObject({
    ...{ destinationName, destinationOwner, identitySource },
    isHostOnly: identity !== undefined && destinationOwner === null,
  })
})

test.each([
  ['of AWS', 'com.amazonaws.eu-west-1.sqs', [], 'com.amazonaws.eu-west-1.sqs (interface endpoint)', 'AWS'],
  [
    "of a vendor, by the name that leads to it beside the endpoint's own",
    'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718',
    ['vpce-1-a.vpce-svc-0a1b2c3d4e5f60718.us-east-1.vpce.amazonaws.com', 'http-intake.logs.datadoghq.com'],
    'Datadog (interface endpoint)',
    'Datadog',
  ],
  [
    'of somebody whom no name tells, who is not AWS',
    'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718',
    ['vpce-1-a.vpce-svc-0a1b2c3d4e5f60718.us-east-1.vpce.amazonaws.com'],
    'com.amazonaws.vpce.us-east-1.vpce-svc-0a1b2c3d4e5f60718 (interface endpoint)',
    null,
  ],
] as const)('an endpoint %s', (_, serviceName, dnsNames, destinationName, destinationOwner) => {
  const endpoint = { id: 'vpce-1', vpcId: 'vpc-1', type: 'interface', serviceName, ips: [], dnsNames } as const
  expect(destinationNameOf(far, 'UNCLASSIFIED', endpoint, undefined)).toMatchObject({
    destinationName,
    destinationOwner,
  })
})
