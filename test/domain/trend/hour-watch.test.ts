import { describe, expect, test } from 'vitest'
import {
  type AlertMemory,
  type HourRate,
  NOTHING_TOLD,
  untold,
  watchedHours,
} from '../../../domain/trend/hour-watch.ts'
import type { Told, TrendPair } from '../../../domain/trend/trend-day.ts'
import { dayOf, LIMITS, pairOf } from './story.ts'

/** By night the cluster costs half of what it does by day. */
const usual = (hour: number) => (hour < 8 ? 5 : 10)

function hourOf(
  number: number,
  hour: number,
  more: { usd?: number; pairs?: readonly TrendPair[]; complete?: boolean } = {},
): HourRate {
  const { usd = usual(hour), pairs = [pairOf('web', usd)], complete = true } = more
  const from = Date.parse(`${dayOf(number)}T00:00:00Z`) + hour * 3_600_000
  return {
    from: new Date(from).toISOString(),
    to: new Date(from + 3_600_000).toISOString(),
    at: `${String(hour).padStart(2, '0')}:00`,
    rate: {
      ...{
        schema: 1,
        day: dayOf(number),
        complete,
        unknownShare: 0,
        monitors: ['m'],
        usd,
        pairs,
        pairsLeftOut: 0,
      },
      usdByFigure: { inter_az: usd, nat: 0, other: 0 },
      usdByPlace: { '["prod","shop"]': usd },
    },
  }
}

const TODAY = 28
const PAST = Array.from({ length: 28 * 24 }, (_, index) => hourOf(Math.floor(index / 24), index % 24))

/** Watches each hour of a day in turn, from the second on; what is told by each, by the hour that has just ended. */
function watchedDay(costs: (hour: number) => Parameters<typeof hourOf>[2], told: Readonly<Record<string, Told>> = {}) {
  let memory: AlertMemory = NOTHING_TOLD
  const news: Record<number, string[]> = {}
  const over: number[] = []
  for (let hour = 1; hour < 24; hour++) {
    const hours = [hourOf(TODAY, hour - 1, costs(hour - 1)), hourOf(TODAY, hour, costs(hour))] as const
    const next = watchedHours({ hours, past: PAST, told, proofs: [], clusters: ['prod'], limits: LIMITS }, memory)
    const fresh = next.alerts
      .slice(memory.alerts.length)
      .map(({ of, pair, name }) => pair?.source.name ?? `${of} ${name}`)
    if (fresh.length > 0) news[hour] = fresh
    if (next.alerts.some(({ over: ended }) => ended === hours[1].to)) over.push(hour)
    memory = next
  }
  return { news, over, memory }
}

const job = (usd: number) => ({ usd: 10 + usd, pairs: [pairOf('web', 10), pairOf('orders', usd)] })

describe('what was told', () => {
  test('is over by hours that are whole alone, and so told once', () => {
    // Dear from 10:00 to 20:00; of 13:00 to 15:00 a monitor told nothing.
    const costs = (hour: number) =>
      hour < 10 || hour >= 20 ? {} : hour === 13 || hour === 14 ? { usd: 0, pairs: [], complete: false } : job(50)
    const { news, over } = watchedDay(costs)
    expect(news).toEqual({ 11: ['orders'] })
    expect(over).toEqual([21])
  })
})

