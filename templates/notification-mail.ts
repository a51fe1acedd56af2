import type Handlebars from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { Notification } from '../domain/report/notification.ts'
import { changeText } from './changes/change-text.ts'
import { notificationTemplate } from './compiled.ts'
import type { Digest } from './digest.ts'
import { formats } from './formats.ts'
import type { Message } from './notification-lines.ts'
import { messageOf } from './notification-words.ts'
import { clip, printable, SENTENCE_LIMIT, wrap } from './safe-text.ts'
import { capital } from './words.ts'

// The package's typings leave its runtime empty.
const { template } = runtime as unknown as Pick<typeof Handlebars, 'template'>

/** A change that a mail has room for. */
interface WrittenSaving {
  readonly title: string
  readonly commands: string
  readonly risks: readonly string[]
}

/** A section as lines, or as a table. */
interface ViewSection {
  readonly name: string
  readonly lines: readonly string[]
  readonly titles: readonly string[]
  readonly rows: readonly (readonly string[])[]
}

/** What the template sees. */
export interface NotificationView extends Omit<Message, 'sections'> {
  readonly preheader: string
  /** The title without whose mail it is, which the subject has. */
  readonly headline: string
  readonly sections: readonly ViewSection[]
  readonly changes: readonly WrittenSaving[]
}

const html = template<NotificationView>(notificationTemplate)

/** Longest commands of a saving that a mail has room for, in characters. There are three savings at most. */
const LONGEST_COMMANDS = 12_000
const TOO_LONG = '# These commands are too long for an email. They are in changes.md of the whole report.'

/** The email of a notification, with the commands of its savings. The same one makes the same email. */
export function renderNotification(notification: Notification): Digest {
  const message = messageOf(notification)
  const { title, summary, sections, links, footer } = message
  const changes = printable(notification).savings.flatMap(({ number, title, change, risks = [] }): WrittenSaving[] => {
    const commands = change ? changeText(change).apply : ''
    if (commands === '') return []
    const fitting = commands.length > LONGEST_COMMANDS ? TOO_LONG : commands
    return [{ title: `${number}. ${clip(title, SENTENCE_LIMIT)}`, commands: fitting, risks }]
  })
  const commands = changes.flatMap(({ title, commands, risks }) => ['', title, ...risks, ...commands.split('\n')])
  const text = [summary, ...sections.flatMap(({ heading, lines }) => ['', heading.toUpperCase(), ...lines])]
  return {
    subject: title,
    html: html(
      {
        ...{
          ...message,
          preheader: summary,
          headline: headlineOf(title),
          changes,
        },
        sections: sections.map(({ heading: name, lines, table: [titles = [], ...rows] = [] }) => ({
          ...{ name, titles, rows },
          lines: rows.length === 0 ? lines : [],
        })),
      },
      { helpers: formats },
    ),
    // A command and a link are one line.
    text: `${[...text.map((line) => wrap(line, 0)), ...(changes.length > 0 ? ['', 'COMMANDS', ...commands] : []), '', ...links.map(({ label, url }) => `${label}: ${url}`), footer].join('\n')}\n`,
  }
}

/** Whose mail it is the subject alone has. */
function headlineOf(title: string): string {
  const words = title.replace(/^\[flowtoll\] /, '')
  return words.startsWith('team ') ? capital(words) : words
}
