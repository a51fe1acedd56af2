import type { Totals } from '../../../domain/collecting/totals.ts'
import type { Interval } from '../../../domain/day.ts'
import type { Observation } from '../../../domain/flows/observation.ts'
import { dayEdges } from '../../../domain/hours/day-edges.ts'
import type { HourSums } from '../../../domain/hours/hour-sums.ts'
import { packedSums, unpackedSums } from '../../../domain/hours/packed-sums.ts'
import { type HourFacts, settledHour } from '../../../domain/hours/settled-hour.ts'
import { type SummedDay, summedDay } from '../../../domain/hours/summed-day.ts'
import { FIRST_TERMS, isSameTerms } from '../../../domain/hours/terms.ts'
import { hourRows } from '../flows/counted-day.ts'

/** Settles hours in the order that they are given in, as often as their day asks for, each kept as the archive has it. */
export function settledDay(
  rows: readonly Observation[],
  facts: Omit<HourFacts, 'terms'>,
  { hours, totals }: { readonly hours: readonly Interval[]; readonly totals: Totals },
): SummedDay & { readonly rounds: number } {
  const clusters = new Map(facts.monitors.map(({ name, cluster }) => [name, cluster]))
  let terms = FIRST_TERMS
  for (let rounds = 0; ; rounds++) {
    const settled = hours.map((hour): HourSums => {
      const isIn = ({ windowStart }: Observation) =>
        windowStart >= Date.parse(hour.from) && windowStart < Date.parse(hour.to)
      const raw = { keys: [], cuts: [], networks: new Map(), vpcOwners: new Map(), rows: hourRows(rows.filter(isIn)) }
      const sums = settledHour(hour, raw, { ...facts, terms }, () => undefined)
      return unpackedSums(JSON.parse(JSON.stringify(packedSums(sums))))
    })
    const inOrder = settled.toSorted((a, b) => (a.from < b.from ? -1 : 1))
    const gathered = dayEdges((monitor) => clusters.get(monitor) ?? monitor)
    for (const { answers, edges } of inOrder) gathered.add(answers, edges)
    const day = summedDay(inOrder, gathered.edges(), { ...facts, totals })
    if (isSameTerms(day.terms, terms)) return { ...day, rounds }
    terms = day.terms
  }
}
