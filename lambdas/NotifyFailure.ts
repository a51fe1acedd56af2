import { requiredVariable } from '../aws/environment.ts'
import { publish } from '../aws/topic.ts'
import { type FailedExecution, failureNotice } from '../domain/report/failure-notice.ts'
import { task } from './task.ts'

/** Tells the topic what failed, for which day, and what to do. */
export const handler = task(async (failed: FailedExecution): Promise<{ notified: true }> => {
  const { subject, message } = failureNotice(failed)
  await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
  return { notified: true }
})
