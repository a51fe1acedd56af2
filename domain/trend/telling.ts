import { addDays } from '../day.ts'
import { type AlertLimits, type Rise, riseOf, type Series } from './rise.ts'
import type { Measures } from './trend.ts'
import { type Told, TREND_DAYS, type TrendDay } from './trend-day.ts'

/** What earlier reports told, and what this one does. */
export interface Telling {
  /** Keys of what has been told of a kind of news. */
  told(prefix: string): string[]
  /** Tells of each; whether one is news. */
  tell(keys: readonly string[]): boolean
  /** Holds the day against the days before; null where nothing has risen, or fallen with sign -1. */
  rise(key: string, of: Series['of'], known?: readonly TrendDay[], sign?: 1 | -1): Rise | null
  forget(keys: readonly string[]): void
  /** In the order of the keys. */
  all(): Readonly<Record<string, Told>>
}

/** Begins with what the newest day before it had told. */
export function tellingOf(today: TrendDay, measures: Measures, limits: AlertLimits): Telling {
  const { day } = today
  const before = toldBefore(today, measures.all)
  const told = new Map(before)
  return {
    told: (prefix) => [...before.keys()].filter((key) => key.startsWith(prefix)),
    tell: (keys) => {
      for (const key of keys) told.set(key, { since: before.get(key)?.since ?? day, last: day })
      return keys.some((key) => !before.has(key))
    },
    rise: (key, of, known = measures.known, sign = 1) => {
      const found = riseOf(day, { usd: of(today), known, of, sign }, limits, before.get(key))
      if (found) told.set(key, found.told)
      // What is missing from a day may be the rise.
      else if (measures.isWhole) told.delete(key)
      return found
    },
    forget: (keys) => {
      for (const key of keys) told.delete(key)
    },
    all: () => Object.fromEntries([...told].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** What the newest day before it had told, as far as it is not forgotten. */
function toldBefore({ day }: TrendDay, past: readonly TrendDay[]): ReadonlyMap<string, Told> {
  const [latest] = past.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const since = addDays(day, -TREND_DAYS)
  return new Map(Object.entries(latest?.told ?? {}).filter(([, { last }]) => last >= since))
}
