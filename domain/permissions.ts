import { SERVICES, type ServiceName } from './services.ts'
import type { Settings } from './settings.ts'

/**
 * What a report asks AWS for, to read: each function is granted its part of this, and nothing else but the archive and what it sends.
 * Source of actions and resources: https://docs.aws.amazon.com/service-authorization/latest/reference/
 */
export interface ReadPermission {
  /** The function that asks. */
  readonly by: 'PlanCollection' | 'StartQueries' | 'PollQueries' | 'FetchResults' | 'ReadSurroundings'
  readonly actions: readonly string[]
  /** As `service:resource`, of the account and region; `*` where the actions know no resources. */
  readonly resources: readonly string[]
  /** What lacks without them, as in "names of …". */
  readonly tells: string
  /** Whether other accounts are asked for it too: then the role by which they are read allows it. */
  readonly isOfSources: boolean
  /** The setting that has it asked; absent of what is always asked. */
  readonly setting?: 'readServices' | 'costExplorer'
}

/** By who asks; each but the first on a monitor. */
export const MONITOR_ACTIONS = {
  list: ['networkflowmonitor:ListMonitors'],
  describe: ['networkflowmonitor:GetMonitor', 'networkflowmonitor:GetMonitorScopeSuggestions'],
  start: ['networkflowmonitor:StartQueryMonitorTopContributors'],
  poll: [
    'networkflowmonitor:GetQueryStatusMonitorTopContributors',
    'networkflowmonitor:StopQueryMonitorTopContributors',
  ],
  fetch: ['networkflowmonitor:GetQueryResultsMonitorTopContributors'],
} as const

export const NETWORK_ACTIONS = [
  'ec2:DescribeAvailabilityZones',
  'ec2:DescribeNatGateways',
  'ec2:DescribeNetworkInterfaces',
  'ec2:DescribeRouteTables',
  'ec2:DescribeSubnets',
  'ec2:DescribeTransitGatewayAttachments',
  'ec2:DescribeTransitGatewayVpcAttachments',
  'ec2:DescribeVpcEndpoints',
  'ec2:DescribeVpcEndpointServices',
  'ec2:DescribeVpcPeeringConnections',
  'ec2:DescribeVpcs',
] as const

export const PREFIX_LIST_ACTIONS = ['ec2:GetManagedPrefixListEntries'] as const
export const TRANSIT_ROUTE_ACTIONS = ['ec2:SearchTransitGatewayRoutes'] as const
export const CLUSTER_ACTIONS = ['eks:DescribeCluster'] as const
export const PRICE_ACTIONS = ['pricing:GetProducts'] as const
export const METRIC_ACTIONS = ['cloudwatch:GetMetricData'] as const
/** On the role of each source in another account. */
export const ROLE_ACTIONS = ['sts:AssumeRole'] as const
export const BILL_ACTIONS = ['ce:GetCostAndUsage'] as const

/** An action, and the kind of resource that a list is held against; absent where no page of AWS's shows one. */
export type Listing = readonly [action: string, resource?: string]

/** What each service is asked: lists of all that the account has in the region. */
export const SERVICE_LISTINGS = {
  dms: [['dms:DescribeReplicationInstances']],
  efs: [['elasticfilesystem:DescribeFileSystems', 'file-system/*']],
  elasticache: [
    ['elasticache:DescribeCacheClusters', 'cluster:*'],
    ['elasticache:DescribeReplicationGroups', 'replicationgroup:*'],
  ],
  elasticloadbalancing: [['elasticloadbalancing:DescribeTags']],
  fsx: [['fsx:DescribeFileSystems']],
  memorydb: [['memorydb:DescribeClusters', 'cluster/*']],
  mq: [['mq:ListBrokers']],
  rds: [
    ['rds:DescribeDBClusters', 'cluster:*'],
    ['rds:DescribeDBInstances', 'db:*'],
  ],
  redshift: [['redshift:DescribeClusters']],
} as const satisfies Record<ServiceName, readonly Listing[]>

/** What commands ask AWS for with the caller's own credentials: `doctor` beside what a report reads, with `--sources` beside that, the others in all. */
export const COMMAND_ACTIONS = {
  doctor: [
    'networkflowmonitor:ListScopes',
    ...['eks:ListClusters', 'eks:DescribeAddon'],
    ...['iam:GetRole', 'iam:SimulatePrincipalPolicy'],
    ...['ses:GetAccount', 'ses:GetEmailIdentity'],
    ...['cloudformation:DescribeStacks', 'cloudformation:ListStackResources'],
    ...['scheduler:GetSchedule', 'sns:GetTopicAttributes'],
  ],
  'doctor --sources': ['sts:AssumeRole', 's3:ListBucket', 's3:GetObject'],
  enable: [
    ...['networkflowmonitor:ListScopes', 'networkflowmonitor:CreateScope'],
    ...['networkflowmonitor:ListMonitors', 'networkflowmonitor:GetMonitor', 'networkflowmonitor:CreateMonitor'],
    ...['eks:DescribeCluster', 'eks:DescribeAddon', 'eks:CreateAddon'],
    ...['iam:GetRole', 'iam:CreateRole', 'iam:AttachRolePolicy'],
  ],
  'enable --undo': [
    ...['networkflowmonitor:ListScopes', 'networkflowmonitor:GetScope', 'networkflowmonitor:DeleteScope'],
    ...['networkflowmonitor:ListMonitors', 'networkflowmonitor:GetMonitor', 'networkflowmonitor:DeleteMonitor'],
    ...['eks:DescribeAddon', 'eks:DeleteAddon'],
    ...['iam:GetRole', 'iam:DetachRolePolicy', 'iam:DeleteRole'],
  ],
  'test-send': [
    ...['ssm:GetParameter', 'secretsmanager:GetSecretValue', 'ses:SendEmail', 'events:PutEvents', 'sns:Publish'],
  ],
  adopt: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
} as const

