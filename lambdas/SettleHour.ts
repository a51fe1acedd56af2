import { isDeepStrictEqual } from 'node:util'
import { readJson, writeObject } from '../aws/archive.ts'
import { PARQUET } from '../aws/day-snapshot.ts'
import { readDecisions } from '../aws/kept-decisions.ts'
import { rawObjects, readRawHour, refusalKeys } from '../aws/raw-hour.ts'
import { deployedSettings } from '../aws/settings.ts'
import { hasFiles, hashed, storedSums, writeSums } from '../aws/settled-hour.ts'
import { hourKey, slicePrefix } from '../domain/archive-key.ts'
import { dayToSettle } from '../domain/collecting/day-to-settle.ts'
import type { Run } from '../domain/collecting/run.ts'
import { FLOW_COLUMNS } from '../domain/columns.ts'
import type { Interval } from '../domain/day.ts'

import { type HourFacts, settledHour } from '../domain/hours/settled-hour.ts'
import { settledWith } from '../domain/hours/settled-with.ts'
import { type PricedFlow, rowsOfFlow } from '../domain/money/priced-flow.ts'
import { addRows, begunFile, endOf } from '../domain/parquet.ts'
import { hourRate } from '../domain/report/hour-rates.ts'
import { bytesOfGigabyte } from '../domain/settings.ts'
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
 * Makes flows of an hour's raw rows, of all monitors at once, names and prices them, and leaves them and their sums. What is
 * settled stays as it is, unless what it follows from has changed; and where some of that is gone, as raw rows are one day.
 */
export const handler = task(async ({ run: asked, hour, surroundings, identities }: Collected): Promise<Settling> => {
  const run = dayToSettle(asked)
  const start = hour.from
  const raw = await rawObjects(run, hour)
  const stored = await storedSums(run, start)
  const isThere = new Set(raw.map(({ key }) => key))
  // Of a monitor that is none of the run's nothing is looked for: the hour is settled again without it.
  const isGone = (key: string) =>
    !isThere.has(key) && run.monitors.some(({ name }) => key.startsWith(slicePrefix(name, start)))
  if (raw.length === 0 || stored?.raw.some(isGone)) return { start, isSettled: false }
  const facts = await factsOf(run, { ...surroundings, ...identities })
  // Files of one day are joined, so all of them have the same columns.
  const columns = FLOW_COLUMNS.map(({ name, type }) => [name, type])
  const now = (addresses: readonly string[]) => hashed({ ...settledWith(hour, facts, raw, addresses), columns })
  if (stored && !run.refresh) {
    const isSame = isDeepStrictEqual(stored.settledWith, now(stored.addresses))
    if (isSame && (await hasFiles(run, stored))) return { start, isSettled: false }
  }
  // A monitor that is none of the run's any more leaves an empty file in the place of its former one.
  const names = new Set([...run.monitors.map(({ name }) => name), ...Object.keys(stored?.files ?? {})])
  const tables = new Map(run.isPart ? [] : [...names].map((name) => [name, begunFile('flows', FLOW_COLUMNS)] as const))
  const sums = settledHour(hour, await readRawHour(run, hour, [...isThere]), facts, (flows) => {
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
  await writeSums(run, sums, { settledWith: now(sums.addresses), files, rate })
  logger.info('settled', { start, edges: sums.edges.length })
  return { start, isSettled: true }
})

async function factsOf({ monitors }: Run, keys: Surroundings & IdentifiedDay): Promise<HourFacts> {
  const settings = deployedSettings()
  return {
    monitors,
    topology: await readJson<HourFacts['topology']>(keys.topologyKey),
    identities: await readJson<HourFacts['identities']>(keys.identitiesKey),
    prices: await readJson<HourFacts['prices']>(keys.pricesKey),
    terms: await readJson<HourFacts['terms']>(keys.termsKey),
    teams: (await readDecisions(keys.decisionsKey)).teams,
    priceFactor: settings.priceFactor,
    bytesPerGigabyte: bytesOfGigabyte(settings),
  }
}

/** By who called whom, then by time: a question of one workload skips the row groups of others, and equal names pack well. */
function sorted(flows: readonly PricedFlow[]): PricedFlow[] {
  return flows
    .map((flow) => ({ flow, pair: [flow.source.namespace, flow.source.workload, flow.destinationName].join('\n') }))
    .toSorted((a, b) => (a.pair < b.pair ? -1 : a.pair > b.pair ? 1 : a.flow.windowStart - b.flow.windowStart))
    .map(({ flow }) => flow)
}
