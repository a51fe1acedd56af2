import { expect, test } from 'vitest'
import { isPublic, withoutNat64 } from '../../../domain/network/address.ts'

test.each([
  ['64:ff9b::808:808', '8.8.8.8'],
  ['64:ff9b::345e:e8ce', '52.94.232.206'],
  ['64:ff9b::10.0.0.1', '10.0.0.1'],
  ['64:ff9b:1::808:808', '64:ff9b:1::808:808'],
  ['2600:1f18::1', '2600:1f18::1'],
  ['8.8.8.8', '8.8.8.8'],
  ['no address', 'no address'],
])('%s stands for %s', (ip, host) => {
  expect(withoutNat64(ip)).toBe(host)
})

test.each([
  ['64:ff9b::808:808', true],
  ['64:ff9b::10.0.0.1', false],
  ['64:ff9b::169.254.169.254', false],
  ['8.8.8.8', true],
  ['10.0.0.1', false],
])('%s is public: %s', (ip, expected) => {
  expect(isPublic(ip)).toBe(expected)
})
