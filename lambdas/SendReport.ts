import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { readJson } from '../aws/archive.ts'
import { type Claim, takeClaim } from '../aws/claim.ts'
import { pageObjects, shortPageObjects } from '../aws/day-snapshot.ts'
import { dayWriter } from '../aws/day-writer.ts'
import { namedFault } from '../aws/faults.ts'
import { sendEmail, wasRefused } from '../aws/mail.ts'
import { reportEmail } from '../aws/report-email.ts'
import { deployedSettings } from '../aws/settings.ts'
import { sentKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { DeliveryRefused, DeliveryUnconfirmed, Throttled } from '../domain/errors.ts'
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
  const pages = [
    ...(due === 'short' ? shortPageObjects(run, digest) : []),
    // The day's own pages are older than the paragraph.
    ...(report.paragraph === null ? [] : pageObjects(run, renderDigest(report))),
  ]
  if (pages.length > 0) await writer.replace([pages], report.coverage)
  if (!run.email) return { sent: false, reason: 'email is false' }
  if (due === 'none') {
    countTold(run)
    return { sent: false, reason: 'a day without news, and the setting quietDays is none' }
  }
  return deliver(run, digest)
})

/** Throws DeliveryUnconfirmed where the email may have left, DeliveryRefused where it cannot. */
async function deliver(run: Run, digest: Digest): Promise<Delivery> {
  const email = reportEmail(run.recipients, digest)
  const claim = await takeClaim(sentKey(run.claim), { day: run.day, recipients: run.recipients })
  if (claim.state === 'sent') {
    // The try that sent it may have ended before its metrics left.
    countTold(run)
    return { sent: false, reason: 'this execution has sent its email already', messageId: claim.messageId }
  }
  if (claim.state === 'sending') throw unconfirmed(run, 'an earlier try of this execution ended while SES was asked')
  let messageId: string
  try {
    messageId = await sendEmail(email)
  } catch (error) {
    if (!wasRefused(error)) throw unconfirmed(run, (error as Error).message, error)
    throw await refused(run, claim, namedFault(error))
  }
  countTold(run)
  await claim.sent(messageId).catch((error: unknown) => {
    // The email has left all the same, and a claim that says `sending` lets no other try send.
    logger.warn('the email left, and its claim could not be told', error as Error)
  })
  return { sent: true, messageId }
}

/** No other day's report is one for the day that is due. */
function countTold({ day, dueDay }: Run): void {
  if (day === dueDay) metrics.addMetric('ReportsTold', MetricUnit.Count, 1)
}

/** Frees the claim of an email that SES refused. After a throttle the next try may send, if it finds the claim free. */
async function refused(run: Run, claim: Claim, named: Error): Promise<Error> {
  const isFree = await claim.free().then(
    () => true,
    (error: unknown) => {
      logger.warn('SES refused the email, and its claim could not be freed', error as Error)
      return false
    },
  )
  if (named instanceof Throttled && isFree) return named
  return new DeliveryRefused(`SES refused the report of ${run.day}: ${named.message}`, { cause: named })
}

function unconfirmed(run: Run, why: string, cause?: unknown): DeliveryUnconfirmed {
  return new DeliveryUnconfirmed(
    `the report of ${run.day} is in the archive, but nobody knows whether its email left (${why}); look in the inbox, and start a new execution to send it`,
    { cause },
  )
}
