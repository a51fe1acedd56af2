import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { App, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { Bucket } from 'aws-cdk-lib/aws-s3'
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type OpenArchive, openArchive } from '../../archive/archive-tables.ts'
import { Catalogue } from '../../cdk/constructs/catalogue.ts'
import { type Column, DAILY_COLUMNS, FLOW_COLUMNS } from '../../domain/columns.ts'
import { DAY_COLUMNS, FINDING_COLUMNS, GAP_COLUMNS } from '../../domain/day-columns.ts'
import { parquetOf } from '../../domain/parquet.ts'
import { TABLES } from '../../domain/tables.ts'
import { savedQueries } from '../../templates/athena/saved-queries.ts'
import { rowsOf } from '../duckdb.ts'

let folder: string
/** Without a file. */
let archive: OpenArchive
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-catalogue-'))
  archive = await openArchive(join(folder, 'none'))
})
afterAll(() => {
  archive.close()
  return rm(folder, { recursive: true, force: true })
})

function templateOf(monitors: readonly string[] = [], bytesPerGigabyte = 2 ** 30) {
  const stack = new Stack(new App(), 'Flowtoll-Prod', { env: { account: '111122223333', region: 'eu-west-1' } })
  const bucket = Bucket.fromBucketName(stack, 'Bucket', 'the-archive')
  new Catalogue(stack, 'Catalogue', {
    ...{ name: 'Flowtoll-Prod', bucket, encryptionKey: undefined },
    ...{ monitors, bytesPerGigabyte, scanLimitGigabytes: 10 },
  })
  return Template.fromStack(stack)
}
const ofNoMonitor = templateOf()

interface GlueTable {
  readonly Name: string
  readonly PartitionKeys: readonly { readonly Name: string; readonly Type: string }[]
  readonly Parameters: Readonly<Record<string, string>>
  readonly StorageDescriptor: {
    readonly Location: string
    readonly Columns: readonly { readonly Name: string; readonly Type: string }[]
  }
}

const tablesOf = (template: Template) =>
  new Map(
    Object.values(template.findResources('AWS::Glue::Table')).map(({ Properties: { TableInput } }) => [
      TableInput.Name as string,
      TableInput as GlueTable,
    ]),
  )

describe('the tables of Glue', () => {
  const written: Readonly<Record<string, readonly Column<never>[]>> = {
    flows: FLOW_COLUMNS,
    hours: FLOW_COLUMNS,
    daily: DAILY_COLUMNS,
    findings: FINDING_COLUMNS,
    gaps: GAP_COLUMNS,
    days: DAY_COLUMNS,
  }

  /** Hive's type of what DuckDB reads in a file. */
  const HIVE: Readonly<Record<string, string>> = {
    VARCHAR: 'string',
    INTEGER: 'int',
    BIGINT: 'bigint',
    DOUBLE: 'double',
    BOOLEAN: 'boolean',
    TIMESTAMP: 'timestamp',
  }

  test.each(TABLES.map(({ name }) => name))(
    '%s has the columns of the file and of the view, by name, order and type',
    async (name) => {
      const table = tablesOf(ofNoMonitor).get(name)
      const path = join(folder, `${name}.parquet`)
      await writeFile(path, parquetOf(name, written[name] ?? [], []))
      const ofFile = await rowsOf(`describe select * from '${path}'`)
      const ofGlue = table?.StorageDescriptor.Columns.map(({ Name, Type }) => [Name, Type])
      expect(ofGlue).toEqual(ofFile.map(({ column_name, column_type }) => [column_name, HIVE[String(column_type)]]))
      const ofView = (await archive.query(`describe ${name}`)).rows.map(([column, type]) => [
        column,
        HIVE[String(type)],
      ])
      const folders = table?.PartitionKeys.map(({ Name, Type }) => [Name, Type]) ?? []
      expect(ofView).toEqual([...(ofGlue ?? []), ...folders])
    },
  )

  test('find their days by the date, without a crawler', () => {
    const { Parameters, StorageDescriptor } = tablesOf(templateOf(['shop', 'lab'])).get('flows') as GlueTable
    expect(StorageDescriptor.Location).toBe('s3://the-archive/flows/')
    expect(Parameters).toEqual({
      classification: 'parquet',
      EXTERNAL: 'TRUE',
      'projection.enabled': 'true',
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy-MM-dd',
      'projection.dt.range': '2026-01-01,NOW+1DAYS',
      'projection.dt.interval': '1',
      'projection.dt.interval.unit': 'DAYS',
      'projection.monitor.type': 'enum',
      'projection.monitor.values': 'shop,lab',
      'storage.location.template': `s3://the-archive/flows/dt=\${dt}/monitor=\${monitor}/`,
    })
    const findings = tablesOf(ofNoMonitor).get('findings')
    expect(findings?.Parameters['storage.location.template']).toBe(`s3://the-archive/findings/dt=\${dt}/`)
    expect(findings?.Parameters).not.toHaveProperty('projection.monitor.type')
  })

  test('know no monitor where the settings name none, until a run tells them', () => {
    expect(tablesOf(ofNoMonitor).get('daily')?.Parameters['projection.monitor.values']).toBe('unknown')
  })
})

