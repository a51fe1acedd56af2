import { expect, test } from 'vitest'
import { clusterAt, placeOfCluster } from '../../../domain/network/cluster-place.ts'

const HOME = { accountId: '111122223333', region: 'us-east-1' }

test.each([
  [HOME, 'prod'],
  [{ ...HOME, region: 'eu-west-1' }, 'prod (eu-west-1)'],
  [{ ...HOME, accountId: '222222222222' }, 'prod (222222222222)'],
  [{ accountId: '222222222222', region: 'eu-west-1' }, 'prod (222222222222, eu-west-1)'],
])('a cluster in %j is %s, and found again by that', (place, name) => {
  expect(clusterAt('prod', place, HOME)).toBe(name)
  expect(placeOfCluster(name, HOME)).toEqual({ name: 'prod', ...place })
})
