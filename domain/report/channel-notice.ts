import type { Delivery } from './delivery.ts'
import { asSubject, type Notice } from './failure-notice.ts'

/** A notice that a channel does not take what it is told; `unreadable` is the key of what is remembered of it, where nobody can read that. */
export function channelNotice(
  { channel, kind, team, state, reason = '' }: Delivery,
  day: string,
  unreadable?: string,
): Notice {
  const may = state === 'unconfirmed' ? 'may not have arrived' : 'did not arrive'
  const name = channelName(channel, team)
  const next = isOfDecisions(channel)
    ? 'correct the recipients of the team in decisions.yaml'
    : `correct the address or the permission, then try it with ${testSend(channel)}`
  return {
    subject: asSubject(`FAILED channel ${name}`),
    message: [
      `The message of ${day} to the channel ${name} (${kind}) ${may}: ${reason}.`,
      'It is not sent again. The report is in the archive, and what other channels get is not touched.',
      '',
      unreadable === undefined
        ? `What next: ${next}. You get this once, until a message arrives.`
        : `What next: delete ${unreadable} in the archive. What the channel was told before may then be told again. You get this with each message until then.`,
    ].join('\n'),
  }
}

/** A channel to its reader; a team's messages there may fail alone. */
export const channelName = (channel: string, team: string | undefined) =>
  team === undefined ? channel : `${channel} of team ${team}`

/** Whether a team's own entry says where it leads: no channel of the settings has that name. */
export const isOfDecisions = (channel: string) => channel === 'email'

export const testSend = (channel: string) => `npx --no -- flowtoll test-send --channel ${channel}`
