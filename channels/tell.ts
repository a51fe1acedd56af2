import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { changeJson, readJsonIfPresent } from '../aws/archive.ts'
import { requiredVariable } from '../aws/environment.ts'
import { publish } from '../aws/topic.ts'
import { channelKey, sentKey } from '../domain/archive-key.ts'
import type { ChannelSettings, What } from '../domain/channel.ts'
import { DeliveryRefused, DeliveryUnconfirmed } from '../domain/errors.ts'
import { afterRefusal, afterTelling, type ChannelMemory, NOTHING_REMEMBERED } from '../domain/report/channel-memory.ts'
import { channelNotice } from '../domain/report/channel-notice.ts'
import type { Delivery } from '../domain/report/delivery.ts'
import { allNews, reportNotification, teamNews, teamNotification, untoldOf } from '../domain/report/news.ts'
import type { NewsItem, Notification } from '../domain/report/notification.ts'
import type { Report, ReportTeam } from '../domain/report/report.ts'
import { renderNotification } from '../templates/notification-mail.ts'
import { type Delivered, deliver } from './deliver.ts'
import { sendEmailOnce } from './email.ts'
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
}

/** Tells a channel of a report, or of a team's part, what it asks for and has not been told, once for all who have the claim. */
export async function tellReport(audience: Audience, settings: ChannelSettings, warn: Warn): Promise<Delivered> {
  const { name: channel, kind } = settings
  return told(audience, { channel, kind }, (notification) => deliver(notification, settings, { warn }), warn)
}

/** Tells a team's people of its part by an email of their own. Whatever becomes of it, it costs nobody else a message. */
export const tellByEmail = (audience: Audience, recipients: readonly string[], warn: Warn): Promise<Delivered> =>
  told(audience, { channel: 'email', kind: 'email' }, (notification) => emailed(notification, recipients, warn), warn)

async function told(
  { report, claim, team, what }: Audience,
  to: Pick<Delivery, 'channel' | 'kind'>,
  send: (notification: Notification) => Promise<Delivered>,
  warn: Warn,
): Promise<Delivered> {
  const whose = team === undefined ? {} : { team: team.name }
  const notDue = (reason: string): Delivered => ({ delivery: { ...to, ...whose, state: 'not_due', reason } })
  const isDaily = what.includes('daily')
  if (!isDaily && !what.includes('news')) return notDue('it asks for no reports')
  const memory = await readJsonIfPresent<ChannelMemory>(channelKey(to.channel, team?.name ?? null))
  const id = [claim, to.channel, ...(team === undefined ? [] : [teamId(team.name)])].join('/')
  const all = team === undefined ? allNews(report) : teamNews(report, team)
  const news = untoldOf(all, report.day, (memory ?? NOTHING_REMEMBERED).told, id)
  if (!isDaily && news.length === 0) return notDue('nothing that it has not been told')
  const message = { id, kind: isDaily ? 'daily' : 'news', news } as const
  const notification =
    team === undefined ? reportNotification(report, message) : teamNotification(report, team, message)
  const delivered = await send(notification)
  await note(notification, news, delivered, warn)
  return delivered
}

/** A name may hold what a key may not. */
const teamId = (name: string) => createHash('sha256').update(name).digest('hex').slice(0, 16)

async function emailed(notification: Notification, recipients: readonly string[], warn: Warn): Promise<Delivered> {
  const { id, day, team } = notification
  const to = { channel: 'email', kind: 'email', ...(team === null ? {} : { team }) } as const
  try {
    await sendEmailOnce({
      ...{ key: sentKey(id), day, recipients, warn, digest: renderNotification(notification) },
      what: `the part of team ${team}`,
    })
    return { delivery: { ...to, state: 'sent' } }
  } catch (error) {
    const { message: reason } = error as Error
    if (error instanceof DeliveryRefused) return { delivery: { ...to, state: 'refused', reason } }
    if (error instanceof DeliveryUnconfirmed) return { delivery: { ...to, state: 'unconfirmed', reason } }
    throw error
  }
}

/** Waits no longer than this for a receiver that wants to be asked later: the next hour has its own alerts. */
const ALERT_SECONDS = 60
const ALERT_PAUSE_SECONDS = 2

/** Tells a channel of rises within the hour. */
export async function tellAlert(notification: Notification, settings: ChannelSettings, warn: Warn): Promise<Delivered> {
  const end = Date.now() + ALERT_SECONDS * 1000
  let delivered: Delivered
  for (;;) {
    delivered = await deliver(notification, settings, { warn, firstPauseSeconds: ALERT_PAUSE_SECONDS })
    const next = Date.parse(delivered.waitsUntil ?? '')
    if (!(next <= end)) break
    await setTimeout(Math.max(0, next - Date.now()))
  }
  const isOver = delivered.waitsUntil === undefined
  const ended = isOver ? delivered : { delivery: { ...delivered.delivery, state: 'refused' as const } }
  await note(notification, notification.news, ended, warn)
  return ended
}

/** Remembers what a channel was told, or tells those who get alarms, once, that it does not take it. */
async function note(
  { id, day, team }: Notification,
  news: readonly NewsItem[],
  { delivery }: Delivered,
  warn: Warn,
): Promise<void> {
  const { channel, state, reason = '' } = delivery
  if (state === 'waiting') return
  const key = channelKey(channel, team)
  const change = (of: (memory: ChannelMemory) => ChannelMemory) =>
    changeJson<ChannelMemory>(key, (standing) => of(standing ?? NOTHING_REMEMBERED))
  try {
    if (state === 'sent') {
      await change((memory) => afterTelling(memory, { day, by: id, keys: news.map((item) => item.key) }))
      return
    }
    const standing = await readJsonIfPresent<ChannelMemory>(key)
    if (!standing?.failing) {
      const { subject, message } = channelNotice(delivery, day)
      await publish(requiredVariable('FAILURE_TOPIC_ARN'), subject, message)
    }
    await change((memory) => afterRefusal(memory, day, reason))
  } catch (error) {
    warn(`what became of the message to the channel ${channel} could not be noted`, error as Error)
  }
}
