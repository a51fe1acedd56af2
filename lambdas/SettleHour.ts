import { writeObject } from '../aws/archive.ts'
import { PARQUET } from '../aws/day-snapshot.ts'
import { readHourFacts } from '../aws/hour-facts.ts'
import { hourFiles, isToSettle, settledWithNow } from '../aws/hours-to-settle.ts'
import { readOwners } from '../aws/kubernetes/kept-clusters.ts'
import { rawObjects, readRawHour, refusalKeys } from '../aws/raw-hour.ts'
import { storedSums, writeSums } from '../aws/settled-hour.ts'
import { hourKey } from '../domain/archive-key.ts'
import { dayToSettle } from '../domain/collecting/day-to-settle.ts'
import type { Run } from '../domain/collecting/run.ts'
import { FLOW_COLUMNS } from '../domain/columns.ts'
import type { Interval } from '../domain/day.ts'
import { settledHour } from '../domain/hours/settled-hour.ts'
import { type PricedFlow, rowsOfFlow } from '../domain/money/priced-flow.ts'
import { addRows, begunFile, endOf } from '../domain/parquet.ts'
import { hourRate } from '../domain/report/hour-rates.ts'
import type { IdentifiedDay } from './IdentifyRemotes.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, task } from './task.ts'

interface Collected {
  readonly run: Run
  readonly hour: Interval
  readonly surroundings: Surroundings
  readonly identities: IdentifiedDay
}

/** What became of an hour. */
export interface Settling {
  readonly start: string
  /** Whether it was settled now; not where nothing came in, and not where nothing would come out otherwise. */
  readonly isSettled: boolean
}

/**
 * Makes flows of an hour's raw rows, of all monitors at once, names and prices them, and leaves them and their sums, where it is to be settled still.
 */
export const handler = task(async ({ run: asked, hour, surroundings, identities }: Collected): Promise<Settling> => {
  const run = dayToSettle(asked)
  const start = hour.from
  const [raw, stored, facts] = await Promise.all([
    rawObjects(run, hour),
    storedSums(run, start),
    readHourFacts(run, { ...surroundings, ...identities }),
  ])
  // Another run may have settled it since PlanHours looked.
  const standing = { raw, stored, files: () => hourFiles(run) }
  if (!(await isToSettle(run, hour, facts, standing))) return { start, isSettled: false }
  // A monitor that is none of the run's any more leaves an empty file in the place of its former one.
  const names = new Set([...run.monitors.map(({ name }) => name), ...Object.keys(stored?.files ?? {})])
  const tables = new Map(run.isPart ? [] : [...names].map((name) => [name, begunFile('flows', FLOW_COLUMNS)] as const))
  const keys = raw.map(({ key }) => key)
  const owners = await readOwners(run, facts.told, hour)
  const sums = settledHour(hour, await readRawHour(run, hour, keys), { ...facts, owners }, (flows) => {
    for (const [name, own] of Map.groupBy(flows, ({ monitor }) => monitor)) {
      const table = tables.get(name)
      if (table) addRows(table, FLOW_COLUMNS, sorted(own), rowsOfFlow)
    }
  })
  const files: Record<string, string> = {}
  for (const [name, table] of tables) {
    if (table.metadata.num_rows === 0n && stored?.files[name] === undefined) continue
    files[name] = await writeObject(hourKey(run.day, name, start), endOf(table), PARQUET)
  }
  const rate = hourRate(sums, await refusalKeys({ ...run, ...hour }), run, facts)
  await writeSums(run, sums, { settledWith: settledWithNow(hour, facts, raw, sums.addresses), files, rate })
  logger.info('settled', { start, edges: sums.edges.length })
  return { start, isSettled: true }
})

/** By who called whom, then by time: a question of one workload skips the row groups of others, and equal names pack well. */
function sorted(flows: readonly PricedFlow[]): PricedFlow[] {
  return flows
    .map((flow) => ({ flow, pair: [flow.source.namespace, flow.source.workload, flow.destinationName].join('\n') }))
    .toSorted((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : a.flow.windowStart - b.flow.windowStart))
    .map(({ flow }) => flow)
}
