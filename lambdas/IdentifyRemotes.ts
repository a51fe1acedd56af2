import { readJsonIfPresent, writeJson } from './aws/archive.ts'
import { ipRanges } from './aws/ip-ranges.ts'
import { readTopology } from './aws/network.ts'
import { readRawDay } from './aws/raw-day.ts'
import { isPublic } from './domain/address.ts'
import { identitiesKey, topologyKey } from './domain/archive-key.ts'
import { type Identities, rangeIdentities } from './domain/identity.ts'
import type { Observation } from './domain/observation.ts'
import type { Run } from './domain/run.ts'
import type { Topology } from './domain/topology.ts'
import { logger, task } from './task.ts'

export interface IdentifiedDay {
  readonly topologyKey: string
  readonly identitiesKey: string
}

/** Reads the day's routes from EC2 and names its public addresses; what a former run learned is kept. */
export const handler = task(async ({ run }: { run: Run }): Promise<IdentifiedDay> => {
  const { observations } = await readRawDay(run)
  await learnTopology(run, observations)
  await learnIdentities(run, observations)
  return { topologyKey: topologyKey(run.day), identitiesKey: identitiesKey(run.day) }
})

async function learnTopology(run: Run, observations: readonly Observation[]): Promise<void> {
  const vpcIds = [...new Set(observations.map(({ local }) => local.vpcId).filter((id) => id !== null))].toSorted()
  const known = await readJsonIfPresent<Topology>(topologyKey(run.day))
  if (known && !run.refresh && known.denied.length === 0 && vpcIds.every((id) => known.vpcIds.includes(id))) return
  const topology = await readTopology([...new Set([...vpcIds, ...(known?.vpcIds ?? [])])].toSorted())
  await writeJson(topologyKey(run.day), topology)
}

async function learnIdentities(run: Run, observations: readonly Observation[]): Promise<void> {
  const known = await readJsonIfPresent<Identities>(identitiesKey(run.day))
  const asked = new Set<string>()
  for (const { local, remote } of observations) {
    for (const { ip } of [local, remote]) if (ip !== null && isPublic(ip)) asked.add(ip)
  }
  const unknown = [...asked].filter((ip) => run.refresh || known?.byIp[ip] === undefined)
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
