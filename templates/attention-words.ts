import type { Alarm, Attention } from '../lambdas/domain/report/report.ts'
import { dollars } from './amounts.ts'
import { shortDay } from './instants.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from './safe-text.ts'
import { changeWords, figureWords } from './trend-words.ts'

/** What has risen: `NAT gateways`, a cluster, or all of it. */
export function alarmSubject({ of, name }: Alarm): string {
  switch (of) {
    case 'total':
      return 'The total'
    case 'cluster':
      return clip(name, NAME_LIMIT)
    case 'figure':
      return figureWords(name)
    default:
      return of satisfies never
  }
}

/** An alarm in a sentence: `NAT gateways: $17.24, usually $8.00 (+115%). New on this day.` */
export function alarmWords(alarm: Alarm): string {
  const { usd, usualUsd, since, state } = alarm
  const usually = usualUsd === 0 ? 'usually nothing' : `usually ${dollars(usualUsd)} (${alarmChange(alarm)})`
  const when = {
    raised: 'New on this day.',
    worse: `Up since ${shortDay(since)}, and much worse now.`,
    standing: `Up since ${shortDay(since)}, as told then.`,
  }[state]
  return `${alarmSubject(alarm)}: ${dollars(usd)}, ${usually}. ${when}`
}

/** A change that is undone, in a sentence. */
export const undoneWords = ({ title, since, usdPerDay }: Attention['undone'][number]) =>
  `Undone since ${shortDay(since)}: ${clip(title, SENTENCE_LIMIT)}. It costs ${dollars(usdPerDay)} a day again.`

/** `+115%`. */
export const alarmChange = ({ usd, usualUsd }: Alarm) =>
  changeWords(usd, { usd: usualUsd, days: 0, sameWeekday: false })

/** What a quiet day is quiet of. */
export const quietWords = ({ percent, usd }: Attention['limits']) =>
  `A quiet day: no new rise of ${percent}% and ${dollars(usd)}, no budget newly at risk, no new finding, no new proof. The whole digest of the day is in the archive.`
