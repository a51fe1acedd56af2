import { execFile } from 'node:child_process'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { promisify } from 'node:util'
import { App, aws_ec2 as ec2, aws_eks as eks, Stack } from 'aws-cdk-lib'
import { Template } from 'aws-cdk-lib/assertions'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { type Change, type Finding, NO_FINDINGS } from '../../domain/findings/finding.ts'
import { changeSteps } from '../../templates/changes/change-steps.ts'
import { changeText } from '../../templates/changes/change-text.ts'
import { changesPage } from '../../templates/changes/changes-page.ts'
import { some } from '../exhaustive/cases.ts'
import { goodDay } from './fixtures.ts'

/** Commands run in a real shell; these stand in for the tools, keep their words, and answer with an id. */
const TOOL = `#!/bin/sh
{ printf '%s\\0' "\${0##*/}" "$@"; printf '\\036'; } >> "$LOG"
case "$*" in
  *--dry-run*) printf 'DryRunOperation' ;;
  *'Routes[?Destination'*) printf 'nat-1' ;;
  *'length('*) printf '%s' "$(printf '%s' "$*" | grep -o '@==' | wc -l | tr -d ' ')" ;;
  *serviceRef*) printf '%s' "$TARGETS" ;;
  *persistentVolumeClaim*) printf '%s' "$CLAIMS" ;;
  *LoadBalancerArn*) printf 'arn:nlb' ;;
  *cross_zone.enabled*text) printf 'true' ;;
  *internalTrafficPolicy*) printf '%s' "$SERVICE" ;;
  *.spec.selector*) printf '{"matchLabels":{"app":"it''s"}}' ;;
  *RouteTableAssociationId*) printf 'rtbassoc-1' ;;
  *create-route-table*) printf 'rtb-new' ;;
  *create-nat-gateway*|*describe-nat-gateways*) printf 'nat-new' ;;
  *allocate-address*|*describe-addresses*) printf 'eipalloc-new' ;;
  *describe-network-interfaces*) mkdir "$LOG.asked" 2>/dev/null && printf 'eni-1' || rmdir "$LOG.asked" ;;
  *security-group*) printf 'sg-new' ;;
  *PolicyDocument*) printf '{"Statement":[]}' ;;
  *PrivateDnsEnabled*text) printf 'False' ;;
  *Groups*) printf 'sg-kept' ;;
  *describe-vpc-endpoints*) printf 'vpce-found' ;;
esac
`

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'flowtoll-shell-'))
  for (const [tool, text] of Object.entries({ aws: TOOL, kubectl: TOOL, sleep: '#!/bin/sh\n' })) {
    await writeFile(join(folder, tool), text)
    await chmod(join(folder, tool), 0o755)
  }
})
afterAll(() => rm(folder, { recursive: true, force: true }))

/** The words of each command, as the tool gets them. */
async function run(script: string, service = '/Cluster', targets = 'instance', claims = ''): Promise<string[][]> {
  const log = join(folder, 'log')
  await writeFile(log, '')
  await promisify(execFile)('sh', ['-u', '-c', script], {
    cwd: folder,
    env: {
      PATH: `${folder}${delimiter}${process.env.PATH}`,
      LOG: log,
      SERVICE: service,
      TARGETS: targets,
      CLAIMS: claims,
    },
  })
  return (await readFile(log, 'utf8'))
    .split('\u001e')
    .filter((command) => command !== '')
    .map((command) => command.split('\0').slice(0, -1))
}

