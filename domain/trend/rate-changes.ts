import type { DayRates, TrendDay } from './trend-day.ts'

/** A rate, the price factor, or the bytes of a gigabyte, that is another one from a day on. */
export interface RateChange {
  readonly day: string
  readonly rate: keyof DayRates | 'bytesPerGigabyte'
  /** Null where no price was known. */
  readonly from: number | null
  readonly to: number | null
}

const RATES = ['interAzUsdPerGbEachDirection', 'natUsdPerGb', 'endpointUsdPerGb', 'transitUsdPerGb'] as const

/**
 * Between days that tell theirs, oldest first. A factor is in every rate: where it is another one, the rates say nothing of their own.
 * Rates of another region are no change of any.
 */
export function rateChanges(days: readonly TrendDay[]): RateChange[] {
  const told = days.flatMap(({ day, rates, bytesPerGigabyte }) =>
    rates && bytesPerGigabyte !== undefined ? [{ day, rates, bytesPerGigabyte }] : [],
  )
  return told.slice(1).flatMap((one, index): RateChange[] => {
    const was = told[index] as typeof one
    const changed = (rate: RateChange['rate'], from: number | null, to: number | null) =>
      from === to ? [] : [{ day: one.day, rate, from, to }]
    const factor = changed('priceFactor', was.rates.priceFactor, one.rates.priceFactor)
    const bytes = changed('bytesPerGigabyte', was.bytesPerGigabyte, one.bytesPerGigabyte)
    if (was.rates.region !== one.rates.region) return [...bytes, ...factor]
    return [
      ...bytes,
      ...(factor.length > 0 ? factor : RATES.flatMap((rate) => changed(rate, was.rates[rate], one.rates[rate]))),
    ]
  })
}
