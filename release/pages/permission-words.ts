export interface PermissionWords {
  readonly under: 'Traffic' | 'Network' | 'Names' | 'Prices and totals' | 'Sending and storing' | 'Running'
  readonly actions: readonly string[]
  /** What they are for. */
  readonly about: string
  /** What becomes of the report without them; absent where the run fails, and of what it runs on. */
  readonly without?: string
  /** The setting that they are granted with; absent where they always are. */
  readonly by?: string
}

const UNPRICED = 'the day is `UNPRICED`, and changes that depend on it wait'
const NO_NAME = 'the name that EC2 has'

/** What every granted action is for. docs/permissions.md is made from it, and from what the stack grants. */
export const PERMISSION_WORDS: readonly PermissionWords[] = [
  {
    under: 'Traffic',
    actions: ['networkflowmonitor:ListMonitors', 'networkflowmonitor:GetMonitor'],
    about: 'Find monitors and their clusters.',
  },
  {
    under: 'Traffic',
    actions: [
      'networkflowmonitor:StartQueryMonitorTopContributors',
      'networkflowmonitor:GetQueryStatusMonitorTopContributors',
      'networkflowmonitor:GetQueryResultsMonitorTopContributors',
      'networkflowmonitor:StopQueryMonitorTopContributors',
    ],
    about: 'Query the flows of an hour, and stop a query that takes too long.',
  },
  {
    under: 'Traffic',
    actions: ['networkflowmonitor:GetMonitorScopeSuggestions'],
    about: 'List accounts that the monitored resources talk to.',
    without: 'that note is missing',
  },
  {
    under: 'Network',
    actions: ['ec2:DescribeAvailabilityZones', 'ec2:DescribeSubnets', 'ec2:DescribeRouteTables'],
    about: 'Find the zone of each end, and the path between them.',
    without: UNPRICED,
  },
  {
    under: 'Network',
    actions: [
      'ec2:DescribeNatGateways',
      'ec2:DescribeVpcEndpoints',
      'ec2:DescribeNetworkInterfaces',
      'ec2:GetManagedPrefixListEntries',
    ],
    about: 'Find what the bytes pass, and what an address belongs to.',
    without: UNPRICED,
  },
  {
    under: 'Network',
    actions: ['ec2:DescribeVpcPeeringConnections'],
    about: 'Find whose VPC a peering connection leads to.',
    without: 'the same, if a route leads to one',
  },
  {
    under: 'Network',
    actions: [
      'ec2:DescribeTransitGatewayAttachments',
      'ec2:DescribeTransitGatewayVpcAttachments',
      'ec2:SearchTransitGatewayRoutes',
    ],
    about: 'Follow a path through a transit gateway.',
    without: 'the same, if a route leads to one',
  },
  {
    under: 'Network',
    actions: ['ec2:DescribeVpcs'],
    about: 'Read the CIDR blocks and the owner of a VPC.',
    without: 'a new security group lists subnets instead',
  },
  {
    under: 'Network',
    actions: ['ec2:DescribeVpcEndpointServices'],
    about: 'Find the zones and DNS names of an endpoint service.',
    without: 'the commands of a change check them first',
  },
  {
    under: 'Network',
    actions: ['eks:DescribeCluster'],
    about: 'Read a cluster’s Kubernetes version and Service addresses.',
    without: 'a change uses what every version supports',
  },
  {
    under: 'Names',
    actions: ['rds:DescribeDBClusters', 'rds:DescribeDBInstances'],
    about: 'Databases of RDS, Aurora, DocumentDB, and Neptune, with writers and readers.',
    without: NO_NAME,
    by: 'readServices',
  },
  {
    under: 'Names',
    actions: [
      'elasticache:DescribeCacheClusters',
      'elasticache:DescribeReplicationGroups',
      'memorydb:DescribeClusters',
    ],
    about: 'Caches, with primaries and replicas.',
    without: NO_NAME,
    by: 'readServices',
  },
  {
    under: 'Names',
    actions: [
      'redshift:DescribeClusters',
      'elasticfilesystem:DescribeFileSystems',
      'fsx:DescribeFileSystems',
      'mq:ListBrokers',
      'dms:DescribeReplicationInstances',
    ],
    about: 'Warehouses, file systems, brokers, and replication instances.',
    without: NO_NAME,
    by: 'readServices',
  },
  {
    under: 'Names',
    actions: ['elasticloadbalancing:DescribeTags'],
    about: 'The Service or Ingress behind a load balancer.',
    without: NO_NAME,
    by: 'readServices',
  },
  {
    under: 'Names',
    actions: ['logs:StartQuery', 'logs:GetQueryResults', 'logs:StopQuery'],
    about: 'Query the log group of DNS queries. Of a bucket, `s3:ListBucket` and `s3:GetObject` below its `AWSLogs/`.',
    without: 'fewer public addresses have a name',
    by: 'resolverLogs',
  },
  {
    under: 'Prices and totals',
    actions: ['pricing:GetProducts'],
    about: 'List prices.',
    without: 'flowtoll’s own dated table; the digest says so',
  },
  {
    under: 'Prices and totals',
    actions: ['cloudwatch:GetMetricData'],
    about: 'Bytes that monitors and NAT gateways counted, and how long flowtoll’s functions ran.',
    without: 'coverage and own cost are not known',
  },
  {
    under: 'Prices and totals',
    actions: ['ce:GetCostAndUsage'],
    about: 'The bill of two days ago.',
    without: 'that line is missing',
    by: 'costExplorer',
  },
  {
    under: 'Traffic',
    actions: ['sts:AssumeRole'],
    about: 'Read other accounts, by [the roles that `sources` names](accounts.md).',
    without: 'those accounts are gaps, and the others are reported',
    by: 'sources',
  },
  {
    under: 'Sending and storing',
    actions: ['ses:SendEmail'],
    about: 'Send email, from the configured sender alone.',
  },
  {
    under: 'Sending and storing',
    actions: ['sns:Publish'],
    about: 'Send a failure notice. With `channels`, also to the topics that it names.',
    without: 'an alarm instead',
  },
  {
    under: 'Sending and storing',
    actions: ['ssm:GetParameter', 'secretsmanager:GetSecretValue'],
    about: 'Read the address of a channel, and its signing key.',
    without: 'that channel gets nothing; a notice and the digest say so',
    by: 'channels',
  },
  {
    under: 'Sending and storing',
    actions: ['events:PutEvents'],
    about: 'Put events on the bus of a channel.',
    without: 'that channel gets nothing; a notice and the digest say so',
    by: 'channels',
  },
  {
    under: 'Sending and storing',
    actions: ['sns:GetTopicAttributes'],
    about: 'Check that alarm recipients confirmed their subscription.',
    without: 'a note says that this is not known',
  },
  {
    under: 'Sending and storing',
    actions: ['s3:ListBucket', 's3:GetObject', 's3:PutObject'],
    about: 'Use the archive, by [the prefixes below](#in-the-archive). Nothing is ever deleted.',
  },
  {
    under: 'Sending and storing',
    actions: ['glue:GetTable', 'glue:UpdateTable'],
    about: 'Add a new monitor to Athena’s tables.',
    without: 'Athena does not see it; a note says so',
    by: 'athena',
  },
  { under: 'Running', actions: ['lambda:InvokeFunction'], about: 'Run the functions.' },
  {
    under: 'Running',
    actions: ['states:StartExecution', 'states:DescribeExecution'],
    about: 'Start the daily run, continue a long one, and look at an earlier start.',
  },
  { under: 'Running', actions: ['sqs:SendMessage'], about: 'Keep a start that failed, for the alarm.' },
  { under: 'Running', actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], about: 'Write logs.' },
  {
    under: 'Running',
    actions: [
      'logs:CreateLogDelivery',
      'logs:GetLogDelivery',
      'logs:UpdateLogDelivery',
      'logs:DeleteLogDelivery',
      'logs:ListLogDeliveries',
      'logs:PutResourcePolicy',
      'logs:DescribeResourcePolicies',
      'logs:DescribeLogGroups',
    ],
    about:
      'Let Step Functions write its log. [AWS asks for these on `*`](https://docs.aws.amazon.com/step-functions/latest/dg/cw-logs.html).',
  },
  {
    under: 'Running',
    actions: ['xray:PutTraceSegments', 'xray:PutTelemetryRecords', 'xray:GetSamplingRules', 'xray:GetSamplingTargets'],
    about: 'Write traces.',
  },
]
