import { describe, expect, test } from 'vitest'
import { readingsAt, type ToldClusters, untoldInWords, withDayBefore } from '../../../domain/network/told-clusters.ts'

const said = (version: string, hasPods = true) => ({ version, hasPods, hasTeams: true })

const told: ToldClusters = {
  schema: 1,
  readings: {
    '2026-11-21T03:00:00Z': { prod: said('c') },
    '2026-11-21T01:00:00Z': { prod: said('a'), lab: said('x') },
    '2026-11-21T05:00:00Z': { prod: said('e'), lab: said('z') },
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

test('of pods, a reading that told of none is passed over', () => {
  const partly = {
    schema: 1,
    readings: { ...told.readings, '2026-11-21T03:00:00Z': { prod: said('c', false) } },
  } as const
  const at = '2026-11-21T03:00:00Z'
  const versions = (part?: 'hasPods') =>
    readingsAt(partly, ['prod'], at, part).map((some) => some.map(({ version }) => version))
  expect(versions()).toEqual([['c'], ['a']])
  expect(versions('hasPods')).toEqual([['e'], ['a']])
})

test("before a day's first reading stands what each cluster told last on the day before, and where that is kept", () => {
  const before: ToldClusters = {
    schema: 1,
    readings: {
      '2026-11-20T22:00:00Z': { prod: said('p'), lab: said('l') },
      '2026-11-20T23:00:00Z': { prod: said('q'), lab: said('m', false) },
      '2026-11-21T00:00:00Z': { prod: said('r') },
    },
  }
  const whole = withDayBefore(told, before, '2026-11-20')
  const first = readingsAt(whole, ['prod', 'lab'], '2026-11-21T01:00:00Z', 'hasPods')
  expect(first[1]).toEqual([
    { cluster: 'lab', until: '2026-11-20T22:00:00Z', version: 'l', day: '2026-11-20' },
    { cluster: 'prod', until: '2026-11-21T00:00:00Z', version: 'r', day: '2026-11-20' },
  ])
  // The day's own readings go first as soon as there are any.
  const at = '2026-11-21T04:00:00Z'
  expect(readingsAt(whole, ['prod', 'lab'], at, 'hasPods')).toEqual(readingsAt(told, ['prod', 'lab'], at, 'hasPods'))
  expect(withDayBefore(told, undefined, '2026-11-20')).toEqual(told)
})

test('a later reading changes nothing of an hour that has its two', () => {
  const later = { ...told, readings: { ...told.readings, '2026-11-21T07:00:00Z': { prod: said('g'), lab: said('w') } } }
  const at = '2026-11-21T04:00:00Z'
  expect(readingsAt(later, ['prod', 'lab'], at)).toEqual(readingsAt(told, ['prod', 'lab'], at))
})

describe('what clusters did not tell', () => {
  const part = (name: string, why = 'it is slow') => [{ part: name, why }]
  const [one, two, three] = ['2026-11-21T01:00:00Z', '2026-11-21T02:00:00Z', '2026-11-21T03:00:00Z'] as const
  const day = (untold: ToldClusters['untold'], read = [one, two, three]): ToldClusters => ({
    ...{ schema: 1, readings: Object.fromEntries(read.map((until) => [until, { prod: said(until) }])) },
    ...(untold && { untold }),
  })

  test.each<[what: string, told: ToldClusters, sentences: readonly string[]]>([
    ['nothing was noted', day(undefined), []],
    ['all was told', day({ [one]: { prod: [] }, [two]: { prod: [] } }), []],
    [
      'an hour lacked a part that a later one has',
      day({ [one]: { prod: part('ready endpoints') }, [two]: { prod: [] } }),
      ['Cluster prod was not read for ready endpoints in 1 of 3 readings, that of 01:00 UTC: it is slow.'],
    ],
    [
      'several did, the last for another reason',
      day({ [one]: { prod: part('its data plane') }, [three]: { prod: part('its data plane', 'it is busy') } }),
      ['Cluster prod was not read for its data plane in 2 of 3 readings, last at 03:00 UTC: it is busy.'],
    ],
    [
      'it told nothing in the one hour of a day',
      day({ [one]: { prod: part('') } }, []),
      ['Cluster prod was not read: it is slow.'],
    ],
    [
      'it told nothing in one, and lacked a part in another',
      day({ [one]: { prod: part('') }, [two]: { prod: part('all Services') } }, [two]),
      [
        'Cluster prod was not read in 1 of 2 readings, that of 01:00 UTC: it is slow.',
        'Cluster prod was not read for all Services in 1 of 2 readings, that of 02:00 UTC: it is slow.',
      ],
    ],
    ['it is another one', day({ [one]: { lab: part('') } }), []],
  ])('where %s', (_, told, sentences) => {
    expect(untoldInWords(told, ['prod'])).toEqual(sentences)
  })
})
