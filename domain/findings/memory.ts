import type { FindingKind } from './finding.ts'

/** What of a finding each team pays for: parts that are 1 together; none where no flow tells of it. */
export type TeamShares = Readonly<Record<string, number>>

/** What was measured of a finding's subject on a day, found or not. Dollars of the day. */
export interface SubjectDay {
  readonly kind: FindingKind
  /** Empty on a day on which there was nothing to say. */
  readonly title: string
  /** Of the subject's traffic, whatever way it went. */
  readonly bytes: number
  /** Those whose way or price nobody knew. */
  readonly unpricedBytes: number
  /** Those of which a part of the price is not known, so that they cost at least `usd`; days of an earlier form do not tell. */
  readonly partlyPricedBytes?: number
  /** What that cost. */
  readonly usd: number
  /** What endpoints and gateways of the subject's own cost by the hour. */
  readonly hoursUsd: number
  /** What the finding is about, of `usd`, and no finding before it had taken. */
  readonly stakeUsd: number
  /** What the change would have saved that day; negative where it would have cost more. */
  readonly savingUsd: number
  /** Whether the day's report had it, open or accepted. */
  readonly reported: boolean
  /** The acceptance that held, and what the finding would have saved a month when that began; null where none did. */
  readonly accepted: { readonly usdPerMonth: number; readonly reason: string; readonly until: string } | null
  /** Whose the dollars were that the finding stood on; absent where none was reported, and where nobody decided on teams. */
  readonly teams?: TeamShares
  /** Sources that it stands on, by their ids; days of an earlier form do not tell. */
  readonly sources?: readonly string[]
  /** Sources whose networks told what it cost, by their ids; days of an earlier form do not tell, nor do those of one source alone. */
  readonly networks?: readonly string[]
}

/** An object of `memory/dt=…/`: the memory by which findings are told steady, fixed, or worse than accepted. */
export interface FindingsDay {
  readonly schema: 1
  readonly day: string
  /** Without gaps and cuts, of networks that EC2 told all of; others are no measure. */
  readonly complete: boolean
  /** Of one that is not, sources of which something is missing, by their ids: the others are whole. Absent where that may be all of them. */
  readonly lackingSources?: readonly string[]
  /** Sources whose networks could not be read, by their ids; absent where all could. */
  readonly unreadSources?: readonly string[]
  /** Names, in order. */
  readonly monitors: readonly string[]
  /** By finding's id. */
  readonly subjects: Readonly<Record<string, SubjectDay>>
  /**
   * Of ids that flows have where EC2 alone names their far ends, those that they have this day, as a service told more; none where nothing
   * is found. Absent where no service did.
   */
  readonly formerIds?: Readonly<Record<string, readonly string[]>>
}

/** Whether a day's flows of a finding's subject are there under another id: it says nothing of that finding. */
export function goesOnElsewhere(
  id: string,
  { subjects, formerIds = {} }: FindingsDay,
  former: ReadonlySet<string>,
): boolean {
  if (formerIds[id]) return true
  return !subjects[id] && [...former].some((one) => (subjects[one]?.bytes ?? 0) > 0)
}

/** Ids that a finding had, or will have again, where EC2 alone names the far ends of its flows. */
export const formerIdsOf = (id: string, days: readonly Pick<FindingsDay, 'formerIds'>[]): ReadonlySet<string> =>
  new Set(days.flatMap(({ formerIds = {} }) => Object.keys(formerIds).filter((one) => formerIds[one]?.includes(id))))

/** Days that are looked back on. */
export const MEMORY_DAYS = 60

/** Those of which a median is made. */
export const MEDIAN_DAYS = 7

/** Subjects that a day remembers: the dearest, and those that were reported. */
const MOST_REMEMBERED = 1000

/** What is worth remembering: a large cluster has thousands of subjects that cost next to nothing. */
export function remembered(subjects: Readonly<Record<string, SubjectDay>>, everReported: ReadonlySet<string>) {
  const costOf = ({ stakeUsd, hoursUsd }: SubjectDay) => stakeUsd + hoursUsd
  const isReported = ([id, { reported }]: readonly [string, SubjectDay]) => reported || everReported.has(id)
  const all = Object.entries(subjects)
  const dearest = all
    .filter((one) => !isReported(one))
    .toSorted(([idA, a], [idB, b]) => costOf(b) - costOf(a) || (idA < idB ? -1 : 1))
    .slice(0, MOST_REMEMBERED)
  return Object.fromEntries([...all.filter(isReported), ...dearest].toSorted(([a], [b]) => (a < b ? -1 : 1)))
}
