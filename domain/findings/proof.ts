import { addDays, weekday } from '../day.ts'
import { median, sum } from '../sums.ts'
import type { Proof } from './finding.ts'
import { HOURS_PER_MONTH, type Kind } from './kind.ts'
import { type FindingsDay, formerIdsOf, goesOnElsewhere, type SubjectDay } from './memory.ts'
import { subjectDays } from './subject-days.ts'

/** Below the first part of what it cost before a finding counts as fixed, above the second as back; between, as it was. */
const FIXED_BELOW = 0.5
const BACK_ABOVE = 0.7

/** Below this part of its bytes before, traffic has gone: what it no longer costs is no saving of a change. */
const GONE_BELOW = 0.05

/** With more than this part of its bytes without a price, a day is no measure: what nobody knows the price of is not free. */
const MOST_UNPRICED = 0.1

/** Days in a row until a state is another one: a weekend is no news, and a change of way shows at once. */
const DAYS_UNTIL = {
  way: { low: 1, before: 1, gone: 4 },
  volume: { low: 5, before: 3, gone: 4 },
  hours: { low: 1, before: 1, gone: 4 },
} as const

/** Of one weekday, these are enough to be held against a day of it. */
const ENOUGH_WEEKDAYS = 2

/** Newest days before that count, and newest days since. */
const BEFORE_DAYS = 28
const SINCE_DAYS = 7

/** Changes that are older are told no more; half of the memory, so that the days before one are always known. */
const TOLD_DAYS = 30

interface Measure extends Pick<SubjectDay, 'bytes' | 'usd' | 'hoursUsd' | 'stakeUsd'> {
  readonly day: string
  /** Null where the day does not tell. */
  readonly partlyPricedBytes: number | null
}

/** What a day says of a finding; `between` says nothing. */
type Verdict = 'before' | 'between' | 'low' | 'gone'

interface State {
  status: 'open' | Proof['status']
  since: string
  fixedOn: string | null
  /** Days that it cost as found. */
  before: Measure[]
  /** Days of the state, where it is not open. */
  after: Measure[]
  /** Days in a row that speak for another state, not yet enough. */
  run: { readonly verdict: Verdict; readonly days: Measure[] }
}

/**
 * What became of the findings that were reported before, newest first. `days` are oldest first, the report's day last: a finding is held
 * against those of them that have its own sources whole.
 */
export function proofsOf(days: readonly FindingsDay[], kinds: readonly Kind[]): Proof[] {
  const today = days.at(-1)
  if (today === undefined) return []
  const kindOf = new Map(kinds.map((kind) => [kind.kind, kind]))
  const ids = new Map<string, Kind>()
  for (const { subjects } of days) {
    for (const [id, subject] of Object.entries(subjects)) {
      const kind = kindOf.get(subject.kind)
      if (subject.reported && kind) ids.set(id, kind)
    }
  }
  return [...ids]
    .flatMap(([id, kind]) => {
      const { whole } = subjectDays(id, days, today)
      const isReported = whole.some(({ subjects }) => subjects[id]?.reported)
      return kind.lever === null || !isReported ? [] : (proofOf(id, kind, kind.lever, whole) ?? [])
    })
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.id < b.id ? -1 : 1))
}

type Lever = NonNullable<Kind['lever']>

