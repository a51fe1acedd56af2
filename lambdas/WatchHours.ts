import { requiredVariable } from '../aws/environment.ts'
import { remember } from '../aws/failure-memory.ts'
import { publish } from '../aws/topic.ts'
import type { Run } from '../domain/collecting/run.ts'
import { isHourlyCollection } from '../domain/report/failed-run.ts'
import { afterEnd, afterSuccess, type Ended } from '../domain/report/failure-memory.ts'
import { recoveryNotice } from '../domain/report/failure-notice.ts'
import { logger, task } from './task.ts'

interface Settled {
  readonly run: Run
  readonly startedAt: string
}

/** A collection has gone to its end. Where hourly ones had failed before, tells that this is over. */
export const handler = task(async ({ run, startedAt }: Settled): Promise<void> => {
  if (isHourlyCollection(run)) await tellRecovery(run, { execution: run.executionArn, startedAt })
})

/** What cannot be told now, the next collection tells. */
async function tellRecovery({ timeZone }: Run, ended: Ended): Promise<void> {
  try {
    const { isDue, memory } = await remember((known) => afterSuccess(known, ended))
    if (!isDue || memory.since === null) return
    const { subject, message } = recoveryNotice({ since: memory.since, timeZone, execution: ended.execution })
    await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
    await remember((known) => ({ memory: afterEnd(known, ended) }))
  } catch (error) {
    logger.warn('the end of a failure could not be told', error as Error)
  }
}
