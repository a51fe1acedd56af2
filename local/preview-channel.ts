import { readFile } from 'node:fs/promises'
import { eventsOf } from '../channels/event.ts'
import { slackMessage } from '../channels/slack.ts'
import { snsMessage } from '../channels/sns.ts'
import { teamsMessage } from '../channels/teams.ts'
import { webhookBody } from '../channels/webhook.ts'
import type { ChannelKind } from '../domain/channel.ts'
import { allNews, reportNotification, teamNews, teamNotification } from '../domain/report/news.ts'
import type { Notification } from '../domain/report/notification.ts'
import type { Report } from '../domain/report/report.ts'
import { renderNotification } from '../templates/notification-mail.ts'

/** What each kind of channel is sent of a notification, by the kind's name. */
const KINDS = {
  email: (notification) => renderNotification(notification).text,
  slack: slackMessage,
  teams: teamsMessage,
  webhook: webhookBody,
  event: eventsOf,
  sns: snsMessage,
} satisfies Record<ChannelKind, (notification: Notification) => unknown>

/** Messages of a report that somebody asks to see. */
export interface PreviewOptions {
  readonly kind: ChannelKind
  /** Whose part it is; undefined for all of it. */
  readonly team: string | undefined
}

/** What a kind of channel would be sent of a report, as JSON; an email as its plain text. Throws a RangeError for a team that the report does not have. */
export async function previewOf(reportFile: string, { kind, team: name }: PreviewOptions): Promise<string> {
  const report = JSON.parse(await readFile(reportFile, 'utf8')) as Report
  const message = { id: 'preview', kind: 'daily' } as const
  const { teams = [] } = report
  const team = teams.find((one) => one.name === name)
  if (name !== undefined && team === undefined) {
    const known = teams.length === 0 ? 'the report has no teams' : `there is ${teams.map((one) => one.name).join(', ')}`
    throw new RangeError(`--team is "${name}"; ${known}`)
  }
  const notification = team
    ? teamNotification(report, team, { ...message, news: teamNews(report, team) })
    : reportNotification(report, { ...message, news: allNews(report) })
  const sent = KINDS[kind](notification)
  return typeof sent === 'string' ? sent : `${JSON.stringify(sent, null, 2)}\n`
}