function proofOf(id: string, kind: Kind, lever: Lever, days: readonly FindingsDay[]): Proof | undefined {
  const first = days.findIndex(({ subjects }) => subjects[id]?.reported)
  const state: State = {
    status: 'open',
    since: '',
    fixedOn: null,
    before: [],
    after: [],
    run: { verdict: 'before', days: [] },
  }
  const formerIds = formerIdsOf(id, days)
  for (const one of days.slice(first)) {
    const { day, subjects } = one
    if (goesOnElsewhere(id, one, formerIds)) continue
    // What has no flows is known to be gone on days alone that would tell of it.
    if (lever === 'hours' && !subjects[id]) continue
    const { bytes = 0, unpricedBytes = 0, usd = 0, hoursUsd = 0, stakeUsd = 0 } = subjects[id] ?? {}
    const partlyPricedBytes = subjects[id] ? (subjects[id].partlyPricedBytes ?? null) : 0
    if (unpricedBytes > bytes * MOST_UNPRICED) continue
    advance(state, { day, bytes, partlyPricedBytes, usd, hoursUsd, stakeUsd }, kind, lever)
  }
  const { status, since, fixedOn, before } = state
  const last = days.at(-1)?.day ?? ''
  if (status === 'open' || since < addDays(last, -TOLD_DAYS)) return undefined
  // What is back is held against the days before it was fixed, and not against itself.
  const former = status === 'returned' ? before.filter(({ day }) => day < (fixedOn ?? '')) : before
  const pairs = state.after.slice(-SINCE_DAYS).map((now) => ({ now, base: baseline(former, now.day, lever) }))
  const mean = (of: (pair: (typeof pairs)[number]) => number) => sum(pairs.map(of)) / pairs.length
  const bytesBefore = sum(pairs.map(({ base }) => base.bytes))
  return {
    id,
    kind: kind.kind,
    title: days.findLast(({ subjects }) => subjects[id]?.title)?.subjects[id]?.title ?? id,
    status,
    since,
    fixedOn: status === 'returned' ? fixedOn : null,
    beforeUsdPerDay: mean(({ base }) => base.usd + base.hoursUsd),
    beforeDays: pairs.at(-1)?.base.days ?? 0,
    beforeSameWeekday: pairs.every(({ base }) => base.sameWeekday),
    afterUsdPerDay: mean(({ now }) => now.usd + now.hoursUsd),
    afterDays: pairs.length,
    sinceUsd: state.after.slice(0, 1).reduce((all, { usd, hoursUsd }) => all + usd + hoursUsd, 0),
    usdPerMonth:
      status === 'fixed' ? (mean(({ base, now }) => savedUsd(base, now, kind, lever)) * HOURS_PER_MONTH) / 24 : 0,
    volume: bytesBefore > 0 ? sum(pairs.map(({ now }) => now.bytes)) / bytesBefore : 0,
  }
}

/** Verdicts that leave a state as it is. Days without traffic say nothing of a change of way. */
const CONSISTENT: Readonly<Record<State['status'], readonly Verdict[]>> = {
  open: ['before', 'between'],
  returned: ['before', 'between'],
  fixed: ['low', 'between', 'gone'],
  gone: ['gone'],
}

function advance(state: State, point: Measure, kind: Kind, lever: Lever): void {
  const base = baseline(state.before, point.day, lever)
  const verdict = verdictOf(point, base, kind, lever)
  // What it cost at least says nothing of a fall; nor of a rise, where it is of the days before.
  if ((verdict === 'low' || verdict === 'between') && isLessKnown(point, base)) return
  const latest = state.after.at(-1)
  if (state.status === 'fixed' && verdict === 'before' && latest && isLessKnown(latest, point)) return
  if (CONSISTENT[state.status].includes(verdict)) {
    settle(state, [...state.run.days, point])
    return
  }
  if (state.run.verdict !== verdict) settle(state, state.run.days)
  const days = state.run.verdict === verdict ? [...state.run.days, point] : [point]
  state.run = { verdict, days }
  if (verdict !== 'between' && days.length < DAYS_UNTIL[lever][verdict]) return
  const status =
    verdict === 'low' ? 'fixed' : verdict === 'gone' ? 'gone' : state.status === 'fixed' ? 'returned' : 'open'
  state.run = { verdict, days: [] }
  if (status === 'fixed') state.fixedOn = days[0]?.day ?? null
  Object.assign(state, { status, since: days[0]?.day ?? '', after: [] })
  settle(state, days)
}

/** Days that belong to the state. Those that cost as before teach what its weekdays cost. */
function settle(state: State, days: readonly Measure[]): void {
  if (state.status === 'open' || state.status === 'returned') state.before.push(...days)
  if (state.status !== 'open') state.after.push(...days)
  state.run = { verdict: state.run.verdict, days: [] }
}

