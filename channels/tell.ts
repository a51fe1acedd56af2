import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { changeJson, readJsonIfPresent } from '../aws/archive.ts'
import { claimState } from '../aws/claim.ts'
import { requiredVariable } from '../aws/environment.ts'
import { mayPass } from '../aws/faults.ts'
import { publish } from '../aws/topic.ts'
import { channelKey, sentKey } from '../domain/archive-key.ts'
import type { ChannelSettings, What } from '../domain/channel.ts'
import { defined } from '../domain/defined.ts'
import { afterRefusal, afterTelling, type ChannelMemory, NOTHING_REMEMBERED } from '../domain/report/channel-memory.ts'
import { channelNotice } from '../domain/report/channel-notice.ts'
import type { Delivery } from '../domain/report/delivery.ts'
import {
  alertKeys,
  allNews,
  reportNotification,
  teamNews,
  teamNotification,
  untoldOf,
  untoldRises,
} from '../domain/report/news.ts'
import type { Notification } from '../domain/report/notification.ts'
import type { Report, ReportTeam } from '../domain/report/report.ts'
import { type PeriodFacts, summaryNotification } from '../domain/report/summary.ts'
import type { PeriodDates } from '../domain/trend/period.ts'
import { type Delivered, deliver } from './deliver.ts'
import type { OnceMessage } from './once.ts'

type Warn = OnceMessage['warn']

/** Whom a report is told, and of what part of it. */
export interface Audience {
  readonly report: Report
  /** Of the execution, or of all starts of one time. */
  readonly claim: string
  /** The team whose part it is; absent for all of it. */
  readonly team?: ReportTeam
  readonly what: readonly What[]
  /** Of an earlier day than the one that is due, nobody is told savings as work: they stand otherwise by now. */
  readonly isDue: boolean
}

/** Tells a channel of a report, or of a team's part, what it asks for and has not been told, once for all who have the claim. */
export async function tellReport(
  { report, claim, team, what, isDue }: Audience,
  settings: ChannelSettings,
  warn: Warn,
  patience?: typeof PATIENCE,
): Promise<Delivered> {
  const { name: channel, kind } = settings
  const whose = { channel, kind, ...(team === undefined ? {} : { team: team.name }) }
  const isDaily = what.includes('daily')
  if (!isDaily && !what.includes('news')) return notDue(whose, 'it asks for no reports')
  const tell = async () => {
    const memory = await memoryOf(whose)
    const id = [claim, channel, ...(team === undefined ? [] : [teamId(team.name)])].join('/')
    const all = team === undefined ? allNews(report) : teamNews(report, team)
    const news = untoldOf(all, report.day, memory.told, id)
    if (!isDaily && news.length === 0) return notDue(whose, NOTHING_NEW)
    const message = { id, kind: isDaily ? 'daily' : 'news', news } as const
    const { work, ...ofDay } =
      team === undefined ? reportNotification(report, message) : teamNotification(report, team, message)
    const notification = isDue ? { ...ofDay, ...defined({ work }) } : ofDay
    const delivered = await deliver(notification, settings, { warn, keys: news.map(({ key }) => key) })
    await note(notification, delivered, warn)
    return delivered
  }
  return orRefused(whose, report.day, warn, tell, patience)
}

type Whose = Pick<Delivery, 'channel' | 'kind' | 'team' | 'summary'>

const NOTHING_NEW = 'nothing that it has not been told'
const notDue = (whose: Whose, reason: string): Delivered => ({ delivery: { ...whose, state: 'not_due', reason } })

const memoryOf = async ({ channel, team }: Whose): Promise<ChannelMemory> =>
  (await readJsonIfPresent<ChannelMemory>(channelKey(channel, team ?? null))) ?? NOTHING_REMEMBERED

/** Tries at what the archive throttles or fails, and the pause before the second one; each after it is twice as long. */
const PATIENCE = { tries: 5, pauseSeconds: 2 }

/**
 * What keeps a message from its receiver here, such as a memory that cannot be read, costs no other one its message, and the run nothing. What
 * may pass is waited for.
 */
async function orRefused<Told extends Delivered | undefined>(
  whose: Whose,
  day: string,
  warn: Warn,
  tell: () => Promise<Told>,
  { tries: most, pauseSeconds } = PATIENCE,
): Promise<Told | Delivered> {
  for (let tries = 1; ; tries++) {
    try {
      return await tell()
    } catch (error) {
      const failure = error as Error
      if (mayPass(failure) && tries < most) {
        await setTimeout(pauseSeconds * 1000 * 2 ** (tries - 1))
        continue
      }
      warn(`the channel ${whose.channel} could not be told`, failure)
      const delivery: Delivery = { ...whose, state: 'refused', reason: failure.message }
      await note({ id: '', day, team: whose.team ?? null }, { delivery }, warn)
      return { delivery }
    }
  }
}

