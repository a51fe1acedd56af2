import { describe, expect, test } from 'vitest'
import type { Endpoint } from '../../../domain/network/topology.ts'
import { aMonth, findings, found, out, pod, topologyOf } from './build.ts'

// 1,000 GB of S3 a day by an interface endpoint: $0.01 a gigabyte, that a gateway endpoint does not take.
// https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-s3.html
const S3 = 'com.amazonaws.us-east-1.s3'
const byInterface = (more: Partial<Endpoint> = {}): Endpoint => ({
  ...{ id: 'vpce-if', vpcId: 'vpc-1', type: 'interface', serviceName: S3, ips: ['10.0.1.9'], subnetIds: ['subnet-1'] },
  ...{ privateDns: true, isForInboundAlone: false },
  ...more,
})
const gateway: Endpoint = { id: 'vpce-gw', vpcId: 'vpc-1', type: 'gateway', serviceName: S3, ips: [] }
const calls = [out(pod(1, 'images'), '10.0.1.9', 1000, 'AMAZON_S3')]
const kind = 'gateway-beside-interface'

describe('S3 by an interface endpoint', () => {
  test('goes by a gateway endpoint for nothing', () => {
    const [one] = found(kind, calls, { endpoints: [byInterface()] })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
    expect(one).toMatchObject({
      savingIs: 'estimate',
      change: {
        kind,
        interfaceEndpointId: 'vpce-if',
        gatewayEndpointId: null,
        routeTableIds: ['rtb-1', 'rtb-2', 'rtb-3', 'rtb-main'],
      },
    })
  })

  test('needs names alone where the table has a route to the gateway endpoint', () => {
    const routes = [
      { destination: '10.0.0.0/16', target: 'local' },
      { destination: '0.0.0.0/0', target: 'nat-1' },
      { destination: 'pl-s3', target: 'vpce-gw' },
    ]
    const topology = {
      routeTables: [{ id: 'rtb-1', vpcId: 'vpc-1', main: false, subnetIds: ['subnet-1'], routes }],
      prefixLists: [{ id: 'pl-s3', cidrs: ['52.216.0.0/15'] }],
    }
    const [one] = found(kind, calls, { endpoints: [byInterface(), gateway], topology })
    expect(one).toMatchObject({ change: { gatewayEndpointId: 'vpce-gw', routeTableIds: [] } })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
  })

  test('is for the clients to change where they call the endpoint by its own name', () => {
    const [one] = found(kind, calls, { endpoints: [byInterface({ privateDns: false })] })
    expect(one).toMatchObject({ savingIs: 'at_most', change: null })
    expect(one?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
  })

  test('gives the route to tables without pods too, as names change for the whole VPC', () => {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/privatelink-interface-endpoints.html
    const { routeTables } = topologyOf()
    const isolated = {
      ...{ id: 'rtb-iso', vpcId: 'vpc-1', main: false, subnetIds: ['iso-1'] },
      routes: [{ destination: '10.0.0.0/16', target: 'local' }],
    }
    const [one] = found(kind, calls, {
      endpoints: [byInterface()],
      topology: { routeTables: [...routeTables, isolated] },
    })
    expect(one?.change).toMatchObject({ routeTableIds: expect.arrayContaining(['rtb-iso']) })
  })

  test('is not changed where its names lead past it already, or nobody knows', () => {
    for (const isForInboundAlone of [true, undefined]) {
      const { isForInboundAlone: _, ...other } = byInterface()
      const endpoint = isForInboundAlone === undefined ? other : { ...other, isForInboundAlone }
      expect(found(kind, calls, { endpoints: [endpoint] })).toMatchObject([{ savingIs: 'at_most', change: null }])
    }
  })

  // https://docs.aws.amazon.com/vpc/latest/privatelink/gateway-endpoints.html: a table has one route to a service.
  test('waits for the gateway endpoint that calls by a NAT gateway need first', () => {
    const flows = [...calls, out(pod(2, 'backup'), '52.216.9.9', 300, 'AMAZON_S3')]
    const { open } = findings(flows, { endpoints: [byInterface()] })
    expect(open.map((one) => [one.kind, one.change?.kind, one.savingIs])).toEqual([
      ['gateway-endpoint', 'create-gateway-endpoint', 'estimate'],
      [kind, undefined, 'at_most'],
    ])
    expect(open[1]?.risks[0]).toContain('the next report has the commands')
  })

  test('waits for none that the team lives without', () => {
    const flows = [...calls, out(pod(2, 'backup'), '52.216.9.9', 300, 'AMAZON_S3')]
    const accepted = [{ match: 'gateway-endpoint/*', reason: 'next quarter', until: '2027-01-31' }]
    const { open, accepted: taken } = findings(flows, { endpoints: [byInterface()] }, [], accepted)
    expect(taken.map((one) => one.kind)).toEqual(['gateway-endpoint'])
    expect(open).toMatchObject([{ kind, savingIs: 'estimate', change: { kind, gatewayEndpointId: null } }])
    // 1,000 GB by the interface endpoint: what passes the NAT gateway is the accepted one's.
    expect(open[0]?.usdPerMonth).toBeCloseTo(aMonth(10), 8)
  })

  test('is left alone where nobody may read the tables that would need the route', () => {
    const topology = { denied: ['ec2:DescribeRouteTables'] }
    expect(found(kind, calls, { endpoints: [byInterface()], topology })).toEqual([])
  })

  test('of another VPC is its owner\u2019s to change', () => {
    expect(found(kind, calls, { endpoints: [byInterface({ vpcId: 'vpc-hub' })] })).toEqual([])
  })

  test('is no finding for a service without gateway endpoints', () => {
    const endpoints = [byInterface({ serviceName: 'com.amazonaws.us-east-1.sqs' })]
    expect(found(kind, [out(pod(1, 'images'), '10.0.1.9', 1000)], { endpoints })).toEqual([])
  })
})
