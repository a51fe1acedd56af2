import { levelOf } from './level.ts'
import type { Measures } from './measures.ts'
import { dayNumber, seriesOf } from './series.ts'
import { pairId, type TrendDay, type TrendPair } from './trend-day.ts'

/** A pair has moved where both of these have: less is noise. */
const LEAST_MOVE_USD = 0.1
const LEAST_MOVE = 0.2

/** A pair that costs much more or less than usual. */
export interface Move extends TrendPair {
  readonly usualUsd: number
  /** `usd` less `usualUsd`. */
  readonly deltaUsd: number
  /** `new`: it cost nothing on any known day. `gone`: it costs nothing now. `back`: it had gone, and costs again. */
  readonly flag: 'new' | 'gone' | 'back' | null
}

/** Pairs that cost much more or less than usual, largest move first. */
export function movesOf(today: TrendDay, { known, steps }: Pick<Measures, 'known' | 'steps'>): Move[] {
  const [latest] = known
  if (latest === undefined) return []
  const usdOf = new Map(
    [today, ...known].map((one) => [one, new Map(one.pairs.map((pair) => [pairId(pair), pair.usd]))]),
  )
  const pairs = new Map([...known.toReversed(), today].flatMap((one) => one.pairs).map((pair) => [pairId(pair), pair]))
  // Below the last pair that a day kept, nobody knows.
  const floor = (one: TrendDay) => (one.pairsLeftOut > 0 ? (one.pairs.at(-1)?.usd ?? 0) : 0)
  const least = Math.max(LEAST_MOVE_USD, ...[today, ...known].map(floor))
  const moved = [...pairs].flatMap(([id, pair]): Move[] => {
    const of = (one: TrendDay) => usdOf.get(one)?.get(id) ?? 0
    const usd = of(today)
    if (Math.max(usd, ...known.map(of)) < least) return []
    const level = levelOf(seriesOf(known, of), steps, `pair/${id}`)
    if (!level?.tells(dayNumber(today.day), usd)) return []
    const wasGone = of(latest) === 0 && level.usualOn(dayNumber(latest.day)) >= least
    const usualUsd = wasGone && usd > 0 ? 0 : level.usualOn(dayNumber(today.day))
    const delta = Math.abs(usd - usualUsd)
    if (delta < least || delta < usualUsd * LEAST_MOVE) return []
    const isKnown = known.some((one) => one.pairsLeftOut > 0 || of(one) > 0)
    const flag =
      usd === 0 && today.pairsLeftOut === 0
        ? 'gone'
        : isKnown
          ? usualUsd === 0 && of(latest) === 0 && latest.pairsLeftOut === 0
            ? 'back'
            : null
          : 'new'
    return [{ ...pair, usd, usualUsd, deltaUsd: usd - usualUsd, flag }]
  })
  return moved.toSorted((a, b) => Math.abs(b.deltaUsd) - Math.abs(a.deltaUsd) || (pairId(a) < pairId(b) ? -1 : 1))
}
