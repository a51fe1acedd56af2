import { FAILURE_MEMORY_KEY } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { afterEnd, afterSuccess, type Ended } from '../domain/report/failure-memory.ts'
import { recoveryNotice } from '../domain/report/failure-notice.ts'
import { listKeys } from './archive.ts'
import { requiredVariable } from './environment.ts'
import { remember } from './failure-memory.ts'
import { publish } from './topic.ts'

/** Tells that hourly collections, which had failed, go on. */
export async function tellRecovery({ timeZone }: Pick<Run, 'timeZone'>, ended: Ended): Promise<void> {
  // Where no collection ever failed there is nothing to read.
  if ((await listKeys(FAILURE_MEMORY_KEY)).length === 0) return
  const { isDue, memory } = await remember((known) => afterSuccess(known, ended))
  if (!isDue || memory.since === null) return
  const { subject, message } = recoveryNotice({ since: memory.since, timeZone, execution: ended.execution })
  await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
  await remember((known) => ({ memory: afterEnd(known, ended) }))
}
