import { MetricUnit } from '@aws-lambda-powertools/metrics'
import { changeJson, readJson, readJsonIfPresent } from '../aws/archive.ts'
import { shortPageObjects } from '../aws/day-snapshot.ts'
import { dayWriter } from '../aws/day-writer.ts'
import { readPeriod } from '../aws/earlier-days.ts'
import { deployedSettings } from '../aws/settings.ts'
import type { Delivered as DeliveredTo } from '../channels/deliver.ts'
import { sendEmailOnce } from '../channels/email.ts'
import { type Message, tellInTurn } from '../channels/in-turn.ts'
import { ofReceiver, type Receiver, receiversOf } from '../channels/receivers.ts'
import { tellReport, tellSummary } from '../channels/tell.ts'
import { decisionsKey, sentKey } from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { defined } from '../domain/defined.ts'
import { DeliveryRefused, DeliveryUnconfirmed } from '../domain/errors.ts'
import type { Decisions, TeamContact } from '../domain/identities/teams.ts'
import type { Delivery } from '../domain/report/delivery.ts'
import { dueEmail } from '../domain/report/due-email.ts'
import { dueSummaries } from '../domain/report/due-summaries.ts'
import type { Report } from '../domain/report/report.ts'
import { type Digest, renderDigest, renderShortDigest } from '../templates/digest.ts'
import type { Snapshot } from './StoreDay.ts'
import { logger, metrics, task } from './task.ts'

interface SentEmail {
  readonly sent: boolean
  /** Why nothing was sent by this try. */
  readonly reason?: string
  readonly messageId?: string
}

export interface Delivered extends SentEmail {
  /** What became of each message. */
  readonly deliveries: readonly Delivery[]
  /** Until the first receiver is to be asked again that could not take its message yet; absent where none is. */
  readonly waitSeconds?: number
}

/**
 * Tells the report that stands in the archive to whom it is due, once an execution, or once for all starts of one time; and notes in the report
 * what was sent where.
 */
export const handler = task(async ({ run, snapshot }: { run: Run; snapshot: Snapshot }): Promise<Delivered> => {
  const writer = await dayWriter(run)
  const report = await readJson<Report>(snapshot.reportKey)
  const due = dueEmail(report, run, deployedSettings().quietDays)
  const digest = due === 'short' ? renderShortDigest(report) : renderDigest(report)
  if (due === 'short') await writer.replace([shortPageObjects(run, digest)], report.coverage)
  const receivers = isTold(run) ? receiversOf(deployedSettings().channels, await contactsOf(run)) : []
  const messages = [...told(run, report, receivers), ...summed(run, report, receivers)]
  // Nobody waits for another, but emails for that to all recipients.
  const first = Promise.allSettled([emailed(run, due, digest)])
  const [[email], all] = await Promise.all([first, tellInTurn(messages, first)])
  const delivered = all.filter((one) => one !== undefined)
  const wait = waitOf(delivered)
  const deliveries = [
    emailDelivery(email, wait.waitSeconds !== undefined),
    ...delivered.map(({ delivery }) => delivery),
  ]
  if (run.email) await noteDeliveries(snapshot.reportKey, report, deliveries)
  const failed = email.status === 'rejected' ? (email.reason as Error) : undefined
  // Whoever is asked later is not given up for another that failed: the last round ends in the error.
  if (failed && wait.waitSeconds === undefined) throw failed
  if (failed) logger.warn('a message was not sent, and others wait', failed)
  const sent = email.status === 'fulfilled' ? email.value : { sent: false, reason: (email.reason as Error).message }
  return { ...sent, deliveries, ...wait }
})

/** Whoever asks for an email by hand gets that; and a report of some monitors is no news of all. */
const isTold = ({ email, isAskedFor, isPart }: Run) => email && !isAskedFor && !isPart

const warn = (message: string, error: Error) => logger.warn(message, error)

