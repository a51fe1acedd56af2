import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { aMonth, dayOf, findings, found, identity, out, pod, topologyOf } from './build.ts'

const S3 = '52.216.0.1'
const GATEWAY = {
  id: 'vpce-s3',
  vpcId: 'vpc-1',
  type: 'gateway',
  serviceName: 'com.amazonaws.us-east-1.s3',
  ips: [],
} as const

describe('S3 and DynamoDB through a NAT gateway', () => {
  test('need a gateway endpoint, which is free, in the tables of all that call', () => {
    const flows = [
      out(pod(1, 'images', 1), S3, 100, 'AMAZON_S3'),
      out(pod(2, 'images', 2), S3, 50, 'AMAZON_S3'),
      out(pod(3, 'users', 3), '52.94.0.1', 10, 'AMAZON_DYNAMODB'),
    ]
    const [s3, dynamodb, ...others] = found('gateway-endpoint', flows)
    expect(others).toEqual([])
    // us-east-1: $0.045 per GB, nothing crosses a zone.
    expect(s3?.usdPerMonth).toBeCloseTo(aMonth(6.75), 10)
    expect(s3).toMatchObject({
      id: 'gateway-endpoint/vpc-1/com.amazonaws.us-east-1.s3',
      title: 'Create a gateway endpoint for Amazon S3 in vpc-1',
      savingIs: 'estimate',
      gigabytes: 150,
      change: {
        kind: 'create-gateway-endpoint',
        region: 'us-east-1',
        vpcId: 'vpc-1',
        serviceName: 'com.amazonaws.us-east-1.s3',
        routeTableIds: ['rtb-1', 'rtb-2'],
      },
    })
    expect(s3?.assumes[0]).toContain('It serves images (shop).')
    expect(dynamodb?.usdPerMonth).toBeCloseTo(aMonth(0.45), 10)
    expect(dynamodb).toMatchObject({
      title: 'Create a gateway endpoint for Amazon DynamoDB in vpc-1',
      change: { routeTableIds: ['rtb-3'] },
    })
  })

  // Before the endpoint, nothing of a network tells its addresses from others behind the same gateway.
  test('need it whatever else is behind the gateway, in whatever order it comes', () => {
    const other = '54.240.0.9'
    const remotes = {
      [S3]: identity({
        ...{ name: 'Amazon S3', owner: 'AWS', region: 'us-east-1' },
        endpointService: 'com.amazonaws.us-east-1.s3',
      }),
      [other]: identity({ name: 'AWS', owner: 'AWS', region: 'us-east-1' }),
    }
    const [one] = found('gateway-endpoint', [out(pod(1, 'images', 1), other, 400), out(pod(1, 'images', 1), S3, 100)], {
      remotes,
    })
    // The 100 GB of S3 alone at $0.045.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(4.5), 10)
  })

  test('save the crossing to the gateway of another zone too', () => {
    const [one] = found('gateway-endpoint', [out(pod(2, 'images', 2), S3, 100, 'AMAZON_S3')], { leavesBy: [1, 1, 1] })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(4.5 + 2), 10)
    // And leave nothing of it for a gateway of its own.
    expect(findings([out(pod(2, 'images', 2), S3, 10_000, 'AMAZON_S3')], { leavesBy: [1, 1, 1] }).open).toHaveLength(1)
  })

  test('need the table that was forgotten, where the endpoint is there already', () => {
    const [one] = found('gateway-endpoint', [out(pod(3, 'backup', 3), S3, 100, 'AMAZON_S3')], { endpoints: [GATEWAY] })
    expect(one).toMatchObject({
      title: 'Use the gateway endpoint for Amazon S3 in rtb-3',
      change: { kind: 'extend-gateway-endpoint', endpointId: 'vpce-s3', routeTableIds: ['rtb-3'] },
    })
    const other = found('gateway-endpoint', [out(pod(3, 'backup', 3), S3, 100, 'AMAZON_S3')], {
      endpoints: [{ ...GATEWAY, vpcId: 'vpc-2' }],
    })
    expect(other).toMatchObject([{ change: { kind: 'create-gateway-endpoint' } }])
  })

  test.each<[string, readonly Endpoint[], string]>([
    ['one each', [], 'create-gateway-endpoint'],
    ["each VPC's own", [GATEWAY, { ...GATEWAY, id: 'vpce-s3-2', vpcId: 'vpc-2' }], 'extend-gateway-endpoint'],
  ])('of two VPCs that call other addresses need %s', (_, endpoints, kind) => {
    const known = topologyOf()
    const inVpc2 = { vpcId: 'vpc-2', zoneId: 'az-1' }
    const table = (id: string, subnetId: string, target: string) => ({
      ...{ id, vpcId: 'vpc-2', main: false, subnetIds: [subnetId], ownerId: '111122223333' },
      routes: [
        { destination: '10.8.0.0/16', target: 'local' },
        { destination: '0.0.0.0/0', target },
      ],
    })
    const topology = {
      vpcIds: ['vpc-1', 'vpc-2'],
      subnets: [
        ...known.subnets,
        { id: 'subnet-of-2', ...inVpc2, cidrs: ['10.8.1.0/24'] },
        { id: 'public-of-2', ...inVpc2, cidrs: ['10.8.101.0/24'] },
      ],
      routeTables: [
        ...known.routeTables.map((one) =>
          endpoints.length > 0 && one.id === 'rtb-2'
            ? { ...one, routes: [...one.routes, { destination: 'pl-unread', target: 'vpce-s3' }] }
            : one,
        ),
        table('rtb-of-2', 'subnet-of-2', 'nat-of-2'),
        table('rtb-out', 'public-of-2', 'igw-2'),
        ...(endpoints.length > 0 ? [table('rtb-s3', 'nowhere', 'nat-of-2')] : []),
      ].map((one) =>
        one.id === 'rtb-s3'
          ? { ...one, routes: [...one.routes, { destination: 'pl-unread', target: 'vpce-s3-2' }] }
          : one,
      ),
      natGateways: [...known.natGateways, { id: 'nat-of-2', vpcId: 'vpc-2', subnetId: 'public-of-2' }],
    }
    const source = pod(1, 'images', 2, { ip: '10.8.1.9', subnetId: 'subnet-of-2', vpcId: 'vpc-2' })
    const flows = [out(pod(1, 'images', 1), S3, 100, 'AMAZON_S3'), out(source, '52.216.0.2', 100, 'AMAZON_S3')]
    // 100 × $0.045 a day, either of them.
    expect(
      found('gateway-endpoint', flows, { endpoints, topology }).map(({ change, usdPerMonth }) => [
        change?.kind,
        Math.round(usdPerMonth * 100) / 100,
      ]),
    ).toEqual([
      [kind, 136.88],
      [kind, 136.88],
    ])
  })

  test('of another region, or from nobody knows where, need none', () => {
    const abroad = out(pod(1, 'images', 1), S3, 100, 'AMAZON_S3')
    expect(found('gateway-endpoint', [{ ...abroad, destination: end({ ip: S3, region: 'eu-west-1' }) }])).toEqual([])
    const nowhere = { ...pod(1, 'images', 1), ip: '10.244.0.7', subnetId: null }
    expect(found('gateway-endpoint', [out(nowhere, S3, 100, 'AMAZON_S3')])).toEqual([])
  })

  test('that pass a gateway endpoint are none', () => {
    const place = {
      endpoints: [GATEWAY],
      topology: {
        prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
        routeTables: [
          {
            id: 'rtb-1',
            vpcId: 'vpc-1',
            main: false,
            subnetIds: ['subnet-1'],
            routes: [
              { destination: '0.0.0.0/0', target: 'nat-1' },
              { destination: 'pl-s3', target: 'vpce-s3' },
            ],
          },
        ],
      },
    }
    const flows = [out(pod(1, 'images', 1), S3, 100, 'AMAZON_S3')]
    expect(dayOf(flows, place).flows[0]?.via).toBe('gateway_endpoint')
    expect(findings(flows, place).open).toEqual([])
  })
})

