import { GetMetricDataCommand } from '@aws-sdk/client-cloudwatch'
import {
  DescribeAvailabilityZonesCommand,
  DescribeNatGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeTransitGatewayAttachmentsCommand,
  DescribeTransitGatewayVpcAttachmentsCommand,
  DescribeVpcEndpointServicesCommand,
  DescribeVpcEndpointsCommand,
  DescribeVpcPeeringConnectionsCommand,
  DescribeVpcsCommand,
  GetManagedPrefixListEntriesCommand,
  SearchTransitGatewayRoutesCommand,
} from '@aws-sdk/client-ec2'
import { DescribeClusterCommand } from '@aws-sdk/client-eks'
import {
  GetMonitorCommand,
  GetMonitorScopeSuggestionsCommand,
  GetQueryResultsMonitorTopContributorsCommand,
  GetQueryStatusMonitorTopContributorsCommand,
  ListMonitorsCommand,
  StartQueryMonitorTopContributorsCommand,
  StopQueryMonitorTopContributorsCommand,
} from '@aws-sdk/client-networkflowmonitor'
import { AccessDenied } from '../domain/errors.ts'
import type { Home } from '../domain/network/neighbours.ts'
import type { Source } from '../domain/source.ts'
import { eks } from './clusters.ts'
import { namedFault } from './faults.ts'
import { networkFlowMonitor } from './flow-monitor.ts'
import { ec2 } from './network-reader.ts'
import { DMS } from './services/dms.ts'
import { EFS } from './services/efs.ts'
import { ELASTICACHE } from './services/elasticache.ts'
import { FSX } from './services/fsx.ts'
import { CLASSIC } from './services/load-balancers.ts'
import { MEMORYDB } from './services/memorydb.ts'
import { MQ } from './services/mq.ts'
import { RDS } from './services/rds.ts'
import { REDSHIFT } from './services/redshift.ts'
import { type Api, answerOf, type Question } from './services/request.ts'
import { optionsOf } from './sources.ts'
import { cloudWatch } from './totals.ts'

/** Where an action is tried: by a source's role, else by the own credentials. */
export interface TriedPlace {
  readonly place: Home
  readonly source: Source | undefined
}

type Try = (at: TriedPlace) => Promise<unknown>

const DRY = { DryRun: true } as const

/** What nobody calls anything, and no query. */
const NOBODYS = 'flowtoll-doctor'
const OF_NOBODY = { monitorName: NOBODYS, queryId: '00000000-0000-0000-0000-000000000000' }

const NO_GATEWAY = { Name: 'NatGatewayId', Value: 'nat-00000000000000000' }

const MINUTE = 60_000

/** Lists of services, by what they need be asked. */
const LISTS: readonly (readonly [action: string, api: Api, question?: Question])[] = [
  ['dms:DescribeReplicationInstances', DMS],
  ['elasticache:DescribeCacheClusters', ELASTICACHE],
  ['elasticache:DescribeReplicationGroups', ELASTICACHE],
  ['elasticfilesystem:DescribeFileSystems', EFS],
  ['elasticloadbalancing:DescribeTags', CLASSIC, { LoadBalancerNames: [NOBODYS] }],
  ['fsx:DescribeFileSystems', FSX],
  ['memorydb:DescribeClusters', MEMORYDB],
  ['mq:ListBrokers', MQ],
  ['rds:DescribeDBClusters', RDS],
  ['rds:DescribeDBInstances', RDS],
  ['redshift:DescribeClusters', REDSHIFT],
]

