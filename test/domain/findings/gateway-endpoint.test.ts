import { describe, expect, test } from 'vitest'
import { end } from '../build.ts'
import { aMonth, dayOf, findings, found, out, pod } from './build.ts'

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
      title: 'Give vpc-1 a gateway endpoint for Amazon S3',
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
    expect(s3?.assumes[0]).toContain('It is for images (shop).')
    expect(dynamodb?.usdPerMonth).toBeCloseTo(aMonth(0.45), 10)
    expect(dynamodb).toMatchObject({
      title: 'Give vpc-1 a gateway endpoint for Amazon DynamoDB',
      change: { routeTableIds: ['rtb-3'] },
    })
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
      title: 'Add rtb-3 to the gateway endpoint for Amazon S3',
      change: { kind: 'extend-gateway-endpoint', endpointId: 'vpce-s3', routeTableIds: ['rtb-3'] },
    })
    const other = found('gateway-endpoint', [out(pod(3, 'backup', 3), S3, 100, 'AMAZON_S3')], {
      endpoints: [{ ...GATEWAY, vpcId: 'vpc-2' }],
    })
    expect(other).toMatchObject([{ change: { kind: 'create-gateway-endpoint' } }])
  })

  test('of another region, or from nobody knows where, need none', () => {
    const abroad = out(pod(1, 'images', 1), S3, 100, 'AMAZON_S3')
    expect(found('gateway-endpoint', [{ ...abroad, destination: end({ ip: S3, region: 'eu-west-1' }) }])).toEqual([])
    const nowhere = { ...pod(1, 'images', 1), subnetId: null }
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
