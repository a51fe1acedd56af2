import { defined } from '../defined.ts'

/** What decides a price, of the owners of interfaces that are no pods. */
export type InterfaceOwner =
  | 'application_load_balancer'
  | 'classic_load_balancer'
  | 'network_load_balancer'
  | 'gateway_load_balancer'
  | 'elasticache'
  | 'rds'
  | 'msk'
  | 'eks_control_plane'
  | 'client_vpn'
  /** Of an endpoint that EC2 told nothing else of. */
  | 'vpc_endpoint'

/** Systems that hold data, as far as the advice on reading from them differs. */
export type StoreSystem =
  | 'aurora'
  | 'document-db'
  | 'efs'
  /** Redis, Valkey or Memcached: EC2's description of them is the same. */
  | 'elasticache'
  | 'kafka'
  | 'memcached'
  | 'mq'
  | 'neptune'
  | 'opensearch'
  | 'redis'
  | 'sql'

/** What holds data behind an interface. */
export interface Store {
  readonly system: StoreSystem
  /** Of it and its copies together, where its service told; that of the interface where absent. */
  readonly name?: string
  /** What EC2 alone calls it, where its service told more. */
  readonly describedAs?: string
  /** What leads to its copies that answer reads, where the service has such a name. */
  readonly readerEndpoint?: string
  /** Zones where such copies stand; none where empty, not known where absent. */
  readonly readerZones?: readonly string[]
}

/** An interface that is no pod and no node, as far as EC2's description of it tells. */
export interface DescribedInterface {
  /** What a reader calls it. */
  readonly name: string
  /** Null where no price depends on it. */
  readonly owner: InterfaceOwner | null
  readonly store?: Store
  /** `app/<name>/<id>`, `net/…` or a classic one's name. */
  readonly loadBalancer?: string
  /** Its own service told the name, or the tags of a load balancer. */
  readonly isDescribed?: boolean
}

interface Description {
  readonly pattern: RegExp
  /** `$1` is the pattern's first group. */
  readonly name: string
  readonly owner?: InterfaceOwner
  readonly system?: StoreSystem
  /** EC2 may show nothing else of its service than a machine of another account. */
  readonly isUnmarked?: true
}

/** A service has thousands of them, and they come and go. */
export const TASK = 'ECS task'

/**
 * Descriptions as EC2 answers them, from AWS's documentation and public tools that classify interfaces, 2026-09; those
 * that only one weak source tells are left out. A description that fits none names nothing.
 */
