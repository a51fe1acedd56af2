import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api'
import { TrinoSQL } from 'dt-sql-parser/dist/parser/trino/index.js'
import { expect } from 'vitest'
import { TABLES } from '../../domain/tables.ts'
import { createTables, typesOf } from '../empty-tables.ts'
import { namesThatDiffer } from '../trino-names.ts'

const columns = new Map(TABLES.map((table) => [table.name, Object.keys(typesOf(table))]))

/** The archive's tables with a few rows, as a query of Athena would meet them. */
export async function smallArchive(): Promise<DuckDBConnection> {
  const connection = await DuckDBInstance.create(':memory:').then((instance) => instance.connect())
  await createTables(connection)
  await connection.run(`insert into daily by name
    select * from (values
      ('2026-11-20', 'shop-eks', 'shop', 'us-east-1', '1', null,   'web',  'api',  'redis', 'direct', 'inter_az', 100, 100, 2.0, 'use1-az1', 'use1-az2', null),
      ('2026-11-21', 'shop-eks', 'shop', 'us-east-1', '1', 'cart', 'web',  'api',  'redis', 'direct', 'inter_az', 50, 50, 1.0, 'use1-az1', 'use1-az2', null),
      ('2026-11-21', 'shop-eks', 'shop', 'us-east-1', '1', 'cart', 'web',  'api',  'SQS', 'nat', 'nat', 40, 40, 1.8, null, null, 'nat-1'),
      ('2026-11-21', 'shop-eks', 'shop', 'us-east-1', '1', 'cart', 'web',  'api',  'SQS', 'nat', 'inter_az', 40, 0, 0.8, 'use1-az2', 'use1-az1', 'nat-1'),
      ('2026-11-21', 'lab-eks',  null,   null,        null, null,  null,   'job',  '8.8.8.8', 'internet_gateway', 'unpriced', 10, 10, 0.0, null, null, null),
      ('2026-11-22', 'shop-eks', 'shop', 'us-east-1', '1', 'cart', 'web',  'api',  'redis', 'direct', 'inter_az', 999, 999, 99.0, 'use1-az1', 'use1-az2', null)
    ) as d(dt, monitor, cluster, region, account_id, team, source_namespace, source_workload, destination_name, via, charge,
      bytes, bytes_once, usd, source_az_id, destination_az_id, nat_gateway_id)`)
  await connection.run(`insert into days by name
    select * from (values
      ('2026-11-21', 'shop-eks', 'shop', 'us-east-1', '1', 'ok', 24, 24, 90, 100, 3.6, 10),
      ('2026-11-21', 'lab-eks', null, null, null, 'partial', 24, 18, 10, null, 0.0, 10)
    ) as d(dt, monitor, cluster, region, account_id, status, hours, hours_complete, row_bytes, cloudwatch_bytes, usd, bytes_per_gigabyte)`)
  await connection.run(`insert into findings by name
    select * from (values
      ('2026-11-20', 'old', 'open', 'shop', 'estimate', 77.0),
      ('2026-11-21', 'routing', 'open', 'shop', 'estimate', 30.0),
      ('2026-11-21', 'endpoint', 'open', 'shop', 'at_most', 5.0),
      ('2026-11-21', 'S3', 'fixed', null, null, 12.5)
    ) as d(dt, title, status, cluster, saving_is, usd_per_month)`)
  return connection
}

/** What a query answers, whose SQL Trino reads as DuckDB does. */
export async function answered(connection: DuckDBConnection, sql: string) {
  expect(new TrinoSQL().validate(sql)).toEqual([])
  expect(await namesThatDiffer(connection, sql, columns)).toEqual([])
  const reader = await connection.runAndReadAll(sql)
  const names = reader.columnNames()
  return { names, types: reader.columnTypes().map(String), rows: reader.getRowObjectsJS() }
}
