import { expect, test } from 'vitest'
import { readingsAt, type ToldClusters } from '../../../domain/network/cluster-objects.ts'

const told: ToldClusters = {
  schema: 1,
  readings: {
    '2026-11-21T03:00:00Z': { prod: 'c' },
    '2026-11-21T01:00:00Z': { prod: 'a', lab: 'x' },
    '2026-11-21T05:00:00Z': { prod: 'e', lab: 'z' },
  },
}

test.each<[at: string, since: string, before: string]>([
  ['2026-11-21T01:00:00Z', 'lab x, prod a', ''],
  ['2026-11-21T02:00:00Z', 'lab z, prod c', 'lab x, prod a'],
  ['2026-11-21T03:00:00Z', 'lab z, prod c', 'lab x, prod a'],
  ['2026-11-21T04:00:00Z', 'lab z, prod e', 'lab x, prod c'],
  ['2026-11-21T06:00:00Z', '', 'lab z, prod e'],
])('at %s each cluster has told %j since, and %j before', (at, ...expected) => {
  const both = readingsAt(told, ['prod', 'lab', 'prod', 'other'], at)
  expect(both.map((some) => some.map(({ cluster, version }) => `${cluster} ${version}`).join(', '))).toEqual(expected)
})

test('a later reading changes nothing of an hour that has its two', () => {
  const later = { ...told, readings: { ...told.readings, '2026-11-21T07:00:00Z': { prod: 'g', lab: 'w' } } }
  const at = '2026-11-21T04:00:00Z'
  expect(readingsAt(later, ['prod', 'lab'], at)).toEqual(readingsAt(told, ['prod', 'lab'], at))
})
