import { expect, test } from 'vitest'
import { INTERFACES, interfaceOf } from '../../aws/endpoint-answers.ts'

const answered = (more: object) => ({
  NetworkInterfaces: [
    {
      ...{ NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', InterfaceType: 'interface' },
      PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.9', Association: { PublicIp: '3.80.1.1' } }],
      ...more,
    },
  ],
})
const described = (more: object) =>
  INTERFACES.parse(answered(more)).NetworkInterfaces.flatMap((one) => interfaceOf(one, new Set()))

test('what a service attaches is what its description says', () => {
  const attachment = { InstanceOwnerId: 'amazon-elb' }
  expect(described({ Description: 'ELB haproxy', RequesterId: 'amazon-elb', Attachment: attachment })).toMatchObject([
    { name: 'Classic Load Balancer haproxy', owner: 'classic_load_balancer' },
  ])
})

test.each(['ELB haproxy', 'Amazon EKS prod', 'ElastiCache sessions', 'VPC Endpoint Interface vpce-089f2123488812123'])(
  "what stands on an instance is the instance's: %s is what its users wrote, and decides no price",
  (Description) => {
    expect(
      described({ Description, Attachment: { InstanceId: 'i-1', InstanceOwnerId: '111122223333' } }),
    ).toMatchObject([{ name: null, owner: null, instanceId: 'i-1' }])
  },
)
