import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { readJson, readObject, writeJsonIf, writeObject } from '../aws/archive.ts'
import { dueEmail } from '../aws/due-email.ts'
import { listVariable, requiredVariable } from '../aws/environment.ts'
import { namedFault } from '../aws/faults.ts'
import { sendEmail, wasRefused } from '../aws/mail.ts'
import { changesKey, reportKey, sentKey, shortKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { DeliveryRefused, DeliveryUnconfirmed, Throttled } from '../domain/errors.ts'
import type { Report } from '../domain/report/report.ts'
import { changesPage } from '../templates/changes/changes-page.ts'
import { renderDigest, renderShortDigest } from '../templates/digest.ts'
import type { Snapshot } from './StoreSnapshot.ts'
import { metrics, task } from './task.ts'

/** `sending` before SES is asked, `sent` after it answered, `free` after it refused. */
interface Claim {
  readonly state: 'sending' | 'sent' | 'free'
  readonly day: string
  readonly recipients: readonly string[]
  readonly messageId?: string
}

export interface Delivery {
  readonly sent: boolean
  /** Why nothing was sent by this try. */
  readonly reason?: string
  readonly messageId?: string
}

/** Renders and archives the digest, and sends it once an execution. */
export const handler = task(async ({ run, snapshot }: { run: Run; snapshot: Snapshot }): Promise<Delivery> => {
  const report = await readJson<Report>(snapshot.reportKey)
  const whole = renderDigest(report)
  await writeObject(reportKey(run, 'html'), whole.html, 'text/html; charset=utf-8')
  await writeObject(reportKey(run, 'txt'), whole.text, 'text/plain; charset=utf-8')
  await writeObject(changesKey(run), changesPage(report), 'text/markdown; charset=utf-8')
  if (!run.email) return { sent: false, reason: 'email is false' }
  const due = dueEmail(report, run)
  if (due === 'none') {
    metrics.addMetric('ReportsDone', MetricUnit.Count, 1)
    return { sent: false, reason: 'a day without news, and the setting quietDays is none' }
  }
  const { subject, html, text } = due === 'short' ? renderShortDigest(report) : whole
  if (due === 'short') {
    await writeObject(shortKey(run, 'html'), html, 'text/html; charset=utf-8')
    await writeObject(shortKey(run, 'txt'), text, 'text/plain; charset=utf-8')
  }
  const claim = await claimed(run)
  if (claim.earlier) return claim.earlier
  const from = requiredVariable('REPORT_SENDER')
  const email = {
    from,
    to: run.recipients,
    replyTo: listVariable('REPLY_TO'),
    configurationSet: process.env.CONFIGURATION_SET ?? '',
    headers: headersOf(from),
    subject,
    html,
    text,
  }
  return deliver(run, claim.etag, () => sendEmail(email))
})

/**
 * What filters go by, and what keeps programs from answering (RFC 2919, RFC 3834). Source of what SES takes:
 * https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
function headersOf(from: string): Record<string, string> {
  const [, domain = 'invalid'] = /@([A-Za-z0-9.-]+)/.exec(from) ?? []
  return {
    'List-Id': `flowtoll <flowtoll.${domain}>`,
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
  }
}

/** Takes the execution's claim, by a conditional write: of two tries at once only one gets it. */
async function claimed(run: Run): Promise<{ etag: string; earlier?: never } | { earlier: Delivery }> {
  const key = sentKey(run.execution)
  const sending: Claim = { state: 'sending', day: run.day, recipients: run.recipients }
  const etag = await writeJsonIf(key, sending)
  if (etag !== undefined) return { etag }
  const { body, etag: found } = await readObject(key)
  const claim = JSON.parse(Buffer.from(body).toString('utf8')) as Claim
  if (claim.state === 'sent') {
    return { earlier: { sent: false, reason: 'this execution has sent its email already', ...messageOf(claim) } }
  }
  const taken = claim.state === 'free' ? await writeJsonIf(key, sending, found) : undefined
  if (taken !== undefined) return { etag: taken }
  throw unconfirmed(run, 'an earlier try of this execution ended while SES was being asked')
}

async function deliver(run: Run, etag: string, send: () => Promise<string>): Promise<Delivery> {
  const key = sentKey(run.execution)
  const claim = { day: run.day, recipients: run.recipients }
  let messageId: string
  try {
    messageId = await send()
  } catch (error) {
    if (!wasRefused(error)) throw unconfirmed(run, (error as Error).message, error)
    await writeJsonIf(key, { state: 'free', ...claim } satisfies Claim, etag)
    const named = namedFault(error)
    if (named instanceof Throttled) throw named
    throw new DeliveryRefused(`SES refused the report of ${run.day}: ${named.message}`, { cause: error })
  }
  await writeJsonIf(key, { state: 'sent', ...claim, messageId } satisfies Claim, etag)
  metrics.addMetric('ReportsDone', MetricUnit.Count, 1)
  return { sent: true, messageId }
}

const messageOf = ({ messageId }: Claim) => (messageId === undefined ? {} : { messageId })

function unconfirmed(run: Run, why: string, cause?: unknown): DeliveryUnconfirmed {
  return new DeliveryUnconfirmed(
    `the report of ${run.day} is in the archive, but nobody knows whether its email left (${why}); look in the inbox, and start a new execution to send it`,
    { cause },
  )
}