const DESCRIPTIONS: readonly Description[] = [
  {
    pattern: /^Amazon EKS ([A-Za-z0-9][A-Za-z0-9_-]{0,99})$/,
    name: 'EKS control plane of $1',
    owner: 'eks_control_plane',
    isUnmarked: true,
  },
  { pattern: /^ELB app\/([^/]+)\//, name: 'ALB $1', owner: 'application_load_balancer' },
  { pattern: /^ELB net\/([^/]+)\//, name: 'NLB $1', owner: 'network_load_balancer' },
  { pattern: /^ELB gwy\/([^/]+)\//, name: 'Gateway Load Balancer $1', owner: 'gateway_load_balancer' },
  { pattern: /^ELB ([A-Za-z0-9-]+)$/, name: 'Classic Load Balancer $1', owner: 'classic_load_balancer' },
  { pattern: /^ElastiCache[ +](.+)$/, name: 'ElastiCache $1', owner: 'elasticache', system: 'elasticache' },
  // Aurora, DocumentDB and Neptune are described so, too.
  { pattern: /^RDSNetworkInterface$/, name: 'RDS database', owner: 'rds', system: 'sql' },
  { pattern: /^Network interface for DBProxy (.+)$/, name: 'RDS Proxy $1' },
  {
    pattern: /Amazon MSK network interface for cluster arn:aws[a-z-]*:kafka:[^:]+:\d+:cluster\/([^/]+)\//,
    name: 'MSK cluster $1',
    owner: 'msk',
    system: 'kafka',
    isUnmarked: true,
  },
  { pattern: /^ClientVPN Endpoint resource/, name: 'Client VPN', owner: 'client_vpn' },
  { pattern: /^Interface for NAT Gateway (nat-[0-9a-f]+)$/, name: 'NAT gateway $1' },
  { pattern: /^VPC Endpoint Interface (vpce-[0-9a-f]+)$/, name: 'VPC endpoint $1', owner: 'vpc_endpoint' },
  { pattern: /^Network Interface for Transit Gateway Attachment (tgw-attach-[0-9a-f]+)$/, name: 'transit gateway $1' },
  { pattern: /^ES (.+)$/, name: 'OpenSearch domain $1', system: 'opensearch' },
  { pattern: /^EFS mount target for (fs-[0-9a-f]+) /, name: 'EFS $1', system: 'efs' },
  { pattern: /^RedshiftNetworkInterface$/, name: 'Redshift cluster' },
  { pattern: /^DAX/, name: 'DynamoDB Accelerator cluster' },
  {
    pattern: /^Amazon MQ network interface for broker (b-[0-9a-f-]{36})$/,
    name: 'Amazon MQ broker $1',
    system: 'mq',
    isUnmarked: true,
  },
  { pattern: /^DMSNetworkInterface$/, name: 'DMS replication instance' },
  { pattern: /^Route 53 Resolver: (rslvr-(?:in|out)-[0-9a-f]+):/, name: 'Route 53 Resolver $1' },
  { pattern: /^ENI managed by APIGateway/, name: 'API Gateway VPC link' },
  // Functions share an interface, so its name is only one of them.
  { pattern: /^AWS Lambda VPC ENI-(.+)-[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, name: 'Lambda, such as $1' },
  { pattern: /^AWS Lambda VPC ENI/, name: 'Lambda' },
  { pattern: /^arn:aws[a-z-]*:ecs:[^:]+:\d+:attachment\//, name: TASK },
  { pattern: /^AWS ElasticMapReduce/, name: 'EMR cluster' },
  { pattern: /^Attached to Glue using role: /, name: 'Glue job', isUnmarked: true },
  {
    pattern: /ENI managed by SageMaker for Studio Domain ?\((d-[0-9a-z]+)\)/,
    name: 'SageMaker Studio domain $1',
    isUnmarked: true,
  },
  { pattern: /for SageMaker Notebook Instance (.+)$/, name: 'SageMaker notebook $1', isUnmarked: true },
  {
    pattern: /arn:aws[a-z-]*:sagemaker:[^:]+:\d+:notebook-instance\/([A-Za-z0-9-]+)/,
    name: 'SageMaker notebook $1',
    isUnmarked: true,
  },
  { pattern: /^Created By Amazon Work[Ss]paces for AWS Account ID /, name: 'WorkSpaces desktop', isUnmarked: true },
  { pattern: /^AWS created network interface for directory (d-[0-9a-z]+)/, name: 'Directory Service $1' },
  { pattern: /^AWS created network interface for LicenseManager \(?(d-[0-9a-z]+)/, name: 'License Manager for $1' },
  { pattern: /^Amazon Kinesis Firehose - \d+:([^:]+):\d+\.?$/, name: 'Firehose stream $1' },
  { pattern: /^datasync /, name: 'DataSync task' },
  { pattern: /^(?:CloudHsm ENI|CloudHSM Managed Interface)/, name: 'CloudHSM cluster' },
  { pattern: /^Instance Connect Endpoint \(id: (eice-[0-9a-f]+)\)/, name: 'EC2 Instance Connect Endpoint $1' },
  { pattern: /^AWS CodeStar Connections/, name: 'CodeConnections host' },
]

/**
 * Of types that services alone make and that no price depends on.
 * Source: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_NetworkInterface.html
 */
const NAMES_OF_TYPES: ReadonlyMap<string, string> = new Map([
  ['api_gateway_managed', 'API Gateway VPC link'],
  ['aws_codestar_connections_managed', 'CodeConnections host'],
  ['cloudfront_managed', 'CloudFront VPC origin'],
  ['ec2_instance_connect_endpoint', 'EC2 Instance Connect Endpoint'],
  ['efs', 'EFS mount target'],
  ['evs', 'Amazon Elastic VMware Service'],
  ['global_accelerator_managed', 'Global Accelerator'],
  ['iot_rules_managed', 'IoT rule destination'],
  ['lambda', 'Lambda'],
  ['quicksight', 'QuickSight VPC connection'],
])

/** What an interface is, by its type, where its description tells nothing. */
export function interfaceOfType(type: string): DescribedInterface | undefined {
  const name = NAMES_OF_TYPES.get(type)
  return name === undefined ? undefined : { name, owner: null }
}

/** Characters; an account can write what it likes into a description. */
const LONGEST_NAME = 120

/**
 * What an interface is, by its description; undefined for a node, a pod or one that says nothing. Where EC2 does not mark it as a service's
 * (`isMarked`), the description of a service that is always marked is a user's own.
 */
export function describedInterface(description: string, isMarked = true): DescribedInterface | undefined {
  for (const { pattern, name, owner = null, system, isUnmarked = false } of DESCRIPTIONS) {
    const match = pattern.exec(description)
    if (!match || !(isMarked || isUnmarked)) continue
    return defined({
      name: name.replace('$1', () => match[1] ?? '').slice(0, LONGEST_NAME),
      owner,
      store: system && { system },
      loadBalancer: owner?.endsWith('_load_balancer') ? description.replace(/^ELB /, '') : undefined,
    })
  }
  return undefined
}
