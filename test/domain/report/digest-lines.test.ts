import { describe, expect, test } from 'vitest'
import { withDigestLines } from '../../../domain/report/digest-lines.ts'
import type { ReportCluster } from '../../../domain/report/report.ts'
import { sum } from '../../../domain/sums.ts'
import { clusterOf, crossing, external, leftOut, pod, tableOf } from '../../templates/fixtures.ts'

const GB = 1_000_000_000
const row = (name: string, usd: number, gigabytes = 1) =>
  crossing('c', pod(name, 'shop'), pod('db', 'data'), ['a', 'b'], gigabytes, usd)
const cluster = (usd: number, rows: Parameters<typeof row>[], more: Partial<ReportCluster> = {}) =>
  clusterOf('c', 'eu-west-1', 100, usd, { interAz: tableOf(rows.map((one) => row(...one))), ...more })
const linesOf = (clusters: readonly ReportCluster[]) =>
  withDigestLines(clusters, GB).map(({ interAz }) =>
    interAz.rows.filter(({ inDigest }) => inDigest).map(({ source }) => source.name),
  )

describe('a line of a digest', () => {
  test('is a row of a hundredth of the dollars and half a cent, and the first of each table', () => {
    expect(
      linesOf([
        cluster(100, [
          ['dear', 60],
          ['just', 1],
          ['cheap', 0.99],
        ]),
      ]),
    ).toEqual([['dear', 'just']])
    expect(
      linesOf([
        cluster(0.1, [
          ['first', 0.004],
          ['half a cent', 0.005],
          ['less', 0.0049],
        ]),
      ]),
    ).toEqual([['first', 'half a cent']])
  })

  test('is a row that is free or has no price, for a twentieth of the bytes', () => {
    expect(
      linesOf([
        cluster(10, [
          ['paid', 10],
          ['free', 0, 5],
          ['little', 0, 4],
        ]),
      ]),
    ).toEqual([['paid', 'free']])
  })

  test('is a row that costs next to nothing because most of it has no price', () => {
    const blind = { ...row('blind', 0.004, 60), unpricedBytes: 60 * 2 ** 30 }
    const one = clusterOf('c', 'eu-west-1', 100, 10, { interAz: tableOf([row('paid', 9, 40), blind]) })
    expect(linesOf([one])).toEqual([['paid', 'blind']])
  })

  test('is of one of the 20 dearest over all clusters and tables, however many cost the same', () => {
    const rows = Array.from({ length: 50 }, (_, index) => row(`w${index}`, 1))
    const outside = Array.from({ length: 50 }, (_, index) =>
      external(`x${index}`, 'shop', '10.0.0.1', '8.8.8.8', 'Datadog', 'nat', 1, 2),
    )
    const [one] = withDigestLines(
      [clusterOf('c', 'eu-west-1', 100, 100, { interAz: tableOf(rows), external: tableOf(outside) })],
      GB,
    )
    const shown = (table?: { readonly rows: readonly { readonly inDigest: boolean }[] }) =>
      table?.rows.filter(({ inDigest }) => inDigest).length
    // Those at $2 take all places, and the first of the others is there as the first of its table.
    expect([shown(one?.external), shown(one?.interAz)]).toEqual([20, 1])
  })

  test('leaves out nothing of the sums', () => {
    const [one] = withDigestLines(
      [
        clusterOf('c', 'eu-west-1', 100, 100, {
          interAz: tableOf([row('a', 60, 30), row('b', 0.5, 2), row('c', 0.25, 1)], leftOut(7, 4, 0.1)),
        }),
      ],
      2 ** 30,
    )
    expect(one?.interAz.notInDigest).toMatchObject({ rows: 9, gigabytes: 7, usd: 0.85, unpricedBytes: 0 })
    expect(one?.interAz.rest).toEqual(leftOut(7, 4, 0.1))
  })
})

describe('the clusters of a digest', () => {
  test('are four at most, those that hold a hundredth of the dollars or a twentieth of the bytes', () => {
    const many = [
      ...[50, 1].map((usd) => cluster(usd, [['w', usd]])),
      clusterOf('small', 'eu-west-1', 1, 0.5),
      clusterOf('free', 'eu-west-1', 100, 0),
    ]
    expect(withDigestLines(many, GB).map(({ inDigest }) => inDigest)).toEqual([true, true, false, true])
    const alike = Array.from({ length: 12 }, () => cluster(5, [['w', 5]]))
    expect(withDigestLines(alike, GB).filter(({ inDigest }) => inDigest)).toHaveLength(4)
  })

  test('without a place leave all their rows out', () => {
    const alike = withDigestLines(
      Array.from({ length: 5 }, () => cluster(5, [['w', 5]])),
      GB,
    )
    expect(alike.at(-1)?.interAz.notInDigest).toMatchObject({ rows: 1, usd: 5 })
    expect(sum(alike.map(({ interAz }) => interAz.notInDigest.usd))).toBe(5)
  })
})
