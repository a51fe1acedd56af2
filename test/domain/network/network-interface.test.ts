import { expect, test } from 'vitest'
import { describedInterface } from '../../../domain/network/network-interface.ts'

// Descriptions as EC2 answers them, seen in AWS's documentation and public tools.
test.each([
  ['Amazon EKS net410-eks-cluster', 'EKS control plane of net410-eks-cluster', 'eks_control_plane'],
  ['ELB app/my-alb/50dc6c495c0c9188', 'ALB my-alb', 'application_load_balancer'],
  ['ELB net/nlb-vpce/e94221227f1ba532', 'NLB nlb-vpce', 'network_load_balancer'],
  ['ELB gwy/inspection/e94221227f1ba532', 'Gateway Load Balancer inspection', 'gateway_load_balancer'],
  [
    'ELB a4d77848ae0f14e6d8b0a2c5d1e9f3b7',
    'Classic Load Balancer a4d77848ae0f14e6d8b0a2c5d1e9f3b7',
    'classic_load_balancer',
  ],
  ['RDSNetworkInterface', 'RDS database', 'rds'],
  ['Network interface for DBProxy orders', 'RDS Proxy orders', null],
  ['ElastiCache my-cluster-001', 'ElastiCache my-cluster-001', 'elasticache'],
  ['ElastiCache+my-cluster-001', 'ElastiCache my-cluster-001', 'elasticache'],
  [
    'DO NOT DELETE - Amazon MSK network interface for cluster arn:aws:kafka:eu-west-2:111122223333:cluster/kafka-cluster/6411a16c-75d7-48b0-afdb-8ed466fe2072-2.',
    'MSK cluster kafka-cluster',
    'msk',
  ],
  ['ClientVPN Endpoint resource', 'Client VPN', 'client_vpn'],
  ['Interface for NAT Gateway nat-0a8b0e0d28266841f', 'NAT gateway nat-0a8b0e0d28266841f', null],
  ['VPC Endpoint Interface vpce-089f2123488812123', 'VPC endpoint vpce-089f2123488812123', 'vpc_endpoint'],
  [
    'Network Interface for Transit Gateway Attachment tgw-attach-06bf47fa39e5d1578',
    'transit gateway tgw-attach-06bf47fa39e5d1578',
    null,
  ],
  ['ES search-prod', 'OpenSearch domain search-prod', null],
  ['EFS mount target for fs-0123456789abcdef0 (fsmt-0123456789abcdef0)', 'EFS fs-0123456789abcdef0', null],
  ['RedshiftNetworkInterface', 'Redshift cluster', null],
  [
    'Amazon MQ network interface for broker b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c',
    'Amazon MQ broker b-03a68f4f-b3f4-43d9-8b61-bcfde3d37c3c',
    null,
  ],
  ['DMSNetworkInterface', 'DMS replication instance', null],
  [
    'Route 53 Resolver: rslvr-in-55829d25693e4b729:rni-9494385465134fa5a',
    'Route 53 Resolver rslvr-in-55829d25693e4b729',
    null,
  ],
  ['AWS Lambda VPC ENI-report-builder-1a2b3c4d-5e6f-7081-92a3-b4c5d6e7f809', 'Lambda, such as report-builder', null],
  ['arn:aws:ecs:ap-northeast-2:111122223333:attachment/c1988214-33e8-4404-8304-a3929bf11138', 'ECS task', null],
  [
    '[DO NOT DELETE] ENI managed by SageMaker for Studio Domain(d-g7djlrunxivy) - a09d795df1d5926f328cb6564db19ab2',
    'SageMaker Studio domain d-g7djlrunxivy',
    null,
  ],
])('%s is %s', (description, name, owner) => {
  expect(describedInterface(description)).toMatchObject({ name, owner })
})

test.each([
  '',
  'Primary network interface',
  'aws-K8S-i-0ddaba4a9418b535e',
  'aws-k8s-branch-eni',
  'aws-k8s-trunk-eni',
  'Amazon EKS ',
  'Amazon EKS -',
  'ELB',
  'my ELB app/my-alb/50dc6c495c0c9188',
  'RDSNetworkInterface of mine',
])('%j names nothing: a node, a pod, or what somebody wrote', (description) => {
  expect(describedInterface(description)).toBeUndefined()
})

test('a description is data: long ones are cut, and a dollar sign is a letter', () => {
  expect(describedInterface(`ES ${'x'.repeat(5000)}`)?.name).toHaveLength(120)
  expect(describedInterface('ES $1$&')?.name).toBe('OpenSearch domain $1$&')
})
