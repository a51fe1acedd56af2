import type Handlebars from 'handlebars'
import runtime from 'handlebars/runtime.js'
import type { HourlyAlert } from '../domain/report/report.ts'
import { dollars } from './amounts.ts'
import { alarmSubject, orNothing } from './attention-words.ts'
import { alertTemplate } from './compiled.ts'
import type { Digest } from './digest.ts'
import { formats } from './formats.ts'
import { SUBJECT_LIMIT } from './headline.ts'
import { clockTime, localSpan, longDay } from './instants.ts'
import { clip, NAME_LIMIT, printable, wrap } from './safe-text.ts'
import { capital, counted, savingWords } from './words.ts'

/** What could be done first about a rise. */
export interface FirstStep {
  readonly title: string
  readonly usdPerMonth: number
  readonly savingIs: 'estimate' | 'at_most' | 'none'
}

export interface AlertMessage {
  /** Local day of the hours, `YYYY-MM-DD`. */
  readonly day: string
  readonly timeZone: string
  readonly clusters: readonly string[]
  /** The largest rise first; at least one. */
  readonly rises: readonly { readonly alert: HourlyAlert; readonly first: FirstStep | null }[]
}

// The package's typings leave its runtime empty.
const { template } = runtime as unknown as Pick<typeof Handlebars, 'template'>

/** What the template sees. */
export type AlertView = ReturnType<typeof viewOf>

const html = template<AlertView>(alertTemplate)

/** The email of what rose in the course of a day. The same rises make the same email. */
export function renderAlert(message: AlertMessage): Digest {
  const view = viewOf(printable(message))
  const { title: subject, clusterLabel, when, rises, method } = view
  const text = [
    `${clusterLabel}, ${when}`,
    '',
    ...rises.flatMap(({ amount, what, first }) => [amount, what, `First: ${first}`, '']),
    method,
  ]
  return {
    subject,
    html: html(view, { helpers: formats }),
    text: `${text.map((line) => wrap(line, 0)).join('\n')}\n`,
  }
}

function viewOf({ day, timeZone, clusters, rises }: AlertMessage) {
  const clusterLabel = clusters.length === 1 ? clip(clusters[0] ?? '', NAME_LIMIT) : counted(clusters.length, 'cluster')
  const views = rises.map(({ alert, first }) => {
    const { usdPerDay, usualUsdPerDay, since } = alert
    const usual = usualUsdPerDay === 0 ? 'nothing' : `${dollars(usualUsdPerDay)} a day`
    return {
      amount: `${dollars(usdPerDay)} a day`,
      what: `${capitalSubject(alert)}, since ${clockTime(since, timeZone)}. At this hour it usually costs ${usual}.`,
      first: firstWords(alert, first, timeZone),
    }
  })
  const [{ alert }] = rises as [AlertMessage['rises'][number]]
  const rate = `${dollars(alert.usdPerDay)} a day since ${clockTime(alert.since, timeZone)}`
  const start = `[flowtoll] ALERT ${clip(clusterLabel, 36)}: ${rate}, usually ${orNothing(alert.usualUsdPerDay)}`
  return {
    title: clip(`${start}: ${alarmSubject(alert)}`, SUBJECT_LIMIT),
    preheader: views.map(({ what }) => what).join(' '),
    clusterLabel,
    when: `${longDay(day)}, ${localSpan(alert.since, alert.told, timeZone)} (${clip(timeZone, NAME_LIMIT)})`,
    rises: views,
    method:
      'Measured over two hours in a row, each against the same hour of earlier days, as the cost of a day that stays like the second. You get this once; the report of the day says whether it is over.',
  }
}

/** A name stays as it is written. */
const capitalSubject = (alert: HourlyAlert) =>
  alert.of === 'pair' ? alarmSubject(alert) : capital(alarmSubject(alert))

/** A change that applies to what rose; where none does, where to look. */
function firstWords({ pair, since }: HourlyAlert, first: FirstStep | null, timeZone: string): string {
  if (first) {
    const saving = first.usdPerMonth > 0 ? ` It saves ${savingWords(first)} at this rate.` : ''
    return `${clip(first.title, 2 * NAME_LIMIT)}.${saving}`
  }
  const who = pair ? clip(pair.source.name, NAME_LIMIT) : 'the workloads that cost most'
  return `Look at what changed in ${who} around ${clockTime(since, timeZone)}. flowtoll knows no change that makes it cheaper.`
}
