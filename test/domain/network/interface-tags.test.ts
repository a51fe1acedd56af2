import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { INTERFACES, interfaceOf } from '../../../aws/endpoint-answers.ts'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { runs } from '../../exhaustive/cases.ts'
import { end } from '../build.ts'
import { anyDay } from '../findings/any-day.ts'
import { call, dayOf, findings, pod } from '../findings/build.ts'

/** Interfaces of Kubernetes' nodes and pods as EC2 describes them in 2026, with the tags that the VPC CNI, EKS and Karpenter give them. */

const OWN = '111122223333'

interface Described {
  readonly InterfaceType?: string
  readonly Description?: string
  readonly RequesterId?: string
  readonly RequesterManaged?: boolean
  readonly Attachment?: { readonly InstanceId?: string; readonly InstanceOwnerId?: string }
}

function read(tags: Readonly<Record<string, string>>, more: Described = {}): readonly NetworkInterface[] {
  const one = {
    ...{ NetworkInterfaceId: 'eni-1', VpcId: 'vpc-1', SubnetId: 'subnet-1', OwnerId: OWN, InterfaceType: 'interface' },
    PrivateIpAddresses: [{ PrivateIpAddress: '10.0.2.30' }],
    TagSet: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    ...more,
  }
  return INTERFACES.parse({ NetworkInterfaces: [one] }).NetworkInterfaces.flatMap((each) =>
    interfaceOf(each, new Set()),
  )
}

const node = { Attachment: { InstanceId: 'i-03ef70cafdad89633', InstanceOwnerId: OWN } }
const vpcCni = {
  'eks:eni:owner': 'amazon-vpc-cni',
  'node.k8s.amazonaws.com/instance_id': 'i-03ef70cafdad89633',
  'node.k8s.amazonaws.com/createdAt': '2026-09-19T08:24:14Z',
}
const branch = {
  'eks:eni:owner': 'eks-vpc-resource-controller',
  'vpcresources.k8s.aws/vlan-id': '1',
  'vpcresources.k8s.aws/trunk-eni-id': 'eni-0123456789abcdef0',
}
const byElb = {
  ...{ RequesterId: 'amazon-elb', RequesterManaged: true, Description: 'ELB app/web/50dc6c495c0c9188' },
  Attachment: { InstanceOwnerId: 'amazon-elb' },
}
const LAB = 'a node or pod of cluster lab'