const ROUTING: Change = { kind: 'service-routing', namespace: 'default', service: 'receiver', value: 'PreferSameZone' }
const SPREAD: Change = {
  kind: 'topology-spread',
  namespace: 'shop',
  workload: 'api',
  service: 'api-svc',
  value: 'PreferClose',
  scale: { from: 1, to: 3 },
}
const CREATE_GATEWAY: Change = {
  kind: 'create-gateway-endpoint',
  region: 'us-east-1',
  vpcId: 'vpc-1',
  serviceName: 'com.amazonaws.us-east-1.s3',
  routeTableIds: ['rtb-1', 'rtb-2'],
}
const EXTEND_GATEWAY: Change = {
  kind: 'extend-gateway-endpoint',
  region: 'us-east-1',
  endpointId: 'vpce-s3',
  serviceName: 'com.amazonaws.us-east-1.s3',
  routeTableIds: ['rtb-3'],
}
const CREATE_INTERFACE: Change = {
  kind: 'create-interface-endpoint',
  region: 'eu-west-1',
  vpcId: 'vpc-1',
  serviceName: 'com.amazonaws.eu-west-1.ecr.dkr',
  subnetIds: ['subnet-1', 'subnet-2'],
  zoneNames: ['eu-west-1a', 'eu-west-1b'],
  cidrs: ['10.0.0.0/16', '2a05:d018:1::/56'],
  ports: [443],
  privateDns: true,
}
const REMOVE: Change = {
  kind: 'remove-endpoint',
  region: 'us-east-1',
  vpcId: 'vpc-1',
  endpointId: 'vpce-1',
  serviceName: 'com.amazonaws.us-east-1.kms',
  subnetIds: ['subnet-1'],
}
const subnet = {
  subnetId: 'subnet-2',
  routeTableId: 'rtb-2',
  routes: [{ destination: '0.0.0.0/0', target: 'nat-1' }],
  table: 'own',
  otherRoutes: [],
} as const
const CREATE_NAT: Change = {
  kind: 'create-nat-gateway',
  region: 'us-east-1',
  vpcId: 'vpc-1',
  zoneId: 'use1-az2',
  publicSubnetId: 'public-2',
  subnets: [subnet, { ...subnet, subnetId: 'subnet-2b' }],
}
const USE_NAT: Change = {
  kind: 'use-nat-gateway',
  region: 'us-east-1',
  vpcId: 'vpc-1',
  zoneId: 'use1-az2',
  natGatewayId: 'nat-2',
  subnets: [
    {
      ...subnet,
      routeTableId: 'rtb-all',
      table: 'shared',
      otherRoutes: [
        { destination: '10.9.0.0/16', target: 'pcx-1' },
        { destination: 'fd00::/8', target: 'tgw-1' },
        { destination: 'pl-corp', target: 'tgw-1' },
        { destination: 'pl-s3', target: 'vpce-s3' },
        { destination: '::/0', target: 'eigw-1' },
      ],
    },
    { ...subnet, subnetId: 'subnet-2c', routeTableId: 'rtb-main', table: 'main' },
  ],
}
const IP_TARGETS: Change = { kind: 'ip-targets', namespace: 'shop', service: 'api' }
const ZONAL: Change = { kind: 'zonal-load-balancer', region: 'us-east-1', name: 'front' }
const ALL = [
  ROUTING,
  SPREAD,
  IP_TARGETS,
  ZONAL,
  CREATE_GATEWAY,
  EXTEND_GATEWAY,
  CREATE_INTERFACE,
  REMOVE,
  CREATE_NAT,
  USE_NAT,
]

test('every command in a cluster of another account or region names it to kubectl', async () => {
  const context = 'arn:aws:eks:us-west-2:222222222222:cluster/shop'
  for (const change of [ROUTING, SPREAD, IP_TARGETS]) {
    const { apply, verify, undo } = changeText({ ...change, context } as Change)
    for (const script of [apply, verify, undo]) {
      const commands = await run(script)
      expect(commands.length).toBeGreaterThan(0)
      for (const words of commands) expect(words.slice(0, 2)).toEqual(['kubectl', `--context=${context}`])
    }
    const steps = changeSteps(finding({ ...change, context } as Change), goodDay)
    for (const { what } of steps)
      if (what.includes('--server-side')) expect(what).toContain(`\`kubectl --context=${context} apply`)
  }
})

describe('targets by IP', () => {
  const annotate = ['kubectl', 'annotate', 'service/api', '--namespace=shop']
  const names = [
    'alb.ingress.kubernetes.io/target-type',
    'service.beta.kubernetes.io/aws-load-balancer-nlb-target-type',
  ]

  test('are two annotations, of which each kind of load balancer reads its own, and go again', async () => {
    const { apply, undo, verify, manifest } = changeText(IP_TARGETS)
    const [asked, ...done] = await run(apply)
    expect(asked).toEqual([
      ...['kubectl', 'get', 'targetgroupbindings', '--namespace=shop'],
      '--output=jsonpath={.items[?(@.spec.serviceRef.name=="api")].spec.targetType}',
    ])
    expect(done).toEqual([[...annotate, ...names.map((name) => `${name}=ip`)]])
    expect(await run(undo)).toEqual([[...annotate, ...names.map((name) => `${name}-`)]])
    expect(await run(verify)).toEqual([asked])
    for (const name of names) expect(manifest).toContain(`    ${name}: ip`)
  })

  test.each(['', 'ip'])('are left where the targets are "%s"', async (targets) => {
    await expect(run(changeText(IP_TARGETS).apply, undefined, targets)).rejects.toThrow('nothing was changed')
  })
})

