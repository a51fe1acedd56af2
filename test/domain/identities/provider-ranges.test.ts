import { expect, test } from 'vitest'
import { PROVIDER_LISTS, providerRange } from '../../../domain/identities/provider-ranges.ts'

test.each([
  ['104.16.0.1', 'Cloudflare', 'hosts others'],
  ['104.27.255.255', 'Cloudflare', 'hosts others'],
  ['2606:4700::6810:1', 'Cloudflare', 'hosts others'],
  ['151.101.2.132', 'Fastly', 'hosts others'],
  ['2a04:4e42::1', 'Fastly', 'hosts others'],
  ['140.82.121.4', 'GitHub', 'own'],
  ['185.199.108.153', 'GitHub Pages', 'hosts others'],
  ['::ffff:140.82.121.4', 'GitHub', 'own'],
  // As DNS64 writes it.
  ['64:ff9b::8c52:7904', 'GitHub', 'own'],
  ['8.8.8.8', 'Google', 'own'],
  ['142.251.255.255', 'Google', 'own'],
  ['2a00:1450:4001::1', 'Google', 'own'],
  ['34.191.255.255', 'Google Cloud', 'hosts others'],
  ['35.247.255.255', 'Google Cloud', 'hosts others'],
  ['2600:190f::1', 'Google Cloud', 'hosts others'],
])('%s is in the list of %s', (ip, provider, kind) => {
  expect(providerRange(ip)).toEqual({ provider, kind })
})

// 34.192.0.0 is where AWS begins, and 2600:1f00:: too.
test.each([
  '104.28.0.0',
  '8.8.5.0',
  '34.192.0.0',
  '35.248.0.0',
  '2600:1f00::1',
  '216.239.32.21',
  '151.100.255.255',
  '10.0.0.1',
  '104.16.0.1/32',
  'no address',
  '',
])('%s is in none', (ip) => {
  expect(providerRange(ip)).toBeUndefined()
})

test('each list names where it is published, and its day', () => {
  for (const { source, asOf, cidrs } of PROVIDER_LISTS) {
    expect(source).toMatch(/^https:\/\//)
    expect(asOf).toMatch(/^20\d\d-\d\d-\d\d$/)
    expect(cidrs.split(' ').every((cidr) => /^[0-9a-f.:]+\/\d+$/.test(cidr))).toBe(true)
  }
})

test('no block is listed twice', () => {
  const cidrs = PROVIDER_LISTS.flatMap((list) => list.cidrs.split(' '))
  expect(cidrs.filter((cidr, index) => cidrs.indexOf(cidr) !== index)).toEqual([])
})
