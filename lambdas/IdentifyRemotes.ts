import { readJson, readJsonIfPresent, writeJson } from './aws/archive.ts'
import { ipRanges } from './aws/ip-ranges.ts'
import { identitiesKey } from './domain/archive-key.ts'
import type { DayEnds } from './domain/day-ends.ts'
import { type Identities, rangeIdentities } from './domain/identity.ts'
import type { Run } from './domain/run.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, task } from './task.ts'

interface Surrounded {
  readonly run: Run
  readonly surroundings: Surroundings
}

export interface IdentifiedDay {
  readonly identitiesKey: string
}

/** Names the day's public addresses; what a former run learned is kept. */
export const handler = task(async ({ run, surroundings }: Surrounded): Promise<IdentifiedDay> => {
  const { publicIps } = await readJson<DayEnds>(surroundings.endsKey)
  await learnIdentities(run, publicIps)
  return { identitiesKey: identitiesKey(run.day) }
})

async function learnIdentities(run: Run, publicIps: readonly string[]): Promise<void> {
  const known = await readJsonIfPresent<Identities>(identitiesKey(run.day))
  const unknown = publicIps.filter((ip) => run.refresh || known?.byIp[ip] === undefined)
  if (known && known.problem === null && unknown.length === 0) return
  const { ranges, problem } = await ipRanges()
  if (problem !== null) logger.warn(problem)
  const learned = ranges ? rangeIdentities(ranges, unknown) : {}
  const byIp = Object.fromEntries(
    Object.entries({ ...known?.byIp, ...learned }).toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )
  const identities: Identities = { schema: 1, rangesOf: ranges?.createDate ?? known?.rangesOf ?? null, byIp, problem }
  await writeJson(identitiesKey(run.day), identities)
}
