import { addDays } from '../day.ts'
import type { Proof } from '../findings/finding.ts'
import type { PairName, PartKind } from './part.ts'
import { HISTORY_DAYS } from './past-days.ts'
import { placeOf, type Told } from './trend-day.ts'

/** Something of the last thirty days that a history marks. */
export type PastEvent = RiseEvent | ProofEvent

/** A rise that an alert told, or its end. */
export interface RiseEvent {
  readonly kind: 'rise' | 'over'
  /** First day of that. */
  readonly day: string
  readonly of: PartKind
  /** As in an alarm. */
  readonly name: string
  readonly pair: PairName | null
  /** Dollars of the day on which it was told, and what was usual then. */
  readonly usd: number
  readonly usualUsd: number
}

/** A change that was measured: what it cost before and after, dollars a day. */
export interface ProofEvent {
  readonly kind: 'fixed' | 'undone'
  readonly day: string
  /** Of the finding. */
  readonly title: string
}

/** Rises told, with their ends, and changes measured, oldest first. Of rises of one day the one that tells most is enough. */
export function pastEvents(
  day: string,
  told: Readonly<Record<string, Told>>,
  proofs: readonly Proof[],
): readonly PastEvent[] {
  const since = addDays(day, 1 - HISTORY_DAYS)
  const rises = Object.entries(told).flatMap(([key, one]) =>
    [one, ...(one.former ?? [])].flatMap((each) => riseEvents(key, each)),
  )
  const byDay = Map.groupBy(rises, (rise) => `${rise.day} ${rise.kind}`)
  return [...[...byDay.values()].flatMap(mostTelling), ...proofs.flatMap(proofEvents)]
    .filter((event) => event.day >= since && event.day <= day)
    .toSorted((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))
}

function riseEvents(key: string, { since, over, usd, usualUsd }: Omit<Told, 'last'>): RiseEvent[] {
  const part = partOfKey(key)
  if (part === null || usd === undefined || usualUsd === undefined || usd <= usualUsd) return []
  const rise = { ...part, usd, usualUsd }
  return [
    { ...rise, kind: 'rise', day: since },
    ...(over === undefined ? [] : [{ ...rise, kind: 'over', day: over } as const]),
  ]
}

/** A pair with half of the largest rise says more than what it is a part of. */
function mostTelling(rises: readonly RiseEvent[]): RiseEvent[] {
  const largest = rises.toSorted((a, b) => risen(b) - risen(a))
  const [first] = largest
  if (!first) return []
  return [largest.find((one) => one.pair !== null && risen(one) >= risen(first) / 2) ?? first]
}

const risen = ({ usd, usualUsd }: RiseEvent) => usd - usualUsd

function proofEvents({ status, since, fixedOn, title }: Proof): ProofEvent[] {
  if (status === 'gone') return []
  if (status === 'fixed') return [{ kind: 'fixed', day: since, title }]
  return [
    ...(fixedOn === null ? [] : [{ kind: 'fixed', day: fixedOn, title } as const]),
    { kind: 'undone', day: since, title },
  ]
}

/** What a part's key says; null of what is no part of the bill. */
function partOfKey(key: string): Pick<RiseEvent, 'of' | 'name' | 'pair'> | null {
  const [, of = key, rest = ''] = /^([a-z]+)\/(.*)$/s.exec(key) ?? []
  switch (of) {
    case 'total':
    case 'cluster':
    case 'figure':
    case 'team':
      return { of, name: rest, pair: null }
    case 'namespace':
      return { of, name: placeOf(rest).namespace, pair: null }
    case 'pair':
      return { of, name: '', pair: pairOfId(rest) }
    default:
      return null
  }
}

function pairOfId(id: string): PairName {
  const [cluster = '', sourceNamespace = '', sourceName = '', namespace = '', name = '', via = ''] = JSON.parse(
    id,
  ) as string[]
  const end = (namespace: string, name: string) => ({ name, namespace, kind: '' })
  return { cluster, source: end(sourceNamespace, sourceName), destination: end(namespace, name), via }
}
