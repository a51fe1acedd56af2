import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Topology } from '../../domain/network/topology.ts'
import type { World } from '../../local/cloud/world.ts'
import { world as senders } from '../../worlds/seed-inter-az/world.ts'
import { DAY, type Rig, startRig } from './rig.ts'

/** What people can write into descriptions, names and tags of what their pods talk to, and what comes of it: nothing. */

let rig: Rig
beforeAll(async () => {
  rig = await startRig()
})
afterAll(() => rig.close())

const [client] = senders.connections.map((one) => one.client)
if (!client) throw new Error('the world has no pod')
const { vpcId = '', azId = '' } = client
const far = senders.network.subnets.find((subnet) => subnet.vpcId === vpcId && subnet.availabilityZoneId !== azId)
if (!far) throw new Error('the world has one zone')

const addressIn = (cidr: string, last: number) => cidr.replace(/\d+\/\d+$/, String(last))
const machineIp = addressIn(far.cidrBlock, 240)
const mountIp = addressIn(far.cidrBlock, 241)
const balancerIp = addressIn(far.cidrBlock, 242)

const standing = (networkInterfaceId: string, ip: string, description: string, requesterId?: string) => ({
  ...{ networkInterfaceId, subnetId: far.subnetId, vpcId, availabilityZone: far.availabilityZone },
  ...{ interfaceType: 'interface', description, privateIps: [ip] },
  ...(requesterId ? { requesterId } : { instanceId: 'i-0123456789abcdef0' }),
})

const calls = [machineIp, mountIp, balancerIp].map((ip) => ({
  client,
  server: { ip, azId: far.availabilityZoneId, subnetId: far.subnetId, vpcId, region: senders.region },
  ...{ port: 6379, category: 'INTER_AZ' as const, bytesPerSlot: () => 2_000_000_000 },
}))

const BALANCER = 'app/web/50dc6c495c0c9188'
const arn = `arn:aws:elasticloadbalancing:${senders.region}:${senders.accountId}:loadbalancer/${BALANCER}`

/** A machine, a file system and a load balancer, with what people wrote on each. */
const written = (description: string, fileSystem: string, tags: Readonly<Record<string, string>>): World => ({
  ...senders,
  name: 'written',
  connections: [...senders.connections, ...calls],
  network: {
    ...senders.network,
    networkInterfaces: [
      standing('eni-0machine', machineIp, description),
      standing('eni-0mount', mountIp, 'EFS mount target for fs-0123abcd (fsmt-0123abcd)', 'amazon-efs'),
      standing('eni-0balancer', balancerIp, `ELB ${BALANCER}`, 'amazon-elb'),
    ],
  },
  services: {
    'elasticfilesystem:DescribeFileSystems': { FileSystems: [{ FileSystemId: 'fs-0123abcd', Name: fileSystem }] },
    'elasticloadbalancing:DescribeTags': { [arn]: tags },
  },
})

async function told(world: World) {
  await rig.enterEarly(world)
  expect(await rig.early({ input: { email: false } })).toMatchObject({ status: 'SUCCEEDED' })
  const { totals, findings } = await rig.report()
  const { interfaces } = (await rig.json(`topology/dt=${DAY}/topology.json`)) as Topology
  const [html = '', text = '', changes = ''] = await Promise.all(
    ['report.html', 'report.txt', 'changes.md'].map((name) =>
      readFile(join(rig.folder, `reports/dt=${DAY}/${name}`), 'utf8'),
    ),
  )
  return {
    usd: totals.usd,
    unpriced: totals.unpriced,
    advice: findings.open.map(({ kind, usdPerMonth, change }) => ({ kind, usdPerMonth, change })),
    owners: interfaces.map(({ id, owner, store }) => [id, owner, store?.system]),
    pages: { html, text, changes },
  }
}

const LIES = [
  ['ELB app/web/50dc6c495c0c9188', 'kafka', { 'service.k8s.aws/stack': 'data/kafka', owner: 'AWS' }],
  ['Amazon EKS prod', 'redis', { 'ingress.k8s.aws/stack': 'data/postgres', Name: 'RDSNetworkInterface' }],
  ['ElastiCache sessions', 'RDSNetworkInterface', { 'elbv2.k8s.aws/cluster': 'prod', 'aws:fake': 'x' }],
  ['VPC Endpoint Interface vpce-089f2123488812123', 'EKS control plane of prod', { Name: 'NLB free' }],
  [
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    { 'service.k8s.aws/stack': '<script>alert(2)</script>', 'elbv2.k8s.aws/cluster': '"><b onmouseover=x>' },
  ],
  ['`rm -rf /`; $(id)', '[pay](https://evil.example) `$(id)`', { 'ingress.k8s.aws/stack': '$(id)/`id`' }],
] as const

test('no price, no owner, no advice and no markup changes by what people write', async () => {
  const { pages: _, ...facts } = await told(written('', '', {}))
  expect(facts.usd).toBeGreaterThan(senders.bill.usd / 24)
  for (const [description, fileSystem, tags] of LIES) {
    const { pages, ...rest } = await told(written(description, fileSystem, tags))
    expect(rest, description).toEqual(facts)
    expect(pages.html).not.toMatch(/<script>alert|<img src=x|<b onmouseover/)
    expect(pages.html + pages.text).not.toContain('$(id)/`id`')
    // What people name a file system is shown, and runs nowhere: no command has it.
    const commands = pages.changes.match(/```[a-z]+\n[\s\S]*?```/g) ?? []
    expect(commands.length).toBeGreaterThan(0)
    expect(commands.join('')).not.toMatch(/\$\(id\)|evil|alert/)
  }
}, 120_000)