test('the workgroup encrypts answers, ends what reads too much, and counts', () => {
  ofNoMonitor.hasResourceProperties('AWS::Athena::WorkGroup', {
    Name: 'flowtoll_prod',
    WorkGroupConfiguration: {
      EnforceWorkGroupConfiguration: true,
      PublishCloudWatchMetricsEnabled: true,
      BytesScannedCutoffPerQuery: 10_737_418_240,
      EngineVersion: { SelectedEngineVersion: 'Athena engine version 3' },
      ResultConfiguration: {
        OutputLocation: 's3://the-archive/athena/',
        EncryptionConfiguration: { EncryptionOption: 'SSE_S3' },
      },
    },
  })
})

test('the deployed tables and queries fit each other, in DuckDB and as Trino SQL', async () => {
  const TRINO: Readonly<Record<string, string>> = { string: 'varchar', int: 'integer' }
  const tables = [...tablesOf(ofNoMonitor).values()].map(({ Name, StorageDescriptor, PartitionKeys }) => {
    const columns = [...StorageDescriptor.Columns, ...PartitionKeys]
    return `create table ${Name} (${columns.map((column) => `${column.Name} ${TRINO[column.Type] ?? column.Type}`).join(', ')})`
  })
  expect(tables).toHaveLength(TABLES.length)
  const named = Object.values(ofNoMonitor.findResources('AWS::Athena::NamedQuery'))
  const parser = new TrinoSQL()
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    for (const sql of [...tables, ...named.map(({ Properties }) => Properties.QueryString as string)]) {
      expect(parser.validate(sql), sql).toEqual([])
      await connection.run(sql)
    }
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
})

test('each saved query is deployed, and runs as it stands there', async () => {
  const named = Object.values(ofNoMonitor.findResources('AWS::Athena::NamedQuery')).map(({ Properties }) => Properties)
  expect(named.map(({ Name }) => Name).toSorted()).toEqual(savedQueries().map(({ name }) => name))
  for (const { Name, QueryString, Database, WorkGroup } of named) {
    expect([Database, WorkGroup], Name).toEqual(['flowtoll_prod', 'flowtoll_prod'])
    expect((await archive.query(QueryString)).rows, Name).toEqual([])
  }
})

test('the saved queries have the gigabyte of the settings, and say so', async () => {
  const named = Object.values(templateOf([], 1e9).findResources('AWS::Athena::NamedQuery'))
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  try {
    await connection.run(`create table daily as select cast(current_date as varchar) as dt, 'nat' as charge, 5000000000 as bytes,
      2.5 as usd, 'shop' as source_namespace, 'web' as source_workload, 'S3' as destination_name`)
    const written = new Map(named.map(({ Properties }) => [Properties.Name, String(Properties.QueryString)]))
    const sql = written.get('nat-by-destination') ?? ''
    expect((await connection.runAndReadAll(sql)).getRowObjectsJS()).toMatchObject([
      { gigabytes: 5, usd: 2.5, bytes_per_gigabyte: 1_000_000_000 },
    ])
    expect([...written.values()].filter((one) => /:[a-z]/.test(one) || one.includes('1073741824'))).toEqual([])
  } finally {
    connection.closeSync()
    instance.closeSync()
  }
})
