import { expect, test } from 'vitest'
import { AWS_SERVICES } from '../../../domain/identities/owner-list.ts'
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
