import { addDays } from '../day.ts'
import { type Told, TREND_DAYS, type TrendDay } from './trend-day.ts'

/** What earlier reports told, and what this one does. */
export interface Telling {
  /** What has been told before. */
  readonly before: Readonly<Record<string, Told>>
  /** Tells of each, with its dollars where they are to be known; whether one is news. */
  tell(keys: readonly string[], usd?: number): boolean
  /** Keeps what is to be known of a rise or fall. */
  keep(key: string, told: Told): void
  forget(keys: readonly string[]): void
  /** In the order of the keys. */
  all(): Readonly<Record<string, Told>>
}

/** `before` is what the newest day before it had told. */
export function tellingOf(day: string, before: Readonly<Record<string, Told>>): Telling {
  const told = new Map(Object.entries(before))
  return {
    before,
    tell: (keys, usd) => {
      const figure = usd === undefined ? {} : { usd }
      for (const key of keys) told.set(key, { since: before[key]?.since ?? day, last: day, ...figure })
      return keys.some((key) => before[key] === undefined)
    },
    keep: (key, one) => told.set(key, one),
    forget: (keys) => {
      for (const key of keys) told.delete(key)
    },
    all: () => Object.fromEntries([...told].toSorted(([a], [b]) => (a < b ? -1 : 1))),
  }
}

/** What the newest of earlier days had told, as far as it is not forgotten. */
export function toldBefore(day: string, past: readonly TrendDay[]): Readonly<Record<string, Told>> {
  const [latest] = past.toSorted((a, b) => (a.day < b.day ? 1 : -1))
  const since = addDays(day, -TREND_DAYS)
  return Object.fromEntries(Object.entries(latest?.told ?? {}).filter(([, { last }]) => last >= since))
}
