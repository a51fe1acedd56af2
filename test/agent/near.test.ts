import { expect, test } from 'vitest'
import { nearest, notFound } from '../../agent/near.ts'

const NAMES = ['prod-eu', 'prod-us', 'staging', 'checkout', 'checkout-worker']

test.each([
  ['prod', ['prod-eu', 'prod-us']],
  ['Staging', ['staging']],
  ['stagign', ['staging']],
  ['chekout', ['checkout']],
  ['checkout', ['checkout', 'checkout-worker']],
  ['ledger', []],
])('near %s are %j', (name, near) => {
  expect(nearest(name, NAMES)).toEqual(near)
})

test('what is not there is said with what is near, or with what there is', () => {
  expect(notFound('cluster', 'prd-eu', NAMES)).toBe(
    'cluster is "prd-eu", and there is none of that name; did you mean prod-eu?',
  )
  expect(notFound('cluster', 'lab', ['a', 'b'])).toBe(
    'cluster is "lab", and there is none of that name; did you mean a or b?',
  )
  expect(notFound('cluster', 'laboratory', ['a', 'b'])).toBe(
    'cluster is "laboratory", and there is none of that name; there is a, b',
  )
  expect(notFound('query', 'x', [])).toContain('there is none at all')
})
