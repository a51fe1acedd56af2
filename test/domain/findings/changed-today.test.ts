import { expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import { aMonth, asStored, dayOf, out, pod, REMOTE } from './build.ts'

const flows = [out(pod(2, 'fetcher', 2), REMOTE.sqs, 400)]
const [before, after] = [dayOf(flows, { leavesBy: [1, 1, 3] }), dayOf(flows, { leavesBy: [1, 2, 3] })]

/** All flows are of the morning, when zone 2 left by the gateway of zone 1. */
const day: Day = {
  ...after,
  flows: before.flows,
  topology: {
    ...after.topology,
    routeTables: after.topology.routeTables.map((table) =>
      table.id === 'rtb-2' ? { ...table, since: '2026-11-21T12:00:00Z' } : table,
    ),
  },
}

test('what a route saved that was changed in the course of the day is claimed by no change after it', () => {
  const open = (of: Day) => findingsOf(of, [], []).report.open.map(({ id, usdPerMonth }) => [id, usdPerMonth])
  // 400 GB at $0.045 through the gateway less $0.01 through an endpoint, and its 24 hours at $0.01; not the $0.02 of the crossing.
  expect(open(day)).toEqual([
    [expect.stringMatching(/^interface-endpoint\//), expect.closeTo(aMonth(400 * 0.035 - 0.24), 6)],
  ])
  expect(open(day)).toEqual(open(after))
})

test('a route for one address since noon takes no other along that went its way, in whatever order they come', () => {
  const partner = out(pod(2, 'fetcher', 2), REMOTE.partner, 10)
  const hub = out(pod(2, 'fetcher', 2), REMOTE.dockerHub, 10_000)
  const place = { leavesBy: [1, 1, 3] } as const
  const routeTables = dayOf([], place).topology.routeTables.map((table) =>
    table.id === 'rtb-2'
      ? {
          ...{ ...table, since: '2026-11-21T12:00:00Z' },
          routes: [...table.routes, { destination: `${REMOTE.partner}/32`, target: 'vgw-1' }],
        }
      : table,
  )
  const { topology, network } = dayOf([], { ...place, topology: { routeTables } })
  const saved = ([...flows]: ReturnType<typeof out>[]) =>
    findingsOf({ ...dayOf(flows, place), topology, network, flows: asStored(dayOf(flows, place).flows) }, [], [])
      .report.open.filter(({ kind }) => kind === 'nat-per-zone')
      .map(({ usdPerMonth }) => usdPerMonth)
  // Of the hub's 10,000 GB the crossing at $0.02, less a day of the new gateway and its address: $0.045 and $0.005 an hour.
  const usd = aMonth(200 - 24 * 0.05)
  expect(saved([partner, hub])).toEqual([expect.closeTo(usd, 6)])
  expect(saved([hub, partner])).toEqual([expect.closeTo(usd, 6)])
})
