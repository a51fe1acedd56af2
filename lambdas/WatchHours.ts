import { createHash } from 'node:crypto'
import { changeJson, listKeys, readJson, readJsonIfPresent } from '../aws/archive.ts'
import { claimState } from '../aws/claim.ts'
import { latestReadClusters } from '../aws/kubernetes/kept-clusters.ts'
import { tellRecovery } from '../aws/recovery.ts'
import { deployedSettings } from '../aws/settings.ts'
import { storedHour } from '../aws/settled-hour.ts'
import { sendEmailOnce } from '../channels/email.ts'
import { type Message, tellInTurn } from '../channels/in-turn.ts'
import { ofReceiver, type Receiver, receiversOf } from '../channels/receivers.ts'
import { teamId, tellAlert } from '../channels/tell.ts'
import {
  ALERTS_KEY,
  alertClaim,
  dayReportKey,
  decisionsKey,
  HOUR_RATES_KEY,
  pricesKey,
  sentKey,
  termsKey,
  topologyKey,
  trendKey,
} from '../domain/archive-key.ts'
import type { Run } from '../domain/collecting/run.ts'
import { addDays, dayInterval, hoursOf, localDay } from '../domain/day.ts'
import { DayBusy, DeliveryRefused, Throttled } from '../domain/errors.ts'
import { type Decisions, NO_DECISIONS, type TeamContact } from '../domain/identities/teams.ts'
import { decidedAcceptances } from '../domain/report/decided.ts'
import { isHourlyCollection } from '../domain/report/failed-run.ts'
import { firstStepOf, type HourKnowledge } from '../domain/report/first-step.ts'
import type { HourRates } from '../domain/report/hour-rates.ts'
import { alertNotification, type HourlyRises, teamAlert } from '../domain/report/news.ts'
import type { Report } from '../domain/report/report.ts'
import { bytesOfGigabyte } from '../domain/settings.ts'
import { type AlertMemory, type HourlyAlert, NOTHING_TOLD, untold, watchedHours } from '../domain/trend/hour-watch.ts'
import { TREND_DAYS, type TrendDay } from '../domain/trend/trend-day.ts'
import { renderAlert } from '../templates/alert-message.ts'
import { logger, task } from './task.ts'

interface Settled {
  readonly run: Run
  readonly startedAt: string
}

export interface Watched {
  /** Rises that this execution told. */
  readonly told: number
  /** Why nothing was looked at. */
  readonly reason?: string
}

/**
 * Holds the newest two hours against those of other days, and tells at once what rose beyond the setting `alert`. A collection has then gone
 * to its end: where hourly ones had failed before, tells that this is over.
 */
export const handler = task(async ({ run, startedAt }: Settled): Promise<Watched> => {
  const watched = await watch(run)
  if (isHourlyCollection(run)) {
    // What cannot be told now, the next collection tells.
    await tellRecovery(run, { execution: run.executionArn, startedAt }).catch((error: unknown) => {
      logger.warn('the end of a failure could not be told', error as Error)
    })
  }
  return watched
})

async function watch(run: Run): Promise<Watched> {
  const settings = deployedSettings()
  if (!settings.hourlyAlerts) return { told: 0, reason: 'the setting hourlyAlerts is false' }
  if (run.isPart) return { told: 0, reason: 'a part of the monitors is no measure' }
  const newest = await newestHours(run)
  if (newest === undefined) return { told: 0, reason: 'the newest two hours are not settled' }
  const [, { day }] = newest
  const { hours: past = [] } = (await readJsonIfPresent<HourRates>(HOUR_RATES_KEY)) ?? {}
  const { trend, report } = await newestReport(day)
  const clusters = [...new Set(run.monitors.map(({ cluster }) => cluster))]
  const hours = [newest[0].hour.rate, newest[1].hour.rate] as const
  const memory = await changeJson<AlertMemory>(ALERTS_KEY, (standing) =>
    watchedHours(
      {
        ...{ hours, past, clusters, limits: settings.alert },
        told: trend?.told ?? {},
        proofs: report?.findings.proofs ?? [],
      },
      standing ?? NOTHING_TOLD,
    ),
  )
  // What an earlier try of this hour noted is told by its claim.
  const news = memory.alerts.filter(({ told }) => told === hours[1].to).toSorted((a, b) => riseUsd(b) - riseUsd(a))
  if (news.length === 0) return { told: 0 }
  const decisions = (await readJsonIfPresent<Decisions>(decisionsKey(day))) ?? NO_DECISIONS
  const knowledge: HourKnowledge = {
    ...{
      run,
      bytesPerGigabyte: bytesOfGigabyte(settings),
      priceFactor: settings.priceFactor,
      accepted: decidedAcceptances(settings.accepted, decisions),
    },
    topology: await readJson(topologyKey(day)),
    readClusters: await latestReadClusters({ ...run, day }),
    prices: await readJson(pricesKey(day)),
    terms: await readJson(termsKey({ ...run, day })),
    hours: newest.map(({ hour }) => hour),
  }
  return tell(run, day, clusters, news, knowledge, decisions.contacts ?? [])
}

