import { describe, expect, test } from 'vitest'
import type { AddressRange } from '../../../domain/identities/address-range.ts'
import type { AddressEvidence } from '../../../domain/identities/evidence.ts'
import { identityOf, isToldByRange } from '../../../domain/identities/identity.ts'

const RANGES = {
  dynamodb: { name: 'Amazon DynamoDB', region: 'eu-west-1', kind: 'service' },
  amazon: { name: 'AWS', region: 'us-east-1', kind: 'any service' },
  ec2: { name: 'Amazon EC2', region: 'us-east-1', kind: 'rented' },
  cloudfront: { name: 'Amazon CloudFront', region: 'GLOBAL', kind: 'rented' },
} as const satisfies Record<string, AddressRange>

const asked = { askedAt: '2026-11-21T07:00:00Z', problem: null }
const named = (...names: string[]): AddressEvidence => ({ reverseDns: { ...asked, names } })
const certified = (names: string[], verified = true): AddressEvidence => ({
  certificate: { ...asked, port: 443, names, verified },
})

interface Case {
  readonly range?: AddressRange
  readonly provider?: { readonly provider: string; readonly kind: 'own' | 'hosts others' }
  readonly evidence?: AddressEvidence
  readonly network?: { readonly number: number; readonly name: string }
}

const who = ({ range, provider, evidence, network }: Case) => identityOf({ range, provider, evidence, network })

