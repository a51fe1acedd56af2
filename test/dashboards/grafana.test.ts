import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AthenaQuery, GrafanaDashboard, Panel, QueryVariable } from '../../dashboards/grafana-model.ts'
import { MADE_DASHBOARDS } from '../../dashboards/make.ts'
import { answered, smallArchive } from './athena.ts'

const read = (file: string) => readFileSync(new URL(`../../dashboards/${file}`, import.meta.url), 'utf8')
const dashboard = JSON.parse(read('grafana.json')) as GrafanaDashboard
const variables = dashboard.templating.list.filter((one): one is QueryVariable => one.type === 'query')

let archive: DuckDBConnection
beforeAll(async () => {
  archive = await smallArchive()
})
afterAll(() => archive.closeSync())

test.each(Object.entries(MADE_DASHBOARDS))('%s is of its sources: npm run dashboards makes it', (file, made) => {
  expect(read(file)).toBe(made())
})

/** All that there is, of the two days before the last. */
const ALL: Readonly<Record<string, readonly string[]>> = {
  region: ['us-east-1', '(none)'],
  account: ['1', '(none)'],
  cluster: ['shop', 'lab-eks'],
  monitor: ['shop-eks', 'lab-eks'],
  team: ['cart', '(none)'],
  namespace: ['web', '(none)'],
}

/**
 * What Grafana sends. A list of SQL strings has its quotes doubled, and the time range is a day each.
 * Source: https://grafana.com/docs/grafana/latest/visualizations/dashboards/variables/variable-syntax/#sqlstring
 */
function sent({ rawSQL }: AthenaQuery, chosen: Readonly<Record<string, readonly string[]>> = ALL): string {
  const sql = rawSQL.replaceAll(/\$\{(\w+):([\w:-]+)\}/g, (_, name: string, format: string) => {
    if (format === 'date:YYYY-MM-DD') return name === '__from' ? '2026-11-20' : '2026-11-21'
    if (format !== 'sqlstring') throw new Error(format)
    return (chosen[name] ?? []).map((value) => `'${value.replaceAll("'", "''")}'`).join(',')
  })
  expect(sql).not.toContain('$')
  return sql
}

const panel = (title: string) => {
  const found = dashboard.panels.find((one) => one.title === title)
  if (!found) throw new Error(title)
  return found
}
const targetOf = ({ targets: [target] }: Panel) => {
  if (!target) throw new Error('a panel without a question')
  return target
}
const rowsOf = async (title: string, chosen = ALL) =>
  (await answered(archive, sent(targetOf(panel(title)), chosen))).rows

describe('every panel', () => {
  test.each(dashboard.panels.map((one) => [one.title, one] as const))('%s asks what Athena answers', async (_, one) => {
    const { names, types, rows } = await answered(archive, sent(targetOf(one)))
    expect(rows).not.toEqual([])
    // It shows columns that there are.
    for (const { matcher } of one.fieldConfig.overrides) expect(names).toContain(matcher.options)
    if (one.type === 'barchart') expect(names).toContain(one.options.xField)
    // A time series is a time, a name and a number: https://grafana.com/docs/plugins/grafana-athena-datasource/latest/query-editor/
    if (one.type === 'timeseries') expect(types).toEqual(['TIMESTAMP', 'VARCHAR', 'DOUBLE'])
    expect(targetOf(one).format).toBe(one.type === 'timeseries' ? 0 : 1)
  })

  test('reads the partitions of the time range alone', () => {
    for (const one of [...dashboard.panels.map(targetOf), ...variables.map(({ query }) => query)]) {
      const tables = one.rawSQL.match(/\b(?:from|join) (?:daily|days|findings)\b/g) ?? []
      const ranges =
        one.rawSQL.match(/dt between '\$\{__from:date:YYYY-MM-DD\}' and '\$\{__to:date:YYYY-MM-DD\}'/g) ?? []
      expect(ranges.length).toBeGreaterThanOrEqual(tables.length)
    }
  })

  test('has a place of its own, in 24 columns', () => {
    const taken = new Set<string>()
    for (const { gridPos } of dashboard.panels) {
      expect(gridPos.x + gridPos.w).toBeLessThanOrEqual(24)
      for (let x = gridPos.x; x < gridPos.x + gridPos.w; x++) {
        for (let y = gridPos.y; y < gridPos.y + gridPos.h; y++) {
          expect(taken).not.toContain(`${x},${y}`)
          taken.add(`${x},${y}`)
        }
      }
    }
    expect(new Set(dashboard.panels.map(({ id }) => id)).size).toBe(dashboard.panels.length)
  })
})

