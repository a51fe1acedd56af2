import type { Run } from '../domain/collecting/run.ts'
import type { HourFacts } from '../domain/hours/settled-hour.ts'
import { bytesOfGigabyte } from '../domain/settings.ts'
import { readJson } from './archive.ts'
import { readDecisions } from './kept-decisions.ts'
import { readTold } from './kubernetes/kept-objects.ts'
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
  return {
    monitors: run.monitors,
    topology: await readJson<HourFacts['topology']>(keys.topologyKey),
    identities: await readJson<HourFacts['identities']>(keys.identitiesKey),
    prices: await readJson<HourFacts['prices']>(keys.pricesKey),
    terms: await readJson<HourFacts['terms']>(keys.termsKey),
    teams: (await readDecisions(keys.decisionsKey)).teams,
    told: await readTold(run),
    priceFactor: settings.priceFactor,
    bytesPerGigabyte: bytesOfGigabyte(settings),
  }
}
