import type { Alarm, Attention } from '../domain/report/report.ts'
import { dollars } from './amounts.ts'
import { shortDay } from './instants.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from './safe-text.ts'
import { figureWords } from './trend-words.ts'

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
  const than = usualUsd === 0 ? 'nothing' : `${dollars(usualUsd)} (${alarmChange(alarm)})`
  const day = shortDay(since)
  const told = {
    raised: `usually ${than}. New on this day.`,
    worse: `lately ${than}. It was up since ${day} already.`,
    standing: `before ${day} ${than}, as told then.`,
  }[state]
  return `${alarmSubject(alarm)}: ${dollars(usd)}, ${told}`
}

/** A change that is undone, in a sentence. */
export const undoneWords = ({ title, since, usdPerDay }: Attention['undone'][number]) =>
  `Undone since ${shortDay(since)}: ${clip(title, SENTENCE_LIMIT)}. It costs ${dollars(usdPerDay)} a day again.`

/** `+115%`; `new` where there was nothing. */
export const alarmChange = ({ usd, usualUsd }: Alarm) =>
  usualUsd === 0 ? 'new' : `+${Math.round((usd / usualUsd - 1) * 100)}%`

/** What a quiet day is quiet of. */
export const quietWords = ({ limits: { percent, usd }, findingUsdPerMonth }: Attention) =>
  `A quiet day: no new rise of the total, a cluster or a figure by ${percent}% and ${dollars(usd)}, no budget newly at risk, no new finding worth ${dollars(findingUsdPerMonth)} a month, no new proof. The whole digest of the day is in the archive.`