describe('what no gateway endpoint carries', () => {
  const aws = (more: Parameters<typeof identity>[0]) => ({
    [S3]: identity({ owner: 'AWS', region: 'us-east-1', source: 'ip-ranges', ...more }),
  })
  const calls = [out(pod(1, 'images', 1), S3, 500, 'AMAZON_S3')]
  const route = (destination: string) => ({
    id: 'rtb-1',
    vpcId: 'vpc-1',
    main: false,
    subnetIds: ['subnet-1'],
    routes: [
      { destination: '0.0.0.0/0', target: 'nat-1' },
      { destination, target: 'vpce-s3' },
    ],
  })
  const other = { ...route('pl-s3'), id: 'rtb-9', subnetIds: [] }
  const without = { ...route('pl-s3'), routes: [{ destination: '0.0.0.0/0', target: 'nat-1' }] }

  // https://docs.aws.amazon.com/AmazonS3/latest/userguide/MultiRegionAccessPointRestrictions.html
  test('is a multi-region access point, whose addresses are of no region', () => {
    expect(found('gateway-endpoint', calls, { remotes: aws({ name: 'Amazon S3, global', region: 'GLOBAL' }) })).toEqual(
      [],
    )
  })

  test('is an access point that its name tells', () => {
    const remotes = aws({ name: 'Amazon S3, global', endpointService: 'com.amazonaws.s3-global.accesspoint' })
    expect(found('gateway-endpoint', calls, { remotes })).toEqual([])
    expect(found('interface-endpoint', calls, { remotes })).toEqual([])
  })

  test('is a bucket of another region', () => {
    const remotes = aws({ name: 'Amazon S3, eu-west-1', region: 'eu-west-1' })
    expect(found('gateway-endpoint', calls, { remotes })).toEqual([])
  })

  test('is S3 Vectors, S3 Tables or DynamoDB Streams, whose names are others', () => {
    for (const service of ['s3vectors', 's3tables', 'dynamodb-streams', 's3-outposts']) {
      const remotes = aws({ name: service, endpointService: `com.amazonaws.us-east-1.${service}` })
      expect(found('gateway-endpoint', calls, { remotes }), service).toEqual([])
    }
  })

  // What is not in the list goes by the NAT gateway for ever: https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html
  test('is an address outside its prefix list, wherever the endpoint already leads', () => {
    const lists = [{ id: 'pl-s3', cidrs: ['3.5.0.0/19'] }]
    const place = (table: ReturnType<typeof route>) => ({
      endpoints: [GATEWAY],
      topology: { prefixLists: lists, routeTables: [table, other] },
    })
    expect(found('gateway-endpoint', calls, place(route('pl-s3')))).toEqual([])
    expect(found('gateway-endpoint', calls, place(without))).toEqual([])
    const inside = [out(pod(1, 'images', 1), '3.5.1.1', 500, 'AMAZON_S3')]
    expect(found('gateway-endpoint', inside, place(without))).toMatchObject([
      { change: { kind: 'extend-gateway-endpoint', routeTableIds: ['rtb-1'] } },
    ])
  })

  test('is not S3 Express, which has one of its own, free as well', () => {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/s3-express-networking.html
    const serviceName = 'com.amazonaws.us-east-1.s3express'
    for (const category of ['UNCLASSIFIED', 'AMAZON_S3'] as const) {
      const flows = [out(pod(1, 'train', 1), S3, 200, category)]
      const [one] = found('gateway-endpoint', flows, { remotes: aws({ endpointService: serviceName }) })
      // By hand: 200 × 0.045 a day, and nothing for the endpoint.
      expect(one?.usdPerMonth).toBeCloseTo(aMonth(9), 8)
      expect(one).toMatchObject({
        title: 'Create a gateway endpoint for Amazon S3 Express One Zone in vpc-1',
        change: { kind: 'create-gateway-endpoint', serviceName },
      })
      expect(found('interface-endpoint', flows, { remotes: aws({ endpointService: serviceName }) })).toEqual([])
    }
  })
})

