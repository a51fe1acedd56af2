import { createHash, createHmac } from 'node:crypto'
import type { Notification } from '../domain/report/notification.ts'
import { messageOf } from '../templates/notification-words.ts'
import type { Channel } from './channel.ts'
import { NotTaken } from './once.ts'
import { posted, secretOf } from './post.ts'

/**
 * Posts a notification as JSON of docs/notification.schema.json, signed by Standard Webhooks. It goes at least once: a receiver knows by
 * `webhook-id` what it has.
 * Source: https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md
 */
export const webhook: Channel<'webhook'> = {
  isRepeatable: true,
  send: async (notification, { address, signingKey }) => {
    const key = keyOf(signingKey, await secretOf(signingKey))
    const body = JSON.stringify(webhookBody(notification))
    return posted(address, body, signatureOf(notification.id, body, key, Math.floor(Date.now() / 1000)))
  },
}

/** The notification, with what chats are told in words. */
export function webhookBody(notification: Notification) {
  const { title, summary, sections } = messageOf(notification)
  const lines = sections.flatMap(({ heading, lines }) => ['', heading, ...lines])
  return {
    type: `flowtoll.${notification.kind}`,
    title,
    text: [summary, ...lines].join('\n').trim(),
    data: notification,
  }
}

export const signatureOf = (id: string, body: string, key: Buffer, seconds: number) => ({
  'webhook-id': idOf(id),
  'webhook-timestamp': String(seconds),
  'webhook-signature': `v1,${createHmac('sha256', key)
    .update(`${idOf(id)}.${seconds}.${body}`)
    .digest('base64')}`,
})

/** One of the letters that the signature may be made of: it has no dot. */
const idOf = (id: string) => `msg_${createHash('sha256').update(id).digest('hex').slice(0, 32)}`

/** 24 to 64 bytes in base64, after `whsec_`. */
function keyOf(place: string, written: string): Buffer {
  const [, encoded = ''] = /^whsec_([A-Za-z0-9+/]+={0,2})$/.exec(written) ?? []
  const key = Buffer.from(encoded, 'base64')
  if (key.length >= 24 && key.length <= 64) return key
  throw new NotTaken(`${place} has no signing key: expected "whsec_" and 24 to 64 bytes in base64`, { isForGood: true })
}
