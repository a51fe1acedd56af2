import * as z from 'zod'
import type { DescribedResource } from '../../domain/network/described-resource.ts'
import type { StoreSystem } from '../../domain/network/network-interface.ts'
import { addressesOf } from '../internet/own-names.ts'
import { flag, listOf, MARKER, pagesOf, text } from './answers.ts'
import type { Api } from './request.ts'
import type { DescribingService } from './service.ts'

export const RDS: Api = { serviceId: 'RDS', host: 'rds', protocol: { queryVersion: '2014-10-31' } }

const INSTANCES = z.object({
  DBInstances: listOf(
    'DBInstance',
    z.object({
      DBInstanceIdentifier: z.string(),
      DBClusterIdentifier: text,
      Engine: z.string(),
      // One that is being made has none yet.
      Endpoint: z.union([z.object({ Address: text }), z.literal('')]).optional(),
      DBSubnetGroup: z.union([z.object({ VpcId: text }), z.literal('')]).optional(),
      ReadReplicaSourceDBInstanceIdentifier: text,
    }),
  ),
})

const CLUSTERS = z.object({
  DBClusters: listOf(
    'DBCluster',
    z.object({
      DBClusterIdentifier: z.string(),
      ReaderEndpoint: text,
      DBClusterMembers: listOf(
        'DBClusterMember',
        z.object({ DBInstanceIdentifier: z.string(), IsClusterWriter: flag }),
      ).optional(),
    }),
  ),
})

type Instance = z.output<typeof INSTANCES>['DBInstances'][number]
type Cluster = z.output<typeof CLUSTERS>['DBClusters'][number]

/** Engines by how their names begin. DocumentDB's and Neptune's are told by the same actions. */
const ENGINES: readonly (readonly [start: string, name: string, system: StoreSystem])[] = [
  ['aurora-postgresql', 'Aurora PostgreSQL', 'aurora'],
  ['aurora', 'Aurora MySQL', 'aurora'],
  ['docdb', 'DocumentDB', 'document-db'],
  ['neptune', 'Neptune', 'neptune'],
  ['postgres', 'RDS PostgreSQL', 'sql'],
  ['mysql', 'RDS MySQL', 'sql'],
  ['mariadb', 'RDS MariaDB', 'sql'],
  ['oracle', 'RDS Oracle', 'sql'],
  ['custom-oracle', 'RDS Oracle', 'sql'],
  ['sqlserver', 'RDS SQL Server', 'sql'],
  ['custom-sqlserver', 'RDS SQL Server', 'sql'],
  ['db2', 'RDS Db2', 'sql'],
]

const engineOf = (engine: string) => ENGINES.find(([start]) => engine.startsWith(start)) ?? ['', 'RDS', 'sql' as const]

/**
 * Databases of RDS, Aurora, DocumentDB and Neptune, each instance by the addresses of its own endpoint: EC2 calls all of their
 * interfaces alike. Source: https://docs.aws.amazon.com/AmazonRDS/latest/APIReference/API_DescribeDBInstances.html
 */
export const rds: DescribingService = {
  mayHave: ({ owner }) => owner === 'rds',
  read: async (_, { signer }) => {
    const instances = (await pagesOf({ ...RDS, signer }, 'DescribeDBInstances', INSTANCES, MARKER)).flatMap(
      (page) => page.DBInstances,
    )
    const clusters = (await pagesOf({ ...RDS, signer }, 'DescribeDBClusters', CLUSTERS, MARKER)).flatMap(
      (page) => page.DBClusters,
    )
    const ipsOf = await addressesOf(instances.flatMap((one) => hostOf(one) ?? []))
    return databasesOf(instances, clusters, (one) => ipsOf.get(hostOf(one) ?? '') ?? [])
  },
}

const hostOf = ({ Endpoint }: Instance) => (Endpoint === '' ? undefined : Endpoint?.Address)

function databasesOf(
  instances: readonly Instance[],
  clusters: readonly Cluster[],
  ipsOf: (one: Instance) => readonly string[],
): DescribedResource[] {
  const sources = new Set(instances.map((one) => one.ReadReplicaSourceDBInstanceIdentifier))
  const onlyReplicaOf = (id: string) => {
    const [first, ...others] = instances.filter((one) => one.ReadReplicaSourceDBInstanceIdentifier === id)
    return first && others.length === 0 ? hostOf(first) : undefined
  }
  return instances.map((one): DescribedResource => {
    const { DBInstanceIdentifier: id, DBClusterIdentifier: clusterId, DBSubnetGroup } = one
    const source = one.ReadReplicaSourceDBInstanceIdentifier
    const cluster = clusters.find((other) => other.DBClusterIdentifier === clusterId)
    const member = cluster?.DBClusterMembers?.find((other) => other.DBInstanceIdentifier === id)
    const [, engine, system] = engineOf(one.Engine)
    const isReader = member ? member.IsClusterWriter === false : source !== undefined
    const hasRoles = (cluster?.DBClusterMembers?.length ?? 0) > 1 || source !== undefined || sources.has(id)
    const copyOf = `${clusterId ?? source ?? id} (${engine})`
    const nameWithoutRole = `${clusterId ?? id} (${engine})`
    return {
      ...(hasRoles
        ? { name: `${clusterId ?? id} (${engine}, ${isReader ? 'reader' : 'writer'})`, nameWithoutRole }
        : { name: nameWithoutRole }),
      describedAs: 'RDS database',
      ips: ipsOf(one),
      ...(DBSubnetGroup && DBSubnetGroup.VpcId !== undefined ? { vpcId: DBSubnetGroup.VpcId } : {}),
      store: { system, copyOf, isReader, readerEndpoint: cluster?.ReaderEndpoint ?? onlyReplicaOf(source ?? id) },
    }
  })
}
