import { type BusEvent, EventsRefused, putEvents } from '../aws/event-bus.ts'
import { mayPass, problemOf } from '../aws/faults.ts'
import type { NewsItem, Notification } from '../domain/report/notification.ts'
import type { Channel } from './channel.ts'
import { NotTaken } from './once.ts'

/** Puts events on a bus of EventBridge, at least once: rules know by `detail.id` what they have. */
export const event: Channel<'event'> = {
  isRepeatable: true,
  send: async (notification, { bus }) => {
    try {
      await putEvents(bus, eventsOf(notification))
      return 'EventBridge'
    } catch (error) {
      if (error instanceof EventsRefused) throw new NotTaken(error.message, { isForGood: false })
      throw new NotTaken(problemOf(error, 'events:PutEvents'), { isForGood: isRefusal(error) && !mayPass(error) })
    }
  },
}

/** Whether EventBridge said that the request is wrong, whatever that is wrapped in. */
function isRefusal(error: unknown): boolean {
  const { $fault, cause } = error as { $fault?: string; cause?: unknown }
  return $fault === 'client' || (cause !== undefined && isRefusal(cause))
}

/** One of the report, and one of each piece of news that a rule may want by itself; each names the notification that it is of. */
export function eventsOf(notification: Notification): BusEvent[] {
  const { id, day, timeZone, clusters, team, kind, news } = notification
  const own = { schemaVersion: 1, day, timeZone, clusters, team }
  return [
    ...(kind === 'alert' ? [] : [{ type: WHOLE[kind], detail: notification }]),
    ...news.flatMap((item, index) => {
      const type = typeOf(item)
      return type === undefined ? [] : [{ type, detail: { ...own, id: `${id}/${index}`, ...item } }]
    }),
  ]
}

/** What is of no one piece of news. */
const WHOLE = {
  ...{ daily: 'Report ready', news: 'Report ready', test: 'Test' },
  ...{ weekly: 'Summary ready', monthly: 'Summary ready' },
} as const satisfies Record<Exclude<Notification['kind'], 'alert'>, string>

/** Of budgets and coverage, the report's own event tells. */
function typeOf({ kind }: NewsItem): string | undefined {
  switch (kind) {
    case 'rise':
    case 'undone':
      return 'Rise'
    case 'finding':
      return 'Finding'
    case 'proof':
      return 'Proof'
    case 'over':
    case 'fall':
    case 'budget':
    case 'coverage':
      return undefined
    default:
      return kind satisfies never
  }
}