/** Each the report, or its part where the day has one. */
const told = ({ claim, day, dueDay }: Run, report: Report, receivers: readonly Receiver[]): Message[] =>
  receivers.flatMap((receiver) => {
    const { channel, what, team: name } = receiver
    const team = name === undefined ? undefined : report.teams?.find((one) => one.name === name)
    if (name !== undefined && team === undefined) return []
    const audience = { report, claim, what, isDue: day === dueDay, ...defined({ team }) }
    return [{ of: ofReceiver(receiver), tell: () => tellReport(audience, channel, warn) }]
  })

/** Each the week and the month that are due. */
function summed(run: Run, report: Report, receivers: readonly Receiver[]): Message[] {
  const { day, dueDay = day } = run
  return dueSummaries(run).flatMap((dates) => {
    const { name } = dates
    let facts: ReturnType<typeof readPeriod> | undefined
    const read = () => {
      facts ??= readPeriod(dates, report).catch((error: unknown) => {
        // Whoever asks next reads it anew.
        facts = undefined
        throw error
      })
      return facts
    }
    const asking = receivers.filter(({ what }) => what.includes(name))
    return asking.map((receiver) => ({
      of: { ...ofReceiver(receiver), summary: name },
      tell: () => tellSummary({ dates, dueDay, read, ...defined({ team: receiver.team }) }, receiver.channel, warn),
    }))
  })
}

function waitOf(delivered: readonly DeliveredTo[]): Pick<Delivered, 'waitSeconds'> {
  const instants = delivered.flatMap(({ waitsUntil }) => (waitsUntil === undefined ? [] : [Date.parse(waitsUntil)]))
  if (instants.length === 0) return {}
  return { waitSeconds: Math.max(1, Math.ceil((Math.min(...instants) - Date.now()) / 1000)) }
}

/** What of the decisions the day was settled with says who is told; nothing where they cannot be read. */
async function contactsOf({ day }: Run): Promise<readonly TeamContact[]> {
  try {
    return (await readJsonIfPresent<Decisions>(decisionsKey(day)))?.contacts ?? []
  } catch (error) {
    logger.warn('the decisions could not be read: no team is told', error as Error)
    return []
  }
}

async function emailed(run: Run, due: ReturnType<typeof dueEmail>, digest: Digest): Promise<SentEmail> {
  if (!run.email) return { sent: false, reason: 'email is false' }
  if (due === 'none') {
    countTold(run)
    return { sent: false, reason: 'a day without news, and the setting quietDays is none' }
  }
  const { messageId, isEarlier } = await sendEmailOnce({
    key: sentKey(run.claim),
    ...{ day: run.day, recipients: run.recipients, digest },
    what: `the report of ${run.day}`,
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

const EMAIL = { channel: 'email', kind: 'email' } as const

/** `isTriedAgain`: this execution comes back for others. A retry of the task says anew what became of it. */
function emailDelivery(email: PromiseSettledResult<SentEmail>, isTriedAgain: boolean): Delivery {
  if (email.status === 'fulfilled') {
    const { messageId, reason = '' } = email.value
    return messageId === undefined ? { ...EMAIL, state: 'not_due', reason } : { ...EMAIL, state: 'sent' }
  }
  const { message: reason } = email.reason as Error
  if (email.reason instanceof DeliveryUnconfirmed) return { ...EMAIL, state: 'unconfirmed', reason }
  return { ...EMAIL, state: email.reason instanceof DeliveryRefused || !isTriedAgain ? 'refused' : 'waiting', reason }
}

/**
 * In the report that was told; where another run has replaced it since, that one tells of its own. What an earlier run of the day sent stays
 * beside what this one did not send there.
 */
async function noteDeliveries(key: string, report: Report, deliveries: readonly Delivery[]): Promise<void> {
  await changeJson<Report, Report | undefined>(key, (standing) =>
    standing?.execution === report.execution
      ? { ...standing, deliveries: [...sentBefore(standing.deliveries ?? [], deliveries), ...deliveries] }
      : standing,
  ).catch((error: unknown) => {
    logger.warn('what was sent could not be noted in the report', error as Error)
  })
}

const sentBefore = (standing: readonly Delivery[], own: readonly Delivery[]) =>
  standing.filter(
    ({ state, channel, team, summary }) =>
      state === 'sent' &&
      !own.some(
        (one) => one.state === 'sent' && one.channel === channel && one.team === team && one.summary === summary,
      ),
  )
