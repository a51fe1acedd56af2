import { type CountedBytes, countedBytes } from '../collecting/counted-bytes.ts'
import type { Monitor } from '../collecting/run.ts'
import { askedOf, type Totals } from '../collecting/totals.ts'
import type { Calibration } from '../flows/calibration.ts'
import { sourceCalibrations, sourceValuesOf } from '../flows/source-values.ts'
import type { HourAnswer } from '../money/answers.ts'
import type { Edge } from '../money/edge.ts'
import { natGatewayOf } from '../money/priced-flow.ts'
import type { DayPrices } from '../money/prices.ts'
import { sum } from '../sums.ts'
import { type HourCounts, hourAnswers } from './hour-sums.ts'
import { type Terms, termsOf } from './terms.ts'

/** A day's hours, summed. */
export interface SummedDay {
  readonly edges: readonly Edge[]
  /** What the pairs of all hours tell, by the id of their source. */
  readonly calibrations: ReadonlyMap<string, Calibration>
  readonly doubtfulBytes: number
  readonly answers: readonly HourAnswer[]
  readonly nodesHeard: ReadonlySet<string>
  /** NAT gateways by id: what is in the edges, against all that the gateway processed, for whomever. */
  readonly natGateways: readonly CountedBytes[]
  /** Those that the day speaks for: the hours are to be settled with them. */
  readonly terms: Terms
}

/** Sums a day's hours, in their order, whose edges are gathered already. */
export function summedDay(
  hours: readonly HourCounts[],
  edges: readonly Edge[],
  {
    totals,
    bytesPerGigabyte,
    ...known
  }: {
    readonly totals: Totals
    readonly monitors: readonly Monitor[]
    readonly prices: DayPrices
    readonly bytesPerGigabyte: number
  },
): SummedDay {
  const calibrations = sourceCalibrations(
    known.monitors.map(({ name }) => name),
    hours.map(({ ratios }) => ratios),
  )
  const natGateways = countedBytes(bytesByNatGateway(edges), totals.natGateways, {
    asked: askedOf(totals),
    bytesPerGigabyte,
  })
  return {
    ...{ edges, calibrations, natGateways },
    doubtfulBytes: sum(hours.map((hour) => hour.doubtfulBytes)),
    answers: hours.flatMap(hourAnswers),
    nodesHeard: new Set(hours.flatMap((hour) => hour.nodesHeard)),
    terms: termsOf(edges, { ...known, natGateways, bytesPerGigabyte, ...sourceValuesOf(calibrations) }),
  }
}

/** Bytes that pods sent and got through each NAT gateway. */
function bytesByNatGateway(edges: readonly Edge[]): Map<string, number> {
  const sums = new Map<string, number>()
  for (const edge of edges) {
    const id = natGatewayOf(edge)
    if (id !== null) sums.set(id, (sums.get(id) ?? 0) + edge.bytes)
  }
  return sums
}