describe("a Service's routing", () => {
  const get = ['kubectl', 'get', 'service/receiver', '--namespace=default']

  test('is one patch of one field, and undone by another', async () => {
    const { apply, undo, verify } = changeText(ROUTING)
    const patch = ['kubectl', 'patch', 'service/receiver', '--namespace=default', '--type=merge']
    const [asked, ...done] = await run(apply)
    expect(asked?.slice(0, -1)).toEqual(get)
    expect(done).toEqual([[...patch, '--patch={"spec":{"trafficDistribution":"PreferSameZone"}}']])
    expect(await run(undo)).toEqual([[...patch, '--patch={"spec":{"trafficDistribution":null}}']])
    // Hints look the same whoever made them: the field itself is shown.
    expect(await run(verify)).toEqual([
      [...get, '--output=jsonpath={.spec.trafficDistribution}{"\\n"}'],
      [
        'kubectl',
        'get',
        'endpointslices',
        '--namespace=default',
        '--selector=kubernetes.io/service-name=receiver',
        '--output=jsonpath={range .items[*].endpoints[*]}{.zone}{" "}{.hints.forZones[*].name}{"\\n"}{end}',
      ],
    ])
  })

  // They take precedence: https://kubernetes.io/docs/reference/networking/virtual-ips/#traffic-distribution
  test.each([
    ['the annotation topology-mode', 'Auto/Cluster'],
    ['the annotation topology-aware-hints', 'auto/Cluster'],
    ['internalTrafficPolicy', '/Local'],
    ['a trafficDistribution of its own, which the undo would take away', 'PreferClose/Cluster'],
  ])('is left as it is where it has %s', async (_, service) => {
    for (const change of [ROUTING, SPREAD]) {
      await expect(run(changeText(change).apply, service)).rejects.toThrow('nothing was changed')
      const log = await readFile(join(folder, 'log'), 'utf8')
      expect(log.match(/\0(?:patch|scale)\0/g)).toBeNull()
      const [, asked] = /--output=jsonpath=(\S+)\0/.exec(log) ?? []
      expect(asked).toBe(
        String.raw`{.metadata.annotations.service\.kubernetes\.io/topology-mode}{.metadata.annotations.service\.kubernetes\.io/topology-aware-hints}{.spec.trafficDistribution}/{.spec.internalTrafficPolicy}`,
      )
    }
  })

  test('is in the values of the chart that its name tells', () => {
    const of = (service: string) => changeText({ ...ROUTING, service } as Change).helm
    expect(parse(of('ingress-nginx-controller')?.values ?? '')).toEqual({
      controller: { service: { trafficDistribution: 'PreferSameZone' } },
    })
    expect(parse(of('obs-mimir-distributor')?.values ?? '')).toEqual({
      distributor: { service: { trafficDistribution: 'PreferSameZone' } },
    })
    expect(parse(of('grafana')?.values ?? '')).toEqual({ service: { trafficDistribution: 'PreferSameZone' } })
    expect(of('otel-opentelemetry-collector')?.chart).toBe('opentelemetry-collector')
    for (const service of ['receiver', 'grafana-agent', 'kube-dns', 'ingress-nginx-controller-metrics'])
      expect(of(service), service).toBeNull()
    // Half of a change is none.
    expect(changeText({ ...SPREAD, service: 'grafana' } as Change).helm).toBeNull()
  })

  test('is a manifest that differs from the live Service in the one field', () => {
    // The receiver of the seed's cluster, as it was applied.
    const live = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'receiver', namespace: 'default' },
      spec: { selector: { app: 'receiver' }, ports: [{ port: 80 }] },
    }
    const manifest = parse(changeText(ROUTING).manifest ?? '')
    // What server-side apply does with the fields of a manifest.
    const applied = {
      ...live,
      ...manifest,
      metadata: { ...live.metadata, ...manifest.metadata },
      spec: { ...live.spec, ...manifest.spec },
    }
    expect(applied).toEqual({ ...live, spec: { ...live.spec, trafficDistribution: 'PreferSameZone' } })
  })

  test('comes after the spread of what it leads to, where that is needed, and goes before it', async () => {
    const { apply, undo, verify, manifest, cdk } = changeText(SPREAD)
    const deployment = ['deployment/api', '--namespace=shop']
    const [, claims, existing, get, spread, scale, service] = await run(apply)
    expect(claims?.slice(0, -1)).toEqual(['kubectl', 'get', ...deployment])
    expect(claims?.at(-1)).toContain('persistentVolumeClaim')
    expect(existing?.slice(0, -1)).toEqual(['kubectl', 'get', ...deployment])
    expect(existing?.at(-1)).toContain('topologySpreadConstraints')
    // Where another number of replicas runs than was seen, nothing is scaled.
    expect(scale).toEqual(['kubectl', 'scale', ...deployment, '--current-replicas=1', '--replicas=3'])
    expect(get).toEqual(['kubectl', 'get', ...deployment, '--output=jsonpath={.spec.selector}'])
    expect(spread?.slice(0, -1)).toEqual(['kubectl', 'patch', ...deployment, '--type=strategic'])
    expect(JSON.parse(spread?.at(-1)?.replace('--patch=', '') ?? '')).toEqual({
      spec: {
        template: {
          spec: {
            topologySpreadConstraints: [
              {
                maxSkew: 1,
                topologyKey: 'topology.kubernetes.io/zone',
                whenUnsatisfiable: 'ScheduleAnyway',
                labelSelector: { matchLabels: { app: 'its' } },
              },
            ],
          },
        },
      },
    })
    expect(service).toContain('--patch={"spec":{"trafficDistribution":"PreferClose"}}')
    expect((await run(undo)).map((command) => command.slice(1, 4))).toEqual([
      ['patch', 'service/api-svc', '--namespace=shop'],
      ['patch', 'deployment/api', '--namespace=shop'],
      ['scale', 'deployment/api', '--namespace=shop'],
    ])
    expect((await run(verify))[0]?.slice(1, 3)).toEqual(['rollout', 'status'])
    // Half of a change is none.
    expect([manifest, cdk]).toEqual([null, null])
    const enough = changeText({ ...SPREAD, scale: null } as Change)
    expect(`${enough.apply}${enough.undo}`).not.toContain('kubectl scale')
  })

  test('leaves a Deployment alone that keeps data on a volume: a database cannot run twice', async () => {
    const stopped = run(changeText(SPREAD).apply ?? '', undefined, undefined, 'mysql-data')
    await expect(stopped).rejects.toThrow('Deployment api keeps data on a volume claim: nothing was changed.')
  })
})