test('every choice offers what there is, and every one that a panel reads is offered', async () => {
  for (const { name, query } of variables) {
    const { names, rows } = await answered(archive, sent(query))
    expect(names).toEqual(['value'])
    expect(rows.map(({ value }) => value)).toEqual(ALL[name]?.toSorted())
  }
  const read = JSON.stringify(dashboard.panels).matchAll(/\$\{(\w+):sqlstring\}/g)
  expect([...new Set([...read].map(([, name]) => name))].toSorted()).toEqual(
    variables.map(({ name }) => name).toSorted(),
  )
})

describe('figures', () => {
  test('of costs add up, whatever pays twice', async () => {
    // 2 + 1 + 1.8 + 0.8 of two days.
    expect(await rowsOf('Cost')).toEqual([{ Total: 5.6, 'Across zones': 3.8, 'NAT gateways': 1.8, Other: 0 }])
    const days = (await rowsOf('Cost by charge')).map(({ time, charge, usd }) => [
      (time as Date).toISOString().slice(0, 10),
      charge,
      usd,
    ])
    expect(days).toEqual([
      ['2026-11-20', 'Across zones', 2],
      ['2026-11-21', 'Across zones', 1.8],
      ['2026-11-21', 'NAT gateway', 1.8],
    ])
    expect((await rowsOf('Cost by team')).map(({ name, usd }) => [name, usd])).toEqual([
      ['cart', expect.closeTo(3.6, 9)],
      ['(none)', 2],
    ])
  })

  test('of data count bytes once, in the gigabyte of the last day', async () => {
    // 100 + 50 + 40 + 10 of ten bytes; 10 of 200 have no price.
    expect(await rowsOf('Data')).toEqual([{ GB: 20, 'No price': 0.05 }])
    expect(await rowsOf('Largest costs')).toMatchObject([
      { 'Far end': 'redis', GB: 15, USD: 3 },
      { 'Far end': 'SQS', GB: 4, USD: 2.6 },
    ])
  })

  test('of savings are of the last day, though it had none', async () => {
    expect(await rowsOf('Savings a month')).toEqual([{ Possible: 30, 'At most': 5, Measured: 12.5 }])
    const without = await smallArchive()
    await without.run("delete from findings where dt = '2026-11-21'")
    const { rows } = await answered(without, sent(targetOf(panel('Savings a month'))))
    expect(rows).toEqual([{ Possible: 0, 'At most': 0, Measured: 0 }])
    expect((await answered(without, sent(targetOf(panel('Savings'))))).rows).toEqual([])
    without.closeSync()
  })

  test('follow what is chosen, quotes and all', async () => {
    expect(await rowsOf('Cost', { ...ALL, cluster: ['lab-eks'] })).toMatchObject([{ Total: 0 }])
    expect(await rowsOf('Cost', { ...ALL, team: ["cart' or '1'='1"] })).toMatchObject([{ Total: null }])
    expect(await rowsOf('Coverage', { ...ALL, monitor: ['lab-eks'] })).toMatchObject([
      { Monitor: 'lab-eks', Status: 'partial', Hours: 0.75, 'Of CloudWatch': null },
    ])
  })
})