/** Whether more of a day's bytes lack a part of their price than of those that it is held against. */
function isLessKnown(day: Priced, than: Priced): boolean {
  if (day.partlyPricedBytes === null || than.partlyPricedBytes === null) return false
  const shareOf = (partlyPricedBytes: number, bytes: number) => (bytes === 0 ? 0 : partlyPricedBytes / bytes)
  return shareOf(day.partlyPricedBytes, day.bytes) > shareOf(than.partlyPricedBytes, than.bytes) + MOST_UNPRICED
}

type Priced = Pick<Measure, 'bytes' | 'partlyPricedBytes'>

/** What the finding is about, its hours among it where they are. */
const stakeOf = ({ stakeUsd, hoursUsd }: Pick<Measure, 'stakeUsd' | 'hoursUsd'>, { hoursAreStake = false }: Kind) =>
  stakeUsd + (hoursAreStake ? hoursUsd : 0)

function verdictOf(point: Measure, base: Baseline, kind: Kind, lever: Lever): Verdict {
  const stakeBefore = stakeOf(base, kind)
  if (lever === 'hours') {
    return base.days > 0 && point.hoursUsd < base.hoursUsd * FIXED_BELOW ? 'low' : 'before'
  }
  if (base.days === 0 || base.bytes === 0 || stakeBefore === 0) return 'before'
  if (point.bytes < base.bytes * GONE_BELOW) return 'gone'
  if (lever === 'volume') {
    const part = point.usd / base.usd
    return part < FIXED_BELOW ? 'low' : part > BACK_ABOVE ? 'before' : 'between'
  }
  // By the byte, as traffic comes and goes; and in all, or more traffic that goes the free way would look like a change.
  const part = stakeOf(point, kind) / stakeBefore
  const partPerByte = part / (point.bytes / base.bytes)
  if (partPerByte > BACK_ABOVE) return 'before'
  const isLow = partPerByte < FIXED_BELOW && part < FIXED_BELOW && savedUsd(base, point, kind, lever) > 0
  return isLow ? 'low' : 'between'
}

/**
 * Dollars of a day that a change has saved; negative where it costs more. For a change of way, what the same traffic cost
 * before: less traffic is no saving, and more does not hide one. Never more than what the finding itself stood on.
 */
function savedUsd(base: Baseline, now: Measure, kind: Kind, lever: Lever): number {
  if (lever === 'volume') return base.usd - now.usd
  const volume = base.bytes > 0 ? now.bytes / base.bytes : 0
  const fall = base.usd * volume + base.hoursUsd - now.usd - now.hoursUsd
  const hoursBefore = kind.hoursAreStake ? base.hoursUsd : 0
  return Math.min(fall, base.stakeUsd * volume + hoursBefore - stakeOf(now, kind))
}

interface Baseline extends Omit<Measure, 'day'> {
  readonly days: number
  readonly sameWeekday: boolean
}

/** Medians of the days before: of the day's weekday where enough of them are known, else of all that had traffic. */
function baseline(before: readonly Measure[], day: string, lever: Lever): Baseline {
  const recent = before.slice(-BEFORE_DAYS)
  const same = recent.filter((point) => weekday(point.day) === weekday(day))
  const sameWeekday = same.length >= ENOUGH_WEEKDAYS
  const used = sameWeekday ? same : recent.filter(({ bytes }) => bytes > 0 || lever === 'hours')
  const of = (field: Exclude<keyof Measure, 'day' | 'partlyPricedBytes'>) => median(used.map((point) => point[field]))
  const partly = used.flatMap(({ partlyPricedBytes }) => partlyPricedBytes ?? [])
  return {
    usd: of('usd'),
    hoursUsd: of('hoursUsd'),
    stakeUsd: of('stakeUsd'),
    bytes: of('bytes'),
    partlyPricedBytes: partly.length > 0 ? median(partly) : null,
    days: used.length,
    sameWeekday,
  }
}
