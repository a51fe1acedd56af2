import { expect, test } from 'vitest'
import { type DayEnds, joinedEnds } from '../../../domain/identities/day-ends.ts'

const ends = (names: string, publicEnds: DayEnds['publicEnds'] = []): DayEnds => ({
  ...{ schema: 1, publicEnds },
  vpcIds: [...names].map((name) => `vpc-${name}`),
  subnetIds: [...names].map((name) => `subnet-${name}`),
})
const end = (ip: string, bytes: number) => ({ ip, port: 443, bytes })

test('the ends of two runs at once are those of both, each once, in order, and as the later one counted them', () => {
  const earlier = ends('ab', [end('203.0.113.1', 10), end('203.0.113.3', 30)])
  const later = ends('bc', [end('203.0.113.2', 20), end('203.0.113.3', 31)])
  expect(joinedEnds(earlier, later)).toEqual(
    ends('abc', [end('203.0.113.1', 10), end('203.0.113.2', 20), end('203.0.113.3', 31)]),
  )
  expect(joinedEnds(undefined, later)).toEqual(later)
})

test('ends of an earlier form name no subnets', () => {
  const { subnetIds: _, ...early } = ends('a')
  expect(joinedEnds(early as DayEnds, ends('b')).subnetIds).toEqual(['subnet-b'])
})
