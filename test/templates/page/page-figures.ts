import { expect } from 'vitest'
import type { Page } from '../../../domain/report/page.ts'
import type { Report, ReportTotals } from '../../../domain/report/report.ts'
import { rowsOf } from '../../../templates/page/app/data.ts'
import { type Filter, narrowed, sumsOf } from '../../../templates/page/app/filter.ts'
import { flowMap, zoneMatrix } from '../../../templates/page/app/sums.ts'

/** Rows have billionths of a dollar: ten thousand of them make up less than a thousandth of a cent. */
const DIGITS = 5

const about = (usd: number) => expect.closeTo(usd, DIGITS)

/** Holds all that a page shows against the report of its day. */
export function expectPageOf(page: Page, report: Report): void {
  // The page goes out with the report: what became of that, it cannot show.
  const { deliveries: _, ...shown } = report
  expect(page.report).toEqual(JSON.parse(JSON.stringify(shown)))
  const rows = rowsOf(page.pairs)
  expectTotals(page, report.totals, {})
  for (const { name, totals } of report.clusters) expectTotals(page, totals, { cluster: name })
  for (const { name, totals } of report.teams ?? []) {
    expect(sumsOf(narrowed(rows, { team: name }))).toMatchObject({ usd: about(totals.usd), bytes: totals.bytes })
  }

  // The dearest pairs are the first rows, in their order.
  const firsts = rows.slice(0, report.top.length).map(({ source, destination, via, bytes, usd }) => ({
    ...{ source, destination, via, bytes, usd },
  }))
  expect(firsts).toEqual(
    report.top.map(({ source, destination, via, bytes, usd }) => ({
      source,
      destination,
      via,
      bytes,
      usd: about(usd),
    })),
  )
  expectTables(page, report)
  expectZones(page, report)
}

/** Rows of a part of the page have its sums, whole and by charge; so has the map. */
function expectTotals(page: Page, totals: ReportTotals, filter: { readonly cluster?: string }): void {
  const all = rowsOf(page.pairs)
  const rows = narrowed(all, filter)
  expect(sumsOf(rows)).toMatchObject({ usd: about(totals.usd), bytes: totals.bytes })
  const unpriced = totals.unpriced.reduce((sum, { bytes }) => sum + bytes, 0)
  expect(sumsOf(rows).unpricedBytes).toBe(unpriced)
  const map = flowMap(rows, filter, 'namespace', 'cost')
  // Under a charge, the table and the map have the dollars and the bytes that the report has of it.
  const expectUnder = (narrower: Filter, sums: { usd: unknown; bytes: number; unpricedBytes: number }) => {
    const own = narrowed(all, narrower)
    expect(sumsOf(own, narrower), narrower.charge).toMatchObject(sums)
    const { boxes } = flowMap(own, narrower, 'namespace', 'size')
    const ofWays = boxes.filter(({ column }) => column === 1).reduce((sum, { value }) => sum + value, 0)
    expect(ofWays, narrower.charge).toBe(sums.bytes)
  }
  for (const { charge, usd, bytes } of totals.byCharge) {
    expectUnder({ ...filter, charge }, { usd: about(usd), bytes, unpricedBytes: 0 })
    const box = map.boxes.find(({ column, name }) => column === 1 && name === charge)
    expect(box?.value ?? 0).toBeCloseTo(usd, DIGITS)
  }
  expectUnder({ ...filter, charge: 'free' }, { usd: 0, bytes: totals.freeBytes, unpricedBytes: 0 })
  expectUnder({ ...filter, charge: 'unpriced' }, { usd: 0, bytes: unpriced, unpricedBytes: unpriced })
  for (const measure of ['cost', 'size'] as const) {
    const { boxes, links } = flowMap(rows, filter, 'workload', measure)
    const whole = measure === 'cost' ? totals.usd : totals.bytes
    for (const column of [0, 1, 2]) {
      const sum = boxes.filter((box) => box.column === column).reduce((sum, { value }) => sum + value, 0)
      expect(sum).toBeCloseTo(whole, measure === 'cost' ? DIGITS : 0)
    }
    // Each byte and dollar comes in once and goes out once.
    expect(links.reduce((sum, { value }) => sum + value, 0)).toBeCloseTo(2 * whole, measure === 'cost' ? DIGITS : 0)
  }
}

/** Each line of each table is a row, with its dollars and bytes. */
function expectTables(page: Page, report: Report): void {
  const rows = rowsOf(page.pairs)
  for (const cluster of report.clusters) {
    for (const table of ['interAz', 'external', 'awsServices', 'otherNetworks'] as const) {
      const own = rows.filter((row) => row.cluster === cluster.name && row.table === table)
      const { rest } = cluster[table]
      const lines = cluster[table].rows.map(({ bytes, usd, unpricedBytes }) => ({
        bytes,
        usd: about(usd),
        unpricedBytes,
      }))
      expect(
        own.slice(0, lines.length).map(({ bytes, usd, unpricedBytes }) => ({ bytes, usd, unpricedBytes })),
      ).toEqual(lines)
      expect(sumsOf(own.slice(lines.length))).toMatchObject({
        ...{ pairs: rest.rows, bytes: rest.bytes, usd: about(rest.usd), unpricedBytes: rest.unpricedBytes },
      })
    }
  }
}

/** The matrix has what the digest says of crossings, and of what stays in its zone. */
function expectZones(page: Page, report: Report): void {
  const rows = rowsOf(page.pairs)
  const { cells } = zoneMatrix(rows, {}, page.pairs)
  const usd = report.clusters.reduce((sum, { interAz }) => sum + (interAz.totals?.usd ?? 0), 0)
  expect(cells.flat().reduce((sum, cell) => sum + cell.usd, 0)).toBeCloseTo(usd, DIGITS)
  for (const charge of ['free', 'unpriced'] as const) {
    const narrower = { charge }
    const under = zoneMatrix(narrowed(rows, narrower), narrower, page.pairs).cells.flat()
    const whole = cells.flat().reduce((sum, cell) => sum + cell[charge === 'free' ? 'freeBytes' : 'unpricedBytes'], 0)
    expect(under.reduce((sum, cell) => sum + cell.bytes, 0)).toBe(whole)
  }
  // A byte is free where it is said to be, and nowhere else.
  const free = cells.flat().filter((cell) => cell.usd === 0 && cell.unpricedBytes === 0)
  for (const cell of free) expect(cell.bytes).toBe(cell.freeBytes)
}
