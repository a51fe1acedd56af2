import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Change } from '../../../domain/findings/finding.ts'
import type { Day } from '../../../domain/findings/kind.ts'
import { type Paper, paperOf, tried } from '../../../domain/findings/paper.ts'
import { sum } from '../../../domain/sums.ts'
import { isExhaustive, runs } from '../../exhaustive/cases.ts'
import { anyDay, type Changed, changesOf, report } from './any-day.ts'
import { dayOf, type Place } from './build.ts'

// What holds of findings in networks of many kinds.

const USD_PER_HOUR = { nat: 0.045, address: 0.005, endpoint: 0.01 }
/** What a change costs by the hour, less what it ends, dollars a day. */
function hoursOf(change: Change): number {
  switch (change.kind) {
    case 'create-nat-gateway':
      return 24 * (USD_PER_HOUR.nat + USD_PER_HOUR.address)
    case 'create-interface-endpoint':
      return 24 * USD_PER_HOUR.endpoint * change.subnetIds.length
    case 'remove-endpoint':
      return -24 * USD_PER_HOUR.endpoint * change.subnetIds.length
    case 'remove-nat-gateway':
      return -24 * USD_PER_HOUR.nat
    default:
      return 0
  }
}

const usdOf = (flows: Day['flows']) => sum(flows.map(({ usd }) => usd))

/** The day after all of the changes: their network, and the flows that go where they send them. */
function dayAfter(day: Day, changes: readonly Changed[], place: Place): Day {
  let paper: Paper = paperOf(day)
  for (const { change } of changes) paper = tried(change, [], paper, day).paper()
  return dayOf(
    day.flows.map((flow) => paper.moved.get(flow) ?? flow),
    // Who the address is of that a name leads to without an endpoint, the change knows.
    { ...place, topology: paper.topology, endpoints: [] },
  )
}

const aMonth = (usd: number) => (usd * 730) / 24

describe('in networks of many kinds', () => {
  test('all changes together save what the next day costs less, to the cent', () => {
    const advised = new Set<string>()
    fc.assert(
      fc.property(anyDay, ([place, flows]) => {
        const day = dayOf(flows, place)
        const { open } = report(day)
        const changes = changesOf(open)
        // Dollars of a finding without commands are nobody else's: they are left out of what these promise.
        if (changes.length < open.length) return
        for (const { change } of changes) advised.add(change.kind)
        const after = dayAfter(day, changes, place)
        const savedUsd = usdOf(day.flows) - usdOf(after.flows) - sum(changes.map(({ change }) => hoursOf(change)))
        expect(aMonth(savedUsd)).toBeCloseTo(sum(changes.map(({ usdPerMonth }) => usdPerMonth)), 2)
      }),
      runs(400),
    )
    // The law is about changes of most kinds, once it has seen many networks.
    expect(advised.size).toBeGreaterThan(isExhaustive ? 4 : 0)
  })

  test('no change loses the way of a byte that had one, nor sends any past a firewall', () => {
    fc.assert(
      fc.property(anyDay, ([place, flows]) => {
        const day = dayOf(flows, place)
        const changes = changesOf(report(day).open)
        const after = dayAfter(day, changes, place)
        for (const [index, flow] of day.flows.entries()) {
          if (flow.unpriced === null) expect(after.flows[index]?.unpriced ?? null).toBeNull()
        }
      }),
      runs(200),
    )
  })

  test('savings never exceed what the day cost, nor does one stand twice', () => {
    fc.assert(
      fc.property(anyDay, ([place, flows]) => {
        const day = dayOf(flows, place)
        const { open, totals } = report(day)
        const hours = sum(changesOf(open).map(({ change }) => Math.max(0, -hoursOf(change))))
        expect(totals.savingUsdPerMonth + totals.atMostUsdPerMonth).toBeLessThanOrEqual(
          aMonth(usdOf(day.flows) + hours) + 48 * 31,
        )
        expect(new Set(open.map(({ id }) => id)).size).toBe(open.length)
      }),
      runs(200),
    )
  })
})
