import { expect, test } from 'vitest'
import { AWS_SERVICES, AWS_WITHOUT_ENDPOINT, HOSTING } from '../../../domain/identities/owner-list.ts'
import { SERVICE_RECORDS, serviceRecord } from '../../../domain/network/service-records.ts'

const services = new Set(AWS_SERVICES.map(([, service]) => service))

test.each([...SERVICE_RECORDS])('%s is a service that names of hosts lead to, and has a page', (name, record) => {
  expect(services).toContain(name)
  expect(record.page).toMatch(/^https:\/\/(?:docs\.aws\.amazon\.com|repost\.aws|github\.com)\//)
  expect(serviceRecord(`com.amazonaws.eu-west-1.${name}`)).toBe(record)
})

test('there is none of a service that nobody looked up, or that is no service of a region', () => {
  for (const name of ['com.amazonaws.us-east-1.of-next-year', 'com.amazonaws.route53', 'sqs', '']) {
    expect(serviceRecord(name), name).toBeUndefined()
  }
})

/** With the region's own names in full. */
const hostsOf = (text: string) =>
  text
    .split(' ')
    .filter((host) => host !== '')
    .map((host) => (host.endsWith('.') ? `${host}{region}.amazonaws.com` : host))

/** Names in the list that no endpoint's private DNS has: what the docs of the service say that it has instead. */
const NOT_ITS_OWN: readonly string[] = [
  'ecr.{region}.amazonaws.com', // api.ecr: https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
  'ecr-fips.{region}.amazonaws.com',
  'efs.{region}.amazonaws.com', // elasticfilesystem: https://docs.aws.amazon.com/efs/latest/ug/efs-vpc-endpoints.html
  'queue.amazonaws.com', // none: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html
]

test('private DNS that is on takes no names of another service, unless its record says of which', () => {
  const all = [
    ...AWS_SERVICES.map(([, service, hosts]) => [service, hostsOf(hosts)] as const),
    ...[...AWS_WITHOUT_ENDPOINT, ...HOSTING].map(([, hosts]) => ['', hostsOf(hosts)] as const),
  ]
  for (const [service, hosts] of all) {
    const record = SERVICE_RECORDS.get(service)
    if (record?.endpoint !== 'interface' || record.privateDns !== 'leads') continue
    const own = hosts.filter((one) => !one.startsWith('*.') && !NOT_ITS_OWN.includes(one))
    const below = all.filter(
      ([name, others]) => name !== service && own.some((host) => others.some((one) => one.endsWith(`.${host}`))),
    )
    expect(
      below.map(([name]) => name),
      service,
    ).toEqual(record.takes ?? [])
  }
})

test.each([
  ['apigateway', 'calls of the APIs themselves need an endpoint for execute-api'],
  ['appsync', 'calls of the APIs themselves need an endpoint for appsync-api'],
  ['aps-workspaces', 'management calls need an endpoint for aps.'],
  ['sagemaker.runtime', 'management calls need an endpoint for sagemaker.api.'],
  ['codeartifact.repositories', 'Packages are fetched from S3'],
  ['eks', 'does not carry the Kubernetes API'],
  ['sqs', 'old names'],
  ['sts', 'global name'],
])('%s says which calls it does not have', (name, words) => {
  const record = serviceRecord(`com.amazonaws.eu-west-1.${name}`)
  expect(record?.endpoint === 'interface' && record.mind).toContain(words)
})
