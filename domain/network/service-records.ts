/** A service of S3's kind: a gateway endpoint carries what goes to its prefix list, costs nothing, and changes no name. */
export interface GatewayRecord {
  readonly endpoint: 'gateway'
  readonly name: string
  readonly page: string
}

export interface InterfaceRecord {
  readonly endpoint: 'interface'
  /** TCP, that it answers on. Private DNS leads calls of every port to it, and those of another would end. */
  readonly ports: readonly number[]
  /**
   * `leads`: the names that clients use lead to the endpoint, which answers what they ask. `none`: AWS makes no such
   * names. `breaks`: it takes names with it that the endpoint does not answer.
   */
  readonly privateDns: 'leads' | 'none' | 'breaks'
  /**
   * Services whose names lie below its own. A private zone answers for every name below it, so that private DNS takes these too, and
   * they are lost where they have no endpoint in the VPC. Source: https://github.com/terraform-aws-modules/terraform-aws-eks/issues/2992
   */
  readonly takes?: readonly string[]
  /** It answers for what was made private alone: who calls by a public address calls something else. */
  readonly onlyPrivate?: true
  /** What must be known before one is made, in sentences. */
  readonly mind?: string
  readonly page: string
}

export type ServiceRecord = GatewayRecord | InterfaceRecord

const DOCS = 'https://docs.aws.amazon.com'

/** Services that answer HTTPS by names of the region, all of which private DNS leads to the endpoint. */
const PLAIN = [
  'acm-pca apigateway application-autoscaling appconfig appconfigdata appsync aps aps-workspaces athena autoscaling',
  'batch bedrock bedrock-agent bedrock-agent-runtime bedrock-runtime cloudformation cloudtrail codebuild comprehend',
  'config data-servicediscovery ec2 ec2messages ecr.api ecr.dkr eks-auth elasticfilesystem elasticloadbalancing events',
  'glue guardduty-data kinesis-firehose kinesis-streams kms lambda logs monitoring networkflowmonitorreports oidc-eks rds',
  'rds-data redshift-data rekognition sagemaker.api sagemaker.runtime secretsmanager servicediscovery sns sqs ssm',
  'ssmmessages states sts sync-states synthetics textract translate xray',
].flatMap((line) => line.split(' '))

const PLAIN_RECORD = {
  endpoint: 'interface',
  ports: [443],
  privateDns: 'leads',
  page: `${DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html`,
} as const satisfies InterfaceRecord

/**
 * Services of which one endpoint has the calls that manage and another one the work itself, as the guide of endpoints lists them.
 * Source: https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
 */
const PLANES: readonly (readonly [control: string, data: string, work: string])[] = [
  ['apigateway', 'execute-api', 'calls of the APIs themselves'],
  ['appconfig', 'appconfigdata', 'the configuration that applications fetch'],
  ['apprunner', 'apprunner.requests', 'requests to the services themselves'],
  ['appsync', 'appsync-api', 'calls of the APIs themselves'],
  ['aps', 'aps-workspaces', 'remote writes and queries'],
  ['bedrock', 'bedrock-runtime', 'calls of models'],
  ['bedrock-agent', 'bedrock-agent-runtime', 'calls of agents'],
  ['codeartifact.api', 'codeartifact.repositories', 'packages'],
  ['ecr.api', 'ecr.dkr', 'manifests of images'],
  ['iot.api', 'iot.data', 'what devices send and get'],
  ['rds', 'rds-data', 'statements by the Data API'],
  ['redshift', 'redshift-data', 'statements by the Data API'],
  ['sagemaker.api', 'sagemaker.runtime', 'calls of models'],
  ['servicediscovery', 'data-servicediscovery', 'DiscoverInstances'],
  ['states', 'sync-states', 'StartSyncExecution'],
  ['transfer', 'transfer.server', 'files'],
]

/** Which calls of its service an endpoint has, where others have an endpoint of their own. */
function planeOf(name: string): string[] {
  const [control, data, work] = PLANES.find((planes) => planes[0] === name || planes[1] === name) ?? []
  if (control === undefined || data === undefined || work === undefined) return []
  return name === control
    ? [`It carries management calls only: ${work} need an endpoint for ${data}.`]
    : [`It carries ${work} only: management calls need an endpoint for ${control}.`]
}

const IMAGE_PULLS =
  'Image pulls need the endpoints ecr.api and ecr.dkr, and fetch layers from S3: a gateway endpoint carries those.'

