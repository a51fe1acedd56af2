import type { Totals } from '../collecting/totals.ts'
import type { Calibration } from '../flows/calibration.ts'
import type { Identities } from '../identities/identity.ts'
import type { DayPrices } from '../money/prices.ts'
import type { Topology } from '../network/topology.ts'

export interface NoteFacts {
  readonly topology: Topology
  readonly prices: DayPrices
  readonly totals: Totals
  readonly identities: Identities
  readonly calibration: Calibration
}

/** Sentences that the reader needs to trust the figures; none on a day without anything to say. */
export function notesOf({ topology, prices, totals, identities, calibration }: NoteFacts): string[] {
  return [
    ...(topology.denied.length > 0
      ? [
          `EC2 told of the network in part: ${unread(topology)}. So dollars may be missing from the total; every dollar in it is certain. Changes that depend on what EC2 did not tell are left out.`,
        ]
      : []),
    ...(calibration.valueIs === 'one_direction'
      ? [
          'Network Flow Monitor gave one direction of each connection: what both ends reported is added up; what one end alone reported, as all that passes a NAT gateway, is half told and its cost too low.',
        ]
      : []),
    ...Object.entries(prices.byRegion).flatMap(([region, { rates, problem }]) => [
      ...(problem === null ? [] : [problem]),
      ...(rates === null ? [`No list price is known for ${region}: its traffic is counted and not priced.`] : []),
    ]),
    ...(totals.problem === null ? [] : [totals.problem]),
    ...identities.problems,
  ]
}

/** What EC2 did not tell, and why. */
function unread({ denied, unfit = [] }: Topology): string {
  const refused = denied.filter((action) => !unfit.includes(action))
  return [
    ...(refused.length > 0 ? [missing(refused)] : []),
    ...(unfit.length > 0 ? [`what it answered to ${unfit.join(', ')} does not tell of what the rows name`] : []),
  ].join('; ')
}

const missing = (actions: readonly string[]) =>
  actions.length === 1
    ? `the permission ${actions.join()} is missing`
    : `the permissions ${actions.join(', ')} are missing`
