import { claimState } from '../aws/claim.ts'
import { requiredVariable } from '../aws/environment.ts'
import { deployedSettings } from '../aws/settings.ts'
import { publish } from '../aws/topic.ts'
import { sentKey } from '../domain/archive-key.ts'
import { type FailedExecution, failedRun, type RunSettings } from '../domain/report/failed-run.ts'
import { type EmailFate, failureNotice } from '../domain/report/failure-notice.ts'
import { logger, task } from './task.ts'

/** Tells the topic what failed, for which hours, what became of the report, and what to do. */
export const handler = task(async (failed: FailedExecution): Promise<{ notified: true }> => {
  const of = failedRun(failed, runSettings())
  const { subject, message } = failureNotice({ ...failed, of, email: await emailFate(failed) })
  await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
  return { notified: true }
})

/** Settings that are wrong are what failed, and must be told too. */
function runSettings(): RunSettings {
  try {
    return deployedSettings()
  } catch (wrong) {
    logger.warn('the settings cannot be read', wrong as Error)
    return { timeZone: 'UTC', settleMinutes: 0 }
  }
}

/** By the execution's claim: whatever ended a task, nobody asks SES without one. */
async function emailFate({ run, error }: FailedExecution): Promise<EmailFate> {
  if (run?.mode !== 'report' || !run.email || error.Error === 'DeliveryRefused') return 'not sent'
  try {
    const state = await claimState(sentKey(run.execution))
    return state === 'sending' ? 'unknown' : state === 'sent' ? 'sent' : 'not sent'
  } catch (unread) {
    logger.warn('the claim of the email could not be read', unread as Error)
    return 'unknown'
  }
}