describe('ways that a gateway endpoint spares beside a NAT gateway of the VPC', () => {
  const local = { destination: '10.0.0.0/16', target: 'local' }
  const table = (id: string, subnetIds: string[], ...routes: { destination: string; target: string }[]) => ({
    ...{ id, vpcId: 'vpc-1', main: false, subnetIds, ownerId: '111122223333' },
    routes: [local, ...routes],
  })
  const calls = [out(pod(1, 'images', 1), S3, 500, 'AMAZON_S3')]

  // https://docs.aws.amazon.com/vpc/latest/tgw/transit-gateway-nat-igw.html
  test('a spoke that leaves by a transit gateway to a central NAT gateway saves both', () => {
    const hub = { vpcId: 'vpc-hub', zoneId: 'az-1' }
    const attachment = (id: string, resourceId: string, subnetIds: string[]) => ({
      ...{ id, transitGatewayId: 'tgw-1', resourceType: 'vpc', resourceId, ownerId: '111122223333' },
      ...{ subnetIds, routeTableId: 'tgw-rtb', applianceMode: false },
    })
    const spoke = topologyOf()
    const topology = {
      subnets: [
        ...spoke.subnets,
        { id: 'hub-in', ...hub, cidrs: ['10.9.1.0/24'] },
        { id: 'hub-out', ...hub, cidrs: ['10.9.2.0/24'] },
      ],
      routeTables: [
        table('rtb-1', ['subnet-1'], { destination: '0.0.0.0/0', target: 'tgw-1' }),
        { ...table('rtb-in', ['hub-in'], { destination: '0.0.0.0/0', target: 'nat-hub' }), vpcId: 'vpc-hub' },
        { ...table('rtb-out', ['hub-out'], { destination: '0.0.0.0/0', target: 'igw-hub' }), vpcId: 'vpc-hub' },
      ],
      natGateways: [{ id: 'nat-hub', vpcId: 'vpc-hub', subnetId: 'hub-out', connectivity: 'public' as const }],
      transitAttachments: [attachment('att-1', 'vpc-1', ['subnet-1']), attachment('att-hub', 'vpc-hub', ['hub-in'])],
      transitRouteTables: [
        { id: 'tgw-rtb', transitGatewayId: 'tgw-1', routes: [{ destination: '0.0.0.0/0', attachmentId: 'att-hub' }] },
      ],
    }
    const [one] = found('gateway-endpoint', calls, { topology })
    // 500 × (0.02 + 0.045) a day.
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(32.5), 8)
    expect(one).toMatchObject({ change: { kind: 'create-gateway-endpoint', vpcId: 'vpc-1', routeTableIds: ['rtb-1'] } })
    expect(one?.risks.join(' ')).toMatch(/Inspection behind the transit gateway no longer sees this traffic/)
  })

  test('a spoke whose hub nobody may read saves what the transit gateway takes', () => {
    const topology = { routeTables: [table('rtb-1', ['subnet-1'], { destination: '0.0.0.0/0', target: 'tgw-1' })] }
    expect(found('gateway-endpoint', calls, { topology })[0]?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
  })

  test('a NAT instance of another zone saves the crossing to it', () => {
    const topology = {
      routeTables: [
        table('rtb-1', ['subnet-1'], { destination: '0.0.0.0/0', target: 'eni-nat' }),
        table('rtb-out', ['public-2'], { destination: '0.0.0.0/0', target: 'igw-1' }),
      ],
      interfaces: [
        {
          ...{ id: 'eni-nat', vpcId: 'vpc-1', ips: ['10.0.102.4'], publicIps: ['3.80.0.1'], name: null, owner: null },
          ...{ subnetId: 'public-2', instanceId: 'i-nat', checksAddresses: false },
        },
      ],
    }
    expect(found('gateway-endpoint', calls, { topology })[0]?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
  })

  test('pods whose node translates their address: the endpoint goes into the table of the node', () => {
    const topology = {
      subnets: [...topologyOf().subnets, { id: 'pods-1', vpcId: 'vpc-1', zoneId: 'az-1', cidrs: ['100.64.1.0/24'] }],
      routeTables: [
        table('rtb-node', ['subnet-1'], { destination: '0.0.0.0/0', target: 'nat-1' }),
        table('rtb-pods', ['pods-1']),
        table('rtb-out', ['public-1'], { destination: '0.0.0.0/0', target: 'igw-1' }),
      ],
    }
    const source = pod(1, 'images', 1, { ip: '100.64.1.7', subnetId: 'pods-1' })
    const flows = [{ ...out(source, S3, 500, 'AMAZON_S3'), snatIp: '10.0.1.4' }]
    expect(found('gateway-endpoint', flows, { topology })).toMatchObject([{ change: { routeTableIds: ['rtb-node'] } }])
  })

  test('a firewall before the NAT gateway is left alone', () => {
    const firewall: Endpoint = {
      ...{
        id: 'vpce-fw',
        vpcId: 'vpc-1',
        type: 'gateway_load_balancer',
        serviceName: '',
        ips: [],
        subnetIds: ['public-1'],
      },
      isNetworkFirewall: true,
    }
    const topology = {
      endpoints: [firewall],
      routeTables: [
        table('rtb-1', ['subnet-1'], { destination: '0.0.0.0/0', target: 'vpce-fw' }),
        table('rtb-out', ['public-1'], { destination: '0.0.0.0/0', target: 'nat-2' }),
      ],
    }
    expect(findings(calls, { topology }).open).toEqual([])
  })
})