describe('an address', () => {
  test.each<[string, Case, string | undefined, string | null, string | undefined]>([
    ['in the range of a service', { range: RANGES.dynamodb }, 'Amazon DynamoDB, eu-west-1', 'AWS', 'ip-ranges'],
    [
      'in the range of a service is that service, whatever its certificate says',
      { range: RANGES.dynamodb, evidence: certified(['*.datadoghq.com']) },
      'Amazon DynamoDB, eu-west-1',
      'AWS',
      'ip-ranges',
    ],
    [
      "in the range that names none, with a service's certificate",
      { range: RANGES.amazon, evidence: certified(['sqs.us-east-1.amazonaws.com', '*.sqs.us-east-1.amazonaws.com']) },
      'Amazon SQS, us-east-1',
      'AWS',
      'certificate',
    ],
    ['in the range that names none, with nothing else', { range: RANGES.amazon }, 'AWS, us-east-1', 'AWS', 'ip-ranges'],
    [
      'on EC2, with a confirmed name',
      { range: RANGES.ec2, evidence: named('intake-1.datadoghq.com') },
      'Datadog',
      'Datadog',
      'reverse-dns',
    ],
    [
      'on EC2, with a verified certificate',
      { range: RANGES.ec2, evidence: certified(['*.datadoghq.com']) },
      'Datadog',
      'Datadog',
      'certificate',
    ],
    [
      'on EC2, whose name is that of any host there, with a verified certificate',
      {
        range: RANGES.ec2,
        evidence: { ...named('ec2-3-233-144-10.compute-1.amazonaws.com'), ...certified(['*.datadoghq.com']) },
      },
      'Datadog',
      'Datadog',
      'certificate',
    ],
    [
      'on EC2, with a certificate that nobody vouches for',
      { range: RANGES.ec2, evidence: certified(['*.datadoghq.com'], false) },
      'a host on Amazon EC2, us-east-1',
      null,
      'ip-ranges',
    ],
    ['on EC2, with nothing else', { range: RANGES.ec2 }, 'a host on Amazon EC2, us-east-1', null, 'ip-ranges'],
    [
      'on EC2, with a certificate of somebody unheard of',
      { range: RANGES.ec2, evidence: certified(['*.api.acme.example', 'acme.example']) },
      'api.acme.example',
      'acme.example',
      'certificate',
    ],
    [
      'on CloudFront, with a certificate of many parties, which tells none of them',
      { range: RANGES.cloudfront, evidence: certified(['one.example', 'two.example.org', 'three.example.net']) },
      'a host on Amazon CloudFront, global',
      null,
      'ip-ranges',
    ],
    [
      'whose name and certificate disagree goes by its name',
      { range: RANGES.ec2, evidence: { ...named('hooks.slack.com'), ...certified(['*.datadoghq.com']) } },
      'Slack',
      'Slack',
      'reverse-dns',
    ],
    [
      "whose name is an access network's, with a certificate that says more",
      { evidence: { ...named('host-7.isp.example'), ...certified(['api.acme.example']) } },
      'api.acme.example',
      'acme.example',
      'certificate',
    ],
    [
      'with a name alone that a network numbers',
      { evidence: named('host-7.isp.example') },
      'a host on isp.example',
      null,
      'reverse-dns',
    ],
    [
      'with a name alone that somebody chose',
      { evidence: named('api.acme.co.uk') },
      'api.acme.co.uk',
      'acme.co.uk',
      'reverse-dns',
    ],
    [
      'with a certificate of one company below several suffixes',
      { evidence: certified(['acme.co.uk', '*.acme.com', 'acme.de']) },
      'acme.co.uk',
      'acme.co.uk',
      'certificate',
    ],
    [
      'with names of two parties below a suffix that hosts others, which tell neither',
      { range: RANGES.ec2, evidence: certified(['one.github.io.example', 'two.co.uk', 'three.co.uk']) },
      'a host on Amazon EC2, us-east-1',
      null,
      'ip-ranges',
    ],
    [
      'with the default certificate of a host',
      { range: RANGES.ec2, evidence: certified(['*.bluehost.com', 'bluehost.com']) },
      'a host on Amazon EC2, us-east-1',
      null,
      'ip-ranges',
    ],
    [
      "in a provider's own range",
      { provider: { provider: 'GitHub', kind: 'own' } },
      'GitHub',
      'GitHub',
      'provider-ranges',
    ],
    [
      'on a network that hosts others',
      { provider: { provider: 'Fastly', kind: 'hosts others' } },
      'a host on Fastly',
      null,
      'provider-ranges',
    ],
    [
      'on a network that hosts others, with a verified certificate',
      { provider: { provider: 'Fastly', kind: 'hosts others' }, evidence: certified(['*.github.com', 'github.com']) },
      'GitHub',
      'GitHub',
      'certificate',
    ],
    [
      'of which only the network is known',
      { network: { number: 64500, name: 'EXAMPLE-NET' } },
      'a host on EXAMPLE-NET (AS64500)',
      null,
      'autonomous-system',
    ],
    [
      'of which a name is known too',
      { network: { number: 64500, name: 'EXAMPLE-NET' }, evidence: certified(['*.github.com', 'github.com']) },
      'GitHub',
      'GitHub',
      'certificate',
    ],
    ['of which nothing is known', {}, undefined, null, undefined],
  ])('%s', (_, known, name, owner, source) => {
    const identity = who(known)
    expect(identity?.name).toBe(name)
    expect(identity?.owner ?? null).toBe(owner)
    expect(identity?.source).toBe(source)
  })
})

test.each([
  // Of a vendor's endpoint service, whose name only a number tells.
  'vpce-0a1b2c3d4e5f60718-abcdefgh.vpce-svc-0a1b2c3d4e5f60718.us-east-1.vpce.amazonaws.com',
  'vpce-0a1b2c3d4e5f60718-abcdefgh.vpce-svc-0a1b2c3d4e5f60718.cn-north-1.vpce.amazonaws.com.cn',
  // That nobody has registered.
  'ip-10-0-0-1.ec2.internal',
  'server.local',
  'a1.b2.traefik.default',
  'kubernetes.default.svc',
  // That a network gives to addresses of which nobody asked for a name.
  'hosted-by.ihc.ru',
  'customer.worldstream.nl',
  'no-ptr.as201814.net',
  'unknown.telstraglobal.net',
  'reverse.completel.net',
  'unallocated.barefruit.co.uk',
  'colo-01.colocrossing.com',
  's12.isp.example',
  'vps123.isp.example',
  'vmi123.isp.example',
  'dynamic-12.isp.example',
  'p5b1234ab.dip0.t-ipconnect.de',
  'p200300cd1234.dip0.t-ipconnect.de',
])('the name %s tells no owner', (name) => {
  expect(who({ evidence: named(name) })?.owner ?? null).toBeNull()
})

