import { expect, test } from 'vitest'
import { findingsOf } from '../../../domain/findings/findings.ts'
import { dayEdges } from '../../../domain/hours/day-edges.ts'
import { answersOf } from '../../../domain/money/answers.ts'
import { edgesOf } from '../../../domain/money/edge.ts'
import { behind, call, dayOf, pod, type Zone } from '../findings/build.ts'

const HOUR = 3_600_000
const START = Date.parse('2026-11-21T00:00:00Z')

/** A caller in zone 1 calls a Service whose pods stand in these zones, hour by hour, 1 GiB each. */
const calls = (zonesByHour: readonly (readonly Zone[])[]) =>
  zonesByHour.map((zones, hour) =>
    zones.map((zone, index) =>
      call(pod(1, 'web', hour), behind('api', pod(zone, 'api', index)), 1, { windowStart: START + hour * HOUR }),
    ),
  )

function gathered(zonesByHour: readonly (readonly Zone[])[]) {
  const day = dayEdges(() => 'prod')
  for (const flows of calls(zonesByHour)) {
    const priced = dayOf(flows).flows
    day.add(answersOf(priced, START), edgesOf(priced))
  }
  return day.edges()
}

const told = (zonesByHour: readonly (readonly Zone[])[]) =>
  gathered(zonesByHour).map(({ destination, windowStart, alike }) => ({
    zone: destination.azId,
    since: (windowStart - START) / HOUR,
    flows: alike.flows,
  }))

test('calls of a Service are one edge over all hours in which its pods stood in the same zones', () => {
  expect(told([[2], [2], [2]])).toEqual([{ zone: 'az-2', since: 0, flows: 3 }])
})

test('and another where they stood elsewhere, in whatever hours that was', () => {
  // In hour 1 a pod stands near the caller too, in hour 2 it is gone again.
  expect(told([[2], [1, 2], [2]])).toEqual([
    { zone: 'az-2', since: 0, flows: 2 },
    { zone: 'az-1', since: 1, flows: 1 },
    { zone: 'az-2', since: 1, flows: 1 },
  ])
})

test('so what could have stayed in its zone is told hour by hour', () => {
  const hours: Zone[][] = [[2], [1, 2], [2]]
  const day = dayOf(calls(hours).flat(), { hours: 3 })
  // Of 3 GiB that crossed 1 could have stayed: 0.02 dollars of 3 hours, 730 / 3 of it a month.
  const { open } = findingsOf({ ...day, flows: gathered(hours) }, [], []).report
  expect(open.map(({ kind, usdPerMonth }) => [kind, usdPerMonth.toFixed(6)])).toContainEqual([
    'same-zone-routing',
    ((0.02 * 730) / 3).toFixed(6),
  ])
})