describe('CDK code', () => {
  /** The stack that a snippet makes where it is pasted into a stack's constructor. */
  function synthesized(change: Change): Template {
    const stack = new Stack(new App(), 'Cluster')
    const cluster = eks.Cluster.fromClusterAttributes(stack, 'EksCluster', {
      clusterName: 'prod',
      kubectlRoleArn: 'arn:aws:iam::111122223333:role/kubectl',
      kubectlLayer: { layerVersionArn: 'arn:aws:lambda:us-east-1:111122223333:layer:kubectl:1' } as never,
    })
    const endpoint = new ec2.CfnVPCEndpoint(stack, 'There', {
      vpcId: 'vpc-1',
      serviceName: 's3',
      routeTableIds: ['rtb-0'],
    })
    new Function('ec2', 'eks', 'cluster', 'endpoint', changeText(change).cdk ?? '').call(
      stack,
      ec2,
      eks,
      cluster,
      endpoint,
    )
    return Template.fromStack(stack)
  }

  test.each<[Change, string, object]>([
    [
      ROUTING,
      'Custom::AWSCDK-EKS-KubernetesPatch',
      {
        ResourceName: 'service/receiver',
        ResourceNamespace: 'default',
        ApplyPatchJson: '{"spec":{"trafficDistribution":"PreferSameZone"}}',
      },
    ],
    [
      CREATE_GATEWAY,
      'AWS::EC2::VPCEndpoint',
      { VpcEndpointType: 'Gateway', ServiceName: 'com.amazonaws.us-east-1.s3', RouteTableIds: ['rtb-1', 'rtb-2'] },
    ],
    [EXTEND_GATEWAY, 'AWS::EC2::VPCEndpoint', { RouteTableIds: ['rtb-0', 'rtb-3'] }],
    [
      CREATE_INTERFACE,
      'AWS::EC2::VPCEndpoint',
      { VpcEndpointType: 'Interface', PrivateDnsEnabled: true, SubnetIds: ['subnet-1', 'subnet-2'] },
    ],
    [
      CREATE_INTERFACE,
      'AWS::EC2::SecurityGroup',
      {
        SecurityGroupIngress: [
          { CidrIp: '10.0.0.0/16', FromPort: 443 },
          { CidrIpv6: '2a05:d018:1::/56', FromPort: 443 },
        ],
      },
    ],
  ])('of %j makes what it says', (change, type, properties) => {
    const made = Object.values(synthesized(change).findResources(type)).map(({ Properties }) => Properties)
    expect(made).toContainEqual(expect.objectContaining(nested(properties)))
  })

  const nested = (properties: object) =>
    Object.fromEntries(
      Object.entries(properties).map(([name, value]) => [
        name,
        Array.isArray(value) && typeof value[0] === 'object' ? value.map((one) => expect.objectContaining(one)) : value,
      ]),
    )
})

