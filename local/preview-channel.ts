import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { eventsOf } from '../channels/event.ts'
import { slackMessage } from '../channels/slack.ts'
import { snsMessage } from '../channels/sns.ts'
import { teamsMessage } from '../channels/teams.ts'
import { webhookBody } from '../channels/webhook.ts'
import { dayReportKey, trendKey } from '../domain/archive-key.ts'
import type { ChannelKind } from '../domain/channel.ts'
import { allNews, reportNotification, teamNews, teamNotification } from '../domain/report/news.ts'
import type { Notification } from '../domain/report/notification.ts'
import type { Report } from '../domain/report/report.ts'
import { type PeriodFacts, reportDays, summaryNotification } from '../domain/report/summary.ts'
import { daysOf, type PeriodName, periodBy } from '../domain/trend/period.ts'
import type { TrendDay } from '../domain/trend/trend-day.ts'
import { renderNotification } from '../templates/notification-mail.ts'
import type { RunFolder } from './run-folder.ts'

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
  /** The newest week or month that is over, in place of the day. */
  readonly summary: PeriodName | undefined
}

/** What a run has left. */
type Left = Pick<RunFolder, 'path' | 'archive'>

/**
 * What a kind of channel would be sent of a report, as JSON; an email as its plain text. Throws a RangeError for a team that the report does
 * not have, and for a week or a month without reports.
 */
export async function previewOf(left: Left, options: PreviewOptions): Promise<string> {
  const sent = KINDS[options.kind](await notificationOf(left, options))
  return typeof sent === 'string' ? sent : `${JSON.stringify(sent, null, 2)}\n`
}

async function notificationOf({ path, archive }: Left, { team: name, summary }: PreviewOptions): Promise<Notification> {
  const report = JSON.parse(await readFile(join(path, 'report.json'), 'utf8')) as Report
  if (summary !== undefined) {
    const facts = await periodFacts(archive, summary, report.day)
    const told = facts && summaryNotification(facts, 'preview', name)
    if (told) return told
    const { from, to } = periodBy(summary, report.day)
    throw new RangeError(`no report from ${from} to ${to} tells of ${name ?? 'anything'}`)
  }
  const message = { id: 'preview', kind: 'daily' } as const
  const { teams = [] } = report
  const team = teams.find((one) => one.name === name)
  if (name !== undefined && team === undefined) {
    const known = teams.length === 0 ? 'the report has no teams' : `there is ${teams.map((one) => one.name).join(', ')}`
    throw new RangeError(`--team is "${name}"; ${known}`)
  }
  return team
    ? teamNotification(report, team, { ...message, news: teamNews(report, team) })
    : reportNotification(report, { ...message, news: allNews(report) })
}

async function periodFacts(archive: string, name: PeriodName, day: string): Promise<PeriodFacts | undefined> {
  const dates = periodBy(name, day)
  const read = async <Value>(key: string) => {
    const text = await readFile(join(archive, key), 'utf8').catch(() => undefined)
    return text === undefined ? undefined : (JSON.parse(text) as Value)
  }
  const all = daysOf({ from: dates.before.from, to: dates.to })
  const days = (await Promise.all(all.map((one) => read<TrendDay>(trendKey(one))))).filter((one) => one !== undefined)
  const { last, lastBefore } = reportDays(dates, days)
  const report = last && (await read<Report>(dayReportKey(last)))
  const reportBefore = lastBefore && (await read<Report>(dayReportKey(lastBefore)))
  return report ? { dates, days, report, ...(reportBefore ? { reportBefore } : {}) } : undefined
}
