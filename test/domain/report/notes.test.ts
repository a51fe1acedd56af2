import { expect, test } from 'vitest'
import { EMPTY_TOPOLOGY } from '../../../domain/network/topology.ts'
import { type NoteFacts, notesOf } from '../../../domain/report/notes.ts'

const notesOn = (topology: Partial<NoteFacts['topology']>, values: Partial<NoteFacts> = {}) =>
  notesOf({
    topology: { ...EMPTY_TOPOLOGY, ...topology },
    prices: { schema: 1, byRegion: {} },
    totals: { schema: 1, until: '', asked: [], monitors: {}, natGateways: {}, problem: null },
    identities: { schema: 1, rangesOf: null, byIp: {}, problems: [] },
    calibration: { pairs: 0, medianRatio: null, spread: null, valueIs: 'both_directions', basis: 'too_few_pairs' },
    ...values,
  })

test('what EC2 did not tell is named, with why', () => {
  expect(notesOn({})).toEqual([])
  const denied = ['ec2:DescribeSubnets', 'ec2:DescribeNatGateways']
  expect(notesOn({ denied, unfit: ['ec2:DescribeSubnets'] })).toEqual([
    'Part of the network could not be read from EC2: the permission ec2:DescribeNatGateways is missing; what it answered to ec2:DescribeSubnets does not tell of what the rows name. Dollars may be missing from the total; every dollar in it is certain. Changes that depend on the missing data are left out.',
  ])
  expect(notesOn({ denied: ['ec2:DescribeSubnets'], unfit: ['ec2:DescribeSubnets'] })[0]).not.toContain('permission')
})

test('what no price depends on is told apart, with what nobody knows without it', () => {
  const services = 'ec2:DescribeVpcEndpointServices'
  expect(notesOn({ denied: [services] })).toEqual([
    'Some of what changes are checked against could not be read from EC2: the permission ec2:DescribeVpcEndpointServices (in which zones AWS offers an endpoint) is missing. No price depends on it.',
  ])
  expect(notesOn({ denied: [services, 'ec2:SearchTransitGatewayRoutes'] })).toEqual([
    'Part of the network could not be read from EC2: the permission ec2:SearchTransitGatewayRoutes (where a transit gateway leads) is missing. Dollars may be missing from the total; every dollar in it is certain. Changes that depend on the missing data are left out.',
    expect.stringContaining(services),
  ])
})

test('names that a service did not tell are missed in one line, with what it would have told', () => {
  const problem = (action: string) => ({ action, problem: `the permission ${action} is missing` })
  expect(
    notesOn({ unnamed: [problem('rds:DescribeDBClusters'), problem('elasticfilesystem:DescribeFileSystems')] }),
  ).toEqual([
    'Some ends have no closer name: the permission rds:DescribeDBClusters is missing, which would name the database, and its writer and readers; the permission elasticfilesystem:DescribeFileSystems is missing, which would name the file system. No price depends on it.',
  ])
  // Of accounts, which are named.
  const inAccount = (accountId: string) => ({ ...problem('mq:ListBrokers'), place: { accountId, region: 'us-east-1' } })
  const [one, two, three, four] = ['1', '2', '3', '4'].map((digit) => inAccount(digit.repeat(12)))
  const MISSING = 'Some ends have no closer name: the permission mq:ListBrokers is missing in'
  expect(notesOn({ unnamed: [one, two, three, four].flatMap((each) => each ?? []) })).toEqual([
    `${MISSING} account 111111111111 (us-east-1), account 222222222222 (us-east-1), account 333333333333 (us-east-1) and 1 more, which would name the broker. No price depends on it.`,
  ])
  expect(notesOn({ unnamed: [problem('mq:ListBrokers'), inAccount('222222222222')] })).toEqual([
    `${MISSING} the stack's own account, account 222222222222 (us-east-1), which would name the broker. No price depends on it.`,
  ])
  // Of a service that a later flowtoll asks.
  expect(notesOn({ unnamed: [problem('new:DescribeThings')] })).toEqual([
    'Some ends have no closer name: the permission new:DescribeThings is missing. No price depends on it.',
  ])
})

test('where values are one direction is told, of which account and region', () => {
  const calibration = { pairs: 40, medianRatio: 1, spread: 0, valueIs: 'both_directions', basis: 'measured' } as const
  const oneDirection = { ...calibration, medianRatio: 0.03, valueIs: 'one_direction' } as const
  const abroad = { source: '222222222222-eu-west-1', accountId: '222222222222', region: 'eu-west-1' }
  const told = (values: Pick<NoteFacts, 'calibration' | 'calibrationElsewhere'>) =>
    notesOn({}, values).map((note) => note.split('. ')[0])
  const words = 'Network Flow Monitor gave one direction of each connection'
  expect(told({ calibration, calibrationElsewhere: [{ ...abroad, ...calibration }] })).toEqual([])
  expect(told({ calibration: oneDirection })).toEqual([words])
  expect(told({ calibration, calibrationElsewhere: [{ ...abroad, ...oneDirection }] })).toEqual([
    `${words} in 222222222222 (eu-west-1)`,
  ])
  expect(told({ calibration: oneDirection, calibrationElsewhere: [{ ...abroad, ...calibration }] })).toEqual([
    `${words} in the stack's own account and region`,
  ])
  expect(told({ calibration: oneDirection, calibrationElsewhere: [{ ...abroad, ...oneDirection }] })).toEqual([words])
  // Without a monitor at home the first is another's.
  const other = { source: '333333333333-eu-west-1', accountId: '333333333333', region: 'eu-west-1' }
  const none = { calibration: { ...abroad, ...oneDirection }, calibrationElsewhere: [{ ...other, ...calibration }] }
  expect(told(none)).toEqual([`${words} in 222222222222 (eu-west-1)`])
})
