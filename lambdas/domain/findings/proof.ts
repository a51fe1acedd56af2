import type { FindingKind, Proof } from './finding.ts'
import { HOURS_PER_MONTH, type Kind } from './kind.ts'
import { type FindingsDay, median, type SubjectDay } from './memory.ts'

/** Below this part of what it cost before, by the byte, a finding counts as fixed; above it, as back. */
const FIXED_BELOW = 0.5

/** Below this part of its bytes before, traffic has gone: what it no longer costs is no saving of a change. */
const GONE_BELOW = 0.05

/** Of one weekday, these are enough to be held against a day of it. */
const ENOUGH_WEEKDAYS = 3

/** Newest days of a state that a median is taken over. */
const MEDIAN_DAYS = 7
const BEFORE_DAYS = 28

interface Point extends Pick<SubjectDay, 'bytes' | 'usd' | 'stakeUsd'> {
  readonly day: string
  readonly title: string
  readonly reported: boolean
}

interface State {
  status: 'open' | Proof['status']
  since: string
  fixedOn: string | null
  /** Days that it cost as found, before it was fixed. */
  before: Point[]
  /** Days since it was fixed, or has gone. */
  after: Point[]
}

/**
 * What became of the findings that were reported before, newest first. `days` are complete days of one set of monitors,
 * oldest first, the report's day last.
 */
export function proofsOf(days: readonly FindingsDay[], kinds: readonly Kind[]): Proof[] {
  const leverOf = new Map(kinds.map(({ kind, lever }) => [kind, lever]))
  const kindOf = new Map<string, FindingKind>()
  for (const { subjects } of days) {
    for (const [id, { kind, reported }] of Object.entries(subjects)) if (reported) kindOf.set(id, kind)
  }
  return [...kindOf]
    .flatMap(([id, kind]) => {
      const lever = leverOf.get(kind) ?? null
      return lever === null ? [] : (proofOf(id, kind, lever, days) ?? [])
    })
    .toSorted((a, b) => (a.since < b.since ? 1 : a.since > b.since ? -1 : a.id < b.id ? -1 : 1))
}

function proofOf(
  id: string,
  kind: FindingKind,
  lever: 'way' | 'volume',
  days: readonly FindingsDay[],
): Proof | undefined {
  const points = days.map(({ day, subjects }): Point => {
    const subject = subjects[id]
    return subject ? { day, ...subject } : { day, title: '', bytes: 0, usd: 0, stakeUsd: 0, reported: false }
  })
  const first = points.findIndex(({ reported }) => reported)
  const state: State = { status: 'open', since: '', fixedOn: null, before: [], after: [] }
  for (const point of points.slice(first)) advance(state, point, lever)
  const { status, since, fixedOn, before, after } = state
  const last = points.at(-1)
  // One quiet day is no news.
  if (status === 'open' || !last || (status === 'gone' && after.length < 2)) return undefined
  const base = baseline(before, last.day)
  const recent = after.slice(-MEDIAN_DAYS)
  const afterUsdPerDay = median(recent.map(({ usd }) => usd))
  const volume = base.bytes > 0 ? median(recent.map(({ bytes }) => bytes)) / base.bytes : 0
  // At the volume of after: less traffic is no saving of a change of way, and more traffic does not hide one.
  const atThisVolume = lever === 'way' ? base.usd * volume : base.usd
  return {
    id,
    kind,
    title: points.findLast(({ title }) => title !== '')?.title ?? id,
    status,
    since,
    fixedOn: status === 'returned' ? fixedOn : null,
    beforeUsdPerDay: base.usd,
    beforeDays: base.days,
    beforeSameWeekday: base.sameWeekday,
    afterUsdPerDay,
    afterDays: recent.length,
    usdPerMonth: status === 'fixed' ? (Math.max(0, atThisVolume - afterUsdPerDay) * HOURS_PER_MONTH) / 24 : 0,
    volume,
  }
}

function advance(state: State, point: Point, lever: 'way' | 'volume'): void {
  const now = stateOf(point, baseline(state.before, point.day), lever)
  if (state.status === 'open' || state.status === 'gone') {
    if (now === 'as before') {
      Object.assign(state, { status: 'open', since: '', after: [] })
      state.before.push(point)
    } else if (now === state.status) state.after.push(point)
    else move(state, now, point)
    return
  }
  // A day without traffic says nothing of a change of way; it counts as a day of what there was.
  if (now === 'gone' || (now === 'fixed') === (state.status === 'fixed')) state.after.push(point)
  else move(state, now === 'fixed' ? 'fixed' : 'returned', point)
}

function move(state: State, status: Proof['status'], point: Point): void {
  if (status === 'fixed') state.fixedOn = point.day
  Object.assign(state, { status, since: point.day, after: [point] })
}

function stateOf(point: Point, base: Baseline, lever: 'way' | 'volume'): 'fixed' | 'gone' | 'as before' {
  if (base.bytes === 0 || base.stakeUsd === 0) return 'as before'
  if (lever === 'volume') return point.stakeUsd < base.stakeUsd * FIXED_BELOW ? 'fixed' : 'as before'
  if (point.bytes < base.bytes * GONE_BELOW) return 'gone'
  return point.stakeUsd / point.bytes < (base.stakeUsd / base.bytes) * FIXED_BELOW ? 'fixed' : 'as before'
}

interface Baseline {
  readonly usd: number
  readonly stakeUsd: number
  readonly bytes: number
  readonly days: number
  readonly sameWeekday: boolean
}

/** Medians of the days before: of the day's weekday where enough of them are known, else of all. */
function baseline(before: readonly Point[], day: string): Baseline {
  const recent = before.slice(-BEFORE_DAYS)
  const same = recent.filter((point) => weekday(point.day) === weekday(day))
  const sameWeekday = same.length >= ENOUGH_WEEKDAYS
  const used = sameWeekday ? same : recent
  return {
    usd: median(used.map(({ usd }) => usd)),
    stakeUsd: median(used.map(({ stakeUsd }) => stakeUsd)),
    bytes: median(used.map(({ bytes }) => bytes)),
    days: used.length,
    sameWeekday,
  }
}

const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay()
