import { expect, test } from 'vitest'
import { INTERFACES, interfaceOf } from '../../aws/endpoint-answers.ts'
import { EC2_INTERFACES, type Ec2Interface, OWN } from './ec2-interfaces.ts'

function described({ description, type = 'interface', requester, managed, attached }: Omit<Ec2Interface, 'name'>) {
  const answer = {
    NetworkInterfaces: [
      {
        ...{ NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', OwnerId: OWN },
        ...{ InterfaceType: type, Description: description, RequesterId: requester, RequesterManaged: managed },
        Attachment: attached,
        PrivateIpAddresses: [{ PrivateIpAddress: '10.0.1.9', Association: { PublicIp: '3.80.1.1' } }],
      },
    ],
  }
  return INTERFACES.parse(answer).NetworkInterfaces.flatMap((one) => interfaceOf(one, new Set()))
}

test.each(EC2_INTERFACES.map((one, index) => [index + 1, one.description, one] as const))(
  'interface %i, %s',
  (_, __, { name, owner = null, ...one }) => {
    expect(described(one)).toMatchObject([{ name, owner }])
  },
)

test('they are as many as EC2 has kinds of', () => {
  expect(EC2_INTERFACES.length).toBeGreaterThanOrEqual(80)
})

test.each(EC2_INTERFACES.filter(({ name }) => name !== null).map(({ description }) => description))(
  'what users write into an interface of theirs decides no price and no advice: %s',
  (description) => {
    const mine = [
      { attached: { InstanceId: 'i-1', InstanceOwnerId: OWN } },
      { attached: { InstanceOwnerId: OWN } },
      { requester: 'AIDAABCDEFGHIJKLMNOPQ', managed: false },
      { type: 'trunk', managed: true },
      {},
    ]
    for (const one of mine) {
      const [found] = described({ description, ...one })
      expect(found).toMatchObject({ name: null, owner: null })
      expect(found).not.toHaveProperty('store')
      expect(found).not.toHaveProperty('isManaged')
    }
  },
)

test.each([
  ['ELB haproxy', null],
  ['ELB app/web/0123456789abcdef', null],
  ['ElastiCache carts-001', null],
  ['RDSNetworkInterface', null],
  ['EFS mount target for fs-0123456789abcdef0 (fsmt-0123456789abcdef0)', null],
  ['VPC Endpoint Interface vpce-089f2123488812123', null],
  ['ClientVPN Endpoint resource', null],
  ['Amazon EKS prod', 'EKS control plane of prod'],
])('on an interface that a user attached to a machine of another account, %s is what he wrote', (description, name) => {
  const attached = { InstanceOwnerId: '999988887777' }
  expect(described({ description, attached, managed: false })).toMatchObject([{ name }])
})

test('of a cluster with thousands of pods, interfaces of nodes are not kept; those of services all are', () => {
  const private_ = (more: object) =>
    INTERFACES.parse({
      NetworkInterfaces: [{ NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1', Description: '', ...more }],
    }).NetworkInterfaces.flatMap((one) => interfaceOf(one, new Set()))
  expect(private_({ Attachment: { InstanceId: 'i-1' } })).toEqual([])
  expect(private_({ RequesterManaged: true })).toMatchObject([{ id: 'eni-1', name: null, isManaged: true }])
})
