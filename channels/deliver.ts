import { sentKey } from '../domain/archive-key.ts'
import type { ChannelSettings } from '../domain/channel.ts'
import type { Delivery } from '../domain/report/delivery.ts'
import type { Notification } from '../domain/report/notification.ts'
import { email } from './email.ts'
import { event } from './event.ts'
import { type Fate, type OnceMessage, sendOnce } from './once.ts'
import { slack } from './slack.ts'
import { sns } from './sns.ts'
import { teams } from './teams.ts'
import { webhook } from './webhook.ts'

const CHANNELS = { email, slack, teams, webhook, event, sns } as const

/** What became of a message, and until when it waits. */
export interface Delivered {
  readonly delivery: Delivery
  readonly waitsUntil?: string
  /** Whether another run is sending it, which tells what becomes of it. */
  readonly isAnothers?: boolean
  /** News that the message told, by key, where it is sent: those of the try that sent it. */
  readonly keys?: readonly string[]
}

type Options = Pick<OnceMessage, 'warn' | 'firstPauseSeconds'> & {
  /** News that the notification tells. */
  readonly keys: readonly string[]
}

/** Sends a notification to a channel by its claim, under the notification's own id. Throws what the archive throws before anything was sent. */
export async function deliver(
  notification: Notification,
  settings: ChannelSettings,
  { keys, ...options }: Options,
): Promise<Delivered> {
  const { isRepeatable } = CHANNELS[settings.kind]
  const { day, team, id, kind } = notification
  const fate = await sendOnce({
    key: sentKey(id),
    about: { day, channel: settings.name, keys },
    ...{ isRepeatable, isPaced: true, ...options },
    send: () => sent(notification, settings),
  })
  const of = {
    ...(team === null ? {} : { team }),
    ...(kind === 'weekly' || kind === 'monthly' ? { summary: kind } : {}),
  }
  const delivery = { channel: settings.name, kind: settings.kind, ...of, ...outcomeOf(fate) }
  if (fate.state === 'sent') return { delivery, keys: fate.keys }
  if (fate.state === 'waiting') return { delivery, waitsUntil: fate.until }
  if (isAnothers(fate)) return { delivery, waitsUntil: fate.until, isAnothers: true }
  return { delivery }
}

/** Sends a short message to a channel, without a claim. Throws what its receiver said, and never its address. */
export const sendTest = (settings: ChannelSettings, day: string, timeZone: string): Promise<string> =>
  sent(
    {
      ...{ schemaVersion: 1, id: `test ${new Date().toISOString()}`, kind: 'test', day, timeZone, clusters: [] },
      ...{ team: null, totals: null, news: [], moreNews: 0, top: [], savings: [], moreSavings: 0, links: [] },
    },
    settings,
  )

function sent(notification: Notification, settings: ChannelSettings): Promise<string> {
  switch (settings.kind) {
    case 'email':
      return email.send(notification, settings)
    case 'slack':
      return slack.send(notification, settings)
    case 'teams':
      return teams.send(notification, settings)
    case 'webhook':
      return webhook.send(notification, settings)
    case 'event':
      return event.send(notification, settings)
    case 'sns':
      return sns.send(notification, settings)
    default:
      return settings satisfies never
  }
}

/** Whether the run may be alive that asks the receiver. */
const isAnothers = (fate: Fate): fate is Extract<Fate, { state: 'sending' }> =>
  fate.state === 'sending' && Date.parse(fate.until) > Date.now()

function outcomeOf(fate: Fate): Pick<Delivery, 'state' | 'reason'> {
  switch (fate.state) {
    case 'sent':
      return { state: 'sent' }
    case 'waiting':
      return { state: 'waiting', reason: fate.reason ?? `its next try is at ${fate.until}` }
    case 'refused':
      return { state: 'refused', reason: fate.reason }
    case 'sending':
      return isAnothers(fate)
        ? { state: 'waiting', reason: 'another run is sending it' }
        : { state: 'unconfirmed', reason: 'an earlier try ended while it was sent' }
    case 'unconfirmed':
      return { state: 'unconfirmed', reason: fate.cause.message }
    default:
      return fate satisfies never
  }
}