/** A name may hold what a key may not. */
export const teamId = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 16)

/** A week or a month that whoever asks for it is told of. */
export interface Due {
  readonly dates: PeriodDates
  /** Day whose report is due. */
  readonly dueDay: string
  /** Whose part of it; absent for all. */
  readonly team?: string
  readonly read: () => Promise<PeriodFacts | undefined>
}

/**
 * Tells a channel of a week or a month, once, whatever run does. On a later day than its last one only where nobody has tried that to its
 * end: undefined where somebody has.
 */
export async function tellSummary(
  { dates, dueDay, team, read }: Due,
  settings: ChannelSettings,
  warn: Warn,
): Promise<Delivered | undefined> {
  const { name: channel, kind } = settings
  const whose = { channel, kind, ...defined({ team }), summary: dates.name }
  return orRefused(whose, dates.to, warn, async () => {
    const id = [`${dates.name}-${dates.to}`, channel, ...(team === undefined ? [] : [teamId(team)])].join('/')
    if (dueDay !== dates.to && !isOpen(await claimState(sentKey(id)))) return undefined
    const facts = await read()
    const notification = facts && summaryNotification(facts, id, team)
    if (notification === undefined) return notDue(whose, 'no day of it has a report')
    const delivered = await deliver(notification, settings, { warn, keys: [] })
    await note(notification, delivered, warn)
    return delivered
  })
}

const isOpen = (state: Awaited<ReturnType<typeof claimState>>) => state === undefined || state === 'free'

/** Waits no longer than this for a receiver that wants to be asked later: the next hour has its own alerts. */
const ALERT_SECONDS = 60
const ALERT_PAUSE_SECONDS = 2

/** Tells a channel of rises within the hour that it has not been told; what another run is sending is left to that. */
export async function tellAlert(
  alert: Notification,
  settings: ChannelSettings,
  warn: Warn,
  onThrottle = () => {},
): Promise<Delivered> {
  const { name: channel, kind } = settings
  const whose = { channel, kind, ...defined({ team: alert.team ?? undefined }) }
  return orRefused(whose, alert.day, warn, async () => {
    const news = untoldRises(alert.news, (await memoryOf(whose)).told, alert.id)
    if (news.length === 0) return notDue(whose, NOTHING_NEW)
    const notification = { ...alert, news }
    const options = { warn, keys: news.flatMap(alertKeys), firstPauseSeconds: ALERT_PAUSE_SECONDS }
    const end = Date.now() + ALERT_SECONDS * 1000
    let delivered: Delivered
    for (;;) {
      delivered = await deliver(notification, settings, options)
      const next = Date.parse(delivered.waitsUntil ?? '')
      if (delivered.waitsUntil !== undefined && !delivered.isAnothers) onThrottle()
      if (delivered.isAnothers || !(next <= end)) break
      await setTimeout(Math.max(0, next - Date.now()))
    }
    const isLeft = delivered.waitsUntil === undefined || delivered.isAnothers
    const ended = isLeft ? delivered : { delivery: { ...delivered.delivery, state: 'refused' as const } }
    await note(notification, ended, warn)
    return ended
  })
}

/** Remembers what a channel was told, or tells those who get alarms, once, that it does not take it. */
async function note(
  { id, day, team }: Pick<Notification, 'id' | 'day' | 'team'>,
  { delivery, keys = [] }: Delivered,
  warn: Warn,
): Promise<void> {
  const { channel, state, reason = '' } = delivery
  if (state === 'waiting') return
  const key = channelKey(channel, team)
  const change = (of: (memory: ChannelMemory) => ChannelMemory) =>
    changeJson<ChannelMemory>(key, (standing) => of(standing ?? NOTHING_REMEMBERED))
  try {
    if (state === 'sent') {
      await change((memory) => afterTelling(memory, { day, by: id, keys }))
      return
    }
    const memory = await memoryOf(delivery).catch((error: unknown) => (mayPass(error) ? NOTHING_REMEMBERED : undefined))
    if (!memory?.failing) {
      const { subject, message } = channelNotice(delivery, day, memory === undefined ? key : undefined)
      await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
    }
    await change((standing) => afterRefusal(standing, day, reason))
  } catch (error) {
    warn(`what became of the message to the channel ${channel} could not be noted`, error as Error)
  }
}
