import type { Run } from '../domain/collecting/run.ts'
import type { HourFacts } from '../domain/hours/settled-hour.ts'
import { bytesOfGigabyte } from '../domain/settings.ts'
import { readJson } from './archive.ts'
import { readDecisions } from './kept-decisions.ts'
import { readToldForHours } from './kubernetes/kept-clusters.ts'
import { deployedSettings } from './settings.ts'

/** What the tasks before left for a day's hours, by key. */
export interface FactKeys {
  readonly topologyKey: string
  readonly identitiesKey: string
  readonly pricesKey: string
  readonly termsKey: string
  readonly decisionsKey: string
}

/** Reads what a day's hours are settled with, beside their rows. */
export async function readHourFacts(run: Pick<Run, 'day' | 'monitors'>, keys: FactKeys): Promise<HourFacts> {
  const settings = deployedSettings()
  const [topology, identities, prices, terms, decisions, told] = await Promise.all([
    readJson<HourFacts['topology']>(keys.topologyKey),
    readJson<HourFacts['identities']>(keys.identitiesKey),
    readJson<HourFacts['prices']>(keys.pricesKey),
    readJson<HourFacts['terms']>(keys.termsKey),
    readDecisions(keys.decisionsKey),
    readToldForHours(run),
  ])
  return {
    ...{ monitors: run.monitors, topology, identities, prices, terms, teams: decisions.teams, told },
    ...{ priceFactor: settings.priceFactor, bytesPerGigabyte: bytesOfGigabyte(settings) },
  }
}
