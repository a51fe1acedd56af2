import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { prefixTable } from '../../../domain/identities/prefix-table.ts'
import { runs } from '../../exhaustive/cases.ts'
import { published } from './published-prefixes.ts'

const first = () => false

describe('the longest prefix', () => {
  const table = prefixTable(
    [
      ['10.0.0.0/8', 'eight'],
      ['10.1.0.0/16', 'sixteen'],
      ['10.1.2.0/24', 'twenty-four'],
      ['10.1.2.3/32', 'one'],
      ['0.0.0.0/0', 'all'],
      ['255.255.255.255/32', 'last'],
      ['2600::/12', 'twelve'],
      ['2600:1f18::/33', 'thirty-three'],
      ['2600:1f18:8000::/33', 'other half'],
      ['2600:1f18:0:0:1::/80', 'eighty'],
      // Written with bits beyond its length.
      ['192.0.2.77/24', 'sloppy'],
    ],
    first,
  )

  test.each([
    ['10.255.0.1', 'eight'],
    ['10.1.255.255', 'sixteen'],
    ['10.1.2.4', 'twenty-four'],
    ['10.1.2.3', 'one'],
    ['11.0.0.0', 'all'],
    ['9.255.255.255', 'all'],
    ['255.255.255.255', 'last'],
    ['::ffff:10.1.2.3', 'one'],
    ['192.0.2.1', 'sloppy'],
    ['2600::1', 'twelve'],
    ['2600:1f18:7fff::', 'thirty-three'],
    ['2600:1f18:8000::', 'other half'],
    ['2600:1f18::1:0:0:1', 'eighty'],
    ['2600:1f18::1', 'thirty-three'],
    ['2001:db8::1', undefined],
    ['10.1.2', undefined],
    ['10.1.2.3.4', undefined],
    ['10.1.2.256', undefined],
    ['10..2.3', undefined],
    ['1000.1.2.3', undefined],
    ['10.1.2.3 ', undefined],
    ['no address', undefined],
    ['', undefined],
    [':', undefined],
    [':::', undefined],
    [':1::2', undefined],
    ['1::2::3', undefined],
    ['1:2:3:4:5:6:7', undefined],
    ['1:2:3:4:5:6:7:8:9', undefined],
    ['2600::12345', undefined],
    ['2600::g', undefined],
    [':2600:1f18:0:0:1:0:0:1', undefined],
    ['2600:1f18:0:0:1:0:0:', undefined],
    ['2600:1F18::1', 'thirty-three'],
    ['2600:1f18:0:0:1:0:0:1', 'eighty'],
    ['2600:1f18::1.2.3.4', 'thirty-three'],
  ])('of %j is %s', (ip, expected) => {
    expect(table.find(ip)).toBe(expected)
  })

  test('of equal ones is the one that wins', () => {
    const entries = [
      ['10.0.0.0/8', 2],
      ['10.0.0.0/8', 3],
      ['10.0.0.0/8', 1],
    ] as const
    expect(prefixTable(entries, (a, b) => a > b).find('10.1.1.1')).toBe(3)
  })

  test('leaves out what is no prefix, and says so', () => {
    const wrong = ['10.0.0.0', '10.0.0.0/33', '10.0.0/8', '2600::/129', 'x/8', '10.0.0.0/', '10.0.0.0/-1', '/']
    expect(prefixTable([...wrong.map((cidr) => [cidr, 0] as const), ['10.0.0.0/8', 1]], first).refused).toEqual(wrong)
  })
})

test('agrees with a plain scan', () => {
  const entries = published(400)
  const table = prefixTable(entries, first)
  const parsed = entries.map(([cidr, value]) => ({ cidr: ipaddr.parseCIDR(cidr), value }))
  const scan = (ip: string) => {
    const address = ipaddr.parse(ip)
    let best: { length: number; value: number } | undefined
    for (const { cidr, value } of parsed) {
      const isInside = cidr[0].kind() === address.kind() && address.match(cidr as never)
      if (isInside && (!best || cidr[1] > best.length)) best = { length: cidr[1], value }
    }
    return best?.value
  }
  const near = fc
    .tuple(fc.constantFrom(...entries), fc.integer({ min: 0, max: 0xffff }))
    .map(([[cidr], low]) =>
      cidr.includes(':')
        ? `${cidr.split('::')[0]}::${low.toString(16)}`
        : `${cidr.split('.').slice(0, 2).join('.')}.${low >> 8}.${low & 255}`,
    )
  const ips = fc.oneof(near, near, fc.ipV4(), fc.ipV6())
  fc.assert(
    fc.property(fc.array(ips, { minLength: 50, maxLength: 50 }), (all) => {
      for (const ip of all) if (!ip.includes('.') || !ip.includes(':')) expect(table.find(ip)).toBe(scan(ip))
    }),
    runs(100),
  )
})
