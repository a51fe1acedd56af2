import { describe, expect, test } from 'vitest'
import { emptierMonitors, fullnessToKeep, monitorsLacking, writtenDayOf } from '../../../domain/collecting/fullness.ts'

const hour = (count: number) => new Date(Date.UTC(2026, 10, 21, count)).toISOString()
const gap = (from: number, to: number, category = 'all', monitor = 'shop', reason = 'x') => ({
  ...{ monitor, category, reason },
  ...{ from: hour(from), to: hour(to) },
})
const day = (bytes: number, gaps: ReturnType<typeof gap>[] = [], name = 'shop') => ({
  gaps,
  counted: { monitors: [{ name, bytes }] },
})

describe('a day is emptier than the stored one', () => {
  test.each([
    ['with fewer bytes', day(1000), day(989), true],
    ['but not by what a repeated query may vary', day(1000), day(990), false],
    ['with a gap more and no more bytes', day(1000), day(1000, [gap(3, 4, 'INTER_AZ')]), true],
    ['but not with a gap more and more bytes', day(1000), day(1001, [gap(3, 4)]), false],
    ['but not with fewer gaps', day(1000, [gap(3, 5)]), day(1000, [gap(3, 4)]), false],
    ['with no bytes, however whole it looks', day(1000, [gap(0, 20)]), day(0), true],
    ['but not where there was nothing to lose', day(0, [gap(2, 24)]), day(0, [gap(0, 24)]), false],
    ['but not by another monitor', day(1000), day(1, [], 'other'), false],
    ['but not by the gaps of another monitor', day(1000), day(1000, [gap(0, 24, 'all', 'other')]), false],
  ])('%s', (_, stored, now, isEmptier) => {
    expect(emptierMonitors(stored, now).length > 0).toBe(isEmptier)
  })

  test('but not by how its gaps are joined', () => {
    const one = day(10, [gap(0, 5, 'AMAZON_S3'), gap(7, 8)])
    const apart = day(10, [
      ...[0, 1, 2, 3, 4].map((from) => gap(from, from + 1, 'AMAZON_S3', 'shop', `reason ${from}`)),
      gap(7, 8),
    ])
    expect(emptierMonitors(one, apart)).toEqual([])
    expect(emptierMonitors(apart, one)).toEqual([])
  })

  test('and says by how much', () => {
    expect(emptierMonitors(day(1000), day(10, [gap(0, 3), gap(5, 6, 'INTER_AZ')]))).toEqual([
      // Three hours, and an eleventh of one.
      'shop has 10 bytes and 3.1 h missing, and had 1000 and 0 h',
    ])
  })
})

describe('what a run is held against', () => {
  const run = {
    from: hour(0),
    to: hour(24),
    monitors: [{ name: 'shop', arn: '', cluster: 'shop', region: 'eu-west-1' }],
  }
  const reportOf = (name: string, { from, to } = run, until = to) =>
    ({
      ...{ from, to, monitors: [{ name }] },
      coverage: { gaps: [], counted: { until, monitors: [{ name, bytes: 1000 }], natGateways: [] } },
    }) as never
  const elsewhere = { ...run, from: hour(1), to: hour(25) }

  test.each([
    ['nothing, without a report', undefined, writtenDayOf(run, day(2000)), undefined],
    ['the report, without a note of its writer', reportOf('shop'), undefined, 1000],
    [
      'what the last writer meant to write, though it may have died',
      reportOf('shop'),
      writtenDayOf(run, day(2000)),
      2000,
    ],
    ['nothing, of another interval', reportOf('shop', elsewhere), undefined, undefined],
    [
      'nothing, where another interval was written last',
      reportOf('shop'),
      writtenDayOf(elsewhere, day(2000)),
      undefined,
    ],
  ])('%s', (_, report, written, bytes) => {
    expect(fullnessToKeep(run, report, written)?.counted.monitors[0]?.bytes).toBe(bytes)
  })

  test.each([
    ['has a monitor that the run lacks', reportOf('bank'), 1],
    ['has no other monitor', reportOf('shop'), 0],
    ['was made before the day was over', reportOf('bank', run, hour(12)), 0],
    ['is of another interval', reportOf('bank', elsewhere), 0],
  ])('a report that %s', (_, report, lacking) => {
    expect(monitorsLacking(run, report)).toHaveLength(lacking)
  })
})
