import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { readJson } from '../aws/archive.ts'
import { shortPageObjects } from '../aws/day-snapshot.ts'
import { dayWriter } from '../aws/day-writer.ts'
import { reportEmail } from '../aws/report-email.ts'
import { sendOnce } from '../aws/sending.ts'
import { deployedSettings } from '../aws/settings.ts'
import { sentKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { dueEmail } from '../domain/report/due-email.ts'
import type { Report } from '../domain/report/report.ts'
import { type Digest, renderDigest, renderShortDigest } from '../templates/digest.ts'
import type { Snapshot } from './StoreDay.ts'
import { logger, metrics, task } from './task.ts'

export interface Delivery {
  readonly sent: boolean
  /** Why nothing was sent by this try. */
  readonly reason?: string
  readonly messageId?: string
}

/** Renders the digest that stands in the archive, and sends it once an execution, or once for all starts of one time. */
export const handler = task(async ({ run, snapshot }: { run: Run; snapshot: Snapshot }): Promise<Delivery> => {
  const writer = await dayWriter(run)
  const report = await readJson<Report>(snapshot.reportKey)
  const due = dueEmail(report, run, deployedSettings().quietDays)
  const digest = due === 'short' ? renderShortDigest(report) : renderDigest(report)
  if (due === 'short') await writer.replace([shortPageObjects(run, digest)], report.coverage)
  if (!run.email) return { sent: false, reason: 'email is false' }
  if (due === 'none') {
    countTold(run)
    return { sent: false, reason: 'a day without news, and the setting quietDays is none' }
  }
  return deliver(run, digest)
})

async function deliver(run: Run, digest: Digest): Promise<Delivery> {
  const { messageId, isEarlier } = await sendOnce({
    key: sentKey(run.claim),
    about: { day: run.day, recipients: run.recipients },
    what: `the report of ${run.day}`,
    email: reportEmail(run.recipients, digest),
    warn: (message, error) => logger.warn(message, error),
  })
  // The try that sent it may have ended before its metrics left.
  countTold(run)
  if (!isEarlier) return { sent: true, messageId }
  return { sent: false, reason: 'this execution has sent its email already', messageId }
}

/** No other day's report is one for the day that is due. */
function countTold({ day, dueDay }: Run): void {
  if (day === dueDay) metrics.addMetric('ReportsTold', MetricUnit.Count, 1)
}
