import type { Notification } from '../domain/report/notification.ts'
import type { Message } from '../templates/notification-lines.ts'
import { messageOf } from '../templates/notification-words.ts'
import { clip, unmarked } from '../templates/safe-text.ts'
import type { Channel } from './channel.ts'
import { posted } from './post.ts'
import { madeToFit } from './room.ts'

/**
 * Sources: https://docs.slack.dev/reference/block-kit/blocks, /blocks/header-block, /blocks/section-block and /blocks/context-block. All blocks
 * together are refused at about 13,000 characters: https://github.com/slackapi/bolt-js/issues/2509
 */
export const SLACK_LIMITS = {
  blocks: 50,
  text: 3000,
  header: 150,
  buttonText: 75,
  buttonUrl: 3000,
  all: 12_000,
} as const

type Block = Readonly<Record<string, unknown>>

interface SlackMessage {
  readonly text: string
  readonly blocks: readonly Block[]
}

/** Posts to an incoming webhook of Slack, which does not know a message that it has already. */
export const slack: Channel<'slack'> = {
  isRepeatable: false,
  send: (notification, { address }) => posted(address, JSON.stringify(slackMessage(notification))),
}

/** Blocks by Slack's Block Kit; `text` is what a notification of the app shows. */
export const slackMessage = (notification: Notification): SlackMessage =>
  madeToFit(messageOf(notification), blocksOf, ({ blocks }) => JSON.stringify(blocks).length <= SLACK_LIMITS.all)

function blocksOf({ title, summary, sections, links, footer }: Message): SlackMessage {
  const blocks: Block[] = [
    { type: 'header', text: { type: 'plain_text', text: clip(title, SLACK_LIMITS.header), emoji: false } },
    ...(summary === '' ? [] : [section(unmarked(summary))]),
    ...sections.map(({ heading, lines }) =>
      section(fitted([`*${unmarked(heading)}*`, ...lines.map((line) => `• ${unmarked(line)}`)])),
    ),
  ]
  const buttons = links
    .filter(({ url }) => url.length <= SLACK_LIMITS.buttonUrl)
    .map(({ label, url }) => ({
      type: 'button',
      text: { type: 'plain_text', text: clip(label, SLACK_LIMITS.buttonText), emoji: false },
      url,
    }))
  if (buttons.length > 0) blocks.push({ type: 'actions', elements: buttons })
  blocks.push({ type: 'context', elements: [{ type: 'mrkdwn', text: unmarked(footer) }] })
  return { text: unmarked(title), blocks }
}

const section = (text: string): Block => ({ type: 'section', text: { type: 'mrkdwn', text, verbatim: true } })

/** As many lines as there is room for: each section has its part of all. */
function fitted(lines: readonly string[]): string {
  const all = lines.join('\n')
  if (all.length <= SLACK_LIMITS.text) return all
  const end = '\n…'
  let text = ''
  for (const line of lines) {
    const longer = text === '' ? line : `${text}\n${line}`
    if (longer.length + end.length > SLACK_LIMITS.text) break
    text = longer
  }
  return `${text}${end}`
}
