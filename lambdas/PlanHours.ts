import { readHourFacts } from '../aws/hour-facts.ts'
import { hoursToSettle } from '../aws/hours-to-settle.ts'
import { dayToSettle } from '../domain/collecting/day-to-settle.ts'
import type { Run } from '../domain/collecting/run.ts'
import type { Interval } from '../domain/day.ts'
import type { IdentifiedDay } from './IdentifyRemotes.ts'
import type { Surroundings } from './ReadSurroundings.ts'
import { logger, task } from './task.ts'

interface Identified {
  readonly run: Run
  /** Of the day, as far as they are over. */
  readonly hours: readonly Interval[]
  readonly surroundings: Surroundings
  readonly identities: IdentifiedDay
}

/** Lists those of the day's hours that are to be settled: what is settled, and would come out the same, is left as it is. */
export const handler = task(
  async ({ run: asked, hours, surroundings, identities }: Identified): Promise<Interval[]> => {
    const run = dayToSettle(asked)
    const toSettle = await hoursToSettle(run, hours, await readHourFacts(run, { ...surroundings, ...identities }))
    logger.info('hours to settle', { day: run.day, hours: toSettle.map(({ from }) => from) })
    return toSettle
  },
)
