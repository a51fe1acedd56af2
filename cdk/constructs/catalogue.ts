import { Stack } from 'aws-cdk-lib'
import { CfnNamedQuery, CfnWorkGroup } from 'aws-cdk-lib/aws-athena'
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue'
import type { IKey } from 'aws-cdk-lib/aws-kms'
import type { IBucket } from 'aws-cdk-lib/aws-s3'
import { Construct } from 'constructs'
import type { ColumnType } from '../../domain/columns.ts'
import { MONITOR_VALUES, PARTITIONS, TABLES, type Table, UNKNOWN_MONITOR } from '../../domain/tables.ts'
import { RECENT_DAYS, savedQueries, withParameters } from '../../templates/athena/saved-queries.ts'
import type { TaskFunction } from './task-function.ts'

export interface CatalogueProps {
  /** Whose tables they are: what sets those of several reports apart. */
  readonly name: string
  readonly bucket: IBucket
  /** The bucket's, where it is not AWS's own. */
  readonly encryptionKey: IKey | undefined
  /** Names; none where every ACTIVE one is reported on, so that nobody knows them before a run. */
  readonly monitors: readonly string[]
  /** Bytes of the saved queries' gigabyte. */
  readonly bytesPerGigabyte: number
  /** A query that would read more is ended. */
  readonly scanLimitGigabytes: number
}

/** No day of the archive is older. */
const FIRST_DAY = '2026-01-01'

/** Where Athena writes answers, below the bucket; they go after a month. */
export const ATHENA_RESULTS = 'athena/'

/** Hive's name of each type. */
const HIVE_TYPES: Readonly<Record<ColumnType, string>> = {
  string: 'string',
  json: 'string',
  int: 'int',
  bigint: 'bigint',
  double: 'double',
  boolean: 'boolean',
  timestamp: 'timestamp',
}

/** The archive's tables for Athena: which partitions there are follows from the date, so nothing is crawled or repaired. */
export class Catalogue extends Construct {
  /** Name of the database and of the workgroup. */
  readonly name: string
  readonly database: CfnDatabase
  private readonly tables: readonly CfnTable[]

  constructor(scope: Construct, id: string, props: CatalogueProps) {
    super(scope, id)
    const stack = Stack.of(this)
    const name = props.name
      .toLowerCase()
      .replaceAll('/', '__')
      .replaceAll(/[^a-z0-9_]/g, '_')
    this.name = name
    this.database = new CfnDatabase(this, 'Database', {
      catalogId: stack.account,
      databaseInput: { name, description: 'flowtoll: what EKS pods paid to cross a zone or a NAT gateway' },
    })
    this.tables = TABLES.map((table) => this.table(table, name, props))
    const workgroup = new CfnWorkGroup(this, 'Workgroup', {
      name,
      description: 'Questions to the archive of flowtoll',
      recursiveDeleteOption: true,
      workGroupConfiguration: {
        enforceWorkGroupConfiguration: true,
        publishCloudWatchMetricsEnabled: true,
        bytesScannedCutoffPerQuery: props.scanLimitGigabytes * 2 ** 30,
        engineVersion: { selectedEngineVersion: 'Athena engine version 3' },
        resultConfiguration: {
          outputLocation: `s3://${props.bucket.bucketName}/${ATHENA_RESULTS}`,
          encryptionConfiguration: props.encryptionKey
            ? { encryptionOption: 'SSE_KMS', kmsKey: props.encryptionKey.keyArn }
            : { encryptionOption: 'SSE_S3' },
        },
      },
    })
    for (const query of savedQueries()) {
      const named = new CfnNamedQuery(this, query.name, {
        database: name,
        workGroup: name,
        name: query.name,
        description: query.about,
        queryString: `-- ${query.about}\n${withParameters(query, { ...RECENT_DAYS, gigabyte: String(props.bytesPerGigabyte) })}`,
      })
      named.addResourceDependency(workgroup)
    }
  }

  /** Lets a task tell the tables of monitors that were not known when the stack was deployed. */
  allowMonitors(task: TaskFunction): void {
    const stack = Stack.of(this)
    task.allow(
      ['glue:GetTable', 'glue:UpdateTable'],
      [
        stack.formatArn({ service: 'glue', resource: 'catalog' }),
        stack.formatArn({ service: 'glue', resource: 'database', resourceName: this.database.ref }),
        ...this.tables.map((table) =>
          stack.formatArn({ service: 'glue', resource: 'table', resourceName: `${this.database.ref}/${table.ref}` }),
        ),
      ],
    )
  }

  private table({ name, about, columns, partitions }: Table, database: string, props: CatalogueProps): CfnTable {
    const { bucket, monitors } = props
    const folders = partitions.map((partition) => `${partition}=\${${partition}}/`).join('')
    const table = new CfnTable(this, name, {
      catalogId: Stack.of(this).account,
      databaseName: database,
      tableInput: {
        name,
        description: about,
        tableType: 'EXTERNAL_TABLE',
        partitionKeys: partitions.map((partition) => ({
          name: partition,
          type: 'string',
          comment: PARTITIONS[partition],
        })),
        parameters: {
          classification: 'parquet',
          EXTERNAL: 'TRUE',
          'projection.enabled': 'true',
          'projection.dt.type': 'date',
          'projection.dt.format': 'yyyy-MM-dd',
          'projection.dt.range': `${FIRST_DAY},NOW+1DAYS`,
          'projection.dt.interval': '1',
          'projection.dt.interval.unit': 'DAYS',
          ...(partitions.includes('monitor')
            ? {
                'projection.monitor.type': 'enum',
                [MONITOR_VALUES]: (monitors.length > 0 ? monitors : [UNKNOWN_MONITOR]).join(','),
              }
            : {}),
          'storage.location.template': `s3://${bucket.bucketName}/${name}/${folders}`,
        },
        storageDescriptor: {
          location: `s3://${bucket.bucketName}/${name}/`,
          columns: columns.map((column) => ({
            name: column.name,
            type: HIVE_TYPES[column.type],
            comment: column.about,
          })),
          inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
          outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
          serdeInfo: { serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe' },
        },
      },
    })
    table.addResourceDependency(this.database)
    return table
  }
}