test('a command that fails ends the change: half of one is worse than none', async () => {
  await writeFile(join(folder, 'aws'), TOOL.replace('case', 'case "$*" in *allocate-address*) exit 1 ;; esac\ncase'))
  try {
    const shared = { ...CREATE_NAT, subnets: [{ ...subnet, table: 'shared' }] } as Change
    await expect(run(changeText(shared).apply)).rejects.toThrow()
    const tried = (await readFile(join(folder, 'log'), 'utf8')).split('\u001e').filter((one) => one !== '')
    expect(tried.map((one) => one.split('\0')[2])).toEqual([
      'describe-route-tables',
      'create-route-table',
      'allocate-address',
    ])
  } finally {
    await writeFile(join(folder, 'aws'), TOOL)
  }
})

describe('Terraform', () => {
  // By hand, as the AWS provider documents each resource.
  test.each<[Change, string]>([
    [
      CREATE_GATEWAY,
      `resource "aws_vpc_endpoint" "s3_vpc_1" {
  vpc_id            = "vpc-1"
  service_name      = "com.amazonaws.us-east-1.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = ["rtb-1", "rtb-2"]
}`,
    ],
    [
      EXTEND_GATEWAY,
      `# Where a resource of vpce-s3 lists its route_table_ids, add them there instead.
resource "aws_vpc_endpoint_route_table_association" "s3_rtb_3" {
  vpc_endpoint_id = "vpce-s3"
  route_table_id  = "rtb-3"
}`,
    ],
    [
      CREATE_INTERFACE,
      `resource "aws_security_group" "ecr_dkr_vpc_1" {
  vpc_id      = "vpc-1"
  name        = "flowtoll-ecr-dkr-endpoint"
  description = "Calls of com.amazonaws.eu-west-1.ecr.dkr"
  ingress {
    protocol         = "tcp"
    from_port        = 443
    to_port          = 443
    cidr_blocks      = ["10.0.0.0/16"]
    ipv6_cidr_blocks = ["2a05:d018:1::/56"]
  }
}
resource "aws_vpc_endpoint" "ecr_dkr_vpc_1" {
  vpc_id              = "vpc-1"
  service_name        = "com.amazonaws.eu-west-1.ecr.dkr"
  vpc_endpoint_type   = "Interface"
  subnet_ids          = ["subnet-1", "subnet-2"]
  security_group_ids  = [aws_security_group.ecr_dkr_vpc_1.id]
  private_dns_enabled = true
}`,
    ],
    [
      CREATE_NAT,
      `resource "aws_eip" "nat_vpc_1_use1_az2" {
  domain = "vpc"
}
resource "aws_nat_gateway" "nat_vpc_1_use1_az2" {
  allocation_id = aws_eip.nat_vpc_1_use1_az2.id
  subnet_id     = "public-2"
}
# Where a resource has one of these routes already, change its nat_gateway_id there instead.
import {
  to = aws_route.rtb_2_0_0_0_0_0
  id = "rtb-2_0.0.0.0/0"
}
resource "aws_route" "rtb_2_0_0_0_0_0" {
  route_table_id         = "rtb-2"
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.nat_vpc_1_use1_az2.id
}`,
    ],
  ])('of %j has the ids of what is there', (change, text) => expect(changeText(change).terraform).toBe(text))

  test('is none of a table that zones share, of what goes, and of Kubernetes', () => {
    for (const change of [USE_NAT, REMOVE, ROUTING, SPREAD]) expect(changeText(change).terraform).toBeNull()
  })
})

