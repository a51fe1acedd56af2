import { expect, test } from 'vitest'
import { type DayEnds, joinedEnds, type StoredEnds } from '../../../domain/identities/day-ends.ts'

type Ports = StoredEnds['publicEnds'][number]['ports']

const owner = (name: string) => ({ vpcId: `vpc-${name}`, accountId: '222222222222', region: 'eu-west-1' })

const network = (name: string) => ({ number: 16509, name })

/** Ends of a slice that was made of objects of this name. */
const slice = (names: string, madeOf: string, ends: Readonly<Record<string, Ports>> = {}): StoredEnds => ({
  ...{ schema: 1, madeOf },
  vpcIds: [...names].map((name) => `vpc-${name}`),
  subnetIds: [...names].map((name) => `subnet-${name}`),
  agentVpcIds: [...names].map((name) => `vpc-${name}`),
  vpcOwners: [...names].map(owner),
  publicEnds: Object.entries(ends).map(([ip, ports]) => ({ ip, ports })),
})
const joined = (standing: DayEnds | undefined, ...slices: readonly (readonly [string, StoredEnds])[]) =>
  joinedEnds(standing, new Map(slices))

const FIRST = ['shop 00', slice('ab', 'x', { '203.0.113.1': [[443, 10]], '203.0.113.3': [[443, 30]] })] as const
const SECOND = ['shop 01', slice('bc', 'y', { '203.0.113.2': [[443, 20]], '203.0.113.3': [[8443, 31]] })] as const
const BOTH: DayEnds = {
  schema: 1,
  vpcIds: ['vpc-a', 'vpc-b', 'vpc-c'],
  subnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
  agentVpcIds: ['vpc-a', 'vpc-b', 'vpc-c'],
  vpcOwners: ['a', 'b', 'c'].map(owner),
  publicEnds: [
    { ip: '203.0.113.1', port: 443, bytes: 10 },
    { ip: '203.0.113.2', port: 443, bytes: 20 },
    { ip: '203.0.113.3', port: 8443, bytes: 31 },
  ],
  slices: { 'shop 00': { madeOf: 'x' }, 'shop 01': { madeOf: 'y' } },
}

test('the ends of slices are those of all, each once, in order, and as the slice of most bytes tells them', () => {
  expect(joined(undefined, FIRST, SECOND)).toEqual(BOTH)
  expect(joined(joined(undefined, FIRST), SECOND)).toEqual(BOTH)
  expect(joined(joined(undefined, SECOND), FIRST)).toEqual(BOTH)
})

test('a slice that comes again adds nothing, and one that was made of more adds that', () => {
  expect(joined(BOTH, FIRST)).toEqual(BOTH)
  const more = ['shop 00', slice('ab', 'z', { '203.0.113.1': [[443, 12]] })] as const
  expect(joined(BOTH, more)).toEqual({
    ...BOTH,
    publicEnds: [{ ip: '203.0.113.1', port: 443, bytes: 12 }, ...BOTH.publicEnds.slice(1)],
    slices: { 'shop 00': { madeOf: 'z' }, 'shop 01': { madeOf: 'y' } },
  })
})

test('a port that pods called comes before a slice in which nobody did, and a network is told by whichever slice has it', () => {
  const answered = ['shop 00', slice('', 'x', { '203.0.113.1': [[null, 900]] })] as const
  const [id, called] = [
    'shop 01',
    slice('', 'y', {
      '203.0.113.1': [
        [443, 5],
        [80, 4],
      ],
    }),
  ] as const
  const named = [
    id,
    { ...called, publicEnds: called.publicEnds.map((end) => ({ ...end, network: network('s3') })) },
  ] as const
  for (const slices of [
    [answered, named],
    [named, answered],
  ] as const) {
    expect(joined(undefined, ...slices).publicEnds).toEqual([
      { ip: '203.0.113.1', port: 443, bytes: 9, network: network('s3') },
    ])
  }
})

test('ends of an earlier form name no subnets and no slices', () => {
  const { subnetIds: _, slices: __, ...early } = BOTH
  expect(joined(early as DayEnds, FIRST)).toMatchObject({
    subnetIds: ['subnet-a', 'subnet-b'],
    slices: { 'shop 00': { madeOf: 'x' } },
  })
})