test.each([
  ['mail.acme-corp.io', 'acme-corp.io'],
  ['mx.acme.co.uk', 'acme.co.uk'],
  ['unknown-pleasures.example.com', 'example.com'],
  ['pacifica.example.org', 'example.org'],
  ['customers.example.net', 'example.net'],
  // A word that starts as a network's does is no number of it.
  ['color2.acme.com', 'acme.com'],
  ['sftp1.acme.com', 'acme.com'],
  ['smtp2.acme.com', 'acme.com'],
  ['s3.acme.com', 'acme.com'],
  ['s3-eu.acme.com', 'acme.com'],
  ['dynamo1.acme.com', 'acme.com'],
  ['review-7.acme.com', 'acme.com'],
  // The sites of who hosts others are their own.
  ['www.cloudways.com', 'cloudways.com'],
  ['www.incapsula.com', 'incapsula.com'],
])('the name %s tells %s', (name, owner) => {
  expect(who({ evidence: named(name) })?.owner).toBe(owner)
})

test.each([
  [['acme.local', 'acme.com'], 'acme.com'],
  [['other.internal', 'mail.acme.com'], 'acme.com'],
  [['localhost.localdomain', 'mail.acme.com'], 'acme.com'],
  [['mail.acme.com', 'localhost'], 'acme.com'],
  [['localhost', 'acme.local'], null],
  [['localhost', 'acme.com', 'other.example'], null],
])('the names %j tell %s, whatever private names are among them', (names, owner) => {
  expect(who({ evidence: certified(names) })?.owner ?? null).toBe(owner)
})

test('a private name beside one that a network numbers makes nobody its owner', () => {
  expect(who({ evidence: named('localhost.localdomain', 'host-7.isp.example') })).toMatchObject({
    name: 'a host on isp.example',
    owner: null,
  })
})

test('an owner who rents is told with the host, and with the private way that is offered', () => {
  expect(who({ range: RANGES.ec2, evidence: certified(['*.datadoghq.com']) })).toMatchObject({
    host: 'Amazon EC2, us-east-1',
    privateConnectivity: 'privatelink',
    endpointService: null,
    region: 'us-east-1',
    rented: true,
  })
})

test('an AWS service is told with the endpoint service that would carry its traffic', () => {
  expect(who({ range: RANGES.amazon, evidence: certified(['sqs.us-east-1.amazonaws.com']) })).toMatchObject({
    host: null,
    endpointService: 'com.amazonaws.us-east-1.sqs',
    confidence: 'high',
  })
})

test('an AWS service on addresses that EC2 lets rents nothing; what it runs for others there does', () => {
  const named = (name: string) => who({ range: RANGES.ec2, evidence: certified([name]) })
  expect(named('api.ecr.us-east-1.amazonaws.com')).toMatchObject({ owner: 'AWS', rented: false })
  expect(named('kms-fips.us-east-1.amazonaws.com')).toMatchObject({ owner: 'AWS', rented: false })
  expect(named('sts.amazonaws.com')).toMatchObject({ owner: 'AWS', rented: false })
  expect(named('search-logs-a1b2.us-east-1.es.amazonaws.com')).toMatchObject({ owner: 'AWS', rented: true })
})

test('ranges of services, and of providers that host nobody else, need no question', () => {
  const provider = (kind: 'own' | 'hosts others') => ({ range: undefined, provider: { provider: 'x', kind } })
  expect(isToldByRange({ range: RANGES.dynamodb, provider: undefined })).toBe(true)
  expect(isToldByRange({ range: RANGES.amazon, provider: undefined })).toBe(false)
  expect(isToldByRange({ range: RANGES.ec2, provider: undefined })).toBe(false)
  expect(isToldByRange(provider('own'))).toBe(true)
  expect(isToldByRange(provider('hosts others'))).toBe(false)
})
