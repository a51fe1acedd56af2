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
  'acm-pca application-autoscaling appconfig appconfigdata aps aps-workspaces athena autoscaling batch bedrock',
  'bedrock-agent-runtime bedrock-runtime cloudformation cloudtrail codeartifact.api codebuild comprehend config',
  'data-servicediscovery ec2 ec2messages ecr.api ecr.dkr eks-auth elasticfilesystem elasticloadbalancing events',
  'glue guardduty-data kinesis-firehose kinesis-streams kms lambda logs monitoring networkflowmonitorreports rds',
  'rds-data redshift-data rekognition sagemaker.api sagemaker.runtime secretsmanager servicediscovery sns sqs ssm',
  'ssmmessages states sts sync-states synthetics textract translate xray',
].flatMap((line) => line.split(' '))

const PLAIN_RECORD = {
  endpoint: 'interface',
  ports: [443],
  privateDns: 'leads',
  page: `${DOCS}/vpc/latest/privatelink/aws-services-privatelink-support.html`,
} as const satisfies InterfaceRecord

const IMAGE_PULLS =
  'Image pulls need the endpoints ecr.api and ecr.dkr, and fetch layers from S3: a gateway endpoint carries those.'

/**
 * What is known of the services that an endpoint can be made for, by the end of their name: `sqs` is
 * `com.amazonaws.<region>.sqs`. As of 2026-11-27. Zones are EC2's to tell, and differ by account.
 */
export const SERVICE_RECORDS: ReadonlyMap<string, ServiceRecord> = new Map<string, ServiceRecord>([
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
    'codeartifact.repositories',
    {
      ...PLAIN_RECORD,
      mind: 'Packages are fetched from S3: a gateway endpoint carries those.',
      page: `${DOCS}/codeartifact/latest/ug/create-vpc-endpoints.html`,
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
      mind: 'Clients that use the global name sts.amazonaws.com stay with the NAT gateway: AWS_STS_REGIONAL_ENDPOINTS=regional moves them.',
      page: `${DOCS}/IAM/latest/UserGuide/reference_interface_vpc_endpoints.html`,
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
      endpoint: 'interface',
      ports: [443],
      privateDns: 'breaks',
      mind: "Private DNS would take oidc.eks.<region>.amazonaws.com with it, which the endpoint does not answer: tokens of service accounts could not be verified from the VPC. Without it, clients are given the endpoint's own name (AWS_ENDPOINT_URL_EKS).",
      page: 'https://github.com/aws/containers-roadmap/issues/2038',
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
])

/** The record of `com.amazonaws.<region>.<service>`; undefined for a service that nobody looked up. */
export function serviceRecord(serviceName: string): ServiceRecord | undefined {
  const [, name = ''] = /^com\.amazonaws\.[a-z0-9-]+\.(.+)$/.exec(serviceName) ?? []
  return SERVICE_RECORDS.get(name)
}