/** EC2 by dry runs, the others of what is not there, but for lists and a metric. */
const TRIES: Readonly<Record<string, Try>> = {
  'ec2:DescribeAvailabilityZones': ({ source }) => ec2(source).send(new DescribeAvailabilityZonesCommand(DRY)),
  'ec2:DescribeNatGateways': ({ source }) => ec2(source).send(new DescribeNatGatewaysCommand(DRY)),
  'ec2:DescribeNetworkInterfaces': ({ source }) => ec2(source).send(new DescribeNetworkInterfacesCommand(DRY)),
  'ec2:DescribeRouteTables': ({ source }) => ec2(source).send(new DescribeRouteTablesCommand(DRY)),
  'ec2:DescribeSubnets': ({ source }) => ec2(source).send(new DescribeSubnetsCommand(DRY)),
  'ec2:DescribeTransitGatewayAttachments': ({ source }) =>
    ec2(source).send(new DescribeTransitGatewayAttachmentsCommand(DRY)),
  'ec2:DescribeTransitGatewayVpcAttachments': ({ source }) =>
    ec2(source).send(new DescribeTransitGatewayVpcAttachmentsCommand(DRY)),
  'ec2:DescribeVpcEndpoints': ({ source }) => ec2(source).send(new DescribeVpcEndpointsCommand(DRY)),
  'ec2:DescribeVpcEndpointServices': ({ source }) => ec2(source).send(new DescribeVpcEndpointServicesCommand(DRY)),
  'ec2:DescribeVpcPeeringConnections': ({ source }) => ec2(source).send(new DescribeVpcPeeringConnectionsCommand(DRY)),
  'ec2:DescribeVpcs': ({ source }) => ec2(source).send(new DescribeVpcsCommand(DRY)),
  'ec2:GetManagedPrefixListEntries': ({ source }) =>
    ec2(source).send(new GetManagedPrefixListEntriesCommand({ ...DRY, PrefixListId: 'pl-00000000000000000' })),
  'ec2:SearchTransitGatewayRoutes': ({ source }) =>
    ec2(source).send(
      new SearchTransitGatewayRoutesCommand({
        ...{ ...DRY, TransitGatewayRouteTableId: 'tgw-rtb-00000000000000000' },
        Filters: [{ Name: 'state', Values: ['active'] }],
      }),
    ),
  'eks:DescribeCluster': ({ source }) => eks(source).send(new DescribeClusterCommand({ name: NOBODYS })),
  'cloudwatch:GetMetricData': ({ source }) =>
    cloudWatch(source).send(
      new GetMetricDataCommand({
        ...{ StartTime: new Date(Date.now() - 10 * MINUTE), EndTime: new Date() },
        MetricDataQueries: [
          {
            Id: 'none',
            MetricStat: {
              Metric: { Namespace: 'AWS/NATGateway', MetricName: 'BytesInFromSource', Dimensions: [NO_GATEWAY] },
              ...{ Period: 300, Stat: 'Sum' },
            },
          },
        ],
      }),
    ),
  'networkflowmonitor:ListMonitors': ({ source }) => networkFlowMonitor(source).send(new ListMonitorsCommand({})),
  'networkflowmonitor:GetMonitor': ({ source }) => networkFlowMonitor(source).send(new GetMonitorCommand(OF_NOBODY)),
  'networkflowmonitor:GetMonitorScopeSuggestions': ({ source, place: { accountId, region } }) =>
    networkFlowMonitor(source).send(
      new GetMonitorScopeSuggestionsCommand({
        monitorArn: `arn:aws:networkflowmonitor:${region}:${accountId}:monitor/${NOBODYS}`,
      }),
    ),
  'networkflowmonitor:StartQueryMonitorTopContributors': ({ source }) =>
    networkFlowMonitor(source).send(
      new StartQueryMonitorTopContributorsCommand({
        ...{ monitorName: NOBODYS, metricName: 'DATA_TRANSFERRED', destinationCategory: 'INTER_AZ', limit: 1 },
        ...{ startTime: new Date(Date.now() - 60 * MINUTE), endTime: new Date(Date.now() - 30 * MINUTE) },
      }),
    ),
  'networkflowmonitor:GetQueryStatusMonitorTopContributors': ({ source }) =>
    networkFlowMonitor(source).send(new GetQueryStatusMonitorTopContributorsCommand(OF_NOBODY)),
  'networkflowmonitor:GetQueryResultsMonitorTopContributors': ({ source }) =>
    networkFlowMonitor(source).send(new GetQueryResultsMonitorTopContributorsCommand(OF_NOBODY)),
  'networkflowmonitor:StopQueryMonitorTopContributors': ({ source }) =>
    networkFlowMonitor(source).send(new StopQueryMonitorTopContributorsCommand(OF_NOBODY)),
  ...Object.fromEntries(
    LISTS.map(([action, api, question = {}]): [string, Try] => [
      action,
      ({ source }) => {
        const signer = source && optionsOf(source)
        return answerOf({ ...api, signer }, action.split(':')[1] ?? '', question, (answer) => answer as object)
      },
    ]),
  ),
}

/** That what was asked for is not there tells who may ask for it. */
const IS_ALLOWED = /^DryRunOperation$|NotFound/

/** Whether AWS would let an action be asked there: nothing is changed, and what is asked for is not there. Throws where it does not tell. */
export async function mayAsk(action: string, at: TriedPlace): Promise<boolean> {
  const ask = TRIES[action]
  if (ask === undefined) throw new Error(`nobody knows how ${action} is tried`)
  try {
    await ask(at)
    return true
  } catch (error) {
    if (IS_ALLOWED.test((error as Error).name)) return true
    if (namedFault(error) instanceof AccessDenied) return false
    throw error
  }
}