describe('where another source lacks every hour', () => {
  const beside = (number: number, hour: number, more: Parameters<typeof hourOf>[2] = {}): HourRate => {
    const { rate, ...rest } = hourOf(number, hour, { ...more, complete: false })
    const byMonitor = { m: { cluster: 'prod', usd: rate.usd }, n: { cluster: 'test', usd: 0 } }
    return { ...rest, rate: { ...rate, lacking: ['n'], monitors: ['m', 'n'], byMonitor } }
  }
  const past = PAST.map((_, index) => beside(Math.floor(index / 24), index % 24))
  const watch = (hour: number, costs: (hour: number) => Parameters<typeof hourOf>[2], memory: AlertMemory) => {
    const hours = [beside(TODAY, hour - 1, costs(hour - 1)), beside(TODAY, hour, costs(hour))] as const
    const facts = { hours, past, told: {}, proofs: [], clusters: ['prod', 'test'], limits: LIMITS }
    return watchedHours(facts, memory)
  }

  test('a rise is told within the hour, and its end', () => {
    const costs = (hour: number) => (hour < 10 || hour >= 13 ? {} : job(50))
    let memory: AlertMemory = NOTHING_TOLD
    const told: (readonly [string | undefined, boolean])[][] = []
    for (const hour of [10, 11, 12, 13, 14]) {
      memory = watch(hour, costs, memory)
      told.push(memory.alerts.map(({ pair, over }) => [pair?.source.name, over === null]))
    }
    expect(told).toEqual([[], [['orders', true]], [['orders', true]], [['orders', true]], [['orders', false]]])
  })
})

describe('where another source lacks some hours', () => {
  const FIRST = 10
  /** Two clusters at $10 a day each, at $20 from 10:00 to 21:00, and one at `othersUsd`, of which 10:00 to 13:00 have none. */
  const hourWith = (number: number, hour: number, othersUsd: number): HourRate => {
    const isDear = number === TODAY && hour >= FIRST && hour < 21
    const lacks = number === TODAY && hour >= FIRST && hour < 13
    const [usd, others] = [isDear ? 20 : 10, lacks ? 0 : othersUsd]
    const { rate, ...rest } = hourOf(number, hour, { usd: 2 * usd + others, pairs: [], complete: !lacks })
    const byMonitor = {
      a: { cluster: 'prod', usd },
      b: { cluster: 'test', usd },
      n: { cluster: 'dev', usd: others },
    }
    const usdByPlace = { '["prod","shop"]': usd, '["test","shop"]': usd, '["dev","shop"]': others }
    const all = { ...rate, monitors: ['a', 'b', 'n'], byMonitor, usdByPlace }
    return { ...rest, rate: lacks ? { ...all, lacking: ['n'] } : all }
  }
  const watched = (othersUsd: number) => {
    const past = PAST.map((_, index) => hourWith(Math.floor(index / 24), index % 24, othersUsd))
    let memory: AlertMemory = NOTHING_TOLD
    for (let hour = FIRST; hour < 24; hour++) {
      const hours = [hourWith(TODAY, hour - 1, othersUsd), hourWith(TODAY, hour, othersUsd)] as const
      const facts = { hours, past, told: {}, proofs: [], clusters: ['prod', 'test', 'dev'] }
      memory = watchedHours({ ...facts, limits: { ...LIMITS, usd: 15 } }, memory)
    }
    return memory.alerts
  }

  test('a rise of clusters of which each is too small for an alert is told once, by whole hours', () => {
    const at = (hour: number) => `${dayOf(TODAY)}T${hour}:00:00.000Z`
    const alert = { since: at(13), told: at(15), over: at(23), usdPerDay: 100, usualUsdPerDay: 80 }
    expect(watched(60)).toMatchObject([alert])
    // $20 is less than a fifth of $120.
    expect(watched(100)).toEqual([])
  })
})

describe('what was told of the total of some monitors', () => {
  test('is over by the total, and no news of it', () => {
    const told = `${dayOf(TODAY)}T09:00:00.000Z`
    const alert = { key: 'total/m', of: 'total', name: 'm', cluster: '', pair: null, since: told, told } as const
    const memory: AlertMemory = {
      schema: 1,
      alerts: [{ ...alert, usdPerDay: 8, usualUsdPerDay: 2, over: null }],
    }
    const watch = (usd: number) => {
      const hours = [hourOf(TODAY, 10, { usd }), hourOf(TODAY, 11, { usd })] as const
      return watchedHours({ hours, past: PAST, told: {}, proofs: [], clusters: ['prod'], limits: LIMITS }, memory)
        .alerts
    }
    // Of usually $10, $6 more; and as usual.
    expect(watch(16)).toMatchObject([{ key: 'total/m', over: null }])
    expect(watch(10)).toMatchObject([{ key: 'total/m', over: `${dayOf(TODAY)}T12:00:00.000Z` }])
  })
})

