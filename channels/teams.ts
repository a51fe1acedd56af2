import type { Notification } from '../domain/report/notification.ts'
import type { Message } from '../templates/notification-lines.ts'
import { messageOf } from '../templates/notification-words.ts'
import type { Channel } from './channel.ts'
import { posted } from './post.ts'
import { madeToFit } from './room.ts'

/**
 * Bytes of a message.
 * Source: https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook
 */
export const TEAMS_BYTES = 28 * 1024

type Element = Readonly<Record<string, unknown>>

/** Posts to a webhook of Microsoft Teams' Workflows, which does not know a message that it has already. */
export const teams: Channel<'teams'> = {
  isRepeatable: false,
  send: (notification, { address }) => posted(address, JSON.stringify(teamsMessage(notification))),
}

/** An Adaptive Card, as the trigger "When a Teams webhook request is received" takes it. */
export const teamsMessage = (notification: Notification): object =>
  madeToFit(messageOf(notification), cardOf, (card) => Buffer.byteLength(JSON.stringify(card)) <= TEAMS_BYTES)

function cardOf({ title, summary, sections, links, footer }: Message): object {
  const body: Element[] = [
    textBlock(title, { size: 'Medium', weight: 'Bolder' }),
    ...(summary === '' ? [] : [textBlock(summary)]),
    ...sections.flatMap(({ heading, lines }) => [
      textBlock(heading, { weight: 'Bolder', spacing: 'Medium' }),
      ...lines.map((line) => textBlock(line, { spacing: 'Small' })),
    ]),
    textBlock(footer, { isSubtle: true, size: 'Small', spacing: 'Medium' }),
  ]
  return {
    type: 'message',
    attachments: [
      {
        contentType: 'application/vnd.microsoft.card.adaptive',
        content: {
          $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
          type: 'AdaptiveCard',
          version: '1.4',
          msteams: { width: 'Full' },
          body,
          ...(links.length === 0
            ? {}
            : {
                actions: links
                  .slice(0, MOST_ACTIONS)
                  .map(({ label: title, url }) => ({ type: 'Action.OpenUrl', title, url })),
              }),
        },
      },
    ],
  }
}

/** Teams shows six. Source: https://learn.microsoft.com/en-us/microsoftteams/platform/task-modules-and-cards/cards/cards-reference */
const MOST_ACTIONS = 6

const textBlock = (text: string, more: object = {}): Element => ({
  type: 'TextBlock',
  text: escaped(text),
  wrap: true,
  ...more,
})

/** A card's text is Markdown: a name must not become a link, a list or bold. */
const escaped = (text: string) =>
  text.replaceAll(/[\\`*_~[\]()#<>!|]/g, (mark) => `\\${mark}`).replace(/^(\d+)\. /, '$1\\. ')
