import { expect, test } from 'vitest'
import { partPrice, priceWords, sectionWords } from '../../templates/price-words.ts'

const GIB = 2 ** 30

test.each([
  [{ usd: 1.234, bytes: GIB, unpricedBytes: 0 }, '$1.23'],
  [{ usd: 0.001, bytes: GIB, unpricedBytes: 0 }, '<$0.01'],
  [{ usd: 0, bytes: GIB, unpricedBytes: 0 }, 'free'],
  [{ usd: 0, bytes: GIB, unpricedBytes: 1 }, 'not known'],
  [{ usd: 0, bytes: 0, unpricedBytes: 0 }, 'nothing'],
])('%j costs %s', (amount, words) => {
  expect(priceWords(amount)).toBe(words)
})

test('a part of a day without dollars is nothing, unless much of the day has no price', () => {
  expect(['ok', 'partial', 'unpriced'].map((status) => partPrice(0, status))).toEqual([
    'nothing',
    'nothing',
    'not known',
  ])
  expect(partPrice(2, 'unpriced')).toBe('$2.00')
})

/** 10 GB through a NAT gateway, 4 of them from another zone; 3 GB free and 2 GB without a price. */
const SECTION = {
  usd: 0.53,
  bytes: 15 * GIB,
  byCharge: [
    { charge: 'inter_az', bytes: 4 * GIB, gigabytes: 4, usd: 0.08 },
    { charge: 'nat', bytes: 10 * GIB, gigabytes: 10, usd: 0.45 },
  ],
  repeatedBytes: 4 * GIB,
  freeBytes: 3 * GIB,
  unpriced: [{ reason: 'route unknown', bytes: 2 * GIB, gigabytes: 2 }],
  unknownShare: 2 / 15,
  mostlyPriced: false,
  bounds: [],
} as const

test('a section says in its total line what pays two charges, so that a reader can add up', () => {
  // 4 + 10 + 3 + 2 - 4 = 15 GB
  expect(sectionWords(SECTION, GIB)).toBe(
    'Total: across zones $0.08, 4.00 GB; NAT gateway $0.45, 10.0 GB; free 3.00 GB; no price 2.00 GB. 4.00 GB count under two of these',
  )
  const [crossing] = SECTION.byCharge
  const one = { ...SECTION, byCharge: [crossing], repeatedBytes: 0, freeBytes: 0, unpriced: [] }
  expect(sectionWords(one, GIB)).toBe('Total')
})