describe('names that would break out', () => {
  const HOSTILE = [
    "a'; touch broken; '",
    '`touch broken`',
    'a b  c',
    '$(touch broken)',
    '"; touch broken; "',
    'x\\',
    '--all',
    '*',
    '$HOME ~',
    'a\ntouch broken\n',
    '}, { resources: "*" }) //',
    "x' && exit 1 #",
  ]
  const named = (name: string): Change[] => [
    { ...ROUTING, namespace: name, service: name } as Change,
    { ...SPREAD, namespace: name, workload: name, service: name } as Change,
    { ...CREATE_GATEWAY, region: name, vpcId: name, serviceName: name, routeTableIds: [name] } as Change,
    { ...EXTEND_GATEWAY, region: name, endpointId: name, routeTableIds: [name] } as Change,
    {
      ...CREATE_INTERFACE,
      region: name,
      vpcId: name,
      serviceName: name,
      subnetIds: [name],
      zoneNames: [],
      cidrs: [name],
    } as Change,
    {
      ...CREATE_NAT,
      region: name,
      zoneId: name,
      publicSubnetId: name,
      subnets: [{ ...subnet, subnetId: name, routeTableId: name, routes: [{ destination: name, target: 'nat-1' }] }],
    } as Change,
    {
      ...USE_NAT,
      natGatewayId: name,
      subnets: [{ ...subnet, table: 'shared', otherRoutes: [{ destination: name, target: name }] }],
    } as Change,
  ]

  test.each(some(HOSTILE, 4))('stay a word: %j', async (name) => {
    for (const change of named(name)) {
      const { apply, undo, verify, manifest } = changeText(change)
      const commands = await run(`${apply}\n${undo}\n${verify}`)
      expect(commands.length).toBeGreaterThanOrEqual(3)
      for (const command of commands) {
        expect(['aws', 'kubectl']).toContain(command[0])
        expect(command.length).toBeGreaterThan(3)
      }
      if (manifest) expect(parse(manifest).metadata).toEqual({ name, namespace: name })
      // Nothing but the tools ran.
      await expect(readFile(join(folder, 'broken'))).rejects.toThrow()
    }
  })

  test.each(HOSTILE)('stay a text of TypeScript: %j', (name) => {
    for (const change of named(name)) {
      const { cdk } = changeText(change)
      if (cdk === null) continue
      const made: unknown[] = []
      const recorder = new Proxy(
        {},
        {
          get: () =>
            class {
              constructor(...args: unknown[]) {
                made.push(args)
              }
            },
        },
      )
      new Function('ec2', 'eks', 'cluster', 'endpoint', cdk).call(
        'stack',
        recorder,
        recorder,
        {},
        { routeTableIds: [] },
      )
      if (change.kind !== 'extend-gateway-endpoint')
        expect(JSON.stringify(made)).toContain(JSON.stringify(name).slice(1, -1))
    }
  })

  const TEMPLATES = ['$', '%'].map((sign) => `${sign}{file("/etc/passwd")}`)
  test.each([...HOSTILE, ...TEMPLATES])('stay a text of Terraform: %j', (name) => {
    for (const change of named(name)) {
      const { terraform } = changeText(change)
      if (terraform === null) continue
      // What stands in no string is ours, and no string begins a template.
      const outside = terraform.replaceAll(/"(?:\\.|[^"\\])*"/g, (text) => {
        expect(text.replaceAll(/\$\$\{|%%\{/g, '')).not.toMatch(/[$%]\{/)
        return '""'
      })
      expect(outside).toMatch(/^(?:[a-z0-9_A-Z]+|[\s=."{}[\],]|#.*)+$/)
      expect(outside.split('"').length % 2).toBe(1)
    }
  })

  test('stay inside their block on the page of changes', () => {
    const page = changesPage({
      ...goodDay,
      findings: { ...NO_FINDINGS, open: [finding({ ...ROUTING, service: '```\n# Hacked' } as Change)] },
    })
    // The line break is a space by then; the fence is longer than any run of backticks inside.
    expect(page).toContain('````sh\n')
    expect(page).not.toMatch(/^# Hacked/m)
  })
})

const finding = (change: Change, more: Partial<Finding> = {}): Finding => ({
  id: 'same-zone-routing/shop/default/receiver',
  kind: 'same-zone-routing',
  cluster: 'shop',
  title: 'Keep calls to Service receiver (default) in their zone',
  usdPerMonth: 41.61,
  savingIs: 'estimate',
  costUsdPerMonth: 41.61,
  bytes: 2 ** 30,
  gigabytes: 1,
  days: 1,
  assumes: ['All of it can stay.'],
  risks: ['Zones may be uneven.'],
  check: 'The next report shows it.',
  change,
  ...more,
})

describe('the page of changes', () => {
  test('has every finding with its figure, its change in each form, and the way back', () => {
    const open = ALL.map((change, index) =>
      finding(change, { id: `kind/${index}`, title: `Finding ${index}`, costUsdPerMonth: 60 }),
    )
    const page = changesPage({
      ...goodDay,
      findings: {
        ...NO_FINDINGS,
        open: [...open, finding(ROUTING, { title: 'Ask *them*', savingIs: 'at_most', change: null })],
        accepted: [{ ...finding(ROUTING, { title: 'Known' }), reason: 'it is cheap', until: '2026-12-31' }],
      },
    })
    expect(page.match(/^(?:##|#(?! Where)) .*/gm)).toEqual([
      '# Savings: shop, 2026-11-21',
      ...open.map(({ title }, index) => `## ${index + 1}. ${title}`),
      `## ${open.length + 1}. Ask \\*them\\*`,
      '# Accepted by the team',
      '## Known',
    ])
    // The contents on top, each with the number that the digest and the tools give it.
    expect(page).toContain('\n| 1 | $41.61/month | Finding 0 |\n| 2 | $41.61/month | Finding 1 |\n')
    expect(page).toContain(`\n| ${open.length + 1} | up to $41.61/month | Ask \\*them\\* |\n`)
    expect(page).toContain('Saves $41.61/month of $60.00/month. Cluster shop, finding `kind/0`.')
    expect(page).toContain('Saves up to $41.61/month. Cluster shop')
    expect(page).toContain('Risk:\n\n- Zones may be uneven.')
    expect(page).toContain('Verify: The next report shows it.')
    expect(page).toContain('Accepted until 2026-12-31: it is cheap')
    expect(page.match(/^Undo:$/gm)).toHaveLength(ALL.length + 1)
    expect(page).toContain('aws eks update-kubeconfig --region us-east-1 --name shop')
    for (const change of ALL) {
      const { apply, undo, verify, manifest, cdk, terraform, helm } = changeText(change)
      const texts = [apply, undo, verify, manifest, cdk, terraform, helm?.values ?? null]
      for (const text of texts) if (text !== null) expect(page).toContain(text)
    }
  })

  test.each([
    ['222222222222', '# with credentials of account 222222222222\n'],
    [null, ''],
  ])('a cluster of another account (%s) or region is connected to by its own name there', (accountId, first) => {
    const [monitor] = goodDay.monitors
    const cluster = 'shop (elsewhere)'
    const elsewhere = { clusterName: 'shop', accountId }
    const page = changesPage({
      ...goodDay,
      monitors: monitor ? [{ ...monitor, cluster, region: 'eu-west-1', elsewhere }] : [],
      findings: { ...NO_FINDINGS, open: [finding(ROUTING, { cluster })] },
    })
    expect(page).toContain(`\n\`\`\`sh\n${first}aws eks update-kubeconfig --region eu-west-1 --name shop\n`)
  })

  test('of a day without findings says so', () => {
    expect(changesPage({ ...goodDay, findings: NO_FINDINGS })).toContain('No change was found that would save money.')
  })
})