// By their keys and values: seen in public dumps, in the CNI's and the controller's source, and in AWS's policies.
const ROWS: readonly (readonly [
  what: string,
  tags: Readonly<Record<string, string>>,
  more: Described,
  cluster: string | undefined,
])[] = [
  [
    'the VPC CNI, second interface of a node',
    { ...vpcCni, 'cluster.k8s.amazonaws.com/name': 'lab' },
    { ...node, Description: 'aws-K8S-i-03ef70cafdad89633' },
    'lab',
  ],
  [
    'the VPC CNI, no longer attached',
    { ...vpcCni, 'cluster.k8s.amazonaws.com/name': 'lab' },
    { Description: 'aws-K8S-i-03ef70cafdad89633' },
    'lab',
  ],
  [
    'the VPC CNI before it named the cluster',
    { 'node.k8s.amazonaws.com/instance_id': 'i-03ef70cafdad89633' },
    node,
    undefined,
  ],
  [
    'Karpenter, first interface of a node',
    {
      ...{
        'kubernetes.io/cluster/lab': 'owned',
        'karpenter.sh/discovery': 'lab',
        'karpenter.sh/nodepool': 'general-purpose',
      },
      ...{ 'eks:eks-cluster-name': 'lab', 'karpenter.k8s.aws/ec2nodeclass': 'default' },
    },
    node,
    'lab',
  ],
  [
    'a trunk',
    { ...branch, 'kubernetes.io/cluster/lab': 'owned' },
    { ...node, InterfaceType: 'trunk', Description: 'aws-k8s-trunk-eni' },
    'lab',
  ],
  [
    'a branch, for a pod with a security group',
    { ...branch, 'kubernetes.io/cluster/lab': 'owned' },
    { InterfaceType: 'branch', Description: 'aws-k8s-branch-eni' },
    'lab',
  ],
  [
    'EKS Auto Mode',
    { 'eks:eks-cluster-name': 'lab', 'eks:kubernetes-cni-node-name': 'i-03ef70cafdad89633' },
    node,
    'lab',
  ],
  [
    'a node group whose launch template tags interfaces',
    { 'eks:cluster-name': 'lab', 'eks:nodegroup-name': 'spot' },
    node,
    'lab',
  ],
  ['a tag of AWS alone', { 'aws:eks:cluster-name': 'lab' }, node, 'lab'],
  ['EFA of a node', { 'cluster.k8s.amazonaws.com/name': 'lab' }, { ...node, InterfaceType: 'efa' }, 'lab'],
  [
    'all of them, of one cluster',
    { 'cluster.k8s.amazonaws.com/name': 'lab', 'eks:eks-cluster-name': 'lab', 'kubernetes.io/cluster/lab': 'owned' },
    node,
    'lab',
  ],
  ['a name as long as EKS takes', { 'cluster.k8s.amazonaws.com/name': 'x'.repeat(100) }, node, 'x'.repeat(100)],
  // Nothing of these names one.
  ['two clusters', { 'cluster.k8s.amazonaws.com/name': 'lab', 'kubernetes.io/cluster/prod': 'owned' }, node, undefined],
  ['an interface that clusters share', { 'kubernetes.io/cluster/lab': 'shared' }, node, undefined],
  ['a tag without a value', { 'kubernetes.io/cluster/lab': '' }, node, undefined],
  ['Karpenter’s discovery alone, which people write', { 'karpenter.sh/discovery': 'lab' }, node, undefined],
  ['a name that people gave', { Name: 'lab-node', cluster: 'lab' }, node, undefined],
  ['who made it alone', vpcCni, node, undefined],
  ['markup', { 'cluster.k8s.amazonaws.com/name': '<img src=x onerror=alert(1)>' }, node, undefined],
  ['a line break', { 'cluster.k8s.amazonaws.com/name': 'lab\nusd: 0' }, node, undefined],
  ['a name that no cluster may have', { 'cluster.k8s.amazonaws.com/name': 'x'.repeat(101) }, node, undefined],
  ['another key that begins so', { 'kubernetes.io/cluster/lab/x': 'owned' }, node, undefined],
]

describe('tags', () => {
  test.each(ROWS)('of %s', (_, tags, more, cluster) => {
    const found = read(tags, more)
    expect(found.map((one) => one.cluster)).toEqual(cluster === undefined ? [] : [cluster])
    for (const { name, owner, isManaged, store } of found) {
      expect({ name, owner, isManaged, store }).toEqual({
        name: null,
        owner: null,
        isManaged: undefined,
        store: undefined,
      })
    }
  })

  test.each<[string, Described, string | null]>([
    ['a load balancer', byElb, 'ALB web'],
    // EKS gives it none: whoever tags it lies.
    ['the control plane', { Description: 'Amazon EKS prod', RequesterManaged: true }, 'EKS control plane of prod'],
    [
      'a database',
      { Description: 'RDSNetworkInterface', RequesterId: 'amazon-rds', RequesterManaged: true },
      'RDS database',
    ],
    ['a service that says nothing', { RequesterManaged: true }, null],
  ])('of %s tell nothing beside what EC2 says of it', (_, more, name) => {
    const tags = { 'cluster.k8s.amazonaws.com/name': 'lab', 'kubernetes.io/cluster/lab': 'owned' }
    expect(read(tags, more)).toMatchObject([{ name, isManaged: true }])
    expect(read(tags, more)[0]).not.toHaveProperty('cluster')
  })
})