describe('an hour', () => {
  test('as usual at its time of day is no news, by night and by day', () => {
    expect(watchedDay(() => ({})).news).toEqual({})
  })

  test('that begins a rise is told once the next one has it too: the pair that rose, since when, and at what rate', () => {
    const { news, memory } = watchedDay((hour) => (hour < 13 ? {} : job(6)))
    expect(news).toEqual({ 14: ['orders'] })
    expect(memory.alerts).toMatchObject([
      {
        ...{ of: 'pair', since: `${dayOf(TODAY)}T13:00:00.000Z`, told: `${dayOf(TODAY)}T15:00:00.000Z`, over: null },
        ...{ usdPerDay: 6, usualUsdPerDay: 0 },
      },
    ])
  })

  test('alone is a job that runs once', () => {
    expect(watchedDay((hour) => (hour === 13 ? job(60) : {})).news).toEqual({})
  })

  test('that would cost less than an alert needs a day is no news', () => {
    expect(watchedDay((hour) => (hour < 13 ? {} : job(0.9))).news).toEqual({})
  })

  test('that ends a rise, and the one after it, are its end; when it comes again it is told again', () => {
    const { news, over } = watchedDay((hour) => ((hour >= 10 && hour < 13) || hour >= 18 ? job(6) : {}))
    expect(news).toEqual({ 11: ['orders'], 19: ['orders'] })
    expect(over).toEqual([14])
  })

  test('with another rise beside the one that stands tells that alone', () => {
    const both = { usd: 24, pairs: [pairOf('web', 10), pairOf('orders', 6), pairOf('search', 8)] }
    expect(watchedDay((hour) => (hour < 10 ? {} : hour < 15 ? job(6) : both)).news).toEqual({
      11: ['orders'],
      16: ['search'],
    })
  })

  test('in which many small pairs rose tells the whole', () => {
    const pairs = Array.from({ length: 20 }, (_, index) => pairOf(`a${index}`, 0.5))
    expect(watchedDay((hour) => (hour < 10 ? {} : { usd: 20, pairs: [pairOf('web', 10), ...pairs] })).news).toEqual({
      11: ['figure inter_az'],
    })
  })

  test('that could tell nobody leaves it to the next one that has the rise; where it is over by then, nobody was told', () => {
    const watch = (hour: number, has: (hour: number) => boolean, memory: AlertMemory) => {
      const costs = (one: number) => (has(one) ? job(6) : {})
      const hours = [hourOf(TODAY, hour - 1, costs(hour - 1)), hourOf(TODAY, hour, costs(hour))] as const
      return watchedHours({ hours, past: PAST, told: {}, proofs: [], clusters: ['prod'], limits: LIMITS }, memory)
    }
    const at = (hour: number) => `${dayOf(TODAY)}T${hour}:00:00.000Z`
    const since = (hour: number) => (one: number) => one >= hour
    const noted = watch(14, since(13), NOTHING_TOLD)
    // Another one of that hour left in a message of its own.
    const [alert] = noted.alerts as [AlertMemory['alerts'][number]]
    const other = { ...alert, key: 'another' }
    expect(untold({ ...noted, alerts: [alert, other] }, [alert]).alerts).toEqual([{ ...alert, isUntold: true }, other])
    const first = untold(noted, noted.alerts)
    expect(first.alerts).toMatchObject([{ since: at(13), told: at(15), isUntold: true }])
    const next = watch(15, since(13), first).alerts
    expect(next).toMatchObject([{ since: at(13), told: at(16), over: null }])
    expect(next[0]).not.toHaveProperty('isUntold')
    expect(watch(17, (one) => one < 16, first).alerts).toEqual([])
  })

  test('of a rise that stands for ten days tells it once', () => {
    const noon = 12
    let memory: AlertMemory = NOTHING_TOLD
    let told = 0
    for (let number = TODAY; number < TODAY + 10; number++) {
      for (let hour = noon; hour < noon + 3; hour++) {
        const hours = [hourOf(number, hour - 1, job(6)), hourOf(number, hour, job(6))] as const
        memory = watchedHours({ hours, past: PAST, told: {}, proofs: [], clusters: ['prod'], limits: LIMITS }, memory)
        told += memory.alerts.filter((one) => one.told === hours[1].to).length
      }
    }
    expect(told).toBe(1)
    expect(memory.alerts).toHaveLength(1)
  })

  test('in which a fix sends the bytes of a rise another way is its end, and no rise of that way', () => {
    const by = (way: string, usd: number): TrendPair => ({
      ...pairOf('orders', usd),
      destination: { name: way, namespace: '', kind: '' },
    })
    const paying = (...pairs: TrendPair[]) => ({
      usd: 10 + pairs.reduce((total, { usd }) => total + usd, 0),
      pairs: [pairOf('web', 10), ...pairs],
    })
    const fixed = (usd: number) =>
      watchedDay((hour) => (hour < 10 ? {} : paying(hour < 15 ? by('queue', 12) : by('endpoint', usd))))
    expect(fixed(3)).toMatchObject({ news: { 11: ['orders'] }, over: [16] })
    // More than that is another rise.
    expect(fixed(13).news).toEqual({ 11: ['orders'], 16: ['orders'] })
  })

  test('with a rise that the last report told is no news', () => {
    const since = dayOf(TODAY - 1)
    const key = `pair/${JSON.stringify(['prod', 'shop', 'orders', 'shop', 'api', 'direct'])}`
    const told = { [key]: { since, last: since, usd: 6, usualUsd: 0 } }
    expect(watchedDay((hour) => (hour < 10 ? {} : job(6)), told).news).toEqual({})
  })

  test('in which a far end has another name is as usual, and what was told of it stands', () => {
    const database = (name: string, usd: number) => ({
      usd: 10 + usd,
      pairs: [pairOf('web', 10), { ...pairOf('orders', usd), destination: { name, namespace: '', kind: '' } }],
    })
    const past = Array.from({ length: 28 * 24 }, (_, index) =>
      hourOf(Math.floor(index / 24), index % 24, database('RDS database', 10)),
    )
    /** $10 a day, and more from 8:00 on; named by its service from 12:00 on. */
    const watched = (usd: number, told: Readonly<Record<string, Told>> = {}) => {
      let memory: AlertMemory = NOTHING_TOLD
      for (let hour = 1; hour < 24; hour++) {
        const costs = (one: number) => database(one < 12 ? 'RDS database' : 'orders (writer)', one < 8 ? 10 : usd)
        const hours = [hourOf(TODAY, hour - 1, costs(hour - 1)), hourOf(TODAY, hour, costs(hour))] as const
        memory = watchedHours({ hours, past, told, proofs: [], clusters: ['prod'], limits: LIMITS }, memory)
      }
      return memory.alerts
    }
    expect(watched(10)).toEqual([])
    expect(watched(20)).toMatchObject([{ of: 'pair', usdPerDay: 20, usualUsdPerDay: 10, over: null }])
    const since = dayOf(TODAY - 1)
    const key = `pair/${JSON.stringify(['prod', 'shop', 'orders', '', 'RDS database', 'direct'])}`
    expect(watched(20, { [key]: { since, last: since, usd: 20, usualUsd: 10 } })).toEqual([])
  })
})
