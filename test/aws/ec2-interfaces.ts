/**
 * Interfaces as EC2 describes them in 2026, by the fields that tell who made them: type, requester, whether a service manages it, and
 * what it is attached to. From AWS's documentation, and from public tools that sort interfaces and their test data; account ids,
 * names and addresses are made up. Where no source shows a field, it is absent.
 */

/** Whose interfaces these are. */
export const OWN = '111122223333'
/** An account of AWS's that runs machines for a service. */
const FOR_AWS = '298800981437'

interface Attached {
  readonly InstanceId?: string
  readonly InstanceOwnerId?: string
}

export interface Ec2Interface {
  readonly description: string
  /** `interface` where absent. */
  readonly type?: string
  readonly requester?: string
  readonly managed?: boolean
  readonly attached?: Attached
  /** What a reader calls it; null where it is nobody's but a machine's or a pod's. */
  readonly name: string | null
  readonly owner?: string
}

const node: Attached = { InstanceId: 'i-0ddaba4a9418b535e', InstanceOwnerId: OWN }
const forElb: Attached = { InstanceOwnerId: 'amazon-elb' }
const forRds: Attached = { InstanceOwnerId: 'amazon-rds' }
const forCache: Attached = { InstanceOwnerId: 'amazon-elasticache' }
const forAws: Attached = { InstanceOwnerId: 'amazon-aws' }
const byAws: Attached = { InstanceOwnerId: FOR_AWS }
const elb = { requester: 'amazon-elb', managed: true, attached: forElb }
const rds = { requester: 'amazon-rds', managed: true, attached: forRds }
const cache = { requester: 'amazon-elasticache', managed: true, attached: forCache }
const hyperplane = { requester: '727180483921', managed: true, attached: forAws }

