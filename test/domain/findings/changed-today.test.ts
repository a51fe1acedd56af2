import { expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import { aMonth, dayOf, out, pod, REMOTE } from './build.ts'

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
