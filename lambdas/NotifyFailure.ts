import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { claimState } from '../aws/claim.ts'
import { requiredVariable } from '../aws/environment.ts'
import { putEvents } from '../aws/event-bus.ts'
import { remember } from '../aws/failure-memory.ts'
import { deployedSettings } from '../aws/settings.ts'
import { publish } from '../aws/topic.ts'
import { sentKey } from '../domain/archive-key.ts'
import { type FailedExecution, type FailedRun, failedRun, type RunSettings } from '../domain/report/failed-run.ts'
import { afterFailure, afterTelling, type Ended } from '../domain/report/failure-memory.ts'
import { type EmailFate, failureNotice } from '../domain/report/failure-notice.ts'
import { logger, metrics, task } from './task.ts'

export interface Notified {
  /** False where a failure that lasts was told already. */
  readonly notified: boolean
}

/**
 * Tells the topic what failed, for which hours, what became of the report, and what to do. An hourly collection that keeps
 * failing is told when that begins, and once a day.
 */
export const handler = task(async (failed: FailedExecution): Promise<Notified> => {
  const of = failedRun(failed, runSettings())
  const name = failed.error.Error ?? ''
  const ended: Ended = { execution: failed.execution, startedAt: failed.startedAt }
  const standing = of?.isHourly ? await standingFailure(name, ended) : undefined
  if (standing?.isDue === false) return { notified: false }
  const email = await emailFate(failed, of)
  const { subject, message } = failureNotice({ ...failed, of, email, since: standing?.memory.since ?? undefined })
  await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
  await tellEvent({ ...failed, of, email })
  // Who was told of its failure need not be told that the report is missing.
  if (of?.isDueReport) metrics.addMetric('ReportsTold', MetricUnit.Count, 1)
  if (of !== undefined && isRemembered(of, name)) {
    await remember((memory) => ({ memory: afterTelling(memory, name, ended) })).catch((error: unknown) => {
      logger.warn('that the failure was told could not be noted', error as Error)
    })
  }
  return { notified: true }
})

/** Rules of an event bus that the settings name learn of it too; what they cannot be told costs nobody the notice. */
async function tellEvent({
  execution,
  error,
  of,
  email,
}: FailedExecution & { of: FailedRun | undefined; email: EmailFate }) {
  try {
    const detail = {
      ...{ schemaVersion: 1, id: execution, error: error.Error ?? null, cause: String(error.Cause ?? '') },
      ...{ day: of?.day ?? null, hours: of?.hours ?? null, mode: of?.mode ?? null, email },
    }
    const buses = deployedSettings().channels.flatMap((one) =>
      one.kind === 'event' && one.of === 'all' ? [one.bus] : [],
    )
    await Promise.all(buses.map((bus) => putEvents(bus, [{ type: 'Report failed', detail }])))
  } catch (untold) {
    logger.warn('the failure could not be put on an event bus', untold as Error)
  }
}

/** Who was told of an earlier day alone knows nothing of those since; and of an input that was refused nothing is written. */
const isRemembered = ({ isHourly, isDueReport }: FailedRun, name: string) =>
  isHourly || (isDueReport && name !== 'InvalidInput')

/** Undefined where the memory cannot be had: a failure that is told too often is better than one that is not. */
async function standingFailure(name: string, ended: Ended) {
  try {
    return await remember((memory) => afterFailure(memory, name, ended))
  } catch (error) {
    logger.warn('the memory of failures could not be read or written', error as Error)
    return undefined
  }
}

/** Settings that are wrong are what failed, and must be told too. */
function runSettings(): RunSettings {
  try {
    return deployedSettings()
  } catch (wrong) {
    logger.warn('the settings cannot be read', wrong as Error)
    return { timeZone: 'UTC', settleMinutes: 0 }
  }
}

/** By the claim, which may be of an earlier execution of one scheduled time: nobody asks SES without one. */
async function emailFate({ run, error }: FailedExecution, of: FailedRun | undefined): Promise<EmailFate> {
  const isOfNone = of?.mode !== 'report' || (run !== null && 'email' in run && !run.email)
  if (isOfNone || error.Error === 'DeliveryRefused') return 'not sent'
  try {
    const state = await claimState(sentKey(of.claim))
    return state === 'sending' ? 'unknown' : state === 'sent' ? 'sent' : 'not sent'
  } catch (unread) {
    logger.warn('the claim of the email could not be read', unread as Error)
    return 'unknown'
  }
}
