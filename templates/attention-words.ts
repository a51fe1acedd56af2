import { type Alarm, type Attention, type Mover, UNOWNED } from '../domain/report/report.ts'
import { count, dollars } from './amounts.ts'
import { shortDay } from './instants.ts'
import { clip, NAME_LIMIT, SENTENCE_LIMIT } from './safe-text.ts'
import { figureWords, pairWords } from './trend-words.ts'
import { byWay, capital } from './words.ts'

/** What has risen or fallen: `NAT gateways`, `namespace shop`, `orders → ledger across zones`, or all of it. */
export function alarmSubject({ of, name, pair }: Pick<Alarm, 'of' | 'name' | 'pair'>): string {
  switch (of) {
    case 'total':
      return name === '' ? 'the total' : `the total of ${clip(name, NAME_LIMIT)}`
    case 'cluster':
      return `cluster ${clip(name, NAME_LIMIT)}`
    case 'namespace':
      return `namespace ${clip(name, NAME_LIMIT)}`
    case 'team':
      return name === UNOWNED ? 'what no team owns' : `team ${clip(name, NAME_LIMIT)}`
    case 'figure':
      return figureWords(name)
    case 'pair':
      return pair === null ? 'a pair' : `${pairWords(pair)} ${byWay(pair.via)}`
    default:
      return of satisfies never
  }
}

/** A rise or fall in a sentence: `NAT gateways: $8.00 → $17.24 (+115%) since Sat 21 Nov.` */
export function alarmWords(alarm: Alarm): string {
  const { usd, usualUsd, since, state } = alarm
  const day = shortDay(since)
  // A name stays as it is written.
  const subject = alarm.of === 'pair' ? alarmSubject(alarm) : capital(alarmSubject(alarm))
  switch (state) {
    case 'raised':
      return `${subject}: ${fromToWords(alarm)}${changePart(alarm)} since ${day}.`
    case 'worse':
      return `${subject}: ${fromToWords(alarm)}${changePart(alarm)}, on top of the ${usd > usualUsd ? 'rise' : 'fall'} of ${day}.`
    case 'standing':
      return `${subject}: up since ${day}, ${orNothing(usd)} now and ${orNothing(usualUsd)} before.`
    case 'over':
      return `${subject}: back at ${orNothing(usd)}. The change of ${day} is over.`
    default:
      return state satisfies never
  }
}

/** `$0.36 → $3.99`. */
export const fromToWords = ({ usd, usualUsd }: Pick<Mover, 'usd' | 'usualUsd'>) =>
  `${orNothing(usualUsd)} → ${orNothing(usd)}`

export const orNothing = (usd: number) => (usd === 0 ? 'nothing' : dollars(usd))

/** `+106%`; empty where there was nothing. */
export function changePercent({ usd, usualUsd }: Pick<Mover, 'usd' | 'usualUsd'>): string {
  if (usualUsd === 0) return ''
  const percent = Math.round((usd / usualUsd - 1) * 100)
  return `${percent < 0 ? '−' : '+'}${count(Math.abs(percent))}%`
}

const changePart = (alarm: Alarm) => (alarm.usualUsd === 0 ? '' : ` (${changePercent(alarm)})`)

/** A change that is undone, in a sentence. */
export const undoneWords = ({ title, since, usd }: Attention['undone'][number]) =>
  `A saving was undone: ${clip(title, SENTENCE_LIMIT)}. It cost ${dollars(usd)} again on ${shortDay(since)}.`

/** What a quiet day is quiet of. */
export const quietWords = ({ limits: { percent, usd }, findingUsdPerMonth }: Attention) =>
  `Nothing new: no rise of ${percent}% and ${dollars(usd)} in the total, a cluster, a charge, a team, a namespace, or a pair; no budget newly at risk; no new saving of ${dollars(findingUsdPerMonth)} a month or more; no newly measured saving. The full report of this day is in the archive.`

export const isSamePair = (one: Pick<Mover, 'cluster' | 'via' | 'source' | 'destination'>, other: typeof one) =>
  one.cluster === other.cluster &&
  one.via === other.via &&
  one.source.name === other.source.name &&
  one.source.namespace === other.source.namespace &&
  one.destination.name === other.destination.name &&
  one.destination.namespace === other.destination.namespace