export const EC2_INTERFACES: readonly Ec2Interface[] = [
  // Load balancers.
  { description: 'ELB app/my-alb/50dc6c495c0c9188', ...elb, name: 'ALB my-alb', owner: 'application_load_balancer' },
  {
    description: 'ELB app/k8s-shop-web-1a2b3c4d5e/0123456789abcdef',
    ...elb,
    name: 'ALB k8s-shop-web-1a2b3c4d5e',
    owner: 'application_load_balancer',
  },
  {
    description: 'ELB app/kafka-ui/0123456789abcdef',
    ...elb,
    name: 'ALB kafka-ui',
    owner: 'application_load_balancer',
  },
  {
    description: 'ELB app/internal-api/fedcba9876543210',
    requester: 'amazon-elb',
    managed: true,
    name: 'ALB internal-api',
    owner: 'application_load_balancer',
  },
  {
    description: 'ELB net/nlb-vpce/e94221227f1ba532',
    type: 'network_load_balancer',
    requester: OWN,
    managed: true,
    attached: forAws,
    name: 'NLB nlb-vpce',
    owner: 'network_load_balancer',
  },
  {
    description: 'ELB net/k8s-infra-gateway-9a8b7c6d5e/00112233445566aa',
    type: 'network_load_balancer',
    requester: OWN,
    managed: true,
    attached: forAws,
    name: 'NLB k8s-infra-gateway-9a8b7c6d5e',
    owner: 'network_load_balancer',
  },
  {
    description: 'ELB net/redis/00112233445566bb',
    type: 'network_load_balancer',
    attached: forAws,
    name: 'NLB redis',
    owner: 'network_load_balancer',
  },
  {
    description: 'ELB gwy/inspection/e94221227f1ba532',
    type: 'gateway_load_balancer',
    managed: true,
    attached: forAws,
    name: 'Gateway Load Balancer inspection',
    owner: 'gateway_load_balancer',
  },
  {
    description: 'ELB a4d77848ae0f14e6d8b0a2c5d1e9f3b7',
    ...elb,
    name: 'Classic Load Balancer a4d77848ae0f14e6d8b0a2c5d1e9f3b7',
    owner: 'classic_load_balancer',
  },
  { description: 'ELB legacy-www', ...elb, name: 'Classic Load Balancer legacy-www', owner: 'classic_load_balancer' },
  {
    description: 'ELB app/old-type/50dc6c495c0c9199',
    type: 'load_balancer',
    requester: 'amazon-elb',
    name: 'ALB old-type',
    owner: 'application_load_balancer',
  },
  // What carries traffic.
  {
    description: 'Interface for NAT Gateway nat-0a8b0e0d28266841f',
    type: 'nat_gateway',
    requester: '036496419348',
    managed: true,
    attached: forAws,
    name: 'NAT gateway nat-0a8b0e0d28266841f',
  },
  {
    description: 'Interface for NAT Gateway nat-0123456789abcdef0',
    type: 'natGateway',
    managed: true,
    name: 'NAT gateway nat-0123456789abcdef0',
  },
  {
    description: 'VPC Endpoint Interface vpce-089f2123488812123',
    type: 'vpc_endpoint',
    ...hyperplane,
    name: 'VPC endpoint vpce-089f2123488812123',
    owner: 'vpc_endpoint',
  },
  {
    description: 'VPC Endpoint Interface vpce-0aa1b2c3d4e5f6071',
    type: 'vpc_endpoint',
    attached: forAws,
    name: 'VPC endpoint vpce-0aa1b2c3d4e5f6071',
    owner: 'vpc_endpoint',
  },
  {
    description: 'VPC Endpoint Interface vpce-0bb1b2c3d4e5f6071',
    type: 'gateway_load_balancer_endpoint',
    managed: true,
    name: 'VPC endpoint vpce-0bb1b2c3d4e5f6071',
    owner: 'vpc_endpoint',
  },
  {
    description: 'Network Interface for Transit Gateway Attachment tgw-attach-06bf47fa39e5d1578',
    type: 'transit_gateway',
    managed: true,
    attached: forAws,
    name: 'transit gateway tgw-attach-06bf47fa39e5d1578',
  },
  {
    description: 'Route 53 Resolver: rslvr-in-55829d25693e4b729:rni-9494385465134fa5a',
    requester: '484633117232',
    managed: true,
    attached: byAws,
    name: 'Route 53 Resolver rslvr-in-55829d25693e4b729',
  },
  {
    description: 'Route 53 Resolver: rslvr-out-0a1b2c3d4e5f60718:rni-0123456789abcdef0',
    managed: true,
    name: 'Route 53 Resolver rslvr-out-0a1b2c3d4e5f60718',
  },
  {
    description: 'ClientVPN Endpoint resource',
    managed: true,
    attached: byAws,
    name: 'Client VPN',
    owner: 'client_vpn',
  },
  {
    description: 'ENI managed by APIGateway',
    type: 'api_gateway_managed',
    managed: true,
    name: 'API Gateway VPC link',
  },
  { description: '', type: 'global_accelerator_managed', managed: true, name: 'Global Accelerator' },
  { description: '', type: 'cloudfront_managed', managed: true, name: 'CloudFront VPC origin' },
  { description: '', type: 'quicksight', managed: true, name: 'QuickSight VPC connection' },
  // Clusters of Kubernetes.
  {
    description: 'Amazon EKS net410-eks-cluster',
    requester: 'AROAABCDEFGHIJKLMNOPQ:AmazonEKS',
    managed: false,
    attached: byAws,
    name: 'EKS control plane of net410-eks-cluster',
    owner: 'eks_control_plane',
  },
  { description: 'Amazon EKS prod', attached: byAws, name: 'EKS control plane of prod', owner: 'eks_control_plane' },
  {
    description: 'Amazon EKS fargate-only',
    managed: true,
    name: 'EKS control plane of fargate-only',
    owner: 'eks_control_plane',
  },
  {
    description: 'aws-K8S-i-0ddaba4a9418b535e',
    requester: 'AROAABCDEFGHIJKLMNOPQ:i-0ddaba4a9418b535e',
    managed: false,
    attached: node,
    name: null,
  },
  { description: 'aws-K8S-i-0ddaba4a9418b535e', managed: false, name: null },
  { description: 'aws-k8s-branch-eni', type: 'branch', managed: false, name: null },
  { description: 'aws-k8s-trunk-eni', type: 'trunk', managed: false, attached: node, name: null },
  { description: 'Primary network interface', managed: false, attached: node, name: null },
  { description: '', managed: false, attached: node, name: null },
  { description: '', type: 'efa', managed: false, attached: node, name: null },
  { description: '', type: 'efa-only', managed: false, attached: node, name: null },
  // Databases and caches.
  { description: 'RDSNetworkInterface', ...rds, name: 'RDS database', owner: 'rds' },
  { description: 'RDSNetworkInterface', requester: 'amazon-rds', managed: true, name: 'RDS database', owner: 'rds' },
  {
    description: 'RDSNetworkInterface',
    requester: '123456789012',
    managed: true,
    attached: byAws,
    name: 'RDS database',
    owner: 'rds',
  },
  { description: 'Network interface for DBProxy orders', managed: true, attached: byAws, name: 'RDS Proxy orders' },
  { description: 'ElastiCache my-cluster-001', ...cache, name: 'ElastiCache my-cluster-001', owner: 'elasticache' },
  { description: 'ElastiCache+my-cluster-002', ...cache, name: 'ElastiCache my-cluster-002', owner: 'elasticache' },
  {
    description: 'ElastiCache sessions-0001-002',
    ...cache,
    name: 'ElastiCache sessions-0001-002',
    owner: 'elasticache',
  },
  {
    description: 'RedshiftNetworkInterface',
    requester: 'amazon-redshift',
    managed: true,
    attached: { InstanceOwnerId: 'amazon-redshift' },
    name: 'Redshift cluster',
  },
  { description: 'DAX events-a', managed: true, attached: byAws, name: 'DynamoDB Accelerator cluster' },
  {
    description: 'ES search-prod',
    requester: 'amazon-elasticsearch',
    managed: true,
    name: 'OpenSearch domain search-prod',
  },
  {
    description: 'ES logs',
    requester: 'amazon-elasticsearch',
    managed: true,
    attached: byAws,
    name: 'OpenSearch domain logs',
  },
  {
    description: 'DMSNetworkInterface',
    requester: '237081731433',
    managed: true,
    attached: byAws,
    name: 'DMS replication instance',
  },
  // Brokers and streams.
  {
    description:
      'DO NOT DELETE - Amazon MSK network interface for cluster arn:aws:kafka:eu-west-2:111122223333:cluster/kafka-cluster/6411a16c-75d7-48b0-afdb-8ed466fe2072-2.',
    managed: true,
    attached: byAws,
    name: 'MSK cluster kafka-cluster',
    owner: 'msk',
  },
  {
    description:
      'DO NOT DELETE - Amazon MSK network interface for cluster arn:aws-cn:kafka:cn-north-1:111122223333:cluster/events/0aa1a16c-75d7-48b0-afdb-8ed466fe2072-3.',
    attached: byAws,
    name: 'MSK cluster events',
    owner: 'msk',
  },
  {
    description: 'Amazon MQ network interface for broker b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c',
    attached: byAws,
    name: 'Amazon MQ broker b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c',
  },
  {
    description: 'Amazon Kinesis Firehose - 111122223333:clicks:1609459200000.',
    managed: true,
    name: 'Firehose stream clicks',
  },
  // Files.
  {
    description: 'EFS mount target for fs-0123456789abcdef0 (fsmt-0123456789abcdef0)',
    managed: true,
    attached: byAws,
    name: 'EFS fs-0123456789abcdef0',
  },
  {
    description: 'EFS mount target for fs-0123abcd (fsmt-0123abcd)',
    requester: '533702411352',
    managed: true,
    name: 'EFS fs-0123abcd',
  },
  { description: '', requester: '123456789012', managed: true, attached: byAws, name: null },
  { description: 'datasync task-0123456789abcdef0', managed: true, attached: byAws, name: 'DataSync task' },
  // Functions, tasks and jobs.
  {
    description: 'AWS Lambda VPC ENI-report-builder-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
    type: 'lambda',
    requester: 'AROAABCDEFGHIJKLMNOPQ:awslambda_716',
    attached: forAws,
    name: 'Lambda, such as report-builder',
  },
  {
    description: 'AWS Lambda VPC ENI-mongo-export-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
    type: 'lambda',
    attached: forAws,
    name: 'Lambda, such as mongo-export',
  },
  {
    description: 'AWS Lambda VPC ENI-edge-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
    requester: 'AROAABCDEFGHIJKLMNOPQ:awslambda_2',
    managed: true,
    name: 'Lambda, such as edge',
  },
  {
    description: 'arn:aws:ecs:ap-northeast-2:111122223333:attachment/c1988214-33e8-4404-8304-a3929bf11138',
    managed: true,
    attached: byAws,
    name: 'ECS task',
  },
  {
    description: 'arn:aws:ecs:eu-west-1:111122223333:attachment/a1988214-33e8-4404-8304-a3929bf11138',
    type: 'branch',
    managed: true,
    name: null,
  },
  { description: 'AWS ElasticMapReduce serverless', managed: true, attached: byAws, name: 'EMR cluster' },
  {
    description: 'Attached to Glue using role: arn:aws:iam::111122223333:role/glue',
    attached: byAws,
    name: 'Glue job',
  },
  {
    description:
      '[DO NOT DELETE] ENI managed by SageMaker for Studio Domain(d-g7djlrunxivy) - a09d795df1d5926f328cb6564db19ab2',
    attached: byAws,
    name: 'SageMaker Studio domain d-g7djlrunxivy',
  },
  {
    description:
      '[Do not delete] Network Interface created to access resources in your VPC for SageMaker Notebook Instance fraud',
    attached: byAws,
    name: 'SageMaker notebook fraud',
  },
  {
    description: 'Created By Amazon Workspaces for AWS Account ID 111122223333',
    attached: byAws,
    name: 'WorkSpaces desktop',
  },
  {
    description: 'Created By Amazon WorkSpaces for AWS Account ID 111122223333',
    attached: byAws,
    name: 'WorkSpaces desktop',
  },
  {
    description: 'AWS created network interface for directory d-9067a0ab12',
    managed: true,
    attached: byAws,
    name: 'Directory Service d-9067a0ab12',
  },
  { description: 'CloudHsm ENI', managed: true, attached: byAws, name: 'CloudHSM cluster' },
  {
    description: 'AWS CodeStar Connections host',
    type: 'aws_codestar_connections_managed',
    managed: true,
    name: 'CodeConnections host',
  },
  // A type that services alone make tells what it is, where the description does not; what decides a price is told by both.
  { description: 'mine', type: 'lambda', managed: true, attached: forAws, name: 'Lambda' },
  { description: '', type: 'network_load_balancer', ...elb, name: null },
  { description: '', type: 'constructor', managed: true, name: null },
  { description: '', type: 'iot_rules_managed', managed: true, name: 'IoT rule destination' },
  { description: 'Comprehend job', requester: 'AROAABCDEFGHIJKLMNOPQ:Comprehend', attached: byAws, name: null },
  // Newer and older ones of the same kinds.
  {
    description: 'Instance Connect Endpoint (id: eice-008a0da699f4e3416)',
    type: 'ec2_instance_connect_endpoint',
    managed: true,
    attached: forAws,
    name: 'EC2 Instance Connect Endpoint eice-008a0da699f4e3416',
  },
  { description: '', type: 'ec2_instance_connect_endpoint', managed: true, name: 'EC2 Instance Connect Endpoint' },
  {
    description: 'EFS mount target for fs-0a1b2c3d4e5f60718 (fsmt-0a1b2c3d4e5f60718)',
    type: 'efs',
    managed: true,
    name: 'EFS fs-0a1b2c3d4e5f60718',
  },
  { description: '', type: 'efs', managed: true, name: 'EFS mount target' },
  { description: '', type: 'evs', managed: true, name: 'Amazon Elastic VMware Service' },
  { description: 'CloudHSM Managed Interface', managed: true, attached: byAws, name: 'CloudHSM cluster' },
  {
    description: 'AWS created network interface for LicenseManager d-9067a0ab12',
    managed: true,
    attached: byAws,
    name: 'License Manager for d-9067a0ab12',
  },
  {
    description: 'AWS Lambda VPC ENI: 1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
    requester: 'AROAABCDEFGHIJKLMNOPQ:report-builder',
    managed: true,
    name: 'Lambda',
  },
  {
    description: 'AWS Lambda VPC ENI-orders_sync-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809',
    type: 'lambda',
    attached: forAws,
    name: 'Lambda, such as orders_sync',
  },
  {
    description:
      '[DO NOT DELETE] ENI of [arn:aws:sagemaker:us-east-1:111122223333:notebook-instance/fraud-2] for its owner',
    managed: true,
    attached: byAws,
    name: 'SageMaker notebook fraud-2',
  },
  // What users write, on machines and without any: it tells nothing, whatever it is like.
  { description: 'ELB haproxy', managed: false, attached: node, name: null },
  { description: 'ELB app/haproxy/50dc6c495c0c9188', managed: false, attached: node, name: null },
  { description: 'ELB app/haproxy/50dc6c495c0c9188', requester: 'AIDAABCDEFGHIJKLMNOPQ', managed: false, name: null },
  { description: 'ELB net/proxy/50dc6c495c0c9188', managed: false, attached: { InstanceOwnerId: OWN }, name: null },
  { description: 'Amazon EKS prod', managed: false, name: null },
  { description: 'ElastiCache sessions', managed: false, attached: node, name: null },
  { description: 'ElastiCache sessions', requester: 'amazon-elasticache', managed: false, name: null },
  { description: 'RDSNetworkInterface', managed: false, attached: node, name: null },
  { description: 'RDSNetworkInterface', type: 'efa', managed: false, name: null },
  { description: 'VPC Endpoint Interface vpce-089f2123488812123', managed: false, attached: node, name: null },
  { description: 'EFS mount target for fs-0123456789abcdef0 (fsmt-0123456789abcdef0)', managed: false, name: null },
  { description: 'ClientVPN Endpoint resource', managed: false, name: null },
  { description: 'ENI managed by APIGateway', type: 'trunk', managed: false, attached: node, name: null },
  { description: 'mysql on 3306', managed: false, attached: node, name: null },
  {
    description: 'Amazon MQ network interface for broker b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c',
    managed: false,
    attached: node,
    name: null,
  },
]