const tagged = (more: Partial<NetworkInterface> = {}): NetworkInterface => ({
  ...{
    id: 'eni-lab',
    vpcId: 'vpc-1',
    ips: ['10.0.2.30'],
    publicIps: [],
    name: null,
    owner: null,
    cluster: 'lab',
    ...more,
  },
})
const far = end({ ip: '10.0.2.30', azId: 'az-2', subnetId: 'subnet-2', vpcId: 'vpc-1' })

describe('an end', () => {
  const ends = (destination: typeof far, interfaces: readonly NetworkInterface[]) => {
    const [flow] = dayOf([call(pod(1, 'web', 1), destination, 10, { mirrored: false })], {
      topology: { interfaces },
    }).flows
    return [flow?.destinationName, flow?.identitySource, flow?.destinationOwner]
  }

  test.each<
    [
      what: string,
      destination: typeof far,
      interfaces: readonly NetworkInterface[],
      name: string,
      source: string | null,
    ]
  >([
    ['a pod without an agent, by its address', far, [tagged()], LAB, 'interface-tags'],
    [
      'a node, by its instance',
      { ...far, ip: '10.0.2.99', instanceId: 'i-9' },
      [tagged({ instanceId: 'i-9' })],
      LAB,
      'interface-tags',
    ],
    [
      'another node',
      { ...far, ip: '10.0.2.99', instanceId: 'i-8' },
      [tagged({ instanceId: 'i-9' })],
      'instance i-8',
      'row',
    ],
    ['another address', { ...far, ip: '10.0.2.31' }, [tagged()], '10.0.2.31', null],
    ['the same address of another VPC', { ...far, vpcId: 'vpc-2' }, [tagged()], '10.0.2.30', null],
    ['a pod that the row names', { ...far, pod: 'api-788bf7448d-2bkfx', namespace: 'lab' }, [tagged()], 'api', 'row'],
    ['a Service that the row names', { ...far, service: 'api' }, [tagged()], 'api', 'row'],
    [
      'what EC2 says is a database',
      far,
      [tagged(), tagged({ id: 'eni-rds', name: 'RDS database', cluster: undefined as never })],
      'RDS database',
      'network-interface',
    ],
  ])('%s', (_, destination, interfaces, name, source) => {
    expect(ends(destination, interfaces).slice(0, 2)).toEqual([name, source])
  })

  test('of another cluster is nobody’s at AWS', () => {
    expect(ends(far, [tagged()])[2]).toBeNull()
  })
})

test('whatever tags say, all that decides a price and what is advised is as without them', () => {
  fc.assert(
    fc.property(anyDay, fc.constantFrom('lab', 'prod', 'kafka'), ([place, flows], cluster) => {
      const lies = flows
        .flatMap(({ source, destination }) => [source, destination])
        .map(({ ip, vpcId, instanceId }, index) =>
          tagged({
            id: `eni-t${index}`,
            vpcId: vpcId ?? 'vpc-1',
            ips: ip === null ? [] : [ip],
            cluster,
            ...(instanceId === null ? {} : { instanceId }),
          }),
        )
      const interfaces = [...(place.topology?.interfaces ?? []), ...lies]
      const [plain, lying] = [place, { ...place, topology: { ...place.topology, interfaces } }]
      const priced = (of: typeof place) =>
        dayOf(flows, of).flows.map(({ usd, charges, pays, bound, unpriced, via, path, gateway, pricedShare }) => ({
          ...{ usd, charges, pays, bound, unpriced, via, path, gateway, pricedShare },
        }))
      expect(priced(lying)).toEqual(priced(plain))
      const advised = (of: typeof place) =>
        findings(flows, of).open.map(({ id, usdPerMonth, savingIs, change }) => ({ id, usdPerMonth, savingIs, change }))
      expect(advised(lying)).toEqual(advised(plain))
    }),
    runs(100),
  )
})