const riseUsd = ({ usdPerDay, usualUsdPerDay }: HourlyAlert) => usdPerDay - usualUsdPerDay

/** What comes in late of an hour may show another rise: told with those before it, as an email of its own. */
const hashOf = (news: readonly HourlyAlert[]) =>
  createHash('sha256')
    .update(JSON.stringify(news.map(({ key }) => key).toSorted()))
    .digest('hex')
    .slice(0, 16)

interface DayHour {
  /** Local day that the hour is of. */
  readonly day: string
  readonly hour: NonNullable<Awaited<ReturnType<typeof storedHour>>>
}

/** The newest two hours, one after the other and maybe of two days: also of a collection of an earlier day, whose own hours are no news. */
async function newestHours(run: Run): Promise<[DayHour, DayHour] | undefined> {
  const { timeZone, settledUntil } = run
  const today = localDay(Date.parse(settledUntil), timeZone)
  const all = [addDays(today, -1), today].flatMap((one) =>
    hoursOf(dayInterval(one, timeZone)).map(({ from, to }) => ({ day: one, from, to })),
  )
  const newest = all.filter(({ to }) => to <= settledUntil).slice(-2)
  const [earlier, latest] = await Promise.all(
    newest.map(async ({ day, from }) => {
      const hour = await storedHour({ ...run, day }, from)
      return hour && { day, hour }
    }),
  )
  return earlier && latest && [earlier, latest]
}

/** What the newest report told, and that report. */
async function newestReport(day: string): Promise<{ trend?: TrendDay; report?: Report | undefined }> {
  const archived = new Set(await listKeys('trends/'))
  const days = Array.from({ length: TREND_DAYS }, (_, index) => addDays(day, -index - 1))
  const newest = days.find((one) => archived.has(trendKey(one)))
  if (newest === undefined) return {}
  return {
    trend: await readJson<TrendDay>(trendKey(newest)),
    report: await readJsonIfPresent<Report>(dayReportKey(newest)),
  }
}

async function tell(
  run: Run,
  day: string,
  clusters: readonly string[],
  news: readonly HourlyAlert[],
  knowledge: HourKnowledge,
  contacts: readonly TeamContact[],
): Promise<Watched> {
  const { recipients, channels } = deployedSettings()
  const [{ told }] = news as [HourlyAlert]
  const rises = news.map((alert) => ({ alert, first: firstStepOf(alert, knowledge) }))
  const claim = alertClaim(told, hashOf(news))
  const key = sentKey(claim)
  const notified = { day, timeZone: run.timeZone, clusters, rises }
  const receivers = receiversOf(channels, contacts).filter(({ what }) => what.includes('alerts'))
  const first = Promise.allSettled([
    sendEmailOnce({
      ...{ key, day, recipients, isShared: true, warn },
      what: `the alert of ${told}`,
      digest: renderAlert(notified),
    }),
  ])
  const messages = receivers.flatMap((receiver) => alertTo(receiver, notified, claim))
  const [[email], others] = await Promise.all([first, tellInTurn(messages, first)])
  const waiting = others.filter((one) => one?.delivery.state === 'waiting' && !one.isAnothers).length
  if (waiting > 0) {
    if (email.status === 'rejected') logger.warn('the alert was not sent, and others wait', email.reason as Error)
    // The workflow tries that again: what has left is not sent a second time.
    const emails = waiting === 1 ? '1 email' : `${waiting} emails`
    throw new Throttled(`${emails} of the alert of ${told} had no time to begin: they leave one after the other`)
  }
  if (email.status === 'fulfilled') {
    // Should that run die, the next try sends the alert, or says that nobody knows.
    const elsewhere = others.find((one) => one?.isAnothers)
    if (elsewhere)
      throw new DayBusy(`another run sends the alert of ${told} to the channel ${elsewhere.delivery.channel} now`)
    return { told: email.value.isEarlier ? 0 : news.length }
  }
  const error = email.reason
  const isRefused = error instanceof DeliveryRefused || error instanceof Throttled
  // Another run may have taken the claim since.
  if (isRefused && (await claimState(key)) === 'free') {
    await changeJson<AlertMemory>(ALERTS_KEY, (standing) => untold(standing ?? NOTHING_TOLD, news))
  }
  throw error
}

const warn = (message: string, error: Error) => logger.warn(message, error)

/** All rises, or a team's own; nothing where it has none. */
function alertTo(receiver: Receiver, rises: HourlyRises, claim: string): Message[] {
  const { channel, team } = receiver
  const id = `${claim}/${channel.name}`
  const alert = team === undefined ? alertNotification(rises, id) : teamAlert(rises, `${id}/${teamId(team)}`, team)
  return alert ? [{ of: ofReceiver(receiver), tell: (onThrottle) => tellAlert(alert, channel, warn, onThrottle) }] : []
}
