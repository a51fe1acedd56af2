import { setTimeout } from 'node:timers/promises'
import { changeJson, readJsonIfPresent } from '../aws/archive.ts'
import { requiredVariable } from '../aws/environment.ts'
import { publish } from '../aws/topic.ts'
import { channelKey } from '../domain/archive-key.ts'
import type { ChannelSettings } from '../domain/channel.ts'
import { afterRefusal, afterTelling, type ChannelMemory, NOTHING_REMEMBERED } from '../domain/report/channel-memory.ts'
import { channelNotice } from '../domain/report/channel-notice.ts'
import { newsOf, reportNotification } from '../domain/report/news.ts'
import type { NewsItem, Notification } from '../domain/report/notification.ts'
import type { Report } from '../domain/report/report.ts'
import { type Delivered, deliver } from './deliver.ts'
import type { OnceMessage } from './once.ts'

type Warn = OnceMessage['warn']

const notDue = ({ name: channel, kind }: ChannelSettings, reason: string): Delivered => ({
  delivery: { channel, kind, state: 'not_due', reason },
})

/** Tells a channel of a report what it asks for and has not been told, once for all who have the claim. */
export async function tellReport(
  report: Report,
  claim: string,
  settings: ChannelSettings,
  warn: Warn,
): Promise<Delivered> {
  const { name, what } = settings
  const isDaily = what.includes('daily')
  if (!isDaily && !what.includes('news')) return notDue(settings, 'the channel asks for no reports')
  const key = channelKey(name, null)
  const { told } = (await readJsonIfPresent<ChannelMemory>(key)) ?? NOTHING_REMEMBERED
  const id = `${claim}/${name}`
  const news = newsOf(report, told, id)
  if (!isDaily && news.length === 0) return notDue(settings, 'nothing that it has not been told')
  const notification = reportNotification(report, { id, kind: isDaily ? 'daily' : 'news', news })
  const delivered = await deliver(notification, settings, { warn })
  await note(notification, news, delivered, warn)
  return delivered
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
