import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DAILY_COLUMNS, FLOW_COLUMNS } from '../../domain/columns.ts'
import { dailyRows } from '../../domain/money/daily.ts'
import { rowsOfFlow } from '../../domain/money/priced-flow.ts'
import { addRows, begunFile, endOf, parquetOf } from '../../domain/parquet.ts'
import { rowsOf } from '../duckdb.ts'
import { footerOf } from '../parquet-footer.ts'
import { end, priced } from './build.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-tables-'))
})
afterAll(() => rm(folder, { recursive: true, force: true }))

async function read(name: string, file: Uint8Array): Promise<Record<string, unknown>[]> {
  await writeFile(join(folder, name), file)
  return rowsOf(`select * from '${join(folder, name)}'`)
}

const FLOWS = [
  priced({
    source: end({ ip: '10.0.0.1', pod: 'web-788bf7448d-2bkfz', namespace: 'shop', azId: 'eu-west-1a' }),
    traversedConstructs: [{ componentId: 'nat-1', componentType: 'AWS::EC2::NatGateway' }],
    mirrored: true,
  }),
  priced({ bytes: 2 ** 53 - 1, targetPort: null }),
]

describe('the flows table', () => {
  test('has the columns of the contract, in order', () => {
    expect(FLOW_COLUMNS.map(({ name, type }) => `${name} ${type}`)).toEqual([
      'window_start timestamp',
      'window_seconds int',
      'destination_category string',
      'bytes bigint',
      'usd double',
      'usd_inter_az double',
      'usd_nat double',
      'usd_endpoint double',
      'usd_transit double',
      'usd_inter_region double',
      'via string',
      'mirrored boolean',
      ...['source', 'destination'].flatMap((side) =>
        [
          'ip',
          'az_id',
          'subnet_id',
          'vpc_id',
          'instance_id',
          'region',
          'namespace',
          'pod',
          'service',
          'workload',
          'workload_kind',
        ].map((name) => `${side}_${name} string`),
      ),
      'target_port int',
      'destination_name string',
      'destination_owner string',
      'identity_source string',
      'snat_ip string',
      'dnat_ip string',
      'traversed_constructs json',
      'pays string',
      'price_page string',
      'unpriced string',
      ...['cluster', 'region', 'account_id', 'nat_gateway_id', 'endpoint_id', 'source_name', 'path', 'team'].map(
        (name) => `${name} string`,
      ),
    ])
  })

  test('is read by DuckDB as it was written', async () => {
    const [first, second] = await read('flows.parquet', parquetOf('flows', FLOW_COLUMNS, FLOWS))
    expect(first).toMatchObject({
      window_seconds: 3600,
      destination_category: 'INTER_AZ',
      bytes: 1_073_741_824,
      usd: 0.02,
      via: 'direct',
      mirrored: true,
      source_workload: 'web',
      source_workload_kind: 'Deployment',
      source_az_id: 'euw1-az1',
      destination_pod: null,
      target_port: 443,
      traversed_constructs: '[{"componentId":"nat-1","componentType":"AWS::EC2::NatGateway"}]',
    })
    expect(second).toMatchObject({ bytes: 9_007_199_254_740_991, target_port: null })
    const types = await rowsOf(`describe select window_start, bytes, usd from '${folder}/flows.parquet'`)
    expect(types.map(({ column_type }) => column_type)).toEqual(['TIMESTAMP', 'BIGINT', 'DOUBLE'])
    const [instant] = await rowsOf(`select epoch_ms(window_start) at_ms from '${folder}/flows.parquet'`)
    expect(instant?.at_ms).toBe(Date.parse('2026-11-21T13:00:00Z'))
  })

  test('is the same bytes for the same rows', () => {
    expect(parquetOf('flows', FLOW_COLUMNS, FLOWS)).toEqual(parquetOf('flows', FLOW_COLUMNS, FLOWS))
  })

  test('has its columns without a row, too', async () => {
    expect(await read('empty.parquet', parquetOf('flows', FLOW_COLUMNS, []))).toEqual([])
    const columns = await rowsOf(`describe select * from '${folder}/empty.parquet'`)
    expect(columns.map(({ column_name }) => column_name)).toEqual(FLOW_COLUMNS.map(({ name }) => name))
  })

  // arrow-rs, which DataFusion and delta-rs read with, refuses a list of any other type: FileMetaData, parquet.thrift.
  test.each([0, 1])('has %i rows in groups that every reader takes for structs', (rows) => {
    const [, schema, , groups, marks] = footerOf(parquetOf('flows', FLOW_COLUMNS, FLOWS.slice(0, rows)))
    expect([schema, groups, marks]).toEqual([
      { ofStructs: FLOW_COLUMNS.length + 1 },
      { ofStructs: rows },
      { ofStructs: 1 },
    ])
  })

  test.each([
    ['bytes', { bytes: 2 ** 53 }],
    ['bytes', { bytes: 0.5 }],
    ['window_seconds', { windowSeconds: 2 ** 31 }],
    ['target_port', { targetPort: 80.5 }],
  ])('refuses a %s that does not fit', (name, known) => {
    expect(() => parquetOf('flows', FLOW_COLUMNS, [priced(known)])).toThrow(new RegExp(`^${name} `))
  })
})

test('the daily table sums flows by workload, destination and charge', async () => {
  const rows = await read(
    'daily.parquet',
    parquetOf('daily', DAILY_COLUMNS, dailyRows([...FLOWS.slice(0, 1), ...FLOWS.slice(0, 1)])),
  )
  expect(rows).toMatchObject([
    { source_namespace: 'shop', source_workload: 'web', charge: 'inter_az', flows: 2, bytes: 2_147_483_648, usd: 0.04 },
  ])
})

test('what stands for several rows is written as they are', () => {
  const windows = [0, 1, 2].map((index) => ({ windowStart: 300_000 * index, windowSeconds: 300 }))
  const tellings = windows.map((window, index) => ({
    ...{ window, bytes: 1000 * (3 - index) },
    traversedConstructs: index === 1 ? [{ componentId: 'nat-1' }] : [],
  }))
  const flows = FLOWS.map((flow, index) => (index === 1 ? { ...flow, bytes: 6000, tellings } : flow))
  const rows = flows.flatMap((flow) => rowsOfFlow(flow).map((row) => ({ ...flow, ...row })))
  expect(rows).toHaveLength(FLOWS.length + 2)
  const file = begunFile('flows', FLOW_COLUMNS)
  addRows(file, FLOW_COLUMNS, flows, rowsOfFlow)
  expect(endOf(file)).toEqual(parquetOf('flows', FLOW_COLUMNS, rows))
})
