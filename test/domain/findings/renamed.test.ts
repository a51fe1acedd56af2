import { describe, expect, test } from 'vitest'
import type { Acceptance } from '../../../domain/findings/finding.ts'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { FindingsDay } from '../../../domain/findings/memory.ts'
import type { Flow } from '../../../domain/flows/mirrors.ts'
import { type DescribedResource, withResources } from '../../../domain/network/described-resource.ts'
import type { NetworkInterface } from '../../../domain/network/topology.ts'
import { end } from '../build.ts'
import { call, dayOf, pod } from './build.ts'

const OLD = 'stateful-peer/prod/vpc-1/RDS database'
const ORDERS = 'stateful-peer/prod/vpc-1/orders (RDS PostgreSQL)'

/** Two databases, as EC2 alone tells them: by one name. */
const [ORDERS_ENI, USERS_ENI] = ['10.0.2.99', '10.0.2.98'].map(
  (ip, index): NetworkInterface => ({
    ...{ id: `eni-${index}`, vpcId: 'vpc-1', ips: [ip], publicIps: [], name: 'RDS database', owner: 'rds' },
    ...{ subnetId: 'subnet-2', store: { system: 'sql' } },
  }),
) as [NetworkInterface, NetworkInterface]
const resource = (ip: string, name: string, more: Partial<DescribedResource> = {}): DescribedResource => ({
  ...{ name: `${name} (RDS PostgreSQL, writer)`, describedAs: 'RDS database', ips: [ip] },
  store: { system: 'sql', copyOf: `${name} (RDS PostgreSQL)`, isReader: false },
  ...more,
})
const replica: DescribedResource = resource('10.0.2.97', 'orders', {
  store: { system: 'sql', copyOf: 'orders (RDS PostgreSQL)', isReader: true },
})
const named = (...resources: DescribedResource[]) => withResources([ORDERS_ENI, USERS_ENI], resources, [])

const to = (ip: string, gigabytes: number): Flow =>
  call(pod(1, 'web', 1), end({ ip, azId: 'az-2', vpcId: 'vpc-1' }), gigabytes, { mirrored: false })
const CALLS = [to('10.0.2.99', 300), to('10.0.2.98', 100)]

interface DayGiven {
  readonly interfaces: readonly NetworkInterface[]
  readonly flows?: readonly Flow[]
}

/** Days in a row from 2026-11-01 on; of the last one, what is told. */
function lastOf(days: readonly DayGiven[], accepted: readonly Acceptance[] = []) {
  const past: FindingsDay[] = []
  const told = days.map(({ interfaces, flows = CALLS }, index) => {
    const day = new Date(Date.parse('2026-11-01') + index * 86_400_000).toISOString().slice(0, 10)
    const one = findingsOf(dayOf(flows, { day, topology: { interfaces } }), past, accepted)
    past.push(one.memory)
    return one
  })
  const { report, notes } = told.at(-1) as (typeof told)[number]
  const ids = (all: readonly { readonly id: string }[]) => all.map(({ id }) => id).toSorted()
  return {
    ...{ open: ids(report.open), accepted: ids(report.accepted), notes },
    proofs: report.proofs.map(({ id, status }) => [id, status]),
  }
}
const times = (count: number, day: DayGiven) => Array.from({ length: count }, () => day)
const unnamed: DayGiven = { interfaces: named() }
/** Where the replica stands EC2 does not tell: any caller may have one near. */
const told: DayGiven = { interfaces: named(resource('10.0.2.99', 'orders'), replica) }
/** Nobody reads from a copy of either: there is none. */
const alone: DayGiven = { interfaces: named(resource('10.0.2.99', 'orders'), resource('10.0.2.98', 'users')) }

describe('a finding whose database is named by its service from a day on', () => {
  test('has not gone: its traffic goes on under the other name, or there is nothing to find', () => {
    expect(lastOf([...times(5, unnamed)])).toMatchObject({ open: [OLD], proofs: [] })
    expect(lastOf([...times(5, unnamed), ...times(6, told)])).toMatchObject({
      open: [ORDERS, OLD].toSorted(),
      proofs: [],
    })
    expect(lastOf([...times(5, unnamed), ...times(6, alone)])).toMatchObject({ open: [], proofs: [] })
    // And under its old name again, when its service may not be asked any more.
    expect(lastOf([...times(5, told), ...times(6, unnamed)])).toMatchObject({ open: [OLD], proofs: [] })
  })

  test('has gone where nothing goes to it, under any name', () => {
    const none = (day: DayGiven): DayGiven => ({ ...day, flows: [] })
    expect(lastOf([...times(5, unnamed), ...times(6, none(unnamed))]).proofs).toEqual([[OLD, 'gone']])
    // Of the other database's days before, EC2's name had both: they are no measure.
    expect(lastOf([...times(5, told), ...times(6, none(told))]).proofs).toEqual([[ORDERS, 'gone']])
  })

  test('stays accepted', () => {
    const accepted = [{ match: OLD, reason: 'writes', until: '2026-12-31' }]
    expect(lastOf([...times(5, unnamed), ...times(2, told)], accepted)).toMatchObject({
      ...{ open: [], accepted: [ORDERS, OLD].toSorted(), notes: [] },
    })
    const [note = ''] = lastOf([...times(5, unnamed), ...times(2, alone)], accepted).notes
    expect(note).toContain('matches no finding')
  })
})
