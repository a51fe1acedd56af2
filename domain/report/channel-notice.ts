import type { Delivery } from './delivery.ts'
import { asSubject, type Notice } from './failure-notice.ts'

/** A notice that a channel does not take what it is told; `unreadable` is the key of what is remembered of it, where nobody can read that. */
export function channelNotice(
  { channel, kind, state, reason = '' }: Delivery,
  day: string,
  unreadable?: string,
): Notice {
  const may = state === 'unconfirmed' ? 'may not have arrived' : 'did not arrive'
  return {
    subject: asSubject(`FAILED channel ${channel}`),
    message: [
      `The message of ${day} to the channel ${channel} (${kind}) ${may}: ${reason}.`,
      'It is not sent again. The report is in the archive, and what other channels get is not touched.',
      '',
      unreadable === undefined
        ? `What next: correct the address or the permission, then try it with npx --no -- flowtoll test-send --channel ${channel}. You get this once, until a message arrives.`
        : `What next: delete ${unreadable} in the archive. What the channel was told before may then be told again. You get this with each message until then.`,
    ].join('\n'),
  }
}
