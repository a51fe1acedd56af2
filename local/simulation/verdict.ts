import { isOf } from '../../domain/trend/part.ts'
import { tellDays } from './days.ts'
import { FIRST_DAYS, type Happening, simulatedMonth } from './month.ts'

const LIMITS = { percent: 20, usd: 1, minimumUsd: 2 }

/** A rise that is told after so many days more was not told. */
const LATE_DAYS = 3

/** What alerts of a month were worth. */
export interface Verdict {
  /** Rises: steps, and fixes that were undone, with the day on which each was told, 0 for its first; null where none was. */
  readonly rises: readonly { readonly happening: Happening; readonly toldAfter: number | null }[]
  /** Days with an alert of a rise that was told on an earlier day. */
  readonly repeated: number
  /** Days with an alert on which nothing rose, nor shortly before. */
  readonly wrong: number
  /** Days on which an alert was told to be over, as no step ends; and falls of the total that were none. */
  readonly wrongOver: number
  readonly wrongFalls: number
}

export function verdictOn(seed: number, noise: number): Verdict {
  const { days, pairs, happenings } = simulatedMonth(seed, noise)
  const told = tellDays(days, LIMITS)
  const rising = happenings.filter(({ what }) => what !== 'fix')
  const falling = happenings.filter(({ what }) => what === 'fix')
  const toldAfter = new Map<Happening, number>()
  const counts = { repeated: 0, wrong: 0, wrongOver: 0, wrongFalls: 0 }
  for (let number = FIRST_DAYS; number < told.length; number++) {
    const { attention } = told[number] as (typeof told)[number]
    const near = (some: readonly Happening[]) =>
      some.find((one) => number >= one.number && number <= one.number + LATE_DAYS)
    const rise = near(rising)
    if (attention.reasons.includes('alarm')) {
      if (rise === undefined) counts.wrong++
      else if (toldAfter.has(rise)) counts.repeated++
      else if (
        attention.undone.length > 0 ||
        attention.alarms.some(
          ({ state, ...part }) =>
            (state === 'raised' || state === 'worse') &&
            rise.pairs.some((index) => pairs[index] && isOf(pairs[index], part)),
        )
      ) {
        toldAfter.set(rise, number - rise.number)
      } else counts.wrong++
    }
    if (attention.reasons.includes('over')) counts.wrongOver++
    if (attention.reasons.includes('fall') && near(falling) === undefined) counts.wrongFalls++
  }
  return { rises: rising.map((happening) => ({ happening, toldAfter: toldAfter.get(happening) ?? null })), ...counts }
}