const RECORDS: readonly (readonly [string, ServiceRecord])[] = [
  ...PLAIN.map((name) => [name, PLAIN_RECORD] as const),
  ['s3', { endpoint: 'gateway', name: 'Amazon S3', page: `${DOCS}/vpc/latest/privatelink/vpc-endpoints-s3.html` }],
  [
    'dynamodb',
    { endpoint: 'gateway', name: 'Amazon DynamoDB', page: `${DOCS}/vpc/latest/privatelink/vpc-endpoints-ddb.html` },
  ],
  [
    's3express',
    {
      endpoint: 'gateway',
      name: 'Amazon S3 Express One Zone',
      page: `${DOCS}/AmazonS3/latest/userguide/s3-express-networking.html`,
    },
  ],
  ['ecr.api', { ...PLAIN_RECORD, mind: IMAGE_PULLS, page: `${DOCS}/AmazonECR/latest/userguide/vpc-endpoints.html` }],
  ['ecr.dkr', { ...PLAIN_RECORD, mind: IMAGE_PULLS, page: `${DOCS}/AmazonECR/latest/userguide/vpc-endpoints.html` }],
  [
    'codeartifact.api',
    {
      ...PLAIN_RECORD,
      takes: ['codeartifact.repositories'],
      page: `${DOCS}/codeartifact/latest/ug/create-vpc-endpoints.html`,
    },
  ],
  [
    'codeartifact.repositories',
    {
      ...PLAIN_RECORD,
      mind: 'Packages are fetched from S3: a gateway endpoint carries those.',
      page: `${DOCS}/codeartifact/latest/ug/create-vpc-endpoints.html`,
    },
  ],
  [
    'kinesis-streams',
    {
      ...PLAIN_RECORD,
      mind: 'Clients that use account names (<account>.data-kinesis.<region>) may stay with the NAT gateway.',
      page: `${DOCS}/streams/latest/dev/vpc.html`,
    },
  ],
  [
    'lambda',
    {
      ...PLAIN_RECORD,
      mind: 'Function URLs (*.lambda-url.<region>.on.aws) stay with the NAT gateway.',
      page: `${DOCS}/lambda/latest/dg/configuration-vpc-endpoints.html`,
    },
  ],
  [
    'sqs',
    {
      ...PLAIN_RECORD,
      mind: 'Clients that use the old names (<region>.queue.amazonaws.com, queue.amazonaws.com) stay with the NAT gateway.',
      page: `${DOCS}/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-internetwork-traffic-privacy.html`,
    },
  ],
  [
    'sts',
    {
      ...PLAIN_RECORD,
      mind: 'Clients that use the global name sts.amazonaws.com stay with the NAT gateway: AWS_STS_REGIONAL_ENDPOINTS=regional moves them, and is the default of SDKs since 2025.',
      page: `${DOCS}/IAM/latest/UserGuide/reference_sts_vpc_endpoint_create.html`,
    },
  ],
  [
    'cassandra',
    {
      endpoint: 'interface',
      ports: [9142],
      privateDns: 'leads',
      mind: 'Drivers find all of it only where the role that connects may call ec2:DescribeNetworkInterfaces and ec2:DescribeVpcEndpoints (system.peers).',
      page: `${DOCS}/keyspaces/latest/devguide/vpc-endpoints.html`,
    },
  ],
  [
    'email-smtp',
    {
      endpoint: 'interface',
      ports: [25, 465, 587, 2465, 2587],
      privateDns: 'leads',
      page: `${DOCS}/ses/latest/dg/send-email-set-up-vpc-endpoints.html`,
    },
  ],
  [
    'dynamodb-streams',
    {
      endpoint: 'interface',
      ports: [443],
      privateDns: 'none',
      mind: 'Clients are given its own name (AWS_ENDPOINT_URL_DYNAMODB_STREAMS).',
      page: `${DOCS}/amazondynamodb/latest/developerguide/privatelink-streams.html`,
    },
  ],
  ...(
    [
      ['iot.data', [443, 8443, 8883], "the account's device data name"],
      ['iot.credentials', [443], "the account's credential provider name"],
    ] as const
  ).map(
    ([name, ports, which]) =>
      [
        name,
        {
          endpoint: 'interface',
          ports,
          privateDns: 'none',
          mind: `A private hosted zone of one's own must lead ${which} to it.`,
          page: `${DOCS}/iot/latest/developerguide/IoTCore-VPC.html`,
        },
      ] as const,
  ),
  [
    'iot.api',
    {
      endpoint: 'interface',
      ports: [443],
      privateDns: 'breaks',
      mind: "Devices' data goes to names below iot.<region>.amazonaws.com, which it does not answer. Without private DNS, clients are given its own name (AWS_ENDPOINT_URL_IOT).",
      page: `${DOCS}/iot/latest/developerguide/IoTCore-VPC.html`,
    },
  ],
  [
    'eks',
    {
      ...PLAIN_RECORD,
      takes: ['oidc-eks'],
      mind: "It does not carry the Kubernetes API: each cluster has a private endpoint for that. Service account tokens are verified at oidc.eks.<region>.amazonaws.com. Clients that must use the endpoint's own name set AWS_ENDPOINT_URL_EKS.",
      page: `${DOCS}/eks/latest/userguide/vpc-interface-endpoints.html`,
    },
  ],
  ...(
    [
      // A public or regional API behind such an endpoint answers 403.
      ['execute-api', 'https://repost.aws/knowledge-center/api-gateway-vpc-connections'],
      ['appsync-api', `${DOCS}/appsync/latest/devguide/using-private-apis.html`],
      ['apprunner.requests', `${DOCS}/apprunner/latest/dg/network-pl.html`],
      ['transfer.server', `${DOCS}/transfer/latest/userguide/create-server-in-vpc.html`],
    ] as const
  ).map(
    ([name, page]) =>
      [name, { endpoint: 'interface', ports: [443], privateDns: 'breaks', onlyPrivate: true, page }] as const,
  ),
]

/**
 * What is known of the services that an endpoint can be made for, by the end of their name: `sqs` is
 * `com.amazonaws.<region>.sqs`. As of 2026-11-27. Zones are EC2's to tell, and differ by account.
 */
export const SERVICE_RECORDS: ReadonlyMap<string, ServiceRecord> = new Map(
  RECORDS.map(([name, record]) => {
    const mind = [...planeOf(name), ...(record.endpoint === 'interface' && record.mind ? [record.mind] : [])].join(' ')
    return [name, mind === '' || record.endpoint === 'gateway' ? record : { ...record, mind }] as const
  }),
)

/** The record of `com.amazonaws.<region>.<service>`; undefined for a service that nobody looked up. */
export function serviceRecord(serviceName: string): ServiceRecord | undefined {
  const [, name = ''] = /^com\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(serviceName) ?? []
  return SERVICE_RECORDS.get(name)
}
