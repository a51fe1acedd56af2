import { mayPass, problemOf } from '../aws/faults.ts'
import { wasRefused } from '../aws/mail.ts'
import { publishOnce } from '../aws/topic.ts'
import type { Notification } from '../domain/report/notification.ts'
import { messageOf } from '../templates/notification-words.ts'
import { clip, unmarked } from '../templates/safe-text.ts'
import type { Channel } from './channel.ts'
import { NotTaken } from './once.ts'

/** Longest texts of a custom notification that Amazon Q shows, and of one that SNS takes, in characters. */
export const SNS_LIMITS = { title: 250, description: 8000, message: 256 * 1024 } as const

/** Publishes a custom notification of Amazon Q Developer in chat applications, which does not know what it has already. */
export const sns: Channel<'sns'> = {
  isRepeatable: false,
  send: async (notification, { topic }) => {
    try {
      return await publishOnce(topic, JSON.stringify(snsMessage(notification)))
    } catch (error) {
      if (!wasRefused(error)) throw new Error(problemOf(error, 'sns:Publish'))
      throw new NotTaken(problemOf(error, 'sns:Publish'), { isForGood: !mayPass(error) })
    }
  },
}

/** Source: https://docs.aws.amazon.com/chatbot/latest/adminguide/custom-notifs.html */
export function snsMessage(notification: Notification): object {
  const { title, summary, sections, links, footer } = messageOf(notification)
  const lines = sections.flatMap(({ heading, lines }) => ['', heading, ...lines.map((line) => `• ${unmarked(line)}`)])
  const linked = links.map(({ label, url }) => `${unmarked(label)}: ${url}`)
  return {
    version: '1.0',
    source: 'custom',
    id: clip(notification.id, SNS_LIMITS.title),
    content: {
      textType: 'client-markdown',
      title: clip(unmarked(title), SNS_LIMITS.title),
      description: clip([unmarked(summary), ...lines, '', ...linked, footer].join('\n').trim(), SNS_LIMITS.description),
    },
    metadata: { summary: clip(title, SNS_LIMITS.title), eventType: `flowtoll ${notification.kind}` },
  }
}
