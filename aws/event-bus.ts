import * as z from 'zod'
import { fitting } from './answer.ts'
import { type Api, answerOf } from './services/request.ts'

const EVENT_BRIDGE: Api = { serviceId: 'EventBridge', host: 'events', protocol: { jsonTarget: 'AWSEvents' } }

const ANSWER = z.object({
  FailedEntryCount: z.number(),
  Entries: z.array(z.object({ ErrorCode: z.string().optional(), ErrorMessage: z.string().optional() })),
})

/** Who tells them. */
const SOURCE = 'flowtoll'

/** Events of one call. Source: https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
const MOST_ENTRIES = 10

export interface BusEvent {
  readonly type: string
  readonly detail: object
}

/** An event bus took a part of the events, or none. */
export class EventsRefused extends Error {
  override readonly name = 'EventsRefused'
}

/** Puts events on a bus of the account. Throws EventsRefused where the bus did not take one, and what the service throws. */
export async function putEvents(bus: string, events: readonly BusEvent[]): Promise<void> {
  for (let first = 0; first < events.length; first += MOST_ENTRIES) {
    const Entries = events.slice(first, first + MOST_ENTRIES).map(({ type, detail }) => ({
      ...{ EventBusName: bus, Source: SOURCE, DetailType: type, Detail: JSON.stringify(detail) },
    }))
    const { FailedEntryCount, Entries: answers } = await answerOf(EVENT_BRIDGE, 'PutEvents', { Entries }, (answer) =>
      fitting('PutEvents', ANSWER, answer),
    )
    const failed = answers.find(({ ErrorCode }) => ErrorCode !== undefined)
    if (FailedEntryCount > 0) throw new EventsRefused(`${failed?.ErrorCode}: ${failed?.ErrorMessage}`)
  }
}
