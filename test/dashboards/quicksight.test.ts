import { readFileSync } from 'node:fs'
import type { DuckDBConnection } from '@duckdb/node-api'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DATA_SETS } from '../../dashboards/data-sets.ts'
import { answered, smallArchive } from './athena.ts'

type Node = { readonly [name: string]: unknown }

const template = JSON.parse(readFileSync(new URL('../../dashboards/quicksight.json', import.meta.url), 'utf8'))
const resources = Object.values<{ Type: string; Properties: Node }>(template.Resources)
const of = (type: string) => resources.filter(({ Type }) => Type === `AWS::QuickSight::${type}`)

/** All values of a field, wherever it stands. */
function valuesOf(node: unknown, field: string): unknown[] {
  if (Array.isArray(node)) return node.flatMap((one) => valuesOf(one, field))
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([name, value]) => [
    ...(name === field ? [value] : []),
    ...valuesOf(value, field),
  ])
}

let archive: DuckDBConnection
beforeAll(async () => {
  archive = await smallArchive()
})
afterAll(() => archive.closeSync())

const TYPES: Readonly<Record<string, readonly string[]>> = {
  DATETIME: ['TIMESTAMP'],
  DECIMAL: ['DOUBLE'],
  INTEGER: ['BIGINT', 'INTEGER'],
  STRING: ['VARCHAR'],
}

describe('data sets', () => {
  test.each(DATA_SETS.map((one) => [one.name, one] as const))(
    '%s have the columns that Athena answers',
    async (_, one) => {
      const sql = one.sql.replaceAll(/:table\((\w+)\)/g, '$1').replaceAll("interval '90' day", "interval '9000' day")
      const { names, types, rows } = await answered(archive, sql)
      expect(rows).not.toEqual([])
      expect(names).toEqual(Object.keys(one.columns))
      for (const [index, type] of Object.values(one.columns).entries()) expect(TYPES[type]).toContain(types[index])
      // Partitions before these days are not read.
      expect((one.sql.match(/dt >= /g) ?? []).length).toBe((one.sql.match(/:table\(/g) ?? []).length)
    },
  )

  test('name the tables of the database that is deployed', () => {
    const queries = valuesOf(of('DataSet'), 'SqlQuery').map((query) => String((query as Node)['Fn::Sub']))
    expect(queries).toHaveLength(3)
    for (const query of queries) {
      expect(query).toMatch(/from "\$\{Database\}"\.(daily|days|findings)/)
      expect(query).not.toContain(':table')
    }
  })

  test('are read again each day', () => {
    const ids = (type: string) => of(type).map(({ Properties }) => Properties.DataSetId)
    expect(ids('RefreshSchedule')).toEqual(ids('DataSet'))
  })
})

describe('the dashboard', () => {
  const [dashboard] = of('Dashboard')

  test('shows and filters by columns that its data sets have', () => {
    const columns = valuesOf(dashboard, 'Column') as { DataSetIdentifier: string; ColumnName: string }[]
    expect(columns.length).toBeGreaterThan(20)
    const known = new Set(DATA_SETS.flatMap(({ name, columns }) => Object.keys(columns).map((one) => `${name}.${one}`)))
    for (const { DataSetIdentifier, ColumnName } of columns)
      expect(known).toContain(`${DataSetIdentifier}.${ColumnName}`)
    expect(valuesOf(dashboard, 'Identifier')).toEqual(DATA_SETS.map(({ name }) => name))
  })

  test('has a control for each filter, on its own sheet', () => {
    const filters = valuesOf(dashboard, 'FilterId')
    expect(new Set(filters).size).toBe(filters.length)
    expect(valuesOf(dashboard, 'SourceFilterId').toSorted()).toEqual(filters.toSorted())
    for (const choice of ['region', 'account', 'cluster', 'monitor', 'team', 'namespace']) {
      expect(filters).toContain(`costs-${choice}`)
    }
  })

  test('keeps what can be saved apart from what was, and shows none of a day that had none', async () => {
    const [, savings] = DATA_SETS
    const sql = (savings?.sql ?? '')
      .replaceAll(/:table\((\w+)\)/g, '$1')
      .replaceAll("interval '90' day", "interval '9000' day")
    const sums = `select sum(usd_possible), sum(usd_at_most), sum(usd_measured) from (${sql})`
    // $30 for sure and $5 at most are open; $12.50 a month were measured.
    expect((await archive.runAndReadAll(sums)).getRowsJS()).toEqual([[30, 5, 12.5]])
    const without = await smallArchive()
    await without.run("delete from findings where dt = '2026-11-21'")
    expect((await answered(without, sql)).rows).toEqual([])
    without.closeSync()
    const [kpis] = [valuesOf(dashboard, 'KPIVisual').map((one) => valuesOf(one, 'ColumnName'))]
    expect(kpis).toEqual([['usd'], ['usd_possible'], ['usd_at_most'], ['usd_measured']])
  })

  test('has ids of its database, so that a second deployment has its own', () => {
    const ids = ['DataSourceId', 'DataSetId', 'ScheduleId', 'DashboardId'].flatMap((name) => valuesOf(template, name))
    expect(ids.length).toBeGreaterThan(7)
    for (const id of ids) expect(JSON.stringify(id)).toContain('{"Ref":"Database"}')
  })

  test('has ids that are its own', () => {
    const visuals = valuesOf(dashboard, 'VisualId')
    expect(new Set(visuals).size).toBe(visuals.length)
  })
})

test('nobody but the owner named at deployment is let in', () => {
  for (const principal of valuesOf(template.Resources, 'Principal')) expect(principal).toEqual({ Ref: 'Owner' })
})