/** What AWS asks of the caller beside: for tags, for what a service does in the caller's name, a key, and an account's first scope. */
export const IMPLIED_ACTIONS: Partial<Record<keyof typeof COMMAND_ACTIONS, readonly string[]>> = {
  enable: [
    ...['networkflowmonitor:TagResource', 'eks:TagResource', 'iam:TagRole'],
    ...['eks:CreatePodIdentityAssociation', 'iam:PassRole', 'iam:CreateServiceLinkedRole'],
  ],
  // Of an encrypted topic. Source: https://docs.aws.amazon.com/sns/latest/dg/sns-key-management.html
  'test-send': ['kms:Decrypt', 'kms:GenerateDataKey'],
  // Of a bucket with a key of one's own. Source: https://docs.aws.amazon.com/AmazonS3/latest/userguide/UsingKMSEncryption.html
  adopt: ['kms:Decrypt', 'kms:GenerateDataKey'],
}

/** All that a report reads by these settings, beside logs of a resolver and the API of a cluster. */
export function readPermissions({
  monitors,
  costExplorer,
  readServices,
}: Pick<Settings, 'monitors' | 'costExplorer' | 'readServices'>): ReadPermission[] {
  const names = monitors.length > 0 ? monitors : ['*']
  const ofMonitors = names.map((name) => `networkflowmonitor:monitor/${name}`)
  const everywhere = ['*']
  const { list, describe, start, poll, fetch } = MONITOR_ACTIONS
  const flows = { resources: ofMonitors, tells: 'every flow', isOfSources: true }
  const around = (actions: readonly string[], resources: readonly string[], tells: string) => ({
    ...({ by: 'ReadSurroundings', actions, resources, tells, isOfSources: true } as const),
  })
  return [
    {
      by: 'PlanCollection',
      actions: list,
      resources: everywhere,
      tells: 'which monitors there are',
      isOfSources: true,
    },
    { by: 'PlanCollection', actions: describe, ...flows },
    { by: 'StartQueries', actions: start, ...flows },
    { by: 'PollQueries', actions: poll, ...flows },
    { by: 'FetchResults', actions: fetch, ...flows },
    around(NETWORK_ACTIONS, everywhere, 'the way of a flow, and so its price'),
    around(PREFIX_LIST_ACTIONS, ['ec2:prefix-list/*'], 'routes by prefix list'),
    around(TRANSIT_ROUTE_ACTIONS, ['ec2:transit-gateway-route-table/*'], 'what lies behind a transit gateway'),
    around(CLUSTER_ACTIONS, ['eks:cluster/*'], "a cluster's version and its Services' addresses"),
    { ...around(PRICE_ACTIONS, everywhere, 'list prices of today'), isOfSources: false },
    around(METRIC_ACTIONS, everywhere, 'whether flows are missing'),
    ...(costExplorer
      ? [
          {
            ...around(BILL_ACTIONS, everywhere, 'the bill beside the estimate'),
            ...({ setting: 'costExplorer' } as const),
          },
        ]
      : []),
    ...readServices.flatMap((service) =>
      SERVICE_LISTINGS[service].map(([action, resource]: Listing) => ({
        ...around(
          [action],
          resource === undefined ? everywhere : [`${action.split(':')[0]}:${resource}`],
          'names of what pods call',
        ),
        ...({ setting: 'readServices' } as const),
      })),
    ),
  ]
}

/** What a role by which another account is read must allow by these settings, and nothing else. */
export const sourcePermissions = (settings: Pick<Settings, 'costExplorer' | 'readServices'>): ReadPermission[] =>
  readPermissions({ ...settings, monitors: [] }).filter(({ isOfSources }) => isOfSources)

/** All that it may have to. */
export const SOURCE_PERMISSIONS: readonly ReadPermission[] = sourcePermissions({
  ...{ costExplorer: true, readServices: [...SERVICES] },
})

export const SOURCE_ACTIONS: readonly string[] = SOURCE_PERMISSIONS.flatMap(({ actions }) => actions)
